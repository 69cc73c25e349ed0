"""The boxes of a page: what templates such as `{{Infobox film}}` list, row by row."""

from __future__ import annotations

import re

from onesheet.reading.document import Box, Item, Row
from onesheet.reading.forms.wikitext.parameters import named
from onesheet.reading.forms.wikitext.pieces import Bit, Bits, Sheet, lines_of, made, words_of
from onesheet.reading.forms.wikitext.render import Renderer, Stretch

_BOX = re.compile(r"(?:infobox(?: [^|{}]+)?|[^|{}]{1,40} infobox)")
_NAMES = {
    "infobox movie": "infobox film",
    "film infobox": "infobox film",
    "movie infobox": "infobox film",
    "infobox tv": "infobox television",
    "television infobox": "infobox television",
    "infobox tv show": "infobox television",
}
"""The other names under which a template is known."""
_NO_BOXES = re.compile(r"infobox (?:name module|mapframe|.*/\S*|.* (?:start|end|header|footer))$")
_NOT_SHOWN = re.compile(
    r"(?:image|poster|logo|photo|picture|cover|map|flag|signature|alt|caption|border|italic[ _]?title|color|colour|bgcolor|"
    r"background|textcolor|fontcolor|width|size|upright|image[ _]?(?:size|width|upright|alt|caption|name)\d*|embed|child|"
    r"df|mf|reference|nocat|module\d?|extra[ _]?chronology|misc)$",
    re.IGNORECASE,
)
_TITLES = ("name", "title", "show_name", "show name", "film_name")


def is_box(name: str) -> bool:
    """Whether a template of this name, lower case, is a box of rows."""
    return _BOX.fullmatch(name) is not None and not _NO_BOXES.fullmatch(name)


def box_name(name: str) -> str:
    """The name a box goes by, lower case."""
    return _NAMES.get(name, name)


def put_box(sheet: Sheet, renderer: Renderer, number: int, name: str) -> Box:
    """Put the rows of the box that begins at a token down as lines `label | value`, and say where they stand."""
    tokens = renderer.tokens
    begin, finish = tokens.starts[number], tokens.ends[tokens.mates[number]]
    sheet.put([made("\n\n", begin, begin + 1)])
    rows: list[Row] = []
    title: Item | None = None
    start: int | None = None
    for part in renderer.inside(number)[1:]:
        label, at, value = named(renderer, part)
        lines = box_lines(renderer, value)
        if not label or not lines or _NOT_SHOWN.match(label):
            continue
        shown = sheet.item([Bit(label, at, at + len(label), copied=True)])
        start = shown.start if start is None else start
        sheet.put([made(" | ", at + len(label), value.start)])
        items: list[Item] = []
        for line in lines:
            item = sheet.item(line)
            items += [item] if item.text else []
            sheet.end_line(value.start, value.end)
        if not items:
            continue
        rows.append(Row(label, tuple(items)))
        if title is None and label.lower() in _TITLES:
            title = items[0]
    sheet.put([made("\n\n", finish - 1, finish)])
    return Box(box_name(name), title, tuple(rows), sheet.length if start is None else start, sheet.length)


def box_lines(renderer: Renderer, value: Stretch) -> list[Bits]:
    """What a row says, item by item: every line end parts one from the next."""
    before, renderer.boxed = renderer.boxed, True
    bits = renderer.render(value)
    renderer.boxed = before
    return [line for line in lines_of(bits) if words_of(line).strip("{}|[]")]
