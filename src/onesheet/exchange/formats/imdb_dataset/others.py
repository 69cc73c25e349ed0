"""title.akas and title.ratings: what they say of films that are here."""

from __future__ import annotations

from collections.abc import Iterator

from onesheet.exchange.parcels import Entry
from onesheet.exchange.pure.columns import printed_row
from onesheet.exchange.pure.rows import SAID, Catalogue, FilmTold, Left, Refused, Row, Told
from onesheet.exchange.tables import TableRow, open_table
from onesheet.reading.vocabulary import LISTING, Film, Head, Json, Reading, Statement
from onesheet.values.languages import LANGUAGE_NAMES

READER = "dataset/rows/1"
_NONE = "\\N"
_KINDS = {"original": "original", "working": "working"}
_ORIGINAL = "This is the original title, which title.basics has."


def ratings(entry: Entry) -> Iterator[Told]:
    """Yield for each title its score as IMDb reports it."""
    table = open_table(entry, quoting=False, delimiter="\t")
    head, header = Head(LISTING, title="IMDb datasets: title.ratings", outlet="IMDb"), "\t".join(table.columns)
    for one in table:
        if isinstance(one, Refused):
            yield one
            continue
        mark, votes = one.get("averagerating"), one.get("numvotes")
        try:
            value = float(mark)
        except ValueError:
            yield Refused(entry.path, one.line, one.said, "The score is no figure.")
            continue
        more: dict[str, Json] = {"by": "IMDb"}
        if votes.isdecimal() and int(votes):
            more |= {"count": int(votes), "count_unit": "votes"}
        marked = {"value": int(value) if value.is_integer() else value, "scale": 10}
        yield _saying(entry.path, one, table.folded, header, head, ("score", marked, "averagerating", more))


def akas(entry: Entry) -> Iterator[Told]:
    """Yield for each row another title of a film."""
    table = open_table(entry, quoting=False, delimiter="\t")
    head, header = Head(LISTING, title="IMDb datasets: title.akas", outlet="IMDb"), "\t".join(table.columns)
    for one in table:
        if isinstance(one, Refused):
            yield one
            continue
        title, types = one.get("title"), one.get("types").split("\x02")
        if one.get("isoriginaltitle") == "1" or "original" in types:
            yield Left(entry.path, one.line, one.said, _ORIGINAL)
            continue
        if title in ("", _NONE):
            yield Refused(entry.path, one.line, one.said, "This row has no title.")
            continue
        language = one.get("language")
        more: dict[str, Json] = {"kind": next((_KINDS[kind] for kind in types if kind in _KINDS), "alternative")}
        if language in LANGUAGE_NAMES:
            more["language"] = language
        yield _saying(entry.path, one, table.folded, header, head, ("title", title[:300], "title", more))


def _saying(
    path: str, row: TableRow, columns: tuple[str, ...], header: str, head: Head,
    told: tuple[str, Json, str, dict[str, Json]],
) -> Row:  # fmt: skip
    """A row that says one thing of a film that must be here, told by its number alone."""
    name, value, column, more = told
    number = row.get("tconst") or row.get("titleid")
    printed = printed_row(columns, row.cells, "\t")
    cell = printed.cells[column]
    statement = Statement(name, value, printed.text[cell.start : cell.end], cell.start, cell.end, more)
    reading = Reading(path, printed.text, "", READER, head, (Film(number),), (statement,))
    film = FilmTold(identifiers=frozenset({("imdb", number)}))
    return Row(path, row.line, printed.text[:SAID], Catalogue(reading, {"header": header, "only": "here"}), film)
