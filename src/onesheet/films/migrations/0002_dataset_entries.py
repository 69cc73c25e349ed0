import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("films", "0001_initial"),
        ("sources", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DatasetEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("scheme", models.CharField(max_length=40)),
                ("number", models.CharField(max_length=40)),
                ("original_title", models.CharField(blank=True, max_length=300)),
                ("original_key", models.CharField(blank=True, max_length=120)),
                ("genres", models.CharField(blank=True, max_length=200)),
                ("row", models.TextField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dataset_entries",
                        to="sources.document",
                    ),
                ),
                (
                    "film",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="dataset_entry", to="films.film"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("original_key", ""), _negated=True),
                        fields=["original_key"],
                        name="entry_by_original_key",
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("scheme", "number"), name="one_entry_of_a_number")],
            },
        ),
    ]
