"""The screenings of a programme that comes in whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Edition, Screen, Screening, Showing
from onesheet.festivals.services.brought.films import selection_told
from onesheet.festivals.services.brought.places import screen_of
from onesheet.festivals.services.brought.putting import Became, became, changed, made, put
from onesheet.festivals.services.brought.whose import World
from onesheet.festivals.services.changes import note_screening, stand_of
from onesheet.festivals.services.entry import ScreeningEntry, reason_of, screening_columns
from onesheet.festivals.services.screenings import MOST
from onesheet.values.folding import fold

_TOLD = (
    "title", "code", "format", "subtitles", "guests", "captions", "audio_description", "relaxed", "signed", "warnings", "price",
    "tickets", "seats",
)  # fmt: skip
_ELSEWHERE = "A screening of this number is in another edition here; what it says was left out."


def put_screening(given: Mapping[str, Any], world: World, *, write: bool) -> Became:
    """Make the screening, or complete the one that is here. Raises Refusal."""
    told = _columns(given)
    edition = world.edition(given["of"])
    if edition is None:
        world.must_come(given["of"])
        return Became("made")
    screen = screen_of(world, given["screen"])
    films = [pk for one in given["films"] if (pk := selection_told(edition, one, world)) is not None]
    missing = len(given["films"]) - len(films)
    words = ""
    if write and missing:
        words = f"{missing} of its films {'is' if missing == 1 else 'are'} not in the edition yet."
    if given["screen"] is not None and screen is None and write:
        words = f"{words} Its screen is not here, so that it has none.".strip()
    found = _here(edition, given, told["starts"], screen)
    if found is None:
        if edition.screenings.count() >= MOST:
            raise Refusal(f"An edition has {MOST} screenings at most.")
        if not write:
            return Became("made", words)
        row = Screening.objects.create(
            **told,
            token=_uid(given) or uuid4(),
            edition=edition,
            screen=screen,
            made_at=world.now,
            changed_at=world.now,
        )
        _show(row, films)
        note_screening(edition=edition, screening=row, before=None, by=world.by, now=world.now)
        return Became("made", words, undo=[made("screening", row)])
    return _completed(found, told, films, screen, given, world, edition, words, write=write)


def _completed(
    found: Screening, told: dict[str, Any], films: list[int], screen: Screen | None, given: Mapping[str, Any], world: World,
    edition: Edition, words: str, *, write: bool,
) -> Became:  # fmt: skip
    before = stand_of(found)
    if screen is not None or given["screen"] is None:
        told["screen_id"] = screen.pk if screen is not None else None
    one = put(found, told, keep=world.keep)
    shown = list(found.showings.order_by("position", "pk").values_list("selection_id", flat=True))
    if films != shown and len(films) == len(given["films"]):
        if world.keep and shown:
            one.stays.append("films")
        else:
            one.was["films"] = [shown, films]
    if one.was and write:
        found.changed_at = world.now
        found.save()
        if "films" in one.was:
            found.showings.all().delete()
            _show(found, films)
        row = Screening.objects.select_related("screen__venue").get(pk=found.pk)
        note_screening(edition=edition, screening=row, before=before, by=world.by, now=world.now)
    return became(False, one, [changed("screening", found, one.was)] if one.was else [], words)


def _columns(given: Mapping[str, Any]) -> dict[str, Any]:
    try:
        starts = datetime.fromisoformat(given["starts"])
    except ValueError as fault:
        raise Refusal(f"“{given['starts'][:30]}” is no time; it is written 2015-09-10T18:00+01:00.") from fault
    entry = ScreeningEntry(
        starts, given["minutes"], tuple(range(len(given["films"]))), None, talk_minutes=given["talk_minutes"] or 0,
        audience=given["audience"] or Screening.Audience.PUBLIC, **{name: given[name] for name in _TOLD},
    )  # fmt: skip
    if given["state"] not in ("", *Screening.State.values):
        raise Refusal("The state of a screening is “planned” or “cancelled”.")
    more = {
        "state": given["state"] or Screening.State.PLANNED, "reason": reason_of(given["reason"]), "sold_out": given["sold_out"],
    }  # fmt: skip
    return {**screening_columns(entry), **more}


def _here(edition: Edition, given: Mapping[str, Any], starts: datetime, screen: Screen | None) -> Screening | None:
    """Return the screening of this UID, else of this code, else the one of this title at this time and place."""
    uid = _uid(given)
    found = Screening.objects.filter(token=uid).first() if uid is not None else None
    if found is not None:
        if found.edition_id != edition.pk:
            raise Refusal(_ELSEWHERE)
        return found
    rows = Screening.objects.filter(edition=edition).order_by("pk")
    code = fold(given["code"])
    if code:
        coded = rows.exclude(code="").values_list("pk", "code")
        number = next((number for number, one in coded if fold(one) == code), None)
        return rows.filter(pk=number).first() if number is not None else None
    then = rows.filter(starts=starts, screen=screen) if screen is not None else rows.filter(starts=starts, screen=None)
    return next((one for one in then if fold(one.title) == fold(given["title"])), None)


def _uid(given: Mapping[str, Any]) -> UUID | None:
    try:
        return UUID(given["uid"]) if given["uid"] else None
    except ValueError:
        return None


def _show(row: Screening, films: list[int]) -> None:
    told = dict.fromkeys(films)
    Showing.objects.bulk_create(
        [Showing(screening=row, selection_id=one, position=place) for place, one in enumerate(told, 1)]
    )
