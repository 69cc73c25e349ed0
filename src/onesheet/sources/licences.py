"""Which texts may be shown whole to everyone."""

from __future__ import annotations

import re

OWN = "own"
"""The licence of the house's own texts."""

FREE = frozenset(
    {
        OWN, "CC0-1.0", "PDDL-1.0", "public-domain", "CC-BY-2.0", "CC-BY-2.5", "CC-BY-3.0", "CC-BY-4.0",
        "CC-BY-SA-2.0", "CC-BY-SA-2.5", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "GFDL-1.2-or-later", "GFDL-1.3-or-later",
    }
)  # fmt: skip
"""Licences under which anyone may be shown the whole text, by their SPDX names."""

_JOINS = re.compile(r"[\s_-]+")
_BY_WORDS = {_JOINS.sub("-", name).lower(): name for name in FREE} | {"cc0": "CC0-1.0", "pd": "public-domain"}


def spdx(words: str) -> str:
    """The SPDX name of a free licence however it was written (`CC BY-SA 4.0`); other words as they are, 60 signs."""
    trimmed = words.strip()
    return _BY_WORDS.get(_JOINS.sub("-", trimmed).lower(), trimmed[:60])


def may_show_whole(licence: str) -> bool:
    """Tell whether everyone may see the whole text; an unknown licence shows only the sentences that were used."""
    return licence in FREE
