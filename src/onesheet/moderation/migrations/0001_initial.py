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
            name="Act",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("hide", "hid"),
                            ("show", "showed again"),
                            ("delete", "deleted"),
                            ("warn", "warned"),
                            ("silence", "silenced"),
                            ("suspend", "suspended"),
                            ("lift", "lifted"),
                            ("dismiss", "dismissed reports"),
                            ("clean-up", "cleaned up"),
                            ("rule", "changed a rule"),
                            ("role", "changed a role"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "target",
                    models.CharField(
                        blank=True,
                        choices=[("member", "member"), ("review", "review"), ("comment", "comment"), ("list", "list")],
                        max_length=10,
                    ),
                ),
                ("target_id", models.PositiveBigIntegerField(blank=True, null=True)),
                ("reason", models.CharField(max_length=500)),
                ("details", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moderated",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moderated_against",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-at"], name="act_by_time"),
                    models.Index(fields=["target", "target_id"], name="act_by_target"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "target",
                    models.CharField(
                        choices=[("member", "member"), ("review", "review"), ("comment", "comment"), ("list", "list")],
                        max_length=10,
                    ),
                ),
                ("target_id", models.PositiveBigIntegerField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("spam", "spam or advertising"),
                            ("abuse", "abuse or harassment"),
                            ("spoiler", "a spoiler that is not marked"),
                            ("rights", "somebody else's text"),
                            ("other", "something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=2000)),
                ("quoted", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reported",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["closed_at", "at"], name="report_by_state")],
                "constraints": [
                    models.UniqueConstraint(fields=("target", "target_id", "by"), name="one_report_of_each")
                ],
            },
        ),
        migrations.CreateModel(
            name="WordRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("word", "word or phrase"),
                            ("domain", "links to a site"),
                            ("links", "more links than"),
                        ],
                        max_length=10,
                    ),
                ),
                ("pattern", models.CharField(max_length=200)),
                (
                    "then",
                    models.CharField(
                        choices=[("hold", "wait for a moderator"), ("refuse", "refuse")], default="hold", max_length=10
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "pattern"), name="one_rule_of_a_pattern")],
            },
        ),
    ]
