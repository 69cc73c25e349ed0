import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("films", "0002_dataset_entries"),
    ]

    operations = [
        migrations.CreateModel(
            name="Festival",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("slug", models.CharField(max_length=80, unique=True)),
                ("key", models.CharField(max_length=200, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("festival", "festival"), ("club", "film club"), ("cinema", "cinema")],
                        default="festival",
                        max_length=10,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=120)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("website", models.URLField(blank=True, max_length=300)),
                ("text", models.TextField(blank=True, max_length=10000)),
                ("html", models.TextField(blank=True)),
                ("run_here", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.CharField(max_length=40)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("number", models.PositiveIntegerField(blank=True, null=True)),
                ("year", models.PositiveIntegerField()),
                ("starts", models.DateField(blank=True, null=True)),
                ("ends", models.DateField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=120)),
                ("zone", models.CharField(default="UTC", max_length=60)),
                ("text", models.TextField(blank=True, max_length=10000)),
                ("html", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "in preparation"), ("announced", "announced")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("buzz", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "festival",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="editions", to="festivals.festival"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160)),
                ("slug", models.CharField(max_length=80)),
                ("key", models.CharField(max_length=160)),
                ("text", models.TextField(blank=True, max_length=4000)),
                ("html", models.TextField(blank=True)),
                ("competition", models.BooleanField(default=False)),
                ("position", models.PositiveIntegerField(default=0)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="festivals.edition"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="parts",
                        to="festivals.section",
                    ),
                ),
                (
                    "was",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="became",
                        to="festivals.section",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Selection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "premiere",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("world", "world premiere"),
                            ("international", "international premiere"),
                            ("continental", "continental premiere"),
                            ("national", "national premiere"),
                            ("regional", "regional premiere"),
                        ],
                        max_length=14,
                    ),
                ),
                ("premiere_words", models.CharField(blank=True, max_length=80)),
                (
                    "part",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("opening", "opening film"),
                            ("closing", "closing film"),
                            ("centrepiece", "centrepiece"),
                        ],
                        max_length=12,
                    ),
                ),
                ("competition", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True, max_length=10000)),
                ("html", models.TextField(blank=True)),
                ("version", models.CharField(blank=True, max_length=160)),
                ("minutes", models.PositiveIntegerField(blank=True, null=True)),
                ("language", models.CharField(blank=True, max_length=160)),
                ("position", models.PositiveIntegerField(default=0)),
                ("entered", models.BooleanField(default=False)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="selections", to="festivals.edition"
                    ),
                ),
                (
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="selections", to="films.film"
                    ),
                ),
                (
                    "preceded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="followed_by",
                        to="festivals.selection",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="selections",
                        to="festivals.section",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="selections",
                        to="films.statement",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["festival", "-year"], name="edition_by_year"),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(fields=("festival", "slug"), name="one_edition_of_a_slug"),
        ),
        migrations.AddConstraint(
            model_name="section",
            constraint=models.UniqueConstraint(fields=("edition", "slug"), name="one_section_of_a_slug"),
        ),
        migrations.AddConstraint(
            model_name="section",
            constraint=models.UniqueConstraint(fields=("edition", "key"), name="one_section_of_a_name"),
        ),
        migrations.AddIndex(
            model_name="selection",
            index=models.Index(fields=["film"], name="selection_by_film"),
        ),
        migrations.AddConstraint(
            model_name="selection",
            constraint=models.UniqueConstraint(
                fields=("edition", "film", "section"), name="one_selection_in_a_section"
            ),
        ),
        migrations.AddConstraint(
            model_name="selection",
            constraint=models.UniqueConstraint(
                condition=models.Q(("section__isnull", True)),
                fields=("edition", "film"),
                name="one_selection_without_section",
            ),
        ),
    ]
