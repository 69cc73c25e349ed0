"""Covers of lists: the first posters side by side like programmes in a rack; a list without films gets a sheet of its own."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from onesheet.web.posters import poster
from onesheet.web.posters.colours import PRINTINGS, Printing
from onesheet.web.posters.lettering import fit, is_right_to_left
from onesheet.web.posters.motifs import Ink, motif

if TYPE_CHECKING:
    from onesheet.films.queries.listing import FilmLine
    from onesheet.lists.queries.index import ListCard

_HIGH, _WIDE = 300, 200
"""Units of one poster."""
_STEP = 134
"""From one poster's left edge to the next; each lies on the one before, so that titles keep their beginnings."""
_COVER = _WIDE + 3 * _STEP
_MARGIN = 30
_ROOM = 330
"""Units that a name may take on a sheet of its own."""
_SIZES = (76.0, 64.0, 54.0, 46.0, 40.0, 34.0, 29.0, 25.0, 21.0)


def cover(card: ListCard) -> Markup:
    """Draw the cover of a list, 602 by 300 units: up to four posters, or its name where it holds no film."""
    inside = _posters(card) if card.cover else _sheet(card.list.name, card.list.id)
    return Markup('<svg class="cover" viewBox="0 0 {} {}" aria-hidden="true">{}</svg>').format(_COVER, _HIGH, inside)


def _posters(card: ListCard) -> Markup:
    films = card.cover
    step = _STEP if len(films) > 3 else _WIDE
    drawn = Markup("").join(
        Markup('<svg x="{}" width="{}" height="{}" {}').format(at * step, _WIDE, _HIGH, _inner(film))
        for at, film in enumerate(films)
    )
    left = _COVER - len(films) * _WIDE
    return drawn if left < _WIDE else _ground(card.list.id, _COVER - (left + _WIDE) / 2) + drawn


def _inner(film: FilmLine) -> Markup:
    return _drawn(film.title, film.genre, film.slug)


@lru_cache(maxsize=4096)
def _drawn(title: str, genre: str, slug: str) -> Markup:
    """Return a poster's drawing from its `viewBox` on; at this size the line at its foot could not be read."""
    whole = poster(title, None, (), genre, slug)
    return Markup(whole[whole.index("viewBox") :].replace(' aria-hidden="true"', "", 1))  # noqa: S704 - it escapes


def _chance(number: int) -> bytes:
    return sha256(f"list {number}".encode()).digest()


def _printing(number: int) -> Printing:
    return PRINTINGS[_chance(number)[0] % len(PRINTINGS)]


def _ground(number: int, x: float) -> Markup:
    """Draw the ground of a cover in the list's own colours, with a figure at `x`."""
    chance, printing = _chance(number), _printing(number)
    figure = motif("", Ink(printing.figure, printing.letters, printing.ground, chance[1], chance[2]))
    return Markup(  # noqa: S704 - all of it is drawn here
        f'<rect width="{_COVER}" height="{_HIGH}" fill="{printing.ground}"/>'
        f'<g transform="translate({x:g} 62)">{figure}</g>'
    )


@lru_cache(maxsize=1024)
def _sheet(name: str, number: int) -> Markup:
    setting = fit(name, _ROOM, _HIGH - 2 * _MARGIN, _SIZES)
    first = (_HIGH - setting.height) / 2 + setting.size * 0.82
    x, direction = (_MARGIN + _ROOM, ' direction="rtl"') if is_right_to_left(name) else (_MARGIN, "")
    lines = "".join(
        f'<text x="{x}" y="{first + at * setting.step:.4g}"{direction}>{escape(line, quote=False)}</text>'
        for at, line in enumerate(setting.lines)
    )
    letters = f'<g fill="{_printing(number).letters}" font-size="{setting.size:g}">{lines}</g>'
    return _ground(number, 390) + Markup(letters)  # noqa: S704 - the name is escaped above
