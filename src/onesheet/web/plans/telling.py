"""Screenings of a plan by day, put into words once for the page and the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from onesheet.festivals.pure.following import follow
from onesheet.festivals.pure.planning import Terms
from onesheet.festivals.queries.plans import MemberPlan, Picked, option_of
from onesheet.festivals.queries.schedule import day_of
from onesheet.web.festivals import words
from onesheet.web.plans.wording import Note, notes

A_PAGE = 40
"""Screenings of a page: whole days, until there are so many."""


@dataclass(frozen=True, slots=True)
class Line:
    """A screening on a line; `state` is empty where it takes place and has tickets."""

    row: Picked
    begins: str
    ends: str
    iso: str
    what: str
    where: str
    state: str
    notes: list[Note]
    changes: list[str]
    over: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its screenings in order of time."""

    day: date
    words: str
    lines: list[Line]


def names_of(rows: Iterable[Picked]) -> dict[int, str]:
    """Return what each screening is called."""
    return {row.id: row.what or str(_("Screening")) for row in rows}


def days_of(rows: Sequence[Picked], terms: Terms, zone: ZoneInfo) -> list[Day]:
    """Return screenings by day, each with how one comes to it. What is cancelled is in nobody's way."""
    standing = [option_of(row, zone) for row in rows if not row.cancelled]
    steps = {step.screening: step for step in follow(standing, terms)}
    names = names_of(rows)
    lines = [_line(row, zone, names, notes(steps[row.id], names) if row.id in steps else []) for row in rows]
    return [
        Day(day, words.day_words(day), list(some))
        for day, some in groupby(lines, key=lambda line: day_of(line.row.starts, zone))
    ]


def with_changes(days: Sequence[Day], plan: MemberPlan, zone: ZoneInfo) -> list[Day]:
    """Add to each screening what changed in it since it was planned."""
    told: dict[int, list[str]] = {}
    for change in plan.changes:
        if change.screening is not None:
            told.setdefault(change.screening, []).append(words.change_title(change.kind, change.told, zone))
    return [
        replace(day, lines=[replace(line, changes=told.get(line.row.id, [])) for line in day.lines]) for day in days
    ]


def pages_of(days: Sequence[Day]) -> list[list[Day]]:
    """Return days in pages of about so many screenings; one page with no day where there are none."""
    found: list[list[Day]] = [[]]
    for day in days:
        if found[-1] and sum(len(one.lines) for one in found[-1]) + len(day.lines) > A_PAGE:
            found.append([])
        found[-1].append(day)
    return found


def state_words(row: Picked) -> str:
    """Return what is unlike other screenings: `cancelled`, `sold out`; empty for nothing."""
    if row.cancelled:
        return str(_("cancelled"))
    return str(_("sold out")) if row.sold_out else ""


def _line(row: Picked, zone: ZoneInfo, names: dict[int, str], told: list[Note]) -> Line:
    local = row.starts.astimezone(zone)
    return Line(
        row,
        local.strftime("%H:%M"),
        row.ends.astimezone(zone).strftime("%H:%M"),
        local.isoformat(timespec="minutes"),
        names[row.id],
        words.place_words(row.venue, row.screen),
        state_words(row),
        told,
        [],
    )
