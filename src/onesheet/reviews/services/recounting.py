"""Writes: what members' rows keep of their diaries, made again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import CharField, Count, IntegerField, Max, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from onesheet.reviews.models import MemberFilm, Viewing

_OF_ROW = Viewing.objects.filter(film=OuterRef("film"), member=OuterRef("member")).order_by().values("film", "member")


def counted_viewings() -> dict[str, Any]:
    """Return, for a query of `MemberFilm`, what `viewings` and `last_viewed` should be: column -> expression."""
    return {
        "viewings": Coalesce(
            Subquery(_OF_ROW.annotate(number=Count("pk")).values("number"), output_field=IntegerField()), Value(0)
        ),
        "last_viewed": Coalesce(
            Subquery(_OF_ROW.annotate(last=Max("sort_date")).values("last"), output_field=CharField()), Value("")
        ),
    }


def recount_viewings(rows: Sequence[int]) -> None:
    """Count the viewings of these `MemberFilm` rows again. Locks them in their order."""
    with transaction.atomic():
        found = MemberFilm.objects.filter(pk__in=rows)
        list(found.select_for_update(no_key=True).order_by("pk").values_list("pk"))
        found.update(**counted_viewings())
