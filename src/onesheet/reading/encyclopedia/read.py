"""Reads an encyclopedia article: what it is about, and if that is a film, everything it says of it."""

from __future__ import annotations

import re
from dataclasses import replace

from onesheet.reading.boxes import BoxReading, read_box
from onesheet.reading.document import Document
from onesheet.reading.encyclopedia.article import APPENDIX, LEAD, Article, read_article
from onesheet.reading.encyclopedia.awards import read_awards
from onesheet.reading.encyclopedia.cast import read_cast
from onesheet.reading.encyclopedia.characters import read_characters
from onesheet.reading.encyclopedia.credits import read_credits, read_makers
from onesheet.reading.encyclopedia.distribution import read_distribution
from onesheet.reading.encyclopedia.doubts import read_doubts
from onesheet.reading.encyclopedia.holes import read_holes
from onesheet.reading.encyclopedia.infobox import (
    first_year,
    introduce,
    merge_readings,
    of_the_box,
    weighed,
    with_box,
    without_boxes,
)
from onesheet.reading.encyclopedia.kinds import subject_of
from onesheet.reading.encyclopedia.lead import Definition
from onesheet.reading.encyclopedia.makers import read_makers_told
from onesheet.reading.encyclopedia.notebook import Notebook
from onesheet.reading.encyclopedia.particulars import read_particulars
from onesheet.reading.encyclopedia.production import read_production
from onesheet.reading.encyclopedia.reception import read_music, read_reception
from onesheet.reading.encyclopedia.release import read_distributors, read_releases
from onesheet.reading.encyclopedia.takings import read_takings
from onesheet.reading.encyclopedia.works import read_story, read_works
from onesheet.reading.prose.sentences import Span
from onesheet.reading.reader import Findings
from onesheet.reading.vocabulary import ENCYCLOPEDIA_ARTICLE, OTHER, Film, Head
from onesheet.values.dates import parse_interval
from onesheet.values.names import restore_title

_QUALIFIED = re.compile(
    r" ?\((?:[^()]{0,40}\b)?(?:film|movie|song|album|novel|series|play|disambiguation)[^()]{0,20}\)$", re.IGNORECASE
)


def read_encyclopedia(document: Document) -> Findings:
    """What an article says. A text that is about no film gives its title and a sentence that says so."""
    text = document.prose
    article = read_article(without_boxes(document))
    subject = subject_of(document, article)
    chrome = _chrome(article)
    definition = subject.definition
    if not subject.is_film:
        title = _page_title(document) or (definition.title if definition is not None else _heading_title(article))
        head = Head(subject.kind, title or None, language="en")
        problems = () if document.problems and subject.kind == OTHER else (_no_film(title),)  # where it leads is told
        return Findings(head, (), chrome=chrome, problems=problems)
    boxed = merge_readings([read_box(text, box) for box in subject.boxes])
    definition = of_the_box(article, definition, boxed, _page_title(document))
    article.definition = Span(definition.phrase.end, definition.sentence.end)
    book = _notebook(article, definition)
    introduce(book, boxed)
    read_makers(book, definition.phrase)
    for part in (
        read_credits, read_makers_told, read_particulars, read_works, read_cast, read_production, read_releases, read_distributors, read_takings,
        read_distribution, read_music, read_reception, read_awards, read_story, read_characters, read_holes, read_doubts,
    ):  # fmt: skip
        part(book)
    year = book.year or first_year(boxed) or _first_year(book) or _year_made(book)
    if year is not None and not book.has("year"):
        _say_year(book, boxed, definition, year)
    told, doubts = weighed(book.statements(text), boxed, _lead(article))
    head = Head(ENCYCLOPEDIA_ARTICLE, definition.title, language="en")
    return Findings(
        head, (Film(book.title, year),), with_box(told, boxed, book.title), chrome=chrome,
        problems=(*boxed.problems, *book.problems, *doubts),
    )  # fmt: skip


def _lead(article: Article) -> Span:
    """The stretch of the text before its first heading."""
    sections = article.of_kind(LEAD)
    return Span(*article.cleaned.original(sections[0].start, sections[0].end)) if sections else Span(0, 0)


def _no_film(title: str) -> str:
    return f"The article {f'“{title}” ' if title else ''}is not about a film, so nothing was taken from it."


def _page_title(document: Document) -> str:
    """The title that the page has, without what tells it from others of its name."""
    return _QUALIFIED.sub("", document.title).strip()


def _heading_title(article: Article) -> str:
    """The title line without what tells it from others of its name: `American Beauty ( 1999 film )`."""
    shown = _QUALIFIED.sub("", article.heading).strip()
    return restore_title(shown) if article.source.lowered and shown else shown


def _notebook(article: Article, definition: Definition) -> Notebook:
    """A notebook with what the first sentence's own words say: titles, year, countries, languages, genre."""
    titles = (definition.title, *(other.text for other in definition.others))
    book = Notebook(article, definition.title, titles, definition.year)
    span = definition.title_span
    if span.end > span.start:
        book.say("title", definition.title, span.start, span.end)
    for other in definition.others:
        book.say("title", other.text, other.start, other.end, kind=other.kind, language=other.language)
    phrase = definition.phrase
    for code, start, end in definition.countries:
        book.say("country", code, start, end)
    for code, start, end in definition.languages:
        book.say("language", code, start, end)
    if definition.genre:
        book.say("genre", definition.genre, phrase.start, phrase.end)
    if definition.year is not None:
        at = article.source.text.find(str(definition.year), phrase.start, phrase.end)
        if at != -1:
            book.say("year", definition.year, at, at + 4)
    return book


def _say_year(book: Notebook, boxed: BoxReading, definition: Definition, year: int) -> None:
    """Note a year that follows from a release, with the words that tell it."""
    told = next((one for one in boxed.statements if one.property == "release" and str(year) in str(one.value)), None)
    if told is not None:
        boxed.statements.append(replace(told, property="year", value=year, qualifiers={"derived": True}))
    else:
        book.say("year", year, definition.phrase.start, definition.phrase.end, derived=True)


def _first_year(book: Notebook) -> int | None:
    """The year of the first release told, where the first sentence names none."""
    years = []
    for one in book.noted("release"):
        start, _ = parse_interval(str(one.value))
        if start is not None and start.year is not None and one.qualifiers.get("kind") in ("theatrical", "premiere"):
            years.append(start.year)
    return min(years, default=None)


_MADE_IN = re.compile(
    r"(?:the film|this film|it)\b(?: that| which)?[^.;,]{0,60}? (?:was|were) (?:first )?(?:made|shot|produced|completed|released|filmed) in (?P<year>(?:1[89]|20)\d\d)\b"
)


def _year_made(book: Notebook) -> int | None:
    """The year that a sentence of the lead gives for the film's making, where no release is told."""
    for sentence in book.article.lead:
        match = _MADE_IN.match(book.source.low, sentence.start, sentence.end)
        if match is not None:
            book.say("year", int(match["year"]), match.start(), match.end())
            return int(match["year"])
    return None


def _chrome(article: Article) -> tuple[tuple[int, int], ...]:
    """Headings are no text to read, nor are references and links."""
    stretches = []
    at = 0
    for section in article.sections:
        stretches.append((at, section.start))
        if section.kind == APPENDIX:
            stretches.append((section.start, section.end))
        at = section.end
    return tuple(article.cleaned.original(start, end) for start, end in stretches if start < end)
