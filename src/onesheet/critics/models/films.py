"""What critics say of a film together."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from onesheet.films.models import Film


class CriticTally(models.Model):
    """Kept sums of a film's reviews that count, so that its scores cost the same however many they are.

    Whole numbers all: values in hundredths of a point, weights in ten-thousandths (outlet's times critic's). Nothing
    drifts. `services.tallies.recount` makes it again from the reviews.
    """

    film = models.OneToOneField(Film, on_delete=models.CASCADE, primary_key=True, related_name="critic_tally")
    positive = models.PositiveIntegerField(default=0)
    mixed = models.PositiveIntegerField(default=0)
    negative = models.PositiveIntegerField(default=0)
    undecided = models.PositiveIntegerField(default=0)
    """Reviews without a verdict."""
    scored = models.PositiveIntegerField(default=0)
    """Reviews with a value."""
    values = models.PositiveBigIntegerField(default=0)
    """Sum of the values."""
    squares = models.PositiveBigIntegerField(default=0)
    """Sum of their squares."""
    weighed = models.PositiveIntegerField(default=0)
    """Reviews with a value whose weight is not nought."""
    weights = models.PositiveBigIntegerField(default=0)
    """Sum of the weights of reviews with a value."""
    weights_squared = models.PositiveBigIntegerField(default=0)
    weighted = models.PositiveBigIntegerField(default=0)
    """Sum of weight times value."""
    weighted_squares = models.PositiveBigIntegerField(default=0)
    """Sum of weight times value squared."""
    held = models.BooleanField(default=False)
    """True while the film's scores are held back: a `ScoreHold` stands."""

    def __str__(self) -> str:
        return f"critics on {self.film}"


class ScoreHold(models.Model):
    """That a film's scores by critics are held back until a time. Never deleted."""

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="score_holds")
    until = models.DateTimeField()
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)
    """When the time had come, or an editor let them go; null while it stands."""
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["film"], condition=Q(lifted_at__isnull=True), name="one_hold_of_a_films_scores"
            )
        ]

    def __str__(self) -> str:
        return f"scores of {self.film} until {self.until:%Y-%m-%d %H:%M}"


class Consensus(models.Model):
    """The sentence in which an editor sums up what critics say of a film. The newest stands; the others are its history."""

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="consensuses")
    text = models.CharField(max_length=600, blank=True)
    """Plain words; empty where the sentence was taken back."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    reviews = models.PositiveIntegerField(default=0)
    """How many reviews counted when it was written."""
    reason = models.CharField(max_length=500, blank=True)
    """Why it took the place of the one before."""

    class Meta:
        indexes = [models.Index(fields=["film", "-id"], name="consensus_by_film")]

    def __str__(self) -> str:
        return f"on {self.film}: {self.text}"
