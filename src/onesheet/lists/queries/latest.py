"""The lists of one member that their page names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.db.models import Count, Window

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.lists.models import FilmList

if TYPE_CHECKING:
    from onesheet.accounts.queries.members import MemberHead


@dataclass(frozen=True, slots=True)
class LatestList:
    """A list, without its films."""

    id: int
    name: str
    ranked: bool
    visibility: str
    is_challenge: bool
    films: int
    total: int
    """How many lists of the member the viewer sees."""


@cache
def _latest(*, own: bool) -> Prepared[LatestList]:
    found = FilmList.objects.filter(member_id=named("member"), visibility__in=named_list("seen"))
    if not own:
        found = found.filter(hidden_at__isnull=True)
    return Prepared(
        LatestList,
        found.annotate(total=Window(Count("pk"))).order_by("-changed_at", "-pk"),
        paged=True,
        films="items_count",
        total="total",
    )


def latest_lists(head: MemberHead, limit: int) -> list[LatestList]:
    """Return a member's lists that the viewer sees, changed last first. Costs one query."""
    return _latest(own=head.own).rows(member=head.id, seen=head.seen, limit=limit, offset=0)
