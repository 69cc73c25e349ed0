from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("festivals", "0002_versions_of_rules")]

    operations = [
        migrations.AddField(
            model_name="section",
            name="changed_at",
            field=models.DateTimeField(blank=True, null=True),
        )
    ]
