"""Writes: one act, one transaction."""

from __future__ import annotations

from onesheet.leaving.services.erase import erase
from onesheet.leaving.services.export import export

__all__ = ["erase", "export"]
