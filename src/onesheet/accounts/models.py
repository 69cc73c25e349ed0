"""Members of the house and the roles they have."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

EDITOR = "editor"
"""The group whose members add, publish, discard and withdraw documents."""


class Member(AbstractUser):
    """Someone with an account here. Roles are Django's groups."""

    display_name = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(Lower("username"), name="username_ignoring_case")]

    def __str__(self) -> str:
        return self.display_name or self.username


class Attempt(models.Model):
    """That a member tried something of which only so much is allowed in a time; see `limits.py`."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="attempts")
    act = models.CharField(max_length=20)
    """The name of the limit."""
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["member", "act", "at"], name="attempt_by_member")]

    def __str__(self) -> str:
        return f"{self.act} by {self.member}"
