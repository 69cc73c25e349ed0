"""Ratings of many members by the million: as little as can be is done for each.

What is taken here is a rating of a film that the member never touched, or one that is here as the file says it; all else goes the way
of every row.
"""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from onesheet.database.alike import insert_alike, values_of
from onesheet.exchange.handler import Result
from onesheet.exchange.members.moments import of_seconds, when
from onesheet.exchange.members.of_films import HALVES
from onesheet.exchange.members.people import CLOSED
from onesheet.exchange.members.things import Whose, World
from onesheet.exchange.pure.ratings import Ratings, moments
from onesheet.exchange.pure.rows import Fate, Rate, Row
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.queries.tallies import GIVEN, UNPROVEN
from onesheet.reviews.services.tallies import shift_many

_KEPT = 1_000
"""Members whose ratings a preview remembers: a file has each member's together."""
_GIVEN = ("member_id", "film_id", "rating", "rated_at")
_ALWAYS = {"liked": False, "watched": True, "watchlisted_at": None, "favourite": None, "viewings": 0, "last_viewed": ""}
Sums = defaultdict[int, defaultdict[str, int]]


def is_crowd(rows: Sequence[Row]) -> bool:
    """Tell whether all rows are ratings of a file of many members."""
    return isinstance(rows, Ratings) or all(type(row.deed) is Rate and row.whose for row in rows)


class Crowd:
    """Takes in ratings of many, a batch at a time."""

    def __init__(self, now: datetime, *, file_wins: bool = False) -> None:
        self._now = now
        self._file_wins = file_wins
        self._made: dict[int, Result] = {}
        """Film -> what becomes of most rows."""
        self._recent: OrderedDict[int, dict[int, int]] = OrderedDict()
        """Of a preview: member -> film -> rating, of those who came last."""

    def settle(
        self, rows: Sequence[Row], whose: Mapping[str, Whose | str], found: Sequence[Result | int | None], *, write: bool,
        scores: bool,
    ) -> tuple[list[Result], set[int]] | None:  # fmt: skip
        """Settle a batch, and return the results and the films that were rated; None where that takes looking at each row."""
        names, ratings = whose_of(rows), _ratings_of(rows)
        results = self._results(names, ratings, whose, found)
        here = self._here(names, results, whose, write=write)
        if here is None:
            return None
        if here:
            if not self._same(here, names, ratings, results, whose):
                return None
            results = _those_here(here, names, results, whose)
        told = _told(names, ratings, rows, results, whose)
        if not told.members:
            return results, set()
        if not write:
            self._remember(told)
            return results, set()
        return results, self._write(told, whose, results, scores=scores)

    def seed(self, world: World, rows: Sequence[Row], whose: Mapping[str, Whose | str]) -> None:
        """Let a preview's world know what was rated here."""
        for name in dict.fromkeys(whose_of(rows)):
            who = whose[name]
            if isinstance(who, Whose):
                for film, rating in self._recent.pop(who.id, {}).items():
                    known = world.film(who.id, film)
                    known.rating, known.watched, known.changed_at = rating, True, self._now
                    known.rated_at = self._now

    def _here(
        self, names: Sequence[str], results: Sequence[Result], whose: Mapping[str, Whose | str], *, write: bool
    ) -> dict[tuple[int, int], Any] | None:
        """Return member and film -> rating of what is here already of what is to be rated; None where somebody rates a film twice."""
        made = Fate.MADE
        pairs: Any = [(name, one.film) for name, one in zip(names, results, strict=True) if one.fate is made]
        if len(set(pairs)) < len(pairs):
            return None
        before = {
            name: who.id for name, who in whose.items() if isinstance(who, Whose) and who.undo is None and who.id > 0
        }
        if not write:
            recent = {name: self._recent.get(who.id, {}) for name, who in whose.items() if isinstance(who, Whose)}
            if any(recent.values()) and any(film in recent[name] for name, film in pairs):
                return None
        if not before:
            return {}
        asked = [(before[name], film) for name, film in pairs if name in before]
        return values_of(MemberFilm, ("member_id", "film_id"), "rating", asked)

    def _same(
        self, here: Mapping[tuple[int, int], Any], names: Sequence[str], ratings: Sequence[int], results: Sequence[Result],
        whose: Mapping[str, Whose | str],
    ) -> bool:  # fmt: skip
        """Tell whether the file says of all that is here what is so already. Where it wins, more is to be remembered of each row."""
        if self._file_wins:
            return False
        ids = {name: who.id for name, who in whose.items() if isinstance(who, Whose)}
        return all(
            here.get((ids[name], one.film), rating) == rating  # type: ignore[arg-type]
            for name, rating, one in zip(names, ratings, results, strict=True)
            if one.fate is Fate.MADE
        )

    def _results(
        self, names: Sequence[str], ratings: Sequence[int], whose: Mapping[str, Whose | str],
        found: Sequence[Result | int | None],
    ) -> list[Result]:  # fmt: skip
        made = self._made
        films: Any = found
        plain = min(ratings) >= 1 and max(ratings) <= HALVES and set(map(type, films)) == {int}
        if plain and all(isinstance(who, Whose) and who.open for who in whose.values()):
            for film in set(films).difference(made):
                made[film] = Result(Fate.MADE, "", film)
            return [made[film] for film in films]
        results = []
        for name, rating, film in zip(names, ratings, films, strict=True):
            who: Any = whose[name]
            if type(who) is str:
                results.append(Result(Fate.REFUSED, who))
            elif not who.open:
                results.append(Result(Fate.REFUSED, CLOSED))
            elif type(film) is not int:
                results.append(film)
            elif not 1 <= rating <= HALVES:
                results.append(Result(Fate.REFUSED, _NO_RATING, film))
            else:
                result = made.get(film)
                if result is None:
                    result = made[film] = Result(Fate.MADE, "", film)
                results.append(result)
        return results

    def _remember(self, told: _Told) -> None:
        recent = self._recent
        for member, start, end in told.runs():
            recent.setdefault(member, {}).update(zip(told.films[start:end], told.ratings[start:end], strict=True))
        while len(recent) > _KEPT:
            recent.popitem(last=False)

    def _write(self, told: _Told, whose: Mapping[str, Whose | str], results: list[Result], *, scores: bool) -> set[int]:
        now = self._now
        at, noted = _moments(told.rows, told.places, now)
        values = list(zip(told.members, told.films, told.ratings, at, strict=True))
        insert_alike(MemberFilm, _GIVEN, values, always=_ALWAYS | {"changed_at": now}, alike="member_id")
        shift_many(_sums(told, whose), now=now, scores=scores)
        journal: dict[int, list[list[Any]]] = {}
        for member, start, end in told.runs():
            theirs = journal.setdefault(member, [[], [], []])
            for column, some in zip(theirs, (told.films, told.ratings, noted), strict=True):
                column.extend(some[start:end])
        changes: list[Any] = []
        for one in whose.values():
            if isinstance(one, Whose) and one.undo is not None and one.id in journal:
                changes.append(one.undo)
                one.undo = None
        changes.append(["crowd", now.isoformat(), [[member, *theirs] for member, theirs in journal.items()]])
        last = told.places[-1]
        results[last] = Result(Fate.MADE, "", results[last].film, undo=changes)
        return set(told.films)


def _those_here(
    here: Mapping[tuple[int, int], Any], names: Sequence[str], results: Sequence[Result],
    whose: Mapping[str, Whose | str],
) -> list[Result]:  # fmt: skip
    """Say of the rows that are here already that nothing changes."""
    ids: Any = {name: who.id for name, who in whose.items() if isinstance(who, Whose)}
    same: dict[int, Result] = {film: Result(Fate.SAME, "", film) for _, film in here}
    return [
        same[film] if one.fate is Fate.MADE and (film := one.film) is not None and (ids[name], film) in here else one
        for name, one in zip(names, results, strict=True)
    ]


@dataclass(slots=True)
class _Told:
    """What is to be written of a batch, column by column."""

    rows: Sequence[Row]
    """All of the batch."""
    places: Sequence[int]
    """Which of them are written."""
    members: list[int]
    films: list[int]
    ratings: list[int]

    def runs(self) -> Iterator[tuple[int, int, int]]:
        """Yield each member with where their rows that stand together begin and end."""
        start = 0
        for member, run in groupby(self.members):
            end = start + sum(1 for _ in run)
            yield member, start, end
            start = end


def _told(
    names: Sequence[str], ratings: Sequence[int], rows: Sequence[Row], results: Sequence[Result],
    whose: Mapping[str, Whose | str],
) -> _Told:  # fmt: skip
    made = Fate.MADE
    places = [at for at, one in enumerate(results) if one.fate is made]
    ids: Any = {name: who.id for name, who in whose.items() if isinstance(who, Whose)}
    films: Any = [results[at].film for at in places]
    return _Told(rows, places, [ids[names[at]] for at in places], films, [ratings[at] for at in places])


def whose_of(rows: Sequence[Row]) -> Sequence[str]:
    """Return whose each row is."""
    return rows.whose if isinstance(rows, Ratings) else [row.whose for row in rows]


def _ratings_of(rows: Sequence[Row]) -> Sequence[int]:
    if isinstance(rows, Ratings):
        return rows.halves
    deeds: Any = [row.deed for row in rows]
    return [deed.rating for deed in deeds]


def _sums(told: _Told, whose: Mapping[str, Whose | str]) -> Sums:
    """Return what the ratings add to the counts of their films."""
    sums: Sums = defaultdict(lambda: defaultdict(int))
    for (film, rating), number in Counter(zip(told.films, told.ratings, strict=True)).items():
        of_film = sums[film]
        of_film["watched"] += number
        of_film[GIVEN[rating - 1]] = number
    doubted = {who.id for who in whose.values() if isinstance(who, Whose) and who.unproven}
    if doubted:
        each = zip(told.members, told.films, told.ratings, strict=True)
        unproven = Counter((film, rating) for member, film, rating in each if member in doubted)
        for (film, rating), number in unproven.items():
            sums[film][UNPROVEN[rating - 1]] = number
    return sums


def _moments(rows: Sequence[Row], places: Sequence[int], now: datetime) -> tuple[list[str], list[Any]]:
    """Return when those of the rows were rated, as texts and as the journal notes it."""
    latest = now.timestamp()
    if isinstance(rows, Ratings) and max(rows.seconds) <= latest:
        whole = len(places) == len(rows)
        seconds = list(rows.seconds) if whole else [rows.seconds[at] for at in places]
        return moments(seconds), seconds
    texts: list[str] = []
    noted: list[Any] = []
    for place in places:
        at: str = rows[place].deed.at  # type: ignore[union-attr]
        told = _seconds(at)
        if told is None or told > latest:
            moment = when(at, now)
            at = moment.isoformat()
            noted.append(at if moment.microsecond else int(moment.timestamp()))
        else:
            noted.append(int(told))
        texts.append(at)
    return texts, noted


_SECONDS = len("2014-09-07T20:15:00Z")


def _seconds(at: str) -> float | None:
    """Return the seconds since 1970 of a moment that is told to the second and in UTC, as nearly all are; None for others."""
    if len(at) != _SECONDS or at[-1] != "Z" or at[10] != "T":
        return None
    try:
        return datetime.fromisoformat(at).timestamp()
    except ValueError:
        return None


_NO_RATING = "A rating is from half a star to five stars; nothing of this row was taken in."


def as_films(change: Sequence[Any]) -> list[list[Any]]:
    """Return what was done for a crowd as changes of single films."""
    _, now, members = change
    return [
        ["film", member, film, {
            "rating": [None, rating], "rated_at": [None, of_seconds(at)], "watched": [False, True], "changed_at": [None, now],
        }]
        for member, films, ratings, moments in members
        for film, rating, at in zip(films, ratings, moments, strict=True)
    ]  # fmt: skip
