"""What elements and their classes mean for the text of a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache

from onesheet.reading.forms.html.lines import Hint, Region

HIDING = frozenset({"hidden", "aria-hidden", "role"})
"""The attributes that `is_hidden` looks at."""
_MENUS = {"navigation", "search"}
_KEPT = {"html", "body", "main", "article"}


class Kind(IntEnum):
    """What an element does to the lines of the text."""

    INLINE = 0
    """Nothing: it stands within a line."""
    LINE = 1
    PART = 2
    """Of the page, with lines of its own."""
    PARAGRAPH = 3
    HEADING = 4
    ROW = 5
    CELL = 6
    TABLE = 7
    LINK = 8
    LABEL = 9
    """May print the words before a value: `<b>Director:</b> Ann Marsh`."""
    DROPPED = 10
    TITLE = 11
    META = 12
    SCRIPT = 13
    SUP = 14
    ROOT = 15
    PICTURE = 16


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_KINDS = {
    Kind.LINE: "address br caption center dd details dl dt fieldset figcaption hgroup hr legend li optgroup pre summary tbody "
    "tfoot thead",
    Kind.PART: "article aside dialog div figure footer form header main menu ol section ul",
    Kind.PARAGRAPH: "blockquote p",
    Kind.HEADING: "h1 h2 h3 h4 h5 h6",
    Kind.ROW: "tr",
    Kind.CELL: "td th",
    Kind.TABLE: "table",
    Kind.LINK: "a",
    Kind.LABEL: "b em i label span strong",
    Kind.DROPPED: "audio button canvas datalist iframe map math nav noembed noframes noscript object select style svg template textarea video xmp",
    Kind.TITLE: "title",
    Kind.META: "meta link",
    Kind.SCRIPT: "script",
    Kind.SUP: "sup",
    Kind.ROOT: "html body head",
    Kind.PICTURE: "img",
}
KINDS = {name: int(kind) for kind, names in _KINDS.items() for name in names.split()}

_DROPPED_CLASSES = _names(
    "ambox dablink hatnote metadata mw-editsection mw-jump-link navbox noprint printfooter sistersitebox vertical-navbox reference mw-cite-backlink mw-hidden-catlinks mw-normal-catlinks"
    " sr-only visually-hidden visuallyhidden screen-reader-text"
)
"""What wikis print around an article, and what any page has for screen readers alone."""


class Look(IntEnum):
    """What an element's classes tell of it."""

    PLAIN = 0
    DROPPED = 1
    INFOBOX = 2
    ROW = 3
    """Of an infobox that is no table, as Fandom's wikis have."""
    CELL_LABEL = 4
    CELL = 5


_LOOKS = {
    **dict.fromkeys(("infobox", "infobox_v2", "infobox_v3", "sinottico", "portable-infobox"), Look.INFOBOX),
    "pi-data": Look.ROW,
    "pi-data-label": Look.CELL_LABEL,
    "pi-data-value": Look.CELL,
    **dict.fromkeys(_DROPPED_CLASSES, Look.DROPPED),
}


@lru_cache(maxsize=8192)
def look(classes: str) -> Look:
    """Tell what the value of a `class` attribute means."""
    return next((_LOOKS[name] for name in classes.split() if name in _LOOKS), Look.PLAIN)


def is_hidden(tag: str, given: Mapping[str, str]) -> bool:
    """Whether an element is not shown, or is a part of the page's menus."""
    if "hidden" in given and "review" in given.get("class", ""):
        # A review that is covered until the reader asks for it, as those that give a story away are.
        return False
    return ("hidden" in given or given.get("aria-hidden") == "true" or given.get("role") in _MENUS) and tag not in _KEPT


def part_of(tag: str, given: Mapping[str, str], seen: Look, around: Region, number: int) -> Region:
    """The part of the page that an element begins.

    The numbers of a main part or an article that are the first of their kind here are set to 1.
    """
    role = given.get("role")
    part = Region(around, number, around.main, around.article, around.beside, around.hint, around.named)
    if tag == "main" or role == "main":
        part.main = around.main or 1
    elif tag == "article":
        part.article = around.article or 1
    elif tag == "aside" or seen == Look.INFOBOX:
        part.beside = True
    if not part.hint and tag not in _KEPT and role != "main" and not part.beside:
        part.hint = _hint(tag, given.get("class") or "", given.get("id") or "", role or "")
        part.named = part
    return part


@lru_cache(maxsize=8192)
def _hint(tag: str, classes: str, named: str, role: str) -> Hint:
    """What the names of a part tell of it: `class="related-posts"`, `id="comments"`."""
    if tag in {"footer", "dialog", "menu"} or role in {"contentinfo", "dialog", "alertdialog", "banner"}:
        return Hint.AROUND
    words = {word.lower() for word in _NAME_WORD.findall(f"{classes} {named}")}
    if not _COMMENTS.isdisjoint(words):
        return Hint.COMMENTS
    if not _AROUND.isdisjoint(words):
        return Hint.AROUND
    return Hint.RELATED if not _RELATED.isdisjoint(words) else Hint.NONE


_NAME_WORD = re.compile(r"(?:(?<![^\W_])|(?<=[a-z])(?=[A-Z]))(?:[A-Z]?[a-z]+|[A-Z]+)(?=\d*(?:[^\W\d_]*[A-Z]|[\W_]|$))")
"""A word of a name such as `relatedPosts`, `social-share_2`; not the letters of a number such as `sc-314065ad`."""
_COMMENTS = _names("comment comments commentlist respond disqus replies")
_AROUND = _names(
    "ad ads adsense advert advertisement advertising breadcrumb breadcrumbs consent cookie cookies copyright disclaimer donate "
    "feedly footer gdpr login menu menubar modal nav navbar navigation newsletter newsletters pagination pager paywall "
    "pinterest popup prevnext share sharebar sharedaddy sharing shares signup skip subscribe subscription toolbar topbar"
)
_RELATED = _names(
    "affiliate banner bookmark facebook masthead outbrain popular promo promos promotion recent recirc recommend recommendations "
    "recommended related relatedposts social sponsor sponsored taboola tagcloud teaser teasers trending twitter widget"
)
