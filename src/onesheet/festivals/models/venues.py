"""Where films are shown."""

from __future__ import annotations

from django.db import models


class Venue(models.Model):
    """A house with one screen or more. Its address is `/venues/<slug>`."""

    name = models.CharField(max_length=160)
    slug = models.CharField(max_length=80, unique=True)
    address = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=120, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    """Degrees; null where nobody said."""
    website = models.URLField(max_length=300, blank=True)
    access = models.TextField(max_length=2_000, blank=True)
    """How to get in, in plain words: steps, lifts, places for wheelchairs."""
    entered = models.BooleanField(default=True)
    """Whether the house made or changed it; False where a programme that was taken in alone made it, and it goes with that."""
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Screen(models.Model):
    """A screen of a venue; a venue with one has one without a name."""

    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="screens")
    name = models.CharField(max_length=80, blank=True)
    seats = models.PositiveIntegerField(null=True, blank=True)
    step_free = models.BooleanField(null=True, blank=True)
    hearing_loop = models.BooleanField(null=True, blank=True)
    """Null where nobody said."""
    entered = models.BooleanField(default=True)
    """As of a venue."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["venue", "name"], name="one_screen_of_a_name")]

    def __str__(self) -> str:
        return f"{self.venue}, {self.name}" if self.name else str(self.venue)


class Walk(models.Model):
    """How long it takes from one venue to another, in both directions. Where none is told, the way is reckoned from their places on the map."""

    one = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="+")
    """Its number is higher than `one`'s."""
    minutes = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="one_walk_between_two"),
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="walk_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one} to {self.other}: {self.minutes} min"
