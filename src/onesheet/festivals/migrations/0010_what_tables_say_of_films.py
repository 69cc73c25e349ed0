"""What a table said of a film in an edition, so that what somebody changed here since is known."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("festivals", "0009_what_was_taken_back")]

    operations = [migrations.AddField("selection", "stated", models.JSONField(blank=True, null=True))]
