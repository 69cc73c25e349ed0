"""Workbooks (.xlsx) and the HTML tables that some services call .xls, read like tables of text.

`sheets_of(entry)` gives a `Sheet` for each sheet that has a row of names, with the same ways as `exchange.tables.Table`. Formulas are
never worked out: what stands is what the program that saved the file last saw. Nothing beyond the cells is opened.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.parcels import Entry, Unsafe, check_workbook
from onesheet.exchange.pure.rows import Notice, Refused
from onesheet.exchange.tables import TableRow
from onesheet.exchange.tables.table import Table

if TYPE_CHECKING:
    from lxml import etree

LARGEST = 100_000_000
"""Bytes of a workbook as it lies."""
LONGEST = 100_000
"""Signs of a cell."""
_MOST_COLUMNS = 200
_MOST_ROWS = 2_000_000
_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How .xls and other documents of old office programs begin."""
_HTML = re.compile(
    rb"^[\s\xef\xbb\xbf]*(?:<!doctype html|<html|<table|<meta|<\?xml[^>]*\?>\s*(?:<!doctype html|<html))", re.IGNORECASE
)
_SAVE_AS = "Open it in a spread sheet and save it as .xlsx or as CSV (UTF-8), then give that file."


class Sheet(Table):
    """One sheet: iterate over its rows once."""

    def __init__(self, path: str, name: str, columns: Iterable[str], rows: Iterable[tuple[int, list[str]]]) -> None:
        """Take the names of the columns, and the rows with their numbers in the sheet."""
        self.path = path
        self.name = name
        """Of the sheet; empty for a table that is none of a workbook."""
        self.columns = tuple(" ".join(one.split()) for one in columns)
        self.folded = tuple(one.lower() for one in self.columns)
        self.delimiter = ","
        self.places = {}
        for place, one in enumerate(self.folded):
            if one:
                self.places.setdefault(one, place)
        self._numbered = rows
        self._cut = 0

    @property
    def notices(self) -> list[Notice]:
        """Sentences about the whole sheet; complete when all rows were read."""
        if not self._cut:
            return []
        return [Notice(self.path, f"{self._cut} cells with more than {LONGEST:,} signs were cut to that length.")]

    def __iter__(self) -> Iterator[TableRow | Refused]:
        """Yield each row; rows with nothing in them are passed over. A last `Refused` where the sheet cannot be read on."""
        width, line = len(self.columns), 1
        try:
            for line, cells in self._numbered:
                if not any(cells):
                    continue
                self._cut += sum(len(cell) > LONGEST for cell in cells)
                kept = tuple(
                    cell[:LONGEST] for cell in itertools.islice(itertools.chain(cells, itertools.repeat("")), width)
                )
                yield TableRow(line, kept, self)
        except NotUnderstood as fault:
            yield Refused(self.path, line + 1, "", str(fault))


def kind_of(entry: Entry) -> str:
    """Say by its first bytes what a file is: `xlsx`, `html`, `xls` (the old binary form), or empty for neither."""
    try:
        head = entry.head(1024)
    except Unsafe:
        return ""
    if head.startswith(_OLD):
        return "xls"
    if head.startswith(_ZIP):
        return "xlsx" if entry.path.lower().endswith((".xlsx", ".xlsm", ".xls")) else ""
    return "html" if _HTML.match(head) else ""


def sheets_of(entry: Entry) -> list[Sheet]:
    """Open a workbook, or a page with a table that is called one.

    Raises `NotUnderstood` where it is neither, too large or damaged, `Unsafe` where it is a bomb.
    """
    kind = kind_of(entry)
    if kind == "xls":
        raise NotUnderstood(what_to_do(entry))
    if kind not in ("xlsx", "html"):
        raise NotUnderstood(f"“{entry.path}” is no workbook, whatever its name says. {_SAVE_AS}")
    if entry.size > LARGEST:
        raise NotUnderstood(
            f"“{entry.path}” is larger than {LARGEST // 1_000_000} MB. Save its sheet as CSV and give that."
        )
    sheets = _of_html(entry) if kind == "html" else _of_workbook(entry)
    return [sheet for sheet in sheets if sheet is not None]


def what_to_do(entry: Entry) -> str:
    """Return a sentence for a workbook that no format knows; empty for what is no workbook."""
    kind = kind_of(entry)
    if kind == "xls":
        return f"“{entry.path}” is a workbook in the old binary form, which is not read here. {_SAVE_AS}"
    if kind == "xlsx":
        return (
            f"“{entry.path}” is a workbook, and no sheet of it has columns that are known here. Save the sheet as CSV (UTF-8) and "
            "give that file: what its columns mean can then be said once."
        )
    return ""


def columns_of_sheets(entry: Entry) -> list[tuple[str, tuple[str, ...]]]:
    """Return the name of each sheet with its columns in lower case; nothing where it is no workbook. Never raises."""
    found: list[tuple[str, tuple[str, ...]]] | None = entry.known.get("sheets")
    if found is None:
        try:
            found = (
                [(sheet.name, sheet.folded) for sheet in sheets_of(entry)] if kind_of(entry) in ("xlsx", "html") else []
            )
        except (NotUnderstood, Unsafe):
            found = []
        entry.known["sheets"] = found
    return found


def _of_workbook(entry: Entry) -> Iterator[Sheet | None]:
    import openpyxl  # noqa: PLC0415 - takes a quarter of a second, and few files are workbooks

    held = io.BytesIO()
    for piece in entry.chunks():
        held.write(piece)
        if held.tell() > LARGEST:
            raise NotUnderstood(
                f"“{entry.path}” is larger than {LARGEST // 1_000_000} MB. Save its sheet as CSV and give that."
            )
    check_workbook(held)
    try:
        book = openpyxl.load_workbook(held, read_only=True, data_only=True, keep_links=False)
        sheets = list(book.worksheets)
    except _faults() as fault:
        raise NotUnderstood(f"“{entry.path}” is damaged, or no workbook. {_SAVE_AS}") from fault
    for sheet in sheets:
        sheet.reset_dimensions()
        yield _headed(entry.path, sheet.title, _cells_of(entry.path, sheet))


def _cells_of(path: str, sheet: Any) -> Iterator[tuple[int, list[str]]]:
    try:
        for line, row in enumerate(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS, max_row=_MOST_ROWS), 1):
            yield line, [_printed(value) for value in row]
    except _faults() as fault:
        raise NotUnderstood(f"“{path}” is damaged from here on. {_SAVE_AS}") from fault


def _faults() -> tuple[type[Exception], ...]:
    """What openpyxl raises on files that are not in order."""
    from lxml.etree import LxmlError  # noqa: PLC0415

    return (
        zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError, OverflowError,
        RecursionError, SyntaxError, LxmlError, AssertionError,
    )  # fmt: skip


def _printed(value: Any) -> str:
    """A cell as text: whole numbers without a point, days as ISO."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d") if value.time() == time() else value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()


def _headed(path: str, name: str, rows: Iterator[tuple[int, list[str]]]) -> Sheet | None:
    """The sheet, its first row with anything in it being the names of its columns; None for an empty one."""
    for _, cells in rows:
        if any(cells):
            while cells and not cells[-1]:
                cells.pop()
            return Sheet(path, name, cells, rows)
    return None


def _of_html(entry: Entry) -> Iterator[Sheet | None]:
    """The first table of a page, as KinoPoisk's .xls files are."""
    yield _headed(entry.path, "", _rows_of_html(entry))


def _rows_of_html(entry: Entry) -> Iterator[tuple[int, list[str]]]:
    """Feed the page a piece at a time and give each row as soon as it is closed."""
    # It takes four megabytes, which an import of anything else has no use for.
    from lxml import etree  # noqa: PLC0415

    parser = etree.HTMLPullParser(events=("end",), tag=("tr", "table"), no_network=True, encoding=_encoding(entry))
    line = 0
    done = False
    for piece in itertools.chain(entry.chunks(), [b""]):
        try:
            if piece:
                parser.feed(piece)
            else:
                parser.close()
        except etree.LxmlError:
            done = True
        for _, element in parser.read_events():
            if element.tag == "tr":
                line += 1
                yield line, [_text(cell) for cell in element if cell.tag in ("td", "th")]
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
            elif line:
                return
        if done:
            return


def _text(cell: etree._Element) -> str:
    parts = (part.replace("\xa0", " ") for part in cell.itertext())
    return "\n".join(" ".join(line.split()) for line in "".join(parts).strip().splitlines())


def _encoding(entry: Entry) -> str | None:
    """What the page says it is written in, spelled as it has to be; None where the parser is to find out."""
    head = entry.head(4096)
    match = re.search(rb"charset\s*=\s*[\"']?([\w-]{2,20})", head, re.IGNORECASE)
    named = match[1].decode("ascii").lower() if match else ""
    if named in ("utf8", "utf-8") or head.startswith(b"\xef\xbb\xbf"):
        return "utf-8"
    if named in ("windows-1251", "cp1251", "koi8-r"):
        return named
    try:
        entry.head(65_536)[:-4].decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1251"
    return "utf-8"
