"""A festival that does not exist, of a real one's size: invented by number with a fixed seed, the same each time."""

from __future__ import annotations

from onesheet.ops.sample_festival.inventing import Invented, Size, invent
from onesheet.ops.sample_festival.making import NAME, fill_festival

__all__ = ["NAME", "Invented", "Size", "fill_festival", "invent"]
