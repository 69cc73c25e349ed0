"""The rules for newcomers' texts, which hold for what an import publishes as for what is typed."""

from __future__ import annotations

from onesheet.accounts.models import Member
from onesheet.exchange.handler import Order
from onesheet.exchange.members.planning import HELD
from onesheet.exchange.members.things import Whose
from onesheet.moderation.pure.screening import Rule, matching
from onesheet.moderation.services.screening import newcomer, rules

_SENTENCES = {
    "word": "This text has words that new members cannot publish here, so this row was left out.",
    "domain": "New members cannot link to a site that this text links to, so this row was left out.",
    "links": "This text has more links than new members can publish here, so this row was left out.",
}


class Screening:
    """Says of a text what `moderation.services.screen` does; the rules and who is a newcomer are asked once in a run."""

    def __init__(self, order: Order) -> None:
        self._now = order.now
        self._rules: list[Rule] | None = None
        self._newcomers: dict[int, bool] = {}

    def __call__(self, whose: Whose, text: str) -> str:
        """Return `HELD` where a moderator looks at it first, a sentence where it cannot be published, else nothing."""
        if self._rules is None:
            self._rules = rules()
        found = matching(text, self._rules) if self._rules else None
        if found is None or not self._is_newcomer(whose):
            return ""
        return _SENTENCES[found.kind] if found.then == "refuse" else HELD

    def _is_newcomer(self, whose: Whose) -> bool:
        if whose.id not in self._newcomers:
            member = Member.objects.filter(pk=whose.id).first()
            self._newcomers[whose.id] = member is None or newcomer(member, self._now)
        return self._newcomers[whose.id]
