"""Films on the lines of a programme, put into words once, so that a template of a hundred lines has little to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from onesheet.festivals.queries.edition import EditionHead, FilmLine, LineScreening, SelectionRow
from onesheet.web.addresses import url
from onesheet.web.festivals import words


@dataclass(frozen=True, slots=True)
class Told:
    """A film on a line. `slug` is empty where the film has no page now."""

    id: int
    slug: str
    title: str
    facts: str
    marks: str
    """Premiere and part, `World premiere, opening film`; empty for none."""
    screenings: Markup
    """When and where it is shown, was shown, or is not shown after all."""
    item: Markup
    """All of this as the item of a list. An edition's page has a hundred: written here, they take a fraction of a template's time."""


def told(lines: Iterable[FilmLine], head: EditionHead, now: datetime, root: str) -> list[Told]:
    """Put films into words, with times in the edition's zone; `root` is the way from the page to the edition's screenings."""
    films, screenings = url("films"), _Screenings(head, now, root)
    return [_told(line, films, screenings.told(line)) for line in lines]


def _told(line: FilmLine, films: str, screenings: Markup) -> Told:
    row = line.row
    facts, marked = words.facts_words(line.directors, line.countries, row.year, row.minutes), marks(row)
    slug, title = row.slug if row.shown else "", escape(row.title)
    item = f'<li><a href="{films}{escape(slug)}">{title}</a>' if slug else f"<li><b>{title}</b>"
    item += f" <span>{escape(facts)}</span>" if facts else ""
    item += f" <em>{escape(marked)}</em>" if marked else ""
    item += f" {screenings}</li>" if screenings else "</li>"
    return Told(row.id, slug, row.title, facts, marked, screenings, Markup(item))  # noqa: S704 - each part is escaped


def marks(row: SelectionRow) -> str:
    """Return a selection's premiere and part in words."""
    premiere, part = words.premiere_words(row), words.part_words(row.part)
    return f"{part}, {premiere[:1].lower()}{premiere[1:]}" if part and premiere else part or premiere


class _Screenings:
    """Puts screenings into words; the days and places that many of them share once."""

    def __init__(self, head: EditionHead, now: datetime, root: str) -> None:
        self._zone, self._now, self._root = head.time_zone, now, root
        self._off, self._over, self._sold_out = (
            f", <b>{escape(state)}</b>" for state in (_("cancelled"), _("shown"), _("sold out"))
        )
        self._days: dict[date, str] = {}
        self._places: dict[tuple[str | None, str | None], str] = {}
        self._more: dict[tuple[int, int], str] = {}

    def told(self, line: FilmLine) -> Markup:
        """Return one element for each screening of a film."""
        parts = [self._one(one) for one in line.screenings]
        if line.more or line.before:
            parts.append(self._left_out(line.more, line.before))
        return Markup(" ".join(parts))  # noqa: S704 - each part is escaped

    def _left_out(self, more: int, before: int) -> str:
        told = self._more.get((more, before))
        if told is None:
            parts = [f"<small>{escape(words.more_words(more))}</small>"] if more else []
            parts += [f'<small class="over">{escape(words.before_words(before))}</small>'] if before else []
            told = self._more[more, before] = " ".join(parts)
        return told

    def _one(self, one: LineScreening) -> str:
        local, at = one.starts.astimezone(self._zone), (one.venue, one.screen)
        day, where = self._days.get(local.date()), self._places.get(at)
        if day is None:
            day = self._days[local.date()] = escape(words.day_words(local.date(), short=True))
        if where is None:
            where = self._places[at] = escape(words.place_words(*at))
        name, state = self._state(one)
        return f'<small{name}><a href="{self._root}{one.screening}">{day} {words.of_clock(local)}</a> {where}{state}</small>'

    def _state(self, one: LineScreening) -> tuple[str, str]:
        """Return the class of a screening and its state in a word."""
        if one.cancelled:
            return ' class="off"', self._off
        if one.starts < self._now:
            return ' class="over"', self._over
        return "", self._sold_out if one.sold_out else ""
