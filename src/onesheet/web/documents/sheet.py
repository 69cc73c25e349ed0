"""A document's page arranged: its text with what was read marked in it, and the list of what was read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from markupsafe import escape

from onesheet.films.pure.quotes import WIKI
from onesheet.films.queries.documents import ReadStatement
from onesheet.reading.vocabulary import DEPRECATED, Group
from onesheet.sources.licences import may_show_whole
from onesheet.sources.models import Document
from onesheet.web.documents.marking import Span, marked
from onesheet.web.documents.stretches import QUOTED, Stretch, page_holding, pages, paragraphs, used_sentences
from onesheet.web.excerpts import shortened
from onesheet.web.wording.properties import group_name, group_of, property_label
from onesheet.web.wording.statements import statement_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

from onesheet.films.queries.documents import DocumentPage, ReadReview

_HEADING = re.compile(r"=+\s*(\S[^\n]*?)\s*=+")
_LINE = 110
"""Characters of a line in the list."""


class View(Enum):
    """How much of the text is shown."""

    WHOLE = "whole"
    USED = "used"
    """The sentences that were used: for visitors, where the licence allows no more."""
    TAKEN_DOWN = "taken-down"
    """The sentences that were used, since the text is not kept any more."""
    NONE = "none"
    """Nothing: the document was withdrawn."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing read, as the list beside the text tells it."""

    number: int
    anchor: str
    group: str
    label: str
    words: str
    note: str
    """Why it does not count, where it does not."""


@dataclass(frozen=True, slots=True)
class FilmLines:
    """What was read of one film."""

    slug: str
    title: str
    year: int | None
    shown: bool
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the text with its marks."""

    html: Markup
    heading: bool
    after_gap: bool
    cut: bool


@dataclass(frozen=True, slots=True)
class DocumentSheet:
    """A document's page as it is printed."""

    page: DocumentPage
    view: View
    blocks: list[Block]
    films: list[FilmLines]
    """Of what this page of the text shows."""
    key: list[tuple[str, str]]
    """Groups that occur, with their names."""
    words: int
    count: int
    """Statements and reviews in the whole document."""
    share: int
    """Percent of the text that was used; 0 where there is no text."""
    number: int
    pages: int


def view_for(page: DocumentPage, *, editor: bool, programmer: bool = False) -> View | None:
    """Tell how much may be shown to somebody; None where they may not know that the document is there."""
    document = page.document
    if document.state == Document.State.PROPOSED and not editor:
        return None
    if document.state == Document.State.HELD:
        return View.WHOLE if programmer else None
    if document.state == Document.State.DISCARDED and not programmer and (page.statements or not editor):
        # What was read of it says that it was held back once, and of what nobody else knows.
        return None
    if document.state == Document.State.WITHDRAWN and not editor:
        return View.NONE
    if not document.text:
        return View.TAKEN_DOWN
    return View.WHOLE if editor or may_show_whole(document.licence) else View.USED


def arrange(page: DocumentPage, view: View, *, number: int = 1, at: int | None = None) -> DocumentSheet:
    """Arrange a page of a document: the page called `number`, or the one that holds the character at `at`."""
    read: list[ReadStatement | ReadReview] = [*page.statements, *page.reviews]
    read.sort(key=lambda one: (one.start, -one.end, one.id))
    spans = [_span(place, one, view) for place, one in enumerate(read, 1)]
    made = pages(_stretches(page, view), [span.start for span in spans])
    number = page_holding(made, at) if at is not None else min(max(number, 1), len(made))
    here = made[number - 1]
    seen = [] if view is View.NONE else [span for span in spans if _stands_in(span, made, number)]
    text = page.document.text
    return DocumentSheet(
        page=page,
        view=view,
        blocks=[_block(stretch, spans) for stretch in here],
        films=_lines(seen, read),
        key=[(group.value, group_name(group)) for group in Group if any(one.group == group.value for one in seen)],
        words=len(text.split()),
        count=len(read),
        share=_share(text, page.document.unread),
        number=number,
        pages=len(made),
    )


def _span(number: int, one: ReadStatement | ReadReview, view: View) -> Span:
    if isinstance(one, ReadStatement):
        return Span(number, f"s{one.id}", group_of(one.property).value, one.start, one.end)
    end = (
        one.end if view is View.WHOLE else min(one.end, one.start + len(shortened(one.text, QUOTED).removesuffix("…")))
    )
    return Span(number, f"r{one.id}", Group.SAID.value, one.start, end)


def _stretches(page: DocumentPage, view: View) -> list[Stretch]:
    if view is View.NONE:
        return []
    if view is View.WHOLE:
        return paragraphs(page.document.text)
    # What stands between the words of a wiki's source makes its sentences longer than they are kept: its quotes stand alone.
    marked = page.document.media_type == WIKI
    stated = [(one.start, one.quote, "" if marked else one.sentence) for one in page.statements]
    reviewed = [(one.start, one.text, "") for one in page.reviews]
    return used_sentences(stated + reviewed)


def _stands_in(span: Span, made: Sequence[Sequence[Stretch]], number: int) -> bool:
    """Tell whether a span is told with a page: that on which it begins."""
    return page_holding(made, span.start) == number


def _block(stretch: Stretch, spans: Sequence[Span]) -> Block:
    html = marked(stretch.text, stretch.at, spans)
    heading = _HEADING.fullmatch(stretch.text)
    if heading and "<mark" not in html:
        return Block(escape(heading[1]), heading=True, after_gap=stretch.after_gap, cut=False)
    return Block(html, heading=False, after_gap=stretch.after_gap, cut=stretch.cut)


def _lines(spans: Sequence[Span], read: Sequence[ReadStatement | ReadReview]) -> list[FilmLines]:
    by_film: dict[str, FilmLines] = {}
    for span in spans:
        one = read[span.number - 1]
        film = by_film.setdefault(one.film, FilmLines(one.film, one.film_title, one.film_year, one.film_shown, []))
        film.lines.append(_line(span, one))
    return list(by_film.values())


def _line(span: Span, one: ReadStatement | ReadReview) -> Line:
    if isinstance(one, ReadStatement):
        words = shortened(statement_words(one.property, one.value, one.qualifiers), _LINE)
        note = one.reason or gettext("not used") if one.rank == DEPRECATED else ""
        return Line(span.number, span.anchor, span.group, property_label(one.property), words, note)
    return Line(span.number, span.anchor, span.group, gettext("Review"), _review_words(one), "")


def _review_words(one: ReadReview) -> str:
    mark = one.original or gettext("no mark")
    author = one.author or gettext("unsigned")
    return gettext("%(mark)s, %(author)s") % {"mark": mark, "author": author}


def _share(text: str, unread: Sequence[Sequence[int]]) -> int:
    """Return how much of a text was used, in percent."""
    whole = len(text.strip())
    left = sum(end - start for start, end in unread)
    return max(0, min(100, round(100 * (whole - left) / whole))) if whole else 0
