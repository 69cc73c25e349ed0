"""The top of a review: its headline, who wrote it, when, and the mark it may carry there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onesheet.reading.layout.dated import date_line, date_of_line
from onesheet.reading.layout.lines import Line
from onesheet.reading.layout.marks import Mark, mark_in, whole_line_mark
from onesheet.reading.layout.page import Page
from onesheet.reading.prose.people import Name
from onesheet.reading.review.byline import bare_name, byline_at, outlet_after

_KICKER = re.compile(
    r"(?:(?:the |new |our |latest )*(?:film|movie|cinema|dvd|blu-ray|streaming|culture|arts?|arts & culture|entertainment|screen|capsule|classic|documentary)?"
    r" ?(?:reviews?|critique|kritik|filmkritik|crítica|recensione|films?|movies?|cinema|culture|arts?|entertainment|screen)"
    r"|spoiler warning.{0,20}|spoilers?(?: ahead| follow)?|(?:this )?(?:post|review) contains (?:minor )?spoilers\.?|exclusive|opinion|(?:film|movie|pick|dvd|disc|picture) of the (?:day|week|month|year)|from the archives?|film club|now showing|in (?:cinemas|theaters|theatres)(?: now)?)[:.!]?",
    re.IGNORECASE,
)
_LABELLED_FACT = re.compile(
    r"(?:directed by|director|dir\.?|cast|starring|stars|with|written by|writer|screenplay|running time|runtime|certificate|rated|country|year|release date|genre|"
    r"distributor|title|film|movie|producer|language)s?(?: ?\([^)]*\))?: ?\S",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(r"\breview|[(\[]\d{4}[)\]]|[‘“\"«„*_]|[:–—!?]", re.IGNORECASE)
_QUOTED_REVIEW = re.compile(r"[‘“\"'*_«„].{1,100}\breview\b", re.IGNORECASE)
"""A headline that says outright which film it reviews: a few words above it are the masthead's."""
_PAPER = re.compile(
    r"(?:the )?(?:[A-Z][\w&'’.-]*,? ){1,4}(?:herald|times|post|tribune|gazette|magazine|news|chronicle|journal|observer|star|weekly|press|telegraph|independent|standard|"
    r"courier|register|globe|mail|voice|bulletin|mercury|echo|argus|examiner|inquirer|dispatch|quarterly|monthly|daily)",
    re.IGNORECASE,
)
_BASED = re.compile(
    r"(?:based (?:up)?on|adapted from|inspired by|from the (?:novel|book|play|comic|story))\b", re.IGNORECASE
)
_MOST_LINES = 14


@dataclass(slots=True)
class Top:
    """What stands above (and in labelled lines around) the running text of a review."""

    headline: Line | None = None
    others: list[Line] = field(default_factory=list)
    """Decks, title lines and labelled lines between the headline and the text."""
    byline: tuple[Name, ...] = ()
    published: str | None = None
    mark: Mark | None = None
    outlet: str | None = None
    """The outlet's name, where it stands above the headline or below the byline."""


def top_of(page: Page, outlet: str | None, headline: Line | None = None) -> Top:
    """Read the lines above the running text; a first line that only names the outlet is no headline.

    `headline` is that of the page's front matter.
    """
    top = Top(headline=headline, outlet=outlet)
    lines = page.content[: min(page.first_prose, _MOST_LINES)]
    for place, line in enumerate(lines):
        _place(page, top, line, lines[place + 1 : place + 2], lines[max(0, place - 1) : place])
    if top.headline is None and page.first_prose < len(page.content):
        first = page.content[page.first_prose]
        if page.first_prose == 0 and len(first.words) < 120 and len(page.content) > 1:
            top.headline = first
    return top


def is_source(line: Line) -> bool:
    """Whether a line names the work a film is made from, whose writer the next one names: `Based on Valérian`, `by Pierre Christin`."""
    return _BASED.match(line.words.lstrip("#*_ ")) is not None


def _place(page: Page, top: Top, line: Line, after: list[Line], before: list[Line]) -> None:
    """Put one line where it belongs."""
    words = line.words.strip("#*_ ")
    if top.outlet and words.casefold() in (top.outlet.casefold(), f"the {top.outlet}".casefold()):
        return
    names = byline_at(page.source, line)
    if names and before and is_source(before[0]):
        top.others.append(line)
        return
    if names:
        top.byline = top.byline or tuple(names)
        top.published = top.published or date_of_line(page.source, line.start, line.end)
        named = outlet_after(page.source, names, line)
        if named is not None and (top.outlet is None or named.casefold().endswith(top.outlet.casefold())):
            top.outlet = named
        top.mark = top.mark or mark_in(page.text, names[-1].end, line.end)
        return
    mark = whole_line_mark(page.text, line.start, line.end)
    date = date_line(page.source, line)
    if mark is not None and (mark.rating is not None or top.headline is not None):
        top.mark = top.mark or mark
    elif date is not None:
        top.published = top.published or date
    elif top.headline is not None and _is_writer(page, top, line, after):
        top.byline = tuple(bare_name(page.source, line))
    elif top.byline and top.outlet is None and before and byline_at(page.source, before[0]) and _PAPER.fullmatch(words):
        top.outlet = words
    else:
        _headline_or_deck(top, line, words, after)


def _is_writer(page: Page, top: Top, line: Line, after: list[Line]) -> bool:
    """Whether a line is a name alone with the date of the piece right after it."""
    if top.byline or not after:
        return False
    marked = whole_line_mark(page.text, after[0].start, after[0].end)
    if date_line(page.source, after[0]) is None and (marked is None or marked.rating is None):
        return False
    return bool(bare_name(page.source, line))


def _headline_or_deck(top: Top, line: Line, words: str, after: list[Line]) -> None:
    if _KICKER.fullmatch(words) or _LABELLED_FACT.match(words):
        top.others.append(line)
    elif top.headline is None:
        if (
            after and len(words.split()) < 5 and not _SAYS_MORE.search(words) and _QUOTED_REVIEW.match(after[0].words)
        ) or (
            after
            and _KICKER.fullmatch(after[0].words.strip("#*_ "))
            and len(words.split()) < 5
            and not _SAYS_MORE.search(words)
        ):
            top.outlet = top.outlet or words
        else:
            top.headline = line
    else:
        top.others.append(line)
