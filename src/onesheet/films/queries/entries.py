"""What pages show of a film that a bulk dataset fills: the record that its row makes, made when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onesheet.database.prepared import Prepared, named
from onesheet.films.models import DatasetEntry
from onesheet.films.pure.entries import EntryFacts, record_of_entry

if TYPE_CHECKING:
    from datetime import datetime

    from onesheet.films.pure.projection import Record
    from onesheet.reading.vocabulary import Statement


@dataclass(frozen=True, slots=True)
class Entry:
    """The row of a film, with its film's columns and its dataset."""

    scheme: str
    number: str
    original_title: str
    genres: str
    row: str
    title: str
    year: int | None
    runtime_minutes: int | None
    document: int
    document_title: str
    state: str
    kind: str
    outlet: str
    byline: list[str]
    published: str
    source: str
    source_kind: str
    weight: int
    licence: str
    media_type: str
    retrieved_at: datetime


_ENTRY = Prepared(
    Entry,
    DatasetEntry.objects.filter(film_id=named("film")),
    title="film__title",
    year="film__year",
    runtime_minutes="film__runtime_minutes",
    document="document_id",
    document_title="document__title",
    state="document__state",
    kind="document__kind",
    outlet="document__outlet",
    byline="document__byline",
    published="document__published",
    source="document__source__name",
    source_kind="document__source__kind",
    weight="document__source__weight",
    licence="document__licence",
    media_type="document__media_type",
    retrieved_at="document__retrieved_at",
)


def entry_of(film: int) -> Entry | None:
    """Return the row of a film; None where it has none. Costs one query."""
    return _ENTRY.first(film=film)


def record_of(entry: Entry) -> tuple[list[Statement], Record]:
    """Return what the row says and the record made of it; statements are numbered by their places."""
    facts = EntryFacts(
        entry.scheme, entry.number, entry.title, entry.year, entry.runtime_minutes, entry.original_title, entry.genres,
        entry.row,
    )  # fmt: skip
    return record_of_entry(facts, entry.source, entry.document, entry.retrieved_at.date().isoformat())


def row_keys(record: Record) -> dict[int, str]:
    """Return of each statement, by its place, the row of the record that it supports."""
    return {place: row.key for row in record.rows for place in row.statements}


def common(row: Any) -> dict[str, Any]:
    """Return the columns that every row of the record has."""
    return {
        "key": row.key, "sources": row.sources, "accepted": row.accepted, "disputed": row.disputed,
        "position": row.position,
    }  # fmt: skip
