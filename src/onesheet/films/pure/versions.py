"""Telling a changed text from another text."""

from __future__ import annotations

import re

SHARE = 0.5
"""From this share of its length on, a text whose sentences stand in the other is a version of it."""
FEWEST = 3
"""Sentences that must stand in both: in fewer, two short texts may be alike by chance."""

_END = re.compile(r"[.!?]+[\s\"'”’)]+|\n+")
_SPACE = re.compile(r"\s+")


def is_version_of(text: str, other: str) -> bool:
    """Tell whether at least half of a text, by length, and three sentences stand word for word in the other."""
    known = set(_sentences(other))
    own = _sentences(text)
    common = [one for one in own if one in known]
    return len(common) >= FEWEST and sum(map(len, common)) >= SHARE * sum(map(len, own))


def _sentences(text: str) -> list[str]:
    return [_SPACE.sub(" ", part).strip() for part in _END.split(text) if part.strip()]
