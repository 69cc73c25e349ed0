"""Writes: lists as wholes."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from onesheet.accounts.models import Member, Notice, Visibility
from onesheet.accounts.services import Refusal, forget, may_write
from onesheet.lists.models import FilmList, ListItem
from onesheet.lists.pure.rules import as_json
from onesheet.lists.queries.seen import seen
from onesheet.lists.services.entry import ListEntry, check
from onesheet.lists.services.held import owned, tell
from onesheet.reviews.models import Activity
from onesheet.reviews.pure.markdown import render
from onesheet.reviews.services import activity


def save_list(*, by: Member, entry: ListEntry, token: UUID, now: datetime, held: bool = False) -> FilmList:
    """Make a list, or a challenge; the same token sent twice makes it once.

    `held` hides it until a moderator has looked at it. Raises Refusal where the entry will not do.
    """
    check(entry)
    _may_show(by, entry, now)
    with transaction.atomic():
        made, _ = FilmList.objects.get_or_create(
            token=token,
            defaults={
                **_columns(entry), **_challenge(entry), "member": by, "is_challenge": entry.challenge is not None,
                "made_at": now, "changed_at": now, "hidden_at": now if held else None,
            },
        )  # fmt: skip
    if made.member_id != by.pk:
        raise Refusal("This form was sent before by somebody else. Open a new one.")
    return made


def change_list(*, by: Member, list: int, entry: ListEntry, now: datetime, held: bool = False) -> FilmList:  # noqa: A002 - the word for it
    """Change what a list says of itself; only its owner may. A list stays a list, a challenge a challenge."""
    check(entry)
    _may_show(by, entry, now)
    with transaction.atomic():
        found = owned(list, by=by, now=now)
        columns = _columns(entry) | (_challenge(entry) if found.is_challenge else {})
        if held:
            columns["hidden_at"] = found.hidden_at or now
        for name, value in columns.items():
            setattr(found, name, value)
        found.changed_at = now
        found.save(update_fields=[*columns, "changed_at"])
        if held:
            activity.show(kind=Activity.Kind.LIST, ref=found.pk, shown=False)
        tell(found, now=now)
    return found


def delete_list(*, by: Member, list: int) -> None:  # noqa: A002
    """Delete a list of one's own with all that is on it. Copies that others made of it stay."""
    with transaction.atomic():
        found = FilmList.objects.select_for_update().filter(pk=list, member=by).first()
        if found is None:
            raise Refusal("This list is not here any more.")
        _forget(found)
        found.delete()


def _forget(found: FilmList) -> None:
    activity.drop(kind=Activity.Kind.LIST, ref=found.pk)
    for kind in (Notice.Kind.LIST, Notice.Kind.CHALLENGE):
        forget(about=f"list:{found.pk}", kind=kind)


def clone_list(*, by: Member, list: int, token: UUID, now: datetime) -> FilmList:  # noqa: A002
    """Copy a list that the member sees: its films in their order, and what makes it a challenge.

    Words are copied from a list of one's own alone: those of others stay with them. The copy starts with the
    visibility the member chose for new entries. The copy of a list that is hidden is hidden: a moderator looks at it too.
    """
    with transaction.atomic():
        source = FilmList.objects.filter(seen(by.pk), pk=list).first()
        if source is None:
            raise Refusal("This list is not here any more.")
        own = source.member_id == by.pk
        visibility = source.visibility if own else by.entry_visibility
        if visibility != Visibility.ME:
            may_write(by=by, now=now)
        copied = ("name", "ranked", "is_challenge", "rule", "goal", "starts", "ends")
        words = ("text", "html") if own else ()
        made, new = FilmList.objects.get_or_create(
            token=token,
            defaults={
                **{name: getattr(source, name) for name in (*copied, *words)}, "member": by, "cloned_from": source,
                "visibility": visibility, "items_count": source.items_count, "made_at": now, "changed_at": now,
                "hidden_at": now if source.hidden_at else None,
            },
        )  # fmt: skip
        if made.member_id != by.pk:
            raise Refusal("This form was sent before by somebody else. Open the list again.")
        if new:
            _copy_films(source, made, by=by, now=now, notes=own)
            tell(made, now=now)
    return made


def _copy_films(source: FilmList, made: FilmList, *, by: Member, now: datetime, notes: bool) -> None:
    ListItem.objects.bulk_create(
        ListItem(
            list=made,
            film_id=one.film_id,
            position=place,
            note=one.note if notes else "",
            added_by=by,
            added_at=now,
        )
        for place, one in enumerate(source.items.order_by("position", "pk"), start=1)
    )
    made.items_count = made.items.count()
    made.save(update_fields=["items_count"])


def hide_list(*, list: int, now: datetime) -> None:  # noqa: A002
    """Hide a list from all but its owner: a moderator's act."""
    with transaction.atomic():
        FilmList.objects.filter(pk=list, hidden_at__isnull=True).update(hidden_at=now)
        activity.show(kind=Activity.Kind.LIST, ref=list, shown=False)


def show_list(*, list: int, now: datetime) -> None:  # noqa: A002
    """Show a list again that was hidden."""
    with transaction.atomic():
        found = FilmList.objects.select_for_update().filter(pk=list).first()
        if found is None:
            return
        found.hidden_at = None
        found.save(update_fields=["hidden_at"])
        activity.show(kind=Activity.Kind.LIST, ref=list, shown=True)
        tell(found, now=now)


def _may_show(by: Member, entry: ListEntry, now: datetime) -> None:
    if entry.visibility not in Visibility.values:
        raise Refusal("Choose who sees the list.")
    if entry.visibility != Visibility.ME:
        may_write(by=by, now=now)


def _columns(entry: ListEntry) -> dict[str, Any]:
    text = entry.text.strip()
    return {
        "name": " ".join(entry.name.split()),
        "text": text,
        "html": render(text).html if text else "",
        "ranked": entry.ranked,
        "visibility": entry.visibility,
    }


def _challenge(entry: ListEntry) -> dict[str, Any]:
    if entry.challenge is None:
        return {}
    rule = entry.challenge.rule
    return {
        "rule": as_json(rule) if rule else None,
        "goal": entry.challenge.goal,
        "starts": entry.challenge.starts,
        "ends": entry.challenge.ends,
    }
