"""What reviews add up to, counted by the database: the columns of `CriticCounts` as aggregates over `CriticReview`."""

from __future__ import annotations

from typing import Any

from django.db.models import BigIntegerField, Count, Q, Sum, Value
from django.db.models.functions import Cast, Coalesce

from onesheet.critics.models import CriticReview
from onesheet.critics.models.voices import WEIGHT

_SCORED = Q(value__isnull=False)
_VALUE = Cast("value", BigIntegerField())
_WEIGHT = Cast(Coalesce("outlet__weight", Value(WEIGHT)), BigIntegerField()) * Cast(
    Coalesce("critic__weight", Value(WEIGHT)), BigIntegerField()
)


def _total(of: Any) -> Coalesce:
    whole: Any = BigIntegerField()
    return Coalesce(Sum(of, filter=_SCORED, output_field=whole), Value(0), output_field=whole)


PREFIX = "sum_"
"""Before each name, since columns of the review have some of them."""
SUMS: dict[str, Any] = {
    f"{PREFIX}{name}": column
    for name, column in {
        "positive": Count("pk", filter=Q(verdict=CriticReview.Verdict.POSITIVE)),
        "mixed": Count("pk", filter=Q(verdict=CriticReview.Verdict.MIXED)),
        "negative": Count("pk", filter=Q(verdict=CriticReview.Verdict.NEGATIVE)),
        "undecided": Count("pk", filter=Q(verdict=CriticReview.Verdict.NONE)),
        "scored": Count("pk", filter=_SCORED),
        "values": _total(_VALUE),
        "squares": _total(_VALUE * _VALUE),
        "weighed": Count(
            "pk",
            filter=_SCORED & (Q(outlet=None) | Q(outlet__weight__gt=0)) & (Q(critic=None) | Q(critic__weight__gt=0)),
        ),
        "weights": _total(_WEIGHT),
        "weights_squared": _total(_WEIGHT * _WEIGHT),
        "weighted": _total(_WEIGHT * _VALUE),
        "weighted_squares": _total(_WEIGHT * _VALUE * _VALUE),
    }.items()
}
"""`sum_` and the name of a field of `CriticCounts` -> what counts it."""
