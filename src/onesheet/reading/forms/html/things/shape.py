"""Bringing what pages say into the one shape, within bounds that no hostile page can widen."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Any

_DEEPEST = 12
MOST_OBJECTS = 5_000
LONGEST_WORDS = 50_000
"""Characters of one value; longer texts are cut."""
_FIRST_TYPES = (
    "Movie", "Review", "CriticReview", "TVSeries", "TVSeason", "TVEpisode", "Person", "Product", "AggregateRating",
)  # fmt: skip
"""Of several types, the one that tells most."""


_SINGULAR = {
    "actors": "actor",
    "directors": "director",
    "producers": "producer",
    "reviews": "review",
    "authors": "author",
}
"""What schema.org once called properties, and does now."""


def folded(said: str) -> str:
    """A text with its references resolved and its spaces folded."""
    said = said[:LONGEST_WORDS]
    return " ".join((html.unescape(said) if "&" in said else said).split())


def type_of(told: Any) -> str:
    """A type's name without its address: `https://schema.org/Movie` is `Movie`."""
    given = told if isinstance(told, list) else [told]
    named = [_bare(one) for one in given[:20] if isinstance(one, str)]
    return next((one for one in _FIRST_TYPES if one in named), named[0] if named else "")


def _bare(name: str) -> str:
    return name.strip()[:200].rstrip("/#").replace("#", "/").rpartition("/")[2].rpartition(":")[2]


@dataclass(slots=True)
class Shaper:
    """Shapes the values of one page; `left` is how many more objects it takes."""

    left: int = MOST_OBJECTS

    def shaped(self, value: Any, deeper: int = _DEEPEST) -> Any:
        """A JSON value in our shape; None where nothing is left of it."""
        if isinstance(value, str):
            return folded(value) or None
        if value is None or isinstance(value, bool | int | float):
            return value
        if not deeper:
            return None
        if isinstance(value, list):
            made = [one for one in (self.shaped(one, deeper - 1) for one in value) if one is not None]
            return (made if len(made) > 1 else made[0]) if made else None
        if isinstance(value, dict):
            return self._object(value, deeper - 1)
        return None

    def _object(self, value: dict[Any, Any], deeper: int) -> dict[str, Any] | None:
        if self.left <= 0:
            return None
        self.left -= 1
        made: dict[str, Any] = {"@type": type_of(value.get("@type", value.get("type")))}
        for key, one in value.items():
            if key in {"@type", "@context"} or not isinstance(key, str):
                continue
            shaped = self.shaped(one, deeper)
            if shaped is not None:
                name = key if key.startswith("@") else _bare(key)
                made.setdefault(_SINGULAR.get(name, name), shaped)
        return made if len(made) > 1 else None
