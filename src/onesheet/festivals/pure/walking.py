"""How long the way from one venue to another takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import asin, ceil, cos, radians, sin, sqrt

METRES_A_MINUTE = 75
"""A walk of 4.5 km an hour."""
DETOUR = 1.3
"""Streets are longer than the straight line."""
FAR = 20
"""Minutes between two venues of which nobody says where they are."""
_EARTH = 6_371_000
"""Its mean radius in metres."""


@dataclass(frozen=True, slots=True)
class Place:
    """A venue on the map; degrees, None where nobody said."""

    venue: int
    latitude: float | None = None
    longitude: float | None = None


def walks(places: Sequence[Place], told: Mapping[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    """Return minutes between venues, the lower number first: as `told`, else reckoned from the map; others are left out."""
    known = sorted((one for one in places if one.latitude is not None), key=lambda one: one.venue)
    reckoned = {
        (one.venue, other.venue): minutes_between(one, other)
        for number, one in enumerate(known)
        for other in known[number + 1 :]
    }
    return {**{pair: minutes for pair, minutes in reckoned.items() if minutes is not None}, **told}


def minutes_between(one: Place, other: Place) -> int | None:
    """Return the minutes of a walk, whole ones, rounded up; None where a place is not known. By the haversine formula."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    half = sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    return ceil(2 * _EARTH * asin(min(1.0, sqrt(half))) * DETOUR / METRES_A_MINUTE)
