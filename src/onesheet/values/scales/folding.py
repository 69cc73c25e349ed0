"""A printed mark with its signs made alike: digits of all scripts, dashes, stars, fractions, brackets."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from onesheet.values.stars import EMPTY, FULL, HALF

FRACTIONS: dict[str, Decimal] = {
    HALF: Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3,
    "⅕": Decimal("0.2"), "⅖": Decimal("0.4"), "⅗": Decimal("0.6"), "⅘": Decimal("0.8"), "⅙": Decimal(1) / 6,
    "⅚": Decimal(5) / 6, "⅛": Decimal("0.125"), "⅜": Decimal("0.375"), "⅝": Decimal("0.625"), "⅞": Decimal("0.875"),
}  # fmt: skip
_SIGNS = (
    dict.fromkeys("★⭐🌟✭✮✯✪♥❤❥●⬤■⬛🍅🍿🌕🌝", FULL)
    | dict.fromkeys("☆✩✰⚝♡○◯□⬜🤍🌑🌚", EMPTY)
    | dict.fromkeys("⯪⯨⯩◐◑🌗🌓", HALF)
    | dict.fromkeys("∗✱✲﹡", "*")
    | dict.fromkeys("⁄∕", "/")
    | dict.fromkeys("’‘ʼ", "'")
    | {"➕": "+", "٪": "%", "٫": "."}
)
_LONG_DASHES = frozenset("—―⸺⸻")
"""What stands between words, and seldom for a minus."""
_AS_A_MINUS = re.compile(r"[—―⸺⸻](?=[0-9])|(?<=\S)[—―⸺⸻](?=[\s()]|$)")
"""A long dash before a figure or after a letter: `A—`, `—4 to +4`."""
_SAY_NOTHING = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff\ufe0e\ufe0f\u20e3🏻🏼🏽🏾🏿"
)
"""Joiners, marks of direction, variants of emoji, the colours of hands. What turns the order of signs about is kept."""
_MINUSES = frozenset("−⁻₋˗﬩➖")
_BRACKETS = str.maketrans("[]{}", "()()")
_QUOTES = " \"'“”«»„‚‹›"
_CLOSING = _QUOTES + ".,;:!"


def folded(printed: str) -> str:
    """The text in lower case with single spaces, in signs that the patterns know."""
    text = printed
    if not printed.isascii():
        text = _AS_A_MINUS.sub("-", "".join(map(_alike, unicodedata.normalize("NFC", printed))))
    text = text.translate(_BRACKETS)
    text = " ".join(text.lower().split()).lstrip(_QUOTES).rstrip(_CLOSING)
    if text.startswith("(") and text.find(")") == len(text) - 1:
        text = text[1:-1].strip(_QUOTES)
    return text


@lru_cache(maxsize=4096)
def _alike(sign: str) -> str:
    """A sign as the patterns know it; nothing for what says nothing."""
    if sign.isascii():
        return sign
    kind = unicodedata.category(sign)
    if sign in _SIGNS:
        found = _SIGNS[sign]
    elif sign in _SAY_NOTHING:
        found = ""
    elif sign.isdecimal():
        found = str(unicodedata.decimal(sign))
    elif sign in _MINUSES or (kind == "Pd" and sign not in _LONG_DASHES):
        found = "-"
    elif kind[0] == "Z":
        found = " "
    elif kind == "No" or sign in _LONG_DASHES:
        # Fractions too: taken apart, `3½` would be 31/2, and `4²` and `4②` 42.
        found = sign
    else:
        found = unicodedata.normalize("NFKC", sign).casefold()
    return found
