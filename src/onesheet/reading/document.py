"""A document that was opened: its text, the words that readers read in it, and what its form marks.

A form (`onesheet.reading.forms`) makes it from bytes; readers (`onesheet.reading.register`) take it. All offsets that
readers see and give are offsets in `prose`; `onesheet.reading.read` turns them into offsets in `text`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

PLAIN, HTML, WIKITEXT, JSON, FEED = "plain", "html", "wikitext", "json", "feed"
"""The forms a document can have."""

MEDIA_TYPES = {
    PLAIN: "text/plain",
    HTML: "text/html",
    WIKITEXT: "text/x-wiki",
    JSON: "application/json",
    FEED: "application/xml",
}
"""Of each form, the name that is kept with the stored document."""


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a row; `prose[start:end] == text`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled row of a box, such as an article's infobox or a page's table of facts."""

    label: str
    """As printed, without a colon: `Directed by`; in wikitext the parameter's name: `director`."""
    items: tuple[Item, ...]
    """A list's entries, or the one value."""


@dataclass(frozen=True, slots=True)
class Box:
    """A table of labelled rows about one thing."""

    name: str
    """The template's name in wikitext, lower case (`infobox film`); the table's classes in HTML."""
    title: Item | None = None
    rows: tuple[Row, ...] = ()
    start: int = 0
    end: int = 0
    by_columns: bool = False
    """Whether each row is a column of a table, labelled by its head: the items at one place in all of them belong together,
    such as a player under `Actor` and a character under `Role`; one without words is an empty cell."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed. `start` to `end` is all of it in the prose, `body_start` to `body_end` its own text."""

    title: str
    start: int
    end: int
    body_start: int
    body_end: int
    authors: tuple[str, ...] = ()
    published: str | None = None
    """EDTF."""
    link: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    """What the feed's own elements tell of it, by their names without a namespace: `filmTitle`, `memberRating`."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the prose and the stretch of the text that it was made from."""

    start: int
    """In the prose; a piece ends where the next one starts."""
    text_start: int
    text_end: int
    copied: bool
    """Whether the two are the same sign for sign; else every part of the one stands for the whole of the other."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Leads from the prose back to the text: pieces in the order of the prose, covering all of it."""

    pieces: tuple[Piece, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _by_text: tuple[tuple[int, int], ...] = field(init=False, repr=False, compare=False)
    """Where each piece begins in the text, and its place in `pieces`, in the order of the text."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(piece.start for piece in self.pieces))
        by_text = sorted((piece.text_start, place) for place, piece in enumerate(self.pieces))
        object.__setattr__(self, "_by_text", tuple(by_text))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The shortest stretch of the text from which all of `prose[start:end]` was made."""
        first, last = self._piece(start), self._piece(max(start, end - 1))
        left = first.text_start + (start - first.start if first.copied else 0)
        right = last.text_start + (end - last.start) if last.copied else last.text_end
        return min(left, right), max(left, right)

    def prose_span(self, start: int, end: int, length: int) -> tuple[int, int]:
        """The stretch of the prose, which has `length` signs, that was made of `text[start:end]`.

        Empty where nothing was made of it.
        """
        left, right = length, 0
        first = bisect_right(self._by_text, (start, -1))
        for _, place in self._by_text[max(0, first - 1) :]:
            piece = self.pieces[place]
            if piece.text_start >= end:
                break
            if piece.text_end <= start:
                continue
            stop = self.pieces[place + 1].start if place + 1 < len(self.pieces) else length
            shift = piece.start - piece.text_start
            left = min(left, max(piece.start, start + shift) if piece.copied else piece.start)
            right = max(right, min(stop, end + shift) if piece.copied else stop)
        return (left, right) if left < right else (0, 0)

    def _piece(self, at: int) -> Piece:
        return self.pieces[max(0, bisect_right(self._starts, at) - 1)]


@dataclass(frozen=True, slots=True)
class Known:
    """What the one who asks knows already and readers may know again; a reading by itself knows nothing."""

    festivals: tuple[str, ...] = ()
    """Names of festivals, by which a page is known as one's line-up that no pattern tells."""


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its form opened it."""

    text: str
    """As it is stored and shown; every quote stands in it. Empty where nothing could be read."""
    prose: str
    """What readers read; the same as `text` but where a form has markup between the words."""
    form: str = PLAIN
    mapping: Mapping | None = None
    """None where `prose` and `text` are the same."""
    title: str = ""
    """What the form itself gives as the title: an HTML page's title, a feed's."""
    boxes: tuple[Box, ...] = ()
    entries: tuple[Entry, ...] = ()
    categories: tuple[str, ...] = ()
    """The names of the categories that a wiki's page is put into."""
    links: tuple[tuple[int, int], ...] = ()
    """Where the words of the page's links stand in the prose, in order."""
    openings: tuple[tuple[int, int], ...] = ()
    """The words at the beginnings of lines that the page sets apart from the rest, as by bold or slanted letters."""
    slanted: tuple[tuple[int, int], ...] = ()
    """Where words in slanted letters stand in the prose, in order."""
    things: tuple[dict[str, Any], ...] = ()
    """What the page tells of itself for machines, as schema.org objects in the manner of JSON-LD: `{"@type": "Review", ...}`."""
    data: Any = None
    """The value that a JSON document holds; `onesheet.reading.forms.json.Found` objects tell where each part stands."""
    problems: tuple[str, ...] = ()
    known: Known = NOTHING_KNOWN

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Turn a stretch of the prose into the stretch of the text that it was made from."""
        return (start, end) if self.mapping is None else self.mapping.span(start, end)

    def prose_span(self, start: int, end: int) -> tuple[int, int]:
        """Turn a stretch of the text into the stretch of the prose that was made of it; empty where nothing was."""
        return (start, end) if self.mapping is None else self.mapping.prose_span(start, end, len(self.prose))


def plain(text: str, problems: Sequence[str] = ()) -> Document:
    """A document of words alone."""
    return Document(text, text, problems=tuple(problems))
