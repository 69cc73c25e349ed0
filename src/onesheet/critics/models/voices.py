"""Those who review, and where."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from onesheet.people.models import Person

WEIGHT = 100
"""A weight is in hundredths: this is that of everybody to whom no editor gave another."""
HEAVIEST = 400


class Voice(models.Model):
    """What critics and outlets have in common."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True)
    folded = models.CharField(max_length=200, unique=True)
    """`values.names.fold(name)`: two reviews under the same folded name are by the same one."""
    website = models.URLField(max_length=300, blank=True)
    scale = models.CharField(max_length=30, blank=True)
    """The scale (`values.scales`) of marks that are printed without one, where an editor knows it; else empty."""
    weight = models.PositiveSmallIntegerField(default=WEIGHT)
    """In hundredths, 0 to 400: what the newest `Weight` says. At 0 the reviews are shown and not counted by weight."""

    class Meta:
        abstract = True
        constraints = [models.CheckConstraint(condition=Q(weight__lte=HEAVIEST), name="%(class)s_not_too_heavy")]

    def __str__(self) -> str:
        return self.name


class Outlet(Voice):
    """Where reviews are printed: a magazine, a newspaper, a site."""

    country = models.CharField(max_length=2, blank=True)
    """ISO 3166 alpha-2."""
    language = models.CharField(max_length=20, blank=True)
    """BCP 47."""


class Critic(Voice):
    """Who reviews."""

    person = models.OneToOneField(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="as_critic")
    """The same one among those who made films."""


class Weight(models.Model):
    """What an editor decided that an outlet or a critic weighs, and why. Never changed, never deleted."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, null=True, blank=True, related_name="weights")
    critic = models.ForeignKey(Critic, on_delete=models.CASCADE, null=True, blank=True, related_name="weights")
    weight = models.PositiveSmallIntegerField()
    """In hundredths, 0 to 400."""
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outlet__isnull=True, critic__isnull=False) | Q(outlet__isnull=False, critic__isnull=True),
                name="weight_of_one_voice",
            ),
            models.CheckConstraint(condition=Q(weight__lte=HEAVIEST), name="weight_not_too_heavy"),
        ]

    def __str__(self) -> str:
        return f"{self.outlet or self.critic}: {self.weight / WEIGHT}"
