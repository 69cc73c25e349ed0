"""A row as JSON, and back: so that a row whose film is not here is kept whole until it appears.

What is written has a tag wherever JSON alone would lose what it was: `{"=": "Rate", "rating": 8}` for an object of ours,
whose fields are left out where they have their defaults, `{"()": [...]}` for a tuple, `{"{}": [...]}` for a set,
`{"#": [[key, value], ...]}` for a mapping one of whose keys is a tag. A row that was stored is read for ever: a field that
is added needs a default, and one that is taken away is not missed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from onesheet.critics.pure.tables import FilmTold as FilmOfTable
from onesheet.critics.pure.tables import ReviewRow
from onesheet.exchange.pure import rows
from onesheet.exchange.pure.rows import FilmTold, Row
from onesheet.reading import vocabulary

_TAGS = frozenset({"=", "()", "{}", "#"})
_OF_TABLES = {"critics.FilmTold": FilmOfTable, "critics.ReviewRow": ReviewRow}


def stored(row: Row) -> dict[str, Any]:
    """Return a row as JSON. Raises TypeError where it holds what is none of the exchange's words."""
    found: dict[str, Any] = _encode(row)
    return found


def restored(value: dict[str, Any]) -> Row:
    """Return the row that was stored. Raises ValueError where it is none."""
    row = _decode(value)
    if not isinstance(row, Row):
        raise ValueError("what was stored is no row")  # noqa: TRY004 - what is wrong is the value that was stored
    return row


def told_key(film: FilmTold) -> str:
    """Return 40 signs that are the same for films that are named in the very same way."""
    said = json.dumps([film.title, film.year, film.original_title, film.directors, sorted(film.identifiers)])
    return hashlib.sha256(said.encode("ascii")).hexdigest()[:40]


@cache
def _classes() -> dict[str, type[Any]]:
    """Every class that a row may be made of, by the name under which it is stored."""
    ours = {name: one for name, one in vars(rows).items() if isinstance(one, type) and is_dataclass(one)}
    read = {f"reading.{name}": one for name, one in vars(vocabulary).items() if isinstance(one, type)}
    return {**ours, **{name: one for name, one in read.items() if is_dataclass(one)}, **_OF_TABLES}


@cache
def _names() -> dict[type[Any], str]:
    return {one: name for name, one in _classes().items()}


def _encode(value: Any) -> Any:  # noqa: PLR0911 - one for each kind of value
    if value is None or isinstance(value, bool | int | float) or type(value) is str:
        return value
    if isinstance(value, Enum) and isinstance(value, str):
        return value.value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return {"()": [_encode(one) for one in value]}
    if isinstance(value, list):
        return [_encode(one) for one in value]
    if isinstance(value, frozenset | set):
        return {"{}": sorted((_encode(one) for one in value), key=json.dumps)}
    if isinstance(value, dict):
        if value.keys() & _TAGS or not all(isinstance(key, str) for key in value):
            return {"#": [[_encode(key), _encode(one)] for key, one in value.items()]}
        return {key: _encode(one) for key, one in value.items()}
    name = _names().get(type(value))
    if name is None:
        raise TypeError(f"a row holds {type(value).__name__}, which cannot be stored")
    given = {one.name: getattr(value, one.name) for one in fields(value) if not _is_default(one, value)}
    return {"=": name, **{key: _encode(one) for key, one in given.items()}}


def _is_default(one: Any, value: Any) -> bool:
    given = getattr(value, one.name)
    if one.default is not MISSING:
        return type(given) is type(one.default) and bool(given == one.default)
    return one.default_factory is not MISSING and bool(given == one.default_factory())


def _decode(value: Any) -> Any:  # noqa: PLR0911 - as above
    if isinstance(value, list):
        return [_decode(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "()" in value:
        return tuple(_decode(one) for one in value["()"])
    if "{}" in value:
        return frozenset(_decode(one) for one in value["{}"])
    if "#" in value:
        return {_decode(key): _decode(one) for key, one in value["#"]}
    if "=" not in value:
        return {key: _decode(one) for key, one in value.items()}
    made = _classes().get(value["="])
    if made is None:
        raise ValueError(f"nothing is called {value['=']!r} in a stored row")
    known = {one.name for one in fields(made)}
    return made(**{key: _decode(one) for key, one in value.items() if key in known})
