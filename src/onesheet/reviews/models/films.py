"""A film and a member, and what all members together say of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from onesheet.films.models import Film

HALVES = 10
"""The highest rating: five stars, in half-stars."""


class MemberFilm(models.Model):
    """One film and one member as things stand: the current rating, liked, watched, wanted. Viewings are beside it."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="films")
    film = models.ForeignKey(Film, on_delete=models.PROTECT, related_name="members")
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    """In half-stars, 1 to 10."""
    rated_at = models.DateTimeField(null=True, blank=True)
    liked = models.BooleanField(default=False)
    watched = models.BooleanField(default=False)
    """True where they saw it, with or without a viewing in the diary."""
    watchlisted_at = models.DateTimeField(null=True, blank=True)
    """Since when it stands on the watchlist; null while it does not."""
    favourite = models.PositiveSmallIntegerField(null=True, blank=True)
    """Its place among the favourites of the profile, 1 to 4."""
    viewings = models.PositiveIntegerField(default=0)
    """How many the diary has."""
    last_viewed = models.CharField(max_length=10, blank=True)
    """The latest `sort_date` of them; empty where none is dated."""
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "film"], name="one_row_of_member_and_film"),
            models.UniqueConstraint(
                fields=["member", "favourite"], condition=Q(favourite__isnull=False), name="one_favourite_in_a_place"
            ),
            models.CheckConstraint(
                condition=Q(rating__isnull=True) | Q(rating__range=(1, HALVES)), name="rating_in_half_stars"
            ),
            models.CheckConstraint(
                condition=Q(favourite__isnull=True) | Q(favourite__range=(1, 4)), name="four_favourites"
            ),
        ]
        indexes = [
            models.Index(fields=["member", "rating"], name="memberfilm_by_rating"),
            models.Index(fields=["member", "-last_viewed"], name="memberfilm_by_viewing"),
            models.Index(
                fields=["member", "-watchlisted_at"],
                name="memberfilm_wanted",
                condition=Q(watchlisted_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} and {self.film}"


class FilmTally(models.Model):
    """Kept counts of what members say of a film, so that its page costs the same however many they are.

    Counts members whose accounts are open; `services.tallies.recount` makes it again from `MemberFilm` and `Review`.
    """

    film = models.OneToOneField(Film, on_delete=models.CASCADE, primary_key=True, related_name="tally")
    half_1 = models.PositiveIntegerField(default=0)
    half_2 = models.PositiveIntegerField(default=0)
    half_3 = models.PositiveIntegerField(default=0)
    half_4 = models.PositiveIntegerField(default=0)
    half_5 = models.PositiveIntegerField(default=0)
    half_6 = models.PositiveIntegerField(default=0)
    half_7 = models.PositiveIntegerField(default=0)
    half_8 = models.PositiveIntegerField(default=0)
    half_9 = models.PositiveIntegerField(default=0)
    half_10 = models.PositiveIntegerField(default=0)
    """How many gave so many half-stars."""
    unproven_1 = models.PositiveIntegerField(default=0)
    unproven_2 = models.PositiveIntegerField(default=0)
    unproven_3 = models.PositiveIntegerField(default=0)
    unproven_4 = models.PositiveIntegerField(default=0)
    unproven_5 = models.PositiveIntegerField(default=0)
    unproven_6 = models.PositiveIntegerField(default=0)
    unproven_7 = models.PositiveIntegerField(default=0)
    unproven_8 = models.PositiveIntegerField(default=0)
    unproven_9 = models.PositiveIntegerField(default=0)
    unproven_10 = models.PositiveIntegerField(default=0)
    """How many of these are by members who are `unproven`: among `half_1` to `half_10` and not beside them."""
    watched = models.PositiveIntegerField(default=0)
    liked = models.PositiveIntegerField(default=0)
    watchlisted = models.PositiveIntegerField(default=0)
    reviews = models.PositiveIntegerField(default=0)
    """Published reviews that everybody may see."""

    def __str__(self) -> str:
        return f"tally of {self.film}"
