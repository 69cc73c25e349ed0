"""Objects that stand in a page's elements: an element opens an object, and elements within it give its properties."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onesheet.reading.forms.html.things.shape import LONGEST_WORDS, MOST_OBJECTS, folded

_MOST_OPEN = 48
"""Objects and properties that are followed within one another; each reads the words of all that is in it."""
_MOST_PIECES = 5_000
_SILENT = {"script", "style", "template", "noscript"}


@dataclass(slots=True)
class _Open:
    depth: int
    item: dict[str, Any] | None
    """The object that the element opened; None for a property that is its words."""
    names: Sequence[str]
    owner: dict[str, Any] | None
    """The object that gets the property; None for an object that stands for itself."""
    at: int
    """The place of its first words."""
    bare: str = ""
    """The property that the words of an object without properties are."""


class Nested(ABC):
    """A target for `walk` that makes objects; what opens them is told by those who build on it."""

    def __init__(self) -> None:
        self.depth = 0
        self.items: list[dict[str, Any]] = []
        self._open: list[_Open] = []
        self._owners: list[dict[str, Any]] = []
        self._words: list[str] = []
        self._silent = 0
        self._made = 0

    @property
    def owner(self) -> dict[str, Any] | None:
        """The innermost object that is open."""
        return self._owners[-1] if self._owners else None

    def start(self, tag: str, given: Mapping[str, str], /) -> None:
        """Take a start tag."""
        self.depth += 1
        if tag in _SILENT and not self._silent:
            self._silent = self.depth
        elif given and not self._silent:
            self.look(tag, given)

    @abstractmethod
    def look(self, tag: str, given: Mapping[str, str]) -> None:
        """Open objects and properties as the element says."""

    def end(self, _tag: str, /) -> None:
        """Take an end tag."""
        if self.depth == self._silent:
            self._silent = 0
        while self._open and self._open[-1].depth == self.depth:
            self._shut(self._open.pop())
        self.depth -= 1

    def data(self, words: str, /) -> None:
        """Take a stretch of text."""
        if self._open and not self._silent:
            self._words.append(words)

    def close(self) -> None:  # noqa: B027 - most have nothing to do there
        """Take the end of the page, or of what one parser read of it."""

    def put(self, names: Sequence[str], value: Any) -> None:
        """Give the innermost open object a property."""
        if self._owners:
            _put(self._owners[-1], names, value)

    def open_item(self, kind: str, names: Sequence[str], bare: str = "name") -> None:
        """Open an object; without names, or outside of any other, it stands for itself."""
        if len(self._open) >= _MOST_OPEN or self._made >= MOST_OBJECTS:
            return
        self._made += 1
        item: dict[str, Any] = {"@type": kind}
        owner = self.owner if names else None
        if owner is None:
            self.items.append(item)
        self._open.append(_Open(self.depth, item, names, owner, len(self._words), bare))
        self._owners.append(item)

    def open_words(self, names: Sequence[str]) -> None:
        """Open a property whose value is the words of the element."""
        if self._owners and len(self._open) < _MOST_OPEN:
            self._open.append(_Open(self.depth, None, names, self._owners[-1], len(self._words)))

    def _shut(self, one: _Open) -> None:
        if one.item is not None:
            self._owners.pop()
            if len(one.item) > 1:
                value: Any = one.item
            else:
                said = self._said(one.at)
                one.item |= {one.bare: said} if said else {}
                value = one.item if said else None
        else:
            value = self._said(one.at)
        if one.owner is not None and value:
            _put(one.owner, one.names, value)
        if not self._open:
            self._words.clear()

    def _said(self, at: int) -> str:
        return folded("".join(self._words[at : at + _MOST_PIECES])[: 2 * LONGEST_WORDS])


def _put(item: dict[str, Any], names: Sequence[str], value: Any) -> None:
    for name in names:
        before = item.get(name)
        if before is None:
            item[name] = value
        elif isinstance(before, list):
            if len(before) < MOST_OBJECTS:
                before.append(value)
        elif before != value:
            item[name] = [before, value]
