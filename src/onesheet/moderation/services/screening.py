"""Writes of newcomers are looked at by the rules before they are made."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from onesheet.accounts.models import Member
from onesheet.accounts.permissions import roles_of
from onesheet.accounts.services import Refusal
from onesheet.lists.models import FilmList
from onesheet.moderation.models import WordRule
from onesheet.moderation.pure.newcomers import SHOWN, is_newcomer
from onesheet.moderation.pure.screening import Kind, Rule, Then, matching
from onesheet.reviews.models import Comment, Review

_SENTENCES = {
    "word": "This text has words that new members cannot publish here. Nothing was published; what you typed is kept.",
    "domain": "New members cannot link to this site here. Nothing was published; what you typed is kept.",
    "links": "This text has more links than new members can publish here. Nothing was published; what you typed is kept.",
}


def screen(*, by: Member, text: str, now: datetime) -> bool:
    """Tell whether a text must wait for a moderator before others see it; raise Refusal where it cannot be published.

    Rules speak of newcomers alone. Costs one query where no rule speaks of the text, five where one does.
    """
    found = matching(text, rules())
    if found is None or not newcomer(by, now):
        return False
    if found.then == "refuse":
        raise Refusal(_SENTENCES[found.kind])
    return True


def rules() -> list[Rule]:
    """Return every rule, the oldest first. One query."""
    rows = WordRule.objects.order_by("pk").values_list("kind", "pattern", "then", "pk")
    return [Rule(cast("Kind", kind), pattern, cast("Then", then), pk) for kind, pattern, then, pk in rows]


def newcomer(member: Member, now: datetime) -> bool:
    """Tell whether the rules speak of a member; four queries at most, none of which reads more than three rows."""
    roles = roles_of(member)
    return is_newcomer(joined=member.date_joined, shown=0 if roles else _shown(member), roles=roles, now=now)


def _shown(member: Member) -> int:
    reviews = Review.objects.filter(member=member, state=Review.State.PUBLISHED, hidden_at=None, erased_at=None)
    comments = Comment.objects.filter(member=member, hidden_at=None, erased_at=None)
    lists = FilmList.objects.filter(member=member, hidden_at=None)
    return sum(len(rows.order_by().values_list("pk")[:SHOWN]) for rows in (reviews, comments, lists))
