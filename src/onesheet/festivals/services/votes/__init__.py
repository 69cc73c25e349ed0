"""Writes: polls, their codes, ballots however they come, and results."""

from __future__ import annotations

from onesheet.festivals.services.votes.attendance import attend, door_code, note_at_door
from onesheet.festivals.services.votes.casting import (
    Cast,
    NotTaken,
    ballot_token,
    cast_by_code,
    cast_by_member,
    find_card,
    used,
)
from onesheet.festivals.services.votes.codes import MOST_CODES, Sheet, make_codes, void_sheet
from onesheet.festivals.services.votes.polls import PollTold, change_poll, make_poll
from onesheet.festivals.services.votes.publishing import make_award, publish
from onesheet.festivals.services.votes.slips import enter_slip, undo_slip, void_ballot

__all__ = [
    "MOST_CODES", "Cast", "NotTaken", "PollTold", "Sheet", "attend", "ballot_token", "cast_by_code", "cast_by_member",
    "change_poll", "door_code", "enter_slip", "find_card", "make_award", "make_codes", "make_poll", "note_at_door", "publish", "undo_slip", "used",
    "void_ballot", "void_sheet",
]  # fmt: skip
