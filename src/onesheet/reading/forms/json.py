"""JSON as a form: the text stays as it is, and every value knows where it stands in it.

The scanner here is one pass without recursion, because the standard library's does not tell positions and gives up on
deep nesting. Format: RFC 8259; signs that have no business in a string (a line end, a tab) are let stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from json import JSONDecodeError, JSONDecoder
from typing import TypeAlias

from onesheet.reading.document import JSON, Document

MOST_DEPTH = 100
"""How deep objects and lists may stand in one another; what people exchange has about ten."""
MOST_VALUES = 1_000_000
"""How many values are kept; an item of Wikidata with a thousand statements has some fifty thousand."""

_LOOKS_LIKE_OBJECT = re.compile(r"[ \t\n\r]*\{[ \t\n\r]*(?:\"|\}[ \t\n\r]*\Z)")
_LOOKS_LIKE_LIST = re.compile(r"[ \t\n\r]*\[[ \t\n\r]*(?:\{[ \t\n\r]*[\"}]|\"|\[|\][ \t\n\r]*\Z)")
_TOKEN = re.compile(
    r"[ \t\n\r]*+(?:(?P<sign>[{}\[\]:,])|\"(?P<text>[^\"\\]*+(?:\\.[^\"\\]*+)*+)\""
    r"|(?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?)(?![0-9A-Za-z.])"
    r"|(?P<word>true|false|null)\b)",
    re.DOTALL,
)
_SPACE = re.compile(r"[ \t\n\r]*")
_WORDS = {"true": True, "false": False, "null": None}
_UNFIT = re.compile("[\x00\ud800-\udfff]")
"""Signs that an escape can stand for and no text can hold: the zero byte, and half of a surrogate pair."""
_LONGEST_NUMBER = 300
"""Signs of a number; a longer one is no figure of anything and would take long to turn into one."""
_DECODER = JSONDecoder(strict=False)

Value: TypeAlias = "str | int | float | bool | dict[str, Found] | list[Found] | None"


@dataclass(slots=True)
class Found:
    """One value and where it stands: `text[start:end]` is it as written, quotation marks and all.

    `key_start` is where the member of an object starts, its key with it; the same as `start` for all others.
    """

    value: Value
    start: int
    end: int
    key_start: int

    def get(self, *path: str | int) -> Found:
        """The value at the end of a path of keys and places; NOTHING where the path leads nowhere."""
        here = self
        for step in path:
            inside = here.value
            if isinstance(step, str):
                found = inside.get(step) if isinstance(inside, dict) else None
            else:
                found = inside[step] if isinstance(inside, list) and step < len(inside) else None
            if found is None:
                return NOTHING
            here = found
        return here

    @property
    def text(self) -> str:
        """The words of a string, without space at their ends; empty for all else."""
        return self.value.strip() if isinstance(self.value, str) else ""

    @property
    def number(self) -> int | float | None:
        """A number, or None for all else."""
        return self.value if isinstance(self.value, int | float) and not isinstance(self.value, bool) else None

    @property
    def entries(self) -> list[Found]:
        """What a list holds; empty for all else."""
        return self.value if isinstance(self.value, list) else []

    @property
    def members(self) -> dict[str, Found]:
        """What an object holds; empty for all else."""
        return self.value if isinstance(self.value, dict) else {}

    def __bool__(self) -> bool:
        return self is not NOTHING


NOTHING = Found(None, 0, 0, 0)
"""What a path that leads nowhere leads to; the only Found that is false."""


BROKEN_JSON = "This is JSON that cannot be read:"
"""How the sentence begins that tells of JSON which breaks off, or is deeper or larger than any that people exchange."""


class Broken(Exception):
    """The text is not JSON, or more than is read; `at` is where that shows, the message says what."""

    def __init__(self, what: str, at: int) -> None:
        super().__init__(what)
        self.at = at


class TooMuch(Broken):
    """What was read so far is JSON, and it is deeper, longer or has more values than is read."""


def open_json(text: str, problems: tuple[str, ...] = ()) -> Document | None:
    """The document that a JSON text is, or None where the text is none.

    A text that starts as an object does and then breaks off is JSON that is damaged: its document has no data, and a
    sentence says where. A text that starts as a list does is JSON only where it is whole, or too much: notes start so too.
    """
    is_object = _LOOKS_LIKE_OBJECT.match(text) is not None
    if not is_object and _LOOKS_LIKE_LIST.match(text) is None:
        return None
    try:
        return Document(text, text, form=JSON, data=parse(text), problems=problems)
    except Broken as fault:
        if not is_object and not isinstance(fault, TooMuch):
            return None
        line = text.count("\n", 0, fault.at) + 1
        column = fault.at - (text.rfind("\n", 0, fault.at) + 1) + 1
        sentence = f"{BROKEN_JSON} in line {line}, at sign {column}, {fault}. Nothing was taken from it; get it again."
        return Document(text, text, form=JSON, problems=(*problems, sentence))


@dataclass(slots=True)
class _Open:
    """An object or a list whose end has not come yet."""

    found: Found
    closes: str
    wants_key: bool = False
    key: str = ""
    key_start: int = 0
    state: str = "first"
    """What may come: `first` (a value or the end), `value`, `colon`, `after` (a comma or the end)."""
    members: dict[str, Found] = field(default_factory=dict)
    entries: list[Found] = field(default_factory=list)


def parse(text: str) -> Found:
    """Read one JSON value, which must be all of the text. Raises Broken."""
    stack: list[_Open] = []
    at, values = 0, 0
    while True:
        match = _TOKEN.match(text, at)
        if match is None:
            at = _after_space(text, at)
            raise Broken(_no_token(text, at), at)
        sign = match["sign"]
        begin = match.end() - 1 if sign else match.start(match.lastgroup or 0) - (match["text"] is not None)
        at = match.end()
        if sign and sign in ",:":
            _part(stack, sign, begin)
            continue
        if sign and sign in "]}":
            done = _closed(stack, sign, begin)
        elif sign:
            _open(stack, sign, begin)
            values += 1
            continue
        elif match["text"] is not None and _takes_key(stack):
            top = stack[-1]
            top.key, top.key_start, top.state = _words(match["text"], begin), begin, "colon"
            continue
        else:
            _expect_value(stack, begin)
            values += 1
            done = Found(_scalar(match, begin), begin, at, _key_start(stack, begin))
        if values > MOST_VALUES:
            raise TooMuch(f"it holds more than {MOST_VALUES:,} values", begin)
        if not stack:
            rest = _after_space(text, at)
            if rest < len(text):
                raise Broken("the first value ends, and another follows; give each as a document of its own", rest)
            return done
        _put(stack[-1], done)


def _open(stack: list[_Open], sign: str, begin: int) -> None:
    """Start an object or a list."""
    _expect_value(stack, begin)
    if len(stack) >= MOST_DEPTH:
        raise TooMuch(f"more than {MOST_DEPTH} lists and objects stand in one another", begin)
    is_object = sign == "{"
    made = Found(None, begin, begin, _key_start(stack, begin))
    stack.append(_Open(made, "}" if is_object else "]", wants_key=is_object))
    made.value = stack[-1].members if is_object else stack[-1].entries


def _no_token(text: str, at: int) -> str:
    if at >= len(text):
        return "it breaks off"
    return "a string has no end" if text[at] == '"' else "there is something that is no JSON"


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space is not None else at


def _key_start(stack: list[_Open], begin: int) -> int:
    return stack[-1].key_start if stack and stack[-1].wants_key else begin


def _takes_key(stack: list[_Open]) -> bool:
    return bool(stack) and stack[-1].wants_key and stack[-1].state in ("first", "key")


def _expect_value(stack: list[_Open], at: int) -> None:
    if not stack:
        return
    top = stack[-1]
    if top.state == "value" or (top.state == "first" and not top.wants_key):
        return
    raise Broken("a comma is missing" if top.state == "after" else "a key or a colon is missing", at)


def _part(stack: list[_Open], sign: str, at: int) -> None:
    top = stack[-1] if stack else None
    if top is not None and sign == ":" and top.state == "colon":
        top.state = "value"
    elif top is not None and sign == "," and top.state == "after":
        top.state = "key" if top.wants_key else "value"
    else:
        raise Broken(f"there is a {sign} too many", at)


def _closed(stack: list[_Open], sign: str, at: int) -> Found:
    if not stack or stack[-1].closes != sign or stack[-1].state not in ("first", "after"):
        raise Broken(f"there is a {sign} where none can be", at)
    found = stack.pop().found
    found.end = at + 1
    return found


def _put(top: _Open, found: Found) -> None:
    if top.wants_key:
        top.members[top.key] = found
    else:
        top.entries.append(found)
    top.state = "after"


def _scalar(match: re.Match[str], at: int) -> str | int | float | bool | None:
    if match["text"] is not None:
        return _words(match["text"], at)
    if match["word"] is not None:
        return _WORDS[match["word"]]
    number = match["number"]
    if len(number) > _LONGEST_NUMBER:
        raise TooMuch(f"a number has more than {_LONGEST_NUMBER} signs", at)
    return float(number) if any(sign in number for sign in ".eE") else int(number)


def _words(raw: str, at: int) -> str:
    if "\\" not in raw:
        return raw
    try:
        made = str(_DECODER.decode(f'"{raw}"'))
    except JSONDecodeError as fault:
        raise Broken("a string has a backslash that means nothing", at) from fault
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", made)
