"""Writes: what documents alone made and none speaks of any more: empty sections, editions, festivals; screens and venues.

What somebody of the house made, changed or built upon stays. What everybody saw has an address that tells that it was taken back.
"""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from datetime import datetime

from django.db.models import Q, QuerySet

from onesheet.festivals.models import Edition, Festival, Screen, Section, Walk
from onesheet.festivals.services.held import edition_held
from onesheet.festivals.services.taken_back import edition_taken_back, section_taken_back, venue_left

_UNSAID_SECTION = Q(
    changed_at__isnull=True, selections__isnull=True, parts__isnull=True, polls__isnull=True, awards__isnull=True,
    became__isnull=True,
)  # fmt: skip
_UNSAID_EDITION = Q(
    entered=False, selections__isnull=True, sections__isnull=True, screenings__isnull=True, polls__isnull=True,
    awards__isnull=True, panels__isnull=True, plans__isnull=True,
)  # fmt: skip
_Places = AbstractSet[tuple[str, int]]


def hold_editions(places: _Places) -> None:
    """Lock these editions, by the festival's key and the year, against programmers: before any of their rows, as these do."""
    if places:
        list(_of(places).select_for_update(no_key=True).order_by("pk").values_list("pk"))


def drop_unsaid(places: _Places | None, *, now: datetime) -> None:
    """Take away the empty sections of these editions, and those that are empty themselves, with festivals that have no other.

    `places` are festivals' keys with years, None for all. To be called in the transaction, when all that documents say is followed.
    Costs three queries where nothing goes.
    """
    if places is not None and not places:
        return
    editions = Edition.objects.all() if places is None else _of(places)
    sections = Section.objects.filter(_UNSAID_SECTION, edition__in=editions).values_list("edition_id", flat=True)
    for number in sorted(set(sections)):
        held = edition_held(number)
        for section in held.sections.filter(_UNSAID_SECTION):
            section_taken_back(edition=held, section=section, now=now)
            section.delete()
    for number in editions.filter(_UNSAID_EDITION).order_by("pk").values_list("pk", flat=True):
        held = edition_held(number)
        unsaid = Edition.objects.filter(_UNSAID_EDITION, pk=number).exists()
        if unsaid and not held.changes.filter(by__isnull=False).exists():
            edition_taken_back(edition=held, now=now)
            held.delete()
            _drop_festival(held.festival_id)


def drop_screens(screens: Collection[int], *, announced: bool, now: datetime) -> None:
    """Take away those of the screens that something went from where nothing is shown any more, and the venues of which none is left.

    `announced`: everybody saw what was shown there. Costs nothing for no screens.
    """
    if not screens:
        return
    venues = {}
    for screen in Screen.objects.filter(pk__in=screens).select_related("venue").order_by("pk"):
        venues[screen.venue_id] = screen.venue
        # Locked as a row that another is about to name; who named it first keeps it.
        held = Screen.objects.select_for_update().filter(pk=screen.pk, entered=False).first()
        if held is not None and not held.screenings.exists():
            held.delete()
    for venue in venues.values():
        if announced:
            venue_left(venue=venue, now=now)
        walks = Walk.objects.filter(Q(one=venue) | Q(other=venue))
        if not venue.entered and not venue.screens.exists() and not walks.exists():
            venue.delete()


def _of(places: _Places) -> QuerySet[Edition]:
    keys, years = {key for key, _ in places}, {year for _, year in places}
    found = Edition.objects.filter(festival__key__in=keys, year__in=years).values_list("pk", "festival__key", "year")
    return Edition.objects.filter(pk__in=[pk for pk, key, year in found if (key, year) in places])


def _drop_festival(number: int) -> None:
    festival = Festival.objects.select_for_update().filter(pk=number, entered=False, run_here=False).first()
    if festival is not None and not festival.editions.exists():
        festival.delete()
