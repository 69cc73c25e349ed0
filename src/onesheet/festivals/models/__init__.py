"""Festivals, their programmes, the plans made of these, ballots, and what a club keeps of its season."""

from __future__ import annotations

from onesheet.festivals.models.awards import Award
from onesheet.festivals.models.clubs import Panel, PanelFilm, PanelMark, PanelMember
from onesheet.festivals.models.plans import Pick, Plan, Wish
from onesheet.festivals.models.programme import Edition, Festival, Section, Selection
from onesheet.festivals.models.screenings import Change, Screening, Showing
from onesheet.festivals.models.taken_back import TakenBack
from onesheet.festivals.models.venues import Screen, Venue, Walk
from onesheet.festivals.models.votes import Attendance, Ballot, Poll, PollCode, PollResult, PollRule

__all__ = [
    "Attendance", "Award", "Ballot", "Change", "Edition", "Festival", "Panel", "PanelFilm", "PanelMark", "PanelMember",
    "Pick", "Plan", "Poll", "PollCode", "PollResult", "PollRule", "Screen", "Screening", "Section", "Selection", "Showing",
    "TakenBack", "Venue", "Walk", "Wish",
]  # fmt: skip
