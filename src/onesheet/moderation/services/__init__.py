"""Writes: one act, one transaction."""

from __future__ import annotations

from onesheet.moderation.services.screening import screen

__all__ = ["screen"]
