"""Time zones by their names."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import ZoneInfo


@lru_cache(maxsize=512)
def zone_of(name: str) -> ZoneInfo:
    """Return a time zone by its IANA name; UTC for a name that this machine does not know, as one from elsewhere may be."""
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # of no such name, of a folder's, of one that leads elsewhere
        return ZoneInfo("UTC")
