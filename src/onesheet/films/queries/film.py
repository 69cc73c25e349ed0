"""The sheet of one film."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from onesheet.database.prepared import Prepared, named
from onesheet.films.models import Credit, Fact, Figure, Film, QuotedReview, Release, Statement, Title
from onesheet.films.queries.entries import Entry, common, entry_of, record_of
from onesheet.films.queries.listing import FilmCard, FilmLine, cards
from onesheet.reading.vocabulary import FILM_PAGE
from onesheet.sources.models import Document, Source

if TYPE_CHECKING:
    from decimal import Decimal

REVIEWS_A_PAGE = 8


class Voices(Enum):
    """Whose reviews are asked for."""

    ALL = "all"
    MEMBERS = "members"
    """Carried by pages on which members of some site write."""
    CRITICS = "critics"


@dataclass(frozen=True, slots=True)
class Masthead:
    """A film's own columns."""

    id: int
    slug: str
    title: str
    year: int | None
    runtime_minutes: int | None
    synopsis: str
    genre: str
    based: int | None = None
    """The dataset whose row is all that is said of the film."""


@dataclass(frozen=True, slots=True)
class TitleRow:
    """A title, the main one first."""

    key: str
    sources: int
    accepted: bool
    disputed: bool
    position: int
    text: str
    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class CreditRow:
    """The part of one person."""

    key: str
    sources: int
    accepted: bool
    disputed: bool
    position: int
    function: str
    person: str
    slug: str
    character: str
    billing: int | None
    credited_as: str


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A release; `date` is EDTF."""

    key: str
    sources: int
    accepted: bool
    disputed: bool
    position: int
    date: str
    sort_date: str
    kind: str
    place: str
    qualifiers: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A score, takings or a budget as somebody reports it; `value` is the statement's."""

    key: str
    sources: int
    accepted: bool
    disputed: bool
    position: int
    property: str
    by: str
    amount: Decimal
    scale: Decimal | None
    count: int | None
    qualifiers: dict[str, Any]
    value: Any
    source: str | None
    """Whose document says it best; None where a member states it."""
    published: str | None
    """The document's date, EDTF; empty where it has none."""
    retrieved_at: datetime | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """Anything else."""

    key: str
    sources: int
    accepted: bool
    disputed: bool
    position: int
    property: str
    value: Any
    qualifiers: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """Somebody's review, with what is needed to tell where it stands and how much of it may be shown."""

    id: int
    author: str
    source: str
    rating: Decimal | None
    scale: Decimal | None
    original: str
    verdict: str
    text: str
    start: int
    end: int
    document: int
    kind: str
    outlet: str
    published: str
    licence: str
    address: str
    house: str
    """The document's source."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document that says something about the film."""

    id: int
    title: str
    kind: str
    source: str
    outlet: str
    byline: list[str]
    published: str


@dataclass(frozen=True, slots=True)
class FilmPage:
    """All that a film's page shows. Every list has the record's order; losers of a disagreement follow the winner."""

    film: Masthead
    titles: list[TitleRow]
    credits: list[CreditRow]
    releases: list[ReleaseRow]
    figures: list[FigureRow]
    facts: list[FactRow]
    reviews: list[ReviewRow]
    documents: list[DocumentRow]
    voices: dict[Voices, int]
    """How many reviews there are of each kind."""
    shown: Voices
    page: int
    pages: int
    """Pages of reviews, at least 1."""


_PUBLISHED = Document.State.PUBLISHED

_FILM = Prepared(Masthead, Film.objects.filter(slug=named("slug"), shown=True), based="base_document_id")

_TITLES = Prepared(TitleRow, Title.objects.filter(film_id=named("film")).order_by("position"))

_CREDITS = Prepared(
    CreditRow,
    Credit.objects.filter(film_id=named("film")).order_by("function", "position"),
    person="person__name",
    slug="person__slug",
)

_RELEASES = Prepared(ReleaseRow, Release.objects.filter(film_id=named("film")).order_by("position"))

_FIGURES = Prepared(
    FigureRow,
    Figure.objects.filter(film_id=named("film")).order_by("property", "position"),
    source="statement__document__source__name",
    published="statement__document__published",
    retrieved_at="statement__document__retrieved_at",
)

_FACTS = Prepared(FactRow, Fact.objects.filter(film_id=named("film")).order_by("property", "position"))


_BY_MEMBERS = Q(document__kind=FILM_PAGE) | Q(document__source__kind=Source.Kind.MEMBERS)
"""Reviews on a film's page, and those in a feed of a site of members."""


def _reviews(voices: Voices) -> Prepared[ReviewRow]:
    standing: QuerySet[QuotedReview] = QuotedReview.objects.filter(
        film_id=named("film"), document__state=_PUBLISHED
    ).order_by(F("document_id").desc(), "start")
    if voices is Voices.MEMBERS:
        standing = standing.filter(_BY_MEMBERS)
    elif voices is Voices.CRITICS:
        standing = standing.exclude(_BY_MEMBERS)
    return Prepared(
        ReviewRow,
        standing,
        paged=True,
        document="document_id",
        kind="document__kind",
        outlet="document__outlet",
        published="document__published",
        licence="document__licence",
        address="document__address",
        house="document__source__name",
    )


_REVIEWS = {voices: _reviews(voices) for voices in Voices}


@dataclass(frozen=True, slots=True)
class _Counted:
    by_members: bool
    count: int


_REVIEW_COUNTS = Prepared(
    _Counted,
    QuotedReview.objects.filter(film_id=named("film"), document__state=_PUBLISHED)
    .order_by()
    .annotate(by_members=Case(When(_BY_MEMBERS, then=Value(True)), default=Value(False), output_field=BooleanField()))
    .values("by_members")
    .annotate(count=Count("pk")),
    by_members="by_members",
)

_DOCUMENTS = Prepared(
    DocumentRow,
    Document.objects.filter(
        Q(Exists(Statement.objects.filter(document_id=OuterRef("pk"), film_id=named("film"))))
        | Q(Exists(QuotedReview.objects.filter(document_id=OuterRef("pk"), film_id=named("film")))),
        state=_PUBLISHED,
    ).order_by("id"),
    source="source__name",
)


def film_page(slug: str, shown: Voices = Voices.ALL, page: int = 1) -> FilmPage | None:
    """Return a film's sheet, with the given page (1 is first) of the reviews asked for; None where there is no such film.

    Costs nine queries, whatever the film has, and three where a dataset's row is all that is said of it. A page of reviews beyond the last one shows the last.
    """
    film = _FILM.first(slug=slug)
    if film is None:
        return None
    counted = {bool(row.by_members): row.count for row in _REVIEW_COUNTS.rows(film=film.id)}
    members, everybody = counted.get(True, 0), sum(counted.values())
    voices = {Voices.ALL: everybody, Voices.MEMBERS: members, Voices.CRITICS: everybody - members}
    pages = max(1, -(-voices[shown] // REVIEWS_A_PAGE))
    page = min(max(page, 1), pages)
    entry = entry_of(film.id) if film.based is not None else None
    if entry is not None:
        return _of_dataset(film, entry, shown, voices)
    return FilmPage(
        film=film,
        titles=_TITLES.rows(film=film.id),
        credits=_CREDITS.rows(film=film.id),
        releases=_RELEASES.rows(film=film.id),
        figures=_FIGURES.rows(film=film.id),
        facts=_FACTS.rows(film=film.id),
        reviews=_REVIEWS[shown].rows(film=film.id, limit=REVIEWS_A_PAGE, offset=(page - 1) * REVIEWS_A_PAGE),
        documents=_DOCUMENTS.rows(film=film.id),
        voices=voices,
        shown=shown,
        page=page,
        pages=pages,
    )


def _of_dataset(film: Masthead, entry: Entry, shown: Voices, voices: dict[Voices, int]) -> FilmPage:
    """The sheet of a film of which a dataset's row is all that is said."""
    _, record = record_of(entry)
    said = {row.key: row for row in record.rows}
    titles = [
        TitleRow(**common(row), text=row.value, kind=row.qualifiers.get("kind", ""), language="")
        for row in said.values()
        if row.property == "title"
    ]
    facts = [
        FactRow(**common(row), property=row.property, value=row.value, qualifiers=row.qualifiers)
        for row in sorted(said.values(), key=lambda one: (one.property, one.position))
        if row.property != "title"
    ]
    document = DocumentRow(
        entry.document, entry.document_title, entry.kind, entry.source, entry.outlet, entry.byline, entry.published
    )
    return FilmPage(film, titles, [], [], [], facts, [], [document], voices, shown, 1, 1)


def film_poster(slug: str) -> FilmCard | None:
    """Return what a film's poster is set from; None where there is no such film. Costs two queries."""
    film = _FILM.first(slug=slug)
    if film is None:
        return None
    return cards([FilmLine(film.id, film.slug, film.title, film.year, film.genre)])[0]


def film_masthead(slug: str) -> Masthead | None:
    """Return a film's own columns; None where there is no such film. Costs one query."""
    return _FILM.first(slug=slug)
