"""Writes: one act, one transaction."""

from __future__ import annotations

from onesheet.moderation.services.acts import act
from onesheet.moderation.services.clean_up import clean_up
from onesheet.moderation.services.entrance import let_in, turn_away
from onesheet.moderation.services.housekeeping import keep_house
from onesheet.moderation.services.reports import report
from onesheet.moderation.services.roles import change_roles
from onesheet.moderation.services.rules import add_rule, remove_rule
from onesheet.moderation.services.screening import screen
from onesheet.moderation.services.suspending import end_suspensions
from onesheet.moderation.services.undoing import undo

__all__ = [
    "act", "add_rule", "change_roles", "clean_up", "end_suspensions", "keep_house", "let_in", "remove_rule", "report",
    "screen", "turn_away", "undo",
]  # fmt: skip
