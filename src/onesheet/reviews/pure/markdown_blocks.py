"""Blocks of Markdown as HTML, with spoilers folded away or left out. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import groupby

from markdown_it.token import Token

from onesheet.reviews.pure.markdown_leaves import MARK, Leaf, html_of, leaves_of, trimmed

EXCERPT = 300
"""Characters of an excerpt, about."""

_GAPS = re.compile(r"…(?: …)+")

SIGN = "[spoiler]"
"""Stands for a spoiler where nothing folds."""

_MOST_SPOILERS = 200
"""Folds in one text; from there on all is folded, a paragraph at a time."""

_MOST_ADDRESSES = 60_000
"""Characters of all links together: one address can be named a thousand times in a short text."""

_OPEN = '<details class="spoiler{}"><summary>Spoiler</summary>'
_CONTAINERS = {"bullet_list": "ul", "list_item": "li", "blockquote": "blockquote"}
_CODE = frozenset({"fence", "code_block"})
_HEADINGS = {"h1": "h3", "h2": "h3"}


@dataclass(slots=True)
class _Block:
    """A paragraph or heading: the place of its inline token, and its words."""

    at: int
    level: int
    leaves: list[Leaf]

    @property
    def marks(self) -> int:
        return sum(one.kind == MARK for one in self.leaves)


@dataclass(slots=True)
class _Plan:
    """What of the text is hidden."""

    blocks: dict[int, _Block] = field(default_factory=dict)
    folds: dict[int, int] = field(default_factory=dict)
    """Blocks that are folded together: the first token -> the last."""
    hidden: set[int] = field(default_factory=set)
    """Tokens of code that are hidden."""


@dataclass(slots=True)
class _Spent:
    """What was used of what only so much may be used of."""

    folds: int = 0
    addresses: int = 0


def write(tokens: Sequence[Token], *, folded: bool) -> tuple[str, str]:
    """Return the HTML of a text's tokens and its excerpt; spoilers folded, or left out with a sign in their place."""
    plan = _planned(tokens)
    written: list[str] = []
    words: list[str] = []
    count = 0
    ends: list[int] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if at in plan.folds:
            if not folded:
                written.append(f"<p>{SIGN}</p>")
                at = plan.folds[at] + 1
                continue
            written.append(_OPEN.format(" block"))
            ends.append(plan.folds[at])
        block = plan.blocks.get(at)
        if block is not None:
            written.append(_paragraph(block, tokens[at - 1], folded=folded))
            if not ends and count < EXCERPT * 2:
                words.append(_visible(block))
                count += len(words[-1])
        elif token.type in _CODE:
            code = f"<pre><code>{escape(token.content, quote=False)}</code></pre>"
            written.append(_fold(code, folded=folded) if at in plan.hidden else code)
        else:
            written.append(_container(token))
        if ends and ends[-1] == at:
            ends.pop()
            written.append("</details>")
        at += 1
    return "".join(written).strip(), _cut(" ".join(one for one in words if one))


def _visible(block: _Block) -> str:
    """Return a block's words with an ellipsis for each spoiler; nothing where all of it is one."""
    if all(one.hidden for one in block.leaves):
        return ""
    parts = groupby(block.leaves, lambda one: one.hidden)
    return " ".join("".join("…" if hidden else "".join(one.text for one in group) for hidden, group in parts).split())


def _planned(tokens: Sequence[Token]) -> _Plan:
    """Pair the bars of the whole text: within a block first, what is left over with the next block that has one."""
    plan = _Plan()
    for at, token in enumerate(tokens):
        if token.type == "inline":
            plan.blocks[at] = _Block(at, token.level, leaves_of(token))
    odd = [block.at for block in plan.blocks.values() if block.marks % 2]
    spent = _Spent()
    reach = -1
    for first, last in zip(odd[::2], odd[1::2], strict=False):
        _plain(plan, reach, first)
        _spoiled(plan, tokens, first, last)
        reach = last
    _plain(plan, reach, len(tokens))
    for block in plan.blocks.values():
        _count(block, spent)
    return plan


def _plain(plan: _Plan, after: int, before: int) -> None:
    """Hide what bars of their own hide, in the blocks between two places."""
    for at in range(after + 1, before):
        if at in plan.blocks:
            _hide(plan.blocks[at], stray=plan.blocks[at].marks % 2 == 1)


def _spoiled(plan: _Plan, tokens: Sequence[Token], first: int, last: int) -> None:
    """Hide what stands between the bars of two blocks."""
    if _together(tokens, plan.blocks[first], plan.blocks[last]):
        plan.folds[first - 1] = last + 1
        for at in range(first, last + 1):
            if at in plan.blocks:
                plan.blocks[at].leaves = [one for one in plan.blocks[at].leaves if one.kind != MARK]
        return
    _hide(plan.blocks[first])
    for at in range(first + 1, last + 1):
        if at in plan.blocks:
            _hide(plan.blocks[at], starts=True, stray=at < last)
        elif tokens[at].type in _CODE:
            plan.hidden.add(at)


def _together(tokens: Sequence[Token], first: _Block, last: _Block) -> bool:
    """Tell whether a spoiler begins and ends with whole blocks of the same place."""
    if first.level != last.level or first.marks != 1 or last.marks != 1:
        return False
    if trimmed(first.leaves)[0].kind != MARK or trimmed(last.leaves)[-1].kind != MARK:
        return False
    return all(token.level >= first.level - 1 for token in tokens[first.at : last.at])


def _hide(block: _Block, *, starts: bool = False, stray: bool = False) -> None:
    """Say of each leaf whether it is hidden, and take the bars out.

    Where bars are left over that pair with none in the whole text, all from the first to the end is hidden.
    """
    hidden = starts
    shown: list[Leaf] = []
    for leaf in block.leaves:
        if leaf.kind == MARK:
            hidden = stray or not hidden
        else:
            shown.append(replace(leaf, hidden=hidden))
    block.leaves = shown


def _count(block: _Block, spent: _Spent) -> None:
    """Fold everything once there were too many spoilers, drop links once there were too many addresses."""
    kept: list[Leaf] = []
    split = _split_links(block.leaves)
    was = False
    for leaf in block.leaves:
        spent.folds += leaf.hidden and not was
        was = leaf.hidden
        one = replace(leaf, hidden=True) if spent.folds > _MOST_SPOILERS else leaf
        links = [two for two in one.formats if two.tag == "a"]
        if links:
            spent.addresses += len(links[0].href)
            if spent.addresses > _MOST_ADDRESSES or links[0].number in split:
                one = replace(one, formats=tuple(two for two in one.formats if two.tag != "a"))
        kept.append(one)
    block.leaves = kept


def _split_links(leaves: Sequence[Leaf]) -> set[int]:
    """Return the links of which only a part is hidden."""
    seen: dict[int, bool] = {}
    split = set()
    for leaf in leaves:
        for one in leaf.formats:
            if one.tag == "a" and seen.setdefault(one.number, leaf.hidden) != leaf.hidden:
                split.add(one.number)
    return split


def _paragraph(block: _Block, opening: Token, *, folded: bool) -> str:
    """Return a paragraph, heading or item. One with folds in it is a `div`: HTML lets no paragraph hold them."""
    leaves = trimmed(block.leaves)
    if not leaves:
        return ""
    html = ""
    for hidden, group in groupby(leaves, lambda one: one.hidden):
        part = html_of(list(group))
        html += _fold(part, folded=folded) if hidden and part.strip() else part
    if opening.hidden:
        return html + "\n"
    folds = folded and any(leaf.hidden for leaf in leaves)
    if opening.type == "heading_open" and not folds:
        tag = _HEADINGS.get(opening.tag, "h4")
        return f"<{tag}>{html}</{tag}>\n"
    return f'<div class="p">{html}</div>\n' if folds else f"<p>{html}</p>\n"


def _fold(html: str, *, folded: bool) -> str:
    return f"{_OPEN.format('')}{html}</details>" if folded else SIGN


def _container(token: Token) -> str:
    kind, _, side = token.type.rpartition("_")
    if token.type == "hr":
        return "<hr>\n"
    if kind == "ordered_list":
        start = token.attrGet("start")
        attribute = f' start="{start}"' if isinstance(start, int) else ""
        return f"<ol{attribute}>\n" if side == "open" else "</ol>\n"
    tag = _CONTAINERS.get(kind)
    if tag is None:
        return ""
    end = "" if tag == "li" and side == "open" else "\n"
    return f"<{tag}>{end}" if side == "open" else f"</{tag}>\n"


def _cut(text: str) -> str:
    """Return the beginning of a text, whole words of it."""
    text = _GAPS.sub("…", " ".join(text.split()))
    if len(text) <= EXCERPT:
        return text
    head = text[: EXCERPT - 1]
    at_word, _, rest = head.rpartition(" ")
    return (at_word if at_word and len(rest) < 40 else head).rstrip(" ,;:–—-") + "…"
