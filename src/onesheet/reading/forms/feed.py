"""Feeds: RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom (RFC 4287) and JSON Feed, into the readable text of their entries.

The text tells the feed's title and then, for each entry, its title, a line of its author and date, a line of what the
feed's own elements tell of a film (`filmTitle: X · memberRating: 3.5`), and its words. XML is read by expat without
entities of the feed's own and without anything from outside; a feed that breaks off gives the entries before the break.
"""

from __future__ import annotations

import codecs
import html as markup
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any
from xml.parsers import expat

from onesheet.reading.decode import clean
from onesheet.reading.document import FEED, Document, Entry, plain
from onesheet.reading.forms import html
from onesheet.values.dates import parse_date

_ROOT = re.compile(
    r"(?:\s++|<\?.{0,500}?\?>|<!--.{0,2000}?-->|<!DOCTYPE\s[^<>\[]{0,300}>)*+<(?:\w+:)?(rss|rdf|feed)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_NAMESPACE = re.compile(r"purl\.org/rss/|my\.netscape\.com/rdf/simple|w3\.org/2005/Atom|purl\.org/atom", re.IGNORECASE)
_JSON_FEED = re.compile(r'\s*\{.{0,2000}?"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version', re.DOTALL)
_START = 4096
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_LOOSE = re.compile(r"&(?!#\d{1,7};|#x[\da-f]{1,6};|(?:amp|lt|gt|quot|apos);)(?:[a-z][a-z\d]{1,30};)?", re.IGNORECASE)
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2\\d|3[01])|x0*(?:[0-8bcef]|1[\\da-f]));",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<[a-z/!]|&(?:#\d+|#x[\da-f]+|[a-z]+);", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OWN = frozenset({"", "atom", "atom10", "a10", "rss", "default"})
"""Prefixes under which a feed's plain elements stand."""
_OF_OTHERS = frozenset(
    "media itunes googleplay wfw slash thr georss gml feedburner sy cc creativecommons trackback admin xml xhtml rdf podcast syn opensearch openSearch".split()
)
_TELLS = re.compile(r"film|movie|rating|rewatch|watched|imdb|tmdb|tvid|spoiler", re.IGNORECASE)
"""Names of elements that tell something of a film; the others are kept, and not printed."""
_LONGEST_FIELD = 300
_ENTRIES = frozenset({"item", "entry"})
_BODIES = ("encoded", "content", "description", "summary")
"""Where an entry's words may stand, the fullest first."""
_DATES = ("published", "pubDate", "date", "issued", "created", "updated", "modified")
_NO_ENTRIES = "This feed has no entries to read. Open it in a browser and look whether it is empty there too."


def is_feed(data: bytes | str) -> bool:
    """Tell whether this begins as a feed does, whatever its name or type says."""
    start = data[:_START] if isinstance(data, str) else _start_of(data)
    start = start.removeprefix("\ufeff")
    root = _ROOT.match(start)
    if root is None:
        return _JSON_FEED.match(start) is not None
    return root[1].lower() == "rss" or _NAMESPACE.search(start) is not None


def open_feed(data: bytes | str, charset: str = "") -> Document:
    """Open a feed. `charset` is what the server says of the bytes. Never raises."""
    if isinstance(data, str):
        decoded = clean(data)
    else:
        declared = _DECLARED.search(data[:300])
        decoded = html.decode_as(data, charset or (declared[1].decode("ascii") if declared else ""))
    if not decoded.text:
        return plain("", decoded.problems)
    read = _json_items if decoded.text.lstrip("\ufeff \t\n").startswith("{") else _xml_items
    title, items, problems = read(decoded.text)
    problems = (*decoded.problems, *problems)
    if not items:
        return plain("", (*problems, _NO_ENTRIES))
    text, entries = _printed(title, items)
    return Document(text, text, FEED, title=title, entries=entries, problems=problems)


def _start_of(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data[: 2 * _START].decode("utf-16", "replace")
    return data[:_START].decode("utf-8", "replace")


@dataclass(slots=True)
class _Item:
    """An entry as its elements give it: values by name, plain elements first where names are the same."""

    values: dict[str, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    link: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    fallback: str = ""
    """The feed's author, who wrote the entry where it names nobody."""


def _xml_items(text: str) -> tuple[str, list[_Item], tuple[str, ...]]:
    """The feed's title and its items; where the XML breaks, those before."""
    taker = _Taker()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartElementHandler = taker.start
    parser.EndElementHandler = taker.end
    parser.CharacterDataHandler = taker.words
    parser.EntityDeclHandler = _refuse_entity
    mended = _LOOSE.sub(_entity, _UNPRINTABLE.sub("", text)).lstrip()
    try:
        parser.Parse(mended.encode("utf-8", "replace"), True)
    except expat.ExpatError as fault:
        count = len(taker.items)
        before = "the entry before it was" if count == 1 else f"the {count} entries before it were"
        kept = f"{before} read" if count else "nothing could be read"
        return (
            taker.title,
            taker.items,
            (f"This feed is no sound XML from line {fault.lineno} on; {kept}. Get the feed again.",),
        )
    except _EntityError:
        return (
            taker.title,
            taker.items,
            (
                "This feed defines entities of its own, which feeds do not need and which are refused. Save its words as plain text.",
            ),
        )
    return taker.title, taker.items, ()


class _EntityError(Exception):
    """The feed declares an entity."""


def _refuse_entity(*_: object) -> None:
    raise _EntityError


def _entity(match: re.Match[str]) -> str:
    """An HTML entity, which XML does not know, as its sign; an `&` that begins none as itself."""
    said = match.group()
    sign = markup.unescape(said)
    return sign if sign != said and "&" not in sign and "<" not in sign else "&amp;" + said[1:]


class _Taker:
    """Takes the elements of a feed one after the other."""

    def __init__(self) -> None:
        self.title = ""
        self.author = ""
        """The feed's own author, whose entries those without an author are (RFC 4287, 4.2.1)."""
        self.items: list[_Item] = []
        self._item: _Item | None = None
        self._path: list[str] = []
        self._name = ""
        self._depth = 0
        """How deep in the path the element stands whose words are being taken; 0 where none are."""
        self._words: list[str] = []
        self._kind = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._path.append(tag)
        prefix, _, name = tag.rpartition(":")
        if self._depth:
            if self._name in _BODIES:
                self._words.append(f"<{name}>")
            return
        if self._item is None and prefix in _OWN and name in _ENTRIES:
            self._item = _Item()
        elif self._item is not None or (prefix in _OWN and self._tells_of_feed(name)):
            if name == "link" and attributes.get("href") and attributes.get("rel", "alternate") == "alternate":
                self._link(attributes["href"])
            if name == "author" and prefix in _OWN and self._item is not None:
                return
            self._name, self._depth, self._kind = name, len(self._path), attributes.get("type", "")

    def words(self, text: str) -> None:
        if self._depth:
            inside = len(self._path) > self._depth and self._name in _BODIES
            self._words.append(markup.escape(text, quote=False) if inside else text)
        elif self._item is not None and self._path and self._path[-1].rpartition(":")[2] == "author":
            self._words.append(text)

    def end(self, tag: str) -> None:
        prefix, _, name = tag.rpartition(":")
        if self._depth and len(self._path) > self._depth:
            if self._name in _BODIES:
                self._words.append(f"</{name}>")
        elif self._depth:
            self._take(prefix, self._name, "".join(self._words).strip())
            self._words, self._depth, self._name = [], 0, ""
        elif self._item is not None and name == "author":
            self._author("".join(self._words).strip())
            self._words = []
        elif self._item is not None and name in _ENTRIES and prefix in _OWN:
            self._item.fallback = self.author
            self.items.append(self._item)
            self._item = None
        if self._path:
            self._path.pop()

    def _tells_of_feed(self, name: str) -> bool:
        """Whether the element just begun is the feed's title or the name of its author."""
        if name == "title":
            return not self.title and self._of_feed()
        above = [one.rpartition(":")[2].lower() for one in self._path[-3:-1]]
        return name == "name" and not self.author and above == ["feed", "author"]

    def _of_feed(self) -> bool:
        """Whether the path leads to the feed itself and not to its image or its search box."""
        return self._path[-2].rpartition(":")[2].lower() in {"channel", "feed"} if len(self._path) > 1 else False

    def _take(self, prefix: str, name: str, said: str) -> None:
        item = self._item
        if not said:
            return
        if item is None and name == "name":
            self.author = _author(said)
        elif item is None:
            self.title = _line(said)
        elif prefix in _OWN and len(self._path) > 1 and self._path[-2].rpartition(":")[2] == "author":
            if name == "name":
                self._author(said)
        elif (prefix, name) == ("dc", "creator"):
            self._author(said)
        elif prefix in _OWN or (prefix, name) in {("dc", "date"), ("content", "encoded")}:
            if name == "link" and not item.link:
                item.link = said
            item.values.setdefault(name, said if name not in _BODIES or self._kind != "text" else markup.escape(said))
        elif prefix not in _OF_OTHERS and len(said) <= _LONGEST_FIELD and "<" not in said:
            item.fields.setdefault(name, _line(said))

    def _author(self, said: str) -> None:
        if self._item is not None and said and said not in self._item.authors:
            self._item.authors.append(_author(said))

    def _link(self, address: str) -> None:
        if self._item is not None and not self._item.link:
            self._item.link = address


def _author(said: str) -> str:
    """`desk@example.org (Ana Souza)` names Ana Souza; an address alone names nobody better."""
    named = re.fullmatch(r"\S+@\S+\s*\((?P<name>[^()]+)\)", said)
    return _line(named["name"] if named is not None else said)


def _json_items(text: str) -> tuple[str, list[_Item], tuple[str, ...]]:
    """The same of a JSON Feed (jsonfeed.org, versions 1 and 1.1)."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as fault:
        return (
            "",
            [],
            (f"This says that it is a JSON Feed, and it is no sound JSON ({str(fault)[:100]}). Get it again.",),
        )
    rows = feed.get("items") if isinstance(feed, dict) else None
    items = [_json_item(row) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    author = ", ".join(_json_authors(feed)) if isinstance(feed, dict) else ""
    for item in items:
        item.fallback = author
    return _line(_string(feed, "title")) if isinstance(feed, dict) else "", items, ()


def _json_item(row: Mapping[str, Any]) -> _Item:
    values = {
        "title": _string(row, "title"),
        "published": _string(row, "date_published") or _string(row, "date_modified"),
    }
    values["content"] = _string(row, "content_html") or markup.escape(
        _string(row, "content_text") or _string(row, "summary"), quote=False
    )
    return _Item({name: said for name, said in values.items() if said}, _json_authors(row), _string(row, "url"))


def _json_authors(row: Mapping[str, Any]) -> list[str]:
    """The names that `authors` (version 1.1) or `author` (version 1) gives, in a feed or an item."""
    given = row.get("authors")
    several = given if isinstance(given, list) else [row.get("author")]
    return [name for one in several if isinstance(one, dict) and (name := _string(one, "name"))]


def _string(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _printed(title: str, items: Iterable[_Item]) -> tuple[str, tuple[Entry, ...]]:
    """The text of a feed, and where its entries stand in it."""
    parts = [title] if title else []
    at = len(title)
    entries = []
    for item in items:
        parts.append("\n\n" if parts else "")
        at += len(parts[-1])
        body = next((words for name in _BODIES if (words := _words_of(item.values.get(name, "")))), "")
        name = _line(markup.unescape(_without_tags(item.values.get("title", "")))) or body.split("\n", 1)[0][:80]
        signed = [*item.authors, *(item.values[key] for key in _DATES[:] if key in item.values)][
            : len(item.authors) + 1
        ]
        told = [f"{key}: {said}" for key, said in item.fields.items() if _TELLS.search(key)]
        head = "\n".join(line for line in (name, " | ".join(map(_line, signed)), " | ".join(told)) if line)
        lead = "\n\n" if head and body else ""
        begins = at + len(head) + len(lead)
        parts.append(head + lead + body)
        ends = at + len(parts[-1])
        authors = tuple(item.authors or filter(None, (item.fallback,)))
        published = next((day for key in _DATES if (day := _date(item.values.get(key, "")))), None)
        entries.append(Entry(name, at, ends, min(begins, ends), ends, authors, published, item.link, dict(item.fields)))
        at = ends
    parts.append("\n")
    return "".join(parts), tuple(entries)


def _words_of(said: str) -> str:
    """The readable text of an entry's words, which may be HTML."""
    if not said:
        return ""
    if _MARKUP.search(said) is None:
        return "\n".join(map(_line, said.splitlines())).strip()
    return html.open_html(said.encode("utf-8", "replace"), "utf-8").text.strip()


def _without_tags(said: str) -> str:
    return (
        re.sub(r"</?[a-z][^<>]{0,200}>", "", markup.unescape(said), flags=re.IGNORECASE)
        if "<" in said or "&" in said
        else said
    )


def _line(said: str) -> str:
    return " ".join(said.split())


def _date(said: str) -> str | None:
    """The day of `Tue, 4 Aug 2026 00:20:04 +1200` (RFC 822) or `2026-08-04T00:20:04Z` (ISO 8601), as it is written there."""
    iso = _DAY.match(said)
    try:
        day = iso.group() if iso is not None else parsedate_to_datetime(said).date().isoformat()
        return str(parse_date(day))
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
