"""Films of lists that waited for their film: where among the others they belong."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence

from onesheet.exchange.handler import Order
from onesheet.exchange.members.things import Whose
from onesheet.exchange.models import ImportRow
from onesheet.exchange.pure.rows import Enlist, Row
from onesheet.exchange.pure.stored import restored

_STILL = (ImportRow.State.WAITING, ImportRow.State.AMBIGUOUS, ImportRow.State.DROPPED)
_Missing = dict[tuple[str, str], list[int]]


class Late:
    """Knows which films of the lists of an import are still not here."""

    def __init__(self, order: Order) -> None:
        self._order = order

    def of(self, rows: Sequence[Row] | None) -> Callable[[Whose, str, int], int | None]:
        """Return what says how many films of a list that come before a place are not here; `rows` come just now.

        With None nothing waited, and so each film goes behind those that came before.
        """
        if rows is None:
            return lambda _whose, _key, _position: None
        missing: _Missing | None = None

        def before(_whose: Whose, key: str, position: int) -> int:
            nonlocal missing
            if missing is None:
                missing = self._missing(rows)
            places = missing.get(("", key), [])
            return bisect_left(places, position)

        return before

    def _missing(self, rows: Sequence[Row]) -> _Missing:
        here = {(row.deed.key, row.deed.position) for row in rows if isinstance(row.deed, Enlist)}
        found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        kept = ImportRow.objects.filter(of_id=self._order.number, state__in=_STILL)
        for told in kept.values_list("row", flat=True).iterator(chunk_size=500):
            if told.get("deed", {}).get("=") != "Enlist":
                continue
            deed = restored(told).deed
            if isinstance(deed, Enlist) and (deed.key, deed.position) not in here:
                found["", deed.key].append(deed.position)
        return {key: sorted(places) for key, places in found.items()}
