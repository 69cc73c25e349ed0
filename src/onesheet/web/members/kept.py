"""Figures that follow from all films of a member, kept in memory while nothing they follow from has changed.

The same versions that the page cache is checked against tell whether they still hold: the member's own, which rises
with whatever they rate or see, and the catalogue's, which rises with the record of any film (docs/decisions/0004).
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, TypeVar

from django.db import connection

from onesheet.web.page_cache.keys import CATALOGUE
from onesheet.web.page_cache.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from onesheet.accounts.queries.members import MemberHead

Value = TypeVar("Value")

MOST = 2000
"""Values that each process keeps; the one that was longest not asked for goes first."""

_VERSIONS = Versions()
_KEPT: OrderedDict[tuple[int, Hashable], tuple[int, object]] = OrderedDict()


def kept(head: MemberHead, what: Hashable, make: Callable[[], Value]) -> Value:
    """Return what `make` returns, or returned for this member while nothing has changed since.

    `what` tells one value of a member from another, and must name all that `make` depends on but the database. Within
    a transaction everything is made anew: versions that were raised in it may yet be taken back.
    """
    version = None if connection.in_atomic_block else _VERSIONS.now((f"member:{head.username}", CATALOGUE))
    if version is None:
        return make()
    key = (head.id, what)
    held = _KEPT.get(key)
    if held is not None and held[0] == version:
        _KEPT.move_to_end(key)
        return held[1]  # type: ignore[return-value]
    made = make()
    _KEPT[key] = (version, made)
    while len(_KEPT) > MOST:
        _KEPT.popitem(last=False)
    return made
