"""Critics and outlets: lists of them, and one of them with how it judges. Only reviews that everybody sees count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import lru_cache
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from onesheet.critics.models import Critic, CriticReview, Outlet, Weight
from onesheet.critics.pure.habits import Habits, Judgement, habits
from onesheet.critics.queries.grids import ENTRIES, ReviewTold
from onesheet.critics.queries.reviews import visible
from onesheet.database.prepared import Prepared, PreparedCount, named
from onesheet.values.names import fold

VOICES_A_PAGE = 60
WEIGHTS = 20
"""Of a voice's weights, how many its page tells."""
_LONGEST_SOUGHT = 100
_WORDS = tuple(f"word{at}" for at in range(6))
"""So many words are sought; an empty one is in every name."""


class Kind(Enum):
    """Which voices."""

    CRITIC = "critic"
    OUTLET = "outlet"

    @property
    def model(self) -> type[Critic | Outlet]:
        """The table they are in."""
        return Critic if self is Kind.CRITIC else Outlet


class Order(Enum):
    """The order of a list of voices."""

    REVIEWS = "reviews"
    """Most reviews first."""
    NAME = "name"


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """A critic or an outlet as lists show one."""

    name: str
    slug: str
    reviews: int


@dataclass(frozen=True, slots=True)
class VoicesPage:
    """A page of critics or of outlets."""

    voices: list[VoiceLine]
    total: int
    page: int
    pages: int
    """At least 1."""


@dataclass(frozen=True, slots=True)
class VoiceHead:
    """What is said of a critic or an outlet."""

    id: int
    name: str
    slug: str
    website: str
    scale: str
    weight: int
    """In hundredths."""
    person: str | None = None
    """The name of a critic as one of those who made films."""
    person_slug: str | None = None
    country: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class WeightTold:
    """A weight that was given."""

    weight: int
    """In hundredths."""
    reason: str
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class _Judged:
    film: int
    value: int | None
    verdict: str
    held: bool | None
    positive: int | None
    mixed: int | None
    negative: int | None
    ratings: int
    halves: int


def _voices(kind: Kind, *, sought: bool) -> QuerySet[Any]:
    seen = CriticReview.objects.filter(visible(), **{kind.value: OuterRef("pk")})
    rows = kind.model._default_manager.filter(Exists(seen))  # noqa: SLF001 - either table
    if sought:
        for word in _WORDS:
            rows = rows.filter(folded__contains=named(word))
    # Counted for the rows of a page alone where they are in the order of their names.
    counted = seen.order_by().values(kind.value).annotate(number=Count("pk")).values("number")
    return rows.annotate(number=Subquery(counted, output_field=IntegerField()))


@lru_cache(maxsize=8)
def _list(kind: Kind, order: Order, *, sought: bool) -> Prepared[VoiceLine]:
    orders = {Order.REVIEWS: ("-number", "folded"), Order.NAME: ("folded",)}
    return Prepared(VoiceLine, _voices(kind, sought=sought).order_by(*orders[order]), paged=True, reviews="number")


@lru_cache(maxsize=4)
def _count(kind: Kind, *, sought: bool) -> PreparedCount:
    return PreparedCount(_voices(kind, sought=sought))


def voices_page(kind: Kind, *, sought: str = "", order: Order = Order.REVIEWS, page: int = 1) -> VoicesPage:
    """Return a page of 60 critics or outlets whose names contain each word that is `sought`. Costs two queries.

    Those of whom no review is to be seen are in none. A page beyond the last one shows the last.
    """
    key = fold(sought[:_LONGEST_SOUGHT])
    words = key.split()
    given = dict(zip(_WORDS, words + [""] * len(_WORDS), strict=False)) if key else {}
    total = _count(kind, sought=bool(key)).count(**given)
    pages = max(1, -(-total // VOICES_A_PAGE))
    page = min(max(page, 1), pages)
    rows = _list(kind, order, sought=bool(key)).rows(**given, limit=VOICES_A_PAGE, offset=(page - 1) * VOICES_A_PAGE)
    return VoicesPage(rows, total, page, pages)


_HEADS: dict[Kind, Prepared[VoiceHead]] = {
    Kind.CRITIC: Prepared(
        VoiceHead, Critic.objects.filter(slug=named("slug")), person="person__name", person_slug="person__slug"
    ),
    Kind.OUTLET: Prepared(
        VoiceHead,
        Outlet.objects.filter(slug=named("slug")),
        person=Value(""),
        person_slug=Value(""),
        country="country",
        language="language",
    ),
}

_HALVES: Any = sum(
    (Coalesce(F(f"film__tally__half_{half}"), 0) * half for half in range(2, 11)), Coalesce(F("film__tally__half_1"), 0)
)
_RATINGS: Any = sum(
    (Coalesce(F(f"film__tally__half_{half}"), 0) for half in range(2, 11)), Coalesce(F("film__tally__half_1"), 0)
)


def _judged(kind: Kind) -> Prepared[_Judged]:
    return Prepared(
        _Judged,
        CriticReview.objects.filter(visible(), **{kind.value: named("voice")}).order_by("-sort_date", "-id"),
        film="film_id",
        held="film__critic_tally__held",
        positive="film__critic_tally__positive",
        mixed="film__critic_tally__mixed",
        negative="film__critic_tally__negative",
        ratings=_RATINGS,
        halves=_HALVES,
    )


_JUDGED = {kind: _judged(kind) for kind in Kind}

_WEIGHTS = {
    kind: Prepared(
        WeightTold,
        Weight.objects.filter(**{kind.value: named("voice")}).order_by("-at", "-id"),
        paged=True,
        by="by__username",
    )
    for kind in Kind
}

_NEWEST = {
    kind: Prepared(
        ReviewTold,
        CriticReview.objects.filter(visible(), **{kind.value: named("voice")}).order_by("-changed_at", "-pk")[:ENTRIES],
        film="film_id",
        slug="film__slug",
        title="film__title",
        year="film__year",
        critic="critic__name",
        critic_slug="critic__slug",
        outlet="outlet__name",
    )
    for kind in Kind
}


def voice_head(kind: Kind, slug: str) -> VoiceHead | None:
    """Return the critic or the outlet at an address; None where there is none. Costs one query."""
    return _HEADS[kind].first(slug=slug)


def voice_habits(kind: Kind, voice: int) -> Habits:
    """Reckon how a critic or an outlet judges, by its reviews that everybody sees. Costs one query.

    A film is left out of every figure, but the number of reviews and of films, while its scores are held back.
    """
    return habits(
        Judgement(
            film=row.film,
            value=row.value,
            verdict=row.verdict,
            others=None if row.held or row.held is None else (row.positive or 0, row.mixed or 0, row.negative or 0),
            ratings=row.ratings,
            halves=row.halves,
            held=bool(row.held),
        )
        for row in _JUDGED[kind].rows(voice=voice)
    )


def weights_of(kind: Kind, voice: int) -> list[WeightTold]:
    """Return the weights that editors gave, newest first, up to twenty. Costs one query."""
    return _WEIGHTS[kind].rows(voice=voice, limit=WEIGHTS, offset=0)


def newest_reviews_of(kind: Kind, voice: int) -> list[ReviewTold]:
    """Return the 20 reviews by a critic or in an outlet that came in, went out or were changed last. Costs one query."""
    return _NEWEST[kind].rows(voice=voice)
