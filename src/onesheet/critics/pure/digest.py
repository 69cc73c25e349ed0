"""The words critics use most about a film, by what they speak of: extractive, nothing but what they wrote.

The method `near-cues/1`, told in full on the digest's page:

1. English quotes only. Where a review's language is not told, its quote is English unless it holds more of the commonest
   words of other languages than of English.
2. In each sentence the *cues* are found: `performance` for acting, `songs` for sound, and the surnames of those who made
   the film. A *telling* word is any other that is neither plain (`PLAIN`) nor a name. It speaks of the aspect of the
   nearest cue at most `NEAR` words away, a comma counted as `APART` words, the one after it where two are as near. Where the nearest is a word for the
   film, or there is none, it speaks of the aspect it belongs to by itself (`slow`: pace), else of the film itself; words
   that fit any film (`BROAD`) then do not count.
3. Forms of a word, and words of one family, are one. It counts once a review. `not` and `too` right before it, with
   nothing but `FILLERS` between, are part of it.
4. Shown are words that at least `FEWEST` reviews use, the most used first.

It knows no irony, no meaning and no grammar. Linear in the length of the quotes; their order changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from onesheet.critics.pure.digest_folding import folded, stems
from onesheet.critics.pure.digest_words import (
    ASPECTS,
    BROAD,
    ENGLISH,
    FAMILIES,
    FILLERS,
    FILM_WORDS,
    FOREIGN,
    NEGATORS,
    PLAIN,
    TOO,
    WHOLE,
)
from onesheet.reading.prose.casing import prose
from onesheet.reading.prose.sentences import sentences

METHOD = "near-cues/1"
NEAR = 5
"""How many words away, at most, a cue is for a telling word to go with it."""
APART = 2
"""How many words a comma or another sign between two words is as good as."""
FEWEST = 2
"""Reviews that must use a word for it to be shown."""
FAR = 4
"""Words before a telling word among which `not` and `too` are looked for."""
NOT = "not"

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_NOTE = re.compile(r"\[[^\[\]]*\]|\([^()]*\breview in\b[^()]*\)")
"""What an aggregator adds: `[Full review in Spanish]`."""
_CONTRACTED = re.compile(r"'(?:d|ll|m|re|t|ve)\Z")
"""`you'll`, `didn't`: plain words all."""
_SIGN = re.compile(r"[,;:()/–—]|\s-+\s|--")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """What a critic wrote, as far as the site has it."""

    key: int
    text: str
    language: str = ""
    """BCP 47; empty where it was not told."""
    negative: bool = False
    """True where its verdict is negative."""


class Voice(NamedTuple):
    """Where a review says a word: `text[start:end]`, in the sentence `text[first:last]`. `not` and `too` are within."""

    key: int
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Telling:
    """A word and the reviews that use it."""

    before: str
    """`not`, `too`, `not too` or nothing."""
    word: str
    """The form that most reviews use, in small letters; a name as it is written. Of equal ones the first in the alphabet."""
    forms: tuple[str, ...]
    """All forms, in the alphabet's order."""
    voices: tuple[Voice, ...]
    """One for each review, by its number; the first place where it uses the word."""
    negative: int
    """How many of these reviews are negative."""
    phrase: str = ""
    """What more than half of these reviews say it in: `love letter`; empty where they do not agree."""

    @property
    def count(self) -> int:
        """How many reviews use it."""
        return len(self.voices)

    @property
    def words(self) -> str:
        """`not charming`."""
        return f"{self.before} {self.word}".strip()


@dataclass(frozen=True, slots=True)
class Part:
    """What critics say of one aspect."""

    aspect: str
    reviews: int
    """Reviews that speak of it: with a cue, or with a telling word."""
    negative: int
    """How many of these are negative."""
    cues: tuple[Telling, ...]
    """What of it they speak of; of the film itself: the names in their reviews, first names left out."""
    tellings: tuple[Telling, ...]
    """What they say of it. The most used first, equal ones by the alphabet."""


@dataclass(frozen=True, slots=True)
class Digest:
    """All of it: every aspect in its order, those of which nothing is said too."""

    parts: tuple[Part, ...]
    read: int
    """Quotes that were read."""
    foreign: int
    """Quotes left out, since they are in another language."""
    silent: int
    """Reviews without a quote."""

    def part(self, aspect: str) -> Part | None:
        """Return the part of an aspect; None where there is no such aspect."""
        return next((part for part in self.parts if part.aspect == aspect), None)


def digest(quotes: Iterable[Quote], title: str = "", people: Mapping[str, str] | None = None) -> Digest:
    """Make the digest.

    `people` has the names of those who made the film, each with the aspect that is theirs. Words of the film's `title` and
    of names tell nothing. Of two people with one surname the first counts; two quotes of one key are read as one.
    """
    english, foreign, silent = [], 0, 0
    for quote in sorted(quotes, key=lambda one: (one.key, one.text, one.language, one.negative)):
        if not _WORD.search(quote.text):
            silent += 1
        elif is_english(quote):
            english.append(quote)
        else:
            foreign += 1
    reader = _Reader(english, title, people or {})
    heard = {aspect: _Heard() for aspect in (WHOLE, *ASPECTS)}
    for quote in english:
        for aspect, root, said in reader.said(quote):
            heard[aspect].add(root, said)
    negative = frozenset(quote.key for quote in english if quote.negative)
    parts = tuple(one.part(aspect, negative) for aspect, one in heard.items())
    return Digest(parts, read=len(english), foreign=foreign, silent=silent)


def is_english(quote: Quote) -> bool:
    """Say whether a quote is English: as told, else by the commonest words in it."""
    if quote.language:
        return quote.language.partition("-")[0].lower() in {"en", "eng"}
    words = _WORD.findall(quote.text.lower())
    return sum(word in ENGLISH for word in words) >= sum(word in FOREIGN for word in words)


class _Said(NamedTuple):
    """A word that a review says: a cue, or a telling word with what stands before it."""

    cue: bool
    before: str
    form: str
    voice: Voice
    phrases: tuple[str, ...] = ()
    """The word with the one right before it, and with the one right after it."""


class _Word(NamedTuple):
    """A word of a sentence; `at` is its place there, a sign before it counted in."""

    low: str
    root: str
    start: int
    end: int
    at: int


@dataclass(slots=True)
class _Heard:
    """What all reviews say of one aspect: kind of word, what stands before it, its root -> review -> where first."""

    found: dict[tuple[bool, str, str], dict[int, _Said]] = field(default_factory=dict)

    def add(self, root: str, said: _Said) -> None:
        self.found.setdefault((said.cue, said.before, root), {}).setdefault(said.voice.key, said)

    def part(self, aspect: str, negative: frozenset[int]) -> Part:
        speaking = {key for by_review in self.found.values() for key in by_review}
        cues, tellings = (
            sorted(
                (
                    _telling(before, by_review.values(), negative)
                    for (is_cue, before, _), by_review in self.found.items()
                    if is_cue is kind and len(by_review) >= FEWEST
                ),
                key=lambda one: (-one.count, one.words),
            )
            for kind in (True, False)
        )
        return Part(aspect, len(speaking), len(speaking & negative), tuple(_whole_names(cues)), tuple(tellings))


def _whole_names(cues: list[Telling]) -> list[Telling]:
    """Leave out a first name that mostly stands before a surname which is told: `Damien` where there is `Chazelle`."""
    told = {one.word.lower(): one.count for one in cues}
    return [
        one
        for one in cues
        if not one.phrase.startswith(f"{one.word.lower()} ") or told.get(one.phrase.partition(" ")[2], 0) < one.count
    ]


def _telling(before: str, said: Iterable[_Said], negative: frozenset[int]) -> Telling:
    all_said = list(said)
    forms = Counter(one.form for one in all_said)
    most = min(forms, key=lambda form: (-forms[form], form))
    voices = tuple(sorted(one.voice for one in all_said))
    return Telling(
        before, most, tuple(sorted(forms)), voices, sum(one.key in negative for one in voices), _phrase(all_said)
    )


def _phrase(said: list[_Said]) -> str:
    phrases = Counter(phrase for one in said for phrase in set(one.phrases))
    most = min(phrases, key=lambda phrase: (-phrases[phrase], phrase), default="")
    return most if phrases[most] >= FEWEST and 2 * phrases[most] > len(said) else ""


class _Reader:
    """Reads quotes, knowing what the film and its people are called and which words are written small somewhere."""

    def __init__(self, quotes: Iterable[Quote], title: str, people: Mapping[str, str]) -> None:
        self.title = frozenset(folded(word) for word in _words(title))
        self.unnamed = set(self.title)
        """Names that are not told: those of the film, and first names of its people."""
        self.people: dict[str, str] = {}
        for name, aspect in people.items():
            words = [folded(word) for word in _words(name)]
            self.unnamed.update(words[:-1])
            if words:
                self.people.setdefault(words[-1], aspect)
        self.small = frozenset(
            folded(word.lower()) for quote in quotes for word in _WORD.findall(quote.text) if word[0].islower()
        )

    def said(self, quote: Quote) -> Iterator[tuple[str, str, _Said]]:
        """Yield what a quote says: aspect, root of the word, and the word with its place."""
        text = prose(quote.text)
        notes = [match.span() for match in _NOTE.finditer(text.low)]
        for first, last in sentences(text):
            words = list(_sentence(text.low, first, last, notes))
            yield from self._of_sentence(quote, words, first, last)

    def _of_sentence(self, quote: Quote, words: list[_Word], first: int, last: int) -> Iterator[tuple[str, str, _Said]]:
        names = [self._is_name(quote.text, word) for word in words]
        cues: list[tuple[int, str]] = []
        for place, (word, is_name) in enumerate(zip(words, names, strict=True)):
            aspect = self.people.get(word.root) if is_name else _CUES.get(word.root)
            if aspect:
                cues.append((word.at, aspect))
            if is_name and word.root not in self.unnamed:
                form = quote.text[word.start : word.end].removesuffix("'s").removesuffix("’s")
                voice = Voice(quote.key, word.start, word.end, first, last)
                yield aspect or WHOLE, word.root, _Said(True, "", form, voice, _phrases(quote.text, words, place))
            elif aspect and aspect != WHOLE and not is_name:
                yield aspect, word.root, _Said(True, "", word.low, Voice(quote.key, word.start, word.end, first, last))
        ahead = 0
        for place, word in enumerate(words):
            while ahead < len(cues) and cues[ahead][0] < word.at:
                ahead += 1
            if names[place] or word.root in self.title or _is_plain(word.low):
                continue
            aspect = _aspect(word, cues, ahead)
            if aspect == WHOLE and word.root in _BROAD:
                continue
            before, start = _before(words, place)
            root = _FAMILY.get(word.root, word.root)
            voice = Voice(quote.key, start, word.end, first, last)
            yield aspect, root, _Said(False, before, word.low, voice, _phrases(quote.text, words, place))

    def _is_name(self, text: str, word: _Word) -> bool:
        """Say whether a word is written as a name; at a sentence's beginning only where it is written small nowhere."""
        written = text[word.start : word.end]
        if not written[0].isupper() or (written.isupper() and len(written) > 1):
            return False
        if word.root in self.people:
            return True
        return not (word.root in _KNOWN or _is_plain(word.low) or (word.at == 0 and word.root in self.small))


def _sentence(low: str, first: int, last: int, notes: list[tuple[int, int]]) -> Iterator[_Word]:
    """Yield the words of a sentence but those of notes."""
    at = end = -1
    for match in _WORD.finditer(low, first, last):
        if notes and any(start <= match.start() < stop for start, stop in notes):
            continue
        at += 1
        if end >= 0 and _SIGN.search(low, end, match.start()):
            at += APART
        end = match.end()
        yield _Word(match[0], folded(match[0]), match.start(), end, at)


@lru_cache(maxsize=16_384)
def _is_plain(word: str) -> bool:
    """Say whether a word in small letters tells nothing. Critics use the same ones again and again, so it is kept."""
    root = folded(word)
    if len(word) < _SHORTEST or root in _CUES or _CONTRACTED.search(word):
        return True
    if root in _OWN or root in _BROAD or root in _FAMILY:
        return False
    return word in _PLAIN or not _PLAIN.isdisjoint(stems(root))


def _aspect(word: _Word, cues: list[tuple[int, str]], ahead: int) -> str:
    """Return the aspect of the nearest cue, else the word's own; `cues[ahead]` is the first after the word."""
    near, aspect = NEAR, WHOLE
    if ahead and word.at - cues[ahead - 1][0] <= near:
        near, aspect = word.at - cues[ahead - 1][0], cues[ahead - 1][1]
    if ahead < len(cues) and cues[ahead][0] - word.at <= near:
        aspect = cues[ahead][1]
    return _OWN.get(word.root, WHOLE) if aspect == WHOLE else aspect


def _before(words: list[_Word], place: int) -> tuple[str, int]:
    """Return what turns the word into another, and where that begins."""
    told, start = "", words[place].start
    for one in reversed(words[max(0, place - FAR) : place]):
        if one.low in NEGATORS or one.root in NEGATORS:
            return f"{NOT} {told}".strip(), one.start
        if one.low == TOO and not told:
            told, start = TOO, one.start
        elif one.low not in FILLERS:
            break
    return told, start


def _phrases(text: str, words: list[_Word], place: int) -> tuple[str, ...]:
    return tuple(
        one.low + " " + other.low.removesuffix("'s")
        for one, other in _beside(words, place)
        if text[one.end : other.start] == " " and one.low not in _SMALL and other.low not in _SMALL
    )


def _beside(words: list[_Word], place: int) -> Iterator[tuple[_Word, _Word]]:
    if place:
        yield words[place - 1], words[place]
    if place + 1 < len(words):
        yield words[place], words[place + 1]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


_CUES = {folded(cue): name for name, aspect in ASPECTS.items() for cue in aspect.cues} | {
    folded(word): WHOLE for word in FILM_WORDS
}
_OWN = {folded(word): name for name, aspect in ASPECTS.items() for word in aspect.own}
_BROAD = frozenset(map(folded, BROAD)) - _OWN.keys()
_FAMILY = {folded(word): family.partition(" ")[0] for family in FAMILIES for word in family.split()}
_PLAIN = PLAIN | frozenset(map(folded, PLAIN)) | NEGATORS | FILLERS | {TOO}
_SMALL = (
    ENGLISH
    | FILLERS
    | NEGATORS
    | {TOO, "more", "most", "like", "their", "our", "your", "these", "those", "will", "can"}
)
"""Words that make no phrase with the one beside them."""
_KNOWN = _CUES.keys() | _OWN.keys() | _BROAD | _FAMILY.keys()
"""Words that are none's names, however they are written."""
