import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, unique=True)),
                ("slug", models.SlugField(max_length=200, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("house", "the house"),
                            ("encyclopedia", "encyclopedia"),
                            ("magazine", "magazine"),
                            ("members", "site of members"),
                            ("dataset", "dataset"),
                            ("other", "other"),
                        ],
                        default="other",
                        max_length=20,
                    ),
                ),
                ("weight", models.PositiveSmallIntegerField(default=50)),
            ],
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("published", "published"),
                            ("superseded", "superseded"),
                            ("withdrawn", "withdrawn"),
                            ("discarded", "discarded"),
                        ],
                        default="proposed",
                        max_length=20,
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("title", models.CharField(max_length=500)),
                ("byline", models.JSONField(default=list)),
                ("outlet", models.CharField(blank=True, max_length=200)),
                ("published", models.CharField(blank=True, max_length=40)),
                ("language", models.CharField(blank=True, max_length=20)),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("media_type", models.CharField(default="text/plain", max_length=100)),
                ("origin", models.CharField(blank=True, max_length=1000)),
                ("address", models.URLField(blank=True, max_length=1000)),
                ("licence", models.CharField(blank=True, max_length=60)),
                ("retrieved_at", models.DateTimeField()),
                ("reader", models.CharField(max_length=60)),
                ("unread", models.JSONField(default=list)),
                ("problems", models.JSONField(default=list)),
                ("reading", models.JSONField(blank=True, null=True)),
                ("added_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("settled_reason", models.CharField(blank=True, max_length=500)),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="sources.document",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="sources.source"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "-added_at"], name="document_by_state"),
                    models.Index(fields=["origin"], name="document_by_origin"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "published"])),
                        fields=("sha256",),
                        name="one_document_of_a_text",
                    )
                ],
            },
        ),
    ]
