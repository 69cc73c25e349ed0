"""Hiding a thing from all but its author, and showing it again, whatever it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from onesheet.accounts.models import Member
from onesheet.lists.services import hide_list, show_list
from onesheet.moderation.models import Target
from onesheet.reviews.services.comments import hide_comment, show_comment
from onesheet.reviews.services.reviews import hide_review, show_review

PROFILE = ("display_name", "about", "place", "website")
"""What is taken off a member's profile where it is hidden. Their name for signing in stays."""


def hide(*, target: str, number: int, now: datetime) -> dict[str, Any]:
    """Hide a thing, of a member what their profile says; return what it takes to show it again as it was."""
    if target == Target.REVIEW:
        hide_review(review=number, now=now)
    elif target == Target.COMMENT:
        hide_comment(comment=number, now=now)
    elif target == Target.LIST:
        hide_list(list=number, now=now)
    else:
        return {"profile": _take_profile(number)}
    return {}


def show(*, target: str, number: int, details: dict[str, Any], now: datetime) -> None:
    """Show a hidden thing; `details` is what hiding it returned. A profile written anew since is left as it is."""
    if target == Target.REVIEW:
        show_review(review=number, now=now)
    elif target == Target.COMMENT:
        show_comment(comment=number, now=now)
    elif target == Target.LIST:
        show_list(list=number, now=now)
    else:
        _give_profile(number, details.get("profile", {}))


def _take_profile(number: int) -> dict[str, str]:
    with transaction.atomic():
        member = Member.objects.select_for_update(no_key=True).get(pk=number)
        taken = {name: getattr(member, name) for name in PROFILE}
        for name in PROFILE:
            setattr(member, name, "")
        member.save(update_fields=PROFILE)
    return taken


def _give_profile(number: int, taken: dict[str, str]) -> None:
    with transaction.atomic():
        member = Member.objects.select_for_update(no_key=True).get(pk=number)
        for name, text in taken.items():
            if name in PROFILE and not getattr(member, name):
                setattr(member, name, text)
        member.save(update_fields=PROFILE)
