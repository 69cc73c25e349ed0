"""Searching critics and outlets by name: those of whom everybody sees a review, and no others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery

from onesheet.critics.models import CriticReview
from onesheet.critics.queries.reviews import visible
from onesheet.critics.queries.voices import Kind, VoiceLine
from onesheet.database.prepared import Prepared
from onesheet.search.queries import LONGEST, bound, has_words, nearness, spaced
from onesheet.values.names import fold

VOICES = 12
"""Of each kind; the lists of critics and outlets have the others."""


@dataclass(frozen=True, slots=True)
class VoicesFound:
    """Critics or outlets that match, the best first; at most 12."""

    voices: list[VoiceLine]
    more: bool
    """True where there are others."""


def _matching(kind: Kind) -> QuerySet[Any]:
    seen = CriticReview.objects.filter(visible(), **{kind.value: OuterRef("pk")})
    counted = seen.order_by().values(kind.value).annotate(number=Count("pk")).values("number")
    rows: QuerySet[Any] = kind.model._default_manager.annotate(spaced=spaced("folded"))  # noqa: SLF001 - either table
    rows = rows.filter(has_words("spaced"), Exists(seen))
    rows = rows.annotate(number=Subquery(counted, output_field=IntegerField()), nearness=nearness("folded"))
    return rows.order_by("nearness", F("number").desc(), "folded")[: VOICES + 1]


_MATCHING = {kind: Prepared(VoiceLine, _matching(kind), reviews="number") for kind in Kind}


def voices_found(kind: Kind, asked: str) -> VoicesFound:
    """Return the critics or outlets whose names match; none where no letter or figure is asked for. Costs one query."""
    words = fold(asked[:LONGEST]).split()
    found = _MATCHING[kind].rows(**bound(words)) if words else []
    return VoicesFound(found[:VOICES], len(found) > VOICES)
