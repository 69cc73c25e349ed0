"""Writes: slips of paper that are typed in, and ballots that do not count."""

from __future__ import annotations

import uuid
from datetime import datetime

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.database.on_disk import on_disk
from onesheet.festivals.models import Ballot, Poll, Screening, Showing
from onesheet.festivals.pure.voting import steps
from onesheet.festivals.queries.votes_cards import sections_within
from onesheet.festivals.services.votes.programmer import check_programmer

LONGEST_COMMENT = 1_000
_MISTYPED = "typed by mistake"


def enter_slip(
    *,
    poll: int,
    screening: int,
    selection: int,
    mark: int,
    token: uuid.UUID,
    by: Member,
    now: datetime,
    comment: str = "",
) -> Ballot:
    """Count a slip; one that is sent again with its token is counted once. Raises Refusal where it cannot be one of that screening."""
    check_programmer(by)
    found = Poll.objects.filter(pk=poll).first()
    if found is None:
        raise Refusal("This poll is not here any more; the slip was not counted.")
    if not 1 <= mark <= len(steps(found.scale)):
        raise Refusal("There is no such mark; the slip was not counted.")
    _check_shown(found, screening, selection, now)
    ballot = Ballot(
        poll=found, screening_id=screening, selection_id=selection, kind=Ballot.Kind.SLIP, mark=mark, verified=True,
        comment=" ".join(comment.split())[:LONGEST_COMMENT], token=token, entered_by=by, at=now,
    )  # fmt: skip
    with on_disk():
        Ballot.objects.bulk_create([ballot], ignore_conflicts=True)
        given = Ballot.objects.get(token=token)
    if (given.poll_id, given.selection_id, given.kind, given.entered_by_id) != (poll, selection, ballot.kind, by.pk):
        raise Refusal("This form was sent before for another film; load the page again. The slip was not counted.")
    return given


def undo_slip(
    *, poll: int, screening: int, selection: int, by: Member, now: datetime, number: int | None = None
) -> Ballot:
    """Take out the last slip that this member typed for the film in that screening. Raises Refusal where none is left.

    `number` names the slip that the form showed as the last: sent twice it takes out that one alone.
    """
    check_programmer(by)
    with on_disk():
        typed = Ballot.objects.select_for_update().filter(
            poll=poll, screening=screening, selection=selection, kind=Ballot.Kind.SLIP, entered_by=by
        )
        if number is not None and (told := typed.filter(pk=number, void_at__isnull=False).first()) is not None:
            return told
        left = typed.filter(void_at=None)
        last = left.order_by("-pk").first() if number is None else left.filter(pk=number).first()
        if last is None:
            raise Refusal("There is no slip left that you typed here.")
        _take_out(last, _MISTYPED, by, now)
    return last


def void_ballot(*, poll: int, ballot: int, reason: str, by: Member, now: datetime) -> Ballot:
    """Take a ballot out with a reason; it stays in the file of the recount. Raises Refusal where it is out already."""
    check_programmer(by)
    reason = " ".join(reason.split())[:200]
    if not reason:
        raise Refusal("Say why the ballot does not count; the reason is published in the file of the recount.")
    with on_disk():
        found = Ballot.objects.select_for_update().filter(pk=ballot, poll=poll).first()
        if found is None or found.void_at is not None:
            raise Refusal("This ballot is not here, or does not count already; nothing was changed.")
        _take_out(found, reason, by, now)
    return found


def _take_out(ballot: Ballot, reason: str, by: Member, now: datetime) -> None:
    ballot.void_at, ballot.void_reason, ballot.void_by = now, reason, by
    ballot.save(update_fields=["void_at", "void_reason", "void_by"])


def _check_shown(poll: Poll, screening: int, selection: int, now: datetime) -> None:
    shown = (
        Showing.objects.filter(screening=screening, selection=selection, screening__edition=poll.edition_id)
        .values_list("screening__starts", "screening__state", "selection__section")
        .first()
    )
    if shown is None:
        raise Refusal("That film is not shown in this screening; the slip was not counted.")
    starts, state, section = shown
    if state == Screening.State.CANCELLED:
        raise Refusal("This screening is cancelled; the slip was not counted.")
    if starts > now:
        raise Refusal("This screening has not begun; the slip was not counted.")
    if poll.section_id is not None and section not in sections_within(poll.edition_id, poll.section_id):
        raise Refusal("That film does not stand for this award; the slip was not counted.")
