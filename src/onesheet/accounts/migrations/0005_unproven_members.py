from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_unseen_notices"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="unproven",
            field=models.BooleanField(default=False),
        ),
    ]
