"""What a proposal's page shows: what was read, grouped as a person goes through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from onesheet.films.pure.quotes import Sentences
from onesheet.films.services import Preview
from onesheet.reading.vocabulary import NORMAL, PROPERTIES, Reading, Review, Statement
from onesheet.web.wording.properties import group_of, property_label
from onesheet.web.wording.statements import statement_words

_LONGEST_QUOTE = 300
_LONGEST_REVIEW = 280
SHOWN_TEXT = 100_000
"""Characters of the text that the page prints; the rest is told as a number."""


@dataclass(frozen=True, slots=True)
class Line:
    """A statement: what it says and the words that say it."""

    index: int
    """Of the reading's statements, from 0."""
    words: str
    before: str
    quote: str
    """The words that say it, in their sentence; all three are empty where they are the very words above."""
    after: str
    group: str
    doubt: str
    """Why it is not taken at its word; empty where it is."""


@dataclass(frozen=True, slots=True)
class Heap:
    """The statements of one property."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class FilmPart:
    """What was read of one film."""

    title: str
    year: int | None
    heaps: tuple[Heap, ...]
    reviews: tuple[Review, ...]

    @property
    def count(self) -> int:
        """Statements in all heaps."""
        return sum(len(heap.lines) for heap in self.heaps)


def film_parts(preview: Preview) -> list[FilmPart]:
    """Group a proposal's statements by film and property, in the order in which a record is told."""
    reading = preview.reading
    sentences = Sentences(reading.text, reading.media_type)
    return [
        FilmPart(
            film.title,
            film.year,
            tuple(_heaps(reading, index, sentences)),
            tuple(one for one in reading.reviews if one.film == index),
        )
        for index, film in enumerate(reading.films)
    ]


def _heaps(reading: Reading, film: int, sentences: Sentences) -> Iterator[Heap]:
    order = {name: place for place, name in enumerate(PROPERTIES)}
    told = [(index, one) for index, one in enumerate(reading.statements) if one.film == film]
    told.sort(key=lambda pair: (order.get(pair[1].property, len(order)), pair[1].property))
    for name, pairs in groupby(told, key=lambda pair: pair[1].property):
        yield Heap(str(property_label(name)), tuple(_lines(pairs, sentences)))


def _lines(pairs: Iterable[tuple[int, Statement]], sentences: Sentences) -> Iterator[Line]:
    for index, one in pairs:
        before, quote, after = _in_its_sentence(one, sentences)
        doubt = "" if one.rank == NORMAL else one.reason or one.rank
        words = statement_words(one.property, one.value, one.qualifiers)
        if words == before + quote + after:
            before = quote = after = ""
        yield Line(index, words, before, quote, after, group_of(one.property).value, doubt)


def _in_its_sentence(one: Statement, sentences: Sentences) -> tuple[str, str, str]:
    """The words before the quote in its sentence, the quote, and those after it."""
    around = sentences.around(one.start, one.end)
    quote = sentences.words(one.start, one.end) or one.quote
    before, found, after = around.partition(quote)
    if found:
        return before, found, after
    return "", shortened(quote, _LONGEST_QUOTE), ""


def shortened(text: str, longest: int = _LONGEST_REVIEW) -> str:
    """The beginning of a text, in one line, cut at a word."""
    text = " ".join(text[: 4 * longest].split())
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(None, 1)[0] + " …"
