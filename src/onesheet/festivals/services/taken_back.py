"""Writes: what stood at an address that everybody saw, when it is taken back.

Each is to be called in the transaction that takes it back, before the row is deleted.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

from onesheet.festivals.models import Change, Edition, Screen, Screening, Section, TakenBack, Venue
from onesheet.festivals.pure.changes import differences
from onesheet.festivals.pure.stated_screenings import subject_of
from onesheet.festivals.services.changes import stand_of
from onesheet.festivals.services.held import is_announced

_LONGEST = 500
_SINGLE = ["what", "festival", "edition", "name"]


def section_taken_back(*, edition: Edition, section: Section, now: datetime) -> None:
    """Note that a section goes; of an edition in preparation nobody ever saw it."""
    if is_announced(edition):
        _note(TakenBack.What.SECTION, edition.festival.slug, edition.slug, section.slug, section.name, {}, now)


def screening_taken_back(*, edition: Edition, screening: Screening, now: datetime) -> None:
    """Tell that a screening goes, in the log and at its address; of an edition in preparation nobody ever saw it."""
    if not is_announced(edition):
        return
    before = stand_of(screening)
    screening.state = Screening.State.CANCELLED
    for one in differences(before, stand_of(screening)):
        change = {"what": before.what, "before": one.before, "after": one.after, "reason": "", "taken_back": True}
        Change.objects.create(edition=edition, kind=one.kind, told=change, at=now)
    told = {
        "starts": screening.starts.astimezone(UTC).isoformat(timespec="minutes"),
        "zone": edition.zone,
        "place": str(screening.screen) if screening.screen is not None else "",
        "subject": (screening.stated or {}).get("subject", ""),
        "token": str(screening.token),
        "sequence": screening.sequence,
    }
    title = before.what or screening.code
    _note(TakenBack.What.SCREENING, edition.festival.slug, edition.slug, str(screening.pk), title, told, now)


def edition_taken_back(*, edition: Edition, now: datetime) -> None:
    """Note that an edition goes, and that its festival has no page either where it was the only one that everybody saw."""
    if not is_announced(edition):
        return
    festival = edition.festival
    _note(TakenBack.What.EDITION, festival.slug, edition.slug, "", str(edition), {}, now)
    if not festival.editions.filter(state=Edition.State.ANNOUNCED).exclude(pk=edition.pk).exists():
        _note(TakenBack.What.FESTIVAL, festival.slug, "", "", festival.name, {}, now)


def venue_left(*, venue: Venue, now: datetime) -> None:
    """Note that a venue has no page, where no announced edition shows anything there any more: to be called when the last went."""
    if not Screening.objects.filter(screen__venue=venue, edition__state=Edition.State.ANNOUNCED).exists():
        _note(TakenBack.What.VENUE, "", "", venue.slug, venue.name, {"place": venue.place}, now)


def had_pages(festival: str) -> bool:
    """Tell whether something of a festival of this slug was seen by everybody and taken back, so that its address tells that."""
    return TakenBack.objects.filter(festival=festival).exists()


def venues_elsewhere(beginning: str, place: str) -> set[str]:
    """Return the slugs with this beginning of venues in other places that were taken back: their addresses are not given to another."""
    rows = TakenBack.objects.filter(what=TakenBack.What.VENUE, name__startswith=beginning)
    return {row.name for row in rows if row.told.get("place") != place}


class Former:
    """The screenings that were taken back from an edition: those that come back have their numbers again."""

    def __init__(self, edition: Edition) -> None:
        """Costs two queries."""
        rows = TakenBack.objects.filter(
            what=TakenBack.What.SCREENING, festival=edition.festival.slug, edition=edition.slug
        ).order_by("pk")
        numbers = {int(row.name): row.told for row in rows}
        here = set(Screening.objects.filter(pk__in=numbers).values_list("pk", flat=True))
        self._rows: dict[tuple[str, str], list[tuple[int, dict[str, Any]]]] = defaultdict(list)
        for number, told in numbers.items():
            if number not in here:
                self._rows[subject_of(told["subject"]), told["starts"]].append((number, told))

    def again(self, subject: str, starts: str, screen: int | None) -> dict[str, Any]:
        """Return the columns by which a screening is the one that was taken back; none where none was like it.

        Costs a query for the screen where one was at that time.
        """
        rows = self._rows.get((subject, starts))
        if not rows:
            return {}
        place = str(Screen.objects.select_related("venue").get(pk=screen)) if screen is not None else ""
        found = next((one for one in rows if one[1]["place"] == place), None)
        if found is None:
            return {}
        rows.remove(found)
        number, told = found
        return {"pk": number, "token": told["token"], "sequence": told["sequence"] + 1}


def _note(
    what: TakenBack.What, festival: str, edition: str, name: str, title: str, told: dict[str, Any], now: datetime
) -> None:
    row = TakenBack(what=what, festival=festival, edition=edition, name=name, title=title[:_LONGEST], told=told, at=now)
    TakenBack.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=_SINGLE, update_fields=["title", "told", "at"]
    )
