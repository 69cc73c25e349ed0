"""Of what there are grids: years and festivals' editions of whose films critics wrote, and the newest reviews of a grid."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from onesheet.critics.models import CriticReview
from onesheet.critics.queries.grid import edition_text
from onesheet.critics.queries.standing import standing
from onesheet.database.prepared import Prepared, named_list
from onesheet.films.models import Fact, Film

EDITIONS_A_PAGE = 30
ENTRIES = 20


@dataclass(frozen=True, slots=True)
class GridYear:
    """A year and how many of its films critics reviewed."""

    year: int
    films: int


@dataclass(frozen=True, slots=True)
class GridEdition:
    """An edition of a festival and how many of its films critics reviewed."""

    festival: str
    """The folded name."""
    edition: str
    films: int
    told: str
    """The name as a document writes it, as JSON."""

    @property
    def name(self) -> str:
        """The name as a document writes it."""
        return str(json.loads(self.told))


@dataclass(frozen=True, slots=True)
class GridEditions:
    """A page of editions."""

    editions: list[GridEdition]
    total: int
    page: int
    pages: int
    """At least 1."""


@dataclass(frozen=True, slots=True)
class ReviewTold:
    """A review as feeds tell it. `value` is in hundredths of a point."""

    id: int
    film: int
    slug: str
    title: str
    year: int | None
    critic: str | None
    critic_slug: str | None
    outlet: str | None
    printed: str
    value: int | None
    verdict: str
    quote: str
    language: str
    address: str
    date: str
    made_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class _Total:
    total: int


def _reviewed(film: str) -> Exists:
    return Exists(CriticReview.objects.filter(standing(), film_id=OuterRef(film), critic__isnull=False))


_YEARS = Prepared(
    GridYear,
    Film.objects.filter(_reviewed("pk"), shown=True, year__isnull=False)
    .order_by("-year")
    .values("year")
    .annotate(films=Count("pk")),
)


def _facts() -> QuerySet[Any, Any]:
    facts = Fact.objects.filter(_reviewed("film_id"), property="festival", accepted=True, film__shown=True)
    told: QuerySet[Any, Any] = facts.annotate(edition=edition_text()).order_by()
    # No address can tell an edition with the sign that parts an address, or the one before the form of a file.
    unsaid = Q(folded="") | Q(edition="") | Q(edition__contains="/") | Q(edition__contains=".")
    return told.filter(~unsaid, edition__isnull=False)


_EDITIONS = Prepared(
    GridEdition,
    _facts()
    .values("folded", "edition")
    .annotate(films=Count("film_id", distinct=True), told=Min(Cast("value", TextField())))
    .order_by("folded", F("edition").desc()),
    paged=True,
    festival="folded",
)
_EDITION_COUNT = Prepared(
    _Total,
    _facts()
    .annotate(one=Value(1))
    .values("one")
    .annotate(total=Count(Concat("folded", Value("/"), "edition", output_field=TextField()), distinct=True)),
)
_NEWEST = Prepared(
    ReviewTold,
    CriticReview.objects.filter(
        standing(), critic__isnull=False, film__shown=True, film_id__in=named_list("films")
    ).order_by("-changed_at", "-pk")[:ENTRIES],
    film="film_id",
    slug="film__slug",
    title="film__title",
    year="film__year",
    critic="critic__name",
    critic_slug="critic__slug",
    outlet="outlet__name",
)


def grid_years() -> list[GridYear]:
    """Return the years of whose films critics wrote, the newest first. Costs one query."""
    return _YEARS.rows()


def grid_editions(page: int = 1) -> GridEditions:
    """Return a page of 30 editions of festivals, by name and then the newest first. Costs two queries."""
    told = _EDITION_COUNT.first()
    total = told.total if told else 0
    pages = max(1, -(-total // EDITIONS_A_PAGE))
    page = min(max(page, 1), pages)
    rows = _EDITIONS.rows(limit=EDITIONS_A_PAGE, offset=(page - 1) * EDITIONS_A_PAGE)
    return GridEditions(rows, total, page, pages)


def newest_reviews(films: Iterable[int]) -> list[ReviewTold]:
    """Return the 20 reviews of these films that came in, went out or were changed last. Costs one query."""
    return _NEWEST.rows(films=list(films))
