"""What juries and audiences award."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from onesheet.festivals.models.programme import Edition, Section
from onesheet.films.models import Film, Statement


class Award(models.Model):
    """A prize or a special mention of an edition, given to a film or somebody for it. It is a fact of the film's record too.

    The house entered it, or a document tells it: then its statement made the row, and takes it along. Several documents that
    tell the same award have a row each.
    """

    class Kind(models.TextChoices):
        PRIZE = "prize", "prize"
        MENTION = "mention", "special mention"
        AUDIENCE = "audience", "audience award"

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="awards")
    section = models.ForeignKey(Section, on_delete=models.SET_NULL, null=True, blank=True, related_name="awards")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.PRIZE)
    name = models.CharField(max_length=160)
    film = models.ForeignKey(Film, on_delete=models.PROTECT, null=True, blank=True, related_name="awards")
    """Null where it is given to somebody for no one film, or not announced yet."""
    recipient = models.CharField(max_length=300, blank=True)
    """Who receives it, where not the film itself does."""
    shared = models.BooleanField(default=False)
    jury = models.CharField(max_length=500, blank=True)
    """Which jury decided, with its members, as it is printed."""
    citation = models.TextField(max_length=4_000, blank=True)
    """The jury's words."""
    entered = models.BooleanField(default=True)
    """Whether the house entered it; of what documents tell `position` is 0."""
    position = models.PositiveIntegerField(default=0)
    statement = models.ForeignKey(Statement, on_delete=models.SET_NULL, null=True, blank=True, related_name="awards")
    """Its fact in the film's record; of what a document tells, what that says."""
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["statement"], condition=Q(entered=False), name="one_award_of_a_statement_that_tells_it"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.edition}"
