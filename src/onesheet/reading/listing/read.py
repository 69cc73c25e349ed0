"""Read a listing: one film for each entry of its tables or its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from onesheet.reading.document import JSON, PLAIN, WIKITEXT, Document
from onesheet.reading.facts.stating import requoted
from onesheet.reading.layout.page import Page, page_of
from onesheet.reading.listing.counted import counts_things
from onesheet.reading.listing.entries import FILMS, Listed, about_films, about_other_things
from onesheet.reading.listing.festival import festival_of, with_festival
from onesheet.reading.listing.lines import films_on_lines
from onesheet.reading.listing.tables import films_in_tables, with_day
from onesheet.reading.prose.dates import dates_in
from onesheet.reading.reader import Findings
from onesheet.reading.vocabulary import LISTING, Film, Head, Review, Statement
from onesheet.values.names import fold

FEWEST = 3
"""From this many films, each an entry of its own, a page is a listing."""
_MAY_LIST = re.compile(
    r"(?=[|\t(\[/\dbdrp])(?:\|[^\n|]{1,40}\||\t|[(\[](?:18[89]|19\d|20\d)\d[)\]]|\bdir(?:\.|:|ected by|ector)|\b(?:regie|réal|regia|dirección)\b|\d ?min|\([^(),\n\d]{3,60}, [^()\n\d]{2,60}\)$|/ ?[A-Z][^\n()]{1,60}\(Direct|\bpremi[eè]re\b|\([A-Z][^\d()\n]{2,60}\)$|\| ?[A-Z][^\n|]{2,60}$|\b[dr]\. [A-Z]|\bby [A-Z][^\n]{2,60}$)",
    re.IGNORECASE | re.MULTILINE,
)
_FESTIVE, _HEADED = re.compile(r"\bfestival|\bfilmfest|\bberlinale|\bviennale", re.IGNORECASE), 300
"""What the head of a line-up says, whose entries may have no more than names between commas."""
_WIKI = re.compile(r"^=+ .{1,80} =+\s*$", re.MULTILINE)
_ABOUT_A_PERSON = re.compile(r"\b(?:filmography|filmografie|filmografía|discography|born)\b", re.IGNORECASE)
_ABOVE = 6
"""So many lines at the head of a page tell what it lists."""
_SHARE = 0.12
"""The least share of a page's words that entries of titles and years alone must make up, or of its lines."""
_COUNTED = 0.92
"""How sure a list of counted things makes one that there is no film that the page is about."""
NO_FILM = (
    "This lists things, and nothing says that they are films, so none was made. Give each film's own text as a document, "
    "or a headline that says that it lists films."
)
_DOMESTIC = re.compile(r"\bdomestic\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a page lists, and how sure it is that it is a list of films."""

    films: tuple[Listed, ...] = ()
    sureness: float = 0.0
    page: Page | None = None


def recognise(document: Document) -> float:
    """0 to 0.97: tables with columns of films, entries with directors, titles with years under a headline of films."""
    if document.form in {WIKITEXT, JSON}:
        return 0.0
    found = _found(document.prose, document.form == PLAIN).sureness
    return found or (_COUNTED if counts_things(document.prose) else 0.0)


def films_listed(document: Document) -> int:
    """How many films a document lists, read as a list and nothing more."""
    return len({_key(one)[0] for one in _found(document.prose, document.form == PLAIN).films})


def read_listing(document: Document) -> Findings:
    """Read every film of a listing; one that stands there twice is one film."""
    text = document.prose
    found = _found(text, document.form == PLAIN)
    page = found.page or page_of(text)
    title = page.content[0].words if page.content else None
    films: dict[tuple[str, int | None], int] = {}
    statements: list[Statement] = []
    reviews: list[Review] = []
    for one in found.films:
        key = _key(one)
        first = key not in films
        place = films.setdefault(key, len(films))
        if one.review is not None:
            words = text[one.review.start : one.review.end]
            reviews.append(replace(one.review, text=words, film=place))
        statements += [
            replace(said, film=place) for said in one.statements if first or said.property not in ("title", "year")
        ]
    listed = {films[_key(one)]: Film(one.title, one.year) for one in reversed(found.films)}
    problems = () if films else (NO_FILM,)
    return Findings(
        Head(LISTING, title=title),
        tuple(listed[place] for place in range(len(films))),
        requoted(text, statements),
        tuple(reviews),
        chrome=page.chrome_stretches,
        problems=problems,
    )


def _key(one: Listed) -> tuple[str, int | None]:
    """By what a film is known again in the same list."""
    return fold(one.title) or one.title, one.year


@lru_cache(maxsize=1)
def _found(text: str, plain: bool) -> _Found:  # noqa: FBT001
    """What the text lists. That of the last text is kept, for it is recognised and then read."""
    hints = sum(1 for _, _ in zip(_MAY_LIST.finditer(text), range(FEWEST), strict=False))
    if (hints < FEWEST and _FESTIVE.search(text, 0, _HEADED) is None) or (plain and _WIKI.search(text) is not None):
        return _Found()
    page = page_of(text)
    above = page.content[:_ABOVE]
    if not above:
        return _Found()
    said = " \n ".join(line.words[:300] for line in above)
    tables = films_in_tables(page.source, above[0].words)
    if tables:
        return _Found(tuple(_of_chart(page, tables, said)), 0.85, page)
    if about_other_things(above[0].words) or _ABOUT_A_PERSON.search(said) is not None:
        return _Found()
    return _on_lines(page, said)


def _on_lines(page: Page, said: str) -> _Found:
    """The films on a page's lines: three with credits, or three titles with years under a headline of films."""
    lines = films_on_lines(page.source, page.content)
    of_films = about_films(page.content[0].words)
    marked = [one for one in lines.credited if one.review is not None]
    if _are_films(page, lines.credited, said):
        others = [*(lines.dated if of_films else ()), *(lines.announced if _names_festival(page) else ())]
        films = sorted([*lines.credited, *others], key=lambda one: one.start)
        return _Found(tuple(_of_festival(page, films)), 0.97 if _several(marked) else 0.8, page)
    every = sorted([*lines.credited, *lines.dated], key=lambda one: one.start)
    if of_films and _several(every) and _is_dense(page, every):
        return _Found(tuple(_of_festival(page, every)), 0.75, page)
    if lines.announced and _several([*every, *lines.announced]) and _names_festival(page):
        films = sorted([*every, *lines.announced], key=lambda one: one.start)
        if _is_dense(page, films):
            return _Found(tuple(_of_festival(page, films)), 0.75, page)
    if of_films and not every and _several(lines.signed) and _is_dense(page, lines.signed):
        return _Found(tuple(_of_festival(page, lines.signed)), 0.75, page)
    return _Found()


def _names_festival(page: Page) -> bool:
    headline = page.content[0]
    return festival_of(page.text, (headline.start, headline.end)) is not None


def _are_films(page: Page, credited: list[Listed], said: str) -> bool:
    """Whether entries with credits are films, and no games, plays or dishes: where the headline says so; where the head of the
    page speaks of films and entries have directors; else where all have a director, a length, and a country or year."""
    if about_films(page.content[0].words):
        return _several(credited)
    told = [(one, {said.property for said in one.statements}) for one in credited]
    if FILMS.search(said) is not None:
        return _several([one for one, names in told if "director" in names])
    full = [one for one, names in told if {"director", "duration"} <= names and names & {"country", "year"}]
    return _several(full) and len(full) * 2 > len(credited) and _is_dense(page, full)


def _several(films: list[Listed]) -> bool:
    return len({_key(one)[0] for one in films}) >= FEWEST


def _is_dense(page: Page, films: list[Listed]) -> bool:
    """Whether entries make up a fair share of the lines of a page."""
    return len(films) >= _SHARE * len(page.content)


def _of_chart(page: Page, films: list[Listed], said: str) -> list[Listed]:
    """The films of tables, with the festival or the day that the head of the page tells."""
    headline = page.content[0]
    day = next((str(one.date) for one in dates_in(page.source, headline.start, headline.end) if one.has_day), None)
    dated = list(with_day(films, day))
    if _DOMESTIC.search(said) is not None:
        dated = [replace(one, statements=tuple(map(_as_domestic, one.statements))) for one in dated]
    return _of_festival(page, dated)


def _as_domestic(one: Statement) -> Statement:
    if one.property != "gross" or one.qualifiers.get("scope") != "run":
        return one
    return replace(one, qualifiers={**one.qualifiers, "scope": "domestic"})


def _of_festival(page: Page, films: list[Listed]) -> list[Listed]:
    headline = page.content[0]
    festival = festival_of(page.text, (headline.start, headline.end))
    return with_festival(page.text, films, festival) if festival is not None else films
