import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("sources", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Film",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=200, unique=True)),
                ("title", models.CharField(max_length=300)),
                ("sort_title", models.CharField(db_index=True, max_length=300)),
                ("match_key", models.CharField(db_index=True, max_length=120)),
                ("year", models.PositiveSmallIntegerField(blank=True, db_index=True, null=True)),
                ("runtime_minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("synopsis", models.TextField(blank=True)),
                ("genre", models.CharField(blank=True, max_length=80)),
                ("shown", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField()),
                (
                    "base_document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="based_films",
                        to="sources.document",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("property", models.CharField(max_length=40)),
                ("value", models.JSONField()),
                ("qualifiers", models.JSONField(default=dict)),
                ("rank", models.CharField(default="normal", max_length=12)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("start", models.PositiveIntegerField(default=0)),
                ("end", models.PositiveIntegerField(default=0)),
                ("quote", models.TextField(blank=True)),
                ("sentence", models.TextField(blank=True)),
                ("digest", models.CharField(max_length=40)),
                ("row_key", models.CharField(blank=True, max_length=16)),
                ("made_at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="sources.document",
                    ),
                ),
                (
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="films.film"
                    ),
                ),
                (
                    "stated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=16)),
                ("sources", models.PositiveSmallIntegerField()),
                ("accepted", models.BooleanField()),
                ("disputed", models.BooleanField()),
                ("position", models.PositiveSmallIntegerField()),
                ("date", models.CharField(max_length=40)),
                ("sort_date", models.CharField(db_index=True, max_length=10)),
                ("kind", models.CharField(max_length=20)),
                ("place", models.CharField(blank=True, max_length=100)),
                ("qualifiers", models.JSONField(default=dict)),
                (
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)s_rows", to="films.film"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="films.statement"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=16)),
                ("sources", models.PositiveSmallIntegerField()),
                ("accepted", models.BooleanField()),
                ("disputed", models.BooleanField()),
                ("position", models.PositiveSmallIntegerField()),
                ("property", models.CharField(max_length=20)),
                ("by", models.CharField(blank=True, max_length=100)),
                ("amount", models.DecimalField(decimal_places=4, max_digits=18)),
                ("scale", models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True)),
                ("currency", models.CharField(blank=True, max_length=3)),
                ("count", models.PositiveIntegerField(blank=True, null=True)),
                ("qualifiers", models.JSONField(default=dict)),
                ("value", models.JSONField()),
                (
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)s_rows", to="films.film"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="films.statement"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=16)),
                ("sources", models.PositiveSmallIntegerField()),
                ("accepted", models.BooleanField()),
                ("disputed", models.BooleanField()),
                ("position", models.PositiveSmallIntegerField()),
                ("property", models.CharField(max_length=40)),
                ("value", models.JSONField()),
                ("folded", models.CharField(max_length=200)),
                ("qualifiers", models.JSONField(default=dict)),
                (
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)s_rows", to="films.film"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="films.statement"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Credit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=16)),
                ("sources", models.PositiveSmallIntegerField()),
                ("accepted", models.BooleanField()),
                ("disputed", models.BooleanField()),
                ("position", models.PositiveSmallIntegerField()),
                ("function", models.CharField(max_length=40)),
                ("character", models.CharField(blank=True, max_length=200)),
                ("billing", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("credited_as", models.CharField(blank=True, max_length=200)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="credits", to="people.person"
                    ),
                ),
                (
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)s_rows", to="films.film"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="films.statement"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Title",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=16)),
                ("sources", models.PositiveSmallIntegerField()),
                ("accepted", models.BooleanField()),
                ("disputed", models.BooleanField()),
                ("position", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=300)),
                ("folded", models.CharField(db_index=True, max_length=300)),
                ("match_key", models.CharField(db_index=True, max_length=120)),
                ("kind", models.CharField(max_length=20)),
                ("language", models.CharField(blank=True, max_length=20)),
                (
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)s_rows", to="films.film"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="films.statement"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="QuotedReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("author", models.CharField(blank=True, max_length=200)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("rating", models.DecimalField(blank=True, decimal_places=3, max_digits=8, null=True)),
                ("scale", models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True)),
                ("original", models.CharField(blank=True, max_length=60)),
                ("verdict", models.CharField(blank=True, max_length=10)),
                ("text", models.TextField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quoted_reviews",
                        to="sources.document",
                    ),
                ),
                (
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="quoted_reviews", to="films.film"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("document", "film", "start", "end"), name="one_review_in_a_place")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(fields=["film", "property"], name="statement_by_film"),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(fields=["film", "row_key"], name="statement_by_row"),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(
                fields=("document", "film", "start", "end", "digest"), name="one_statement_of_a_kind_in_a_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(("document__isnull", False), ("stated_by__isnull", False), _connector="OR"),
                name="somebody_states_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.UniqueConstraint(fields=("film", "key"), name="release_of_a_key"),
        ),
        migrations.AddIndex(
            model_name="figure",
            index=models.Index(fields=["property", "by", "amount"], name="figure_by_property"),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.UniqueConstraint(fields=("film", "key"), name="figure_of_a_key"),
        ),
        migrations.AddIndex(
            model_name="fact",
            index=models.Index(fields=["property", "folded"], name="fact_by_value"),
        ),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.UniqueConstraint(fields=("film", "key"), name="fact_of_a_key"),
        ),
        migrations.AddIndex(
            model_name="credit",
            index=models.Index(fields=["person", "function"], name="credit_by_person"),
        ),
        migrations.AddConstraint(
            model_name="credit",
            constraint=models.UniqueConstraint(fields=("film", "key"), name="credit_of_a_key"),
        ),
        migrations.AddConstraint(
            model_name="title",
            constraint=models.UniqueConstraint(fields=("film", "key"), name="title_of_a_key"),
        ),
    ]
