"""Covers of lists: the first posters side by side like programmes in a rack; a list without any gets a sheet of its own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from onesheet.web.posters import poster

if TYPE_CHECKING:
    from onesheet.films.queries.listing import FilmLine
    from onesheet.lists.queries.index import ListCard

_HIGH, _WIDE = 300, 200
_STEP = 134
"""Units from one poster's left edge to the next; the left one lies on top."""
_COVER = _WIDE + 3 * _STEP


def cover(card: ListCard) -> Markup:
    """Draw the cover of a list, 602 by 300 units: up to four posters, the first on top."""
    if not card.cover:
        return _sheet(card.list.name, card.list.id)
    return Markup('<svg class="cover" viewBox="0 0 {} {}" aria-hidden="true">{}</svg>').format(
        _COVER,
        _HIGH,
        Markup("").join(
            Markup('<svg x="{}" width="{}" height="{}" {}').format(
                at * _step(len(card.cover)), _WIDE, _HIGH, _inner(film)
            )
            for at, film in reversed(list(enumerate(card.cover)))
        ),
    )


def _step(number: int) -> int:
    return _STEP if number > 3 else _WIDE + 1


def _inner(film: FilmLine) -> Markup:
    return _drawn(film.title, film.genre, film.slug)


@lru_cache(maxsize=4096)
def _drawn(title: str, genre: str, slug: str) -> Markup:
    """Return a poster's drawing from its `viewBox` on; at this size the line at its foot could not be read."""
    whole = poster(title, None, (), genre, slug)
    return Markup(whole[whole.index("viewBox") :].replace(' aria-hidden="true"', "", 1))  # noqa: S704 - it escapes


@lru_cache(maxsize=1024)
def _sheet(name: str, number: int) -> Markup:
    return Markup('<svg class="cover" viewBox="0 0 {} {}" aria-hidden="true">{}</svg>').format(
        _COVER,
        _HIGH,
        Markup("").join(
            Markup('<svg x="{}" width="{}" height="{}" {}').format(
                at * (_WIDE + 1),
                _WIDE,
                _HIGH,
                _drawn(name if at == 0 else "", "", f"list-{number}-{at}"),
            )
            for at in range(3)
        ),
    )
