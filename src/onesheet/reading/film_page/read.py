"""Read a film's page: its title and synopsis, what it lists, and every member's review with its mark."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onesheet.reading.boxes import read_box
from onesheet.reading.document import Box, Document
from onesheet.reading.facts.labelled import labelled_facts, listed_cast, stacked_facts
from onesheet.reading.facts.stating import once, requoted
from onesheet.reading.facts.subject import other_subject
from onesheet.reading.facts.told import facts_of
from onesheet.reading.facts.verdict import verdict_in
from onesheet.reading.film_page.heads import ReviewHead, review_heads
from onesheet.reading.film_page.linked import confirmed, label_in, linked_facts
from onesheet.reading.film_page.scores import identifiers_in, scores_in
from onesheet.reading.film_page.site import is_of_series, movie_of, site_of
from onesheet.reading.film_page.two_titles import parted
from onesheet.reading.layout.chrome import find_chrome
from onesheet.reading.layout.dated import date_line
from onesheet.reading.layout.lines import Line, page_lines
from onesheet.reading.layout.page import Page
from onesheet.reading.reader import Findings
from onesheet.reading.vocabulary import FILM_PAGE, OTHER, Film, Head, Review, Statement
from onesheet.values.names import fold

_WITH_YEAR = re.compile(
    r"(?P<title>\S.{0,110}?),? [(\[]?(?P<year>(?:18[89]|19\d|20\d)\d)[)\]]?(?=$| [|–—-]|,? (?:directed by|dir\.|a film by))"
)
_YEAR = re.compile(r"\(?(?P<year>(?:18[89]|19\d|20\d)\d)\)?")
_BREADCRUMB = re.compile(r" (?:[|»›>/]|::) ")
_FIRST_LINES = 6
_LABEL = re.compile(
    r"(?:(?:film|movie|title|reviews? (?:of|for)|members'? reviews? of|what (?:members|people) (?:say|think) (?:of|about)) ?:? )(?=\S)",
    re.IGNORECASE,
)
_SITE = re.compile(r" [|·–—-] .*$|,? (?:reviews?|film info|member reviews|user reviews|\(film\))$", re.IGNORECASE)
_SYNOPSIS = re.compile(r"(?:synopsis|plot|story|overview|about the film|summary|logline) ?: ?", re.IGNORECASE)
_LENGTH = re.compile(r"(?:片长: ?)?(?P<said>(?P<minutes>\d{1,3})\s?(?:mins?\b|分钟))(?=\s+More at\b|\s*$)")
_SECTION = re.compile(
    r"(?:(?:the |all |recent |popular |latest |top |our )*(?:members'?|users?'?|audience|viewers?'?|critics?'?)? ?(?:reviews?|ratings?)(?: from (?:our )?(?:members|friends|viewers|users))?(?: \(?[\d,]+\)?)?|[\d,]+ reviews?"
    r"|what (?:members|people|viewers) (?:say|said|think).{0,20}|average.{0,30}|.{0,24}\b(?:ratings|votes|fans|members)\b.{0,12}):?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Entry:
    """A member's review: its head, and where its own words start and end."""

    head: ReviewHead
    start: int
    end: int


def recognise(document: Document) -> float:
    """Certain for a page that says it is of a series, so that nobody makes a film of it; where two or more members' reviews stand; and for a page that says it is a film's and lists who made it;
    nearly so for one review whose head says that it is one."""
    text = document.prose
    if is_of_series(document):
        return 0.95
    heads = review_heads(text)
    if len(heads) > 1:
        return 0.95 if any(head.strong for head in heads) else 0.8
    if movie_of(document) is not None:
        page = _page(text, heads)
        told = sum(len(line.words) for line in page.content if line.is_prose)
        if _sheet(document, page, heads) is not None and (heads or told <= _LONGEST_TOLD):
            return 0.95
    if not heads:
        return 0.0
    title, _ = _title_line(_page(text, heads), _first_of(heads, text))
    if heads[0].source is None and _BYLINE.match(text, heads[0].start):
        return 0.3
    return 0.85 if heads[0].strong and title is not None and heads[0].original is not None else 0.3


_LONGEST_TOLD = 2500
"""Signs of running text; a page without members' reviews that has more is somebody's review of the film."""
_BYLINE = re.compile(r"(?:by|words|review(?:ed)? by)\b", re.IGNORECASE)
"""How the one byline of a magazine starts that has the mark beside it."""


def read_film_page(document: Document) -> Findings:
    """Read one film's page with its members' reviews."""
    text = document.prose
    if is_of_series(document):
        return Findings(Head(OTHER, title=document.title or None, outlet=site_of(document)), problems=(_SERIES,))
    heads = review_heads(text)
    page = _page(text, heads)
    movie, site = movie_of(document), site_of(document)
    if not heads and movie is None:
        return Findings(Head(FILM_PAGE), problems=("No members' reviews were found on this page.",))
    reviews = _reviews(page, _entries(page, heads), site)
    first = _first_of(heads, text)
    title_line, statements = _title_line(page, first, str(movie["name"]) if movie is not None else "")
    if title_line is None:
        problem = "This page carries members' reviews, but nothing above them names the film; put its title in the first line."
        return Findings(
            Head(FILM_PAGE, outlet=site), reviews=reviews, chrome=page.chrome_stretches, problems=(problem,)
        )
    if movie is not None and statements:
        statements = [*parted(statements[0], text), *statements[1:]]
    head = Head(FILM_PAGE, title=title_line.words.strip("#*_ "), outlet=site)
    said = " ".join(line.words for line in page.content[:6])
    if movie is None and "film" not in said.lower() and other_subject(head.title or "", page.source.low):
        return Findings(head, reviews=reviews, chrome=page.chrome_stretches, problems=(_SERIES,))
    if _NAMES_MANY.search(head.title or "") is not None:
        problem = "The headline names no single film, so none was made. Give each film's reviews as a document with its title in the first line."
        return Findings(head, reviews=reviews, chrome=page.chrome_stretches, problems=(problem,))
    sheet = _sheet(document, page, heads)
    statements += read_box(text, sheet).statements if sheet is not None else []
    statements += confirmed(document, movie, first) if movie is not None else []
    statements += _above(page, first, title_line, sheet)
    statements += identifiers_in(text, first) if movie is not None else []
    statements += scores_in(text, [line for line in page.content if line.start < first], site)
    year = next((one.value for one in statements if one.property == "year"), None)
    film = Film(str(statements[0].value), year)
    if movie is None:
        written = [(one.start, one.end) for one in reviews]
        writers = frozenset(one.author.casefold() for one in reviews if one.author)
        told = facts_of(page.source, written, film.title, known=statements, writers=writers)
        statements += _without_other_directors(told, statements)
    return Findings(head, (film,), requoted(text, once(statements)), reviews, _chrome_of(page, heads))


_SERIES = "This page is about a television series or something else that is no film; no film was made."
_NAMES_MANY = re.compile(
    r"\b(?:reviews|films|movies)\b.{0,30}\b(?:in brief|this (?:week|month)|round-?up|of the (?:week|month|year))\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?:\w+ )?(?:films|movies)\b",
    re.IGNORECASE,
)
"""A headline over reviews of several films."""


def _first_of(heads: Sequence[ReviewHead], text: str) -> int:
    """Where the first review starts; the end of a page without any."""
    return heads[0].start if heads else len(text)


def _sheet(document: Document, page: Page, heads: Sequence[ReviewHead]) -> Box | None:
    """The page's facts whose values are links."""
    if not document.links:
        return None
    first = _first_of(heads, document.prose)
    above = [line for line in page.content if line.start < first]
    written = _entries(page, heads)
    below = [line for line in page.lines if written and line.start >= written[-1].end]
    return linked_facts(document, [*above, *below] if movie_of(document) is not None else above)


def _without_other_directors(told: list[Statement], listed: list[Statement]) -> list[Statement]:
    """What members tell, without the directors of other films: where the page lists its own, there are no more."""
    directors = {one.value for one in listed if one.property == "director"}
    return [one for one in told if not directors or one.property != "director" or one.value in directors]


def _page(text: str, heads: Sequence[ReviewHead]) -> Page:
    """The page, whose lists of other films end where a review starts."""
    lines = page_lines(text)
    inside = [any(head.start <= line.start < head.end for head in _near(heads, line)) for line in lines]
    return Page(text, lines, find_chrome(lines, inside))


def _near(heads: Sequence[ReviewHead], line: Line) -> Sequence[ReviewHead]:
    """The head that may hold a line: the last one that starts at or before it."""
    low, high = 0, len(heads)
    while low < high:
        middle = (low + high) // 2
        if heads[middle].start <= line.start:
            low = middle + 1
        else:
            high = middle
    return heads[low - 1 : low]


def _chrome_of(page: Page, heads: Sequence[ReviewHead]) -> tuple[tuple[int, int], ...]:
    """Chrome, and the heads of reviews: they were read into the reviews themselves."""
    return tuple(sorted([*page.chrome_stretches, *((head.start, head.end) for head in heads)]))


def _entries(page: Page, heads: Sequence[ReviewHead]) -> list[_Entry]:
    """The words of each review: the lines from its head to the next, without chrome at their ends."""
    found = []
    content = page.content
    at = 0
    for place, head in enumerate(heads):
        limit = heads[place + 1].start if place + 1 < len(heads) else len(page.text)
        while at < len(content) and content[at].start < head.end:
            at += 1
        first = last = at
        while last < len(content) and content[last].start < limit:
            last += 1
        at = last
        inside = list(itertools.takewhile(lambda line: _MORE_REVIEWS.match(line.words) is None, content[first:last]))
        while inside and (date_line(page.source, inside[0]) is not None or _SPOILERS.match(inside[0].words)):
            inside = inside[1:]
        start = _line_start(page.text, inside[0].start, head.end) if inside else head.end
        found.append(
            _Entry(head, start, _without_more(page.text, inside[-1].end))
            if inside
            else _Entry(head, head.end, head.end)
        )
    return found


_MORE_REVIEWS = re.compile(
    r"(?:[>»] ?)?(?:更多|我要写|全部 ?\d|see all \d+ reviews|all reviews$|read all reviews)", re.IGNORECASE
)
_SPOILERS = re.compile(r"(?:this review (?:may )?contains? spoilers|warning: spoilers?)\b.{0,60}$", re.IGNORECASE)
_MORE = re.compile(
    r"\s*(?:\d+ (?:out )?of \d+ [^\n]{0,20}found this (?:review )?helpful\.?|permalink|(?:\.\.\.|…)?[ \t]*\(?(?:read|show|see) more\)?)$",
    re.IGNORECASE,
)


def _without_more(text: str, end: int) -> int:
    """The end of a review without the link that opens the rest of it."""
    more = _MORE.search(text, max(0, end - 80), end)
    return more.start() if more is not None else end


def _line_start(text: str, at: int, limit: int) -> int:
    """The first sign of the line, its bullet or mark of quoting with it."""
    begin = max(limit, text.rfind("\n", limit, at) + 1)
    piece = text[begin:at]
    return begin + len(piece) - len(piece.lstrip())


def _title_line(page: Page, first: int, name: str = "") -> tuple[Line | None, list[Statement]]:
    """The line above the reviews that names the film, and what it says: the title, perhaps the year and the director.

    It is the first that is no heading of a section; where that is a path such as `Site | Films | X`, the line below that
    gives one of its parts with a year. `name` is the film's as the page tells it for machines.
    """
    lines = [line for line in page.content[:_LINES_ABOVE] if line.start < first and _may_name(line)]
    for line in lines if name else ():
        said = _named(page, line)
        if (said and fold(str(said[0].value)) == fold(name)) or fold(line.words) == fold(name):
            return line, said
    if not lines:
        return None, []
    parts = {part.casefold().strip() for part in _BREADCRUMB.split(lines[0].words)}
    for line in lines[:_FIRST_LINES] if len(parts) > 1 else ():
        dated = _WITH_YEAR.match(page.text, line.start, line.end)
        if dated is not None and dated["title"].casefold().strip() in parts:
            return line, _named(page, line)
    for line in lines:
        said = _named(page, line)
        if said:
            return line, said
    return None, []


_LINES_ABOVE = 60


def _may_name(line: Line) -> bool:
    return not line.is_prose and not _SECTION.fullmatch(line.words.strip("#*_ ")) and any(map(str.isalnum, line.words))


def _named(page: Page, line: Line) -> list[Statement]:
    """The title that a line gives, with its year and director where they stand beside it."""
    label = _LABEL.match(page.text, line.start, line.end)
    start = label.end() if label is not None else line.start
    words = page.text[start : line.end]
    dated = _WITH_YEAR.match(words)
    title = dated["title"] if dated is not None else _SITE.sub("", words)
    shown = title.strip(' \t"“”‘’«»*_#|')
    at = start + words.find(shown)
    if not shown or len(shown) > 120:
        return []
    said = [Statement("title", " ".join(shown.split()), shown, at, at + len(shown))]
    if dated is not None:
        left, right = start + dated.start("year"), start + dated.end("year")
        said.append(Statement("year", int(dated["year"]), page.text[left:right], left, right))
        rest = start + dated.end()
        lead = len(page.text[rest : line.end]) - len(page.text[rest : line.end].lstrip(" ,|–—-"))
        said += labelled_facts(page.source, Line(rest + lead, line.end, page.text[rest + lead : line.end]))
    return said


def _above(page: Page, first: int, title: Line, sheet: Box | None = None) -> list[Statement]:
    """What stands between the title and the first review, but for the sheet's rows: the synopsis, and labelled facts."""
    above = [line for line in page.content if title.start < line.start < first]
    if sheet is not None:
        above = _beside_sheet(above, sheet)
    stacked = {line.start: facts for line, facts in stacked_facts(page.source, above)}
    found: list[Statement] = []
    told: list[tuple[int, int]] = []
    for line in above:
        if line.start in stacked:
            found += stacked[line.start]
            continue
        if _SECTION.fullmatch(line.words.strip("#*_ ")):
            continue
        year = _YEAR.fullmatch(line.words)
        if year is not None:
            found.append(Statement("year", int(year["year"]), page.text[line.start : line.end], line.start, line.end))
            continue
        length = _LENGTH.match(page.text, line.start, line.end) if sheet is not None else None
        if length is not None:
            found.append(Statement("duration", int(length["minutes"]), length["said"], *length.span("said")))
            continue
        label = _SYNOPSIS.match(page.text, line.start, line.end)
        if label is None:
            facts = labelled_facts(page.source, line) or (listed_cast(page.source, line) if found else [])
            found += facts
            if facts:
                continue
        start = label.end() if label is not None else line.start
        if start < line.end and (line.is_prose or label is not None):
            told.append((start, line.end))
    found += _synopsis(page, told, longest=sheet is not None)
    return sorted(found, key=lambda one: one.start)


def _synopsis(page: Page, told: Sequence[tuple[int, int]], *, longest: bool) -> Iterator[Statement]:
    """The first paragraph between title and reviews; on a page of facts, where a tagline may stand before it, the longer of
    the first two."""
    if told:
        start, end = max(told[:2], key=lambda one: one[1] - one[0]) if longest else told[0]
        quote = _said_once(page.text[start:end])
        yield Statement("synopsis", " ".join(quote.split()), quote, start, start + len(quote))


def _said_once(words: str) -> str:
    """A paragraph without its repeats: pages made for screens of several widths hold it two or three times over."""
    for times in (2, 3):
        once_only = words[: len(words) // times]
        if once_only * times == words:
            return once_only
    return words


def _beside_sheet(lines: Sequence[Line], sheet: Box) -> list[Line]:
    """The lines that are no labels and no values of the sheet's rows."""
    starts = sorted(item.start for row in sheet.rows for item in row.items)
    return [
        line
        for line in lines
        if not label_in(line.words) and bisect_left(starts, line.start) == bisect_left(starts, line.end)
    ]


def _reviews(page: Page, entries: list[_Entry], site: str | None) -> tuple[Review, ...]:
    return tuple(
        Review(
            page.text[entry.start : entry.end],
            entry.start,
            entry.end,
            author=entry.head.author,
            source=entry.head.source or site,
            rating=entry.head.rating,
            original=entry.head.original,
            verdict=verdict_in(page.source.low[entry.start : entry.end]),
        )
        for entry in entries
    )
