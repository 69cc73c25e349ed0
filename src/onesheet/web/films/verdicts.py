"""Why one value was taken and another was not, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from onesheet.films.pure.grouping import day_of
from onesheet.films.pure.said import Said as Statement
from onesheet.reading.vocabulary import PREFERRED

if TYPE_CHECKING:
    from onesheet.films.queries.record import RecordedValue, Said


@dataclass(frozen=True, slots=True)
class Slot:
    """What one place of the record can hold: the value that was taken, and those that were not."""

    taken: RecordedValue
    others: list[RecordedValue]
    why: str
    """Empty where there was nothing to choose from."""


def slots(values: list[RecordedValue]) -> list[Slot]:
    """Put the values that lost beside the one they lost to; the record lists a loser after its winner."""
    told: list[tuple[RecordedValue, list[RecordedValue]]] = []
    for value in values:
        if value.row.accepted or not told:
            told.append((value, []))
        else:
            told[-1][1].append(value)
    return [Slot(taken, others, why(taken, others[0]) if others else "") for taken, others in told]


def why(taken: RecordedValue, other: RecordedValue) -> str:
    """Say why a value was taken and not the other; the order of the reasons is that of the record's rule."""
    best, rival = _best(taken), _best(other)
    if best is None or rival is None:
        return ""
    one, two = _statement(best), _statement(rival)
    if one.credence != two.credence:
        return _by_credence(one, two)
    if taken.row.sources != other.row.sources:
        return gettext("Taken since more sources say it: %(more)d against %(fewer)d.") % {
            "more": taken.row.sources,
            "fewer": other.row.sources,
        }
    if _latest(taken) != _latest(other):
        return gettext("Taken since it was said last; the sources count alike and are as many.")
    return gettext("Nothing tells them apart: the sources count alike, are as many, and spoke at the same time.")


def _by_credence(one: Statement, two: Statement) -> str:
    if one.known != two.known:
        return gettext("Taken since the other text does not give a value.")
    if one.derived != two.derived:
        return gettext("Taken since it was read; the other was worked out.")
    if (one.rank == PREFERRED) != (two.rank == PREFERRED):
        return gettext("Taken since an editor preferred it.")
    if (one.member is None) != (two.member is None):
        return gettext("Taken since an editor states it.")
    return gettext("Taken since %(source)s counts for more here: %(more)d against %(fewer)d of 100 for %(other)s.") % {
        "source": one.source,
        "more": one.weight_here,
        "fewer": two.weight_here,
        "other": two.source,
    }


def _best(value: RecordedValue) -> Said | None:
    return max(value.said, key=lambda one: _statement(one).credence, default=None)


def _latest(value: RecordedValue) -> object:
    return max(day_of(one.published or "") for one in value.said)


def _statement(one: Said) -> Statement:
    return Statement(
        id=one.id,
        name=one.property,
        value=one.value,
        qualifiers=one.qualifiers,
        rank=one.rank,
        weight=one.weight or 0,
        source_kind=one.source_kind or "",
        source=one.source or one.member or "",
        document=one.document,
        member=one.member_id,
        date=one.published or "",
        start=one.start,
    )
