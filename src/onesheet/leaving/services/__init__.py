"""Writes: one act, one transaction."""

from __future__ import annotations

from onesheet.leaving.services.erase import erase
from onesheet.leaving.services.export import KEPT, Made, export, forget_exports, make_export, waiting_export

__all__ = ["KEPT", "Made", "erase", "export", "forget_exports", "make_export", "waiting_export"]
