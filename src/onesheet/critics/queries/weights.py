"""What outlets and critics weigh, with the reasons and the history: all public.

But of one whose reviews are all held back nothing is: that it has a weight would tell that it has reviews.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce, NullIf

from onesheet.critics.models import Critic, CriticReview, Outlet, Weight
from onesheet.critics.queries.standing import standing
from onesheet.database.prepared import Prepared, PreparedCount, named

WEIGHTS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class WeightLine:
    """What an editor decided that an outlet or a critic weighs."""

    id: int
    weight: int
    """In hundredths."""
    reason: str
    at: datetime
    by: str
    """Empty where nobody is known."""
    outlet: str | None
    outlet_slug: str | None
    outlet_weight: int | None
    """What it weighs now."""
    critic: str | None
    critic_slug: str | None
    critic_weight: int | None

    @property
    def kind(self) -> str:
        """`outlet` or `critic`."""
        return "outlet" if self.outlet_slug is not None else "critic"

    @property
    def name(self) -> str:
        """Whose weight it is."""
        return self.outlet or self.critic or ""

    @property
    def slug(self) -> str:
        """Of whose it is."""
        return self.outlet_slug or self.critic_slug or ""


@dataclass(frozen=True, slots=True)
class Weights:
    """A page of weights, decided last first."""

    rows: list[WeightLine]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """An outlet or a critic with its weight now, in hundredths."""

    id: int
    name: str
    slug: str
    weight: int


_COLUMNS: dict[str, Any] = {
    "by": Coalesce(NullIf("by__display_name", Value("")), "by__username", Value(""), output_field=CharField()),
    "outlet": "outlet__name",
    "outlet_slug": "outlet__slug",
    "outlet_weight": "outlet__weight",
    "critic": "critic__name",
    "critic_slug": "critic__slug",
    "critic_weight": "critic__weight",
}


def _reviewing(kind: str, voice: str) -> Q:
    """Return the condition that a review by the outlet or critic in the column `voice` stands."""
    return Q(Exists(CriticReview.objects.filter(standing(), **{kind: OuterRef(voice)})))


_ALL = Weight.objects.filter(_reviewing("outlet", "outlet_id") | _reviewing("critic", "critic_id")).order_by(
    "-at", "-id"
)
_OF = {"outlet": _ALL.filter(outlet__slug=named("slug")), "critic": _ALL.filter(critic__slug=named("slug"))}
_EVERY, _EVERY_COUNT = Prepared(WeightLine, _ALL, paged=True, **_COLUMNS), PreparedCount(_ALL)
_LINES = {kind: Prepared(WeightLine, found, paged=True, **_COLUMNS) for kind, found in _OF.items()}
_COUNTS = {kind: PreparedCount(found) for kind, found in _OF.items()}
_VOICES = {
    "outlet": Prepared(Weighed, Outlet.objects.filter(_reviewing("outlet", "pk"), slug=named("slug"))),
    "critic": Prepared(Weighed, Critic.objects.filter(_reviewing("critic", "pk"), slug=named("slug"))),
}


def weights(page: int = 1) -> Weights:
    """Return a page of 20 of all decisions about weights. Costs two queries."""
    total = _EVERY_COUNT.count()
    page, pages, offset = _place(total, page)
    return Weights(_EVERY.rows(limit=WEIGHTS_A_PAGE, offset=offset), total, page, pages)


def weights_of(kind: str, slug: str, page: int = 1) -> Weights:
    """Return a page of 20 of the decisions about one; `kind` is `outlet` or `critic`. Costs two queries."""
    total = _COUNTS[kind].count(slug=slug)
    page, pages, offset = _place(total, page)
    return Weights(_LINES[kind].rows(slug=slug, limit=WEIGHTS_A_PAGE, offset=offset), total, page, pages)


def weighed(kind: str, slug: str) -> Weighed | None:
    """Return an outlet or a critic by its address; None where there is none of whom a review stands. Costs one query."""
    return _VOICES[kind].first(slug=slug)


def _place(total: int, page: int) -> tuple[int, int, int]:
    pages = max(1, -(-total // WEIGHTS_A_PAGE))
    page = min(max(page, 1), pages)
    return page, pages, (page - 1) * WEIGHTS_A_PAGE
