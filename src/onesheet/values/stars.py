"""Marks in half-stars: `★★★½` is 3.5 of 5."""

from __future__ import annotations

import re

FULL, HALF, EMPTY = "★", "½", "☆"
SCALE = 5
_RUN = re.compile(r"(★*)(½?)(☆*)")


def parse_stars(text: str) -> float | None:
    """How many stars a run of signs shows, 0.5 to 10 in halves; None where it is no run of stars.

    Empty stars (`☆`) are counted as not given: `★★★☆☆` is 3.
    """
    run = _RUN.fullmatch(text.strip())
    if run is None or not (run[1] or run[2]):
        return None
    return len(run[1]) + (0.5 if run[2] else 0.0)


def star_scale(text: str) -> int:
    """Of how many stars a run is: five, or as many as are shown where that is more."""
    run = _RUN.fullmatch(text.strip())
    shown = len(run[1]) + len(run[2]) + len(run[3]) if run else 0
    return max(SCALE, shown)


def format_stars(value: float) -> str:
    """A mark as signs, to the nearest half: 3.5 -> `★★★½`. ValueError unless 0 <= value <= 10."""
    if not 0 <= value <= 10:
        raise ValueError(f"{value!r} is not a mark from 0 to 10 stars")
    halves = int(value * 2 + 0.5)
    return FULL * (halves // 2) + HALF * (halves % 2)
