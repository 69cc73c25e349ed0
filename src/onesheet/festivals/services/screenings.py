"""Writes: screenings, and every change of them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db import transaction

from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Edition, Screen, Screening, Selection, Showing
from onesheet.festivals.services.changes import note_screening, stand_of
from onesheet.festivals.services.entry import ScreeningEntry, not_overtaken, reason_of, screening_columns
from onesheet.festivals.services.held import edition_held, held_with_edition, is_announced
from onesheet.festivals.services.taken_back import venue_left

if TYPE_CHECKING:
    from onesheet.accounts.models import Member

MOST = 5000
"""Screenings of an edition at most."""


def make_screening(
    *, by: Member, edition: int, entry: ScreeningEntry, now: datetime, token: UUID | None = None
) -> Screening:
    """Make a screening; of an announced edition it is told as added. Raises Refusal.

    `token` is its identity in calendars; the same sent twice makes it once.
    """
    told = screening_columns(entry)
    with transaction.atomic():
        held = edition_held(edition)
        sent = Screening.objects.filter(token=token).first() if token is not None else None
        if sent is not None and sent.edition_id == edition:
            return sent
        if sent is not None:
            raise Refusal("This form was sent before, for another edition. Open a new one.")
        if held.screenings.count() >= MOST:
            raise Refusal(f"An edition has {MOST} screenings at most.")
        made = Screening.objects.create(
            **told, token=token or uuid4(), edition=held, screen=_screen(entry.screen), made_at=now, changed_at=now
        )
        _show(held, made, entry.films)
        note_screening(edition=held, screening=made, before=None, by=by, now=now)
    return made


def change_screening(
    *,
    by: Member,
    screening: int,
    entry: ScreeningEntry,
    now: datetime,
    as_of: datetime | None = None,
    reason: str = "",
) -> Screening:
    """Change a screening; of an announced edition the log tells what, and those who planned it. Raises Refusal, Overtaken.

    `reason` is told with it, and stands on the screening where it is moved.
    """
    told = screening_columns(entry)
    reason = reason_of(reason)
    with transaction.atomic():
        found, held = held_with_edition(Screening, screening)
        not_overtaken(found.changed_at, as_of)
        before, left = stand_of(found), found.screen
        screen = _screen(entry.screen)
        if reason and (entry.starts != found.starts or (screen and screen.pk) != found.screen_id):
            told["reason"] = reason
        _put(found, {**told, "screen": screen}, now)
        _show(held, found, entry.films)
        note_screening(edition=held, screening=found, before=before, by=by, now=now, reason=reason)
        if is_announced(held) and left is not None and left != screen:
            venue_left(venue=left.venue, now=now)
    return found


def cancel_screening(*, by: Member, screening: int, reason: str = "", now: datetime) -> None:
    """Cancel a screening: it stays in the programme, as cancelled. Safe to repeat. Raises Refusal."""
    _change_state(by, screening, {"state": Screening.State.CANCELLED, "reason": reason_of(reason)}, reason, now)


def restore_screening(*, by: Member, screening: int, reason: str = "", now: datetime) -> None:
    """Have a cancelled screening take place after all. Safe to repeat. Raises Refusal."""
    _change_state(by, screening, {"state": Screening.State.PLANNED, "reason": ""}, reason, now)


def set_sold_out(*, by: Member, screening: int, sold_out: bool, now: datetime) -> None:
    """Say that a screening is sold out, or that there are tickets again. Safe to repeat. Raises Refusal."""
    _change_state(by, screening, {"sold_out": sold_out}, "", now)


def delete_screening(*, by: Member, screening: int) -> None:  # noqa: ARG001 - every act is given who does it
    """Delete a screening of an edition in preparation. Raises Refusal: once announced it can be cancelled alone."""
    with transaction.atomic():
        found, held = held_with_edition(Screening, screening)
        if is_announced(held):
            raise Refusal(
                "This edition is announced: a screening can be cancelled, and stays in the programme as that."
            )
        found.delete()


def _change_state(by: Member, screening: int, told: dict[str, Any], reason: str, now: datetime) -> None:
    reason = reason_of(reason)
    with transaction.atomic():
        found, held = held_with_edition(Screening, screening)
        if all(getattr(found, name) == value for name, value in told.items() if name != "reason"):
            return
        before = stand_of(found)
        _put(found, told, now)
        note_screening(edition=held, screening=found, before=before, by=by, now=now, reason=reason)


def _put(found: Screening, told: dict[str, Any], now: datetime) -> None:
    for name, value in told.items():
        setattr(found, name, value)
    found.changed_at = now
    found.save()


def _screen(number: int | None) -> Screen | None:
    if number is None:
        return None
    found = Screen.objects.select_related("venue").filter(pk=number).first()
    if found is None:
        raise Refusal("This screen is not here any more; nothing was changed.")
    return found


def _show(held: Edition, screening: Screening, films: tuple[int, ...]) -> None:
    """Have the screening show these selections in this order. Those that stay keep their rows."""
    known = set(Selection.objects.filter(edition=held, pk__in=films).values_list("pk", flat=True))
    if known != set(films):
        raise Refusal("One of the films is not in this edition; nothing was changed.")
    here = {one.selection_id: one for one in screening.showings.all()}
    screening.showings.exclude(selection__in=films).delete()
    for place, number in enumerate(films, start=1):
        row = here.get(number) or Showing(screening=screening, selection_id=number)
        if row.pk is None or row.position != place:
            row.position = place
            row.save()
