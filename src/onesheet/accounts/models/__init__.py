"""Members of the house, their roles, and what stands between them."""

from __future__ import annotations

from onesheet.accounts.models.attempts import Attempt
from onesheet.accounts.models.entrance import Invitation
from onesheet.accounts.models.member import EDITOR, Member, Role, Visibility
from onesheet.accounts.models.notices import Notice
from onesheet.accounts.models.ties import Block, Follow, Mute

__all__ = ["EDITOR", "Attempt", "Block", "Follow", "Invitation", "Member", "Mute", "Notice", "Role", "Visibility"]
