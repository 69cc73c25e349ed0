"""Words for scores, and badges."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from onesheet.films.models import Film


class Band(models.Model):
    """A word for the scores of a rule from `low` to `high`, both included, in the rule's unit."""

    rule = models.CharField(max_length=40)
    """Its name without the version."""
    low = models.DecimalField(max_digits=6, decimal_places=2)
    high = models.DecimalField(max_digits=6, decimal_places=2)
    label = models.CharField(max_length=80)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day on which it holds; null while it does."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(low__lte=F("high")), name="band_has_width")]

    def __str__(self) -> str:
        return f"{self.label}: {self.low} to {self.high} by {self.rule}"


class Badge(models.Model):
    """A distinction that editors award to films, with the conditions they hold themselves to."""

    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=80, unique=True)
    conditions = models.TextField(max_length=2000)
    """In words that everybody may read."""
    rule = models.CharField(max_length=40, blank=True)
    """The rule whose score must reach `least`; empty where no score decides."""
    least = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    fewest = models.PositiveIntegerField(default=0)
    """Inputs that the score must have."""
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The last day on which it may be awarded; null while it may."""

    def __str__(self) -> str:
        return self.name


class BadgeAward(models.Model):
    """That an editor awarded a badge to a film, and perhaps took it back. Never deleted."""

    badge = models.ForeignKey(Badge, on_delete=models.PROTECT, related_name="awards")
    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="badges")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    met = models.JSONField(default=dict)
    """The result its conditions were held against, as a JSON object; empty where no score decides."""
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    revoked_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["badge", "film"], condition=Q(revoked_at__isnull=True), name="one_award_that_stands"
            )
        ]

    def __str__(self) -> str:
        return f"{self.badge} for {self.film}"
