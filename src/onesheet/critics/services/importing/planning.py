"""What would become of each row of a table: reads only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Protocol

from onesheet.accounts.services import Refusal
from onesheet.critics.models import CriticReview
from onesheet.critics.pure.entries import ReviewEntry, review_key
from onesheet.critics.pure.tables import FilmTold, Refused, ReviewRow, ReviewsTable
from onesheet.critics.pure.words import line_of
from onesheet.critics.services.importing.finding import Finder, Found
from onesheet.critics.services.importing.outcomes import Fate, Outcome, Tell, Totals, withdrawn_by_undoing
from onesheet.database.prepared import Prepared, named_list
from onesheet.values.names import fold

AT_ONCE = 2000
"""Rows of a batch."""
_SHOWN = 120
LONGEST_SOURCE = 200


class Origin(Protocol):
    """Where reviews come from: a file, its shape, and whose it is."""

    @property
    def name(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def format(self) -> str: ...
    @property
    def licence(self) -> str: ...
    @property
    def whose(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Given:
    """A table that was opened, and whose it is."""

    name: str
    """The file's name, without folders."""
    sha256: str
    reviews: ReviewsTable
    source: str = ""
    """Who made the table; by default whom its shape tells."""
    licence: str = ""
    """Of the quotes, an SPDX name; empty where nothing is known."""

    @property
    def format(self) -> str:
        """The shape of the table, with the version of what reads it."""
        return self.reviews.format

    @property
    def whose(self) -> str:
        """Who made the table, tidied."""
        return line_of(self.source or self.reviews.publisher)


@dataclass(frozen=True, slots=True)
class Planned:
    """A row whose review would be made."""

    row: ReviewRow
    film: int
    key: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What would become of the rows of a batch."""

    made: tuple[Planned, ...]
    outcomes: tuple[Outcome, ...]
    """Of all rows, those that would be made among them, in the order of the file."""
    undone: tuple[Planned, ...] = ()
    """Rows whose review is here and of a table that was undone: it would be of this one, and put back where it was withdrawn
    for that."""


def check(given: Given, finder: Finder) -> None:
    """Raise Refusal where nothing of the table can be taken in as it was given."""
    if not given.whose or len(given.whose) > LONGEST_SOURCE or "\x00" in given.whose:
        raise Refusal("This table does not say who made it; say whose it is (--source). Nothing was taken in.")
    if given.reviews.by_number and not finder.knows_numbers:
        column = given.reviews.columns.name("film")
        raise Refusal(
            f"This table names films by number alone (“{column}”); give the table that has their titles, too (--films). "
            "Nothing was taken in."
        )


def preview(*, given: Given, finder: Finder, tell: Tell | None = None) -> Totals:
    """Say what would become of each row; nothing is written. Raises Refusal where nothing of the table can be taken in.

    Remembers a number of eight bytes for each row, so that a review that stands in the file twice is counted once.
    """
    check(given, finder)
    totals, seen = Totals(), set[int]()
    for rows in batches(given.reviews):
        planned = plan(rows, given=given, finder=finder, seen=seen)
        totals.add(planned.outcomes)
        if tell is not None:
            tell(planned.outcomes)
    totals.notices = notices_of(given, finder)
    return totals


def batches(rows: Iterable[ReviewRow | Refused]) -> Iterator[list[ReviewRow | Refused]]:
    """Yield the rows, two thousand at a time."""
    source = iter(rows)
    while some := list(islice(source, AT_ONCE)):
        yield some


class Finds(Protocol):
    """What finds the films of rows."""

    def find(self, wanted: Iterable[FilmTold], /) -> dict[FilmTold, Found]:
        """Return the film of each."""
        ...


def plan(rows: Sequence[ReviewRow | Refused], *, given: Origin, finder: Finds, seen: set[int] | None = None) -> Plan:
    """Say what would become of these rows. Costs one query, and what finding films costs.

    `seen` are the keys of rows before, to which those of these rows are added; what was written needs none.
    """
    found = finder.find({row.film for row in rows if isinstance(row, ReviewRow)})
    keys = {
        row.line: key_of(row, film, given.whose)
        for row in rows
        if isinstance(row, ReviewRow) and (film := found[row.film].film) is not None
    }
    there = _there(keys.values())
    seen = set() if seen is None else seen
    made: list[Planned] = []
    undone: list[Planned] = []
    outcomes = []
    for row in rows:
        if isinstance(row, Refused):
            outcomes.append(Outcome(row.line, Fate.REFUSED, row.sentence, row.said[:_SHOWN]))
            continue
        outcome = _outcome(row, found[row.film], keys.get(row.line, ""), there, seen)
        film = found[row.film].film
        if outcome.fate is Fate.MADE and film is not None:
            made.append(Planned(row, film, keys[row.line]))
        elif outcome.fate in (Fate.SAME, Fate.BACK) and film is not None:
            stored = there.get(keys[row.line])
            if stored is not None and stored.undone_at is not None:
                undone.append(Planned(row, film, keys[row.line]))
        outcomes.append(outcome)
    return Plan(tuple(made), tuple(outcomes), tuple(undone))


def key_of(row: ReviewRow, film: int, whose: str) -> str:
    """Return 40 signs that are the same for the same review however often it comes in.

    By the number that its table gives it, else by all that is told of it, as with a review that an editor types.
    """
    if row.number:
        told = json.dumps(["table", fold(whose) or whose, row.number])
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:40]
    return review_key(film, entry_of(row, ""))


def entry_of(row: ReviewRow, whose: str, licence: str = "") -> ReviewEntry:
    """Return what a row tells, as other ways of telling a review have it."""
    return ReviewEntry(
        critic=row.critic, outlet=row.outlet, date=row.date, address=row.address, quote=row.quote,
        language=row.language, licence=licence, printed=row.printed, verdict=row.verdict,
        verdict_by="aggregator" if row.verdict else "", verdict_name=whose if row.verdict else "",
    )  # fmt: skip


def notices_of(given: Given, finder: Finder) -> list[str]:
    """Return the sentences about the whole file, when all of it was read."""
    told = list(given.reviews.notices)
    if finder.refused:
        first = finder.refused[0]
        told.append(
            f"Of the table of films {_rows(len(finder.refused))} could not be read, the first at line {first.line}: "
            f"{first.sentence}"
        )
    if finder.by_title:
        films = "One film was" if finder.by_title == 1 else f"{finder.by_title} films were"
        told.append(f"{films} found by title and year alone.")
    return told


def _rows(number: int) -> str:
    return "one row" if number == 1 else f"{number} rows"


@dataclass(frozen=True, slots=True)
class _Stored:
    """A review that is here: the row it was taken from, and the columns that are compared."""

    key: str
    said: str
    date: str
    printed: str
    quote: str
    verdict: str
    withdrawn_reason: str
    undone_at: datetime | None
    """When its table was undone."""


@dataclass(frozen=True, slots=True)
class _Key:
    key: str


_THERE = Prepared(_Stored, CriticReview.objects.filter(key__in=named_list("keys")), undone_at="table_of__undone_at")
_TAKEN = Prepared(_Key, CriticReview.objects.filter(key__in=named_list("keys"))[:1])


def taken(keys: Iterable[str]) -> bool:
    """Tell whether a review with one of these keys is here. Costs one query."""
    return _TAKEN.first(keys=list(keys)) is not None


def _there(keys: Iterable[str]) -> dict[str, _Stored]:
    listed = list(keys)
    return {one.key: one for one in _THERE.rows(keys=listed)} if listed else {}


def _outcome(row: ReviewRow, found: Found, key: str, there: dict[str, _Stored], seen: set[int]) -> Outcome:
    if found.film is None:
        return Outcome(row.line, Fate.WAITING, found.sentence, row.said[:_SHOWN])
    number = int(key[:16], 16)
    if (
        key in there
        and number not in seen
        and there[key].undone_at
        and withdrawn_by_undoing(there[key].withdrawn_reason)
    ):
        seen.add(number)
        return Outcome(row.line, Fate.BACK)
    if key in there:
        otherwise = _otherwise(row, there[key])
        return Outcome(row.line, Fate.REFUSED if otherwise else Fate.SAME, otherwise, row.said[:_SHOWN])
    if number in seen:
        return Outcome(row.line, Fate.SAME, "The same review stands in this file before.", row.said[:_SHOWN])
    seen.add(number)
    return Outcome(row.line, Fate.MADE, " ".join(row.notices), row.said[:_SHOWN] if row.notices else "")


def _otherwise(row: ReviewRow, stored: _Stored) -> str:
    """Say in what a row contradicts the review that is here under its number; empty where it does not.

    The very row that the review was taken from never does, whatever an editor has changed since.
    """
    if not row.number or row.said == stored.said:
        return ""
    told = {"date": row.date, "printed": row.printed, "quote": row.quote, "verdict": row.verdict or stored.verdict}
    changed = [name for name, value in told.items() if value != getattr(stored, name)]
    if not changed:
        return ""
    names = {"date": "its date", "printed": "its mark", "quote": "its quote", "verdict": "its verdict"}
    told_names = " and ".join(names[name] for name in changed)
    return f"The review {row.number} is here already and says otherwise in {told_names}; change it on its own page."
