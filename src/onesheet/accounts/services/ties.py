"""Writes: following, blocking and muting. Each act may be done twice; the second time changes nothing.

Blocking ends what was between the two: follows both ways, and what each was told of the other. Who blocks and who is
about to follow take the same two rows first, so that no follow slips in beside a block.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from onesheet.accounts.limits import FOLLOW
from onesheet.accounts.models import Block, Follow, Member, Mute, Notice
from onesheet.accounts.services.attempts import attempt
from onesheet.accounts.services.notices import notify
from onesheet.accounts.services.refusal import Refusal
from onesheet.accounts.services.standing import may_write


def follow(*, by: Member, of: Member, now: datetime) -> bool:
    """Follow a member and tell them; return False where that was so already.

    Raises Refusal where either blocked the other, the other's account is closed, `by` may not write, or follows too
    often. Whoever was blocked is not told by whom: the sentence is the same as for a closed account.
    """
    if by.pk == of.pk:
        raise Refusal("You cannot follow yourself.")
    may_write(by=by, now=now)
    attempt(limit=FOLLOW, by=by, now=now)
    with transaction.atomic():
        _take_both(by, of)
        if Block.objects.filter(by=by, of=of).exists():
            raise Refusal(f"You blocked {of}. Unblock them first, then follow them.")
        if not of.is_active or Block.objects.filter(by=of, of=by).exists():
            raise Refusal("This member cannot be followed.")
        made = Follow.objects.get_or_create(by=by, of=of, defaults={"at": now})[1]
        if made:
            notify(to=of, kind=Notice.Kind.FOLLOW, by=by, now=now)
    return made


def unfollow(*, by: Member, of: Member) -> bool:
    """Follow a member no longer; return False where one did not. A notice of it that nobody saw yet is taken back.

    One that was seen or mailed stays (the page of notices leaves it out), so that following again tells nothing new.
    """
    with transaction.atomic():
        gone = Follow.objects.filter(by=by, of=of).delete()[0]
        Notice.objects.filter(
            member=of, kind=Notice.Kind.FOLLOW, by=by, about="", seen_at=None, mailed_at=None
        ).delete()
    return bool(gone)


def remove_follower(*, by: Member, follower: Member) -> bool:
    """Have somebody follow `by` no longer; return False where they did not. They are not told, and may follow again."""
    return unfollow(by=follower, of=by)


def block(*, by: Member, of: Member, now: datetime) -> bool:
    """Block a member: neither follows the other any more or sees what the other writes. They are not told."""
    if by.pk == of.pk:
        raise Refusal("You cannot block yourself.")
    with transaction.atomic():
        _take_both(by, of)
        made = Block.objects.get_or_create(by=by, of=of, defaults={"at": now})[1]
        Follow.objects.filter(Q(by=by, of=of) | Q(by=of, of=by)).delete()
        # What moderators and operators are told of somebody is their work, and stays.
        told = Notice.objects.exclude(kind__in=[Notice.Kind.MODERATION, Notice.Kind.REPORT, Notice.Kind.ACCOUNT])
        told.filter(Q(member=by, by=of) | Q(member=of, by=by)).delete()
    return made


def unblock(*, by: Member, of: Member) -> bool:
    """Block a member no longer. Follows that the block ended do not come back."""
    return bool(Block.objects.filter(by=by, of=of).delete()[0])


def mute(*, by: Member, of: Member, now: datetime) -> bool:
    """Meet what a member does no longer in feed and notices. They are not told."""
    if by.pk == of.pk:
        raise Refusal("You cannot mute yourself.")
    return Mute.objects.get_or_create(by=by, of=of, defaults={"at": now})[1]


def unmute(*, by: Member, of: Member) -> bool:
    """Meet what a member does again."""
    return bool(Mute.objects.filter(by=by, of=of).delete()[0])


def _take_both(one: Member, other: Member) -> None:
    """Hold both members' rows until the transaction ends, always in the same order."""
    rows = Member.objects.select_for_update(no_key=True).filter(pk__in=[one.pk, other.pk]).order_by("pk")
    list(rows.values_list("pk", flat=True))
