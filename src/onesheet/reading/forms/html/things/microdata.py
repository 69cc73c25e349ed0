"""What pages say in microdata (`itemscope`, `itemprop`) and, in the same manner, in RDFa (`typeof`, `property`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from onesheet.reading.forms.html.parser import walk
from onesheet.reading.forms.html.things.nested import Nested
from onesheet.reading.forms.html.things.shape import folded, type_of

_ADDRESSES = {"url", "sameAs", "image", "thumbnailUrl", "contentUrl", "embedUrl", "discussionUrl", "mainEntityOfPage"}
_MOST_NAMES = 8
_TOLD = r"\s*=\s*[\"']?[^\"'>]{0,120}(?:Movie|Film|Review|Rating|Article|BlogPosting|CreativeWork|TV|Product|Person|Event|Video)"
_SIGNS = (("itemtype", re.compile("itemtype" + _TOLD)), ("typeof", re.compile("typeof" + _TOLD)))
"""What a page has that tells of something to read, and not of its menus alone."""
_OLD_NAMES = {
    "average": "ratingValue",
    "best": "bestRating",
    "directedBy": "director",
    "dtreviewed": "datePublished",
    "initialReleaseDate": "datePublished",
    "itemreviewed": "itemReviewed",
    "rating": "reviewRating",
    "reviewer": "author",
    "runtime": "duration",
    "starring": "actor",
    "summary": "description",
    "votes": "ratingCount",
    "worst": "worstRating",
}
"""Names of the vocabulary before schema.org (`v:average`), and schema.org's for the same."""
_OLD_TYPES = {"Review-aggregate": "AggregateRating"}


def from_microdata(source: str) -> list[dict[str, Any]]:
    """The objects of a page's elements, outermost ones in their order."""
    if not any(sign in source and said.search(source) for sign, said in _SIGNS):
        return []
    page = _Microdata()
    walk(source, page)
    return [item | {"@source": "microdata"} for item in page.items if len(item) > 1]


class _Microdata(Nested):
    def look(self, tag: str, given: Mapping[str, str]) -> None:
        """Open an object or a property, or put a property that an attribute holds."""
        names = _names(given)
        if "itemscope" in given or "typeof" in given:
            kind = type_of((given.get("itemtype") or given.get("typeof") or "").split())
            self.open_item(_OLD_TYPES.get(kind, kind), names)
            return
        if not names or self.owner is None:
            return
        told = _attribute(tag, given, names)
        if told is None:
            self.open_words(names)
        elif told:
            self.put(names, folded(told))


def _names(given: Mapping[str, str]) -> list[str]:
    said = given.get("itemprop")
    if said is not None:
        return [name.rpartition("/")[2] for name in said.split()[:_MOST_NAMES]]
    bare = [(name, name.rpartition(":")[2]) for name in (given.get("property") or "").split()[:_MOST_NAMES]]
    return [_OLD_NAMES.get(name, name) if full.startswith("v:") else name for full, name in bare]


def _attribute(tag: str, given: Mapping[str, str], names: list[str]) -> str | None:
    """The value that an attribute holds; None where it is the element's words."""
    if "content" in given:
        return given["content"]
    if tag == "time":
        return given.get("datetime")
    if tag in {"data", "meter"}:
        return given.get("value")
    if tag in {"img", "audio", "video", "embed", "iframe", "source"}:
        return given.get("src", "")
    if tag in {"link", "meta"} or (tag in {"a", "area"} and not _ADDRESSES.isdisjoint(names)):
        return given.get("href", "")
    return None
