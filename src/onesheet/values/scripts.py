"""Names in other scripts written in Latin letters, sign by sign, as closely as that goes without knowing the language."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўђјљњћџѓќѕ",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye g u dj j lj nj c dz gj kj dz".split(),
        strict=True,
    )
)
_GREEK_PAIRS = {
    "ου": "ou", "αυ": "av", "ευ": "ev", "μπ": "b", "ντ": "nt", "γγ": "ng", "γκ": "gk", "γχ": "nch", "τζ": "tz",
    "αι": "ai", "ει": "ei", "οι": "oi",
}  # fmt: skip
_GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(), strict=True)
)
_SMALL = {sign: "" if latin == "_" else latin for sign, latin in (_CYRILLIC | _GREEK).items()}
_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u3040-\u30ff\uac00-\ud7a3]")
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
_GREEK_PAIR = re.compile("|".join(_GREEK_PAIRS), re.IGNORECASE)
_KANA = re.compile(r"(?:HIRAGANA|KATAKANA) LETTER (?P<small>SMALL )?(?P<sound>[A-Z]+)")
_DOUBLED = "っッ"
_LONG = "ー"
_MACRONS = {"a": "ā", "i": "ī", "u": "ū", "e": "ē", "o": "ō"}
_LONG_SOUND = re.compile(r"[\u3040-\u30ff]")


@lru_cache(maxsize=4096)
def to_latin(text: str) -> str:
    """The text with Cyrillic, Greek, kana and Hangul in Latin letters; all else stays: `Сергей` -> `Sergey`.

    A text with Chinese signs stays whole, since nothing here knows how those are read.
    """
    if text.isascii() or _OTHER_SCRIPT.search(text) is None or _IDEOGRAPH.search(text) is not None:
        return text
    done: list[str] = []
    doubled = False
    for sign in _pairs(unicodedata.normalize("NFC", text)):
        latin = _latin(sign)
        if sign in _DOUBLED:
            doubled = True
            continue
        if sign == _LONG and done:
            latin, done[-1] = _MACRONS.get(done[-1][-1:], ""), done[-1][:-1]
        elif _is_small_y(sign) and done and done[-1].endswith("i"):
            done[-1] = _contracted(done[-1], latin)
            continue
        done.append(latin[:1] + latin if doubled and latin else latin)
        doubled = False
    return _in_kana("".join(done)) if _LONG_SOUND.search(text) else "".join(done)


def _in_kana(latin: str) -> str:
    """Long vowels as Hepburn writes them: `toukyou` -> `tōkyō`."""
    return latin.replace("ou", "ō").replace("uu", "ū")


def _pairs(text: str) -> str:
    """The text with pairs of Greek letters that make one sound in Latin letters."""
    if not any("\u0370" <= sign <= "\u03ff" or "\u1f00" <= sign <= "\u1fff" for sign in text):
        return text
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text) if sign != "\u0301")
    return _GREEK_PAIR.sub(lambda pair: _as_cased(_GREEK_PAIRS[pair.group().lower()], pair.group()[0]), bare)


def _as_cased(latin: str, sign: str) -> str:
    return latin.capitalize() if sign.isupper() else latin


def _latin(sign: str) -> str:
    low = sign.lower()
    known = _SMALL.get(low)
    if known is None and not sign.isascii():
        base = unicodedata.normalize("NFD", low)[:1]
        known = _SMALL.get(base)
    if known is not None:
        return _as_cased(known, sign)
    return _by_its_name(sign) if "\u3040" <= sign <= "\ud7a3" else sign


def _by_its_name(sign: str) -> str:
    """A kana or Hangul syllable by the sound in its Unicode name."""
    name = unicodedata.name(sign, "")
    if name.startswith("HANGUL SYLLABLE "):
        return name.removeprefix("HANGUL SYLLABLE ").lower()
    kana = _KANA.fullmatch(name)
    if kana is None:
        return sign
    return _HEPBURN.get(kana["sound"], kana["sound"].lower())


_HEPBURN = {"SI": "shi", "TI": "chi", "TU": "tsu", "HU": "fu", "ZI": "ji", "DI": "ji", "DU": "zu", "WO": "o"}
_CONTRACTED = {"sh": "sh", "ch": "ch", "j": "j"}


def _is_small_y(sign: str) -> bool:
    return sign in "ゃゅょャュョ"


def _contracted(before: str, after: str) -> str:
    """`ki` and small `ya` -> `kya`, `shi` and small `yu` -> `shu`."""
    stem = before[:-1]
    return stem + (after[1:] if stem in _CONTRACTED else after)
