from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("festivals", "0007_who_takes_ballots_out"),
        ("films", "0002_dataset_entries"),
    ]

    operations = [
        migrations.AddField(
            model_name="award",
            name="entered",
            field=models.BooleanField(default=True),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.UniqueConstraint(
                condition=models.Q(("entered", False)),
                fields=("statement",),
                name="one_award_of_a_statement_that_tells_it",
            ),
        ),
    ]
