"""The words of one paragraph, each with what it stands in: emphasis, links, a spoiler. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import count, groupby

from markdown_it.token import Token

MARK = "spoiler_mark"
"""The kind of a token that begins or ends a spoiler."""

_DEEPEST = 8
"""Emphasis and links inside each other; what is deeper is shown plainly."""

_LONGEST_ADDRESS = 2000

_WEB = re.compile(r"(?:https?://|mailto:)[^\s\\<>\"]", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"'`|\\]+", re.IGNORECASE)
_TAGS = {"strong": "strong", "em": "em"}


@dataclass(frozen=True, slots=True)
class Format:
    """Something that words stand in: `strong`, `em`, or a link to `href`."""

    tag: str
    number: int
    """Tells two of a kind apart."""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch of words (`text`), code (`code`), the end of a line (`break`), or the bars of a spoiler (MARK)."""

    kind: str
    text: str = ""
    formats: tuple[Format, ...] = ()
    hidden: bool = False


def leaves_of(token: Token) -> list[Leaf]:
    """Return what an inline token of markdown-it holds, in order, with bare addresses made links."""
    found: list[Leaf] = []
    numbers = count()
    _walk(token.children or (), [], found, numbers)
    return [part for leaf in _joined(found) for part in _with_links(leaf, numbers)]


def _walk(children: Sequence[Token], stack: list[Format], found: list[Leaf], numbers: count[int]) -> None:
    depth = len(stack)
    for child in children:
        kind = child.type
        if kind.endswith("_open"):
            stack.append(Format(child.tag, next(numbers), str(child.attrGet("href") or "")))
        elif kind.endswith("_close"):
            if len(stack) > depth:
                stack.pop()
        elif kind == "image":
            stack.append(Format("a", next(numbers), str(child.attrGet("src") or "")))
            before = len(found)
            _walk(child.children or (), stack, found, numbers)
            if len(found) == before:
                found.append(Leaf("text", str(child.attrGet("src") or ""), _kept(stack)))
            stack.pop()
        elif kind == MARK:
            found.append(Leaf(MARK))
        elif kind in {"softbreak", "hardbreak"}:
            found.append(Leaf("break" if kind == "hardbreak" else "text", "\n", _kept(stack)))
        elif child.content:
            found.append(Leaf("code" if kind == "code_inline" else "text", child.content, _kept(stack)))


def _kept(stack: list[Format]) -> tuple[Format, ...]:
    """Return the formats that are shown: the first few, one link at most, that to a place that is allowed."""
    kept: list[Format] = []
    for one in stack[:_DEEPEST]:
        if one.tag == "a":
            if len(one.href) > _LONGEST_ADDRESS or not _WEB.match(one.href) or any(two.tag == "a" for two in kept):
                continue
        elif one.tag not in _TAGS or any(two.tag == one.tag for two in kept):
            continue
        kept.append(one)
    return tuple(kept)


def _joined(leaves: list[Leaf]) -> Iterator[Leaf]:
    """Join words that stand in the same formats."""
    for (kind, formats), group in groupby(leaves, lambda one: (one.kind, one.formats)):
        if kind == "text":
            yield Leaf("text", "".join(one.text for one in group), formats)
        else:
            yield from group


def _with_links(leaf: Leaf, numbers: count[int]) -> Iterator[Leaf]:
    """Split words at the addresses in them."""
    if leaf.kind != "text" or "://" not in leaf.text or any(one.tag == "a" for one in leaf.formats):
        yield leaf
        return
    at = 0
    for match in _ADDRESS.finditer(leaf.text):
        address = match[0].rstrip(".,;:!?*_~'")
        while address.endswith(")") and "(" not in address:
            address = address[:-1].rstrip(".,;:!?*_~'")
        if len(address) > _LONGEST_ADDRESS or not _WEB.match(address):
            continue
        if match.start() > at:
            yield replace(leaf, text=leaf.text[at : match.start()])
        link = Format("a", next(numbers), address)
        yield replace(leaf, text=address, formats=(*leaf.formats, link))
        at = match.start() + len(address)
    if at < len(leaf.text):
        yield replace(leaf, text=leaf.text[at:])


def html_of(leaves: Sequence[Leaf]) -> str:
    """Return leaves as HTML, without their spoilers' folds."""
    written: list[str] = []
    opened: list[Format] = []
    for leaf in leaves:
        same = 0
        while same < min(len(opened), len(leaf.formats)) and opened[same] == leaf.formats[same]:
            same += 1
        written += [f"</{one.tag}>" for one in reversed(opened[same:])]
        written += [_opening(one) for one in leaf.formats[same:]]
        opened = list(leaf.formats)
        words = escape(leaf.text, quote=False)
        written.append({"code": f"<code>{words}</code>", "break": "<br>"}.get(leaf.kind, words))
    written += [f"</{one.tag}>" for one in reversed(opened)]
    return "".join(written)


def _opening(one: Format) -> str:
    return f'<a href="{escape(one.href)}">' if one.tag == "a" else f"<{one.tag}>"


def trimmed(leaves: list[Leaf]) -> list[Leaf]:
    """Return leaves without the ends of lines at their edges."""
    first, last = 0, len(leaves)
    while first < last and _is_blank(leaves[first]):
        first += 1
    while last > first and _is_blank(leaves[last - 1]):
        last -= 1
    return leaves[first:last]


def _is_blank(leaf: Leaf) -> bool:
    return leaf.kind == "break" or (leaf.kind == "text" and not leaf.text.strip())
