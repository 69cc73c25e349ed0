"""Everything that a review's page tells before its prose is read: the parts that both recognising and reading ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from onesheet.reading.document import Document
from onesheet.reading.facts.subject import Wording, other_subject, wording_of
from onesheet.reading.layout.dated import date_line, date_of_line
from onesheet.reading.layout.marks import Mark, labelled_mark_in, whole_line_mark
from onesheet.reading.layout.page import Page, page_of
from onesheet.reading.prose.casing import lower, prose
from onesheet.reading.prose.people import Name
from onesheet.reading.review import front
from onesheet.reading.review.byline import byline_at
from onesheet.reading.review.headline import Top, is_source, top_of
from onesheet.reading.review.mark import mark_of_page
from onesheet.reading.review.metadata import Told, told_by
from onesheet.reading.review.outlet import outlet_of
from onesheet.reading.review.title import Subject, known_subject, subject_of
from onesheet.values.names import fold


@dataclass(frozen=True)
class Analysis:
    """A page taken apart. `body` is where the running text stands; `other` names what it is about where that is no film."""

    page: Page
    top: Top
    outlet: str | None
    subject: Subject | None
    other: str
    body: tuple[int, int]
    mark: Mark | None
    published: str | None
    told: Told
    """What the page's own data say."""
    is_told_film: bool
    """Whether its data or its front matter say that a film is reviewed."""
    credit_lines: int
    """How many lines name a film's makers, its length or its year."""
    words: Wording
    """The words for films in the running text."""


_TAIL_LINES = 4
_LONGEST_TRAILER = 160
_DATED = re.compile(
    r"[\W_]*(?:(?:first |originally )?(?:published|posted|reviewed(?! at )|written)|date)\b(?: on| at)?:?"
)
_HEADLINES_IN = 200
"""Lines among which the headline that a page's data name is looked for."""
_LONG_PROSE = 140
_TITLE_PARTS = re.compile(r" [|–—·»-] | :: ")


class _Same:
    """A document as a key that only it itself equals."""

    __slots__ = ("document",)

    def __init__(self, document: Document) -> None:
        self.document = document

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.document is other.document


def analyse(document: Document) -> Analysis:
    """Take a page apart. The last one is kept, for a document is recognised and then read."""
    return _analysed(_Same(document))


@lru_cache(maxsize=1)
def _analysed(key: _Same) -> Analysis:
    document = key.document
    told = told_by(document.things)
    return analysed_page(_from_rubric(_from_headline(page_of(document.prose), told, document.title)), told)


def analysed_page(page: Page, told: Told) -> Analysis:
    """Take a laid-out page apart; `told` is what its data say."""
    outlet = outlet_of(page) or told.outlet
    top = top_of(page, outlet, front.headline_of(page.front))
    if not top.byline:
        top.byline = front.authors_of(page.front) or _signed_below(page)
    headline = top.headline.words if top.headline is not None else ""
    body = _body(page, top)
    what = front.subject_told(page.front)
    is_told_film = told.film is not None or what == "film"
    other, credit_lines = "", _credits(page)
    low = page.source.low[body[0] : body[1]] if body[0] < body[1] else page.source.low
    if not is_told_film:
        other = told.other or what or _labelled_other(page) or other_subject(headline, low, credit_lines)
    subject = known_subject(page, top, told) or subject_of(page, top)
    mark = mark_of_page(page, top, body, subject.title if subject is not None else "")
    published = front.date_of(page.front) or top.published or _published_below(page)
    return Analysis(
        page, top, top.outlet, subject, other, body, mark, published, told, is_told_film, credit_lines, wording_of(low)
    )


_OTHER_LABELS = {
    "game": re.compile(r"(?:developer|platform|publisher|esrb|players|console|system|engine|available on|reviewed on)s?(?: \([^)]*\))? ?: ?\S", re.IGNORECASE),
    "book": re.compile(r"(?:isbn(?:-1[03])?|pages|page count|publisher|author|paperback|hardcover|narrator|narrated by) ?: ?\S", re.IGNORECASE),
    "record": re.compile(r"(?:label|record label|artist|album|track ?list(?:ing)?|genre) ?: ?\S", re.IGNORECASE),
}  # fmt: skip
_DIRECTED = re.compile(r"(?:dir(?:\.|ector|ected by)|regie|réalisat\w+|cast|starring)s? ?:", re.IGNORECASE)
_ENOUGH_LABELS = 2


def _labelled_other(page: Page) -> str:
    """What two different labels of a kind of their own, such as `Developer:` and `Platforms:`, say is reviewed, where no film's maker is labelled."""
    short = [line.words.lstrip("#*_- ") for line in page.content if len(line.words) < _LONGEST_TRAILER]
    if any(_DIRECTED.match(words) for words in short):
        return ""
    for kind, form in _OTHER_LABELS.items():
        said = {label.group().split(":", 1)[0].lower() for words in short if (label := form.match(words)) is not None}
        if len(said) >= _ENOUGH_LABELS:
            return kind
    return ""


def _signed_below(page: Page) -> tuple[Name, ...]:
    """The writers that one of the last lines names; those of the work a film is based on are none."""
    first = max(0, len(page.content) - _TAIL_LINES)
    for place, line in enumerate(page.content[first:], first):
        if _WRITER.match(line.words) or (place and is_source(page.content[place - 1])):
            continue
        names = byline_at(page.source, line)
        if names:
            return tuple(names)
    return ()


def _credits(page: Page) -> int:
    """How many lines are a film's credits, or a title with its year."""
    short = [line for line in page.content if len(line.words) < _LONGEST_CREDIT]
    dated = any(_YEAR_AFTER.search(line.words) is not None for line in short[:_TAIL_LINES])
    return sum(line.is_credits or _CREDIT.match(line.words) is not None for line in short) + 2 * dated


_WRITER = re.compile(r"(?:writers?|screenwriters?|author) ?:", re.IGNORECASE)
"""In the lines below a review it is the film's writer who is named so."""
_LONGEST_CREDIT = 300
_YEAR_AFTER = re.compile(
    r"\w[^()\n]{0,80} [(\[](?:18[89]|19\d|20\d)\d(?: (?:[\w-]+ ){0,2}(?:telefilm|film|movie|short|documentary))?[)\]]"
)
_CREDIT = re.compile(
    r"dir\. (?=(?-i:[A-ZÀ-Ý]))|(?:director|directed by|dir\.?|cast|starring|screenplay|written by|running time|runtime|cinematography|regie|réalisation|dirección|regia|mpaa)s? ?[:=] ?\S"
    r"|(?:18[89]|19\d|20\d)\d ?[·•|/,–-] |by (?-i:[A-Z])[^.\n]{3,40}\. with (?-i:[A-Z])",
    re.IGNORECASE,
)


def _from_headline(page: Page, told: Told, title: str) -> Page:
    """The page with all that stands above the headline as chrome, where its own data or title name one of its lines.

    Where several lines say it, as a list of links and the headline itself do, the last one above the running text is it.
    """
    parts = [part for said in (told.headline or "", title) for part in (said, *_TITLE_PARTS.split(said)) if part]
    wanted = {key for part in parts if len(key := fold(part)) > 1} - {fold(told.outlet or "")}
    if not wanted:
        return page
    place = -1
    for number, line in enumerate(page.lines[:_HEADLINES_IN]):
        if line.is_prose and len(line.words) > _LONG_PROSE:
            break
        if len(line.words) < _LONG_PROSE * 2 and fold(line.words) in wanted:
            longest = page.lines[place].words if place >= 0 else ""
            place = number if len(line.words) >= len(longest) else place
    if place <= 0:
        return page
    return replace(page, chrome=[*[True] * place, False, *page.chrome[place + 1 :]])


def _from_rubric(page: Page) -> Page:
    """The page from the line that says outright what is reviewed, where only a greeting stands above it."""
    if not page.content or not page.content[0].is_prose or len(page.content[0].words) > _LONG_PROSE:
        return page
    for number, line in enumerate(page.lines[:_GREETING]):
        if number and not line.is_prose and _RUBRIC.match(line.words) is not None:
            return replace(page, chrome=[*[True] * number, False, *page.chrome[number + 1 :]])
    return page


_GREETING = 8
_RUBRIC = re.compile(r"[#*_ ]*(?:film|movie|dvd|blu-ray|cinema) review ?: \S", re.IGNORECASE)


def _body(page: Page, top: Top) -> tuple[int, int]:
    """From the first line of running text to the last; lines at the end that only carry the mark or a date are left out."""
    lines = page.content
    first = page.first_prose
    while first < len(lines) - 1 and lines[first].is_credits:
        first += 1
    if first < len(lines) and lines[first] is top.headline:
        first += 1
    while (
        first > 0
        and lines[first - 1] in top.others
        and lines[first - 1].words[-1:] in ".!?"
        and ":" not in lines[first - 1].words
    ):
        first -= 1
    last = _before_author(page, top)
    headline = lower(top.headline.words) if top.headline is not None else ""
    while last > first and (_is_trailer(page, last - 1) or _repeats(lines[last - 1].words, headline)):
        last -= 1
    return (lines[first].start, lines[last - 1].end) if first < last else (len(page.text), len(page.text))


def _before_author(page: Page, top: Top) -> int:
    """The place where a note on the writer starts (`About Ines Marlow`), else the end."""
    notes = {f"about {name.text}".casefold() for name in top.byline}
    for place in range(len(page.content) - 1, page.first_prose, -1):
        if page.content[place].words.strip("*_#: ").casefold() in notes:
            return place
    return len(page.content)


def _repeats(words: str, headline: str) -> bool:
    """Whether a line at the end only says the title again, as over a box of credits."""
    said = lower(words).strip("*_#“”‘’\"' ")
    return 3 < len(said) < _LONGEST_TRAILER and said in headline and words[-1:] not in ".!?"


def _is_trailer(page: Page, place: int) -> bool:
    """Whether a line at the end is a mark, a date, a byline or a labelled fact and no part of the review's words."""
    line = page.content[place]
    if whole_line_mark(page.text, line.start, line.end):
        return True
    if line.is_credits:
        return True
    if line.is_prose or len(line.words) > _LONGEST_TRAILER:
        return False
    return bool(
        labelled_mark_in(page.text, line.start, line.end)
        or date_line(page.source, line)
        or byline_at(page.source, line)
        or ":" in line.words[:30]
        or " | " in line.words[:40]
    )


def _published_below(page: Page) -> str | None:
    """A date that a line at the end gives as that of the review: `Reviewed 2008-10-03`, `Posted on 3 May 2015`."""
    whole = prose(page.text)
    for line in page.lines[-12:]:
        if len(line.words) < 160:
            match = _DATED.match(lower(line.words))
            if match is not None:
                date = date_of_line(whole, line.start, line.end)
                if date is not None:
                    return date
    return None
