"""Countries by ISO 3166 alpha-2 code, by name and by the word for what is from there.

The codes and official names are pycountry's, which is loaded when the first name is asked for; what texts call countries
otherwise is in `country_table`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onesheet.values.country_table import TABLE
from onesheet.values.folding import fold


@dataclass(frozen=True, slots=True)
class _Row:
    """What the table tells of one country."""

    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    printed: str
    """The name to print instead of the library's; may be empty."""
    sought: tuple[str, ...]
    """Those of the names that are looked for in prose."""
    hidden: bool
    """Whether the library's names are not."""


def _row(names: str, adjectives: str) -> _Row:
    listed = [name for name in names.split(",") if name]
    return _Row(
        names=tuple(bare for name in listed if (bare := name.lstrip("=~"))),
        adjectives=tuple(word for word in adjectives.split(",") if word),
        printed=next((name.lstrip("=~") for name in listed if name.startswith("=")), ""),
        sought=tuple(name.lstrip("=") for name in listed if "~" not in name),
        hidden=any("~" in name for name in listed),
    )


_ROWS = {
    code: _row(names, adjectives)
    for code, names, adjectives in (line.split("|") for line in TABLE.strip().splitlines())
}
_DEMONYMS = {fold(word): code for code, row in _ROWS.items() for word in row.adjectives}

DEMONYMS_IN_PROSE = tuple(sorted((word for row in _ROWS.values() for word in row.adjectives), key=len, reverse=True))
"""Adjectives to look for in prose, longest first."""


@cache
def _official() -> dict[str, tuple[str, ...]]:
    """The names ISO 3166 has for each code, the usual one first; of a code that was given twice the names of the country that is."""
    import pycountry  # noqa: PLC0415 (it takes 60 ms to load, which only those pay who ask for a country)

    found: dict[str, tuple[str, ...]] = {}
    for country in pycountry.countries:
        names = (getattr(country, key, "") for key in ("common_name", "name", "official_name"))
        found[country.alpha_2] = tuple(dict.fromkeys(name for name in names if name))
    for country in pycountry.historic_countries:
        short = country.name.partition(",")[0]
        found.setdefault(country.alpha_2, tuple(dict.fromkeys((short, country.name))))
    return found


@cache
def _codes() -> dict[str, str]:
    """Codes by folded name; what the table calls a country wins over what the library does."""
    codes = {fold(name): code for code, row in _ROWS.items() for name in row.names}
    for code, names in _official().items():
        for name in names:
            codes.setdefault(fold(name), code)
    return codes


@cache
def _printed() -> dict[str, str]:
    """The name to print for each code."""
    codes = _codes()
    names = {code: _ROWS[code].printed if code in _ROWS else "" for code in (*_ROWS, *_official())}
    told = {code: name or _official()[code][0] for code, name in names.items()}
    return {code: name for code, name in told.items() if codes[fold(name)] == code}


class _CountryNames(Mapping[str, str]):
    """The printed name of each code, made when the first is asked for."""

    def __getitem__(self, code: str) -> str:
        return _printed()[code]

    def __iter__(self) -> Iterator[str]:
        return iter(_printed())

    def __len__(self) -> int:
        return len(_printed())


COUNTRY_NAMES: Mapping[str, str] = _CountryNames()
"""The printed name by code, of countries that are gone too."""


@cache
def names_in_prose() -> tuple[str, ...]:
    """The names of countries to look for in prose, longest first; those that are more often something else are left out."""
    found: dict[str, None] = {}
    for code, row in _ROWS.items():
        official = () if row.hidden else _official().get(code, ())
        found |= dict.fromkeys((*row.sought, *(name for name in official if "," not in name and "(" not in name)))
    return tuple(sorted(found, key=len, reverse=True))


def country_code(name: str) -> str | None:
    """The code of a country by its name (`UK` -> `GB`, `the United States` -> `US`), or None."""
    folded = fold(name)
    return _codes().get(folded) or _codes().get(folded.removeprefix("the "))


def demonym_code(word: str) -> str | None:
    """The code of the country that an adjective means (`British` -> `GB`, `South Korean` -> `KR`), or None."""
    return _DEMONYMS.get(fold(word))


def country_name(code: str) -> str:
    """The English name of a code; a code that is none is returned as it is."""
    return COUNTRY_NAMES.get(code, code)
