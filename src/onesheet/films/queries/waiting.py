"""Documents that wait to be published, and what else adding one asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.fields.json import KeyTransform

from onesheet.database.prepared import Prepared, PreparedCount, named
from onesheet.films.models import Film, Statement
from onesheet.films.queries.listing import FilmLine
from onesheet.sources.models import Document, Source

WAITING_A_PAGE = 50
_MOST_SOURCES = 300


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A document that waits."""

    id: int
    title: str
    kind: str
    source: str
    added_at: datetime
    added_by: str | None
    """None where the command line left it."""
    films: list[dict[str, Any]]
    """What it is about, as it was read: `title` and `year`."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One page of those that wait, the latest first."""

    lines: list[WaitingLine]
    count: int
    """Of all pages together."""
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Consequence:
    """A film that a document speaks of, and how much of what is said of it the document says."""

    film: FilmLine
    statements: int
    others: int
    """Statements of other published documents; 0 where the film would be left without any."""


_PROPOSED = Document.objects.filter(state=Document.State.PROPOSED)
_LINES = Prepared(
    WaitingLine,
    _PROPOSED.order_by("-added_at", "-id"),
    paged=True,
    source="source__name",
    added_by="added_by__username",
    films=KeyTransform("films", "reading"),
)
_COUNT = PreparedCount(_PROPOSED)


@dataclass(frozen=True, slots=True)
class _Name:
    name: str


_SOURCES = Prepared(_Name, Source.objects.order_by("name")[:_MOST_SOURCES])


@dataclass(frozen=True, slots=True)
class _Id:
    id: int


_BY_SLUG = Prepared(_Id, Film.objects.filter(slug=named("slug")))


def waiting(page: int) -> Waiting:
    """Return a page, from 1, of the documents that wait; the last one where there are fewer. Costs two queries."""
    count = _COUNT.count()
    pages = max(1, -(-count // WAITING_A_PAGE))
    page = min(max(1, page), pages)
    lines = _LINES.rows(limit=WAITING_A_PAGE, offset=(page - 1) * WAITING_A_PAGE)
    return Waiting(lines, count, page, pages)


def document_to_act_on(document: int) -> Document | None:
    """Return a document as services take it, with its source and who added it; None where there is none. One query."""
    found = Document.objects.select_related("source", "added_by", "superseded_by").filter(pk=document)
    return found.first()


def source_names() -> list[str]:
    """Return the names of the sources that are known, the first 300 by name. Costs one query."""
    return [row.name for row in _SOURCES.rows()]


def film_at(slug: str) -> int | None:
    """Return the id of the film with this address; None where there is none. Costs one query."""
    found = _BY_SLUG.first(slug=slug)
    return found.id if found else None


def consequences(document: int) -> list[Consequence]:
    """Return the films a document speaks of, most spoken of first. Costs one query."""
    ours = Q(statements__document=document)
    others = Q(statements__document__state=Document.State.PUBLISHED) & ~ours
    films = Film.objects.filter(pk__in=Statement.objects.filter(document=document).values("film"))
    counted = films.annotate(ours=Count("statements", filter=ours), others=Count("statements", filter=others))
    return [
        Consequence(FilmLine(film.pk, film.slug, film.title, film.year, film.genre), film.ours, film.others)
        for film in counted.order_by(F("ours").desc(), "sort_title", "pk")
    ]
