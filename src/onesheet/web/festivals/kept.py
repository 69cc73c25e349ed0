"""Parts of an edition's pages that are long and the same for everybody, kept as they were made while nothing of them changed.

Members' pages come from no page cache, and of a programme's hundreds of lines no two members see different ones. So the
programme of an edition's page and a day's grid are kept in the process, under the versions that the database's triggers raise in
the transaction that writes (see `page_cache`); these are read before a part is made, so that a write in between makes it anew.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from django.db import connection
from django.utils.translation import get_language

from onesheet.web.page_cache.keys import keys_of_buzz, keys_of_festival
from onesheet.web.page_cache.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import datetime

    from onesheet.festivals.queries.edition import EditionHead

Part = TypeVar("Part")

OLDEST = timedelta(minutes=1)
"""After which a part is made anew though nothing was written: what was to come is over by then."""
_MOST = 64
"""Parts that are kept: some days of some editions, each of some twenty kilobytes."""


@dataclass(frozen=True, slots=True)
class _Kept(Generic[Part]):
    version: int
    made_at: datetime
    part: Part


_VERSIONS = Versions()
_KEPT: OrderedDict[Hashable, _Kept[object]] = OrderedDict()
_LOCK = threading.Lock()
"""Of `_KEPT`: several threads of a process answer at once."""


def forget() -> None:
    """Forget all that is kept."""
    with _LOCK:
        _KEPT.clear()


def kept(head: EditionHead, name: Hashable, now: datetime, make: Callable[[], Part], *, buzz: bool = False) -> Part:
    """Return the part of an edition's pages that `make` makes, from what is kept where it still holds.

    `buzz` where what is said of its films stands there: that changes far more often than the programme does.
    Within a transaction nothing is kept: on PostgreSQL no version tells yet what it wrote.
    """
    if connection.in_atomic_block:
        return make()
    version = _VERSIONS.now((keys_of_buzz if buzz else keys_of_festival)(head.festival_slug))
    if version is None:
        return make()
    # With all that was read of the edition, which was before the version: what changed in between is another key.
    key = (head, name, get_language())
    with _LOCK:
        found = _KEPT.get(key)
        if found is not None and found.version == version and timedelta() <= now - found.made_at < OLDEST:
            _KEPT.move_to_end(key)
            return cast("Part", found.part)
    part = make()
    with _LOCK:
        _KEPT[key] = _Kept(version, now, part)
        _KEPT.move_to_end(key)
        while len(_KEPT) > _MOST:
            _KEPT.popitem(last=False)
    return part
