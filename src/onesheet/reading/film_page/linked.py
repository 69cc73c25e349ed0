"""Rows of facts whose values are links, as film sites print them: a label, and under or beside it the names.

`Producers` on one line and `J. Ann Marsh Tom Abbot` on the next, each name a link: without the links nothing tells where
one name ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

from onesheet.reading.boxes.labels import COMPANIES, PEOPLE, field_of
from onesheet.reading.document import Box, Document, Item, Row
from onesheet.reading.layout.lines import Line
from onesheet.reading.vocabulary import Statement
from onesheet.values.names import fold

_NO_VALUES = frozenset(
    {
        "show all", "see all", "more", "see more", "show more", "edit", "all cast & crew", "full cast", "and more", "full cast & crew", "view all",
        "cast", "crew", "details", "genres", "releases", "reviews", "news", "photos", "videos", "trailers", "overview", "awards", "trivia", "faq",
    }
)  # fmt: skip
"""What links say that open more of a page."""
_LABELS = {
    "导演": "director",
    "编剧": "writer",
    "主演": "starring",
    "primary language": "language",
    "original writer": "",
    "regie": "director",
    "réalisation": "director",
    "dirección": "director",
}
"""Labels of film sites beside those of encyclopedias; empty for one that is not what it looks like."""
_NAMES = PEOPLE | COMPANIES
_FIGURES = frozenset({"duration", "budget", "gross", "release"})
"""What may stand under its label without being a link."""
_FIGURE = re.compile(r"[$£€₹¥]? ?\d|[A-Z][a-z]{2,8} \d{1,2}, \d{4}")
_LONGEST_LABEL = 30
_SIGNS_BETWEEN = " ,;/·•|&…\u00a0"
"""What may stand between links on a line of nothing but links."""
_FEWEST = 2


def linked_facts(document: Document, lines: Sequence[Line]) -> Box | None:
    """The rows that the lines hold, as a box; None where there are too few for a page of facts."""
    rows: list[Row] = []
    label = ""
    items: list[Item] = []
    for line in lines:
        told, links = ("", []) if label and not items and _is_language(label, line) else _label_of(document, line)
        if told:
            rows += [Row(label, tuple(items))] if items else []
            label, items = told, links
            continue
        links = _items(document, line.start, line.end) if label else []
        if any(char.isdigit() for one in links for char in one.text) and field_name(label) in _NAMES:
            links = []
        if links and (not items or not line.starts_block):
            items += links
        elif label and not items and field_name(label) in _FIGURES and _FIGURE.match(line.words):
            rows.append(Row(label, (Item(document.prose[line.start : line.end], line.start, line.end),)))
            label = ""
        else:
            rows += [Row(label, tuple(items))] if items else []
            label, items = "", []
    rows += [Row(label, tuple(items))] if items else []
    if len(rows) < _FEWEST:
        return None
    return Box("links", rows=tuple(rows), start=rows[0].items[0].start, end=rows[-1].items[-1].end)


def label_in(words: str) -> str:
    """The label that words are, as boxes know it; empty where they are none."""
    words = words.strip(": ")
    if len(words) > _LONGEST_LABEL:
        return ""
    known = _LABELS.get(words.lower(), words)
    return known if known and field_of(known) is not None else ""


def _is_language(label: str, line: Line) -> bool:
    """Whether a line that may be a label (`French`, over a title) is a language under its own."""
    told = field_of(line.words)
    return field_name(label) == "language" and told is not None and told.name == "title"


def field_name(label: str) -> str:
    """The property that a label tells; empty where it is not known."""
    told = field_of(label)
    return told.name if told is not None else ""


def _label_of(document: Document, line: Line) -> tuple[str, list[Item]]:
    """The label that a line is, or that stands at its beginning before its links, and those."""
    label = label_in(line.words)
    if label:
        return label, []
    first = bisect_left(document.links, (line.start, line.start))
    if first == len(document.links) or document.links[first][0] >= line.end:
        return "", []
    label = label_in(document.prose[line.start : document.links[first][0]])
    links = _items(document, document.links[first][0], line.end) if label else []
    return (label, links) if links else ("", [])


def _items(document: Document, start: int, end: int) -> list[Item]:
    """The links of a stretch that holds nothing else, without those that only open more; none where it holds more."""
    found: list[Item] = []
    at = start
    first = bisect_left(document.links, (start, start))
    for left, right in document.links[first : first + _MOST]:
        if left >= end:
            break
        if document.prose[at:left].strip(_SIGNS_BETWEEN):
            return []
        said = document.prose[left:right]
        if said.strip("… .").casefold() not in _NO_VALUES:
            found.append(Item(said, left, right))
        at = right
    return [] if document.prose[at:end].strip(_SIGNS_BETWEEN) else found


_MOST = 2000
_TOLD = (("director", ("director",)), ("cast_member", ("actor", "actors")), ("genre", ("genre",)))
_MOST_NAMES = 200


def confirmed(document: Document, movie: Mapping[str, Any], end: int) -> list[Statement]:
    """The directors, players and genres that the page tells for machines and prints as links before `end`."""
    wanted = {
        (fold(said)): (name, said) for name, keys in reversed(_TOLD) for key in keys for said in _names(movie.get(key))
    }
    found: dict[tuple[str, str], Statement] = {}
    for left, right in document.links if wanted else ():
        if left >= end:
            break
        printed = document.prose[left:right]
        told = wanted.get(fold(printed)) if len(printed) < 100 else None
        if told is not None:
            value = printed.lower() if told[0] == "genre" else printed
            found.setdefault((told[0], value), Statement(told[0], value, printed, left, right))
    return list(found.values())


def _names(value: Any) -> list[str]:
    """The names that a property gives: texts, or objects with a `name`."""
    several = value if isinstance(value, list) else [value]
    said = [one.get("name") if isinstance(one, dict) else one for one in several[:_MOST_NAMES]]
    return [one for one in said if isinstance(one, str) and one]
