"""Writes: who edits a list with its owner."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onesheet.accounts.models import Block, Member, Notice
from onesheet.accounts.services import Refusal, notify
from onesheet.lists.limits import MOST_EDITORS
from onesheet.lists.models import FilmList, ListEditor
from onesheet.lists.services.held import owned


def invite_editor(*, by: Member, list: int, username: str, now: datetime) -> Member:  # noqa: A002 - the word for it
    """Let another member edit a list of one's own, and tell them. Asked twice, it changes nothing more.

    Raises Refusal where nobody has the name; a member with whom there is a block is refused in the same words.
    """
    name = username.strip().removeprefix("@")
    with transaction.atomic():
        found = owned(list, by=by, now=now)
        member = Member.objects.filter(username__iexact=name, is_active=True).first() if name else None
        if member is None or _apart(by, member):
            raise Refusal(
                f"Nobody here is called {name or 'so'}. Give the name that stands in the address of their page."
            )
        if member.pk == by.pk:
            raise Refusal("The list is yours already.")
        if found.editors.count() >= MOST_EDITORS:
            raise Refusal(f"A list has up to {MOST_EDITORS} editors beside its owner.")
        ListEditor.objects.get_or_create(list=found, member=member, defaults={"at": now})
        notify(
            to=member,
            kind=Notice.Kind.LIST,
            by=by,
            about=f"list:{found.pk}",
            now=now,
            words={"list": found.name},
        )
    return member


def _apart(one: Member, other: Member) -> bool:
    return Block.objects.filter(by_id__in=[one.pk, other.pk], of_id__in=[one.pk, other.pk]).exists()


def remove_editor(*, by: Member, list: int, member: int) -> None:  # noqa: A002
    """Take the right to edit back; the owner may, and whoever has it from themselves. What they added stays."""
    with transaction.atomic():
        found = FilmList.objects.filter(pk=list).first()
        if found is None or by.pk not in (found.member_id, member):
            raise Refusal("This list is not yours to change.")
        ListEditor.objects.filter(list=found, member_id=member).delete()
        Notice.objects.filter(member_id=member, kind=Notice.Kind.LIST, about=f"list:{found.pk}").delete()
