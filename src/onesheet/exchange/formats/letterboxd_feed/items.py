"""The items of an RSS feed, one after the other, with memory for one. No entities of the feed's own, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from onesheet.exchange.formats.format import NotUnderstood

LONGEST_ITEM = 2_000_000
"""Signs of one element that are kept."""
_DEEPEST = 100


@dataclass(slots=True)
class Item:
    """One item: what its elements hold, by their names as printed (`letterboxd:filmTitle`), and the line it begins on."""

    line: int
    values: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """Return what an element holds, trimmed; empty where there is none."""
        return self.values.get(name, "").strip()


class Broken(Exception):
    """The feed is no sound XML from here on; the message is a sentence. `line` says where."""

    def __init__(self, sentence: str, line: int) -> None:
        """Note where."""
        super().__init__(sentence)
        self.line = line


class _Taker:
    def __init__(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        self.done: list[Item] = []
        self._item: Item | None = None
        self._depth = 0
        self._item_depth = 0
        self._words: list[str] = []
        self._size = 0

    def start(self, tag: str, _: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotUnderstood(
                "The elements of this feed stand in each other more than a hundred deep, as in no feed."
            )
        if self._item is None and tag.lower() == "item":
            self._item, self._item_depth = Item(self._parser.CurrentLineNumber), self._depth
        self._words, self._size = [], 0

    def words(self, words: str) -> None:
        if self._item is None:
            return
        self._size += len(words)
        if self._size > LONGEST_ITEM:
            raise NotUnderstood("An element of this feed is too long to be true.")
        self._words.append(words)

    def end(self, tag: str) -> None:
        if self._item is not None:
            if self._depth == self._item_depth:
                self.done.append(self._item)
                self._item = None
            elif self._depth == self._item_depth + 1:
                self._item.values.setdefault(tag, "".join(self._words))
        self._depth -= 1


def items_in(chunks: Iterable[bytes]) -> Iterator[Item]:
    """Yield the items of a feed. Raises `NotUnderstood` where it is unfit, `Broken` where its XML breaks off."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    taker = _Taker(parser)
    parser.StartElementHandler = taker.start
    parser.EndElementHandler = taker.end
    parser.CharacterDataHandler = taker.words
    parser.EntityDeclHandler = _refuse_entity
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            yield from taker.done
            taker.done.clear()
        parser.Parse(b"", True)
    except expat.ExpatError as fault:
        yield from taker.done
        raise Broken(
            f"The feed is no sound XML from line {fault.lineno} on; what follows was not read. Get it again.",
            fault.lineno,
        ) from fault
    except (LookupError, ValueError) as fault:
        # An encoding that nobody knows, or one that expat cannot read.
        raise NotUnderstood("The feed is in an encoding that is not read here. Save it as UTF-8.") from fault


def _refuse_entity(*_: object) -> None:
    raise NotUnderstood(
        "This feed defines entities of its own, which feeds do not need and which are refused. Get it again."
    )
