"""Ratings of many members by the million: as little as can be is done for each.

What is taken here is a rating of a film that the member never touched; all else goes the way of every row.
"""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from onesheet.database.alike import has_any, insert_alike
from onesheet.exchange.handler import Result
from onesheet.exchange.members.moments import of_seconds, when
from onesheet.exchange.members.of_films import HALVES
from onesheet.exchange.members.people import CLOSED
from onesheet.exchange.members.things import Whose, World
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
    return all(type(row.deed) is Rate and row.whose for row in rows)


class Crowd:
    """Takes in ratings of many, a batch at a time."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._made: dict[int, Result] = {}
        """Film -> what becomes of most rows."""
        self._recent: OrderedDict[int, dict[int, int]] = OrderedDict()
        """Of a preview: member -> film -> rating, of those who came last."""

    def settle(
        self, rows: Sequence[Row], whose: Mapping[str, Whose | str], found: Sequence[Result | int | None], *, write: bool,
        scores: bool,
    ) -> tuple[list[Result], set[int]] | None:  # fmt: skip
        """Settle a batch, and return the results and the films that were rated; None where a row is of a film touched before."""
        wanted = _wanted(rows, found)
        if wanted is None or self._touched(wanted, whose, write=write):
            return None
        results = self._results(rows, whose, found)
        if not write:
            self._remember(rows, whose, found, results)
            return results, set()
        films = self._write(rows, whose, found, results, scores=scores)
        return results, films

    def seed(self, world: World, rows: Sequence[Row], whose: Mapping[str, Whose | str]) -> None:
        """Let a preview's world know what was rated here."""
        for row in rows:
            who = whose[row.whose]
            if isinstance(who, Whose):
                for film, rating in self._recent.pop(who.id, {}).items():
                    known = world.film(who.id, film)
                    known.rating, known.watched, known.changed_at = rating, True, self._now
                    known.rated_at = self._now

    def _touched(self, wanted: Mapping[str, set[int]], whose: Mapping[str, Whose | str], *, write: bool) -> bool:
        """Tell whether something is here already of what is to be rated."""
        there = {who.id: (who, films) for name, films in wanted.items() if isinstance(who := whose[name], Whose)}
        if not write and any(
            not films.isdisjoint(self._recent.get(member, ())) for member, (_, films) in there.items()
        ):  # fmt: skip
            return True
        pairs = [(who.id, film) for who, films in there.values() if who.undo is None and who.id > 0 for film in films]
        return has_any(MemberFilm, ("member_id", "film_id"), pairs)

    def _results(
        self, rows: Sequence[Row], whose: Mapping[str, Whose | str], found: Sequence[Result | int | None]
    ) -> list[Result]:
        made = self._made
        halves: set[Any] = {row.deed.rating for row in rows}  # type: ignore[union-attr]
        films: Any = found
        plain = min(halves) >= 1 and max(halves) <= HALVES and set(map(type, films)) == {int}
        if plain and all(isinstance(who, Whose) and who.open for who in whose.values()):
            for film in set(films).difference(made):
                made[film] = Result(Fate.MADE, "", film)
            return [made[film] for film in films]
        results = []
        row: Any
        for row, film in zip(rows, films, strict=True):
            who: Any = whose[row.whose]
            if type(who) is str:
                results.append(Result(Fate.REFUSED, who))
            elif not who.open:
                results.append(Result(Fate.REFUSED, CLOSED))
            elif type(film) is not int:
                results.append(film)
            elif not 1 <= row.deed.rating <= HALVES:
                results.append(Result(Fate.REFUSED, _NO_RATING, film))
            else:
                result = made.get(film)
                if result is None:
                    result = made[film] = Result(Fate.MADE, "", film)
                results.append(result)
        return results

    def _remember(
        self, rows: Sequence[Row], whose: Mapping[str, Whose | str], found: Sequence[Result | int | None],
        results: Sequence[Result],
    ) -> None:  # fmt: skip
        made, recent = Fate.MADE, self._recent
        row: Any
        film: Any
        for row, film, result in zip(rows, found, results, strict=True):
            if result.fate is made:
                who: Any = whose[row.whose]
                member = who.id
                theirs = recent.get(member)
                if theirs is None:
                    theirs = recent[member] = {}
                theirs[film] = row.deed.rating
        while len(recent) > _KEPT:
            recent.popitem(last=False)

    def _write(
        self, rows: Sequence[Row], whose: Mapping[str, Whose | str], found: Sequence[Result | int | None],
        results: list[Result], *, scores: bool,
    ) -> set[int]:  # fmt: skip
        now, made = self._now, Fate.MADE
        values, unproven, journal = _given(rows, whose, found, results, now)
        if not values:
            return set()
        insert_alike(MemberFilm, _GIVEN, values, always=_ALWAYS | {"changed_at": now}, alike="member_id")
        sums: Sums = defaultdict(lambda: defaultdict(int))
        for (film, rating), number in Counter([one[1:3] for one in values]).items():
            of_film = sums[film]
            of_film["watched"] += number
            of_film[GIVEN[rating - 1]] = number
        for (film, rating), number in Counter(unproven).items():
            sums[film][UNPROVEN[rating - 1]] = number
        shift_many(sums, now=now, scores=scores)
        changes: list[Any] = []
        for one in whose.values():
            if isinstance(one, Whose) and one.undo is not None and one.id in journal:
                changes.append(one.undo)
                one.undo = None
        changes.append(["crowd", now.isoformat(), [[member, *theirs] for member, theirs in journal.items()]])
        at_row = next(number for number in range(len(results) - 1, -1, -1) if results[number].fate is made)
        results[at_row] = Result(made, "", results[at_row].film, undo=changes)
        return set(sums)


_SECONDS = len("2014-09-07T20:15:00Z")


def _given(
    rows: Sequence[Row], whose: Mapping[str, Whose | str], found: Sequence[Result | int | None], results: list[Result],
    now: datetime,
) -> tuple[list[tuple[int, int, int, str]], list[tuple[int, int]], dict[int, list[list[Any]]]]:  # fmt: skip
    """Return what is to be written, of whose members are unproven films and ratings, and member -> films, ratings, moments."""
    made, latest = Fate.MADE, now.timestamp()
    values: list[tuple[int, int, int, str]] = []
    unproven: list[tuple[int, int]] = []
    journal: dict[int, list[list[Any]]] = {}
    last, member, doubted = "", 0, False
    films: list[Any] = []
    ratings: list[Any] = []
    moments: list[Any] = []
    row: Any
    film: Any
    for row, film, result in zip(rows, found, results, strict=True):
        if result.fate is not made:
            continue
        if row.whose != last:
            last = row.whose
            who: Any = whose[last]
            member, doubted = who.id, who.unproven
            films, ratings, moments = journal.setdefault(member, [[], [], []])
        deed = row.deed
        rating, at = deed.rating, deed.at
        seconds = _seconds(at)
        if seconds is None or seconds > latest:
            moment = when(at, now)
            at = moment.isoformat()
            seconds = moment.timestamp()
            moments.append(at if moment.microsecond else int(seconds))
        else:
            moments.append(int(seconds))
        values.append((member, film, rating, at))
        films.append(film)
        ratings.append(rating)
        if doubted:
            unproven.append((film, rating))
    return values, unproven, journal


def _seconds(at: str) -> float | None:
    """Return the seconds since 1970 of a moment that is told to the second and in UTC, as nearly all are; None for others."""
    if len(at) != _SECONDS or at[-1] != "Z" or at[10] != "T":
        return None
    try:
        return datetime.fromisoformat(at).timestamp()
    except ValueError:
        return None


def _wanted(rows: Sequence[Row], found: Sequence[Result | int | None]) -> dict[str, set[int]] | None:
    """Return whose -> films; None where somebody rates a film twice."""
    wanted: dict[str, set[int]] = {}
    count, last = 0, None
    theirs: set[int] = set()
    for row, film in zip(rows, found, strict=True):
        if type(film) is int:
            if row.whose != last:
                last = row.whose
                theirs = wanted.setdefault(last, set())
            theirs.add(film)
            count += 1
    return wanted if sum(map(len, wanted.values())) == count else None


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
