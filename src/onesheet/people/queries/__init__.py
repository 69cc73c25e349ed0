"""Reads: what is stated of persons."""

from __future__ import annotations

from onesheet.people.queries.stated import Stated, stated_of

__all__ = ["Stated", "stated_of"]
