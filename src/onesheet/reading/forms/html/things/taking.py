"""Taking properties out of things, whether they have one value or several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

_DEEPEST = 8


def objects(things: Iterable[dict[str, Any]], *types: str) -> Iterator[dict[str, Any]]:
    """All objects of these types among the things and within them, outer ones first."""
    yield from _of_types(list(things), frozenset(types), _DEEPEST)


def _of_types(value: Any, types: frozenset[str], deeper: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("@type") in types:
            yield value
        value = list(value.values())
    if isinstance(value, list) and deeper:
        for one in value:
            if isinstance(one, dict | list):
                yield from _of_types(one, types, deeper - 1)


def values(thing: dict[str, Any], *properties: str) -> list[Any]:
    """All values of the properties, in order."""
    found: list[Any] = []
    for one in properties:
        value = thing.get(one)
        found += value if isinstance(value, list) else [value] if value is not None else []
    return found


def names(thing: dict[str, Any], *properties: str) -> list[str]:
    """The names of persons or things that the properties give, as texts or as objects with a `name`; each once."""
    found = []
    for value in values(thing, *properties):
        named = words(value, "name") if isinstance(value, dict) else value
        if isinstance(named, str) and named:
            found.append(named)
    return list(dict.fromkeys(found))


def words(thing: dict[str, Any], *properties: str) -> str:
    """The first text or number that the properties give, as text; of an object its `@value` or `name`. Empty where none."""
    for value in values(thing, *properties):
        told = value.get("@value", value.get("name")) if isinstance(value, dict) else value
        if isinstance(told, str | int | float) and not isinstance(told, bool):
            return str(told)
    return ""
