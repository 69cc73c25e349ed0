"""Lists of films and challenges."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from onesheet.accounts.models import Visibility
from onesheet.films.models import Film


class FilmList(models.Model):
    """Films that somebody put together; with a goal and dates it is a challenge. Its address is `/lists/<id>`."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="lists")
    name = models.CharField(max_length=200)
    text = models.TextField(max_length=10_000, blank=True)
    """Markdown."""
    html = models.TextField(blank=True)
    ranked = models.BooleanField(default=False)
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.PUBLIC)
    cloned_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="clones")
    items_count = models.PositiveIntegerField(default=0)
    """Kept count."""
    is_challenge = models.BooleanField(default=False)
    rule = models.JSONField(null=True, blank=True)
    """Of a challenge: which films count, `pure/rules.py` says how; null where those on the list do."""
    goal = models.PositiveIntegerField(null=True, blank=True)
    """Of a challenge: how many films; null for all on the list."""
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    """First and last day on which a viewing counts; null for no bound."""
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    hidden_at = models.DateTimeField(null=True, blank=True)
    """Since when a moderator, or a rule for newcomers, hides it from all but its author."""
    token = models.UUIDField(default=uuid.uuid4, unique=True)
    """Of the form it came from: sent twice, it is one list."""

    class Meta:
        indexes = [
            models.Index(fields=["member", "-changed_at"], name="list_by_member"),
            models.Index(fields=["is_challenge", "-changed_at"], name="list_by_kind"),
        ]

    def __str__(self) -> str:
        return self.name


class ListItem(models.Model):
    """A film on a list."""

    list = models.ForeignKey(FilmList, on_delete=models.CASCADE, related_name="items")
    film = models.ForeignKey(Film, on_delete=models.PROTECT, related_name="list_items")
    position = models.PositiveIntegerField()
    """Order, from 1."""
    note = models.TextField(max_length=2000, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["list", "film"], name="one_place_of_a_film")]
        indexes = [models.Index(fields=["list", "position"], name="listitem_by_position")]

    def __str__(self) -> str:
        return f"{self.position}. {self.film}"


class ListEditor(models.Model):
    """That a member may edit another's list."""

    list = models.ForeignKey(FilmList, on_delete=models.CASCADE, related_name="editors")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="shared_lists")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["list", "member"], name="one_editor_of_a_list")]

    def __str__(self) -> str:
        return f"{self.member} edits {self.list}"


class Participant(models.Model):
    """That a member takes part in a challenge."""

    list = models.ForeignKey(FilmList, on_delete=models.CASCADE, related_name="participants")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="challenges")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["list", "member"], name="one_part_in_a_challenge")]

    def __str__(self) -> str:
        return f"{self.member} in {self.list}"
