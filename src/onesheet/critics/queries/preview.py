"""What a review would be understood as, before it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from onesheet.critics.models import Critic, CriticReview, Outlet
from onesheet.critics.pure.entries import ReviewEntry, folded
from onesheet.critics.pure.judging import Judged, judged
from onesheet.database.prepared import Prepared, named

SIMILAR = 5
V = TypeVar("V", Critic, Outlet)


@dataclass(frozen=True, slots=True)
class Similar:
    """A review of the same film that may be the same one."""

    id: int
    outlet: str | None
    date: str
    printed: str
    held_until: datetime | None
    withdrawn_at: datetime | None

    @property
    def stands(self) -> bool:
        """Whether it counts."""
        return self.held_until is None and self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class Preview:
    """What comes of an entry."""

    judged: Judged
    scale_of: str
    """Whose scale made it understood: `critic`, `outlet`, `told`; empty where the mark says it itself, or none is known."""
    critic_is_new: bool
    outlet_is_new: bool
    similar: list[Similar]
    """Reviews of the film by the same critic, or unsigned ones in the same outlet; up to five."""


_SIMILAR = {
    of: Prepared(
        Similar,
        CriticReview.objects.filter(film=named("film"), **{f"{of}__folded": named("folded")}).order_by("-id"),
        paged=True,
        outlet="outlet__name",
    )
    for of in ("critic", "outlet")
}


def preview_review(film: int, entry: ReviewEntry) -> Preview:
    """Tell what a review of the film would be understood as. Costs up to three queries. The entry is tidied."""
    critic, outlet = _known(Critic, entry.critic), _known(Outlet, entry.outlet)
    scales = {"told": entry.scale, "critic": critic.scale if critic else "", "outlet": outlet.scale if outlet else ""}
    whose, scale = next(((name, one) for name, one in scales.items() if one), ("", ""))
    told = entry.verdict, entry.verdict_by, entry.verdict_name
    found = judged(entry.printed, scale, *told)
    return Preview(
        judged=found,
        # A mark that says its own scale is the same without any.
        scale_of=whose if found != judged(entry.printed, "", *told) else "",
        critic_is_new=bool(entry.critic) and critic is None,
        outlet_is_new=bool(entry.outlet) and outlet is None,
        similar=similar_reviews(film, entry.critic, entry.outlet),
    )


def similar_reviews(film: int, critic: str, outlet: str) -> list[Similar]:
    """Return the reviews of a film by this critic, where there is none in this outlet; up to five, the newest first.

    For editors: those that are held back or withdrawn are among them. Costs one query.
    """
    of, name = ("critic", critic) if critic else ("outlet", outlet)
    return _SIMILAR[of].rows(film=film, folded=folded(name), limit=SIMILAR, offset=0)


def _known(kind: type[V], name: str) -> V | None:
    return kind.objects.filter(folded=folded(name)).first() if name else None
