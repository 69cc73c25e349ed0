"""What the parts of a programme that comes in have in common: who brings it, who wins, and what rows before made or would make."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Edition, Section, Venue
from onesheet.festivals.pure.stated import festival_name
from onesheet.values.folding import fold
from onesheet.values.names import festival_key

if TYPE_CHECKING:
    from onesheet.accounts.models import Member

_NO_EDITION = "The edition that this is of is not here, and its row was not taken in."


@dataclass(slots=True)
class World:
    """What is known while a programme comes in."""

    by: Member | None
    now: datetime
    keep: bool
    """Whether what is here stays where the file says otherwise."""
    selections: dict[int, int] = field(default_factory=dict)
    """The file's numbers of films in the edition -> ours."""
    touched: set[int] = field(default_factory=set)
    """Editions whose films are to be told anew."""
    _editions: dict[tuple[str, int, str], Edition | None] = field(default_factory=dict)
    _coming: set[tuple[str, int, str]] = field(default_factory=set)
    _last: dict[tuple[int, int | None], int] = field(default_factory=dict)
    _seen: set[Hashable] = field(default_factory=set)

    def edition(self, of: Mapping[str, Any]) -> Edition | None:
        """Return the edition: the one of this address, else the one of this year that has no address of its own."""
        place = _place(of)
        if place not in self._editions:
            rows = Edition.objects.filter(festival__key=place[0], year=place[1]).select_related("festival")
            found = {one.slug: one for one in rows}
            plain = found.get(str(place[1]))
            self._editions[place] = (
                found.get(place[2]) or plain or (None if place[2] else next(iter(found.values()), None))
            )
        return self._editions[place]

    def comes(self, of: Mapping[str, Any], made: Edition | None) -> None:
        """Remember that a row made the edition, or of a preview that it would."""
        self._coming.add(_place(of))
        self._editions[_place(of)] = made

    def must_come(self, of: Mapping[str, Any]) -> None:
        """Raise Refusal where neither the edition is here nor a row before would make it."""
        if _place(of) not in self._coming:
            raise Refusal(_NO_EDITION)

    def seen(self, what: Hashable) -> bool:
        """Whether a row of a preview said before that this would be made; it is remembered."""
        if what in self._seen:
            return True
        self._seen.add(what)
        return False

    def venue(self, told: Mapping[str, Any]) -> Venue | None:
        """Return the venue of this name: of this address, else in this place, else where one of the two places is not told."""
        named = [one for one in Venue.objects.order_by("pk") if fold(one.name) == fold(told["name"])]
        wanted = fold(told["place"])

        def near(one: Venue) -> int:
            here = fold(one.place)
            if here == wanted:
                return 0 if one.slug == told["slug"] else 1
            return 2 if not here or not wanted else 3

        return min((one for one in named if near(one) < 3), key=near, default=None)

    def last_of(self, edition: Edition, section: Section | None) -> int:
        """Return the place of the last film that stood in a section before the first came in."""
        place = edition.pk, section.pk if section is not None else None
        if place not in self._last:
            rows = edition.selections.filter(section=section).order_by("-position").values_list("position", flat=True)
            self._last[place] = rows.first() or 0
        return self._last[place]

    def touch(self, edition: Edition) -> None:
        """Let the edition's films be told anew when all rows are done."""
        self.touched.add(edition.pk)


def _place(of: Mapping[str, Any]) -> tuple[str, int, str]:
    return festival_key(festival_name(of["festival"]))[:200], of["year"], of["slug"]
