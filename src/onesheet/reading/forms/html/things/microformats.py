"""What pages say in microformats: `h-review`, `h-entry` and the older `hreview`, `hentry` (microformats.org)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from onesheet.reading.forms.html.parser import walk
from onesheet.reading.forms.html.things.nested import Nested
from onesheet.reading.forms.html.things.shape import folded

_ROOTS = {
    "h-review": "Review",
    "hreview": "Review",
    "h-review-aggregate": "AggregateRating",
    "hreview-aggregate": "AggregateRating",
    "h-entry": "Article",
    "hentry": "Article",
    "h-card": "Person",
    "vcard": "Person",
    "h-item": "Thing",
    "h-product": "Product",
    "h-cite": "CreativeWork",
}
_WHOLE = {"Review", "AggregateRating", "Article"}
"""What is told of where it stands for itself."""
_REVIEWS, _ENTRIES = ("h-review", "hreview"), ("h-entry", "hentry")
_NEW = {
    "p-name": "name",
    "p-author": "author",
    "p-reviewer": "author",
    "dt-published": "datePublished",
    "dt-reviewed": "datePublished",
    "dt-updated": "dateModified",
    "p-rating": "reviewRating",
    "p-best": "bestRating",
    "p-worst": "worstRating",
    "p-average": "ratingValue",
    "p-votes": "ratingCount",
    "p-count": "reviewCount",
    "p-item": "itemReviewed",
    "p-category": "keywords",
    "p-summary": "description",
    "e-content": "articleBody",
    "e-description": "articleBody",
    "u-url": "url",
}
_OLD = {
    "Review": {
        "summary": "name",
        "fn": "name",
        "item": "itemReviewed",
        "reviewer": "author",
        "author": "author",
        "dtreviewed": "datePublished",
        "rating": "reviewRating",
        "best": "bestRating",
        "worst": "worstRating",
        "description": "articleBody",
    },
    "AggregateRating": {
        "item": "itemReviewed",
        "rating": "reviewRating",
        "average": "ratingValue",
        "best": "bestRating",
        "worst": "worstRating",
        "votes": "ratingCount",
        "count": "reviewCount",
    },
    "Rating": {"value": "ratingValue", "average": "ratingValue", "best": "bestRating", "worst": "worstRating"},
    "Article": {
        "entry-title": "name",
        "entry-content": "articleBody",
        "entry-summary": "description",
        "author": "author",
        "published": "datePublished",
        "updated": "dateModified",
    },
    "Person": {"fn": "name", "url": "url", "given-name": "givenName", "family-name": "familyName"},
    "Thing": {"fn": "name", "url": "url"},
}
_OBJECTS = {"reviewRating": ("Rating", "ratingValue"), "itemReviewed": ("Thing", "name"), "author": ("Person", "name")}


def from_microformats(source: str, *, entries: bool = True) -> list[dict[str, Any]]:
    """The reviews of a page, and its entries; without `entries` only those of a page that has reviews."""
    if not any(sign in source for sign in (*_REVIEWS, *(_ENTRIES if entries else ()))):
        return []
    page = _Microformats()
    walk(source, page)
    return [
        _finished(item)
        for item in page.items
        if item["@type"] in {"Review", "AggregateRating", "Article"} and len(item) > 1
    ]


@lru_cache(maxsize=4096)
def _meant(classes: str, owner: str) -> tuple[str, tuple[str, ...]]:
    """The type that an element's classes open, and the properties that they give an object of the owner's type."""
    names = classes.split()
    root = next((_ROOTS[name] for name in names if name in _ROOTS), "")
    old = _OLD.get(owner, {})
    given = [_NEW.get(name) or old.get(name) for name in names] if owner else []
    return root, tuple(dict.fromkeys(name for name in given if name))


class _Microformats(Nested):
    def look(self, tag: str, given: Mapping[str, str]) -> None:
        """Open an object or a property as the classes say."""
        classes = given.get("class")
        if not classes:
            return
        root, names = _meant(classes, self.owner["@type"] if self.owner is not None else "")
        if root:
            self.open_item(root, names, "articleBody" if root in _WHOLE else "name")
        elif names:
            self._property(tag, given, names)

    def _property(self, tag: str, given: Mapping[str, str], names: tuple[str, ...]) -> None:
        told = (
            given.get("datetime")
            or (given.get("title") if tag == "abbr" else None)
            or (given.get("value") if tag == "data" else None)
        )
        told = told or (given.get("href") if "url" in names else None)
        kind, bare = _OBJECTS.get(names[0], ("", ""))
        if kind and told:
            self.put(names, {"@type": kind, bare: folded(told)})
        elif kind:
            self.open_item(kind, names, bare)
        elif told:
            self.put(names, folded(told))
        else:
            self.open_words(names)


def _finished(item: dict[str, Any]) -> dict[str, Any]:
    """The scale of a review's mark beside the mark, and its words under schema.org's name."""
    made = item | {"@source": "microformats"}
    rating = made.get("reviewRating")
    if isinstance(rating, dict):
        moved = {key: made.pop(key) for key in ("bestRating", "worstRating") if key in made}
        made["reviewRating"] = moved | rating
    if made["@type"] == "Review" and "articleBody" in made:
        made["reviewBody"] = made.pop("articleBody")
    if made["@type"] == "AggregateRating" and isinstance(rating, dict):
        made = rating | made
        del made["reviewRating"]
    return made
