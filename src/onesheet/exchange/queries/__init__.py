"""Reads: imports, how far they are, what became of their rows."""

from __future__ import annotations

from onesheet.exchange.queries.report import HEADER, cells_of, outcomes, report
from onesheet.exchange.queries.sheets import ImportLine, ImportSheet, import_sheet, imports_of, of_everybody
from onesheet.exchange.queries.waiting import WaitingRow, waiting_rows
from onesheet.exchange.singles import Likely, Single, likely_films, rows_at

__all__ = [
    "HEADER",
    "ImportLine",
    "ImportSheet",
    "Likely",
    "Single",
    "WaitingRow",
    "cells_of",
    "import_sheet",
    "imports_of",
    "likely_films",
    "of_everybody",
    "outcomes",
    "report",
    "rows_at",
    "waiting_rows",
]  # fmt: skip
