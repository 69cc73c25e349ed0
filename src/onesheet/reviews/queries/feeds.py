"""What feeds tell of reviews and viewings: only what everybody may see, whoever asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Q

from onesheet.accounts.visibility import not_blocked, seen_by_all
from onesheet.database.prepared import Prepared, named, named_list
from onesheet.films.models import Fact
from onesheet.reviews.models import Review, Viewing
from onesheet.reviews.queries.cards import visible

ENTRIES = 20
"""Of one feed."""


@dataclass(frozen=True, slots=True)
class ReviewTold:
    """A review; `rating` is in half-stars. The text is Markdown, with its spoilers."""

    id: int
    film: int
    slug: str
    title: str
    year: int | None
    username: str
    display_name: str
    text: str
    excerpt: str
    spoilers: bool
    rating: int | None
    liked: bool
    language: str
    published_at: datetime
    edited_at: datetime | None


@dataclass(frozen=True, slots=True)
class ViewingTold:
    """A viewing, without what is for the member alone or names others: note, place, companions."""

    id: int
    film: int
    slug: str
    title: str
    year: int | None
    date: str
    rating: int | None
    liked: bool
    rewatch: bool
    made_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class ExternalId:
    """A number under which a film is known elsewhere."""

    film: int
    value: Any
    qualifiers: dict[str, Any]


_FILM: dict[str, Any] = {"film": "film_id", "slug": "film__slug", "title": "film__title", "year": "film__year"}


@cache
def _reviews(*, of_member: bool, viewer: bool) -> Prepared[ReviewTold]:
    shown = Q(published_at__isnull=False) & visible(None)
    if of_member:
        shown &= Q(member_id=named("member"))
    if viewer:
        shown &= Q(not_blocked(named("viewer")))
    return Prepared(
        ReviewTold,
        Review.objects.filter(shown).order_by("-published_at", "-id")[:ENTRIES],
        **_FILM,
        username="member__username",
        display_name="member__display_name",
    )


_VIEWINGS = Prepared(
    ViewingTold,
    Viewing.objects.filter(seen_by_all(), member_id=named("member"), film__shown=True).order_by("-sort_date", "-id")[
        :ENTRIES
    ],
    **_FILM,
)

_IDS = Prepared(
    ExternalId,
    Fact.objects.filter(film_id__in=named_list("films"), property="external_id", accepted=True).order_by("position"),
    film="film_id",
)


def newest_reviews(*, member: int | None = None, viewer: int | None = None) -> list[ReviewTold]:
    """Return the 20 newest public reviews, of one member where `member` is given. Costs one query.

    To one who is signed in (`viewer`) nothing is told of those of whom one blocked the other.
    """
    given = {"member": member, "viewer": viewer}
    query = _reviews(of_member=member is not None, viewer=viewer is not None)
    return query.rows(**{name: value for name, value in given.items() if value is not None})


def newest_viewings(member: int) -> list[ViewingTold]:
    """Return the 20 newest public entries of a member's diary, by the day of the viewing. Costs one query."""
    return _VIEWINGS.rows(member=member)


def external_ids(films: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """Return the films' numbers elsewhere, as scheme and number, by film. Costs one query."""
    found: dict[int, list[tuple[str, str]]] = {}
    for row in _IDS.rows(films=list(films)):
        scheme = row.qualifiers.get("scheme")
        if isinstance(scheme, str) and scheme.isalnum() and scheme.isascii():
            found.setdefault(row.film, []).append((scheme, str(row.value)))
    return found
