"""Writes: one-time codes, which are shown once, when they are made, and kept nowhere."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.database.on_disk import on_disk
from onesheet.festivals.models import Poll, PollCode, Screening, Showing
from onesheet.festivals.pure.codes import digest, make_code
from onesheet.festivals.services.votes.programmer import check_programmer

MOST_CODES = 2_000
"""Of one sheet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Codes that were made just now."""

    number: int
    codes: tuple[str, ...]
    """As `pure.codes.read_code` gives them."""


def make_codes(*, poll: int, screening: int, number: int, by: Member, now: datetime) -> Sheet:
    """Make so many codes for the films of a screening, as a sheet of its own. Raises Refusal where they could not be used."""
    check_programmer(by)
    if not 1 <= number <= MOST_CODES:
        raise Refusal(f"Make 1 to {MOST_CODES:,} codes at a time.")
    with on_disk():
        found = Poll.objects.select_for_update(no_key=True).filter(pk=poll).first()
        if found is None:
            raise Refusal("This poll is not here any more; no codes were made.")
        if not found.by_code:
            raise Refusal("This poll takes no codes. Change the poll first.")
        room = Screening.objects.filter(pk=screening, edition=found.edition_id).first()
        if room is None:
            raise Refusal("This screening is none of this edition; no codes were made.")
        if room.state == Screening.State.CANCELLED:
            raise Refusal("This screening is cancelled; no codes were made.")
        if not Showing.objects.filter(screening=room).exists():
            raise Refusal("No film is shown in this screening; no codes were made.")
        last = PollCode.objects.filter(poll=found, screening=room).aggregate(last=Max("sheet"))["last"] or 0
        codes: dict[str, None] = {}
        while len(codes) < number:
            codes[make_code(secrets.token_bytes)] = None
        secret = bytes(found.secret)
        PollCode.objects.bulk_create(
            (
                PollCode(poll=found, screening=room, digest=digest(code, secret), sheet=last + 1, made_at=now)
                for code in codes
            ),
            batch_size=500,
        )
    return Sheet(last + 1, tuple(codes))


def void_sheet(*, poll: int, screening: int, sheet: int, by: Member, now: datetime) -> int:
    """Take no more ballots by the codes of a sheet, which was lost, say; those given stand. Returns how many codes it was."""
    check_programmer(by)
    codes = PollCode.objects.filter(poll=poll, screening=screening, sheet=sheet, void_at=None)
    with on_disk():
        voided = codes.update(void_at=now, void_by=by)
    if not voided:
        raise Refusal("This sheet is not here, or void already; nothing was changed.")
    return voided
