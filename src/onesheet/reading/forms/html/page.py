"""Takes a page's tags and keeps its lines: a line for each block, one for each row of a table.

What is written for machines or stands in every page (scripts, menus, buttons, hidden parts, footnote marks) goes at
once; which of the lines are the page's own text is chosen later.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onesheet.reading.forms.html.elements import HIDING, KINDS, Kind, Look, is_hidden, look, part_of
from onesheet.reading.forms.html.lines import Cell, Line, Region, Table
from onesheet.reading.forms.html.rows import OpenRow, in_one
from onesheet.reading.layout.marks import whole_line_mark

_FOOTNOTE = re.compile(r"\[(?:[\w*†]{1,4}|(?:note|nb|n|fn|a|lower-alpha) ?\d{1,3})\]", re.IGNORECASE)
_MAY_TELL_MARK = re.compile(r"[\d½¼¾]|[^\w ,.'’&:;!?()\"“”|/–—-]|star|stern|étoile|estrel|stelle|out", re.IGNORECASE)
"""What every mark with a figure has: a digit, a sign, the word for stars, or `out of`."""
_LONGEST_LABEL = 60
_MOST_SPANNED = 100
(
    _INLINE, _LINE, _PART, _PARAGRAPH, _HEADING, _ROW, _CELL, _TABLE, _LINK, _LABEL, _DROPPED, _TITLE, _META, _SCRIPT, _SUP, _ROOT,
    _PICTURE,
) = map(int, Kind)  # fmt: skip
"""Plain numbers, which are compared in a third of the time."""
_SLANTING = {"em", "i"}
_PARTED = {_PARAGRAPH, _HEADING, _TABLE}
_CELLS = {Look.CELL, Look.CELL_LABEL}
_JUST_ENDED = -2
"""Less the number of words: where a link was ended, and nothing was said since."""
_CATEGORIES = {"mw-normal-catlinks"}


@dataclass(slots=True)
class _Open:
    """What ends with the element at this depth; what held before it holds again then."""

    depth: int
    region: Region
    table: Table | None
    row: bool


class Page:
    """A target for `walk`: see there."""

    def __init__(self) -> None:
        self.depth = 0
        self.lines: list[Line] = []
        self.title = ""
        self.scripts: list[str] = []
        """What the page says for machines (JSON-LD), as it stands there."""
        self.metas: list[dict[str, str]] = []
        """The attributes of its `meta` and `link` elements."""
        self.language = ""
        self.categories: list[str] = []
        self.wiki = False
        self.mains = self.articles = 0
        """How many main parts and articles it has, without those within one."""
        self._words: list[str] = []
        self._sink: list[str] | None = self._words
        """Where words go; None while they are dropped."""
        self._dropped = 0
        """The depth of the element whose words are dropped or go elsewhere; 0 where none is."""
        self._dropping = ""
        """What that element is: `title`, `script`, `categories`; empty where its words go nowhere."""
        self._level = 0
        self._gap = False
        self._element = ""
        self._label, self._label_depth = "", 0
        self._links: list[str] = []
        self._slanted: list[str] = []
        self._slant_at = -1
        """The place in the words where slanted letters begin; -1 where none do."""
        self._link_at = self._sup_at = -1
        """The place in the words where a link or raised signs begin; -1 where none are open."""
        self._links_before = 0
        """How many links stand in the line before the raised signs."""
        self._region = Region()
        self._parts = 0
        self._table: Table | None = None
        self._rows: list[OpenRow] = []
        self._open: list[_Open] = []
        self._next = 0
        """The depth of the element with which the last of what is open ends."""

    def start(self, tag: str, given: Mapping[str, str], /) -> None:
        """Take a start tag."""
        self.depth += 1
        if self._dropped:
            if self._dropping == "categories" and tag == "li":
                self._sink = []
            return
        kind = KINDS.get(tag, _INLINE)
        if given and kind != _ROOT:
            classes = given.get("class")
            seen = look(classes) if classes else Look.PLAIN
            if seen is Look.DROPPED or (not HIDING.isdisjoint(given) and is_hidden(tag, given)):
                self._drop("categories" if given.get("id") in _CATEGORIES else "")
            elif kind == _LINK:
                self._start_link()
            elif kind:
                self._start_kind(tag, kind, given, seen)
            elif seen is not Look.PLAIN:
                self._start_block(tag, _LINE, given, seen)
        elif kind:
            self._start_kind(tag, kind, given, Look.PLAIN)

    def end(self, tag: str, /) -> None:
        """Take an end tag."""
        depth = self.depth
        self.depth = depth - 1
        if self._dropped:
            if depth == self._dropped or self._dropping:
                self._end_dropped(tag, depth)
            return
        kind = KINDS.get(tag, _INLINE)
        if kind == _LABEL and (self._slant_at >= 0 or depth == self._label_depth):
            self._end_set_apart(tag, depth)
        elif kind == _LINK and self._link_at >= 0:
            self._end_link()
        elif kind <= _TABLE:
            if kind and self._words:
                self.end_line()
            if kind in _PARTED:
                self._level = 0
        elif kind == _SUP:
            self._end_sup()
        if depth == self._next:
            self._leave()

    def data(self, words: str, /) -> None:
        """Take a stretch of text."""
        if self._sink is not None:
            self._sink.append(words)

    def close(self) -> None:
        """Take the end of the page, or of what one parser read of it."""
        self.end_line()

    def end_line(self) -> None:
        """Keep the words since the last line as one."""
        said = self._words
        words = " ".join((said[0] if len(said) == 1 else "".join(said)).split()) if said else ""
        if words:
            if self._link_at >= 0:
                self._end_link()
            links = tuple(self._links) if self._links else ()
            self.lines.append(
                Line(words, self._region, self._level, self._gap, self._element, self._label, links, None, self._table)
            )
            if self._slanted:
                self.lines[-1].slanted = tuple(self._slanted)
            self._level, self._gap, self._element = 0, False, ""
        said.clear()
        self._links.clear()
        self._slanted.clear()
        self._slant_at = -1
        self._label, self._label_depth = "", 0
        self._sup_at = -1
        self._link_at = 0 if self._link_at >= 0 else -1

    def _picture(self, told: str) -> None:
        """Keep what is told of a picture where it is a mark, as of a row of drawn stars: `4 out of 5 stars`."""
        if self._sink is not None and 0 < len(told) <= _LONGEST_LABEL and _MAY_TELL_MARK.search(told) is not None:
            mark = whole_line_mark(told, 0, len(told))
            if mark is not None and mark.rating is not None:
                self._sink.append(f" {told} ")

    def _start_link(self) -> None:
        if self._link_at >= 0:
            self._end_link()
        elif self._words and self._link_at == _JUST_ENDED - len(self._words):
            self._words.append(" ")
        self._link_at = len(self._words)

    def _end_link(self) -> None:
        said = " ".join("".join(self._words[self._link_at :]).split())
        if said:
            self._links.append(said)
        self._link_at = _JUST_ENDED - len(self._words)

    def _end_set_apart(self, tag: str, depth: int) -> None:
        if self._slant_at >= 0 and tag in _SLANTING:
            said = " ".join("".join(self._words[self._slant_at :]).split())
            if said:
                self._slanted.append(said)
            self._slant_at = -1
        if depth == self._label_depth:
            self._end_label()

    def _end_label(self) -> None:
        self._label_depth = 0
        said = " ".join("".join(self._words).split())
        if len(said) <= _LONGEST_LABEL:
            self._label = said

    def _end_sup(self) -> None:
        if self._sup_at >= 0 and _FOOTNOTE.fullmatch("".join(self._words[self._sup_at :]).strip()):
            del self._words[self._sup_at :]
            del self._links[self._links_before :]
        self._sup_at = -1

    def _drop(self, what: str) -> None:
        self._dropped, self._dropping = self.depth, what
        self._sink = [] if what in {"title", "script"} else None

    def _end_dropped(self, tag: str, depth: int) -> None:
        said = "".join(self._sink) if self._sink is not None else ""
        if self._dropping == "categories" and tag == "li" and said:
            self.categories.append(" ".join(said.split()))
            self._sink = None
        if depth == self._dropped:
            if self._dropping == "title":
                self.title = self.title or " ".join(said.split())
            elif self._dropping == "script":
                self.scripts.append(said)
            self._dropped, self._dropping, self._sink = 0, "", self._words

    def _start_kind(self, tag: str, kind: int, given: Mapping[str, str], seen: Look) -> None:
        if kind <= _TABLE:
            self._start_block(tag, kind, given, seen)
        elif kind == _LINK:
            self._start_link()
        elif kind == _LABEL:
            if tag in _SLANTING:
                self._slant_at = len(self._words)
            if not self._label and (not self._words or (len(self._words) == 1 and self._words[0].isspace())):
                self._label_depth = self.depth
            if seen is not Look.PLAIN:
                self._start_block(tag, _LINE, given, seen)
        else:
            self._start_other(tag, kind, given)

    def _start_block(self, tag: str, kind: int, given: Mapping[str, str], seen: Look) -> None:
        if self._words:
            self.end_line()
        self._label_depth = 0
        if kind in _PARTED:
            self._gap, self._level = True, 0
        if kind == _HEADING and seen is not Look.CELL_LABEL:
            self._level = int(tag[1])
            if self._rows:
                self._rows[-1].is_layout = True
        self._element = tag
        is_row = kind == _ROW or seen is Look.ROW
        is_table = kind == _TABLE or seen is Look.INFOBOX
        if (kind == _CELL or seen in _CELLS) and self._rows:
            header = tag == "th" or seen is Look.CELL_LABEL
            cell = Cell(header, _spanned(given.get("colspan")), _spanned(given.get("rowspan")))
            self._rows[-1].cells.append((len(self.lines), cell))
        elif kind == _PART or is_row or is_table or (given and "role" in given):
            self._enter(tag, given, seen, is_row=is_row)
            if is_table and (self._table is None or not self._table.infobox):
                self._table = Table(given.get("class") or "", seen is Look.INFOBOX)

    def _enter(self, tag: str, given: Mapping[str, str], seen: Look, *, is_row: bool) -> None:
        """Begin a part of the page, a table or a row."""
        around = self._region
        self._open.append(_Open(self.depth, around, self._table, is_row))
        self._next = self.depth
        if is_row:
            if self._rows:
                self._rows[-1].is_layout = True
            self._rows.append(OpenRow(len(self.lines)))
        else:
            self._parts += 1
            self._region = part = part_of(tag, given, seen, around, self._parts)
            if part.main and not around.main:
                self.mains = part.main = self.mains + 1
            if part.article and not around.article:
                self.articles = part.article = self.articles + 1

    def _start_other(self, tag: str, kind: int, given: Mapping[str, str]) -> None:
        if kind == _DROPPED:
            self._drop("")
        elif kind == _TITLE:
            self._drop("title")
        elif kind == _SCRIPT:
            self._drop("script" if "ld+json" in given.get("type", "").lower() else "")
        elif kind == _META:
            self.metas.append(dict(given))
            if given.get("name") == "generator" and given.get("content", "").startswith("MediaWiki"):
                self.wiki = True
        elif kind == _SUP:
            self._sup_at, self._links_before = len(self._words), len(self._links)
        elif kind == _PICTURE:
            self._picture(given.get("alt") or "")
        elif tag == "html":
            self.language = self.language or given.get("lang", "")
        elif "mediawiki" in given.get("class", "").split():
            self.wiki = True

    def _leave(self) -> None:
        """End what ends with the element that ends."""
        self.end_line()
        left = self._open.pop()
        self._region, self._table = left.region, left.table
        if left.row:
            in_one(self.lines, self._rows.pop())
        self._next = self._open[-1].depth if self._open else 0


def _spanned(told: str | None) -> int:
    """How many rows or columns a cell spans; hardly any spans more than a dozen."""
    return max(1, min(int(told), _MOST_SPANNED)) if told and told.isascii() and told.isdigit() and len(told) < 5 else 1
