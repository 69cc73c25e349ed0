from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("slug", models.SlugField(max_length=200, unique=True)),
                ("folded", models.CharField(db_index=True, max_length=200)),
                ("sort_name", models.CharField(max_length=200)),
            ],
            options={
                "verbose_name_plural": "people",
            },
        ),
    ]
