"""Writes: what a member says of a film as a whole: rating, like, watched, watchlist, favourites."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.films.models import Film
from onesheet.reviews.models import Activity, MemberFilm
from onesheet.reviews.models.films import HALVES
from onesheet.reviews.services import activity
from onesheet.reviews.services.proving import is_ripe, prove
from onesheet.reviews.services.tallies import counted, difference, shift

FAVOURITES = 4
_FIELDS = (
    "rating", "rated_at", "liked", "watched", "watchlisted_at", "favourite", "viewings", "last_viewed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """A member whose row is locked, as it is and not as it was when a page was asked for."""

    open: bool
    unproven: bool
    joined: datetime


def hold(by: Member) -> Held:
    """Lock the member's row until the transaction ends: all that one member writes happens one after the other.

    Raises Refusal where the account was closed meanwhile.
    """
    rows = Member.objects.select_for_update(no_key=True).filter(pk=by.pk)
    held = next((Held(*row) for row in rows.values_list("is_active", "unproven", "date_joined")), None)
    if held is None or not held.open:
        raise Refusal("This account is closed. Nothing was changed.")
    return held


@contextmanager
def changing(*, by: Member, film: int, now: datetime) -> Iterator[MemberFilm]:
    """Give the row of a member and a film to be changed; saves it and shifts the film's tally in one transaction.

    A rating by which an account proves itself makes all that it rated count in full, in that transaction too.

    Raises Refusal where there is no such film, or the account is closed. Nothing is written where nothing changed.
    """
    with transaction.atomic():
        held = hold(by)
        row = MemberFilm.objects.select_for_update().filter(member=by, film_id=film).first()
        if row is None:
            if not Film.objects.filter(pk=film, shown=True).exists():
                raise Refusal("This film is no longer here. Nothing was changed.")
            row = MemberFilm(member=by, film_id=film)
        before, tallied = _state(row), counted(row, unproven=held.unproven)
        yield row
        if _state(row) == before:
            return
        row.changed_at = now
        row.save()
        changes = difference(tallied, counted(row, unproven=held.unproven))
        if held.unproven and row.rating != before["rating"] and is_ripe(member=by.pk, joined=held.joined, now=now):
            prove(member=by.pk, film=film, by=changes, now=now)
        else:
            shift(film=film, by=changes, now=now)
        wanted = before["watchlisted_at"] is not None, row.watchlisted_at is not None
        if wanted == (False, True):
            activity.note(
                by=by, kind=Activity.Kind.WATCHLIST, ref=film, film=film, visibility=by.films_visibility, now=now
            )
        elif wanted == (True, False):
            activity.drop(by=by, kind=Activity.Kind.WATCHLIST, ref=film)


def _state(row: MemberFilm) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _FIELDS}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a film stands with a member after an act."""

    rating: int | None
    liked: bool
    watched: bool
    watchlisted: bool


def standing_of(row: MemberFilm) -> Standing:
    """Return how the film of a row stands with its member."""
    return Standing(row.rating, row.liked, row.watched, row.watchlisted_at is not None)


def set_rating(*, by: Member, film: int, rating: int | None, now: datetime) -> Standing:
    """Rate a film in half-stars, 1 to 10, or with None take the rating back.

    Who rates a film saw it: it is marked as watched and leaves the watchlist. Raises Refusal.
    """
    if rating is not None and not 1 <= rating <= HALVES:
        raise Refusal("A rating is from half a star to five stars. Nothing was changed.")
    with changing(by=by, film=film, now=now) as row:
        rate(row, rating, now)
    return standing_of(row)


def rate(row: MemberFilm, rating: int | None, now: datetime) -> None:
    """Put a rating into a row that is being changed."""
    if rating != row.rating:
        row.rating = rating
        row.rated_at = None if rating is None else now
    if rating is not None:
        saw(row)


def saw(row: MemberFilm) -> None:
    """Mark as watched in a row that is being changed; what was seen is no longer wanted."""
    if not row.watched:
        row.watched = True
        row.watchlisted_at = None


def set_liked(*, by: Member, film: int, liked: bool, now: datetime) -> Standing:
    """Like a film, or take that back. Raises Refusal."""
    with changing(by=by, film=film, now=now) as row:
        row.liked = liked
    return standing_of(row)


def set_watched(*, by: Member, film: int, watched: bool, now: datetime) -> Standing:
    """Mark a film as watched, which takes it off the watchlist, or as not watched.

    Raises Refusal where it is to be not watched, and yet is rated or stands in the diary.
    """
    with changing(by=by, film=film, now=now) as row:
        if not watched and row.viewings:
            raise Refusal("Your diary says that you saw this film. Delete its viewings first; nothing was changed.")
        if not watched and row.rating:
            raise Refusal("You rated this film, so it counts as watched. Clear the rating first; nothing was changed.")
        if watched:
            saw(row)
        row.watched = watched
    return standing_of(row)


def set_watchlisted(*, by: Member, film: int, watchlisted: bool, now: datetime) -> Standing:
    """Put a film on the watchlist, one seen before too, or take it off. Raises Refusal."""
    with changing(by=by, film=film, now=now) as row:
        if watchlisted != (row.watchlisted_at is not None):
            row.watchlisted_at = now if watchlisted else None
    return standing_of(row)


def set_favourites(*, by: Member, films: list[int], now: datetime) -> None:
    """Make these films, four at most, the favourites of a member in this order; others are no longer. Raises Refusal."""
    chosen = list(dict.fromkeys(films))
    if len(chosen) > FAVOURITES:
        raise Refusal("Four films can be favourites. Nothing was changed.")
    with transaction.atomic():
        hold(by)
        if Film.objects.filter(pk__in=chosen, shown=True).count() != len(chosen):
            raise Refusal("One of these films is no longer here. Nothing was changed.")
        rows = MemberFilm.objects.filter(member=by)
        rows.filter(favourite__isnull=False).update(favourite=None, changed_at=now)
        for place, film in enumerate(chosen, start=1):
            rows.update_or_create(
                film_id=film, defaults={"favourite": place, "changed_at": now}, create_defaults={
                    "member": by, "favourite": place, "changed_at": now,
                },
            )  # fmt: skip
