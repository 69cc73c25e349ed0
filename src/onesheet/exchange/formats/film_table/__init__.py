"""Tables of films: those that many have, known by their columns, and any other once somebody has said what its columns mean.

Each row becomes one film with what is said of it, quoted from the row. Tables come as CSV and its kin, or as an array of flat JSON
objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from onesheet.exchange.formats.film_table.known import known_by, own
from onesheet.exchange.formats.film_table.programme import is_programme, together, year_told
from onesheet.exchange.formats.film_table.scores import reads_scores, score_row
from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.json_text import NotJson, values_of
from onesheet.exchange.parcels import Entry, Parcel, Unsafe
from onesheet.exchange.pure.cells import DAY_FIRST, order_of
from onesheet.exchange.pure.columns import (
    Printed,
    Said,
    Unknown,
    check_mapping,
    guess_mapping,
    header_key,
    printed_object,
    printed_row,
    say_row,
)
from onesheet.exchange.pure.columns.said import About
from onesheet.exchange.pure.columns.saying import columns_with
from onesheet.exchange.pure.rows import SAID, Catalogue, FilmTold, Refused, Row, Told
from onesheet.exchange.tables import Table, TableRow, columns_of, open_table
from onesheet.reading.vocabulary import LISTING, Film, Head, Reading, Statement

READER = "dataset/rows/1"
_LOOKED_AT = 2000
_JSON_HEAD = 200
_GUESS_ROWS = 50
_LONGEST_NAME = 80
_TRIED = 5
_TABLES = (".csv", ".tsv", ".tab")


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the rows of a table are read."""

    mapping: Mapping[str, str]
    title: str
    source: str
    about: About


class FilmTable:
    """Tables of films."""

    name = "film_table"
    title = "table of films"

    def recognises(self, parcel: Parcel) -> int:
        """Sure of tables that many have; a table with any column that may hold titles is its own where nobody else's."""
        found = [_certainty(entry) for entry in parcel.entries]
        if not found or not all(found):
            return 0
        return min(found)

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:
        """Yield a film for each row. `options` may have `columns`: name of a column -> what it means; `mappings`: the same by
        `header_key`, and `sources`, who says what such tables say; `source`: who says it; `festival` and
        `edition`: whose programme it is, and of which year, where no column says it."""
        for entry in parcel.entries:
            yield from _read(entry, options)


def _certainty(entry: Entry) -> int:
    if _is_json(entry):
        keys = _json_keys(entry)
        return 90 if known_by(keys) else 0
    columns = columns_of(entry)
    if len(columns) < 2:
        return 0
    if known_by(columns) or reads_scores(columns) or own(columns):
        return 85
    if not _looks_like_a_table(entry, columns):
        return 0
    if len(guess_mapping(columns)) > 1:
        return 15
    # Nothing tells of films but that it was given: somebody may say what its columns mean.
    return 8 if entry.path.lower().removesuffix(".gz").endswith(_TABLES) else 0


def _looks_like_a_table(entry: Entry, columns: Sequence[str]) -> bool:
    """Whether the first row names columns in few words, and rows as wide follow."""
    if not all(len(name) <= _LONGEST_NAME for name in columns) or sum(map(bool, columns)) < len(columns) / 2:
        return False
    try:
        rows = list(islice(open_table(entry), _TRIED))
    except (NotUnderstood, Unsafe):
        return False
    return bool(rows) and not any(isinstance(one, Refused) for one in rows[:1])


def _is_json(entry: Entry) -> bool:
    if "json" not in entry.known:
        try:
            entry.known["json"] = entry.head(_JSON_HEAD).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")
        except Unsafe:
            entry.known["json"] = False
    found: bool = entry.known["json"]
    return found


def _json_keys(entry: Entry) -> tuple[str, ...]:
    """The keys of the first object of an array; none where there is none."""
    if "json keys" not in entry.known:
        try:
            first = next(values_of(entry), (0, None))
        except (NotJson, Unsafe):
            first = (0, None)
        keys = first[1] if first[0] and isinstance(first[1], dict) else {}
        entry.known["json keys"] = tuple(" ".join(str(key).split()).lower() for key in keys)
    found: tuple[str, ...] = entry.known["json keys"]
    return found


def _read(entry: Entry, options: Mapping[str, Any]) -> Iterator[Told]:
    if _is_json(entry):
        yield from together(_objects(entry, options))
        return
    table = open_table(entry)
    if reads_scores(table.folded) and not options.get("columns"):
        rows: Iterable[TableRow | Refused] = table
        for one in rows:
            yield (
                one
                if isinstance(one, Refused)
                else _of_scores(entry.path, one, table.columns, table.delimiter, options)
            )
    else:
        plan = _planned(entry, table.columns, options)
        told = _told(entry.path, table, plan)
        yield from together(told) if is_programme(plan.mapping) or plan.about.is_programme else told
    yield from table.notices


def _told(path: str, table: Table, plan: _Plan) -> Iterator[Row | Refused]:
    header = table.delimiter.join(table.columns)
    for one in table:
        if isinstance(one, Refused):
            yield one
        elif any(cell.strip() for cell in one.cells):
            yield _row(path, one.line, printed_row(table.folded, one.cells, table.delimiter), plan, header)


def _objects(entry: Entry, options: Mapping[str, Any]) -> Iterator[Told]:
    plan = _planned(entry, _json_keys(entry), options)
    last = 0
    try:
        for number, value in values_of(entry):
            last = number
            if not isinstance(value, dict):
                yield Refused(
                    entry.path, number, str(value)[:SAID], "This entry of the list is no object that names a film."
                )
            else:
                yield _row(entry.path, number, printed_object(value), plan, "")
    except NotJson as fault:
        yield Refused(entry.path, last + 1, "", str(fault))


def _planned(entry: Entry, columns: Sequence[str], options: Mapping[str, Any]) -> _Plan:
    """Say how the rows are read. Raises NotUnderstood where nobody has said what the columns mean."""
    folded = [" ".join(one.split()).lower() for one in columns]
    given = options.get("columns") or dict(options.get("mappings") or {}).get(header_key(columns))
    source = str(options.get("source") or dict(options.get("sources") or {}).get(header_key(columns)) or "")
    if not given and (given := own(columns)) is not None:
        source = source or _festival_of(entry)
    known = known_by(folded)
    stem = entry.path.rpartition("/")[2].partition(".")[0]
    if given:
        try:
            mapping = check_mapping(given, columns)
        except Unknown as fault:
            raise NotUnderstood(f"The mapping does not fit “{entry.path}”: {fault}") from fault
        festival = str(options.get("festival") or source or stem)
        year = year_told(open_table(entry), mapping) if is_programme(mapping) and not _is_json(entry) else None
        year = _whole(options.get("edition")) or year
        about = About(_days(entry, mapping), festival, year, is_programme=bool(options.get("festival")))
        return _Plan(mapping, stem, source or str(options.get("festival") or stem), about)
    if known is not None:
        return _Plan(known.mapping, known.title, source or known.source, About(in_millions=known.in_millions))
    guessed = guess_mapping(columns)
    likely = ",".join(f"{column}={meaning}" for column, meaning in guessed.items() if len(column) <= 60)
    if "title" not in guessed.values():
        likely = f"COLUMN=title,{likely}" if likely else "COLUMN=title"
        hint = " No column looks as if it held titles; a table that names films by number alone cannot be taken in."
    else:
        hint = ""
    raise NotUnderstood(
        f"Nobody has said what the columns of “{entry.path}” mean. Say it once on the page of this import, or on the command "
        f'line: --map "{likely}".{hint} Nothing was taken in.'
    )


def _festival_of(entry: Entry) -> str:
    """Return whose programme a table of our own columns is: the festival that its first row names, who says the rest, too."""
    rows = (one for one in open_table(entry) if isinstance(one, TableRow))
    first = next(rows, None)
    return first.get("festival") if first is not None else ""


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) else None


def _days(entry: Entry, mapping: Mapping[str, str]) -> str:
    """What comes first in the days of a table."""
    if _is_json(entry):
        return DAY_FIRST
    columns = [one for word in ("release", "screening") for one in columns_with(mapping, word)]
    if not columns:
        return DAY_FIRST
    cells: list[str] = []
    for number, one in enumerate(open_table(entry)):
        if number > _LOOKED_AT:
            break
        if isinstance(one, TableRow):
            cells += [one.get(column).split(" ")[0] for column in columns]
    return order_of(cells) or DAY_FIRST


def _row(path: str, line: int, printed: Printed, plan: _Plan, header: str) -> Row | Refused:
    said = say_row(printed, plan.mapping, plan.about)
    shown = printed.text[:SAID]
    if not said.title:
        return Refused(path, line, shown, "This row has no title, so nobody can tell which film it is of.")
    return _made(path, line, printed.text, said, Head(LISTING, title=plan.title, outlet=plan.source), header)


def _made(path: str, line: int, text: str, said: Said, head: Head, header: str) -> Row:
    reading = Reading(path, text, "", READER, head, (Film(said.title, said.year),), tuple(said.statements))
    deed = Catalogue(reading, {"header": header} if header else {})
    if said.untimed:
        deed.facts["untimed"] = said.untimed
    return Row(
        path, line, text[:SAID], deed, told_of(said.title, said.year, said.statements), notices=tuple(said.notices)
    )


def told_of(title: str, year: int | None, statements: Sequence[Statement]) -> FilmTold:
    """Return a film as a row tells of it, from what the row says."""
    originals = [
        one.value for one in statements if one.property == "title" and one.qualifiers.get("kind") == "original"
    ]
    return FilmTold(
        title, year, originals[0] if originals else "",
        tuple(one.value for one in statements if one.property == "director"),
        frozenset((one.qualifiers["scheme"], one.value) for one in statements if one.property == "external_id"),
    )  # fmt: skip


def _of_scores(
    path: str, row: TableRow, columns: Sequence[str], delimiter: str, options: Mapping[str, Any]
) -> Row | Refused:
    header = delimiter.join(columns)
    printed = printed_row([str(place) for place in range(len(columns))], row.cells, delimiter)
    said, head = score_row(header, printed.text)
    if not said.title:
        return Refused(
            path, row.line, printed.text[:SAID], said.notices[0] if said.notices else "This row names no film."
        )
    source = str(options.get("source") or head.outlet or "Published scores")
    return _made(path, row.line, printed.text, said, replace(head, outlet=source), header)


def sample_of(entry: Entry) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the columns of a table as printed, and some rows, for whoever is asked what they mean. Raises NotUnderstood, Unsafe."""
    table = open_table(entry)
    rows = []
    for one in table:
        if isinstance(one, TableRow):
            rows.append(one.cells)
        if len(rows) >= _GUESS_ROWS:
            break
    return table.columns, rows


FILM_TABLE = FilmTable()
