import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("films", "0002_dataset_entries"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ColumnMapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100)),
                ("header", models.CharField(max_length=64, unique=True)),
                ("columns", models.JSONField()),
                ("source", models.CharField(blank=True, max_length=200)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300)),
                ("path", models.CharField(blank=True, max_length=1000)),
                ("kept", models.BooleanField(default=False)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("format", models.CharField(blank=True, max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("previewing", "being looked through"),
                            ("previewed", "waits to be applied"),
                            ("applying", "being taken in"),
                            ("done", "taken in"),
                            ("failed", "stopped"),
                            ("undoing", "being undone"),
                            ("undone", "undone"),
                            ("discarded", "discarded"),
                        ],
                        default="received",
                        max_length=12,
                    ),
                ),
                (
                    "conflict",
                    models.CharField(
                        choices=[("keep", "what is here stays"), ("file", "the file wins")],
                        default="keep",
                        max_length=4,
                    ),
                ),
                ("options", models.JSONField(blank=True, default=dict)),
                ("expected", models.JSONField(blank=True, default=dict)),
                ("rows", models.PositiveIntegerField(default=0)),
                ("made", models.PositiveIntegerField(default=0)),
                ("changed", models.PositiveIntegerField(default=0)),
                ("same", models.PositiveIntegerField(default=0)),
                ("waiting", models.PositiveIntegerField(default=0)),
                ("ambiguous", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                ("notices", models.JSONField(blank=True, default=list)),
                ("fault", models.TextField(blank=True)),
                (
                    "act",
                    models.CharField(
                        blank=True,
                        choices=[("preview", "look through"), ("apply", "take in"), ("undo", "undo")],
                        max_length=8,
                    ),
                ),
                ("behind", models.BooleanField(default=False)),
                ("starts", models.PositiveSmallIntegerField(default=0)),
                ("runner", models.CharField(blank=True, max_length=60)),
                ("beat_at", models.DateTimeField(blank=True, null=True)),
                ("made_at", models.DateTimeField()),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("token", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="imports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stage",
                    models.CharField(
                        choices=[("preview", "preview"), ("applied", "applied"), ("later", "settled later")],
                        max_length=8,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("first", models.PositiveIntegerField()),
                ("rows", models.PositiveIntegerField()),
                ("fates", models.CharField(max_length=6)),
                ("outcomes", models.BinaryField()),
                ("journal", models.BinaryField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="batches", to="exchange.import"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waits for its film"),
                            ("ambiguous", "could be several films"),
                            ("settled", "taken in"),
                            ("dropped", "left out"),
                        ],
                        max_length=10,
                    ),
                ),
                ("row", models.JSONField()),
                ("told", models.CharField(max_length=40)),
                ("choices", models.JSONField(blank=True, default=list)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "film",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="films.film",
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="kept_rows", to="exchange.import"
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
            ],
        ),
        migrations.CreateModel(
            name="ImportRowKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(db_index=True, max_length=140)),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="exchange.importrow"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="import",
            index=models.Index(fields=["member", "-made_at"], name="import_by_member"),
        ),
        migrations.AddIndex(
            model_name="import",
            index=models.Index(fields=["state"], name="import_by_state"),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.UniqueConstraint(fields=("of", "stage", "number"), name="one_batch_of_a_number"),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(fields=["of", "state", "number"], name="importrow_by_state"),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(fields=["told"], name="importrow_by_told"),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.UniqueConstraint(fields=("of", "number"), name="one_kept_row_of_a_number"),
        ),
        migrations.AddConstraint(
            model_name="importrowkey",
            constraint=models.UniqueConstraint(fields=("row", "key"), name="one_key_of_a_row"),
        ),
    ]
