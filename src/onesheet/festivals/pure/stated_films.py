"""What a table of a programme says of a film beside its section and premiere: note, part, version, language, what is shown before it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

LENGTHS = {"note": 10_000, "version": 160, "language": 160, "preceded_by": 300}
"""How long the words may be."""
UNTOLD: dict[str, Any] = {
    "note": "", "part": "", "version": "", "language": "", "competition": False, "minutes": None, "preceded_by": "",
}  # fmt: skip
"""What is told of a film, as qualifiers of its `festival` statement have it; each with what stands where nothing is."""
_PARTS = (
    ("opening", re.compile(r"\bopen|eröffnung|ouverture|apertura|abertura")),
    ("closing", re.compile(r"\bclos|abschluss|clôture|clausura|chiusura|encerramento")),
    ("centrepiece", re.compile(r"\bcent(?:re|er)[- ]?piece")),
)
_NO = frozenset(
    {"", "no", "n", "false", "0", "-", "–", "nein", "non", "out of competition", "außer konkurrenz", "hors compétition"}
)


def part_of(words: str) -> str:
    """Return which part of a festival words name, as its column has it: `Opening night` is `opening`; empty for none that is known."""
    folded = words.lower()
    return next((name for name, pattern in _PARTS if pattern.search(folded)), "")


def in_competition(words: str) -> bool:
    """Tell whether words say that a film is in competition."""
    return " ".join(words.lower().split()) not in _NO


def details_of(qualifiers: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the qualifiers of a `festival` statement say of a film in an edition; what is not told is left out."""
    found: dict[str, Any] = {}
    for name, empty in UNTOLD.items():
        value = qualifiers.get(name)
        if isinstance(empty, str) and isinstance(value, str) and value:
            found[name] = value[: LENGTHS.get(name, 40)]
        elif isinstance(empty, bool) and value is True:
            found[name] = True
        elif empty is None and isinstance(value, int) and not isinstance(value, bool) and 0 < value <= 24 * 60:
            found[name] = value
    if found.get("part") not in (None, "opening", "closing", "centrepiece"):
        del found["part"]
    return found
