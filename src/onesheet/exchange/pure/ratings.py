"""Ratings of many members by the million, column by column: an object for each row would take longer than to write it.

`Ratings` and `Outcomes` are sequences of the rows and outcomes that they stand for, so that whoever does not know them may take them for
lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import chain
from typing import Any, overload

from onesheet.exchange.pure.rows import Fate, FilmTold, Outcome, Rate, Row

_DAY = 86_400
_EPOCH = date(1970, 1, 1).toordinal()
LATEST = (date.max.toordinal() - _EPOCH) * _DAY
"""Seconds since 1970 that have a moment here are fewer, and none are below nought."""


class Ratings(Sequence[Row]):
    """Rows that are ratings, with whose they are and when to the second, and nothing to note. Columns are lists of one length."""

    __slots__ = ("file", "films", "halves", "lines", "said", "seconds", "service", "whose")

    def __init__(
        self, file: str, lines: Sequence[int], *, said: Sequence[str], whose: Sequence[str], films: Sequence[FilmTold],
        halves: Sequence[int], seconds: Sequence[int], service: str = "",
    ) -> None:  # fmt: skip
        """`seconds` are since 1970; the rest is as in `Row` and `Rate`."""
        self.file, self.service, self.lines, self.said = file, service, lines, said
        self.whose, self.films, self.halves, self.seconds = whose, films, halves, seconds

    def __len__(self) -> int:
        """How many rows."""
        return len(self.lines)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Ratings: ...
    def __getitem__(self, at: int | slice) -> Row | Ratings:
        """Return a row, or some of them."""
        if isinstance(at, slice):
            return Ratings(
                self.file, self.lines[at], said=self.said[at], whose=self.whose[at], films=self.films[at],
                halves=self.halves[at], seconds=self.seconds[at], service=self.service,
            )  # fmt: skip
        rate = Rate(self.halves[at], moments([self.seconds[at]])[0])
        return Row(self.file, self.lines[at], self.said[at], rate, self.films[at], self.whose[at], (), self.service)

    def __iter__(self) -> Iterator[Row]:
        """Yield each row."""
        columns = (self.lines, self.said, self.halves, moments(self.seconds), self.films, self.whose)
        for line, said, halves, at, film, whose in zip(*columns, strict=True):
            yield Row(self.file, line, said, Rate(halves, at), film, whose, (), self.service)

    def placed(self, file: str, service: str) -> Ratings:
        """Return the same rows of another file, and of a service."""
        return Ratings(
            file, self.lines, said=self.said, whose=self.whose, films=self.films, halves=self.halves,
            seconds=self.seconds, service=service,
        )  # fmt: skip


def joined(pieces: Sequence[Ratings]) -> Ratings:
    """Return the rows of several, one after the other, which are all of one file and service."""
    columns: dict[str, list[Any]] = {
        name: list(chain.from_iterable([getattr(one, name) for one in pieces]))
        for name in ("lines", "said", "whose", "films", "halves", "seconds")
    }
    return Ratings(pieces[0].file, service=pieces[0].service, **columns)


class Outcomes(Sequence[Outcome]):
    """What became of `Ratings`."""

    __slots__ = ("fates", "films", "first", "rows", "sentences")

    def __init__(self, first: int, rows: Ratings, results: Iterable[Any]) -> None:
        """`first` is the number of the first row, and `results` are `handler.Result`s."""
        self.first, self.rows = first, rows
        of = list(results)
        self.fates: list[Fate] = [one.fate for one in of]
        self.sentences: list[str] = [one.sentence for one in of]
        self.films: list[int | None] = [one.film for one in of]

    def __len__(self) -> int:
        """How many rows."""
        return len(self.fates)

    @overload
    def __getitem__(self, at: int) -> Outcome: ...
    @overload
    def __getitem__(self, at: slice) -> list[Outcome]: ...
    def __getitem__(self, at: int | slice) -> Outcome | list[Outcome]:
        """Return an outcome, or some of them."""
        if isinstance(at, slice):
            return list(self)[at]
        rows, at = self.rows, range(len(self))[at]
        return Outcome(
            self.first + at,
            rows.file,
            rows.lines[at],
            self.fates[at],
            rows.said[at],
            self.sentences[at],
            self.films[at],
        )

    def __iter__(self) -> Iterator[Outcome]:
        """Yield each outcome."""
        rows = self.rows
        columns = (rows.lines, self.fates, rows.said, self.sentences, self.films)
        for number, (line, fate, said, sentence, film) in enumerate(zip(*columns, strict=True), self.first):
            yield Outcome(number, rows.file, line, fate, said, sentence, film)


def moments(seconds: Sequence[int]) -> list[str]:
    """Return counts of seconds since 1970 as ISO moments in UTC: `2014-09-07T20:15:00Z`."""
    days = {day: date.fromordinal(_EPOCH + day).isoformat() for day in {at // _DAY for at in seconds}}
    clock = _clock()
    return [days[at // _DAY] + clock[at % _DAY] for at in seconds]


@cache
def _clock() -> list[str]:
    return [f"T{at // 3600:02d}:{at // 60 % 60:02d}:{at % 60:02d}Z" for at in range(_DAY)]
