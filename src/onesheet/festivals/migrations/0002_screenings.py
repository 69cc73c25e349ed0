import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("festivals", "0001_programme"),
    ]

    operations = [
        migrations.CreateModel(
            name="Screen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=80)),
                ("seats", models.PositiveIntegerField(blank=True, null=True)),
                ("step_free", models.BooleanField(blank=True, null=True)),
                ("hearing_loop", models.BooleanField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Venue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160)),
                ("slug", models.CharField(max_length=80, unique=True)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("place", models.CharField(blank=True, max_length=120)),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                ("website", models.URLField(blank=True, max_length=300)),
                ("access", models.TextField(blank=True, max_length=2000)),
                ("changed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("code", models.CharField(blank=True, max_length=20)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("starts", models.DateTimeField()),
                ("minutes", models.PositiveIntegerField()),
                ("talk_minutes", models.PositiveIntegerField(default=0)),
                ("format", models.CharField(blank=True, max_length=60)),
                ("subtitles", models.CharField(blank=True, max_length=120)),
                ("guests", models.CharField(blank=True, max_length=300)),
                (
                    "captions",
                    models.CharField(
                        blank=True, choices=[("open", "open captions"), ("closed", "closed captions")], max_length=6
                    ),
                ),
                ("audio_description", models.BooleanField(default=False)),
                ("relaxed", models.BooleanField(default=False)),
                ("signed", models.BooleanField(default=False)),
                ("warnings", models.CharField(blank=True, max_length=500)),
                ("price", models.CharField(blank=True, max_length=120)),
                ("tickets", models.URLField(blank=True, max_length=400)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("public", "everybody"),
                            ("press", "press and industry"),
                            ("members", "members of the club"),
                        ],
                        default="public",
                        max_length=8,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "takes place"), ("cancelled", "cancelled")],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("sold_out", models.BooleanField(default=False)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("seats", models.PositiveIntegerField(blank=True, null=True)),
                ("admissions", models.PositiveIntegerField(blank=True, null=True)),
                ("takings", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("stated", models.JSONField(blank=True, null=True)),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="screenings", to="festivals.edition"
                    ),
                ),
                (
                    "screen",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="screenings",
                        to="festivals.screen",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="screenings",
                        to="films.statement",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("announced", "the programme is announced"),
                            ("film-added", "a film is added"),
                            ("film-withdrawn", "a film is withdrawn"),
                            ("film-back", "a film is back"),
                            ("added", "a screening is added"),
                            ("moved", "a screening is moved"),
                            ("cancelled", "a screening is cancelled"),
                            ("back", "a screening takes place after all"),
                            ("sold-out", "a screening is sold out"),
                            ("on-sale", "there are tickets again"),
                            ("changed", "something else of a screening is changed"),
                        ],
                        max_length=16,
                    ),
                ),
                ("told", models.JSONField(default=dict)),
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
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="festivals.edition"
                    ),
                ),
                (
                    "screening",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="changes",
                        to="festivals.screening",
                    ),
                ),
                (
                    "selection",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="changes",
                        to="festivals.selection",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Showing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=1)),
                (
                    "screening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="showings", to="festivals.screening"
                    ),
                ),
                (
                    "selection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="showings", to="festivals.selection"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="screen",
            name="venue",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="screens", to="festivals.venue"
            ),
        ),
        migrations.CreateModel(
            name="Walk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("minutes", models.PositiveIntegerField()),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="festivals.venue"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="festivals.venue"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="screening",
            index=models.Index(fields=["edition", "starts"], name="screening_by_time"),
        ),
        migrations.AddIndex(
            model_name="screening",
            index=models.Index(fields=["screen", "starts"], name="screening_by_screen"),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["edition", "-at"], name="change_by_time"),
        ),
        migrations.AddConstraint(
            model_name="showing",
            constraint=models.UniqueConstraint(fields=("screening", "selection"), name="one_showing_in_a_screening"),
        ),
        migrations.AddConstraint(
            model_name="screen",
            constraint=models.UniqueConstraint(fields=("venue", "name"), name="one_screen_of_a_name"),
        ),
        migrations.AddConstraint(
            model_name="walk",
            constraint=models.UniqueConstraint(fields=("one", "other"), name="one_walk_between_two"),
        ),
        migrations.AddConstraint(
            model_name="walk",
            constraint=models.CheckConstraint(condition=models.Q(("one__lt", models.F("other"))), name="walk_in_order"),
        ),
    ]
