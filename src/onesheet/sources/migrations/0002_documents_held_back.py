"""Documents that are held back until an edition is announced."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sources", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="document",
            name="state",
            field=models.CharField(
                choices=[
                    ("proposed", "proposed"),
                    ("published", "published"),
                    ("superseded", "superseded"),
                    ("withdrawn", "withdrawn"),
                    ("discarded", "discarded"),
                    ("held", "held back"),
                ],
                default="proposed",
                max_length=20,
            ),
        ),
    ]
