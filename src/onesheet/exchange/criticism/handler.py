"""Critics' reviews, taken in as `onesheet critics` takes them, with rows that wait for their film."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from onesheet.accounts.models import Member
from onesheet.critics.pure.tables import FilmTold as FilmOfTable
from onesheet.critics.pure.tables import ReviewRow
from onesheet.critics.services import importing
from onesheet.critics.services.importing import Found, Outcome, Plan, Taking, Totals, plan, taken
from onesheet.exchange.finding import Finder
from onesheet.exchange.handler import Order, Result
from onesheet.exchange.pure.rows import Fate, Row

_NOBODYS = "This table does not say who made it; say whose it is (--source)."
_LONGEST_SOURCE = 200


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where the reviews of a file come from."""

    name: str
    sha256: str
    format: str
    licence: str
    whose: str


class _Chosen:
    """The films that were found for the rows of a batch."""

    def __init__(self, films: dict[FilmOfTable, Found]) -> None:
        self._films = films

    def find(self, wanted: Iterable[FilmOfTable], /) -> dict[FilmOfTable, Found]:
        """Return the film of each."""
        return {one: self._films[one] for one in wanted}


class CriticismHandler:
    """Settles `Criticism` rows; `given` is `{"review": ReviewRow, "whose": who makes such tables, "format": its shape}`."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._by = Member.objects.filter(pk=order.by).first() if order.by else None
        self._finder = Finder(order.coming)
        self._takings: dict[_Origin, Taking] = {}
        self._totals: dict[_Origin, Totals] = {}
        self._seen: set[int] = set()
        """Of a preview: a number for each review of rows before."""

    def settle(
        self, rows: Sequence[Row], *, write: bool, films: Sequence[int | None] | None = None
    ) -> Sequence[Result]:
        """Say what becomes of each row, and with `write` do it; see `Handler`."""
        chosen = list(films) if films is not None else [None] * len(rows)
        results: list[Result] = []
        for origin, run in groupby(zip(rows, chosen, strict=True), key=lambda pair: self._origin(pair[0])):
            pairs = list(run)
            results += self._settled(origin, [row for row, _ in pairs], [film for _, film in pairs], write=write)
        return results

    def undo(self, steps: Sequence[Any]) -> list[str]:
        """Take back what was done; see `Handler`. Reviews that editors changed since are withdrawn and keep their history."""
        kept = []
        for table, most in Counter(step["table"] for step in steps).items():
            done = importing.undo_some(table=table, most=most, by=self._by, now=self._order.now)
            if done.withdrawn:
                reviews = "One review" if done.withdrawn == 1 else f"{done.withdrawn} reviews"
                kept.append(f"{reviews} that editors had changed were withdrawn, and keep their history.")
        return kept

    def _origin(self, row: Row) -> tuple[str, _Origin]:
        told = _given(row)
        options = self._order.options
        return row.file, _Origin(
            name=row.file.rpartition("/")[2] or self._order.name,
            sha256=self._order.sha256,
            format=told["format"],
            licence=str(options.get("licence") or ""),
            whose=" ".join(str(options.get("source") or told["whose"]).split()),
        )

    def _settled(
        self, of: tuple[str, _Origin], rows: Sequence[Row], chosen: Sequence[int | None], *, write: bool
    ) -> list[Result]:
        origin = of[1]
        if not origin.whose or len(origin.whose) > _LONGEST_SOURCE:
            return [Result(Fate.REFUSED, _NOBODYS)] * len(rows)
        found = self._finder.find([row.film for row in rows if row.film is not None])
        results: list[Result | None] = [None] * len(rows)
        films: dict[FilmOfTable, Found] = {}
        settled: list[tuple[int, ReviewRow]] = []
        for place, (row, film) in enumerate(zip(rows, chosen, strict=True)):
            review: ReviewRow = _given(row)["review"]
            which = found[row.film] if film is None and row.film is not None else None
            number = film if which is None else which.film
            if number is None:
                choices = () if which is None else which.choices
                fate = Fate.AMBIGUOUS if choices else Fate.WAITING
                results[place] = Result(fate, "" if which is None else which.sentence, choices=choices)
            else:
                films[review.film] = Found(number)
                settled.append((place, review))
        if settled:
            planned, table = self._planned(origin, [row for _, row in settled], _Chosen(films), write=write)
            made = {one.row.line for one in (*planned.made, *planned.undone)}
            for (place, review), outcome in zip(settled, planned.outcomes, strict=True):
                undo = {"table": table} if table is not None and review.line in made else None
                results[place] = _result(outcome, films[review.film].film, undo)
        return [one for one in results if one is not None]

    def _planned(
        self, origin: _Origin, rows: Sequence[ReviewRow], finder: _Chosen, *, write: bool
    ) -> tuple[Plan, int | None]:
        """Say what becomes of rows whose films are here, and with `write` do it; return the number of their table, too."""
        planned = plan(rows, given=origin, finder=finder, seen=None if write else self._seen)
        if not write:
            return planned, None
        taking = self._takings.setdefault(origin, Taking(origin, self._by, lambda: self._order.now))
        totals = self._totals.setdefault(origin, Totals())
        if planned.made:
            taking.find_voices(planned.made)
            with importing.turn():
                if taken({one.key for one in planned.made}):
                    planned = plan(rows, given=origin, finder=finder)
                if planned.made:
                    taking.write(planned, totals)
        for one in planned.undone:
            taking.put_back(one)
        totals.add(planned.outcomes)
        return planned, taking.table


def _given(row: Row) -> dict[str, Any]:
    deed: Any = row.deed
    given: dict[str, Any] = deed.given
    return given


_FATES = {
    importing.Fate.MADE: Fate.MADE, importing.Fate.SAME: Fate.SAME, importing.Fate.BACK: Fate.CHANGED,
    importing.Fate.WAITING: Fate.WAITING, importing.Fate.REFUSED: Fate.REFUSED,
}  # fmt: skip


def _result(outcome: Outcome, film: int | None, undo: Any) -> Result:
    return Result(_FATES[outcome.fate], outcome.sentence, film, undo=undo)
