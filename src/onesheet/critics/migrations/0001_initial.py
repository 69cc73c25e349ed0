import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("films", "0001_initial"),
        ("people", "0002_person_statement"),
        ("sources", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CriticTally",
            fields=[
                (
                    "film",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="critic_tally",
                        serialize=False,
                        to="films.film",
                    ),
                ),
                ("positive", models.PositiveIntegerField(default=0)),
                ("mixed", models.PositiveIntegerField(default=0)),
                ("negative", models.PositiveIntegerField(default=0)),
                ("undecided", models.PositiveIntegerField(default=0)),
                ("scored", models.PositiveIntegerField(default=0)),
                ("values", models.PositiveBigIntegerField(default=0)),
                ("squares", models.PositiveBigIntegerField(default=0)),
                ("weighed", models.PositiveIntegerField(default=0)),
                ("weights", models.PositiveBigIntegerField(default=0)),
                ("weights_squared", models.PositiveBigIntegerField(default=0)),
                ("weighted", models.PositiveBigIntegerField(default=0)),
                ("weighted_squares", models.PositiveBigIntegerField(default=0)),
                ("held", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Critic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("slug", models.SlugField(max_length=200, unique=True)),
                ("folded", models.CharField(max_length=200, unique=True)),
                ("website", models.URLField(blank=True, max_length=300)),
                ("scale", models.CharField(blank=True, max_length=30)),
                ("weight", models.PositiveSmallIntegerField(default=100)),
                (
                    "person",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="as_critic",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CriticReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("date", models.CharField(blank=True, max_length=40)),
                ("sort_date", models.CharField(blank=True, max_length=10)),
                ("address", models.URLField(blank=True, max_length=1000)),
                ("quote", models.TextField(blank=True, max_length=2000)),
                ("language", models.CharField(blank=True, max_length=20)),
                ("licence", models.CharField(blank=True, max_length=60)),
                ("printed", models.CharField(blank=True, max_length=100)),
                ("scale", models.CharField(blank=True, max_length=30)),
                ("mark", models.DecimalField(blank=True, decimal_places=3, max_digits=8, null=True)),
                ("value", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("table", models.CharField(blank=True, max_length=40)),
                ("unread", models.CharField(blank=True, max_length=40)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("positive", "positive"), ("mixed", "mixed"), ("negative", "negative"), ("", "none")],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "verdict_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("critic", "the critic"),
                            ("outlet", "the outlet"),
                            ("aggregator", "the aggregator"),
                            ("editor", "an editor of this site"),
                            ("rule", "the rule of this site"),
                            ("", "nobody"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("verdict_name", models.CharField(blank=True, max_length=200)),
                ("start", models.PositiveIntegerField(default=0)),
                ("end", models.PositiveIntegerField(default=0)),
                ("line", models.PositiveIntegerField(default=0)),
                ("said", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("key", models.CharField(max_length=40, unique=True)),
                ("held_until", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=500)),
                (
                    "critic",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="critics.critic",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="critic_reviews",
                        to="sources.document",
                    ),
                ),
                (
                    "film",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="critic_reviews",
                        to="films.film",
                    ),
                ),
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
            name="CriticReviewChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.JSONField()),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
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
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="critics.criticreview"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Outlet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("slug", models.SlugField(max_length=200, unique=True)),
                ("folded", models.CharField(max_length=200, unique=True)),
                ("website", models.URLField(blank=True, max_length=300)),
                ("scale", models.CharField(blank=True, max_length=30)),
                ("weight", models.PositiveSmallIntegerField(default=100)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("language", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("weight__lte", 400)), name="outlet_not_too_heavy")
                ],
            },
        ),
        migrations.AddField(
            model_name="criticreview",
            name="outlet",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reviews",
                to="critics.outlet",
            ),
        ),
        migrations.CreateModel(
            name="ReviewTable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300)),
                ("sha256", models.CharField(max_length=64)),
                ("format", models.CharField(max_length=40)),
                ("licence", models.CharField(blank=True, max_length=60)),
                ("rows", models.PositiveIntegerField(default=0)),
                ("made", models.PositiveIntegerField(default=0)),
                ("same", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
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
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="review_tables", to="sources.source"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="criticreview",
            name="table_of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reviews",
                to="critics.reviewtable",
            ),
        ),
        migrations.CreateModel(
            name="ScoreHold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("until", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
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
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="score_holds", to="films.film"
                    ),
                ),
                (
                    "lifted_by",
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
            name="Weight",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("weight", models.PositiveSmallIntegerField()),
                ("reason", models.CharField(max_length=500)),
                ("at", models.DateTimeField()),
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
                    "critic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="weights",
                        to="critics.critic",
                    ),
                ),
                (
                    "outlet",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="weights",
                        to="critics.outlet",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Consensus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(blank=True, max_length=600)),
                ("at", models.DateTimeField()),
                ("reviews", models.PositiveIntegerField(default=0)),
                ("reason", models.CharField(blank=True, max_length=500)),
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
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consensuses", to="films.film"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["film", "-id"], name="consensus_by_film")],
            },
        ),
        migrations.AddConstraint(
            model_name="critic",
            constraint=models.CheckConstraint(condition=models.Q(("weight__lte", 400)), name="critic_not_too_heavy"),
        ),
        migrations.AddIndex(
            model_name="criticreview",
            index=models.Index(fields=["film", "-sort_date", "-id"], name="criticreview_by_film"),
        ),
        migrations.AddIndex(
            model_name="criticreview",
            index=models.Index(fields=["critic", "-sort_date", "-id"], name="criticreview_by_critic"),
        ),
        migrations.AddIndex(
            model_name="criticreview",
            index=models.Index(fields=["outlet", "-sort_date", "-id"], name="criticreview_by_outlet"),
        ),
        migrations.AddIndex(
            model_name="criticreview",
            index=models.Index(
                condition=models.Q(("held_until__isnull", False)), fields=["held_until"], name="criticreview_held"
            ),
        ),
        migrations.AddIndex(
            model_name="criticreview",
            index=models.Index(
                condition=models.Q(("held_until__isnull", True), ("withdrawn_at__isnull", True)),
                fields=["critic", "film"],
                name="criticreview_of_critic",
            ),
        ),
        migrations.AddIndex(
            model_name="criticreview",
            index=models.Index(
                condition=models.Q(("held_until__isnull", True), ("withdrawn_at__isnull", True)),
                fields=["outlet", "film"],
                name="criticreview_of_outlet",
            ),
        ),
        migrations.AddConstraint(
            model_name="criticreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__isnull", True), ("value__lte", 10000), _connector="OR"),
                name="value_to_a_hundred",
            ),
        ),
        migrations.AddConstraint(
            model_name="scorehold",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at__isnull", True)), fields=("film",), name="one_hold_of_a_films_scores"
            ),
        ),
        migrations.AddConstraint(
            model_name="weight",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("critic__isnull", False), ("outlet__isnull", True)),
                    models.Q(("critic__isnull", True), ("outlet__isnull", False)),
                    _connector="OR",
                ),
                name="weight_of_one_voice",
            ),
        ),
        migrations.AddConstraint(
            model_name="weight",
            constraint=models.CheckConstraint(condition=models.Q(("weight__lte", 400)), name="weight_not_too_heavy"),
        ),
    ]
