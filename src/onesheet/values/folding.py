"""Texts folded for comparison, search, sorting and addresses, and whether two are written alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onesheet.values.scripts import to_latin

_LETTERS = str.maketrans({
    "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe",
    "Œ": "OE", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "n", "Ŋ": "N", "ŧ": "t",
    "Ŧ": "T", "ə": "e", "Ə": "E", "ƙ": "k", "ɓ": "b", "ɗ": "d", "ǝ": "e", "ĸ": "k", "ŀ": "l", "&": " and ",
})  # fmt: skip
_SPELLED_OUT = (
    str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ð": "th", "ō": "ou", "ū": "uu", "ô": "ou",
                   "û": "uu", "ē": "ei", "ñ": "ny", "đ": "dj", "č": "ch", "š": "sh", "ž": "zh", "ş": "sh", "ç": "ch"}),
    str.maketrans({"ä": "a", "ö": "oe", "ü": "ue", "å": "a", "ō": "oo", "ū": "u", "ô": "oo", "û": "u", "ð": "d"}),
    str.maketrans({"ä": "ae", "ō": "oh", "ô": "oh", "æ": "a", "œ": "o", "ß": "s", "þ": "t"}),
)  # fmt: skip
"""Ways in which letters outside ASCII are written with two: `Mueller`, `Søren` as `Soeren`, `Yasujirou`, `Ohshima`."""
_JOINED = re.compile(r"['’‘ʼʹʻ`´.·・]")
_APART = re.compile(r"[\W_]+")
_PARTED = {place: sign if (sign := chr(place)).isalnum() else " " for place in range(128)} | str.maketrans(
    "", "", "'`."
)
"""The same for signs of ASCII, without the joining of parted words."""
_OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]+")
_MARKED = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_LAST_WITH_ACCENTS = "\u058f"
"""Up to here (Latin, Greek, Cyrillic, Armenian) marks over letters are accents; in most scripts beyond they are sounds."""
_POINTED = (("\u0590", "\u08ff"),)
"""Hebrew and Arabic, whose marks are vowels that are seldom written."""
_NOT_LOST = 0.5
"""A name that keeps fewer of its letters in ASCII than this share is in another script, not damaged."""


def plain(text: str) -> str:
    """The text without accents: `Dolores del Río` -> `Dolores del Rio`; signs of other scripts keep their marks."""
    if text.isascii():
        return text.replace("&", " and ")
    apart = unicodedata.normalize("NFKD", _spelled(text))
    return _spelled(unicodedata.normalize("NFKC", _MARKED.sub(_bare, apart)))


def _spelled(text: str) -> str:
    """The text with `_LETTERS`; a long one has few of them, and translating all of it takes ten times as long."""
    return _OUTSIDE_ASCII.sub(lambda match: match.group().translate(_LETTERS), text).replace("&", " and ")


def _bare(match: re.Match[str]) -> str:
    """Signs outside ASCII, after the one before them, without their accents."""
    bare, base = [], ""
    for sign in match.group():
        if not unicodedata.combining(sign):
            base = sign
        elif base <= _LAST_WITH_ACCENTS or any(first <= base <= last for first, last in _POINTED):
            continue
        bare.append(sign)
    return "".join(bare)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The text for comparison: no accents, lower case, no punctuation, single spaces.

    Apostrophes and full stops vanish (`O'Neill` -> `oneill`, `J. R. R.` -> `j r r`); other signs part words. Folding
    again changes nothing.
    """
    folded = _fold_once(text)
    while not folded.isascii() and (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def _fold_once(text: str) -> str:
    lowered = plain(text).casefold()
    if not lowered.isascii():
        lowered = plain(lowered)
    if lowered.isascii():
        return " ".join(lowered.translate(_PARTED).split())
    return _APART.sub(" ", _JOINED.sub("", lowered)).strip()


def slug(text: str, *, limit: int = 80) -> str:
    """A name for addresses: `Miss You Already` -> `miss-you-already`; letters of any script stay; never empty."""
    # Whoever makes addresses by the hundred thousand asks for each text once.
    words = (_fold_once(text) if text.isascii() else fold(text)).replace(" ", "-")[:limit].strip("-")
    return words or "untitled"


def letters(text: str) -> str:
    """The folded text without spaces: `De Niro` and `DeNiro` have the same."""
    return fold(text).replace(" ", "")


def ascii_left(text: str) -> str:
    """What is left of the folded letters where all outside ASCII were lost; empty where that is too little to tell by."""
    if text.isascii():
        return letters(text)
    left = _APART.sub("", text.encode("ascii", "ignore").decode().casefold())
    return left if len(left) > 1 and len(left) > _NOT_LOST * len(letters(text)) else ""


@lru_cache(maxsize=16384)
def name_keys(name: str) -> frozenset[str]:
    """Keys of a name: two names are written alike if they share one.

    The folded letters; those that are left in a text that lost all outside ASCII (`Sembène` -> `sembne`); those of the usual
    ways to write the name without accents (`Müller` -> `mueller`, `Yasujirō` -> `yasujirou`) or, from Cyrillic, Greek,
    kana and Hangul, in Latin letters.
    """
    keys = {letters(name)}
    if not name.isascii():
        latin = to_latin(name)
        small = unicodedata.normalize("NFC", latin.lower())
        keys |= {ascii_left(name), letters(latin), *(letters(small.translate(table)) for table in _SPELLED_OUT)}
    return frozenset(keys - {""})


def same_name(left: str, right: str) -> bool:
    """Whether two names or titles are written alike, whatever their accents, case, spacing, script and lost letters."""
    return left == right or not name_keys(left).isdisjoint(name_keys(right))
