"""Writes: the screens that programmes name in words, found or made."""

from __future__ import annotations

import re
from datetime import datetime

from onesheet.festivals.models import Edition, Screen, Screening, Venue
from onesheet.festivals.services.held import next_free
from onesheet.festivals.services.taken_back import venues_elsewhere
from onesheet.values.countries import country_code
from onesheet.values.folding import fold
from onesheet.values.names import slug

_APART = re.compile(r"\s*[,;|/–—]\s*|\s+-\s+|\s*:\s+|\s*\((?=[^)]*\)$)")
_AND = re.compile(r"[,;/&+()]|\band\b")
_LONGEST_VENUE, _LONGEST_SCREEN, _LONGEST_SLUG = 160, 80, 80
_UNTOLD, _ELSEWHERE = 2, 3
"""How near a venue is to an edition where its place or the edition's is not told, and where they are apart."""


class Screens:
    """Screens by what programmes call them, `Rialto`, `Rialto, Screen 2`; those that are not here are made."""

    def __init__(self, edition: Edition | None, now: datetime | None) -> None:
        """Without `now` nothing is made: what is not here has a number of its own below 0. Without an edition any venue may be meant."""
        self._edition, self._now = edition, now
        self._found: dict[str, int] = {}
        self._venues: dict[str, Venue] | None = None
        self._foreseen: dict[tuple[str, str], int] = {}

    def of(self, words: str) -> int | None:
        """Return the number of the screen; None where the words name none."""
        key = fold(words)
        if not key:
            return None
        if key not in self._found:
            self._found[key] = self._find(words)
        return self._found[key]

    def found(self) -> set[int]:
        """Return the screens that were asked for so far."""
        return set(self._found.values())

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
            for venue in _meant(list(Venue.objects.order_by("pk")), self._edition):
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
        if self._now is None:
            made = venues[fold(name)] = Venue(name=name)
            return made
        wanted = slug(name)
        taken = set(Venue.objects.filter(slug__startswith=wanted[:40]).values_list("slug", flat=True))
        taken |= venues_elsewhere(wanted[:40], self._edition.place if self._edition is not None else "")
        made = Venue.objects.create(
            name=name[:_LONGEST_VENUE], slug=next_free(wanted, taken, _LONGEST_SLUG),
            place=self._edition.place if self._edition is not None else "", changed_at=self._now, entered=False,
        )  # fmt: skip
        venues[fold(name)] = made
        return made

    def _of_venue(self, venue: Venue) -> int:
        """Return the screen that is meant where only the venue is named: its only one, else one without a name."""
        if venue._state.adding:  # noqa: SLF001
            return self._screen(venue, "")
        numbers = list(Screen.objects.filter(venue=venue).order_by("pk").values_list("pk", flat=True)[:2])
        return numbers[0] if len(numbers) == 1 else self._screen(venue, "")

    def _screen(self, venue: Venue, name: str) -> int:
        wanted = fold(name)
        if self._now is None and venue._state.adding:  # noqa: SLF001 - Django's documented API
            return self._foreseen.setdefault((fold(venue.name), wanted), -1 - len(self._foreseen))
        for pk, there in Screen.objects.filter(venue=venue).order_by("pk").values_list("pk", "name"):
            if fold(there) == wanted:
                return pk
        if self._now is None:
            return self._foreseen.setdefault((fold(venue.name), wanted), -1 - len(self._foreseen))
        return Screen.objects.create(venue=venue, name=name.strip()[:_LONGEST_SCREEN], entered=False).pk


def _meant(venues: list[Venue], edition: Edition | None) -> list[Venue]:
    """Return the venues that an edition's programme can mean, those first that it means where several have one name.

    First those that it uses already, then those of the festival's earlier editions in this place, then those of the place, then those of no place.
    A venue of another town that neither uses is not meant, so that another house of its name is made in the edition's own.
    """
    if edition is None:
        return venues
    used, before = _used(edition)
    ranked = []
    for venue in venues:
        near = _nearness(venue.place, edition)
        use = 0 if venue.pk in used else 1 if venue.pk in before else 2
        if use < 2 or near < _ELSEWHERE:
            ranked.append(((use, near, venue.pk), venue))
    return [venue for _, venue in sorted(ranked, key=lambda one: one[0])]


def _used(edition: Edition) -> tuple[set[int], set[int]]:
    """Return the venues that an edition uses, and those that earlier ones of its festival in the same place did."""
    used, before = set(), set()
    rows = Screening.objects.filter(
        screen__isnull=False, edition__festival=edition.festival_id, edition__year__lte=edition.year
    )
    told = rows.order_by().values_list("edition_id", "edition__place", "screen__venue_id").distinct()
    for number, place, venue in told:
        if number == edition.pk:
            used.add(venue)
        elif venue is not None and _nearness(place, edition) < _ELSEWHERE:
            before.add(venue)
    return used, before


def _nearness(place: str, edition: Edition) -> int:
    """Tell how well a place fits that of an edition, the lower the better; `_ELSEWHERE` where it is another town."""
    here, there = fold(edition.place), fold(place)
    if not here or not there:
        return _UNTOLD
    if here == there:
        return 0
    some, others = _parts(edition.place), _parts(place)
    if (
        some[0] in others
        or others[0] in some
        or f"{here} ".startswith(f"{others[0]} ")
        or f"{there} ".startswith(f"{some[0]} ")
    ):
        return 1
    if country_code(edition.place) is not None:
        # A town may be anywhere in its country; the zone names one that is.
        town = fold(edition.zone.rpartition("/")[2].replace("_", " "))
        return 1 if f" {town} " in f" {there} " else _UNTOLD
    return _UNTOLD if country_code(place) is not None else _ELSEWHERE


def _parts(place: str) -> list[str]:
    """Return the towns, regions and countries that a place names: `Lisbon and Porto, Portugal`."""
    return [part for part in map(fold, _AND.split(place)) if part] or [fold(place)]
