"""Names of places: when two are one place's."""

from __future__ import annotations

from functools import lru_cache

from onesheet.values.countries import country_code
from onesheet.values.folding import fold, letters

_BEFORE = ("the ", "city of ", "town of ", "village of ", "greater ", "downtown ", "central ", "metropolitan ")
_KNOWN_AS = {
    "nyc": "new york", "new york city": "new york", "la": "los angeles", "sf": "san francisco", "dc": "washington",
    "washington dc": "washington", "bombay": "mumbai", "madras": "chennai", "calcutta": "kolkata", "peking": "beijing",
    "saigon": "ho chi minh city", "constantinople": "istanbul", "leningrad": "saint petersburg", "st petersburg": "saint petersburg",
    "munchen": "munich", "koln": "cologne", "wien": "vienna", "praha": "prague", "roma": "rome", "milano": "milan", "torino": "turin",
    "venezia": "venice", "firenze": "florence", "napoli": "naples", "lisboa": "lisbon", "sevilla": "seville", "warszawa": "warsaw",
    "kobenhavn": "copenhagen", "goteborg": "gothenburg", "bruxelles": "brussels", "geneve": "geneva", "moskva": "moscow",
    "bucuresti": "bucharest", "beograd": "belgrade", "athina": "athens", "den haag": "the hague", "kiev": "kyiv",
}  # fmt: skip
"""Other names of places, folded."""


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    """The place and what it lies in, from the smallest, folded; countries as their codes."""
    told = [part for part in (fold(piece) for piece in name.split(",")) if part]
    return tuple(_one(part, last=at == len(told) - 1) for at, part in enumerate(told))


def _one(part: str, *, last: bool) -> str:
    for before in _BEFORE:
        part = part.removeprefix(before) if part != before.strip() else part
    return (country_code(part) if last else None) or _KNOWN_AS.get(part, part)


def same_place(left: str, right: str) -> bool:
    """Whether two names can be one place's: `Toronto` ~ `Toronto, Canada`, `UK` ~ `GB`; not `Paris, France` and `Paris, Texas`.

    A country's code is only that country, never a place in it.
    """
    if left == right:
        return True
    one, other = _parts(left), _parts(right)
    if not one or not other or letters(one[0]) != letters(other[0]):
        return False
    short, long = sorted((one[1:], other[1:]), key=len)
    rest = iter(long)
    return all(any(part == around for around in rest) for part in short)
