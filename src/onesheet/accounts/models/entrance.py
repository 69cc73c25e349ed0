"""How people come in."""

from __future__ import annotations

from django.db import models

from onesheet.accounts.models.member import Member


class Invitation(models.Model):
    """A link that lets somebody make an account."""

    code_hash = models.CharField(max_length=64, unique=True)
    """SHA-256 of the code in the link, which is shown once."""
    made_by = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="invitations")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True)
    """Whom it is for, in the words of who made it."""
    used_by = models.OneToOneField(
        Member, on_delete=models.SET_NULL, null=True, blank=True, related_name="invited_with"
    )
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"invitation by {self.made_by}"
