"""Writes: how people come in: by an invitation, or by an operator's approval."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from onesheet.accounts.models import Invitation, Member, Notice, Role
from onesheet.accounts.queries.entrance import code_hash, open_invitations
from onesheet.accounts.services.mail import write_to
from onesheet.accounts.services.notices import forget, notify
from onesheet.accounts.services.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

INVITATION_LASTS = timedelta(days=30)


def make_invitation(*, by: Member, note: str, now: datetime) -> str:
    """Make an invitation for one account and return its code, which is kept nowhere: only its hash is.

    It lasts 30 days. `note` says whom it is for, at most 200 characters.
    """
    code = secrets.token_urlsafe(16)
    Invitation.objects.create(
        code_hash=code_hash(code),
        made_by=by,
        made_at=now,
        expires_at=now + INVITATION_LASTS,
        note=" ".join(note.split())[:200],
    )
    return code


def withdraw_invitation(*, invitation: int, by: Member, now: datetime) -> None:  # noqa: ARG001 - as all acts are called
    """Take an invitation back. Raises Refusal where there is none, or where it was used."""
    with transaction.atomic():
        row = Invitation.objects.select_for_update().filter(pk=invitation).first()
        if row is None:
            raise Refusal("There is no such invitation.")
        if row.used_at is not None:
            raise Refusal("Somebody has used this invitation already. Nothing was changed.")
        if row.withdrawn_at is None:
            row.withdrawn_at = now
            row.save(update_fields=["withdrawn_at"])


def use_invitation(*, code: str, by: Member, now: datetime) -> None:
    """Note that `by` came in with the invitation. Raises Refusal where it is used, withdrawn, over or unknown."""
    used = open_invitations(now).filter(code_hash=code_hash(code)).update(used_by=by, used_at=now)
    if not used:
        raise Refusal("This invitation is no longer open. Ask for a new one.")


def wait_for_approval(*, member: Member, now: datetime) -> None:
    """Close a new account until an operator approves it, and tell the operators."""
    with transaction.atomic():
        member.is_active = False
        member.waiting_since = now
        member.save(update_fields=["is_active", "waiting_since"])
        for operator in operators():
            notify(
                to=operator,
                kind=Notice.Kind.ACCOUNT,
                by=member,
                about=_about(member),
                now=now,
                words={"name": member.username},
            )


def approve_member(*, member: int, by: Member, now: datetime) -> Member:  # noqa: ARG001 - as all acts are called
    """Let a waiting account in, which vouches for it, and write to the person where the site has mail.

    Raises Refusal where it waits not.
    """
    with transaction.atomic():
        row = _waiting(member)
        row.is_active = True
        row.waiting_since = None
        row.unproven = False
        row.save(update_fields=["is_active", "waiting_since", "unproven"])
        forget(about=_about(row), kind=Notice.Kind.ACCOUNT)
        transaction.on_commit(lambda: _write_approved(row))
    return row


def refuse_member(*, member: int, by: Member, now: datetime) -> None:  # noqa: ARG001 - as all acts are called
    """Take a waiting account away whole: it was never in, so nothing of it is kept, and its name is free again."""
    with transaction.atomic():
        row = _waiting(member)
        address, name = row.email, row.username
        row.delete()
        transaction.on_commit(lambda: _write_refused(address, name))


def operators() -> Iterable[Member]:
    """Return the members who run the site."""
    return Member.objects.filter(Q(is_superuser=True) | Q(groups__name=Role.OPERATOR), is_active=True).distinct()


def _waiting(member: int) -> Member:
    row = Member.objects.select_for_update().filter(pk=member, waiting_since__isnull=False, is_active=False).first()
    if row is None:
        raise Refusal("This account is not waiting. Somebody else may have decided already.")
    return row


def _about(member: Member) -> str:
    return f"account:{member.pk}"


def _write_approved(member: Member) -> None:
    write_to(
        [member.email],
        subject="your account is open",
        body=(
            f"Hello {member.username},\n\nyour account at {settings.SITE_NAME} was approved. You can sign in now:\n"
            f"{settings.SITE_URL}{reverse('sign-in')}\n"
        ),
    )


def _write_refused(address: str, name: str) -> None:
    write_to(
        [address],
        subject="your request for an account",
        body=(
            f"Hello {name},\n\nwhoever runs {settings.SITE_NAME} did not approve your request for an account. "
            "What you entered was deleted.\n"
        ),
    )
