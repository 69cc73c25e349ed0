"""Films on the lines of a programme, put into words once, so that a template of a hundred lines has little to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from onesheet.festivals.queries.edition import FilmLine, NextScreening, SelectionRow
from onesheet.web.festivals import words


@dataclass(frozen=True, slots=True)
class Next:
    """A screening that is yet to come."""

    number: int
    when: str
    where: str


@dataclass(frozen=True, slots=True)
class Told:
    """A film on a line. `slug` is empty where the film has no page now."""

    id: int
    slug: str
    title: str
    facts: str
    marks: str
    """Premiere and part, `World premiere, opening film`; empty for none."""
    next: list[Next]
    more: int


def told(lines: Iterable[FilmLine], zone: ZoneInfo) -> list[Told]:
    """Put films into words, with times in that zone."""
    return [
        Told(
            line.row.id,
            line.row.slug if line.row.shown else "",
            line.row.title,
            words.facts_words(line.directors, line.countries, line.row.year, line.row.minutes),
            marks(line.row),
            [Next(one.screening, words.when_words(one.starts, zone), _where(one)) for one in line.next],
            line.more,
        )
        for line in lines
    ]


def marks(row: SelectionRow) -> str:
    """Return a selection's premiere and part in words."""
    premiere, part = words.premiere_words(row), words.part_words(row.part)
    return f"{part}, {premiere[:1].lower()}{premiere[1:]}" if part and premiere else part or premiere


def _where(one: NextScreening) -> str:
    where = words.place_words(one.venue, one.screen)
    return f"{where}, {_('sold out')}" if one.sold_out else where
