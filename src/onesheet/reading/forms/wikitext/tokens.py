"""Cuts wikitext into its marks and pairs those that belong together, in one pass.

Templates (`{{ }}`), links (`[[ ]]`) and tables (`{| |}`) are paired with a stack. A mark that has no partner stays in
the text as the words it is made of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache


class Kind(IntEnum):
    """What a token is."""

    NEWLINE = 1
    SPACES = 2
    INVISIBLE = 3
    LIST = 4
    HEADING = 5
    HEADING_END = 6
    RULE = 7
    TABLE = 8
    LINE_PIPE = 9
    PIPE = 10
    LINE_BANG = 11
    BANGS = 12
    OPEN = 13
    CLOSE = 14
    LINK = 15
    LINK_CLOSE = 16
    OUTSIDE = 17
    """The beginning of a link to another site, with its address."""
    BRACKET_CLOSE = 18
    QUOTES = 19
    ENTITY = 20
    TAG = 21
    COMMENT = 22
    SWITCH = 23
    DROPPED = 24
    """A tag with all that is in it, which is not part of the words: a footnote, a formula."""
    VERBATIM = 25
    """A tag whose content is no wikitext."""


_TOKEN = re.compile(
    # Tried first at each sign, so that the signs of words cost next to nothing.
    r"(?=[\n\t{}|\[\]'<&=_!*#:;\u00a0\u00ad\u2007\u2009\u200a\u200b\u200e\u200f\u202f\u2060\ufeff-]| [ \t\n|!*#:{])(?:"
    r"(?P<NEWLINE>(?:[ \t]*+\n)++)"
    r"|^[ \t:]*+(?P<TABLE>\{(?:\||\{\{!\}\})(?!\}\}(?!\})))"
    r"|^(?P<LINE_PIPE>[ \t]*+(?:\||\{\{!\}\}))"
    r"|^(?P<LINE_BANG>[ \t]*+!)"
    r"|^(?P<LIST>[ \t]*+[*#][*#:;]*+[ \t]*+|[:;][*#:;]*+[ \t]*+)"
    r"|^(?P<HEADING>={1,6}+(?=[^\n]*=[ \t]*(?:<!--[^\n]*)?$)[ \t]*+)"
    r"|^(?P<RULE>-{4,}+)"
    r"|(?P<SPACES>[ \t]{2,}+|[\t\u00a0\u2007\u2009\u200a\u202f])"
    r"|(?P<INVISIBLE>[\u00ad\u200b\u200e\u200f\u2060\ufeff]++)"
    r"|(?<!=)(?P<HEADING_END>={1,6}+(?=[ \t]*(?:<!--[^\n]*)?$))"
    r"|(?P<PIPE>\||\{\{!\}\})"
    r"|(?P<BANGS>!!)"
    r"|(?P<OPEN>\{\{(?!\{[^{]))"
    r"|(?P<CLOSE>\}\})"
    r"|(?P<LINK>\[\[)"
    r"|(?P<LINK_CLOSE>\]\])"
    r"|(?P<OUTSIDE>\[(?:(?:https?:|ftps?:)?//|mailto:)[^\s\[\]<>\"]*+[ \t]*+)"
    r"|(?P<BRACKET_CLOSE>\])"
    r"|(?P<QUOTES>'{2,}+)"
    r"|(?P<ENTITY>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)"
    r"|(?P<COMMENT><!--)"
    r"|(?P<TAG></?[A-Za-z][A-Za-z0-9]*+[^<>]*+>)"
    r"|(?P<SWITCH>__[A-Z]{3,30}__))",
    re.MULTILINE,
)
_KINDS: dict[str, int] = {name: int(kind) for name, kind in Kind.__members__.items()}
_DROPPED = frozenset(
    "ref math chem ce gallery timeline score syntaxhighlight source imagemap templatestyles graph mapframe maplink hiero "
    "categorytree inputbox includeonly indicator section".split()
)
"""Tags whose content is no part of the words of a page."""
_BOX = re.compile(r"\{\{\s*+(?:template:)?infobox\b", re.IGNORECASE)
_LONG = 3
"""As many `'` make words bold, as a page's title is in its first sentence."""
_VERBATIM = frozenset(("nowiki", "pre"))
TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")


@dataclass(slots=True)
class Tokens:
    """The marks of a text in order, as parallel lists."""

    text: str
    kinds: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    mates: dict[int, int] = field(default_factory=dict)
    """The number of the closing token for each opening one that has one."""
    pipes: dict[int, list[int]] = field(default_factory=dict)
    """For each opening token that has a mate, the numbers of the `|` that part what is in it."""
    mended: tuple[int, int] | None = None
    """Where a box begins that is never closed, and where it was taken to end."""

    def add(self, kind: int, start: int, end: int) -> None:
        """Append one token."""
        self.kinds.append(kind)
        self.starts.append(start)
        self.ends.append(end)


def tokens(text: str) -> Tokens:
    """Cut a text into tokens and pair them. Time is linear in the length of the text, whatever is in it."""
    found = Tokens(text)
    pairing = _Pairing(found)
    unclosed: set[str] = set()
    at = 0
    search = _TOKEN.search
    while (match := search(text, at)) is not None:
        group = str(match.lastgroup)
        kind = _KINDS[group]
        start, at = match.span(group)
        if kind == Kind.COMMENT:
            stop = text.find("-->", at) if "-->" not in unclosed else -1
            if stop == -1:
                unclosed.add("-->")
                continue
            at = stop + 3
        elif kind == Kind.TAG:
            kind, at = _tag(text, start, at, unclosed)
        found.add(kind, start, at)
        if kind in _PAIRED:
            pairing.meet(kind, len(found.kinds) - 1)
    pairing.mend()
    return found


_PAIRED = frozenset(
    (Kind.OPEN, Kind.CLOSE, Kind.LINK, Kind.LINK_CLOSE, Kind.PIPE, Kind.LINE_PIPE, Kind.TABLE, Kind.LINE_BANG)
)


def _tag(text: str, start: int, end: int, unclosed: set[str]) -> tuple[int, int]:
    """The kind of a tag, and where it ends: with all that is in it, where that is no wikitext to read."""
    named = TAG_NAME.match(text, start)
    name = named[1].lower() if named else ""
    if name not in _DROPPED and name not in _VERBATIM:
        return Kind.TAG, end
    kind = Kind.DROPPED if name in _DROPPED else Kind.VERBATIM
    if text[start + 1] == "/" or text[end - 2] == "/":
        return Kind.DROPPED, end
    if name in unclosed:
        return Kind.DROPPED, end
    match = _same_tag(name).search(text, end)
    if match is None:
        unclosed.add(name)
    if match is None or (not match[1] and name == "ref"):
        # A footnote that begins within another shows that the first one was never closed; its words stay.
        return Kind.DROPPED, end
    if not match[1]:
        match = _closing(name).search(text, match.end())
        if match is None:
            unclosed.add(name)
            return Kind.DROPPED, end
    return kind, match.end()


@cache
def _same_tag(name: str) -> re.Pattern[str]:
    """Finds the next tag of a name: its closing one, or another one that has a content of its own."""
    return re.compile(rf"<(?:(/){name}\s*+>|{name}(?![A-Za-z0-9])(?:[^<>/]|/(?!>))*+>)", re.IGNORECASE)


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\s*+>", re.IGNORECASE)


class _Pairing:
    """The stack of what is open while a text is cut."""

    def __init__(self, found: Tokens) -> None:
        self.found = found
        self.open: list[int] = []
        self.pipes: list[list[int]] = []
        self.templates = 0
        self.tables: list[tuple[int, int]] = []

    def meet(self, kind: int, number: int) -> None:
        """Take one token."""
        if kind == Kind.OPEN:
            self.templates += 1
            self._push(number)
        elif kind == Kind.LINK:
            self._push(number)
        elif kind == Kind.CLOSE:
            if self.templates:
                self._close(number, Kind.OPEN)
        elif kind == Kind.LINK_CLOSE:
            if self.open and self.found.kinds[self.open[-1]] == Kind.LINK:
                self._close(number, Kind.LINK)
        elif kind == Kind.TABLE:
            self.tables.append((number, len(self.open)))
        elif kind != Kind.LINE_BANG:
            self._pipe(kind, number)

    def _push(self, number: int) -> None:
        self.open.append(number)
        self.pipes.append([])

    def _pipe(self, kind: int, number: int) -> None:
        found = self.found
        end = found.ends[number]
        closes = kind == Kind.LINE_PIPE and found.text.startswith("}", end) and not found.text.startswith("}}", end)
        if closes and self.tables and self.tables[-1][1] == len(self.open):
            found.mates[self.tables.pop()[0]] = number
            found.ends[number] = end + 1
        elif self.open and found.text.startswith("|", end - 1):
            self.pipes[-1].append(number)

    def _close(self, number: int, kind: Kind) -> None:
        """Pair a closing mark with the innermost open one of its kind; those open within it are left without a mate."""
        kinds = self.found.kinds
        parts: list[list[int]] = []
        while True:
            opened = self.open.pop()
            parts.append(self.pipes.pop())
            if kinds[opened] == Kind.OPEN:
                self.templates -= 1
            if kinds[opened] == kind:
                break
        self.found.mates[opened] = number
        self.found.pipes[opened] = parts[0] if len(parts) == 1 else [one for part in reversed(parts) for one in part]
        while self.tables and self.tables[-1][1] > len(self.open):
            self.tables.pop()

    def mend(self) -> None:
        """Close a box that was left open, before the first line after it that begins with bold words or is a heading."""
        found = self.found
        for opened, pipes in zip(self.open, self.pipes, strict=True):
            if found.kinds[opened] != Kind.OPEN or not _BOX.match(found.text, found.starts[opened]):
                continue
            end = next((at for at in range(opened + 2, len(found.kinds)) if self._begins_text(at)), None)
            if end is not None:
                found.mates[opened] = end - 1
                found.pipes[opened] = [at for at in pipes if at < end - 1]
                found.mended = (found.starts[opened], found.starts[end])
            return

    def _begins_text(self, number: int) -> bool:
        found = self.found
        kind = found.kinds[number]
        bold = kind == Kind.QUOTES and found.ends[number] - found.starts[number] >= _LONG
        after_line = found.kinds[number - 1] == Kind.NEWLINE and found.ends[number - 1] == found.starts[number]
        return after_line and (bold or kind == Kind.HEADING)
