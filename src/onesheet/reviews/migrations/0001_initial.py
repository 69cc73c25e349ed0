import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("films", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FilmTally",
            fields=[
                (
                    "film",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="tally",
                        serialize=False,
                        to="films.film",
                    ),
                ),
                ("half_1", models.PositiveIntegerField(default=0)),
                ("half_2", models.PositiveIntegerField(default=0)),
                ("half_3", models.PositiveIntegerField(default=0)),
                ("half_4", models.PositiveIntegerField(default=0)),
                ("half_5", models.PositiveIntegerField(default=0)),
                ("half_6", models.PositiveIntegerField(default=0)),
                ("half_7", models.PositiveIntegerField(default=0)),
                ("half_8", models.PositiveIntegerField(default=0)),
                ("half_9", models.PositiveIntegerField(default=0)),
                ("half_10", models.PositiveIntegerField(default=0)),
                ("watched", models.PositiveIntegerField(default=0)),
                ("liked", models.PositiveIntegerField(default=0)),
                ("watchlisted", models.PositiveIntegerField(default=0)),
                ("reviews", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Viewing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("date", models.CharField(blank=True, max_length=10)),
                ("sort_date", models.CharField(blank=True, max_length=10)),
                ("rating", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("liked", models.BooleanField(default=False)),
                ("rewatch", models.BooleanField(default=False)),
                ("place", models.CharField(blank=True, max_length=200)),
                (
                    "format",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cinema", "cinema"),
                            ("festival", "festival screening"),
                            ("home", "at home"),
                            ("disc", "disc"),
                            ("stream", "stream"),
                        ],
                        max_length=10,
                    ),
                ),
                ("companions", models.JSONField(blank=True, default=list)),
                ("note", models.TextField(blank=True, max_length=5000)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "everybody"),
                            ("members", "members"),
                            ("followers", "followers"),
                            ("me", "only me"),
                        ],
                        default="public",
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("token", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="viewings", to="films.film"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="viewings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("published", "published")], default="draft", max_length=10
                    ),
                ),
                ("text", models.TextField(max_length=50000)),
                ("html", models.TextField(blank=True)),
                ("excerpt", models.TextField(blank=True)),
                ("spoilers", models.BooleanField(default=False)),
                ("rating", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("liked", models.BooleanField(default=False)),
                ("language", models.CharField(blank=True, max_length=20)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "everybody"),
                            ("members", "members"),
                            ("followers", "followers"),
                            ("me", "only me"),
                        ],
                        default="public",
                        max_length=10,
                    ),
                ),
                ("comments_open", models.BooleanField(default=True)),
                ("likes", models.PositiveIntegerField(default=0)),
                ("comments_count", models.PositiveIntegerField(default=0)),
                ("made_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("edited_at", models.DateTimeField(blank=True, null=True)),
                ("hidden_at", models.DateTimeField(blank=True, null=True)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                ("token", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="films.film"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "viewing",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="review",
                        to="reviews.viewing",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ViewingTag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("folded", models.CharField(max_length=60)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "viewing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tags", to="reviews.viewing"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("viewing", "saw a film"),
                            ("review", "reviewed a film"),
                            ("list", "made a list"),
                            ("watchlist", "wants to see a film"),
                            ("like", "likes a review"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ref", models.PositiveBigIntegerField()),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "everybody"),
                            ("members", "members"),
                            ("followers", "followers"),
                            ("me", "only me"),
                        ],
                        max_length=10,
                    ),
                ),
                ("shown", models.BooleanField(default=True)),
                ("at", models.DateTimeField()),
                (
                    "film",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="films.film",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activity",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["member", "-id"], name="activity_by_member")],
                "constraints": [
                    models.UniqueConstraint(fields=("member", "kind", "ref"), name="one_activity_of_a_thing")
                ],
            },
        ),
        migrations.CreateModel(
            name="MemberFilm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rating", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("rated_at", models.DateTimeField(blank=True, null=True)),
                ("liked", models.BooleanField(default=False)),
                ("watched", models.BooleanField(default=False)),
                ("watchlisted_at", models.DateTimeField(blank=True, null=True)),
                ("favourite", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("viewings", models.PositiveIntegerField(default=0)),
                ("last_viewed", models.CharField(blank=True, max_length=10)),
                ("changed_at", models.DateTimeField()),
                (
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="members", to="films.film"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="films", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["member", "rating"], name="memberfilm_by_rating"),
                    models.Index(fields=["member", "-last_viewed"], name="memberfilm_by_viewing"),
                    models.Index(
                        condition=models.Q(("watchlisted_at__isnull", False)),
                        fields=["member", "-watchlisted_at"],
                        name="memberfilm_wanted",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("member", "film"), name="one_row_of_member_and_film"),
                    models.UniqueConstraint(
                        condition=models.Q(("favourite__isnull", False)),
                        fields=("member", "favourite"),
                        name="one_favourite_in_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rating__isnull", True), ("rating__range", (1, 10)), _connector="OR"),
                        name="rating_in_half_stars",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("favourite__isnull", True), ("favourite__range", (1, 4)), _connector="OR"),
                        name="four_favourites",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(max_length=5000)),
                ("html", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("edited_at", models.DateTimeField(blank=True, null=True)),
                ("hidden_at", models.DateTimeField(blank=True, null=True)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                ("token", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="reviews.comment",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="reviews.review"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["review", "made_at"], name="comment_by_review")],
            },
        ),
        migrations.CreateModel(
            name="ReviewLike",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="liked_reviews",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="liked_by", to="reviews.review"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("review", "member"), name="one_like_of_a_review")],
            },
        ),
        migrations.CreateModel(
            name="ReviewText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("html", models.TextField()),
                ("spoilers", models.BooleanField()),
                ("rating", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("until", models.DateTimeField()),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="earlier", to="reviews.review"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["review", "-until"], name="reviewtext_by_review")],
            },
        ),
        migrations.AddIndex(
            model_name="viewing",
            index=models.Index(fields=["member", "-sort_date", "-id"], name="viewing_by_member"),
        ),
        migrations.AddIndex(
            model_name="viewing",
            index=models.Index(fields=["film", "member"], name="viewing_by_film"),
        ),
        migrations.AddConstraint(
            model_name="viewing",
            constraint=models.CheckConstraint(
                condition=models.Q(("rating__isnull", True), ("rating__range", (1, 10)), _connector="OR"),
                name="viewing_in_half_stars",
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(fields=["film", "-published_at"], name="review_by_film"),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(fields=["film", "-likes", "-published_at"], name="review_by_likes"),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(fields=["film", "rating", "-published_at"], name="review_by_rating"),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(fields=["member", "-published_at"], name="review_by_member"),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("rating__isnull", True), ("rating__range", (1, 10)), _connector="OR"),
                name="review_in_half_stars",
            ),
        ),
        migrations.AddIndex(
            model_name="viewingtag",
            index=models.Index(fields=["folded", "viewing"], name="viewing_by_tag"),
        ),
        migrations.AddConstraint(
            model_name="viewingtag",
            constraint=models.UniqueConstraint(fields=("viewing", "folded"), name="one_tag_of_a_viewing"),
        ),
    ]
