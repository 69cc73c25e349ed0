"""A document, and what was read from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F

from onesheet.database.prepared import Prepared, named
from onesheet.films.models import QuotedReview, Statement
from onesheet.sources.models import Document

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as it is stored."""

    id: int
    state: str
    kind: str
    title: str
    byline: list[str]
    outlet: str
    published: str
    language: str
    text: str
    address: str
    licence: str
    media_type: str
    reader: str
    unread: list[list[int]]
    problems: list[str]
    added_at: datetime
    source: str
    supersedes: int | None
    superseded_by: int | None
    superseded_by_state: str | None


@dataclass(frozen=True, slots=True)
class ReadStatement:
    """A statement that the document makes."""

    id: int
    property: str
    value: Any
    qualifiers: dict[str, Any]
    rank: str
    reason: str
    start: int
    end: int
    quote: str
    sentence: str
    row_key: str
    film: str
    """The film's slug."""
    film_title: str
    film_year: int | None
    film_shown: bool


@dataclass(frozen=True, slots=True)
class ReadReview:
    """A review that the document carries."""

    id: int
    author: str
    source: str
    original: str
    verdict: str
    text: str
    start: int
    end: int
    film: str
    film_title: str
    film_year: int | None
    film_shown: bool


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document with all that was read from it, in the order of the text."""

    document: StoredDocument
    statements: list[ReadStatement]
    reviews: list[ReadReview]


_DOCUMENT = Prepared(
    StoredDocument,
    Document.objects.filter(pk=named("document")),
    source="source__name",
    supersedes="supersedes_id",
    superseded_by="superseded_by__pk",
    superseded_by_state="superseded_by__state",
)

_OF_FILM: dict[str, Any] = {
    "film": "film__slug",
    "film_title": "film__title",
    "film_year": "film__year",
    "film_shown": "film__shown",
}

_STATEMENTS = Prepared(
    ReadStatement,
    Statement.objects.filter(document_id=named("document")).order_by("start", F("end").desc(), "id"),
    **_OF_FILM,
)

_REVIEWS = Prepared(
    ReadReview, QuotedReview.objects.filter(document_id=named("document")).order_by("start", "id"), **_OF_FILM
)


def document_page(document: int) -> DocumentPage | None:
    """Return a document in whatever state with what was read from it; None where there is none. Costs three queries.

    The caller decides how much of its text may be shown, and to whom.
    """
    stored = _DOCUMENT.first(document=document)
    if stored is None:
        return None
    return DocumentPage(stored, _STATEMENTS.rows(document=document), _REVIEWS.rows(document=document))
