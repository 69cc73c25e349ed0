"""Writes: that members were at a screening, as the door notes or a code shown there proves. Their ballots are verified by it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from onesheet.accounts.limits import Limit
from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal, attempt
from onesheet.festivals.models import Attendance, Ballot, Edition, Screening, Showing
from onesheet.festivals.pure.codes import ALPHABET, read_short
from onesheet.festivals.services.votes.programmer import check_programmer

SIGNS = 6
BEFORE, AFTER = timedelta(minutes=15), timedelta(minutes=30)
"""How long before the start and after the end of a screening its code is taken: who reads it of others later was not there."""
ATTEND = Limit(
    "attend",
    20,
    timedelta(hours=1),
    "20 codes of attendance an hour can be tried, and that many were. Try again in {minutes}.",
)


def door_code(token: object) -> str:
    """Return the code that is shown at a screening, of six signs; it follows from the screening's token and the site's key."""
    number = int(salted_hmac("onesheet.festivals.attendance", str(token), algorithm="sha256").hexdigest()[:16], 16)
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(SIGNS))


def attend(*, edition: int, typed: str, by: Member, now: datetime) -> Screening:
    """Note that a member is at the screening whose code they type. Done twice it is one. Raises Refusal where no screening on now has it."""
    attempt(limit=ATTEND, by=by, now=now)
    code = read_short(typed, SIGNS)
    found = [
        one
        for one in Screening.objects.filter(
            edition=edition, edition__state=Edition.State.ANNOUNCED, state=Screening.State.PLANNED,
            starts__lte=now + BEFORE, starts__gt=now - timedelta(days=1),
        )
        if now <= one.starts + timedelta(minutes=one.minutes) + AFTER
    ]  # fmt: skip
    for screening in found:
        if code is not None and constant_time_compare(door_code(screening.token), code):
            _note(screening, by, Attendance.How.CODE, now)
            return screening
    raise Refusal(
        "No screening that is on now shows this code. It is taken from a quarter of an hour before the start to half an hour"
        " after the end."
    )


def note_at_door(*, screening: int, username: str, by: Member, now: datetime) -> Member:
    """Note that a member came in. Done twice it is one. Raises Refusal where there is no such member or screening."""
    check_programmer(by)
    found = Screening.objects.filter(pk=screening).first()
    if found is None:
        raise Refusal("This screening is not here any more; nobody was noted.")
    member = Member.objects.filter(username__iexact=username.strip().removeprefix("@"), is_active=True).first()
    if member is None:
        raise Refusal("No member has this name; nobody was noted.")
    _note(found, member, Attendance.How.DOOR, now)
    return member


def _note(screening: Screening, member: Member, how: Attendance.How, now: datetime) -> None:
    with transaction.atomic():
        Attendance.objects.bulk_create(
            [Attendance(member=member, screening=screening, how=how, at=now)], ignore_conflicts=True
        )
        shown = Showing.objects.filter(screening=screening).values("selection")
        ballots = Ballot.objects.filter(member=member, selection__in=shown, verified=False)
        ballots.update(verified=True, screening=screening)
