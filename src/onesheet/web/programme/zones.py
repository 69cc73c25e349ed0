"""The time zone of a place, from the table of countries and zones that comes with the time zones themselves."""

from __future__ import annotations

import zoneinfo
from functools import cache
from importlib import resources
from pathlib import Path

from onesheet.values.names import fold

_TABLE = "zone.tab"


def zone_at(country: str, place: str) -> str:
    """Return the time zone of a place in a country (ISO 3166 alpha-2): the country's only one, or that of the town; empty where neither is sure."""
    zones = _zones().get(country.upper(), ())
    if len(zones) == 1:
        return zones[0]
    towns = f" {fold(place)} "
    named = [one for one in zones if f" {fold(one.rpartition('/')[2].replace('_', ' '))} " in towns]
    return named[0] if len(named) == 1 else ""


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    known = zoneinfo.available_timezones()
    for line in _table().splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and len(cells) >= 3 and cells[2] in known:
            found.setdefault(cells[0], []).append(cells[2])
    return {country: tuple(zones) for country, zones in found.items()}


def _table() -> str:
    """Return the table as the system has it, else the one of the package `tzdata`; empty where neither is there."""
    for folder in zoneinfo.TZPATH:
        path = Path(folder) / _TABLE
        if path.is_file():
            return path.read_text("utf-8", "replace")
    try:
        return resources.files("tzdata.zoneinfo").joinpath(_TABLE).read_text("utf-8")
    except (ModuleNotFoundError, OSError):
        return ""
