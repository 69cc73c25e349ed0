"""Searching festivals by name: those with an edition that everybody may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from onesheet.database.prepared import Prepared
from onesheet.festivals.models import Edition, Festival
from onesheet.search.queries import LONGEST, bound, has_words, nearness, spaced
from onesheet.values.names import festival_key, fold

FESTIVALS = 12


@dataclass(frozen=True, slots=True)
class FestivalFound:
    """A festival whose name matches; `editions` are those that everybody may see."""

    name: str
    slug: str
    editions: int


def _matching() -> QuerySet[Any]:
    announced = Edition.objects.filter(festival_id=OuterRef("pk"), state=Edition.State.ANNOUNCED)
    rows = Festival.objects.annotate(spaced=spaced("key")).filter(has_words("spaced"), Exists(announced))
    counted = Count("editions", filter=Q(editions__state=Edition.State.ANNOUNCED))
    return rows.annotate(number=counted, nearness=nearness("key")).order_by(
        "nearness", F("run_here").desc(), F("number").desc(), "name"
    )[:FESTIVALS]


_MATCHING = Prepared(FestivalFound, _matching(), editions="number")


def festivals_found(asked: str) -> list[FestivalFound]:
    """Return at most 12 festivals whose names match; none where no letter or figure is asked for. Costs one query.

    They are sought by what is their own in a name: `cannes film festival` finds what `cannes` does.
    """
    asked = asked[:LONGEST]
    words = (festival_key(asked) or fold(asked)).split()
    return _MATCHING.rows(**bound(words)) if words else []
