"""What pages say in JSON-LD (`<script type="application/ld+json">`, schema.org's vocabulary).

Much of it is not quite JSON: wrapped in comments, with commas too many, several objects in a row, or broken in the middle.
What can be read of it is taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from onesheet.reading.forms.html.things.shape import Shaper

_LEFTOVERS = re.compile(r"(?:/\*|//)?\s*(?:<!\[CDATA\[|\]\]>)\s*(?:\*/)?|<!--|-->")
_COMMA_TOO_MANY = re.compile(r",(?=\s*[}\]])")
_BEGINNING = re.compile(r"\{\s*\"@(?:context|type|id|graph)\"|\{")
_PARTING = re.compile(r"[\s,;]*")
_MOST_ATTEMPTS = 40
"""How often reading begins again in a script that is broken."""
_DECODER = json.JSONDecoder(strict=False)


def from_scripts(scripts: Sequence[str]) -> list[dict[str, Any]]:
    """The objects of a page's scripts, those of a `@graph` or a list one by one."""
    shaper = Shaper()
    found: list[dict[str, Any]] = []
    for script in scripts:
        for value in _values(script):
            for one in _flat(value):
                made = shaper.shaped(one)
                if isinstance(made, dict):
                    found.append(made | {"@source": "json-ld"})
    return _joined(found)


def _values(script: str) -> Iterator[Any]:
    """The JSON values in a script."""
    script = script.strip()
    if not script:
        return
    made, _ = _decoded(script, 0)
    if made is not None:
        yield made
        return
    script = _COMMA_TOO_MANY.sub("", _LEFTOVERS.sub(" ", script)).strip()
    at = 0
    for _ in range(_MOST_ATTEMPTS):
        made, end = _decoded(script, at, whole=False)
        if made is not None:
            yield made
        following = _BEGINNING.search(script, end if made is not None else at + 1)
        if following is None:
            return
        at = following.start()


def _decoded(script: str, at: int, *, whole: bool = True) -> tuple[Any, int]:
    """The value that begins at a place and where it ends; None where there is none."""
    try:
        made, end = _DECODER.raw_decode(script, at)
    except (ValueError, RecursionError):
        return None, at
    parting = _PARTING.match(script, end)
    end = parting.end() if parting is not None else end
    return (None, at) if whole and end < len(script) else (made, end)


def _flat(value: Any) -> Iterator[Any]:
    """The objects of lists and graphs."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and isinstance(one.get("@graph"), list):
            yield from one["@graph"]
        else:
            yield one


def _joined(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The objects with those they name by `@id` alone in their places, one step deep."""
    described = {
        one["@id"]: {key: value for key, value in one.items() if key != "@source"}
        for one in found
        if isinstance(one.get("@id"), str) and len(one) > _BARE
    }
    if not described:
        return found
    return [{key: _named(value, described) for key, value in one.items()} for one in found]


_BARE = 3
"""Keys of an object that only names another one: `@type`, `@id`, `@source`."""


def _named(value: Any, described: dict[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_named(one, described) for one in value]
    if isinstance(value, dict) and set(value) <= {"@type", "@id"}:
        return described.get(value.get("@id", ""), value)
    return value
