from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0006_reviews_by_film_and_member"),
    ]

    operations = [
        migrations.AddField(
            model_name="filmtally",
            name="unproven_1",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="filmtally",
            name="unproven_10",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="filmtally",
            name="unproven_2",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="filmtally",
            name="unproven_3",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="filmtally",
            name="unproven_4",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="filmtally",
            name="unproven_5",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="filmtally",
            name="unproven_6",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="filmtally",
            name="unproven_7",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="filmtally",
            name="unproven_8",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="filmtally",
            name="unproven_9",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
