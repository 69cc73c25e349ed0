"""Writes: accounts that nobody vouched for prove themselves, and their ratings count in full from then on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Count, Q, QuerySet

from onesheet.accounts.models import Member
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.pure.proving import AGE, FILMS, is_old_enough
from onesheet.reviews.services.tallies import hold_tallies, prove_ratings, shift

MOST = 500
"""Members whom one call of `prove_all` looks at."""


def is_ripe(*, member: int, joined: datetime, now: datetime) -> bool:
    """Tell whether an unproven account is proven by now. Costs a query where it is old enough, else none."""
    return is_old_enough(joined=joined, now=now) and _rated(member).count() >= FILMS


def prove(*, member: int, now: datetime, film: int | None = None, by: Mapping[str, int] | None = None) -> None:
    """Make an account proven, and with it what it gave each film; `by` is what is to be added to the tally of `film`.

    Belongs into the transaction that locked the member's row, before any tally is locked. Costs a handful of queries
    for every 500 films, however many members rated them.
    """
    assert connection.in_atomic_block, "a member is proven together with their ratings"
    ratings = {film: rating for film, rating in _rated(member).values_list("film_id", "rating") if rating}
    hold_tallies({*ratings, *([] if film is None else [film])})
    if film is not None:
        shift(film=film, by=by or {}, now=now)
    Member.objects.filter(pk=member).update(unproven=False)
    prove_ratings(ratings, now=now)


def prove_all(*, now: datetime) -> int:
    """Make those proven who are by now, each in a transaction of their own; return how many.

    Costs one query where there is none. Whose account is closed waits until it is open.
    """
    rated = Count("films", filter=Q(films__rating__isnull=False))
    old = Member.objects.filter(unproven=True, is_active=True, date_joined__lte=now - AGE)
    ripe = old.annotate(rated=rated).filter(rated__gte=FILMS).order_by("pk")
    proven = 0
    for member in list(ripe.values_list("pk", flat=True)[:MOST]):
        with transaction.atomic():
            rows = Member.objects.select_for_update(no_key=True).filter(pk=member, unproven=True, is_active=True)
            joined = next(iter(rows.values_list("date_joined", flat=True)), None)
            if joined is not None and is_ripe(member=member, joined=joined, now=now):
                prove(member=member, now=now)
                proven += 1
    return proven


def _rated(member: int) -> QuerySet[MemberFilm]:
    return MemberFilm.objects.filter(member_id=member, rating__isnull=False)
