"""Writes: editions, and announcing them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db import transaction

from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Change, Edition, Festival, Screening
from onesheet.festivals.services import documents
from onesheet.festivals.services.entry import EditionEntry, edition_columns, not_overtaken
from onesheet.festivals.services.held import edition_held, is_announced
from onesheet.festivals.services.held_films import show_films
from onesheet.films.services.turn import turn
from onesheet.reviews.pure.markdown import render
from onesheet.values.names import slug

if TYPE_CHECKING:
    from onesheet.accounts.models import Member

_LONGEST_SLUG = 40


def make_edition(*, by: Member | None, festival: int, entry: EditionEntry, now: datetime) -> Edition:  # noqa: ARG001
    """Make an edition in preparation, which programmers alone see. Raises Refusal."""
    told = edition_columns(entry)
    with transaction.atomic():
        if not Festival.objects.select_for_update(no_key=True).filter(pk=festival).exists():
            raise Refusal("This festival is not here any more; nothing was changed.")
        address = _address(entry)
        _must_be_free(festival, address, None)
        return Edition.objects.create(
            **told, festival_id=festival, slug=address, html=render(told["text"]).html, made_at=now, changed_at=now
        )


def change_edition(
    *,
    by: Member,  # noqa: ARG001 - every act is given who does it
    edition: int,
    entry: EditionEntry,
    now: datetime,
    as_of: datetime | None = None,
) -> Edition:
    """Change what is said of an edition. Raises Refusal, Overtaken.

    Once it is announced its address and time zone stay. Before, screenings keep their time of day in another zone.
    """
    told = edition_columns(entry)
    with transaction.atomic():
        found = edition_held(edition)
        not_overtaken(found.changed_at, as_of)
        address = _address(entry) if entry.slug.strip() else found.slug
        if address != found.slug:
            if is_announced(found):
                raise Refusal("This edition is announced, and pages that were announced never move. The address stays.")
            _must_be_free(found.festival_id, address, found)
            found.slug = address
        if told["zone"] != found.zone:
            _change_zone(found, told["zone"], now)
        for name, value in told.items():
            setattr(found, name, value)
        found.html = render(told["text"]).html
        found.changed_at, found.entered = now, True
        found.save()
    return found


def delete_edition(*, by: Member, edition: int) -> None:  # noqa: ARG001
    """Delete an edition in preparation that has no films, screenings, polls or awards. Raises Refusal."""
    with transaction.atomic():
        found = edition_held(edition)
        if is_announced(found):
            raise Refusal("This edition is announced, and its pages stay for good.")
        hanging: dict[str, Any] = {
            "films": found.selections, "screenings": found.screenings, "polls": found.polls, "awards": found.awards,
            "panels": found.panels,
        }  # fmt: skip
        there = [name for name, rows in hanging.items() if rows.exists()]
        if there:
            raise Refusal(f"This edition has {', '.join(there)}. Take these out first.")
        found.delete()


def announce_edition(*, by: Member, edition: int, now: datetime) -> Edition:
    """Show an edition to everybody, for good; from now on its changes are told. Safe to repeat. Raises Refusal.

    Its films become facts of the record, each with the sentence of the house's own programme.
    """
    with turn():
        found = edition_held(edition)
        if is_announced(found):
            return found
        if found.starts is None or found.ends is None:
            raise Refusal("Say first on which days it begins and ends.")
        if not found.selections.exists() and not found.screenings.exists():
            raise Refusal("Nothing is in the programme yet. Add a film first.")
        documents.release_held(edition=found, by=by, now=now)
        show_films(edition=found, by=by, now=now)
        found.state = Edition.State.ANNOUNCED
        found.changed_at, found.entered = now, True
        found.save(update_fields=["state", "changed_at", "entered"])
        told = {"what": str(found), "before": {}, "after": {}, "reason": ""}
        Change.objects.create(edition=found, kind=Change.Kind.ANNOUNCED, told=told, by=by, at=now)
        documents.programme_changed(edition=found, by=by, now=now)
    return found


def _address(entry: EditionEntry) -> str:
    return slug(entry.slug.strip() or str(entry.year), limit=_LONGEST_SLUG)


def _must_be_free(festival: int, address: str, own: Edition | None) -> None:
    others = Edition.objects.filter(festival_id=festival, slug=address)
    if others.exclude(pk=own.pk if own else 0).exists():
        raise Refusal(f"Another edition of the festival has the address “{address}”. Choose another one.")


def _change_zone(found: Edition, zone: str, now: datetime) -> None:
    """Keep the screenings' time of day: what was entered as six in the evening is six in the evening there."""
    if not found.screenings.exists():
        return
    if is_announced(found):
        raise Refusal("This edition is announced, and its screenings are told in its time zone. The zone stays.")
    old, new = ZoneInfo(found.zone), ZoneInfo(zone)
    moved = list(found.screenings.select_for_update())
    for one in moved:
        one.starts = one.starts.astimezone(old).replace(tzinfo=new).astimezone(UTC)
        one.changed_at = now
    Screening.objects.bulk_update(moved, ["starts", "changed_at"], batch_size=200)
