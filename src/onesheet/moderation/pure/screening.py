"""Whether a newcomer's text has words or links that a rule speaks of. Each step is linear in the text's length.

The words of a rule are whole words of a text, in their order. A word may have signs in it (`p.i.l.l.s`, `ch-eap`), or be
spelled out (`p i l l s`, three letters and more); words with a space between are otherwise words of their own.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote, urlsplit

Kind = Literal["word", "domain", "links"]
Then = Literal["hold", "refuse"]

_LOOK_ALIKE = str.maketrans(
    "авекмнорстухѕіјӏԁԛԝαβεικνορτυχ0134578$@ıłøđl",
    "abekmhopctyxsijidqwabeikvoptuxoieastbsaiiodi",
)
"""Letters of other scripts, figures and signs that are written in the place of a Latin letter.

`1` stands for `i` and for `l`: so both are one here."""

_UNSEEN = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]")  # fmt: skip
_LINK = re.compile(r"https?:[/\\]{1,2}|(?<![/\\@.\w])www\.|mailto:|\]\((?!\s*<?(?:https?:|www\.|mailto:))")
_HOST_SIGNS = re.compile(r"[\w.-]+")
_OTHER = re.compile(r"[\W_]+")
_PIECE = re.compile(r"([^\W_]+)([\W_]*)")
_SPELLED = 3
"""So many letters on their own in a row are one word spelled out; fewer are words, such as `a` and `I`."""
_LONGEST_HOST = 253
_DOTS = str.maketrans("。．｡․", "....")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it is applied: a folded phrase, a host name, or a number of links as text."""

    kind: Kind
    pattern: str
    then: Then
    id: int = 0


def fold_words(text: str) -> str:
    """Return the words of a text as rules compare them: one space between, without case, accents or look-alikes."""
    return _OTHER.sub(" ", _bare(text)).strip()


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", _UNSEEN.sub("", html.unescape(text)))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return bare.casefold().translate(_LOOK_ALIKE)


class Words:
    """The words of a text, to look for phrases in."""

    def __init__(self, text: str) -> None:
        pieces = [(one[1], _parts(one[2])) for one in _PIECE.finditer(_bare(text))]
        self._letters = "".join(piece for piece, _ in pieces)
        # By place among the letters: whether a piece begins there, and how many words do up to there.
        self._begins = bytearray(len(self._letters) + 1)
        ends = _ends_of_words(pieces)
        words, number, place = [0] * (len(self._letters) + 1), 0, 0
        for (piece, _), parts in zip(pieces, ends, strict=True):
            words[place : place + len(piece)] = [number] * len(piece)
            self._begins[place] = 1
            place += len(piece)
            number += parts
        words[place] = number
        self._begins[place] = 1
        self._words = words

    def have(self, phrase: str) -> bool:
        """Tell whether the folded words of a phrase stand here one after the other."""
        wanted = phrase.split()
        letters = "".join(wanted)
        at = self._letters.find(letters) if letters else -1
        while at >= 0:
            if self._stand(wanted, at):
                return True
            at = self._letters.find(letters, at + 1)
        return False

    def _stand(self, wanted: list[str], at: int) -> bool:
        for word in wanted:
            end = at + len(word)
            if not (self._begins[at] and self._begins[end] and self._words[at] == self._words[end - 1]):
                return False
            at = end
        return True


def _parts(between: str) -> bool:
    """Tell whether what stands between two pieces parts two words: a space does, a sign alone does not."""
    return any(sign.isspace() for sign in between)


def _ends_of_words(pieces: list[tuple[str, bool]]) -> list[bool]:
    """Return of each piece whether its word ends with it; letters spelled out with spaces are one word."""
    ends = [parts for _, parts in pieces]
    first = 0
    while first < len(pieces):
        last = first
        while last < len(pieces) and len(pieces[last][0]) == 1:
            last += 1
        if last - first >= _SPELLED:
            ends[first : last - 1] = [False] * (last - 1 - first)
        first = max(last, first + 1)
    return ends


def hosts(text: str) -> frozenset[str]:
    """Return every host named in a text, with each domain above it: `a.b.com`, `b.com`, `com`.

    A mention counts as much as a link, and every part of an address does: of `https://good.com@bad.com/` and of
    `https://good.com/?to=https%3A%2F%2Fbad.com` both hosts are told, written as HTML or Markdown may escape them too.
    """
    found: set[str] = set()
    for reading in _readings(text):
        for run in _HOST_SIGNS.finditer(reading):
            if "." in run[0]:
                found.update(_domains(run[0]))
    return frozenset(found)


def count_links(text: str) -> int:
    """Return how many links a text has: addresses, bare `www.`, and Markdown links to elsewhere."""
    return sum(1 for _ in _LINK.finditer(_plain(text)))


def as_host(pattern: str) -> str:
    """Return the host of what somebody typed for a site (`https://Bad.com/x`, `*.bad.com`); empty where it names none."""
    given = pattern.strip().removeprefix("*.")
    try:
        host = urlsplit(given if "://" in given else f"//{given}").hostname or ""
    except ValueError:
        return ""
    named = max(_domains(_plain(host)), key=len, default="")
    return named if "." in named else ""


def matching(text: str, rules: Iterable[Rule]) -> Rule | None:
    """Return the rule a text falls under, one that refuses before one that holds; None where none speaks of it."""
    found = list(all_matching(text, rules))
    return next((rule for rule in found if rule.then == "refuse"), found[0] if found else None)


def all_matching(text: str, rules: Iterable[Rule]) -> Iterator[Rule]:
    """Yield every rule that a text falls under, in the order of the rules."""
    words, named, links = Words(text), hosts(text), count_links(text)
    for rule in rules:
        if (
            (rule.kind == "word" and words.have(_folded(rule.pattern)))
            or (rule.kind == "domain" and rule.pattern in named)
            or (rule.kind == "links" and links > int(rule.pattern))
        ):
            yield rule


@lru_cache(maxsize=4096)
def _folded(pattern: str) -> str:
    return fold_words(pattern)


def _plain(text: str) -> str:
    """Return the text without entities, unseen signs and wide forms."""
    shown = _UNSEEN.sub("", html.unescape(text)).translate(_DOTS)
    return unicodedata.normalize("NFKC", shown).casefold()


def _readings(text: str) -> Iterator[str]:
    """Yield the text as browsers and Markdown may read its addresses: escapes decoded, `\\` as `/` or as nothing."""
    plain = _plain(text)
    decoded = _plain(unquote(unquote(plain)))
    yield from dict.fromkeys((plain, decoded))
    if "\\" in plain:
        yield decoded.replace("\\", "")


def _domains(run: str) -> Iterator[str]:
    """Yield the host in a run of its signs, and each domain above it."""
    for part in run[-2 * _LONGEST_HOST :].split(".."):
        labels = [_decoded(label) for label in part.strip("._-")[-_LONGEST_HOST:].split(".") if label]
        for start in range(len(labels)):
            yield ".".join(labels[start:])


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label
