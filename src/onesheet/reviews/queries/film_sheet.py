"""What members say of a film, as its sheet shows it. Costs the same for ten ratings and for a hundred thousand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q, Value
from django.db.models.functions import Coalesce, NullIf

from onesheet.accounts.models import Block, Follow, Visibility
from onesheet.database.prepared import Prepared, named
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.queries.cards import Order, ReviewCard, film_reviews, prepared_cards, shown_reviews
from onesheet.reviews.queries.films import Mine, mine
from onesheet.reviews.queries.tallies import Tally, film_tally

FACES = 12
"""Members among those one follows who are named as having seen the film; the rest is counted."""
MOST = 60
"""Of them that are looked up: of a film that five hundred saw, the page says that there are more, and costs no more."""
FIRST = 2
"""Reviews by those one follows that come first on the sheet."""
ON_THE_SHEET = 4
"""Reviews on the sheet in all; its page has a weight to keep, and the others have pages of their own."""
LONG = 300
"""Characters of HTML from which the sheet has the excerpt of a review."""
REVIEWS_A_PAGE = 12


@dataclass(frozen=True, slots=True)
class Seer:
    """A member the viewer follows who saw the film. `rating` is in half-stars."""

    username: str
    name: str
    rating: int | None
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class FilmSheet:
    """What members say of a film."""

    tally: Tally
    mine: Mine | None
    """None for a visitor."""
    seers: list[Seer]
    """Among those the viewer follows, those who changed what they say of it last; `FACES` at most."""
    seers_more: int
    """How many there are beside these."""
    seers_many: bool
    """True where there are still more, whom nobody counted."""
    followed: list[ReviewCard]
    """Reviews by those the viewer follows, the newest first."""
    reviews: list[ReviewCard]
    """Others, in the order asked for."""
    order: Order


@dataclass(frozen=True, slots=True)
class ReviewsPage:
    """A page of a film's reviews."""

    reviews: list[ReviewCard]
    page: int
    more: bool
    total: int
    """Reviews that everybody may see."""


# `IN` and no `EXISTS`: those one follows are looked up one by one in the index of (member, film), however many saw it.
_THOSE_I_FOLLOW = Follow.objects.filter(by_id=named("viewer")).order_by().values("of_id")

_NO_BLOCK = ~Q(member_id__in=Block.objects.filter(by_id=named("viewer")).order_by().values("of_id")) & ~Q(
    member_id__in=Block.objects.filter(of_id=named("viewer")).order_by().values("by_id")
)
"""What `visibility.not_blocked` says, in the form that is asked once and not for each of those one follows."""

_SEERS = Prepared(
    Seer,
    MemberFilm.objects.filter(
        _NO_BLOCK,
        Q(member__is_active=True, member__films_visibility__in=[v for v in Visibility if v != Visibility.ME]),
        film_id=named("film"),
        member_id__in=_THOSE_I_FOLLOW,
        watched=True,
    ).order_by(),
    paged=True,
    username="member__username",
    name=Coalesce(NullIf("member__display_name", Value("")), "member__username"),
)

_FOLLOWED = prepared_cards(
    shown_reviews(viewer=True)
    .filter(film_id=named("film"), member_id__in=_THOSE_I_FOLLOW)
    .order_by(Coalesce("published_at", "made_at").desc(), "-id")
)
"""Ordered by what no index has, so that SQLite finds the authors and does not walk through all reviews by their dates."""


def film_sheet(film: int, viewer: int | None, order: Order = Order.POPULAR, tally: Tally | None = None) -> FilmSheet:
    """Return what members say of a film to a visitor (two queries) or to a member (five), whatever they say.

    One query less where the caller has the film's `tally`.
    """
    tally = film_tally(film) if tally is None else tally
    if viewer is None:
        reviews = film_reviews(film, None, order, limit=ON_THE_SHEET)
        return FilmSheet(
            tally, None, [], 0, seers_many=False, followed=[],
            reviews=[_short(card) for card in reviews], order=order,
        )  # fmt: skip
    seers = _SEERS.rows(film=film, viewer=viewer, limit=MOST + 1, offset=0)
    # Of one moment by their names, so that a site that moved shows the same.
    named_seers = sorted(seers[:MOST], key=lambda one: (one.changed_at, one.username), reverse=True)[:FACES]
    followed = _FOLLOWED.rows(film=film, viewer=viewer, limit=FIRST, offset=0)
    first = {card.id for card in followed}
    others = film_reviews(film, viewer, order, limit=ON_THE_SHEET)
    return FilmSheet(
        tally=tally,
        mine=mine(film, viewer),
        seers=named_seers,
        seers_more=min(len(seers), MOST) - len(named_seers),
        seers_many=len(seers) > MOST,
        followed=[_short(card) for card in followed],
        reviews=[_short(card) for card in others if card.id not in first][: ON_THE_SHEET - len(first)],
        order=order,
    )


def reviews_page(film: int, viewer: int | None, order: Order, page: int) -> ReviewsPage:
    """Return a page of a film's reviews, 1 is first. Costs two queries."""
    found = film_reviews(film, viewer, order, limit=REVIEWS_A_PAGE + 1, offset=(page - 1) * REVIEWS_A_PAGE)
    return ReviewsPage(found[:REVIEWS_A_PAGE], page, more=len(found) > REVIEWS_A_PAGE, total=film_tally(film).reviews)


def _short(card: ReviewCard) -> ReviewCard:
    """Leave a long review to its own page; a whole one that is a spoiler has nothing else to show here."""
    return replace(card, html="") if len(card.html) > LONG else card
