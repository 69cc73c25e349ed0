"""Writes: an edition that comes in whole from another site, part by part, and how it is taken back."""

from onesheet.festivals.services.brought.bringing import Bringing
from onesheet.festivals.services.brought.putting import Became

__all__ = ["Became", "Bringing"]
