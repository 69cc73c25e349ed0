"""Writes: festivals, clubs and cinemas."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Edition, Festival
from onesheet.festivals.services.entry import FestivalEntry, festival_columns, not_overtaken
from onesheet.festivals.services.held import GONE, next_free
from onesheet.festivals.services.taken_back import had_pages
from onesheet.reviews.pure.markdown import render
from onesheet.values.names import festival_key, slug

if TYPE_CHECKING:
    from onesheet.accounts.models import Member

_LONGEST_SLUG = 80


def make_festival(*, by: Member | None, entry: FestivalEntry, now: datetime) -> Festival:  # noqa: ARG001 - every act is given who does it
    """Make a festival that this house runs, or one that others run. Raises Refusal, for a name that is there already too."""
    told = festival_columns(entry)
    with transaction.atomic():
        key = _free_key(told["name"], None)
        wanted = _slug(entry)
        taken = set(Festival.objects.filter(slug__startswith=wanted[:60]).values_list("slug", flat=True))
        if entry.slug.strip() and wanted in taken:
            raise Refusal("Another festival has this address. Choose another one, or leave it empty.")
        return Festival.objects.create(
            **told,
            slug=next_free(wanted, taken, _LONGEST_SLUG),
            key=key,
            html=render(told["text"]).html,
            made_at=now,
            changed_at=now,
        )


def change_festival(
    *,
    by: Member,  # noqa: ARG001 - every act is given who does it
    festival: int,
    entry: FestivalEntry,
    now: datetime,
    as_of: datetime | None = None,
) -> Festival:
    """Change what is said of a festival. Its address stays once an edition is announced. Raises Refusal, Overtaken."""
    told = festival_columns(entry)
    with transaction.atomic():
        found = _held(festival)
        not_overtaken(found.changed_at, as_of)
        wanted = _slug(entry) if entry.slug.strip() else found.slug
        if wanted != found.slug:
            _may_move(found, wanted)
            found.slug = wanted
        found.key = _free_key(told["name"], found)
        for name, value in told.items():
            setattr(found, name, value)
        found.html = render(told["text"]).html
        found.changed_at, found.entered = now, True
        found.save()
    return found


def delete_festival(*, by: Member, festival: int) -> None:  # noqa: ARG001
    """Delete a festival that has no editions. Raises Refusal."""
    with transaction.atomic():
        found = _held(festival)
        if found.editions.exists():
            raise Refusal("This festival has editions, and stays as long as it has.")
        found.delete()


def _held(number: int) -> Festival:
    found = Festival.objects.select_for_update(no_key=True).filter(pk=number).first()
    if found is None:
        raise Refusal(GONE)
    return found


def _slug(entry: FestivalEntry) -> str:
    return slug(entry.slug.strip() or entry.name, limit=_LONGEST_SLUG)


def _free_key(name: str, own: Festival | None) -> str:
    key = festival_key(name)[:200]
    if not key:
        raise Refusal("A festival's name needs letters beside the word for a festival.")
    other = Festival.objects.filter(key=key).exclude(pk=own.pk if own else 0).first()
    if other is not None:
        raise Refusal(f"{other.name} is here already, and documents that name one would mean both.")
    return key


def _may_move(found: Festival, wanted: str) -> None:
    if found.editions.filter(state=Edition.State.ANNOUNCED).exists() or had_pages(found.slug):
        raise Refusal("An edition is announced, or was, and pages that were announced never move. The address stays.")
    if Festival.objects.filter(slug=wanted).exclude(pk=found.pk).exists():
        raise Refusal("Another festival has this address. Choose another one, or leave it empty.")
