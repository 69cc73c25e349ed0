"""Films on the lines of a programme, put into words once, so that a template of a hundred lines has little to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from onesheet.festivals.queries.edition import EditionHead, FilmLine, LineScreening, SelectionRow
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


def told(lines: Iterable[FilmLine], head: EditionHead, now: datetime, root: str) -> list[Told]:
    """Put films into words, with times in the edition's zone; `root` is the way from the page to the edition's screenings."""
    return [
        Told(
            line.row.id,
            line.row.slug if line.row.shown else "",
            line.row.title,
            words.facts_words(line.directors, line.countries, line.row.year, line.row.minutes),
            marks(line.row),
            _screenings(line, head, root, now),
        )
        for line in lines
    ]


def marks(row: SelectionRow) -> str:
    """Return a selection's premiere and part in words."""
    premiere, part = words.premiere_words(row), words.part_words(row.part)
    return f"{part}, {premiere[:1].lower()}{premiere[1:]}" if part and premiere else part or premiere


def _screenings(line: FilmLine, head: EditionHead, root: str, now: datetime) -> Markup:
    """Return one element for each screening. Written here, since an edition's page has a hundred of them."""
    zone = head.time_zone
    parts = []
    for one in line.screenings:
        when = escape(words.when_words(one.starts, zone))
        where = escape(words.place_words(one.venue, one.screen))
        name, state = _state(one, now)
        told = f", <b>{escape(state)}</b>" if state else ""
        parts.append(f'<small{name}><a href="{root}{one.screening}">{when}</a> {where}{told}</small>')
    if line.more:
        parts.append(f"<small>{escape(words.more_words(line.more))}</small>")
    if line.before:
        parts.append(f'<small class="over">{escape(words.before_words(line.before))}</small>')
    return Markup(" ".join(parts))  # noqa: S704 - each part is escaped above


def _state(one: LineScreening, now: datetime) -> tuple[str, str]:
    """Return the class of a screening and its state in a word."""
    if one.cancelled:
        return ' class="off"', _("cancelled")
    if one.starts < now:
        return ' class="over"', _("shown")
    return "", _("sold out") if one.sold_out else ""
