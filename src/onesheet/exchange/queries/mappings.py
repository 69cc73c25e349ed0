"""Reads: what the columns of tables mean, and a table that waits to have its columns explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from onesheet.exchange.formats.film_table import FILM_TABLE, sample_of
from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.models import ColumnMapping, Import
from onesheet.exchange.parcels import Unsafe, open_parcel
from onesheet.exchange.pure.columns import Said, check_mapping, header_key, printed_row, say_row

_MOST = 500
"""Mappings that a list shows."""


@dataclass(frozen=True, slots=True)
class MappingLine:
    """A mapping in a list of them."""

    number: int
    name: str
    columns: dict[str, str]
    source: str
    made_by: str
    """Empty where they have left."""
    made_at: datetime


@dataclass(frozen=True, slots=True)
class TableSample:
    """The beginning of a table."""

    columns: tuple[str, ...]
    """As printed."""
    rows: list[tuple[str, ...]]
    """Up to fifty."""

    def values(self, place: int, count: int = 3) -> list[str]:
        """Return the first different things that stand in a column."""
        there = (row[place].strip() for row in self.rows if place < len(row))
        return list(dict.fromkeys(value for value in there if value))[:count]


def mapping_for(columns: Sequence[str]) -> MappingLine | None:
    """Return what was said of a table with these columns; None where nobody has said anything."""
    found = ColumnMapping.objects.select_related("made_by").filter(header=header_key(columns)).first()
    return _line(found) if found is not None else None


def all_mappings() -> list[MappingLine]:
    """Return the mappings that are known, those that were made last first. Costs one query."""
    found = ColumnMapping.objects.select_related("made_by").order_by("-made_at", "-pk")[:_MOST]
    return [_line(one) for one in found]


def table_of(number: int) -> TableSample | None:
    """Return the beginning of the table that an import is; None where its file is gone or is no table with named columns."""
    found = Import.objects.filter(pk=number).first()
    if found is None or found.format not in {"", FILM_TABLE.name} or not found.path:
        return None
    try:
        with open_parcel(Path(found.path)) as parcel:
            if parcel.archive or len(parcel.entries) != 1:
                return None
            return TableSample(*sample_of(parcel.entries[0]))
    except (NotUnderstood, Unsafe, OSError):
        return None


def first_film(sample: TableSample, mapping: Mapping[str, str]) -> Said | None:
    """Return what the first row with a title would say. Raises `Unknown` where the mapping cannot be used."""
    checked = check_mapping(mapping, sample.columns)
    folded = [" ".join(name.split()).lower() for name in sample.columns]
    for row in sample.rows:
        said = say_row(printed_row(folded, row, ","), checked)
        if said.title:
            return said
    return None


def _line(found: ColumnMapping) -> MappingLine:
    who = found.made_by.username if found.made_by else ""
    return MappingLine(found.pk, found.name, found.columns, found.source, who, found.made_at)
