"""The order in which the rows of one property stand."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date

from onesheet.films.pure.grouping import Group
from onesheet.films.pure.said import Said
from onesheet.films.pure.statements import form_of
from onesheet.reading.vocabulary import Form
from onesheet.values.dates import sort_key

_LAST = 1_000_000


def in_order(
    name: str, groups: Sequence[Group], *, slot: Callable[[Group], Hashable], later: Callable[[Group], bool]
) -> list[Group]:
    """The groups by slot, the winner of a slot before those that lost to it.

    Dated things come in order of their dates; people by billing where it is given; all else in the order in which the
    weightiest source first mentions it. Groups for which `later` is true come after the others.
    """
    slots: dict[Hashable, list[Group]] = {}
    for group in groups:
        slots.setdefault(slot(group), []).append(group)
    for rivals in slots.values():
        rivals.sort(key=lambda group: group.strength, reverse=True)
    told = sorted(slots.values(), key=lambda rivals: (later(rivals[0]), _place(name, rivals[0]), rivals[0].key))
    return [group for rivals in told for group in rivals]


def _place(name: str, group: Group) -> tuple[object, ...]:
    dated = form_of(name) is Form.DATE
    when = sort_key(group.value) if dated and isinstance(group.value, str) else (date.max, "")
    return (*when, _billing(group), *min(_mention(one) for one in group.members))


def _billing(group: Group) -> int:
    """The place that the one most to be believed gives, 1 is first; far behind where none does."""
    for one in sorted(group.members, key=lambda one: (one.credence, -one.id), reverse=True):
        billing = one.qualifiers.get("billing")
        if isinstance(billing, int) and not isinstance(billing, bool):
            return billing
    return _LAST


def _mention(one: Said) -> tuple[int, int, int, int]:
    """The smaller, the earlier in a weightier source. An editor's statement without a document mentions nothing."""
    if one.document is None:
        return 0, _LAST, 0, one.id
    return -one.weight_here, one.document, one.start, one.id
