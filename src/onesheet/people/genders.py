"""The genders that can be stated of a person."""

from __future__ import annotations

from typing import Final

GENDERS: Final = ("female", "male", "other")
