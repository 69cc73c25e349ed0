"""What members want to see of an edition, and when they go."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from onesheet.festivals.models.programme import Edition, Selection
from onesheet.festivals.models.screenings import Screening


class Plan(models.Model):
    """A member's plan for an edition. Nobody else sees it; who has its `token` reads its calendar."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="plans")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="plans")
    free = models.JSONField(default=list)
    """When the member has time: pairs of local times `["2026-05-04T18:00", "2026-05-04T23:30"]`; empty for always."""
    pause = models.PositiveIntegerField(default=10)
    """Minutes wanted between two screenings beside the way."""
    most = models.PositiveIntegerField(null=True, blank=True)
    """Screenings of a day at most; null for as many as there are."""
    token = models.UUIDField(default=uuid.uuid4, unique=True)
    """In the address of its calendar; a new one takes the old address away."""
    former = models.JSONField(default=list)
    """Tokens of the screenings that a proposal took the place of, so that they can be put back."""
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "edition"], name="one_plan_of_an_edition")]

    def __str__(self) -> str:
        return f"{self.member} at {self.edition}"


class Wish(models.Model):
    """How much a member wants to see a selected film."""

    class Weight(models.IntegerChoices):
        MUST = 3, "must see"
        WANT = 2, "want to see"
        MAYBE = 1, "maybe"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="wishes")
    selection = models.ForeignKey(Selection, on_delete=models.CASCADE, related_name="wishes")
    weight = models.PositiveSmallIntegerField(choices=Weight, default=Weight.WANT)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "selection"], name="one_wish_for_a_film")]

    def __str__(self) -> str:
        return f"{self.plan}: {self.selection} ({self.weight})"


class Pick(models.Model):
    """A screening that a member goes to."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="picks")
    screening = models.ForeignKey(Screening, on_delete=models.CASCADE, related_name="picks")
    fixed = models.BooleanField(default=True)
    """Whether the member chose it (a ticket is bought, say); a proposal may take away those that are not."""
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "screening"], name="one_pick_of_a_screening")]

    def __str__(self) -> str:
        return f"{self.plan}: {self.screening}"
