"""Opens wikitext: its prose with the way back to the text, its boxes, its categories, its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onesheet.reading.document import WIKITEXT, Document
from onesheet.reading.forms.wikitext.boxes import put_box
from onesheet.reading.forms.wikitext.pieces import Sheet, words_of
from onesheet.reading.forms.wikitext.recognise import REDIRECT
from onesheet.reading.forms.wikitext.render import Renderer, Stretch
from onesheet.reading.forms.wikitext.tables import lay
from onesheet.reading.forms.wikitext.templates import expand, template_name
from onesheet.reading.forms.wikitext.tokens import Kind, Tokens, tokens

_DAY_FIRST = re.compile(r"\{\{\s*use dmy dates\b", re.IGNORECASE)
_HEAD = 5000
_MOST_BOXES = 200
_BOLD = 3


def open_wikitext(text: str, problems: Sequence[str] = (), *, title: str = "") -> Document:
    """Open a wiki page's source. `title` is the page's title, where it is known; else the first bold words are taken."""
    found = tokens(text)
    renderer = Renderer(found, expand, lay, day_first=_DAY_FIRST.search(text[:_HEAD]) is not None)
    sheet = Sheet()
    sheet.put(renderer.render(renderer.whole()))
    boxes = []
    number = 0
    # Boxes within a box are found as its rows are put down.
    while number < min(len(renderer.boxes), _MOST_BOXES):
        at = renderer.boxes[number]
        boxes.append(put_box(sheet, renderer, at, template_name(renderer, at)))
        number += 1
    prose = sheet.words()
    leads = REDIRECT.match(text)
    if leads is not None:
        problems = (*problems, f"This page only leads to {leads['to'].strip()}; give that page.")
    if found.mended is not None:
        problems = (*problems, _mended(text, found))
    return Document(
        text=text,
        prose=prose,
        form=WIKITEXT,
        mapping=sheet.mapping(),
        title=title or _bold_title(renderer) or next((box.title.text for box in boxes if box.title is not None), ""),
        boxes=tuple(boxes),
        categories=tuple(dict.fromkeys(filter(None, renderer.categories))),
        problems=tuple(problems),
    )


def _mended(text: str, found: Tokens) -> str:
    """The sentence on a box that is never closed."""
    start, end = found.mended or (0, 0)
    name = " ".join(text[start + 2 : start + 80].partition("\n")[0].partition("|")[0].split())
    first, last = (text.count("\n", 0, at) + 1 for at in (start, end))
    return (
        f"The template “{name}” in line {first} is never closed; what stands before line {last} was read as its rows. "
        "Close it with }} after its last row."
    )


def _bold_title(renderer: Renderer) -> str:
    """The first bold words outside templates, before the first heading."""
    found: Tokens = renderer.tokens
    number = 0
    begun = None
    while number < len(found.kinds):
        kind = found.kinds[number]
        if number in found.mates:
            number = found.mates[number] + 1
            continue
        if kind == Kind.HEADING:
            break
        if kind == Kind.QUOTES and found.ends[number] - found.starts[number] >= _BOLD:
            if begun is not None:
                return words_of(renderer.render(Stretch(begun + 1, number, found.ends[begun], found.starts[number])))
            begun = number
        elif kind == Kind.NEWLINE:
            begun = None
        number += 1
    return ""
