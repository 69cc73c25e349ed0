"""A festival's sections through the years, by what they were called when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Year:
    """A section in one edition. `was` is the number of the same section in an earlier one."""

    id: int
    was: int | None
    name: str
    year: int


@dataclass(frozen=True, slots=True)
class Name:
    """What a section was called, in which years, the newest first; `sections` are its numbers in these."""

    name: str
    years: tuple[int, ...]
    sections: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """One section through the years: its names, the newest first."""

    names: tuple[Name, ...]

    @property
    def renamed(self) -> bool:
        """Whether it was ever called otherwise."""
        return len(self.names) > 1


def threads(rows: Iterable[Year]) -> list[Thread]:
    """Return the sections of a festival, each once, in the order of `rows`, which are the newest first.

    A section follows another where it says so (`was`), and where both have the same name, whatever year lies between.
    """
    known = list(rows)
    by_id = {one.id: one for one in known}
    root = {one.id: one.id for one in known}

    def of(number: int) -> int:
        while root[number] != number:
            number = root[number]
        return number

    named: dict[str, int] = {}
    for one in known:
        if one.was in by_id:
            root[of(one.id)] = of(one.was)
        if one.name in named:
            root[of(one.id)] = of(named[one.name])
        named[one.name] = one.id
    together: dict[int, list[Year]] = {}
    for one in known:
        together.setdefault(of(one.id), []).append(one)
    return [_thread(members) for members in together.values()]


def _thread(members: list[Year]) -> Thread:
    names: list[Name] = []
    for one in members:
        if names and names[-1].name == one.name:
            before = names[-1]
            names[-1] = Name(one.name, (*before.years, one.year), (*before.sections, one.id))
        else:
            names.append(Name(one.name, (one.year,), (one.id,)))
    return Thread(tuple(names))


def spans(years: Iterable[int]) -> list[tuple[int, int]]:
    """Return years as first and last of each run without a gap, the newest first: 2016, 2015, 2013 as (2015, 2016), (2013, 2013)."""
    found: list[tuple[int, int]] = []
    for year in sorted(set(years), reverse=True):
        if found and found[-1][0] == year + 1:
            found[-1] = year, found[-1][1]
        else:
            found.append((year, year))
    return found
