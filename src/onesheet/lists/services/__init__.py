"""Writes: lists, the films on them, who edits them, challenges."""

from __future__ import annotations

from onesheet.lists.services.challenges import join_challenge, leave_challenge, tell_reached
from onesheet.lists.services.editors import invite_editor, remove_editor
from onesheet.lists.services.entry import ChallengeEntry, ListEntry
from onesheet.lists.services.items import (
    Removed,
    add_film,
    move_film,
    note_film,
    put_on_lists,
    remove_film,
    step_film,
)
from onesheet.lists.services.lists import change_list, clone_list, delete_list, hide_list, save_list, show_list

__all__ = [
    "ChallengeEntry", "ListEntry", "Removed", "add_film", "change_list", "clone_list", "delete_list", "hide_list",
    "invite_editor", "join_challenge", "leave_challenge", "move_film", "note_film", "put_on_lists", "remove_editor",
    "remove_film", "save_list", "show_list", "step_film", "tell_reached",
]  # fmt: skip
