from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PageVersion",
            fields=[
                ("key", models.CharField(max_length=220, primary_key=True, serialize=False)),
                ("v", models.BigIntegerField()),
            ],
            options={
                "db_table": "page_version",
            },
        ),
    ]
