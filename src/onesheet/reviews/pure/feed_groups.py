"""Which entries of a feed are told together. Pure: entries in their order, groups of them out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

TOGETHER = frozenset({"watchlist", "like"})
"""Kinds of which several by one member on one day are one sentence: "Ida wants to see A, B and C"."""


class Entry(Protocol):
    """What grouping needs to know of an entry."""

    @property
    def kind(self) -> str: ...
    @property
    def username(self) -> str: ...
    @property
    def viewing(self) -> int | None:
        """The viewing it is, or that its review belongs to."""


AnyEntry = TypeVar("AnyEntry", bound=Entry)


@dataclass(frozen=True, slots=True)
class Group(Generic[AnyEntry]):
    """Entries told together: of one kind, by one member, on one day; the newest first."""

    day: date
    entries: tuple[AnyEntry, ...]

    @property
    def first(self) -> AnyEntry:
        """The newest, which stands for what they share."""
        return self.entries[0]


def grouped(entries: Sequence[tuple[date, AnyEntry]]) -> list[Group[AnyEntry]]:
    """Group entries given with their days, newest first; a group stands where its newest entry stood.

    A viewing whose review is among the entries is left out: the review tells of it.
    """
    reviewed = {one.viewing for _, one in entries if one.kind == "review" and one.viewing is not None}
    groups: list[tuple[date, list[AnyEntry]]] = []
    places: dict[tuple[date, str, str], int] = {}
    for day, one in entries:
        if one.kind == "viewing" and one.viewing in reviewed:
            continue
        key = (day, one.kind, one.username)
        if one.kind in TOGETHER and key in places:
            groups[places[key]][1].append(one)
            continue
        places[key] = len(groups)
        groups.append((day, [one]))
    return [Group(day, tuple(several)) for day, several in groups]


def days(groups: Iterable[Group[AnyEntry]]) -> list[tuple[date, list[Group[AnyEntry]]]]:
    """Return the groups under their days, in the order given."""
    found: dict[date, list[Group[AnyEntry]]] = {}
    for one in groups:
        found.setdefault(one.day, []).append(one)
    return list(found.items())
