"""Writes: what the columns of a table mean, said once and known again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from onesheet.accounts.models import Member
from onesheet.accounts.permissions import may_bring_tables
from onesheet.accounts.services import Refusal
from onesheet.exchange.models import ColumnMapping
from onesheet.exchange.pure.columns import Unknown, check_mapping, header_key

_MOST = 500
"""Mappings that are known; of more those that were made last."""
_NOT_ALLOWED = (
    "Only editors, and those who make the programme, say what the columns of tables mean; nothing was changed."
)


def with_mappings(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a format is told, with the columns that were explained before. Costs one query."""
    known = ColumnMapping.objects.order_by("-made_at", "-pk").values_list("header", "columns", "source")[:_MOST]
    found = {header: (columns, source) for header, columns, source in known}
    return {
        **options,
        "mappings": {header: columns for header, (columns, _) in found.items()},
        "sources": {header: source for header, (_, source) in found.items() if source},
    }


def save_mapping(
    *, by: Member, name: str, columns: Sequence[str], mapping: Mapping[str, str], source: str, now: datetime
) -> ColumnMapping:
    """Keep what the columns of a table mean, in the place of what was said of such a table before.

    `columns` are all of the table's; `mapping` gives those that mean something: name of the column -> meaning. Raises Refusal
    where the mapping cannot be used, and says why.
    """
    if not may_bring_tables(by):
        raise Refusal(_NOT_ALLOWED)
    try:
        checked = check_mapping(mapping, columns)
    except Unknown as fault:
        raise Refusal(str(fault)) from fault
    if not name.strip():
        raise Refusal("Give the mapping a name, by which it is found again.")
    with transaction.atomic():
        made, _ = ColumnMapping.objects.update_or_create(
            header=header_key(columns),
            defaults={
                "name": name.strip()[:100], "columns": checked, "source": source.strip()[:200], "made_by": by, "made_at": now,
            },
        )  # fmt: skip
    return made


def delete_mapping(*, by: Member, number: int) -> None:
    """Forget a mapping; what was taken in with it stays. Raises Refusal where somebody may not."""
    if not may_bring_tables(by):
        raise Refusal(_NOT_ALLOWED)
    ColumnMapping.objects.filter(pk=number).delete()
