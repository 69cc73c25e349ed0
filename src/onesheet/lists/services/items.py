"""Writes: the films on a list. Whoever edits at the same moment, their places stay 1 to n without a hole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.films.models import Film
from onesheet.lists.limits import LONGEST_NOTE, MOST_FILMS
from onesheet.lists.models import FilmList, ListItem
from onesheet.lists.services.held import edited, tell
from onesheet.reviews.models import Activity
from onesheet.reviews.services import activity


@dataclass(frozen=True, slots=True)
class Removed:
    """What is needed to put a film back where it was."""

    film: int
    title: str
    position: int
    note: str


def add_film(
    *,
    by: Member,
    list: int,  # noqa: A002 - the word for it
    film: int,
    now: datetime,
    position: int | None = None,
    note: str = "",
) -> bool:
    """Put a film on a list, last or at `position`; False where it stands there already.

    Raises Refusal where the list is not the member's to change, is full, or no such film is shown.
    """
    with transaction.atomic():
        found = edited(list, by=by, now=now)
        if ListItem.objects.filter(list=found, film_id=film).exists():
            return False
        _insert(found, film, by=by, now=now, position=position, note=note)
    return True


def _insert(
    found: FilmList, film: int, *, by: Member, now: datetime, position: int | None = None, note: str = ""
) -> None:
    if found.rule is not None:
        raise Refusal("Films count here by a rule; none is put on the list by hand.")
    if not Film.objects.filter(pk=film, shown=True).exists():
        raise Refusal("This film is not here any more.")
    count = ListItem.objects.filter(list=found).count()
    if count >= MOST_FILMS:
        raise Refusal(f"A list holds up to {MOST_FILMS} films, and this one is full.")
    place = count + 1 if position is None else min(max(position, 1), count + 1)
    ListItem.objects.filter(list=found, position__gte=place).update(position=F("position") + 1)
    ListItem.objects.create(list=found, film_id=film, position=place, note=_checked(note), added_by=by, added_at=now)
    _changed(found, now=now, count=count + 1)


def remove_film(*, by: Member, list: int, film: int, now: datetime) -> Removed | None:  # noqa: A002
    """Take a film off a list; None where it does not stand there. What is returned puts it back."""
    with transaction.atomic():
        found = edited(list, by=by, now=now)
        item = ListItem.objects.select_related("film").filter(list=found, film_id=film).first()
        if item is None:
            return None
        removed = Removed(film, item.film.title, item.position, item.note)
        _take(found, item, now=now)
    return removed


def _take(found: FilmList, item: ListItem, *, now: datetime) -> None:
    item.delete()
    ListItem.objects.filter(list=found, position__gt=item.position).update(position=F("position") - 1)
    _changed(found, now=now, count=ListItem.objects.filter(list=found).count())


def move_film(*, by: Member, list: int, film: int, to: int, now: datetime) -> int:  # noqa: A002
    """Move a film to a place, 1 to n, and return where it stands now; those between make room.

    Raises Refusal where the film is not on the list any more.
    """
    with transaction.atomic():
        found = edited(list, by=by, now=now)
        return _move(found, film, to=to, now=now)


def step_film(*, by: Member, list: int, film: int, step: int, now: datetime) -> int:  # noqa: A002
    """Move a film up (`step` -1) or down (1) by so many places from where it stands by now; return its place."""
    with transaction.atomic():
        found = edited(list, by=by, now=now)
        item = _item(found, film)
        return _move(found, film, to=item.position + step, now=now)


def _move(found: FilmList, film: int, *, to: int, now: datetime) -> int:
    item = _item(found, film)
    count = ListItem.objects.filter(list=found).count()
    to = min(max(to, 1), count)
    if to == item.position:
        return to
    others = ListItem.objects.filter(list=found)
    if to < item.position:
        others.filter(position__gte=to, position__lt=item.position).update(position=F("position") + 1)
    else:
        others.filter(position__gt=item.position, position__lte=to).update(position=F("position") - 1)
    item.position = to
    item.save(update_fields=["position"])
    _changed(found, now=now, count=count)
    return to


def note_film(
    *,
    by: Member,
    list: int,  # noqa: A002
    film: int,
    note: str,
    now: datetime,
    before: str | None = None,
    held: bool = False,
) -> None:
    """Say something about a film on the list; empty takes it back.

    `before` is the note as its writer saw it: where another wrote meanwhile, it is refused and theirs stays.
    `held` hides the owner's list until a moderator has looked at it; of another member it is refused, since nobody
    may hide a list by writing on it.
    """
    with transaction.atomic():
        found = edited(list, by=by, now=now)
        if held and found.member_id != by.pk:
            raise Refusal("A moderator would have to look at this note first. Shorten it, or leave out the links.")
        item = _item(found, film)
        if before is not None and item.note != before and item.note != _checked(note):
            raise Refusal(f"Somebody else wrote here meanwhile: “{item.note}”. Save again to put yours in its place.")
        item.note = _checked(note)
        item.save(update_fields=["note"])
        if held and found.hidden_at is None:
            found.hidden_at = now
            found.save(update_fields=["hidden_at"])
            activity.show(kind=Activity.Kind.LIST, ref=found.pk, shown=False)
        _changed(found, now=now, count=found.items_count)


def put_on_lists(*, by: Member, film: int, shown: Iterable[int], chosen: Iterable[int], now: datetime) -> int:
    """Put a film on the `chosen` of the lists that were `shown`, take it off the others; return how many changed."""
    wanted = set(chosen)
    changed = 0
    with transaction.atomic():
        # In one order always, so that two who lock several lists do not wait for each other.
        for number in sorted(set(shown)):
            found = edited(number, by=by, now=now)
            item = ListItem.objects.filter(list=found, film_id=film).first()
            if (item is not None) == (number in wanted):
                continue
            if item is None:
                _insert(found, film, by=by, now=now)
            else:
                _take(found, item, now=now)
            changed += 1
    return changed


def _item(found: FilmList, film: int) -> ListItem:
    item = ListItem.objects.filter(list=found, film_id=film).first()
    if item is None:
        raise Refusal("This film is not on the list any more: somebody took it off.")
    return item


def _checked(note: str) -> str:
    text = note.strip().replace("\x00", "")
    if len(text) > LONGEST_NOTE:
        raise Refusal(f"A note has up to {LONGEST_NOTE} signs.")
    return text


def _changed(found: FilmList, *, now: datetime, count: int) -> None:
    found.items_count = count
    found.changed_at = now
    found.save(update_fields=["items_count", "changed_at"])
    tell(found, now=now)
