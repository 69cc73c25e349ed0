"""What was tried of which only so much is allowed in a time."""

from __future__ import annotations

from django.db import models

from onesheet.accounts.models.member import Member


class Attempt(models.Model):
    """That a member, or a visitor from an address, tried something that is limited; see `limits.py`."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, null=True, blank=True, related_name="attempts")
    address = models.CharField(max_length=64, blank=True)
    """A keyed hash of the network address it came from, never the address itself; empty where that is not counted."""
    act = models.CharField(max_length=20)
    """The name of the limit."""
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["member", "act", "at"], name="attempt_by_member"),
            models.Index(fields=["address", "act", "at"], name="attempt_by_address"),
        ]

    def __str__(self) -> str:
        return f"{self.act} by {self.member or 'a visitor'}"
