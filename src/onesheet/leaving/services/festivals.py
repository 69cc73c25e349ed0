"""Writes: what goes of a member's part in festivals when their account is erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onesheet.festivals.models import Attendance, Ballot, PanelFilm, PanelMark, PanelMember, Plan

if TYPE_CHECKING:
    from onesheet.accounts.models import Member


def forget_at_festivals(member: Member) -> None:
    """Delete plans, attendances, seats on panels and marks there. Ballots stay counted, by nobody and without words.

    A poll counts one ballot of a member for a film; of nobody it has as many as members left. What programmers did stays.
    To be called in the transaction that erases the account.
    """
    Plan.objects.filter(member=member).delete()
    Attendance.objects.filter(member=member).delete()
    Ballot.objects.filter(member=member).update(member=None, comment="")
    PanelMark.objects.filter(member=member).delete()
    PanelMember.objects.filter(member=member).delete()
    PanelFilm.objects.filter(proposed_by=member).update(proposed_by=None, note="")
