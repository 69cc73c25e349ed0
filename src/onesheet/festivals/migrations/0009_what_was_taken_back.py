from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("festivals", "0008_awards_that_documents_tell"),
    ]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="entered",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="festival",
            name="entered",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="screen",
            name="entered",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="venue",
            name="entered",
            field=models.BooleanField(default=True),
        ),
        migrations.CreateModel(
            name="TakenBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("festival", "festival"),
                            ("edition", "edition"),
                            ("section", "section"),
                            ("screening", "screening"),
                            ("venue", "venue"),
                        ],
                        max_length=10,
                    ),
                ),
                ("festival", models.CharField(blank=True, max_length=80)),
                ("edition", models.CharField(blank=True, max_length=40)),
                ("name", models.CharField(blank=True, max_length=80)),
                ("title", models.CharField(max_length=500)),
                ("told", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("what", "festival", "edition", "name"), name="one_taken_back_at_an_address"
                    )
                ],
            },
        ),
    ]
