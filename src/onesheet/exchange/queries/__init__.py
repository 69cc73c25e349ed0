"""Reads: imports, how far they are, what became of their rows."""

from __future__ import annotations

from onesheet.exchange.queries.report import HEADER, cells_of, outcomes, report
from onesheet.exchange.queries.sheets import ImportLine, ImportSheet, import_sheet, imports_of, of_everybody
from onesheet.exchange.queries.waiting import WaitingRow, waiting_rows

__all__ = [
    "HEADER", "ImportLine", "ImportSheet", "WaitingRow", "cells_of", "import_sheet", "imports_of", "of_everybody",
    "outcomes", "report", "waiting_rows",
]  # fmt: skip
