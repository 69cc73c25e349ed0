"""Names of persons: when two are one person's, by what they are sorted, and under what they are found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from onesheet.values.folding import ascii_left, fold, letters, name_keys, same_name
from onesheet.values.names.given import EASTERN_FAMILY_NAMES, HUNGARIAN_GIVEN_NAMES, SHORT_FORMS
from onesheet.values.names.restoring import PARTICLES
from onesheet.values.scripts import to_latin

SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv", "fils": "jr"}
_BEFORE = frozenset(
    "sir dame lady lord dr mr mrs ms miss prof professor rev capt captain colonel col gen lt sgt".split()
)
_ARTICLES = frozenset("the le la les los las el die der das gli i os as".split())
_QUOTED = re.compile(r"\s*(?:[\"“„«][^\"”“»]{1,30}[\"”“»]|\([^()]{1,30}\)|(?<=\s)['‘][^'’]{2,30}['’](?=\s))")
_VOWELS = re.compile(r"[aeiouyjwh]")
_ROMAJI = re.compile(
    r"(?>(?:[kgsztdnhbpmrwyjf]|sh|ch|ts|[kgnhbpmr]y)?[aiueo]|(?<=[aiueo])n(?![aiueo])|[kstp](?=[kstp]))++"
)
_LONG_VOWELS = re.compile(r"(?<=o)[ou]|(?<=u)u|(?<=[ou])h(?![aiueoy])")
_SLAVIC = re.compile(
    r".*(?:[oe]v|[oe]va|in|ina|yn|sk(?:[iy]+|ij|aya|aia|aja)|enko|chuk|ich|vich|vili|yan|ian|iuk|yuk|ets|its)"
)
_SLAVIC_ENDS = ((re.compile(r"(?<=sk|ck)(?:iy|ij|ii|yj|yi|y)$|(?<=.)(?:iy|ij|ii|yj|y)$"), "i"), (re.compile(r"(?<=[aeo])[yj]$"), "i"),
                (re.compile(r"(?:aja|aia)$"), "aya"), (re.compile(r"^(?:iu|ju)"), "yu"), (re.compile(r"^(?:ia|ja)"), "ya"),
                (re.compile(r"ks"), "x"), (re.compile(r"^(?:ye|je|io|jo|yo)(?=.{3})"), "e"), (re.compile(r"(?<=[^aeiouy])[yij](?=[aeou])"), "i"))  # fmt: skip
_DOUBLE_GIVEN = re.compile(r"[^\W\d_]{2,5}-(?:[^\W\d_A-Z]{1,6}|[A-Z][^\W\d_]{1,3})")
"""A given name of two syllables, as East Asian ones are written: `Joon-ho`."""


class Persons(IntEnum):
    """How surely two names are one person's; the higher, the surer."""

    DIFFERENT = 0
    COMPATIBLE = 1
    """Nothing in the names speaks against it: one has an initial, a short form, or lacks a middle name or `Jr.`."""
    SAME = 2


@dataclass(frozen=True, slots=True)
class _Parts:
    """A name taken apart, all folded."""

    given: tuple[str, ...]
    last: str
    """The surname with its particles, without spaces: `delatour`; empty for a name of one word."""
    suffix: str

    @property
    def words(self) -> tuple[str, ...]:
        """Given names and surname."""
        return (*self.given, self.last) if self.last else self.given


@lru_cache(maxsize=16384)
def _parts(name: str) -> _Parts:
    name = " ".join(name.split())
    words = fold(_in_order_of_speech(to_latin(_QUOTED.sub("", name) or name)).replace(".", ". ")).split()
    suffix = ""
    while len(words) > 2 and words[-1] in SUFFIXES:
        suffix = SUFFIXES[words.pop()]
    while len(words) > 2 and words[0] in _BEFORE:
        words.pop(0)
    if len(words) < 2:
        return _Parts(tuple(words), "", suffix)
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES and len(words[start - 1]) > 1:
        start -= 1
    return _Parts(tuple(words[:start]), "".join(words[start:]), suffix)


def _in_order_of_speech(name: str) -> str:
    """`Campion, Jane` -> `Jane Campion`; a comma before `Jr.` is left."""
    last, comma, given = name.partition(",")
    if not comma or "," in given or fold(given) in SUFFIXES or not fold(given) or not fold(last):
        return name
    return f"{given.strip()} {last.strip()}"


def compare_persons(left: str, right: str) -> Persons:
    """How surely two names are one person's. The order does not matter.

    SAME are names written alike, in another script, in either order where the family name usually comes first, or with an
    article or a courtesy title more. COMPATIBLE are `J. R. Smith` and `John Smith`, `Alfred Green` and `Alfred E. Green`,
    `Robert Downey` and `Robert Downey Jr.`, `Bob Fosse` and `Robert Fosse`. `Sr.` and `Jr.` are two persons. A bare surname
    matches nobody: that asks for the text it stands in (see `Roster`).
    """
    one, other = _parts(left), _parts(right)
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return Persons.DIFFERENT
    surely = Persons.COMPATIBLE if one.suffix != other.suffix else Persons.SAME
    if same_name(left, right) or one.words == other.words or _without_article(one) == _without_article(other):
        return surely if one.words or left == right else Persons.DIFFERENT
    if not one.last or not other.last:
        return Persons.DIFFERENT
    if _is_turned(one.words, other.words):
        return surely
    return _by_their_parts(one, other, surely)


def same_person(left: str, right: str) -> bool:
    """Whether two names can be one person's; see `compare_persons`."""
    return compare_persons(left, right) is not Persons.DIFFERENT


def _by_their_parts(one: _Parts, other: _Parts, surely: Persons) -> Persons:
    if not _alike_as_written(one.last, other.last) and _mac(one.last) != _mac(other.last):
        return Persons.DIFFERENT
    if len(one.given) == len(other.given) and all(map(_alike_as_written, one.given, other.given)):
        return surely if _alike_as_written(one.last, other.last) else Persons.COMPATIBLE
    if "".join(one.given) == "".join(other.given):
        return surely
    if _within(one.given, other.given) or _within(other.given, one.given):
        return Persons.COMPATIBLE
    return Persons.DIFFERENT


def _without_article(name: _Parts) -> tuple[str, ...]:
    """A stage name without its article: `The All-American Rejects`, `The Weeknd`."""
    words = name.words
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def _mac(last: str) -> str:
    return "mc" + last[3:] if last.startswith("mac") and len(last) > 5 else last


@lru_cache(maxsize=16384)
def _alike_as_written(left: str, right: str) -> bool:
    """Whether two folded names are ways to write one in Latin letters: `yasujirou` and `yasujiro`, `andrey` and `andrei`."""
    if left == right or not name_keys(left).isdisjoint(name_keys(right)):
        return True
    return _romaji(left) == _romaji(right) or _slavic(left) == _slavic(right)


@lru_cache(maxsize=16384)
def _romaji(word: str) -> str:
    """A Japanese name without the signs of long vowels; any other as it is."""
    bare = _LONG_VOWELS.sub("", word)
    return bare if len(bare) > 2 and _ROMAJI.fullmatch(bare) else word


@lru_cache(maxsize=16384)
def _slavic(word: str) -> str:
    """A name with the endings that are written `ii`, `iy`, `ij` or `y` from Cyrillic made one."""
    for pattern, ending in _SLAVIC_ENDS:
        word = pattern.sub(ending, word)
    return word


def _is_turned(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the names are the same words, the family name first in one and last in the other, as in East Asia and Hungary."""
    return _turned(one, other) or _turned(other, one)


def _turned(first: tuple[str, ...], last: tuple[str, ...]) -> bool:
    """Whether the first word of one stands last in the other."""
    turned = (*first[1:], first[0])
    if not all(_alike_as_written(*pair) for pair in zip(turned, last, strict=False)) or len(turned) != len(last):
        joined = _alike_as_written("".join(first[1:]), "".join(last[:-1])) and _alike_as_written(first[0], last[-1])
        if not joined:
            return False
    return (
        first[0] in EASTERN_FAMILY_NAMES
        or first[-1] in HUNGARIAN_GIVEN_NAMES
        or all(_ROMAJI.fullmatch(_romaji(word)) is not None for word in first)
    )


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether every given name of one stands in the other, in order, an initial or a short form standing for a name."""
    rest = iter(long)
    return all(any(_given_alike(name, one) for one in rest) for name in short)


def _given_alike(left: str, right: str) -> bool:
    if len(left) == 1 or len(right) == 1:
        return left[:1] == right[:1]
    return (
        _alike_as_written(left, right)
        or SHORT_FORMS.get(left, left) == SHORT_FORMS.get(right, right)
        or (len(left) == len(right) == 2 and left == right)
    )


def person_keys(name: str) -> frozenset[str]:
    """Keys of which two names share one where `same_person` takes them for one person's."""
    keys = {f"letters {key}" for key in (*name_keys(name), ascii_left(name), letters(to_latin(name))) if key}
    parts = _parts(name)
    words = _without_article(parts)
    keys |= {f"surname {_skeleton(parts.last)}"} if parts.last else {f"word {word}" for word in words}
    if parts.last:
        keys.add(f"surname {_skeleton(words[0])}")
        keys.add(f"letters {''.join(words)}")
    return frozenset(keys)


@lru_cache(maxsize=16384)
def _skeleton(word: str) -> str:
    """The consonants of a word, so that all ways to write it have the same."""
    bare = _VOWELS.sub("", _mac(_slavic(word)).replace("x", "ks"))
    return re.sub(r"(.)\1+", r"\1", bare) or word[:1]


def comes_family_first(name: str) -> bool:
    """Whether the first word is the family name: `Bong Joon-ho`, `Wong Kar-wai`, `Tarr Béla`; where in doubt it is not."""
    first, _, rest = name.strip().partition(" ")
    if not rest or " " in rest:
        return False
    if fold(rest) in HUNGARIAN_GIVEN_NAMES:
        return fold(first) not in HUNGARIAN_GIVEN_NAMES
    return _DOUBLE_GIVEN.fullmatch(rest) is not None and fold(first) in EASTERN_FAMILY_NAMES


def _surname_first(name: str) -> list[str]:
    words = fold(_in_order_of_speech(name)).split()
    tail: list[str] = []
    while len(words) > 1 and words[-1] in SUFFIXES:
        tail.insert(0, words.pop())
    if words and words[0] == "the" and len(words) > 1:
        return words[1:] + tail
    if comes_family_first(name):
        return words + tail
    return words[-1:] + words[:-1] + tail


def person_sort_key(name: str) -> str:
    """A folded name with its surname first: `Frances de la Tour` -> `tour frances de la`.

    A name whose family name comes first stays as it is (`Bong Joon-ho`), and a band's loses its article.
    """
    return " ".join(_surname_first(name))


def surname(name: str) -> str:
    """The folded surname, without particles and suffixes such as Jr.; empty for an empty name."""
    return person_sort_key(name).partition(" ")[0]
