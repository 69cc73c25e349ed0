"""The row in which a screening is entered quickly: what it starts with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date

    from onesheet.festivals.queries.desk import EditionRow
    from onesheet.festivals.queries.desk_screenings import ScreeningRow


def first_slot(
    edition: EditionRow, before: ScreeningRow | None, *, film: str = "", day: date | None = None
) -> dict[str, Any]:
    """Return what the row starts with: the day asked for, else that of the screening before, and that one's screen."""
    local = before.starts.astimezone(ZoneInfo(edition.zone)).date() if before else None
    return {
        "token": uuid4(),
        "date": day or local or edition.starts,
        "screen": str(before.screen or "") if before else "",
        "film": [film] if film else [],
    }
