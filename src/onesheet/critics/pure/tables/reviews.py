"""The rows of a table of reviews."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from onesheet.critics.pure.tables.columns import Columns, for_reviews
from onesheet.critics.pure.tables.dates import day_of
from onesheet.critics.pure.tables.films import LONGEST_TITLE, directors_of, year_of
from onesheet.critics.pure.tables.opening import Opened, Refused, opened
from onesheet.critics.pure.words import NOTHING_SEEN, is_seen, text_of
from onesheet.reading.forms.table import Record
from onesheet.values.languages import LANGUAGE_NAMES, language_code
from onesheet.values.names import title_and_year

TOMATOES = "Rotten Tomatoes"
UNKNOWN_DAYS = frozenset({"1800-01-01", "2000-01-01"})
"""What Rotten Tomatoes puts where it knows no day: the one in the distant past, and the day from which it dates what it had
before it kept dates. Every fourteenth of its reviews is of 1 January 2000, and no other day of that year has a tenth as many."""
LONGEST = {"critic": 200, "outlet": 200, "printed": 100, "quote": 2000, "address": 1000, "number": 100, "film": 300}
"""Signs of each field that are kept."""
_NAMES = frozenset({"critic", "outlet"})
_SHOWN = 80
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_SPACE = re.compile(r"\s")
_VERDICTS = {
    "fresh": "positive", "positive": "positive", "rotten": "negative", "negative": "negative", "mixed": "mixed",
    "true": "positive", "1": "positive", "false": "negative", "0": "negative", "": "", "none": "", "neutral": "mixed",
}  # fmt: skip
_BOOLEANS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False, "": None}


@dataclass(frozen=True, slots=True)
class FilmTold:
    """Which film a row is about, as far as it says. Hashable: rows about one film have equal ones."""

    number: str = ""
    """What a table of films has it under; empty where the row tells the title itself."""
    title: str = ""
    year: int | None = None
    directors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review as a row tells of it."""

    line: int
    """Where the row begins in the file, from 1."""
    said: str
    """The row as it stands."""
    film: FilmTold
    number: str = ""
    """The number that the table gives the review; empty where it gives none."""
    critic: str = ""
    outlet: str = ""
    date: str = ""
    """EDTF; empty where it is not known."""
    sort_date: str = ""
    printed: str = ""
    verdict: str = ""
    """As the table says: `positive`, `mixed`, `negative` or nothing."""
    quote: str = ""
    address: str = ""
    language: str = ""
    notices: tuple[str, ...] = ()
    """What of the row was left out, and why."""


class _Field(Exception):
    """That a field will not do; says why, as a whole sentence."""


class ReviewsTable:
    """A table of reviews that was opened: iterate over its rows once."""

    def __init__(self, table: Opened) -> None:
        self._table = table
        self.columns = table.columns
        self.format = ("rotten-tomatoes" if self.columns.of_tomatoes else "reviews") + "/1"
        """The shape of the table, with the version of what reads it."""
        self.publisher = TOMATOES if self.columns.of_tomatoes else ""
        """Who made such tables; empty where the shape does not tell."""
        self.by_number = "film" in self.columns.places and "title" not in self.columns.places
        """Whether films are named by number alone, so that a table of films is needed."""

    @property
    def notices(self) -> list[str]:
        """Sentences about the whole file; complete when all rows were read."""
        return self._table.lines.notices

    def __iter__(self) -> Iterator[ReviewRow | Refused]:
        read = _reader(self.columns)
        for row in self._table.rows():
            if isinstance(row, Refused):
                yield row
                continue
            try:
                yield read(row)
            except _Field as fault:
                yield Refused(row.line, row.raw[:200], str(fault))


def reviews_in(chunks: Iterable[bytes]) -> ReviewsTable:
    """Open a table of reviews. Raises `NoTable` where it is none."""
    return ReviewsTable(opened(chunks, lambda fields: for_reviews(list(fields))))


def _reader(columns: Columns) -> Callable[[Record], ReviewRow]:
    """Return what reads a row, with the places of its columns looked up once."""
    place = {what: columns.places[what][0] for what in columns.places}
    states = columns.places.get("state", ())
    fresh, rotten = place.get("isfresh"), place.get("isrotten")
    plain = [(what, place[what]) for what in ("critic", "outlet", "printed", "quote", "number") if what in place]

    def name(what: str) -> str:
        return columns.name(what)

    def read(row: Record) -> ReviewRow:
        fields = row.fields
        told = {what: _plain(fields[at], what, name) for what, at in plain}
        notices: list[str] = []
        date, sort_date = "", ""
        if "date" in place and (printed := fields[place["date"]].strip()):
            date, sort_date = _date(printed, name, tomatoes=columns.of_tomatoes)
        address = _SPACE.sub("%20", fields[place["address"]].strip()) if "address" in place else ""
        if address and (
            _ADDRESS.fullmatch(address) is None or not address.isprintable() or len(address) > LONGEST["address"]
        ):
            notices.append(f"“{name('address')}” is no address on the web and was left out: “{address[:_SHOWN]}”.")
            address = ""
        verdict = _verdict(fields, states, fresh, rotten)
        if not verdict and not told.get("printed") and not told.get("quote") and not address:
            raise _Field("There is no mark, no verdict, no quote and no address: nothing of a review.")
        return ReviewRow(
            line=row.line,
            said=row.raw,
            film=_film(fields, place, name),
            date=date,
            sort_date=sort_date,
            verdict=verdict,
            address=address,
            language=_language(fields[place["language"]], name) if "language" in place else "",
            notices=tuple(notices),
            **told,
        )

    return read


def _plain(field: str, what: str, name: Callable[[str], str]) -> str:
    """A field of words, trimmed; a quote keeps its lines, all else is one line."""
    words = field
    if "&" in words and what != "printed":
        words = unescape(words)  # `&#44;` stands for a comma where a page's source was copied
    given, words = words, text_of(words)
    if what in _NAMES and given.strip() and not is_seen(words):
        raise _Field(f"“{name(what)}”: {NOTHING_SEEN}")
    if what in _NAMES or ("\n" in words and what != "quote"):
        words = " ".join(words.split())
    if len(words) > LONGEST[what]:
        raise _Field(f"“{name(what)}” has {len(words):,} signs, and {LONGEST[what]:,} are kept: “{words[:_SHOWN]}...”.")
    return words


def _film(fields: tuple[str, ...], place: dict[str, int], name: Callable[[str], str]) -> FilmTold:
    if "title" not in place:
        number = fields[place["film"]].strip()
        if not number or len(number) > LONGEST["film"]:
            raise _Field(f"“{name('film')}” names no film.")
        return FilmTold(number)
    title, year = title_and_year(" ".join(fields[place["title"]].split()))
    if not title or len(title) > LONGEST_TITLE:
        raise _Field(f"“{name('title')}” names no film: a title has 1 to {LONGEST_TITLE} signs.")
    try:
        year = (year_of(fields[place["year"]]) if "year" in place else None) or year
    except ValueError as fault:
        raise _Field(f"“{name('year')}” {fault}: “{fields[place['year']].strip()[:_SHOWN]}”.") from None
    number = fields[place["film"]].strip()[: LONGEST["film"]] if "film" in place else ""
    return FilmTold(number, title, year, directors_of(fields[place["director"]]) if "director" in place else ())


def _date(printed: str, name: Callable[[str], str], *, tomatoes: bool) -> tuple[str, str]:
    try:
        told = day_of(printed)
    except ValueError as fault:
        raise _Field(f"“{name('date')}” {fault}: “{printed[:_SHOWN]}”.") from None
    return ("", "") if tomatoes and told[0] in UNKNOWN_DAYS else told


def _verdict(fields: tuple[str, ...], states: tuple[int, ...], fresh: int | None, rotten: int | None) -> str:
    """The verdict on which all columns that tell one agree."""
    found = set()
    for at in states:
        word = fields[at].strip().lower()
        if word not in _VERDICTS:
            raise _Field(
                f"“{fields[at].strip()[:_SHOWN]}” is no verdict: fresh, rotten, positive, mixed and negative are."
            )
        found.add(_VERDICTS[word])
    if fresh is not None or rotten is not None:
        found.add(_by_marks(_boolean(fields, fresh), _boolean(fields, rotten)))
    found.discard("")
    if len(found) > 1:
        raise _Field(f"The columns disagree on the verdict: {' and '.join(sorted(found))}.")
    return found.pop() if found else ""


def _by_marks(fresh: bool | None, rotten: bool | None) -> str:  # noqa: FBT001 - what two columns of a row say
    if fresh and rotten:
        raise _Field("The columns say that the review is fresh and that it is rotten.")
    if fresh or (fresh is None and rotten is False):
        return "positive"
    return "negative" if rotten or (rotten is None and fresh is False) else ""


def _boolean(fields: tuple[str, ...], at: int | None) -> bool | None:
    if at is None:
        return None
    word = fields[at].strip().lower()
    if word not in _BOOLEANS:
        raise _Field(f"“{fields[at].strip()[:_SHOWN]}” is neither true nor false.")
    return _BOOLEANS[word]


@lru_cache(maxsize=512)
def _language_code(words: str) -> str | None:
    return words if words in LANGUAGE_NAMES else language_code(words)


def _language(field: str, name: Callable[[str], str]) -> str:
    words = " ".join(field.split())
    if not words:
        return ""
    code = _language_code(words[:_SHOWN])
    if code is None:
        raise _Field(f"“{name('language')}” names no language: “{words[:_SHOWN]}”.")
    return code
