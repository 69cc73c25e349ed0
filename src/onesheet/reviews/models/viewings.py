"""The diary."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from onesheet.accounts.models import Visibility
from onesheet.films.models import Film
from onesheet.reviews.models.films import HALVES


class Viewing(models.Model):
    """One time that one member saw one film."""

    class Format(models.TextChoices):
        CINEMA = "cinema", "cinema"
        FESTIVAL = "festival", "festival screening"
        HOME = "home", "at home"
        DISC = "disc", "disc"
        STREAM = "stream", "stream"

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="viewings")
    film = models.ForeignKey(Film, on_delete=models.PROTECT, related_name="viewings")
    date = models.CharField(max_length=10, blank=True)
    """EDTF: a day, a month or a year; empty where it is not known."""
    sort_date = models.CharField(max_length=10, blank=True)
    """The earliest day it can mean, `YYYY-MM-DD`; empty where it is not known."""
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    """What they gave it then, in half-stars, 1 to 10."""
    liked = models.BooleanField(default=False)
    rewatch = models.BooleanField(default=False)
    place = models.CharField(max_length=200, blank=True)
    """The cinema, the town, the living room."""
    format = models.CharField(max_length=10, choices=Format, blank=True)
    companions = models.JSONField(default=list, blank=True)
    """Names of those who watched with them."""
    note = models.TextField(blank=True, max_length=5000)
    """For the member alone, whatever the visibility."""
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.PUBLIC)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    token = models.UUIDField(default=uuid.uuid4, unique=True)
    """Of the form it came from: sent twice, it is one viewing."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__isnull=True) | Q(rating__range=(1, HALVES)), name="viewing_in_half_stars"
            ),
        ]
        indexes = [
            # With who sees it, so that a diary's years and entries are counted from the index alone.
            models.Index(fields=["member", "-sort_date", "-id", "visibility"], name="viewing_in_diary"),
            models.Index(fields=["film", "member"], name="viewing_by_film"),
        ]

    def __str__(self) -> str:
        return f"{self.member} saw {self.film} {self.date}".strip()


class ViewingTag(models.Model):
    """A word that a member put on a viewing."""

    viewing = models.ForeignKey(Viewing, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(max_length=60)
    folded = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["viewing", "folded"], name="one_tag_of_a_viewing")]
        indexes = [models.Index(fields=["folded", "viewing"], name="viewing_by_tag")]

    def __str__(self) -> str:
        return self.name
