"""Reads: of which editions a table that was taken in tells."""

from __future__ import annotations

from dataclasses import dataclass

from onesheet.festivals.models import Edition, Selection

_MOST = 8


@dataclass(frozen=True, slots=True)
class EditionToldOf:
    """An edition, by its address and its name."""

    festival: str
    edition: str
    name: str


def editions_of_import(number: int, *, drafts: bool) -> list[EditionToldOf]:
    """Return the editions whose films an import names, the latest first; `drafts`: those in preparation, too. Costs one query."""
    told = Selection.objects.filter(statement__document__origin=f"import:{number}").values("edition")
    found = Edition.objects.filter(pk__in=told).select_related("festival").order_by("-year", "pk")
    if not drafts:
        found = found.filter(state=Edition.State.ANNOUNCED)
    return [EditionToldOf(one.festival.slug, one.slug, str(one)) for one in found[:_MOST]]
