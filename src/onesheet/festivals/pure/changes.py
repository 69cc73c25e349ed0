"""What changed in a screening, told as data: times, places and names as they were called then, no sentences.

A change's `told` is `{"what": , "before": {}, "after": {}, "reason": }`. `what` is what the screening or film is called.
For a screening both sides always have `starts` (ISO 8601 in UTC, `2015-09-10T17:00:00+00:00`) and `place` (`Cinema 1, Hall 2`;
empty where nobody knows it yet), and beside these what is unlike on the two sides, by the names in `Stand`. What is added has an empty
`before`. For a film both sides have `section`, which is empty where it stands in none.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

ADDED, MOVED, CANCELLED, BACK = "added", "moved", "cancelled", "back"
SOLD_OUT, ON_SALE, CHANGED = "sold-out", "on-sale", "changed"


@dataclass(frozen=True, slots=True)
class Stand:
    """A screening as everybody sees it at one moment."""

    starts: str
    """ISO 8601 in UTC."""
    place: str
    """Venue and screen; empty where it is not known."""
    minutes: int
    state: str = "planned"
    sold_out: bool = False
    films: tuple[str, ...] = ()
    """Titles, in the order in which they are shown."""
    title: str = ""
    talk_minutes: int = 0
    format: str = ""
    subtitles: str = ""
    guests: str = ""
    captions: str = ""
    audio_description: bool = False
    relaxed: bool = False
    signed: bool = False
    warnings: str = ""
    price: str = ""
    audience: str = "public"

    @property
    def what(self) -> str:
        """What it is called: its own title, else its films."""
        return self.title or ", ".join(self.films)


@dataclass(frozen=True, slots=True)
class Difference:
    """One change of one kind, with what was before and is after."""

    kind: str
    before: dict[str, Any]
    after: dict[str, Any]


_ALWAYS = ("starts", "place")
_OF_KIND: dict[str, tuple[str, ...]] = {
    MOVED: ("starts", "place"),
    CANCELLED: ("state",),
    BACK: ("state",),
    SOLD_OUT: ("sold_out",),
    ON_SALE: ("sold_out",),
}
_OTHERS = tuple(field.name for field in fields(Stand) if field.name not in {"starts", "place", "state", "sold_out"})


def differences(before: Stand | None, after: Stand) -> list[Difference]:
    """Return what changed, a kind at most once: state first, then time and place, tickets, all else together.

    Nothing where the two are alike. None before means that it is new.
    """
    if before is None:
        return [Difference(ADDED, {}, _side(after, (*_ALWAYS, "minutes", "films")))]
    kinds = []
    if before.state != after.state:
        kinds.append(CANCELLED if after.state == "cancelled" else BACK)
    if (before.starts, before.place) != (after.starts, after.place):
        kinds.append(MOVED)
    if before.sold_out != after.sold_out:
        kinds.append(SOLD_OUT if after.sold_out else ON_SALE)
    found = [_difference(kind, before, after, _OF_KIND[kind]) for kind in kinds]
    others = tuple(name for name in _OTHERS if getattr(before, name) != getattr(after, name))
    if others:
        found.append(_difference(CHANGED, before, after, others))
    return found


def _difference(kind: str, before: Stand, after: Stand, names: tuple[str, ...]) -> Difference:
    wanted = (*_ALWAYS, *(name for name in names if name not in _ALWAYS))
    return Difference(kind, _side(before, wanted), _side(after, wanted))


def _side(stand: Stand, names: tuple[str, ...]) -> dict[str, Any]:
    told = asdict(stand)
    return {name: list(told[name]) if isinstance(told[name], tuple) else told[name] for name in names}


def is_another_date(before: Stand, after: Stand) -> bool:
    """Tell whether a calendar must be told anew (RFC 5545, SEQUENCE): another time, length, place or state."""
    return any(getattr(before, name) != getattr(after, name) for name in ("starts", "minutes", "place", "state"))


def concerns_planners(one: Difference) -> bool:
    """Tell whether those who planned the screening are told: all but particulars such as its price or guests."""
    if one.kind == ADDED:
        return False
    return one.kind != CHANGED or not {"minutes", "films", "audience"}.isdisjoint(one.after)
