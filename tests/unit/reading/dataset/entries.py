"""Entries of data sets for tests, in the shapes that Wikidata and TMDB give, about films that do not exist."""

from __future__ import annotations

import json
from typing import Any

FILM = "Q11424"


def value_of(content: Any) -> Any:
    """A value of the entity pages' shape, made from that of the REST interface."""
    if isinstance(content, str) and content.startswith("Q"):
        return {"entity-type": "item", "numeric-id": int(content[1:]), "id": content}
    return content


def classic_claim(name: str, content: Any, rank: str = "normal", **qualifiers: Any) -> dict[str, Any]:
    return {
        "mainsnak": _snak(name, content),
        "type": "statement",
        "qualifiers": {key: [_snak(key, one) for one in _listed(more)] for key, more in qualifiers.items()},
        "rank": rank,
        "references": [{"snaks": {"P854": [_snak("P854", "https://example.org/")]}}],
    }


def rest_claim(name: str, content: Any, rank: str = "normal", **qualifiers: Any) -> dict[str, Any]:
    return {
        "rank": rank,
        "qualifiers": [
            {"property": {"id": key}, "value": {"type": "value", "content": one}}
            for key, more in qualifiers.items()
            for one in _listed(more)
        ],
        "references": [],
        "property": {"id": name, "data_type": "string"},
        "value": {"type": "value", "content": content} if content is not None else {"type": "somevalue"},
    }


def _snak(name: str, content: Any) -> dict[str, Any]:
    if content is None:
        return {"snaktype": "somevalue", "property": name}
    return {"snaktype": "value", "property": name, "datavalue": {"value": value_of(content)}}


def _listed(more: Any) -> list[Any]:
    return more if isinstance(more, list) else [more]


def classic(claims: list[dict[str, Any]], number: str = "Q900", label: str = "The Long Hill", **others: str) -> str:
    """An entity page: the item, and beside it the labels of others by their numbers."""
    by_property: dict[str, list[Any]] = {}
    for claim in claims:
        by_property.setdefault(claim["mainsnak"]["property"], []).append(claim)
    entities: dict[str, Any] = {
        number: {
            "type": "item",
            "id": number,
            "labels": {"en": {"language": "en", "value": label}} if label else {},
            "descriptions": {},
            "claims": by_property,
        }
    }
    for other, name in others.items():
        entities[other] = {"id": other, "labels": {"en": {"language": "en", "value": name}}}
    return json.dumps({"entities": entities, "success": 1})


def rest(
    claims: list[dict[str, Any]], number: str = "Q900", label: str = "The Long Hill", description: str = ""
) -> str:
    """An item of the REST interface."""
    by_property: dict[str, list[Any]] = {}
    for claim in claims:
        by_property.setdefault(claim["property"]["id"], []).append(claim)
    return json.dumps(
        {
            "type": "item",
            "labels": {"en": label} if label else {},
            "descriptions": {"en": description} if description else {},
            "statements": by_property,
            "id": number,
        }
    )


def time(text: str, precision: int, calendar: str = "Q1985727") -> dict[str, Any]:
    return {
        "time": text, "precision": precision, "calendarmodel": f"http://www.wikidata.org/entity/{calendar}",
    }  # fmt: skip


def amount(number: str, unit: str = "") -> dict[str, str]:
    return {"amount": number, "unit": f"http://www.wikidata.org/entity/{unit}" if unit else "1"}


def movie(**more: Any) -> dict[str, Any]:
    """The details of a film as TMDB gives them."""
    return {
        "adult": False, "budget": 0, "genres": [], "id": 900, "imdb_id": "tt0900900", "original_language": "en",
        "original_title": "The Long Hill", "overview": "", "production_companies": [], "production_countries": [],
        "release_date": "1987-03-05", "revenue": 0, "runtime": 0, "spoken_languages": [], "status": "Released",
        "title": "The Long Hill", "vote_average": 0.0, "vote_count": 0,
    } | more  # fmt: skip


def places_in(value: Any) -> list[tuple[Any, ...]]:
    """The path to every value inside, by keys and places."""
    found = []
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        found.append((key,))
        found += [(key, *path) for path in places_in(value[key])]
    return found
