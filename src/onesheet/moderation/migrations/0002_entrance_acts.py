"""Who was let in or turned away stands in the log."""

from django.db import migrations, models

KINDS = [
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
    ("approve", "let in"),
    ("refuse", "turned away"),
]


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial")]

    operations = [
        migrations.AlterField(model_name="act", name="kind", field=models.CharField(choices=KINDS, max_length=10)),
    ]
