from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_notices_of_programmes")]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("follow", "somebody follows you"),
                    ("comment", "a comment on your review"),
                    ("reply", "an answer to your comment"),
                    ("like", "somebody likes your review"),
                    ("list", "you may edit a list"),
                    ("challenge", "a challenge of yours"),
                    ("programme", "a screening you planned"),
                    ("panel", "a selection panel you sit on"),
                    ("moderation", "a moderator's decision"),
                    ("report", "a report to handle"),
                    ("account", "an account to approve"),
                ],
                max_length=12,
            ),
        )
    ]
