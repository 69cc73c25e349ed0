"""The fields of a line: each as what it should be, or a sentence that says what it is instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, overload
from uuid import UUID

from onesheet.exchange.pure.rows import FilmTold

_WAYS = frozenset({"cinema", "festival", "home", "disc", "stream"})
_SEEN_BY = frozenset({"public", "members", "followers", "me"})
_LARGEST = 2**53


class Wrong(ValueError):
    """The line cannot be taken; the message is a sentence."""


def text(one: Mapping[str, Any], name: str) -> str:
    """Return a text; empty where there is none."""
    value = one.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Wrong(f"“{name}” should be a text, and is none.")
    return value


def texts(one: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return a list of texts; empty where there is none."""
    value = one.get(name)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise Wrong(f"“{name}” should be a list of texts, and is none.")
    return tuple(value)


def truth(one: Mapping[str, Any], name: str) -> bool:
    """Return a truth; false where it is not told."""
    value = one.get(name)
    if value is not None and not isinstance(value, bool):
        raise Wrong(f"“{name}” should be true or false.")
    return bool(value)


def number(one: Mapping[str, Any], name: str) -> int | None:
    """Return a whole number from 0; None where there is none."""
    value = one.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _LARGEST:
        raise Wrong(f"“{name}” should be a whole number.")
    return value


def numbers(one: Mapping[str, Any], name: str) -> int:
    """Return a whole number, which has to be there."""
    value = number(one, name)
    if value is None:
        raise Wrong(f"“{name}” is missing.")
    return value


@overload
def rating(one: Mapping[str, Any], *, needed: Literal[True]) -> int: ...
@overload
def rating(one: Mapping[str, Any], *, needed: bool = False) -> int | None: ...
def rating(one: Mapping[str, Any], *, needed: bool = False) -> int | None:
    """Return a rating in half-stars; None where there is none, which `needed` forbids."""
    value = number(one, "rating")
    if (value is None and needed) or (value is not None and not 1 <= value <= 10):
        raise Wrong("A rating is a number of half-stars from 1 to 10.")
    return value


def way(one: Mapping[str, Any]) -> str:
    """Return how a film was seen; empty where that is not told, or is none of the ways that are known."""
    value = text(one, "format")
    return value if value in _WAYS else ""


def seen_by(one: Mapping[str, Any]) -> str:
    """Return who sees it. Who is not told stays the least."""
    value = text(one, "visibility")
    return value if value in _SEEN_BY else "me"


def token(one: Mapping[str, Any]) -> str:
    """Return the token by which that site knows the thing; empty where there is none that can be read."""
    value = text(one, "token")
    try:
        return UUID(value).hex if value else ""
    except ValueError:
        return ""


def film_of(one: Mapping[str, Any]) -> FilmTold:
    """Return the film that a line names."""
    year = number(one, "year")
    ids = one.get("identifiers") or {}
    if not isinstance(ids, Mapping) or not all(isinstance(value, str) for value in ids.values()):
        raise Wrong("“identifiers” should be texts by their schemes.")
    told = FilmTold(text(one, "film").strip(), year, "", texts(one, "directors"), frozenset(ids.items()))
    if not told.title and not told.identifiers:
        raise Wrong("The line names no film.")
    return told
