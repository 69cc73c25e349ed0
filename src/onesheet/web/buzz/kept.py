"""An edition's buzz as it is now, counted again only where something was said since.

Ratings come every second while a festival lasts, and counting those of all its films takes long. So what was counted is kept in the
process together with the versions that the database's triggers raise in the transaction that writes (see `page_cache`): as long as
the version of the festival's buzz stands, all of it holds; as long as a film's does, its counts do. Versions are read before ratings are counted,
so that what is written in between is counted again next time.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils import timezone

from onesheet.database.prepared import Prepared, named_list
from onesheet.festivals.queries.buzz import BuzzFilm, Counted, Span, buzz_films, counted, edge_of, span_of
from onesheet.scores.buzz import Buzz, Standings, standings
from onesheet.web.page_cache.keys import SITE, keys_of_buzz
from onesheet.web.page_cache.models import PageVersion
from onesheet.web.page_cache.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from onesheet.festivals.queries.edition import EditionHead

_MOST = 8
"""Editions that are kept."""


@dataclass(frozen=True, slots=True)
class Now:
    """The buzz of an edition."""

    span: Span
    edge: datetime
    """Since when the last day runs."""
    newest: datetime | None
    films: dict[int, BuzzFilm]
    standings: Standings
    by_film: dict[int, Buzz]


@dataclass(frozen=True, slots=True)
class _Version:
    key: str
    v: int


@dataclass(slots=True)
class _Kept:
    version: int | None
    now: Now
    counts: dict[int, tuple[int, Counted]] = field(default_factory=dict)
    """Film -> its version and what was counted under it."""


_VERSIONS = Versions()
_OF_FILMS = Prepared(_Version, PageVersion.objects.filter(key__in=named_list("keys")))
_KEPT: OrderedDict[int, _Kept] = OrderedDict()


def forget() -> None:
    """Forget all that is kept."""
    _KEPT.clear()


def buzz_now(head: EditionHead) -> Now:
    """Return the buzz of an edition. Costs no query while nothing was said since, two and one or two for counting otherwise."""
    version = _VERSIONS.now(keys_of_buzz(head.festival_slug))
    kept = _KEPT.get(head.id)
    if kept is not None and version is not None and kept.version == version:
        return kept.now
    span = span_of(head)
    if kept is None or version is None or kept.now.span != span:
        kept = None
    made = _made(head, span, kept, version)
    _KEPT[head.id] = made
    _KEPT.move_to_end(head.id)
    while len(_KEPT) > _MOST:
        _KEPT.popitem(last=False)
    return made.now


def _made(head: EditionHead, span: Span, kept: _Kept | None, version: int | None) -> _Kept:
    films = {film.film: film for film in buzz_films(head.id)}
    versions = _versions(films.values())
    # Where nothing is known yet the clock guesses; what is counted does not depend on it.
    edge = kept.now.edge if kept else edge_of(min(timezone.now(), span.until))
    known = kept.counts if kept else {}
    fresh = {film: known[film] for film in films if film in known and known[film][0] == versions[film]}
    counts = {film: told for film, (_, told) in fresh.items()}
    counts |= counted([film for film in films if film not in fresh], span, edge)
    newest = max((one.newest for one in counts.values() if one.newest), default=None)
    if newest is not None and edge_of(newest) != edge:
        edge = edge_of(newest)
        counts = counted(list(films), span, edge)
    # In the order of their titles, which is that of films without a rating.
    found = standings([(film, counts[film].marks) for film in films])
    now = Now(span, edge, newest, films, found, {one.key: one for one in found.films})
    return _Kept(version, now, {film: (versions[film], one) for film, one in counts.items()})


def _versions(films: Collection[BuzzFilm]) -> dict[int, int]:
    """Return the version of each film's pages; no version comes twice. Costs one query."""
    keys = {film.film: f"film:{film.slug}" for film in films}
    told = {row.key: row.v for row in _OF_FILMS.rows(keys=[SITE, *keys.values()])}
    return {film: told.get(key, 0) + told.get(SITE, 0) for film, key in keys.items()}
