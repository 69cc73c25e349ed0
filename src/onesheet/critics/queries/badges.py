"""Which films have a badge. Of a film whose scores by critics are held back no badge is told that such a score decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, Value
from django.db.models.functions import Coalesce, NullIf

from onesheet.critics.models import CriticTally
from onesheet.database.prepared import Prepared, PreparedCount, named
from onesheet.scorebook.models import BadgeAward
from onesheet.scores.rules import CRITICS, RULES

FILMS_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class BadgeFilm:
    """A film that has a badge."""

    slug: str
    title: str
    year: int | None
    at: datetime
    by: str
    """Who awarded it; empty where nobody is known."""
    reason: str
    met: dict[str, Any]
    """The score its conditions were held against, as a JSON object."""


@dataclass(frozen=True, slots=True)
class Badged:
    """A page of the films that have a badge, those awarded last first."""

    films: list[BadgeFilm]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class _Number:
    badge: int
    films: int


_OF_CRITICS = [name for name, rule in RULES.items() if rule.of == CRITICS]
_HELD = Exists(CriticTally.objects.filter(film_id=OuterRef("film_id"), held=True))
_SHOWN = BadgeAward.objects.filter(revoked_at__isnull=True, film__shown=True).exclude(
    _HELD, badge__rule__in=_OF_CRITICS
)
_WITH_IT = _SHOWN.filter(badge_id=named("badge"))
_FILMS = Prepared(
    BadgeFilm,
    _WITH_IT.order_by("-at", "-id"),
    paged=True,
    slug="film__slug",
    title="film__title",
    year="film__year",
    by=Coalesce(NullIf("by__display_name", Value("")), "by__username", Value(""), output_field=CharField()),
)
_COUNT = PreparedCount(_WITH_IT)
_NUMBERS = Prepared(
    _Number,
    _SHOWN.order_by("badge_id").values("badge_id").annotate(number=Count("pk")),
    badge="badge_id",
    films="number",
)


def badge_films(badge: int, page: int = 1) -> Badged:
    """Return a page of 30 of the films that have a badge. Costs two queries."""
    total = _COUNT.count(badge=badge)
    pages = max(1, -(-total // FILMS_A_PAGE))
    page = min(max(page, 1), pages)
    films = _FILMS.rows(badge=badge, limit=FILMS_A_PAGE, offset=(page - 1) * FILMS_A_PAGE)
    return Badged(films, total, page, pages)


def films_with() -> dict[int, int]:
    """Return how many films have each badge, by its number; a badge that none has is missing. Costs one query."""
    return {row.badge: row.films for row in _NUMBERS.rows()}
