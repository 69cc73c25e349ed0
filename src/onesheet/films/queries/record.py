"""What is said of a film, statement by statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, IntegerField, Min, Q, Value, When, Window
from django.db.models.functions import Coalesce

from onesheet.database.prepared import Prepared, PreparedCount, named
from onesheet.films.models import Credit, Fact, Figure, RecordRow, Release, Statement, Title
from onesheet.films.queries.entries import Entry, common, entry_of, record_of, row_keys
from onesheet.films.queries.film import Masthead, film_masthead
from onesheet.reading.vocabulary import PROPERTIES
from onesheet.sources.models import Document

STATEMENTS_A_PAGE = 40
ROWS_A_PAGE = 20
_FIGURED = ("score", "gross", "budget")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with where it was said."""

    id: int
    property: str
    value: Any
    qualifiers: dict[str, Any]
    rank: str
    reason: str
    quote: str
    sentence: str
    start: int
    row_key: str
    document: int | None
    document_title: str | None
    state: str | None
    published: str | None
    source: str | None
    source_kind: str | None
    weight: int | None
    """How much the source's word counts, 0 to 100."""
    licence: str | None
    media_type: str | None
    member_id: int | None
    member: str | None
    """Who stated it, where no document does."""


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of the record: what was made of the statements that carry its key."""

    key: str
    sources: int
    accepted: bool
    disputed: bool
    position: int
    best: int
    """The statement that says it best."""


@dataclass(frozen=True, slots=True)
class RecordedValue:
    """One value of a property with all that say so."""

    row: RowLine
    said: list[Said]

    @property
    def best(self) -> Said | None:
        """The statement that says it best."""
        return next((one for one in self.said if one.id == self.row.best), self.said[0] if self.said else None)

    @property
    def voices(self) -> list[Said]:
        """The statements, each sentence of a document once."""
        told: dict[tuple[int | None, str], Said] = {}
        for one in self.said:
            told.setdefault((one.document, one.sentence or str(one.id)), one)
        return list(told.values())


@dataclass(frozen=True, slots=True)
class PropertyRecord:
    """All values of one property side by side."""

    film: Masthead
    property: str
    values: list[RecordedValue]
    """Twenty of them in the record's order: the accepted one first where values disagree."""
    fallen: list[Said]
    """Statements that stand no more: deprecated, or their document superseded or withdrawn; with the last page."""
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class FilmRecord:
    """A page of every statement about a film, by property."""

    film: Masthead
    said: list[Said]
    total: int
    page: int
    pages: int


_COLUMNS: dict[str, Any] = {
    "document": "document_id",
    "document_title": "document__title",
    "state": "document__state",
    "published": "document__published",
    "source": "document__source__name",
    "source_kind": "document__source__kind",
    "weight": "document__source__weight",
    "licence": "document__licence",
    "media_type": "document__media_type",
    "member_id": "stated_by_id",
}
_MEMBER = Coalesce("stated_by__display_name", "stated_by__username")
_UNSEEN = (Document.State.PROPOSED, Document.State.HELD, Document.State.DISCARDED)
_SEEN = Q(document__isnull=True) | ~Q(document__state__in=_UNSEEN)

_OF_PROPERTY = Prepared(
    Said,
    Statement.objects.filter(_SEEN, film_id=named("film"), property=named("property")).order_by(
        "document_id", "start", "id"
    ),
    member=_MEMBER,
    **_COLUMNS,
)

_ORDER = Case(
    *(When(property=name, then=Value(place)) for place, name in enumerate(PROPERTIES)),
    default=Value(len(PROPERTIES)),
    output_field=IntegerField(),
)

_FIRST_SAID = Window(Min("id"), partition_by=[F("property"), F("row_key")])
"""Values stand in the order in which they were first said, each with all that say it."""

_ALL = Prepared(
    Said,
    Statement.objects.filter(_SEEN, film_id=named("film"))
    .annotate(first_said=_FIRST_SAID)
    .order_by(_ORDER, "first_said", "row_key", "document_id", "start", "id"),
    paged=True,
    member=_MEMBER,
    **_COLUMNS,
)

_COUNT = PreparedCount(Statement.objects.filter(_SEEN, film_id=named("film")))


def _rows(table: type[RecordRow], **of: Any) -> Prepared[RowLine]:
    found = table._default_manager.filter(film_id=named("film"), **of)  # noqa: SLF001 - an abstract model has no `objects`
    return Prepared(RowLine, found.order_by("position"), best="statement_id")


_FACTS = _rows(Fact, property=named("property"))
_CREDITS = _rows(Credit, function=named("property"))
_FIGURES = _rows(Figure, property=named("property"))
_TITLES = _rows(Title)
_RELEASES = _rows(Release)


def _row_lines(film: int, name: str) -> list[RowLine]:
    """Return the rows of a property. Values that no other table can hold are among the facts. Costs two queries."""
    own = {"title": _TITLES, "release": _RELEASES}.get(name)
    if own is not None:
        found = own.rows(film=film)
    elif name in _FIGURED:
        found = _FIGURES.rows(film=film, property=name)
    else:
        found = _CREDITS.rows(film=film, property=name)
    found += _FACTS.rows(film=film, property=name)
    return sorted(found, key=lambda row: row.position)


def page_of_row(position: int) -> int:
    """Return on which page of its property a row stands."""
    return position // ROWS_A_PAGE + 1


def property_record(slug: str, name: str, page: int = 1) -> PropertyRecord | None:
    """Return values of one property of a film; None where there is no such film or nothing was ever said of it.

    Costs four queries. A page beyond the last one shows the last.
    """
    film = film_masthead(slug)
    entry = entry_of(film.id) if film is not None and film.based is not None else None
    if film is not None and entry is not None:
        return _property_of_entry(film, entry, name)
    said = _OF_PROPERTY.rows(film=film.id, property=name) if film else []
    if film is None or not said:
        return None
    rows = _row_lines(film.id, name)
    pages = max((page_of_row(row.position) for row in rows), default=1)
    page = min(max(page, 1), pages)
    by_row: dict[str, list[Said]] = {}
    for one in said:
        by_row.setdefault(one.row_key, []).append(one)
    values = [RecordedValue(row, by_row.get(row.key, [])) for row in rows if page_of_row(row.position) == page]
    known = {row.key for row in rows}
    fallen = [one for one in said if one.row_key not in known] if page == pages else []
    return PropertyRecord(film, name, values, fallen, page, pages)


def _said_by_entry(entry: Entry) -> list[Said]:
    """What the row of a dataset says; it stands in the dataset, whose document has no rows."""
    statements, record = record_of(entry)
    keys = row_keys(record)
    return [
        Said(
            id=place, property=one.property, value=one.value, qualifiers=one.qualifiers, rank=one.rank, reason="",
            quote=one.quote, sentence=entry.row, start=0, row_key=keys.get(place, ""), document=entry.document,
            document_title=entry.document_title, state=entry.state, published=entry.published, source=entry.source,
            source_kind=entry.source_kind, weight=entry.weight, licence=entry.licence, media_type=entry.media_type,
            member_id=None, member=None,
        )
        for place, one in enumerate(statements)
    ]  # fmt: skip


def _property_of_entry(film: Masthead, entry: Entry, name: str) -> PropertyRecord | None:
    said = [one for one in _said_by_entry(entry) if one.property == name]
    _, record = record_of(entry)
    values = [
        RecordedValue(RowLine(**common(row), best=row.best), [one for one in said if one.row_key == row.key])
        for row in record.rows
        if row.property == name
    ]
    return PropertyRecord(film, name, values, [], 1, 1) if said else None


def film_record(slug: str, page: int = 1) -> FilmRecord | None:
    """Return a page of 40 of the statements about a film; None where there is no such film. Costs three queries."""
    film = film_masthead(slug)
    if film is None:
        return None
    entry = entry_of(film.id) if film.based is not None else None
    if entry is not None:
        told = _said_by_entry(entry)
        return FilmRecord(film, told, len(told), 1, 1)
    total = _COUNT.count(film=film.id)
    pages = max(1, -(-total // STATEMENTS_A_PAGE))
    page = min(max(page, 1), pages)
    said = _ALL.rows(film=film.id, limit=STATEMENTS_A_PAGE, offset=(page - 1) * STATEMENTS_A_PAGE)
    return FilmRecord(film, said, total, page, pages)
