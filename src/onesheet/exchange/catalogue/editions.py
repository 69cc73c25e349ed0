"""The parts of a programme that comes in whole, as rows: editions, venues, sections, films and screenings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onesheet.accounts.models import Member
from onesheet.exchange.handler import KEEP, Order, Result
from onesheet.exchange.pure.rows import Catalogue, Fate, Row
from onesheet.festivals.services.brought import Became, Bringing

_TAKEN = (Fate.MADE, Fate.CHANGED, Fate.SAME)
_SAME = "This is so already."


class Editions:
    """Settles the rows of programmes of one import."""

    def __init__(self, order: Order, by: Member | None) -> None:
        self._bringing = Bringing(by=by, now=order.now, keep=order.conflict == KEEP)

    def settle(self, rows: Sequence[Row], *, write: bool) -> list[Result]:
        """Say what becomes of parts that are no films, and with `write` do it."""
        return [_result(self._bringing.put(*_part_of(row), write=write)) for row in rows]

    def with_films(self, rows: Sequence[Row], settled: Sequence[Result], *, write: bool) -> list[Result]:
        """Put films, which are known here by now, into their editions; return what becomes of their rows in all."""
        found = []
        for row, result in zip(rows, settled, strict=True):
            if result.fate not in _TAKEN:
                found.append(result)
                continue
            _, given = _part_of(row)
            told = self._bringing.put_film(given, result.film, write=write)
            found.append(_both(result, _result(told)) if self._bringing.may_programme else result)
        return found

    def recall(self, rows: Sequence[Row]) -> None:
        """Remember what an earlier run took in."""
        for row in rows:
            if isinstance(row.deed, Catalogue) and "programme" in row.deed.facts:
                self._bringing.recall(row.deed.facts["given"])

    def finish(self) -> None:
        """Let announced editions tell what they show by now. To be called in a transaction."""
        self._bringing.finish()

    def undo(self, steps: Sequence[Any]) -> list[str]:
        """Take back what was done, the last first; return a sentence for each thing that stays."""
        return self._bringing.undo([one for step in steps for one in step.get("programme", ())])

    @property
    def named(self) -> list[tuple[str, int]]:
        """The editions of which rows told, by their festivals' keys and their years."""
        return self._bringing.named

    def sentences(self) -> list[str]:
        """Return what becomes of the programme in one sentence; nothing where no row is of one."""
        return self._bringing.sentences()


def _part_of(row: Row) -> tuple[str, dict[str, Any]]:
    assert isinstance(row.deed, Catalogue)
    return row.deed.facts["programme"], row.deed.facts["given"]


def _result(told: Became) -> Result:
    fate = Fate(told.fate)
    sentence = told.sentence or (_SAME if fate is Fate.SAME else "")
    return Result(fate, sentence, undo={"programme": told.undo} if told.undo else None)


def _both(film: Result, place: Result) -> Result:
    """What becomes of a row that tells of a film and of its place in an edition."""
    undo = {**(film.undo or {}), **(place.undo or {})} or None
    if place.fate is Fate.REFUSED and undo is None:
        return replace(place, film=film.film)
    fate = Fate.MADE if Fate.MADE in (film.fate, place.fate) else place.fate
    if place.fate is Fate.REFUSED:
        fate = film.fate
    return Result(fate, place.sentence, film.film, undo=undo)
