"""Writes: what editors state of persons."""

from __future__ import annotations

from onesheet.people.services.stating import state_gender

__all__ = ["state_gender"]
