from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("films", "0001_initial"),
        ("reviews", "0002_reviews_by_high_rating"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="activity",
            name="one_activity_of_a_thing",
        ),
        migrations.AddIndex(
            model_name="activity",
            index=models.Index(
                condition=models.Q(models.Q(("visibility", "me"), _negated=True), ("shown", True)),
                fields=["member", "-id"],
                name="activity_in_feed",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.UniqueConstraint(fields=("kind", "ref", "member"), name="one_activity_of_a_thing"),
        ),
    ]
