"""A list that is being written: found, locked, and open to who writes."""

from __future__ import annotations

from datetime import datetime

from onesheet.accounts.models import Block, Member, Visibility
from onesheet.accounts.services import Refusal, may_write
from onesheet.lists.models import FilmList, ListEditor
from onesheet.reviews.models import Activity
from onesheet.reviews.services.activity import note

_GONE = "This list is not here any more, or it is not yours to change."


def owned(number: int, *, by: Member, now: datetime) -> FilmList:
    """Return a list of the member's own, locked until the transaction ends; raise Refusal where it is another's."""
    found = FilmList.objects.select_for_update().filter(pk=number, member=by).first()
    if found is None:
        raise Refusal(_GONE)
    _may_write_on(found, by=by, now=now)
    return found


def edited(number: int, *, by: Member, now: datetime) -> FilmList:
    """Return a list that the member owns or may edit, locked until the transaction ends; raise Refusal where not.

    The lock is what keeps the places of its films 1 to n whoever else edits it at the same moment.
    """
    found = FilmList.objects.select_for_update().filter(pk=number).first()
    if found is None or (found.member_id != by.pk and not _shares(found, by)):
        raise Refusal(_GONE)
    _may_write_on(found, by=by, now=now)
    return found


def _shares(found: FilmList, by: Member) -> bool:
    if not ListEditor.objects.filter(list=found, member=by).exists():
        return False
    owner = found.member_id
    return not Block.objects.filter(by_id__in=[owner, by.pk], of_id__in=[owner, by.pk]).exists()


def _may_write_on(found: FilmList, *, by: Member, now: datetime) -> None:
    """A silenced member still keeps lists that nobody else sees."""
    if found.visibility != Visibility.ME or found.member_id != by.pk:
        may_write(by=by, now=now)


def tell(changed: FilmList, *, now: datetime) -> None:
    """Keep the feed in step: a list is told of when others can first see films on it."""
    seen = changed.hidden_at is None and changed.visibility != Visibility.ME and changed.items_count > 0
    told = Activity.objects.filter(member_id=changed.member_id, kind=Activity.Kind.LIST, ref=changed.pk)
    if seen or told.exists():
        note(by=changed.member, kind=Activity.Kind.LIST, ref=changed.pk, visibility=changed.visibility, now=now)
