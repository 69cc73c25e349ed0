"""Which language words are in, where their letters alone tell it."""

from __future__ import annotations

import unicodedata

_LANGUAGES = {
    "TAMIL": "ta", "TELUGU": "te", "KANNADA": "kn", "MALAYALAM": "ml", "GUJARATI": "gu", "GURMUKHI": "pa", "SINHALA": "si",
    "THAI": "th", "LAO": "lo", "KHMER": "km", "MYANMAR": "my", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja",
    "GREEK": "el", "HEBREW": "he", "GEORGIAN": "ka", "ARMENIAN": "hy", "ORIYA": "or",
}  # fmt: skip
"""Scripts that one language of films is written in; Cyrillic, Arabic, Devanagari, Bengali and Han serve several."""


def language_of_script(words: str) -> str | None:
    """The ISO 639 code of the one language that is written in the letters of words; None where they do not tell."""
    found = {_LANGUAGES.get(unicodedata.name(sign, "").split(" ")[0]) for sign in words if sign.isalpha()}
    told = found - {None}
    return told.pop() if len(told) == 1 and (len(found) == 1 or "ja" in found) else None
