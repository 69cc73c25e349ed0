"""What members have here that is about imports: it goes with them in their export, and goes when they do."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q

from onesheet.accounts.models import Member
from onesheet.exchange.models import ColumnMapping, Import, ImportRow
from onesheet.exchange.services.files import remove_copy
from onesheet.leaving.others import account_erased, add_sheets
from onesheet.leaving.queries.sheets import Sheet, same

SHEETS = (
    Sheet(
        "imports.jsonl",
        lambda member: Import.objects.filter(Q(member=member) | Q(by=member) | Q(undone_by=member)).order_by("pk"),
        {
            "import": "id",
            "member": "member__username",
            "by": "by__username",
            **same("name", "sha256", "size", "format", "state", "conflict", "options", "expected", "rows", "made"),
            **same("changed", "same", "waiting", "ambiguous", "refused", "notices", "fault", "made_at", "applied_at"),
            "undone_at": "undone_at",
            "undone_by": "undone_by__username",
        },
    ),
    Sheet(
        "import_rows.jsonl",
        lambda member: ImportRow.objects.filter(Q(of__member=member) | Q(settled_by=member)).order_by("pk"),
        {
            "import": "of_id",
            **same("number", "state", "row", "choices", "settled_at"),
            "settled_by": "settled_by__username",
        },
        film="film",
    ),
    Sheet(
        "column_mappings.jsonl",
        lambda member: ColumnMapping.objects.filter(made_by=member).order_by("pk"),
        same("name", "header", "columns", "source", "made_at"),
    ),
)
"""All that an import keeps but what it takes to undo it, and the outcome of each row, which the report of the import tells."""


def connect() -> None:
    """Add the sheets, and hear when an account is erased."""
    add_sheets(*SHEETS)
    account_erased.connect(_erase, dispatch_uid="exchange")


def _erase(*, member: Member, now: datetime, **_: Any) -> None:  # noqa: ARG001 - as signals are sent
    mine = Import.objects.filter(member=member)
    copies = [Path(path) for path in mine.filter(kept=True).exclude(path="").values_list("path", flat=True)]
    mine.delete()
    Import.objects.filter(by=member).update(by=None)
    Import.objects.filter(undone_by=member).update(undone_by=None)
    ImportRow.objects.filter(settled_by=member).update(settled_by=None)
    ColumnMapping.objects.filter(made_by=member).update(made_by=None)
    for path in copies:
        transaction.on_commit(partial(remove_copy, path))
