"""Writes: venues with their screens, and the ways between them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Screen, Venue, Walk
from onesheet.festivals.services.entry import VenueEntry, not_overtaken, screen_columns, venue_columns
from onesheet.festivals.services.held import GONE, next_free
from onesheet.values.names import slug

if TYPE_CHECKING:
    from onesheet.accounts.models import Member

LONGEST_WALK = 600
"""Minutes."""
_LONGEST_SLUG = 80


def make_venue(*, by: Member | None, entry: VenueEntry, now: datetime) -> Venue:  # noqa: ARG001
    """Make a venue with its screens. Raises Refusal."""
    told = venue_columns(entry)
    with transaction.atomic():
        wanted = slug(told["name"], limit=_LONGEST_SLUG)
        taken = set(Venue.objects.filter(slug__startswith=wanted[:60]).values_list("slug", flat=True))
        made = Venue.objects.create(**told, slug=next_free(wanted, taken, _LONGEST_SLUG), changed_at=now)
        Screen.objects.bulk_create(Screen(venue=made, **screen_columns(one)) for one in entry.screens)
    return made


def change_venue(
    *,
    by: Member,  # noqa: ARG001 - every act is given who does it
    venue: int,
    entry: VenueEntry,
    now: datetime,
    as_of: datetime | None = None,
) -> Venue:
    """Change a venue and its screens; its address stays. Raises Refusal, also for taking away a screen in use; Overtaken."""
    told = venue_columns(entry)
    with transaction.atomic():
        found = _held(venue)
        not_overtaken(found.changed_at, as_of)
        for name, value in told.items():
            setattr(found, name, value)
        found.changed_at, found.entered = now, True
        found.save()
        _put_screens(found, entry)
    return found


def _put_screens(found: Venue, entry: VenueEntry) -> None:
    here = {one.pk: one for one in found.screens.all()}
    kept = {one.id for one in entry.screens if one.id is not None}
    if not kept <= here.keys():
        raise Refusal("A screen is not here any more. Open the venue again.")
    for gone in here.keys() - kept:
        if here[gone].screenings.exists():
            raise Refusal(f"{here[gone]} has screenings, and stays as long as it has.")
        here[gone].delete()
    # A screen may take the name that another gives up: all names are free before any is given.
    for number in kept:
        Screen.objects.filter(pk=number).update(name=f"\x1f{number}")
    for one in entry.screens:
        told = screen_columns(one)
        if one.id is None:
            Screen.objects.create(venue=found, **told)
        else:
            Screen.objects.filter(pk=one.id).update(**told, entered=True)


def delete_venue(*, by: Member, venue: int) -> None:  # noqa: ARG001
    """Delete a venue where nothing was ever shown. Raises Refusal."""
    with transaction.atomic():
        found = _held(venue)
        if found.screens.filter(screenings__isnull=False).exists():
            raise Refusal(f"{found.name} has screenings, and its page stays as long as it has.")
        found.delete()


def set_walks(*, by: Member, venue: int, minutes: Mapping[int, int | None]) -> None:  # noqa: ARG001
    """Say how long it takes on foot from a venue to others, by their numbers; None has it reckoned from the map. Raises Refusal."""
    for one in minutes.values():
        if one is not None and not 0 <= one <= LONGEST_WALK:
            raise Refusal(f"A way takes from 0 to {LONGEST_WALK} minutes.")
    with transaction.atomic():
        found = _held(venue)
        others = set(Venue.objects.filter(pk__in=minutes.keys()).values_list("pk", flat=True))
        if found.pk in minutes or others != set(minutes):
            raise Refusal("One of these venues is not here any more; nothing was changed.")
        for other, told in minutes.items():
            low, high = sorted((found.pk, other))
            if told is None:
                Walk.objects.filter(one=low, other=high).delete()
            else:
                Walk.objects.update_or_create(one_id=low, other_id=high, defaults={"minutes": told})


def _held(number: int) -> Venue:
    found = Venue.objects.select_for_update(no_key=True).filter(pk=number).first()
    if found is None:
        raise Refusal(GONE)
    return found
