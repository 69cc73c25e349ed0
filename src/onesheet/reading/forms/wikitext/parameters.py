"""The parameters of a template: their names and their values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from onesheet.reading.forms.wikitext.pieces import Bits, words_of
from onesheet.reading.forms.wikitext.render import Renderer, Stretch
from onesheet.reading.forms.wikitext.tokens import Kind

_NAME = re.compile(r"\s*(?P<name>[\w-](?:[\w -]{0,38}[\w-])?)\s{0,80}=")
_BEFORE_NAMES = frozenset((Kind.NEWLINE, Kind.SPACES, Kind.COMMENT, Kind.INVISIBLE))
_BULLET = re.compile(r"[ \t]*[*#]+[ \t]*")


def named(renderer: Renderer, part: Stretch) -> tuple[str, int, Stretch]:
    """The name of a parameter, where it stands, and the value; an empty name where it has none."""
    tokens = renderer.tokens
    text, at, first = tokens.text, part.start, part.first
    while first < part.last and tokens.kinds[first] in _BEFORE_NAMES and not text[at : tokens.starts[first]].strip():
        at, first = tokens.ends[first], first + 1
    match = _NAME.match(text, at, part.end)
    if match is None:
        return "", part.start, part
    while first < part.last and tokens.starts[first] < match.end():
        first += 1
    return match["name"], match.start("name"), Stretch(first, part.last, match.end(), part.end)


@dataclass
class Call:
    """A template as it is used: its name, lower case, and what it is given."""

    renderer: Renderer
    number: int
    name: str
    boxed: bool
    """Whether it stands in a row of a box."""

    @cached_property
    def span(self) -> tuple[int, int]:
        """Where the template stands in the text."""
        tokens = self.renderer.tokens
        return tokens.starts[self.number], tokens.ends[tokens.mates[self.number]]

    @cached_property
    def _given(self) -> tuple[list[Stretch], dict[str, Stretch]]:
        listed: list[Stretch] = []
        by_name: dict[str, Stretch] = {}
        for part in self.renderer.inside(self.number)[1:]:
            name, _, value = named(self.renderer, part)
            if not name:
                listed.append(part)
            elif name.isdecimal() and int(name) == len(listed) + 1:
                listed.append(value)
            else:
                by_name[name.lower().replace("_", " ")] = value
        return listed, by_name

    @property
    def listed(self) -> list[Stretch]:
        """The values without a name, in order."""
        return self._given[0]

    @property
    def by_name(self) -> dict[str, Stretch]:
        """The values with a name, by it: lower case, with spaces for underscores."""
        return self._given[1]

    def bits(self, place: int) -> Bits:
        """The words of a value without a name, counted from 0; none where it is not given."""
        return self.renderer.render(self.listed[place]) if place < len(self.listed) else []

    def named_bits(self, *names: str) -> Bits:
        """The words of the first of these parameters that is given and not empty."""
        for name in names:
            if name in self.by_name:
                bits = self.renderer.render(self.by_name[name])
                if words_of(bits):
                    return bits
        return []

    def text(self, place: int) -> str:
        """The signs of a value without a name, without comments and spaces around it."""
        return self.renderer.plain(self.listed[place]) if place < len(self.listed) else ""

    def named_text(self, *names: str) -> str:
        """The signs of the first of these parameters that is given and not empty."""
        return next(
            (text for name in names if name in self.by_name and (text := self.renderer.plain(self.by_name[name]))), ""
        )

    def entries(self) -> list[Bits]:
        """The words of each value without a name, empty ones left out."""
        found = (self.renderer.render(without_bullet(self.renderer, part)) for part in self.listed)
        return [bits for bits in found if words_of(bits)]


def without_bullet(renderer: Renderer, part: Stretch) -> Stretch:
    """A part without the mark of a list that it begins with on the line of the template's name."""
    match = _BULLET.match(renderer.tokens.text, part.start, part.end)
    if match is None:
        return part
    return Stretch(part.first, part.last, match.end(), part.end)
