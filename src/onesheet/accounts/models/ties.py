"""What stands between two members."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from onesheet.accounts.models.member import Member


class Tie(models.Model):
    """One member's stand towards another. Only `by` decides on it."""

    by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="%(class)ss_made")
    of = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="%(class)ss_got")
    at = models.DateTimeField()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["by", "of"], name="one_%(class)s_of_each"),
            models.CheckConstraint(condition=~Q(by=F("of")), name="no_%(class)s_of_oneself"),
        ]

    def __str__(self) -> str:
        return f"{self.by} {type(self).__name__.lower()}s {self.of}"


class Follow(Tie):
    """`by` sees what `of` does in the feed, and what `of` shows to followers alone."""


class Block(Tie):
    """Neither sees what the other writes; `of` can neither follow nor answer `by`. Nobody is told."""


class Mute(Tie):
    """`by` no longer meets what `of` does in feed and notices; all else stays. Nobody is told."""
