from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0003_activity_in_feed"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="viewing",
            name="viewing_by_member",
        ),
        migrations.AddIndex(
            model_name="viewing",
            index=models.Index(fields=["member", "-sort_date", "-id", "visibility"], name="viewing_in_diary"),
        ),
    ]
