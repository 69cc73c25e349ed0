"""A text beside its lower-cased twin of the same length, so that one pattern serves both ordinary and lost capitals."""

from __future__ import annotations

import string
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

_STRAIGHT = (("'", "’‘ʼ´"), ('"', "“”„«»"), (" ", "\u00a0"))
_SAMPLE = 6_000
_CAPITALS = string.ascii_uppercase.encode()
_FEW = 0.004
"""Below this share of capitals among the letters a text has lost its capitals (English prose has 0.03 or more)."""


def lower(text: str) -> str:
    """The text in lower case and with straight quotes, exactly as long as it was."""
    low = text.lower()
    if low.isascii():
        return low
    if len(low) != len(text):
        low = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    for straight, signs in _STRAIGHT:
        for sign in signs:
            low = low.replace(sign, straight)
    return low


def is_lowered(text: str) -> bool:
    """Whether a text has lost its capitals; judged from its first 6,000 signs."""
    sample = text[:_SAMPLE]
    known = sample.encode("utf-8", "surrogatepass")
    if len(known) - len(known.translate(None, _CAPITALS)) >= _FEW * len(sample) > 0:
        return False
    capitals = sum(map(str.isupper, sample))
    if not capitals:
        return True
    return capitals < _FEW * sum(map(str.isalpha, sample))


@dataclass(frozen=True, slots=True)
class Prose:
    """A text to read. `low` is the text in lower case with straight quotes, sign for sign; patterns run on it."""

    text: str
    low: str
    lowered: bool
    """True where the text has lost its capitals, so that they tell nothing."""
    sentences: dict[tuple[int, int], list[Any]] = field(default_factory=dict, repr=False, compare=False)
    """The sentences found so far, by the stretch that was asked for; kept by `prose.sentences`."""


@lru_cache(maxsize=2)
def prose(text: str) -> Prose:
    """Prepare a text for reading. The last two are kept, for several who read a document ask for the same."""
    return Prose(text, lower(text), is_lowered(text))
