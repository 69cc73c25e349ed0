"""Turns wikitext into the words that a reader of the page sees."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from onesheet.reading.forms.wikitext.pieces import Bit, Bits, made, words_of
from onesheet.reading.forms.wikitext.tokens import TAG_NAME, Kind, Tokens

_DEEPEST = 40
"""Templates, links and tables nested deeper than this are left as they stand."""
_LINE_TAGS = frozenset(
    "br p div li ul ol tr table blockquote hr center dd dt dl poem h1 h2 h3 h4 h5 h6 caption".split()
)
_CELL_TAGS = frozenset(("td", "th"))
_TAGS = (
    _LINE_TAGS
    | _CELL_TAGS
    | frozenset(
        "b i u s em strong small big span sup sub del ins strike font tt code kbd samp var cite q abbr acronym bdi bdo mark "
        "data time wbr rp rt rb ruby rtc tbody thead tfoot col colgroup a noinclude onlyinclude includeonly nobr references "
        "nowiki pre ref gallery section".split()
    )
)
_BLOCK_STARTS = frozenset(
    (Kind.LIST, Kind.HEADING, Kind.TABLE, Kind.LINE_PIPE, Kind.LINE_BANG, Kind.RULE, Kind.OPEN, Kind.CLOSE)
)
_NO_WORDS = frozenset(("file", "image", "media", "fichier", "datei", "bild", "archivo", "imagen"))
_CATEGORY = frozenset(("category", "kategorie", "categoría", "catégorie"))
_LANGUAGE_LINK = re.compile(r"(?:[a-z]{2,3}|simple|zh-[a-z-]{3,12}|be-tarask|roa-rup|nds-nl|map-bms)$")
_PLACES = re.compile(r" ?\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text, with the numbers of the tokens in it: from `first` up to, and not with, `last`."""

    first: int
    last: int
    start: int
    end: int


@dataclass(slots=True)
class Place:
    """Where words stand, as far as it changes how they are rendered."""

    boxed: bool = False
    """In a row of a box, where every line end parts one item from the next."""
    alone: bool = False
    """At the level of the page, with nothing else on its lines."""


Expand = Callable[["Renderer", int, Place], Bits]
Lay = Callable[["Renderer", int], Bits]


@dataclass(slots=True)
class Renderer:
    """Renders one text. `expand` renders the template, `lay` the table, that begins at a token."""

    tokens: Tokens
    expand: Expand
    lay: Lay
    categories: list[str] = field(default_factory=list)
    boxes: list[int] = field(default_factory=list)
    """The tokens at which the boxes of the page begin."""
    boxed: bool = False
    """Whether a row of a box is being rendered."""
    day_first: bool = False
    """Whether the page asks for dates as `6 November 2015`."""
    depth: int = 0
    tables: int = 0
    """How many tables are open."""

    def whole(self) -> Stretch:
        """All of the text."""
        return Stretch(0, len(self.tokens.kinds), 0, len(self.tokens.text))

    def inside(self, number: int) -> list[Stretch]:
        """The parts of a template or link that begins at a token, parted by `|`."""
        tokens, mate = self.tokens, self.tokens.mates[number]
        cuts = [number, *tokens.pipes.get(number, ()), mate]
        return [Stretch(left + 1, right, tokens.ends[left], tokens.starts[right]) for left, right in pairwise(cuts)]

    def plain(self, part: Stretch) -> str:
        """A part's own signs without comments and footnotes, and without spaces at its ends."""
        tokens, kept, at = self.tokens, [], part.start
        for number in range(part.first, part.last):
            if tokens.kinds[number] in (Kind.COMMENT, Kind.DROPPED) and tokens.starts[number] >= at:
                kept.append(tokens.text[at : tokens.starts[number]])
                at = tokens.ends[number]
        return "".join((*kept, tokens.text[at : part.end])).strip()

    def render(self, part: Stretch) -> Bits:
        """The words of a part."""
        if self.depth >= _DEEPEST:
            return self._copy(part.start, part.end)
        self.depth += 1
        try:
            return _Run(self, part).bits()
        finally:
            self.depth -= 1

    def words(self, part: Stretch) -> str:
        """The words of a part as one line of text."""
        return words_of(self.render(part))

    def _copy(self, start: int, end: int) -> Bits:
        return [Bit(self.tokens.text[start:end], start, end, copied=True)] if start < end else []


class _Run:
    """One pass over the tokens of a part."""

    def __init__(self, renderer: Renderer, part: Stretch) -> None:
        self.renderer = renderer
        self.tokens = renderer.tokens
        self.part = part
        self.out: Bits = []
        self.is_block = False
        """Whether the line is an entry of a list or a heading, after which a line end stays one."""
        self.outside = False
        """Whether a link to another site is open."""
        self.italic = self.bold = False
        self.roles = False
        """Whether the entries of a list are the roles of the player in the entry above."""
        self.heading = 0

    def bits(self) -> Bits:
        tokens, text, out = self.tokens, self.tokens.text, self.out
        kinds, starts, ends = tokens.kinds, tokens.starts, tokens.ends
        number, at = self.part.first, self.part.start
        while number < self.part.last:
            start = starts[number]
            if start > at:
                out.append(Bit(text[at:start], at, start, copied=True))
            kind = kinds[number]
            mate = tokens.mates.get(number) if kind in _OPENING else None
            if mate is not None and mate < self.part.last:
                self._paired(kind, number, mate)
                number, at = mate + 1, ends[mate]
                continue
            if kind == Kind.NEWLINE:
                self._newline(number)
            else:
                _RENDER[kind](self, number)
            at = ends[number]
            number += 1
        if at < self.part.end:
            out.append(Bit(text[at : self.part.end], at, self.part.end, copied=True))
        return out

    def put(self, words: str, number: int) -> None:
        """Words made of one token."""
        self.out.append(made(words, self.tokens.starts[number], self.tokens.ends[number]))

    def _paired(self, kind: int, number: int, mate: int) -> None:
        renderer, tokens = self.renderer, self.tokens
        if renderer.depth >= _DEEPEST:
            self.out += renderer._copy(tokens.starts[number], tokens.ends[mate])  # noqa: SLF001 - of this module
        elif kind == Kind.OPEN:
            self.out += renderer.expand(
                renderer, number, Place(renderer.boxed, renderer.depth == 1 and self._stands_alone(number, mate))
            )
        elif kind == Kind.LINK:
            self._link(number)
        else:
            self.out += renderer.lay(renderer, number)

    def _stands_alone(self, number: int, mate: int) -> bool:
        """Whether nothing else is on the lines of a template, at the level of the page or of a cell."""
        tokens, kinds = self.tokens, self.tokens.kinds
        before = number == self.part.first or kinds[number - 1] in (
            Kind.NEWLINE,
            Kind.COMMENT,
            Kind.CLOSE,
            Kind.DROPPED,
        )
        start = tokens.ends[number - 1] if number > self.part.first else self.part.start
        after = mate + 1 >= self.part.last or kinds[mate + 1] in (Kind.NEWLINE, Kind.COMMENT, Kind.OPEN, Kind.DROPPED)
        end = tokens.starts[mate + 1] if mate + 1 < self.part.last else self.part.end
        gaps = (tokens.text[start : tokens.starts[number]], tokens.text[tokens.ends[mate] : end])
        return before and after and not any(gap.strip() for gap in gaps)

    def _newline(self, number: int) -> None:
        tokens = self.tokens
        start, end = tokens.starts[number], tokens.ends[number]
        count = tokens.text.count("\n", start, end)
        self.heading = 0
        if count > 1:
            words = "\n\n"
        elif self.is_block or not self.out or self._starts_block(number, end) or self._parts_items(end):
            words = "\n"
        else:
            words = " "
        self.out.append(made(words, start, end))
        self.is_block = self.outside = self.italic = self.bold = False

    def _starts_block(self, number: int, end: int) -> bool:
        """Whether a mark begins right after a line end that cannot go on with the line before, or one ended right before it."""
        tokens = self.tokens
        following = number + 1
        if (
            following < len(tokens.kinds)
            and tokens.starts[following] == end
            and tokens.kinds[following] in _BLOCK_STARTS
        ):
            return True
        return (
            bool(number) and tokens.kinds[number - 1] == Kind.CLOSE and tokens.ends[number - 1] == tokens.starts[number]
        )

    def _parts_items(self, end: int) -> bool:
        """Whether a line end parts one item of a box from the next; what goes on in small letters is the same item."""
        return self.renderer.boxed and not self.tokens.text[end : end + 1].islower()

    def _link(self, number: int) -> None:
        renderer, text = self.renderer, self.tokens.text
        parts = renderer.inside(number)
        target = parts[0]
        prefix, colon, name = text[target.start : min(target.end, target.start + 300)].partition(":")
        space = prefix.strip().lower()
        if colon and space in _NO_WORDS:
            return
        if colon and space in _CATEGORY:
            renderer.categories.append(" ".join(name.replace("_", " ").split()))
            return
        if colon and len(parts) == 1 and _LANGUAGE_LINK.match(prefix.strip()):
            return
        if len(parts) > 1:
            shown = Stretch(parts[1].first, parts[-1].last, parts[1].start, parts[-1].end)
            if text[shown.start : shown.end].strip():
                self.out += renderer.render(shown)
                return
        words = text[target.start : target.end]
        lead = len(words) - len(words.lstrip(" :"))
        if len(parts) > 1:
            words = _PLACES.sub("", words.rstrip())
        end = target.start + len(words)
        if len(parts) == 1:
            self.out += renderer.render(Stretch(target.first, target.last, target.start + lead, target.end))
        else:
            self.out += [Bit(words[lead:], target.start + lead, end, copied=True)]

    def literal(self, number: int) -> None:
        start, end = self.tokens.starts[number], self.tokens.ends[number]
        self.out.append(Bit(self.tokens.text[start:end], start, end, copied=True))

    def nothing(self, number: int) -> None:
        """A mark that is no word."""

    def spaces(self, number: int) -> None:
        self.put(" ", number)

    def list_entry(self, number: int) -> None:
        nested = self.tokens.ends[number] - self.tokens.starts[number] > 1 and self._marks(number) > 1
        self.is_block = True
        if nested and self._goes_on():
            self.out.pop()
            self.put(" / " if self.roles else " ", number)
            self.roles = True
        else:
            self.roles = False
            self.put("\n", number)

    def _marks(self, number: int) -> int:
        """How deep an entry of a list stands."""
        return len(self.tokens.text[self.tokens.starts[number] : self.tokens.ends[number]].strip())

    def _goes_on(self) -> bool:
        """Whether the entry above ends with `as:`, so that this one, deeper, is a role of the player named there."""
        if len(self.out) < 2 or self.out[-1].words != "\n":
            return False
        if not self.roles:
            words, start, end, copied = self.out[-2]
            stripped = words.rstrip()
            if not stripped.endswith(" as:"):
                return False
            kept = stripped[:-1]
            self.out[-2] = Bit(kept, start, start + len(kept), copied=True) if copied else made(kept, start, end)
        return True

    def begin_heading(self, number: int) -> None:
        self.heading = self.tokens.text.count("=", self.tokens.starts[number], self.tokens.ends[number])
        self.put("\n\n", number)
        self.put("=" * self.heading + " ", number)
        self.is_block = True

    def heading_end(self, number: int) -> None:
        if not self.heading:
            self.literal(number)
            return
        self.put(" " + "=" * self.heading, number)
        self.heading = 0

    def rule(self, number: int) -> None:
        self.put("\n", number)

    def line_cell(self, number: int) -> None:
        """The mark of a cell where no table is open: what was in a table that was never closed stays as lines."""
        end = self.tokens.ends[number]
        if self.tokens.text[end : end + 1] in ("-", "+", "}"):
            self.literal(number)
        else:
            self.put("\n", number)

    def link_outside(self, _: int) -> None:
        self.outside = True

    def bracket_close(self, number: int) -> None:
        if self.outside:
            self.outside = False
        else:
            self.literal(number)

    def quotes(self, number: int) -> None:
        start, end = self.tokens.starts[number], self.tokens.ends[number]
        length = end - start
        extra = length - 5 if length > 5 else 1 if length == 4 else 0
        if length == 3 and self.italic and not self.bold:
            following = self.tokens.text[end : end + 2]
            if following[:1] == "s" and not following[1:].isalpha():
                extra = 1
        if extra:
            self.out.append(Bit("'" * extra, end - extra, end, copied=True))
        marks = length - extra
        if marks in (2, 5):
            self.italic = not self.italic
        if marks in (3, 5):
            self.bold = not self.bold

    def entity(self, number: int) -> None:
        start, end = self.tokens.starts[number], self.tokens.ends[number]
        entity = self.tokens.text[start:end]
        sign = html.unescape(entity)
        if sign == entity:
            self.literal(number)
        elif sign in "\u00a0\u2009\u200a\u202f\t\n":
            self.put(" ", number)
        elif sign not in "\u00ad\u200b\u200e\u200f":
            self.put(sign, number)

    def tag(self, number: int) -> None:
        start = self.tokens.starts[number]
        match = TAG_NAME.match(self.tokens.text, start)
        name = match[1].lower() if match else ""
        if name in _LINE_TAGS:
            self.put("\n", number)
        elif name in _CELL_TAGS:
            if self.tokens.text[start + 1] != "/":
                self.put(" | " if self.out and not self.out[-1].words.endswith("\n") else "", number)
        elif name not in _TAGS:
            self.literal(number)

    def verbatim(self, number: int) -> None:
        start, end = self.tokens.starts[number], self.tokens.ends[number]
        text = self.tokens.text
        left, right = text.index(">", start) + 1, text.rindex("<", start, end)
        words = text[left:right]
        plain = html.unescape(words)
        if plain == words:
            self.out.append(Bit(words, left, right, copied=True))
        elif words:
            self.out.append(made(plain, left, right))


_OPENING = frozenset((Kind.OPEN, Kind.LINK, Kind.TABLE))
_RENDER: dict[int, Callable[[_Run, int], None]] = {
    Kind.SPACES: _Run.spaces,
    Kind.INVISIBLE: _Run.nothing,
    Kind.LIST: _Run.list_entry,
    Kind.HEADING: _Run.begin_heading,
    Kind.HEADING_END: _Run.heading_end,
    Kind.RULE: _Run.rule,
    Kind.TABLE: _Run.nothing,
    Kind.LINE_PIPE: _Run.line_cell,
    Kind.PIPE: _Run.literal,
    Kind.LINE_BANG: _Run.literal,
    Kind.BANGS: _Run.literal,
    Kind.OPEN: _Run.literal,
    Kind.CLOSE: _Run.literal,
    Kind.LINK: _Run.literal,
    Kind.LINK_CLOSE: _Run.literal,
    Kind.OUTSIDE: _Run.link_outside,
    Kind.BRACKET_CLOSE: _Run.bracket_close,
    Kind.QUOTES: _Run.quotes,
    Kind.ENTITY: _Run.entity,
    Kind.TAG: _Run.tag,
    Kind.COMMENT: _Run.nothing,
    Kind.SWITCH: _Run.nothing,
    Kind.DROPPED: _Run.nothing,
    Kind.VERBATIM: _Run.verbatim,
}
