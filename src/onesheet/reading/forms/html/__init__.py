"""An HTML page into the readable text that is stored and read, its tables of facts, and what it tells for machines.

Blocks become lines, cells of a row stand on one line, menus and scripts go. Where the page marks its main part, the rest
goes too; what stands beside the text there (an `aside`) comes after it, an encyclopedia's infobox after its section.
"""

from __future__ import annotations

from onesheet.reading.document import HTML, Document
from onesheet.reading.forms.html.boxes import boxes_in
from onesheet.reading.forms.html.encoding import decode_as, is_html
from onesheet.reading.forms.html.links import links_of, openings_of, slanted_of
from onesheet.reading.forms.html.main_part import main_lines
from onesheet.reading.forms.html.page import Page
from onesheet.reading.forms.html.parser import walk
from onesheet.reading.forms.html.printed import printed
from onesheet.reading.forms.html.things import things_in

__all__ = ["NO_WORDS", "decode_as", "is_html", "open_html"]

NO_WORDS = (
    "This page holds no words to read; perhaps a script fetches them. Copy them in a browser and paste them instead."
)
_MARK = "\ufeff"
"""A byte order mark, which some pages have in their middle."""


def open_html(data: bytes, charset: str = "") -> Document:
    """Open a page: its headline, then the main part with a line for each block.

    `charset` is what the server says; the page's own word is taken where it says nothing. Never raises: a page that
    gives no text gives a sentence that says why.
    """
    source = decode_as(data, charset)
    if not source.text:
        return Document("", "", HTML, problems=source.problems)
    page = Page()
    walk(source.text.replace(_MARK, ""), page)
    title = headline(page)
    things = things_in(page, source.text)
    lines = main_lines(page, title, things)
    if not lines:
        return Document("", "", HTML, problems=(*source.problems, NO_WORDS))
    text = printed(title, lines, wiki=page.wiki)
    return Document(
        text,
        text,
        HTML,
        title=title,
        boxes=boxes_in(lines),
        categories=tuple(page.categories),
        links=links_of(text, lines),
        openings=openings_of(lines),
        slanted=slanted_of(text, lines),
        things=things,
        problems=source.problems,
    )


def headline(page: Page) -> str:
    """The only heading of the first level, else what the page tells those who share it, else its title."""
    first = [line.words for line in page.lines if line.level == 1]
    if len(first) == 1:
        return first[0]
    shared = (told.get("content", "") for told in page.metas if told.get("property") == "og:title")
    return next((" ".join(one.split()) for one in shared if one.strip()), page.title)
