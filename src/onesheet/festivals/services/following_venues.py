"""Writes: the screens that programmes name in words, found or made."""

from __future__ import annotations

import re
from datetime import datetime

from onesheet.festivals.models import Screen, Venue
from onesheet.festivals.services.held import next_free
from onesheet.values.folding import fold
from onesheet.values.names import slug

_APART = re.compile(r"\s*[,;|/–—]\s*|\s+-\s+|\s*:\s+|\s*\((?=[^)]*\)$)")
_LONGEST_VENUE, _LONGEST_SCREEN, _LONGEST_SLUG = 160, 80, 80


class Screens:
    """Screens by what programmes call them, `Rialto`, `Rialto, Screen 2`; those that are not here are made."""

    def __init__(self, place: str, now: datetime) -> None:
        self._place, self._now = place, now
        self._found: dict[str, int] = {}
        self._venues: dict[str, Venue] | None = None

    def of(self, words: str) -> int | None:
        """Return the number of the screen; None where the words name none."""
        key = fold(words)
        if not key:
            return None
        if key not in self._found:
            self._found[key] = self._find(words)
        return self._found[key]

    def _find(self, words: str) -> int:
        venues = self._all()
        whole = venues.get(fold(words))
        if whole is not None:
            return self._of_venue(whole)
        venue, rest = self._parted(words, venues)
        return self._screen(venue, rest)

    def _all(self) -> dict[str, Venue]:
        if self._venues is None:
            self._venues = {}
            for venue in Venue.objects.order_by("pk"):
                self._venues.setdefault(fold(venue.name), venue)
        return self._venues

    def _parted(self, words: str, venues: dict[str, Venue]) -> tuple[Venue, str]:
        """Return the venue, and what the words say behind its name."""
        for match in reversed(list(_APART.finditer(words))):
            here = venues.get(fold(words[: match.start()]))
            if here is not None:
                return here, words[match.end() :].rstrip(") ")
        # `Rialto 2` is a screen of the Rialto where that is known.
        parts = words.split()
        for length in range(len(parts) - 1, 0, -1):
            here = venues.get(fold(" ".join(parts[:length])))
            if here is not None and len(parts) - length <= 2:
                return here, " ".join(parts[length:])
        sign = _APART.search(words)
        name, rest = (words[: sign.start()], words[sign.end() :].rstrip(") ")) if sign else (words, "")
        return self._make(name.strip() or words, venues), rest if name.strip() else ""

    def _make(self, name: str, venues: dict[str, Venue]) -> Venue:
        wanted = slug(name)
        taken = set(Venue.objects.filter(slug__startswith=wanted[:40]).values_list("slug", flat=True))
        made = Venue.objects.create(
            name=name[:_LONGEST_VENUE], slug=next_free(wanted, taken, _LONGEST_SLUG), place=self._place,
            changed_at=self._now,
        )  # fmt: skip
        venues[fold(name)] = made
        return made

    def _of_venue(self, venue: Venue) -> int:
        """Return the screen that is meant where only the venue is named: its only one, else one without a name."""
        numbers = list(Screen.objects.filter(venue=venue).order_by("pk").values_list("pk", flat=True)[:2])
        return numbers[0] if len(numbers) == 1 else self._screen(venue, "")

    def _screen(self, venue: Venue, name: str) -> int:
        wanted = fold(name)
        for pk, there in Screen.objects.filter(venue=venue).order_by("pk").values_list("pk", "name"):
            if fold(there) == wanted:
                return pk
        return Screen.objects.create(venue=venue, name=name.strip()[:_LONGEST_SCREEN]).pk
