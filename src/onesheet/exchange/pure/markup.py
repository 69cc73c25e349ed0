"""The little HTML that people may write at other services, as the Markdown that is written here.

Bold, italics, links, quotations, paragraphs and line breaks are taken over; any other tag is words and stays words, as
does what Markdown would take for a sign of its own. Work grows with the length of the text and no faster.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>b|strong|i|em|a|blockquote|p|br)(?P<given>(?:\s[^<>]{0,4000})?)\s*/?>", re.IGNORECASE
)
_HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://|mailto:)[^\s\\]+", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(https?://[^\s<>\"'`|\\*]+)")
_SIGNS = re.compile(r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|\|\|+|&(?=#?\w{1,31};)|<(?=[a-z/!?])|~~~", re.IGNORECASE)
"""What Markdown would take for its own, wherever it stands; `_` between letters means nothing there."""
_AT_START = re.compile(
    r"(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+\s*$|--+\s*$|[-_](?:\s*[-_]){2,}\s*$|(\d{1,9})([.)])(?=\s|$))"
)
"""What it would take for its own at the start of a line."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\n]+")
_DEEPEST_QUOTE = 3
_EMPHASIS = {(True, False): "**", (False, True): "*", (True, True): "***"}


class _Style(NamedTuple):
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass(slots=True)
class _Open:
    """What is open at a place of the text."""

    bold: int = 0
    italic: int = 0
    links: list[str] = field(default_factory=list)
    quotes: int = 0

    def style(self) -> _Style:
        return _Style(self.bold > 0, self.italic > 0, self.links[-1] if self.links else "")


class _Line(NamedTuple):
    quotes: int
    runs: list[tuple[_Style, str]]


def markdown_of(text: str) -> str:
    """Return a text with the HTML that such services allow as Markdown; without any it reads the same."""
    lines: list[_Line] = [_Line(0, [])]
    now = _Open()
    for kind, said in _pieces(text.replace("\r\n", "\n").replace("\r", "\n")):
        if kind == "text":
            _add(lines, now, _ENTITY.sub(_sign, said))
        else:
            _tag(lines, now, kind, said)
    return _printed(lines)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield `("text", words)` and `(name or /name, its attributes)`."""
    at = 0
    for tag in _TAG.finditer(text):
        if tag.start() > at:
            yield "text", text[at : tag.start()]
        yield tag["close"] + tag["name"].lower(), tag["given"]
        at = tag.end()
    if at < len(text):
        yield "text", text[at:]


def _sign(entity: re.Match[str]) -> str:
    """The sign of an entity; one that stands for nothing that can be printed is words."""
    found = html.unescape(entity[0])
    return found if found and all(one.isprintable() or one.isspace() for one in found) else entity[0]


def _add(lines: list[_Line], now: _Open, words: str) -> None:
    for number, part in enumerate(words.split("\n")):
        if number:
            lines.append(_Line(now.quotes, []))
        if part:
            lines[-1].runs.append((now.style(), part))


def _tag(lines: list[_Line], now: _Open, name: str, given: str) -> None:
    close, name = name.startswith("/"), name.removeprefix("/")
    if name in ("b", "strong"):
        now.bold = max(0, now.bold + (-1 if close else 1))
    elif name in ("i", "em"):
        now.italic = max(0, now.italic + (-1 if close else 1))
    elif name == "a":
        _link(now, given, close=close)
    elif name == "br":
        lines.append(_Line(now.quotes, []))
    else:
        if name == "blockquote":
            now.quotes = max(0, now.quotes + (-1 if close else 1))
        lines += [_Line(min(now.quotes, lines[-1].quotes), []), _Line(now.quotes, [])]


def _link(now: _Open, given: str, *, close: bool) -> None:
    if close:
        if now.links:
            now.links.pop()
        return
    found = _HREF.search(given)
    address = html.unescape(next((one for one in found.groups() if one is not None), "")) if found else ""
    now.links.append(address if _WEB.fullmatch(address) else "")


def _printed(lines: list[_Line]) -> str:
    """Lines of one paragraph end in a hard break; paragraphs stand apart by one empty line."""
    made: list[str] = []
    before: _Line | None = None
    for line in lines:
        words = _words(line.runs)
        if not words:
            before = None
            continue
        quotes = min(line.quotes, _DEEPEST_QUOTE)
        mark = "> " * quotes
        if before is not None and before.quotes == line.quotes:
            made[-1] += "\\"
        elif made:
            # A quotation goes on over an empty line only where that is marked, too.
            made.append(mark.rstrip() if made[-1].startswith(mark) and before is None else "")
        made.append(mark + words)
        before = line
    return "\n".join(made)


def _words(runs: list[tuple[_Style, str]]) -> str:
    """One line: each run with its marks, where they can stand."""
    made = ""
    joined = _joined(runs)
    for number, (style, words) in enumerate(joined):
        bare = words.strip()
        lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        following = joined[number + 1][1][:1] if number + 1 < len(joined) and not trail else " "
        if not bare:
            made += " "
            continue
        made += " " if lead else ""
        made += _marked(bare, style, made[-1:] or " ", following) + (" " if trail else "")
    made = _SPACE.sub(" ", made).strip()
    start = _AT_START.match(made)
    if start is None:
        return made
    return f"{start[1]}\\{made[len(start[1]) :]}" if start[1] else f"\\{made}"


def _joined(runs: list[tuple[_Style, str]]) -> list[tuple[_Style, str]]:
    found: list[tuple[_Style, str]] = []
    for style, words in runs:
        if found and found[-1][0] == style:
            found[-1] = (style, found[-1][1] + words)
        else:
            found.append((style, words))
    return found


def _marked(words: str, style: _Style, before: str, after: str) -> str:
    escaped = _escaped(words)
    mark = _EMPHASIS.get((style.bold, style.italic), "")
    if mark and not style.href and not (_can_open(words[0], before) and _can_open(words[-1], after)):
        mark = ""
    inner = f"{mark}{escaped}{mark}"
    if not style.href:
        return inner
    address = re.sub(r"[<>]", lambda sign: f"%{ord(sign[0]):02X}", style.href)
    if words == style.href:
        return words
    return f"[{inner}](<{address}>)" if re.search(r"[()\\]", address) else f"[{inner}]({address})"


def _can_open(inside: str, outside: str) -> bool:
    """Whether emphasis may begin or end between these signs (CommonMark 6.2)."""
    if outside == "*":
        return False
    return outside.isspace() or inside.isalnum() or not outside.isalnum()


def _escaped(words: str) -> str:
    parts = _BARE_ADDRESS.split(words)
    # Between what was split at stand the addresses, which are left as they are.
    return "".join(part if number % 2 else _SIGNS.sub(_escape, part) for number, part in enumerate(parts))


def _escape(found: re.Match[str]) -> str:
    return "".join(f"\\{sign}" for sign in found[0])
