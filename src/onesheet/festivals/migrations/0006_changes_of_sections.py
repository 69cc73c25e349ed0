from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("festivals", "0005_awards_and_panels")]

    operations = [
        migrations.AlterField(
            model_name="change",
            name="kind",
            field=models.CharField(
                choices=[
                    ("announced", "the programme is announced"),
                    ("film-added", "a film is added"),
                    ("film-withdrawn", "a film is withdrawn"),
                    ("film-back", "a film is back"),
                    ("film-moved", "a film stands in another section"),
                    ("section-moved", "a section stands within another one"),
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
        )
    ]
