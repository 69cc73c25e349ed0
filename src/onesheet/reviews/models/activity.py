"""What members do, in the order in which they do it: what the feed of those one follows is made of."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from onesheet.accounts.models import Visibility
from onesheet.films.models import Film


class Activity(models.Model):
    """That a member did something others may like to hear of. Imports write none: ten years of diary are no news."""

    class Kind(models.TextChoices):
        VIEWING = "viewing", "saw a film"
        REVIEW = "review", "reviewed a film"
        LIST = "list", "made a list"
        WATCHLIST = "watchlist", "wants to see a film"
        LIKE = "like", "likes a review"

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="activity")
    kind = models.CharField(max_length=10, choices=Kind)
    ref = models.PositiveBigIntegerField()
    """The number of the viewing, review, list or film it is about."""
    film = models.ForeignKey(Film, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    visibility = models.CharField(max_length=10, choices=Visibility)
    """That of the thing, kept here so that the feed asks one table."""
    shown = models.BooleanField(default=True)
    """False while a moderator hides the thing."""
    at = models.DateTimeField()

    class Meta:
        # The thing comes first: what is told of it is hidden and dropped whoever did it.
        constraints = [models.UniqueConstraint(fields=["kind", "ref", "member"], name="one_activity_of_a_thing")]
        indexes = [
            models.Index(fields=["member", "-id"], name="activity_by_member"),
            # Exactly what feeds may show, so that a member's newest is one step away; see `queries/feed.py`.
            models.Index(
                fields=["member", "-id"],
                name="activity_in_feed",
                condition=~models.Q(visibility=Visibility.ME) & models.Q(shown=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.kind} {self.ref}"
