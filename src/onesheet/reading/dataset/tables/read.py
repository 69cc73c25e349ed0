"""Read a table of films with published scores: each row is a film, with title, year, and a score for each column of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain

from onesheet.reading.dataset.entry import nothing
from onesheet.reading.dataset.tables.columns import TOMATOES, Columns, Score, columns_of, of_reviews
from onesheet.reading.document import PLAIN, Document
from onesheet.reading.forms.table import DELIMITERS, Faulty, Record, delimiter_said, records, spans
from onesheet.reading.reader import Findings
from onesheet.reading.vocabulary import LISTING, Film, Head, Json, Statement
from onesheet.values.dates import TURN, full_year, make_date
from onesheet.values.names import fold, title_and_year

CERTAIN = 0.99
_LONGEST_HEAD = 10_000
_YEAR = re.compile(r"(?:18[7-9]|19\d|20\d)\d")
_MARK = re.compile(r"(?P<figure>\d{1,3}(?:\.\d{1,2})?) ?%?")
_COUNT = re.compile(r"\d{1,9}")
_NONE = frozenset({"", "tbd", "na", "n/a", "nan", "null", "none", "-", "–"})
_DAY = re.compile(r"(?P<day>\d{1,2})-(?P<month>[A-Z][a-z]{2})-(?P<year>\d\d|\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
_MONTHS = {name: number for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}
_TOMATOES = re.compile(r"https?://(?:www\.)?rottentomatoes\.com/(?P<id>m/[\w-]+)/?")
_MOST_TOLD = 3
_OF_REVIEWS = (
    "This is a table of critics' reviews and tells of no film by itself. Take it in with “onesheet critics”, which puts "
    "each review on its film's page."
)


def is_table(document: Document) -> bool:
    """Tell whether a text is a table of films with published scores, or one of critics' reviews, by its first rows."""
    if document.form != PLAIN:
        return False
    head, delimiter = _head(document.prose)
    return bool(head) and (
        of_reviews(head) or (columns_of(head) is not None and _has_row(document.prose, delimiter, len(head)))
    )


def read_table(document: Document) -> Findings:
    """Read every film of a table; rows about one film are one film's. What was left out is told in `problems`."""
    text = document.prose
    head, delimiter = _head(text)
    columns = columns_of(head)
    if columns is None:
        return nothing(text, None, _OF_REVIEWS)
    table = _Table(text, columns)
    starts = [0, *accumulate(map(len, _lines(text)))]
    for one in list(_rows(text, delimiter))[1:]:
        if isinstance(one, Faulty) or len(one.fields) != columns.width:
            table.skip(one.line)
        else:
            table.take(one, starts[one.line - 1], delimiter)
    return table.findings()


def _lines(text: str) -> Iterator[str]:
    """The lines of a text by their line feeds alone: other signs that part lines may stand within a field."""
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end


def _rows(text: str, delimiter: str) -> Iterator[Record | Faulty]:
    """The rows of a text; a first line that only names the delimiter is none."""
    lines = _lines(text)
    first = next(lines, "")
    return records(chain(["\n" if delimiter_said(first) else first], lines), delimiter)


def _head(text: str) -> tuple[tuple[str, ...], str]:
    """The names of the columns and what stands between them; none where the first line is no first row of a table."""
    line = text[: text.find("\n") + 1]
    told = delimiter_said(line)
    if told:
        line = text[len(line) : text.find("\n", len(line)) + 1]
    if not line.strip() or len(line) > _LONGEST_HEAD:
        return (), ""
    delimiter = told or max(DELIMITERS, key=line.count)
    first = next(records([line], delimiter), None)
    return (first.fields, delimiter) if isinstance(first, Record) and len(first.fields) > 1 else ((), "")


def _has_row(text: str, delimiter: str, width: int) -> bool:
    """Whether a row of as many fields follows the first."""
    rows = _rows(text, delimiter)
    next(rows, None)
    second = next(rows, None)
    return isinstance(second, Record) and len(second.fields) == width


@dataclass(frozen=True, slots=True)
class _Cell:
    """A field of a row: what it says, and where that stands."""

    value: str
    start: int
    end: int


@dataclass(slots=True)
class _Table:
    """What was read of a table so far."""

    text: str
    columns: Columns
    films: dict[tuple[str, int | None, str], int] = field(default_factory=dict)
    named: list[Film] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)
    """Fields that were left out, as they stand."""
    two_figures: bool = False

    def skip(self, line: int) -> None:
        self.skipped.append(line)

    def take(self, row: Record, start: int, delimiter: str) -> None:
        """State what a row says; `start` is where it begins in the text."""
        cells = []
        for value, (left, right) in zip(row.fields, spans(row.raw, delimiter), strict=True):
            bare = value.strip()
            at = start + left + len(value) - len(value.lstrip())
            # A doubled quotation mark is one sign of the value and two of the text.
            cells.append(_Cell(bare, at, start + right - (len(value) - len(value.rstrip()))))
        title_cell = cells[self.columns.title]
        title, bracketed = title_and_year(title_cell.value)
        if not title:
            self.skip(row.line)
            return
        said = _Row(self.text, cells)
        self._say_title(said, title_cell, title)
        year = self._say_year(said, title_cell, bracketed)
        identifier = self._say_address(said)
        self._say_others(said)
        for score in self.columns.scores:
            self._say_score(said, score, of_tomatoes=bool(identifier))
        place = self._place(title, year, identifier)
        self.statements += said.of_film(place)

    def _place(self, title: str, year: int | None, identifier: str) -> int:
        key = (fold(title) or title, year, identifier)
        place = self.films.setdefault(key, len(self.named))
        if place == len(self.named):
            self.named.append(Film(title, year))
        return place

    def _say_title(self, said: _Row, cell: _Cell, title: str) -> None:
        whole = self.text[cell.start : cell.end]
        end = cell.start + len(title) if whole.startswith(title) else cell.end
        said.say("title", title, cell.start, end)

    def _say_year(self, said: _Row, title: _Cell, bracketed: int | None) -> int | None:
        """State the year: that of its own column, that behind the title, or that of the release."""
        year = None
        cell = said.cell(self.columns.year)
        if cell is not None and _YEAR.fullmatch(cell.value):
            year = int(cell.value)
            said.say("year", year, cell.start, cell.end)
        elif bracketed is not None:
            at = self.text.rindex(str(bracketed), title.start, title.end)
            year = bracketed
            said.say("year", year, at, at + 4)
        elif cell is not None and cell.value.lower() not in _NONE:
            self.unsaid.append(cell.value)
        release = said.cell(self.columns.release)
        if release is not None and release.value.lower() not in _NONE:
            return self._say_release(said, release, year)
        return year

    def _say_release(self, said: _Row, cell: _Cell, year: int | None) -> int | None:
        day = _DAY.fullmatch(cell.value) or _ISO.fullmatch(cell.value)
        month = _MONTHS.get(day["month"]) or (int(day["month"]) if day["month"].isdigit() else 0) if day else 0
        full = int(day["year"]) if day else 0
        if day is not None and len(day["year"]) == 2:
            full = full_year(full)
            self.two_figures = True
        made = make_date(full, month, int(day["day"])) if day and month else None
        if made is None or day is None:
            self.unsaid.append(cell.value)
            return year
        said.say("release", str(made), cell.start, cell.end)
        if year is None:
            said.say("year", full, cell.start + day.start("year"), cell.start + day.end("year"))
        return year or full

    def _say_address(self, said: _Row) -> str:
        """State the identifier that an address at Rotten Tomatoes holds, and return it."""
        cell = said.cell(self.columns.address)
        found = _TOMATOES.fullmatch(cell.value) if cell is not None else None
        if cell is None or found is None:
            return ""
        at = self.text.find(found["id"], cell.start, cell.end)
        if at >= 0:
            said.say("external_id", found["id"], at, at + len(found["id"]), scheme="rotten-tomatoes")
        return found["id"]

    def _say_others(self, said: _Row) -> None:
        """State directors and genres, each part of a field between commas or bars."""
        for name, place in (("director", self.columns.director), ("genre", self.columns.genre)):
            cell = said.cell(place)
            for part in re.finditer(r"[^,|;]+", self.text[cell.start : cell.end]) if cell is not None else ():
                words = part.group().strip()
                at = self.text.index(words, cell.start + part.start()) if cell is not None and words else 0
                if words and words.lower() not in _NONE and '"' not in words:
                    said.say(name, words.lower() if name == "genre" else words, at, at + len(words))

    def _say_score(self, said: _Row, score: Score, *, of_tomatoes: bool) -> None:
        cell = said.cell(score.place)
        if cell is None or cell.value.lower() in _NONE:
            return
        mark, by = _MARK.fullmatch(cell.value), score.published.by or (TOMATOES if of_tomatoes else "")
        figure = float(mark["figure"]) if mark else -1.0
        if not by or not 0 <= figure <= score.published.scale:
            self.unsaid.append(cell.value)
            return
        value: Json = {"value": int(figure) if figure.is_integer() else figure, "scale": score.published.scale}
        counts = [said.cells[place] for place in score.counts]
        more = _counted(score, [one.value for one in counts])
        used = [cell, *counts] if more else [cell]
        more |= {"by": by, **({"method": score.published.method} if score.published.method else {})}
        left, right = min(one.start for one in used), max(one.end for one in used)
        if right - left > 80:
            left, right = cell.start, cell.end
        said.say("score", value, left, right, **more)

    def findings(self) -> Findings:
        """What was read, with what was not in words."""
        publishers = self.columns.publishers
        only = (publishers[0] or TOMATOES) if len(publishers) == 1 else None
        title = f"Films with scores at {only}" if only else "Films with published scores"
        problems = [sentence for sentence in (self._skipped(), self._unsaid(), self._years()) if sentence]
        if not self.named:
            problems.append("No row of this table names a film.")
        return Findings(
            Head(LISTING, title=title, outlet=only),
            tuple(self.named),
            tuple(self.statements),
            chrome=((0, len(self.text)),),
            problems=tuple(problems),
        )

    def _skipped(self) -> str:
        if not self.skipped:
            return ""
        rows = "One row" if len(self.skipped) == 1 else f"{len(self.skipped)} rows"
        at = ", ".join(map(str, self.skipped[:_MOST_TOLD])) + (", ..." if len(self.skipped) > _MOST_TOLD else "")
        return f"{rows} of the table could not be read and gave no film, at line {at}."

    def _unsaid(self) -> str:
        if not self.unsaid:
            return ""
        told = ", ".join(f"“{one[:40]}”" for one in dict.fromkeys(self.unsaid) if one)
        return f"{len(self.unsaid)} fields were left out, for nobody can tell what they say: {told[:200]}."

    def _years(self) -> str:
        if not self.two_figures:
            return ""
        return f"Years have two figures here: 00 to {TURN - 1} were read as 2000 to {2000 + TURN - 1}, the others as 19{TURN} to 1999."


class _Row:
    """The statements of one row."""

    def __init__(self, text: str, cells: Sequence[_Cell]) -> None:
        self._text = text
        self.cells = cells
        self._said: list[Statement] = []

    def cell(self, place: int | None) -> _Cell | None:
        return None if place is None else self.cells[place]

    def say(self, name: str, value: Json, start: int, end: int, **qualifiers: Json) -> None:
        self._said.append(Statement(name, value, self._text[start:end], start, end, qualifiers))

    def of_film(self, film: int) -> list[Statement]:
        return [
            Statement(one.property, one.value, one.quote, one.start, one.end, one.qualifiers, film)
            for one in self._said
        ]


def _counted(score: Score, counts: Sequence[str]) -> dict[str, Json]:
    """How many marks a score rests on, with what each part of them was; nothing where a count is none."""
    if not counts or not all(_COUNT.fullmatch(one) for one in counts):
        return {}
    number = sum(map(int, counts))
    told: dict[str, Json] = {"count": number, "count_unit": score.published.unit} if number else {}
    if told and score.published.parts:
        told["note"] = ", ".join(f"{int(one)} {part}" for one, part in zip(counts, score.published.parts, strict=True))
    return told
