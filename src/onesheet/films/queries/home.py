"""The front page: what came in last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery

from onesheet.database.prepared import Prepared, PreparedCount, named_list
from onesheet.films.models import Film, QuotedReview, Statement
from onesheet.films.queries.listing import FilmCard, FilmLine, cards
from onesheet.sources.models import Document

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

FILMS, DOCUMENTS, REVIEWS = 12, 8, 4


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document as the front page lists it."""

    id: int
    title: str
    kind: str
    source: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class FilmName:
    """A film that a document is about."""

    slug: str
    title: str
    year: int | None


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document with the films it is about."""

    document: DocumentLine
    films: tuple[FilmName, ...]


@dataclass(frozen=True, slots=True)
class NewReview:
    """A review as the front page quotes it."""

    id: int
    author: str
    source: str
    rating: Decimal | None
    scale: Decimal | None
    original: str
    text: str
    start: int
    document: int
    licence: str
    house: str
    """The document's source."""
    film: str
    film_title: str
    film_year: int | None


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the front page shows."""

    films: list[FilmCard]
    documents: list[NewDocument]
    reviews: list[NewReview]
    films_count: int
    documents_count: int


@dataclass(frozen=True, slots=True)
class _About:
    document: int
    slug: str
    title: str
    year: int | None


_PUBLISHED = Document.State.PUBLISHED

_FILMS = Prepared(FilmLine, Film.objects.filter(shown=True).order_by("-created_at", "-id")[:FILMS])

_FILMS_COUNT = PreparedCount(Film.objects.filter(shown=True))

_DOCUMENTS_COUNT = PreparedCount(Document.objects.filter(state=_PUBLISHED))

_DOCUMENTS = Prepared(
    DocumentLine,
    Document.objects.filter(state=_PUBLISHED).order_by("-added_at", "-id")[:DOCUMENTS],
    source="source__name",
)

_ABOUT = Prepared(
    _About,
    Statement.objects.filter(document_id__in=named_list("documents"), film__shown=True)
    .order_by("film__sort_title")
    .distinct(),
    document="document_id",
    slug="film__slug",
    title="film__title",
    year="film__year",
)

_LAST_OF_FILM = Subquery(
    QuotedReview.objects.filter(film_id=OuterRef("film_id"), document__state=_PUBLISHED)
    .order_by("-id")
    .values("pk")[:1]
)

_REVIEWS = Prepared(
    NewReview,
    QuotedReview.objects.filter(document__state=_PUBLISHED, film__shown=True, pk=_LAST_OF_FILM).order_by("-id")[
        :REVIEWS
    ],
    document="document_id",
    licence="document__licence",
    house="document__source__name",
    film="film__slug",
    film_title="film__title",
    film_year="film__year",
)


def home_page() -> HomePage:
    """Return what came in last: twelve films, eight documents, one review of each of four films. Costs seven queries."""
    documents = _DOCUMENTS.rows()
    about: dict[int, list[FilmName]] = {}
    for row in _ABOUT.rows(documents=[document.id for document in documents]):
        about.setdefault(row.document, []).append(FilmName(row.slug, row.title, row.year))
    return HomePage(
        films=cards(_FILMS.rows()),
        documents=[NewDocument(one, tuple(about.get(one.id, ()))) for one in documents],
        reviews=_REVIEWS.rows(),
        films_count=_FILMS_COUNT.count(),
        documents_count=_DOCUMENTS_COUNT.count(),
    )
