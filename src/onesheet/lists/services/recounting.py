"""Writes: how many films lists have, made again."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Count, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from onesheet.lists.models import FilmList, ListItem


def counted_items() -> Coalesce:
    """Return, for a query of `FilmList`, what `items_count` should be."""
    items = ListItem.objects.filter(list=OuterRef("pk")).order_by().values("list")
    return Coalesce(
        Subquery(items.annotate(number=Count("pk")).values("number"), output_field=IntegerField()), Value(0)
    )


def recount_items(lists: Sequence[int]) -> None:
    """Count the films of these lists again. Locks the lists in their order."""
    with transaction.atomic():
        found = FilmList.objects.filter(pk__in=lists)
        list(found.select_for_update(no_key=True).order_by("pk").values_list("pk"))
        found.update(items_count=counted_items())
