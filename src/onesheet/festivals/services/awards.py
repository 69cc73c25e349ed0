"""Writes: what juries and audiences award; of an announced edition each is a fact of its film's record too."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Award, Edition
from onesheet.festivals.services import documents
from onesheet.festivals.services.entry import AwardEntry, award_columns, not_overtaken
from onesheet.festivals.services.held import edition_held, held_with_edition
from onesheet.films.models import Film

if TYPE_CHECKING:
    from onesheet.accounts.models import Member

MOST = 300


def make_award(*, by: Member, edition: int, entry: AwardEntry, now: datetime) -> Award:
    """Make an award, the last of the edition. Raises Refusal."""
    told = award_columns(entry)
    with transaction.atomic():
        held = edition_held(edition)
        entered = held.awards.filter(entered=True)
        if entered.count() >= MOST:
            raise Refusal(f"An edition has {MOST} awards at most.")
        last = entered.order_by("-position").values_list("position", flat=True).first() or 0
        made = Award.objects.create(**told, **_pointing(held, entry), edition=held, position=last + 1, changed_at=now)
        documents.programme_changed(edition=held, by=by, now=now)
    return made


def change_award(*, by: Member, award: int, entry: AwardEntry, now: datetime, as_of: datetime | None = None) -> Award:
    """Change an award. Raises Refusal, Overtaken."""
    told = award_columns(entry)
    with transaction.atomic():
        found, held = _entered(award)
        not_overtaken(found.changed_at, as_of)
        for name, value in (told | _pointing(held, entry)).items():
            setattr(found, name, value)
        found.changed_at = now
        found.save()
        documents.programme_changed(edition=held, by=by, now=now)
    return found


def move_award(*, by: Member, award: int, step: int) -> None:  # noqa: ARG001 - every act is given who does it
    """Move an award up (-1) or down (1); at the end it stays. Raises Refusal."""
    with transaction.atomic():
        found, held = _entered(award)
        every = list(held.awards.filter(entered=True).order_by("position", "pk"))
        at = every.index(found)
        to = at + (1 if step > 0 else -1)
        if 0 <= to < len(every):
            every[at], every[to] = every[to], every[at]
        for place, row in enumerate(every, start=1):
            row.position = place
        Award.objects.bulk_update(every, ["position"])


def delete_award(*, by: Member, award: int, now: datetime) -> None:
    """Delete an award; its fact goes from the film's record. Raises Refusal."""
    with transaction.atomic():
        found, held = _entered(award)
        found.delete()
        documents.programme_changed(edition=held, by=by, now=now)


def _entered(award: int) -> tuple[Award, Edition]:
    found, held = held_with_edition(Award, award)
    if not found.entered:
        raise Refusal(
            "Documents tell this award, and it is theirs to change. Enter it here, too, to say it as you know it."
        )
    return found, held


def _pointing(held: Edition, entry: AwardEntry) -> dict[str, Any]:
    section = held.sections.filter(pk=entry.section).first() if entry.section is not None else None
    if entry.section is not None and section is None:
        raise Refusal("This section is not one of this edition.")
    film = Film.objects.filter(pk=entry.film, shown=True).first() if entry.film is not None else None
    if entry.film is not None and film is None:
        raise Refusal("This film is not here any more; nothing was changed.")
    return {"section": section, "film": film}
