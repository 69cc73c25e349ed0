"""Columns that review two films under heads of their own: each head with what stands below it is a review by itself."""

from __future__ import annotations

import re
from dataclasses import replace

from onesheet.reading.layout.lines import Line
from onesheet.reading.layout.page import Page
from onesheet.reading.listing.cells import people
from onesheet.reading.listing.entries import title_at
from onesheet.reading.review.analysis import Analysis, analysed_page
from onesheet.reading.review.title import Subject
from onesheet.reading.vocabulary import Statement
from onesheet.values.countries import country_code
from onesheet.values.names import fold

_HEAD = re.compile(r"(?P<title>\S.{0,90}?),? [(\[](?P<year>(?:18[89]|19\d|20\d)\d)[)\]][\s★⭐☆✩½\ufe0f*]*")
_YEAR = r"(?:18[89]|19\d|20\d)\d"
_BY = r"(?:[Dd]ir(?:\.|ected by|ector:?|:)? ?)?"
_NAMES = r"[^\W\d_a-zß-öø-ÿ][^\d()\[\],;]{2,60}"
_CAPSULE = re.compile(
    rf"(?P<title>\S.{{0,90}}?),? [(\[](?:(?P<year>{_YEAR})[,;] ?{_BY}(?P<makers>{_NAMES})|{_BY}(?P<makers_first>{_NAMES})[,;] ?(?P<year_last>{_YEAR}))[)\]]"
    r"[\s★⭐☆✩½\ufe0f*]*"
)
"""`The Lantern (2012, Ana Ortiz)`, `The Harbor (dir. Ben Okri, 2014) ★★`."""
_RUBRIC = re.compile(
    r"[#*_ ]*(?:(?:film|movie) review ?[:|–—-] ?(?P<after>\S.{1,100})|(?P<before>\S.{0,90}?) ?[:|–—-] ?(?:film|movie) review[*_ ]*|(?:film |movie )?title ?: ?(?P<label>\S.{0,90}))",
    re.IGNORECASE,
)
"""`Film Review: 'The Heiress'`, `The Moderator: Movie Review`, `Title: Sherlock Holmes`."""
_LONGEST_HEAD = 120
_LEAST_WORDS = 60
"""Characters of running text that a head has to have below it to be one."""


def sections_of(found: Analysis) -> list[Analysis]:
    """The single reviews of a column in their order; none where the page reviews one film, or has no clear heads."""
    lines = found.page.content
    heads = [place for place, line in enumerate(lines) if _is_head(line)]
    if len(heads) < _FEWEST:
        heads = [place for place, line in enumerate(lines) if _capsule(line) is not None]
    if len(heads) < _FEWEST:
        heads = [place for place, line in enumerate(lines) if _rubric(line)]
    titles = {_title(lines[place]) for place in heads}
    if len(heads) < _FEWEST or len(titles) < len(heads):
        return []
    ends = [*heads[1:], len(lines)]
    if any(_words(lines[start + 1 : end]) < _LEAST_WORDS for start, end in zip(heads, ends, strict=True)):
        return []
    if _words(lines[: heads[0]]) > _words(lines[heads[0] :]):
        return []
    return [_section(found, lines[start], lines[end - 1]) for start, end in zip(heads, ends, strict=True)]


_FEWEST = 2


def _capsule(line: Line) -> re.Match[str] | None:
    return _CAPSULE.fullmatch(line.words) if len(line.words) < _LONGEST_HEAD else None


def _rubric(line: Line) -> str:
    """The title, folded, that a line gives as that of what is reviewed; empty where it gives none."""
    match = _RUBRIC.fullmatch(line.words) if len(line.words) < _LONGEST_HEAD else None
    return fold(match["after"] or match["before"] or match["label"]) if match is not None else ""


def _title(line: Line) -> str:
    match = _HEAD.fullmatch(line.words) or _capsule(line)
    return fold(match["title"]) if match is not None else _rubric(line)


def _is_head(line: Line) -> bool:
    return not line.is_prose and len(line.words) < _LONGEST_HEAD and _HEAD.fullmatch(line.words) is not None


def _words(lines: list[Line]) -> int:
    return sum(len(line.words) for line in lines if line.is_prose)


def _section(found: Analysis, first: Line, last: Line) -> Analysis:
    """A part of the page as a page of its own, with the writers and the day of the whole."""
    page = found.page
    inside = [first.start <= line.start and line.end <= last.end for line in page.lines]
    chrome = [is_chrome or not within for is_chrome, within in zip(page.chrome, inside, strict=True)]
    told = replace(found.told, film=None, film_year=None, directors=(), rating=None)
    section = analysed_page(Page(page.text, page.lines, chrome), told)
    section.top.byline = section.top.byline or found.top.byline
    section = _with_capsule(section, first)
    return replace(section, outlet=found.outlet, published=section.published or found.published)


def _with_capsule(section: Analysis, head: Line) -> Analysis:
    """The section with the film that its head names together with its year and its director."""
    match = _capsule(head)
    if match is None or section.page.text[head.start : head.end] != head.words:
        return section
    left, right = match.span("title")
    year = "year" if match["year"] else "year_last"
    named = title_at(section.page.text, head.start + left, head.start + right)
    if named is None:
        return section
    span = (head.start + match.start(year), head.start + match.end(year))
    return replace(section, subject=Subject(named.title, named.start, named.end, int(match[year]), span, _SURE))


_SURE = 3


def directors_of_head(found: Analysis) -> list[Statement]:
    """The directors that the head of a capsule review names beside the year: persons named in full, and no country."""
    line = found.page.content[0] if found.page.content else None
    match = _capsule(line) if line is not None else None
    if line is None or match is None or found.page.text[line.start : line.end] != line.words:
        return []
    start, end = match.span("makers" if match["makers"] else "makers_first")
    named = list(people("director")(found.page.source, line.start + start, line.start + end))
    return [one for one in named if " " in str(one.value) and country_code(str(one.value)) is None]
