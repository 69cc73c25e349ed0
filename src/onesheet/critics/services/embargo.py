"""Writes: reviews and scores that are held back until a time, and that go out when it has come.

What is held back counts nowhere: reviews by `queries.standing`, scores by `CriticTally.held`. So both are columns that only these
services write. A page never asks the clock: `release_due` lets go what is due, every fifteen seconds in `onesheet serve`.

Rows are locked in the order that `services.tallies` gives, a film's hold before its tally.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.critics.models import CriticReview, CriticTally, ScoreHold
from onesheet.critics.services.reviews import LONGEST_REASON, changing
from onesheet.critics.services.tallies import recount
from onesheet.critics.services.times import check_time
from onesheet.films.models import Film


@dataclass(frozen=True, slots=True)
class Released:
    """What went out."""

    reviews: int
    films: int
    """Films whose scores did."""


def hold_review(*, review: int, until: datetime, by: Member | None, now: datetime, reason: str = "") -> CriticReview:
    """Hold a review back until a time, or until another one than before; it counts no longer, in the same transaction.

    Raises Refusal where the time is over or far away, where the review was withdrawn, and where a document carries it that
    everybody can read.
    """
    check_time(until, now=now, kept="The review was not held back.")
    with changing(review, by=by, now=now, reason=reason) as found:
        if found.document_id is not None:
            raise Refusal(
                "This review stands in a published document, where everybody can read it, so it was not held back. Leave a"
                " document that is not to be read yet among those that wait, and publish it when the time has come."
            )
        if found.withdrawn_at is not None:
            raise Refusal("This review was withdrawn: nobody is shown it, and it was not held back.")
        found.held_until = until
    return found


def release_review(*, review: int, by: Member | None, now: datetime, reason: str = "") -> CriticReview:
    """Let a review go before its time; it counts from then on, in the same transaction. Raises Refusal where it is not held."""
    with changing(review, by=by, now=now, reason=reason) as found:
        if found.held_until is None:
            raise Refusal("This review is not held back, or no longer; nothing was changed.")
        if found.withdrawn_at is not None:
            raise Refusal("This review was withdrawn before anybody saw it, and stays unseen. Put it back first.")
        found.held_until = None
    return found


def hold_scores(*, film: int, until: datetime, by: Member | None, now: datetime, reason: str = "") -> ScoreHold:
    """Hold a film's scores by critics back until a time, or until another one than before. Its reviews stay to be read.

    Raises Refusal where the time is over or far away, and where there is no such film.
    """
    check_time(until, now=now, kept="The scores were not held back.")
    with transaction.atomic():
        # The film's row is locked: where two hold its scores at once, one waits and then finds the other's hold.
        if not Film.objects.select_for_update(no_key=True).filter(pk=film, shown=True).exists():
            raise Refusal("This film is not here any more; nothing was held back.")
        ScoreHold.objects.filter(film_id=film, lifted_at=None).update(lifted_at=now, lifted_by=by)
        made = ScoreHold.objects.create(
            film_id=film, until=until, reason=reason.strip()[:LONGEST_REASON], by=by, at=now
        )
        CriticTally.objects.bulk_create([CriticTally(film_id=film)], ignore_conflicts=True)
        CriticTally.objects.filter(film_id=film).update(held=True)
    return made


def release_scores(*, film: int, by: Member | None, now: datetime) -> None:
    """Let a film's scores go before their time, and keep them as today's. Raises Refusal where they are not held."""
    with transaction.atomic():
        if not _lift(film, by=by, now=now):
            raise Refusal("The scores of this film are not held back, or no longer; nothing was changed.")


def release_due(*, now: datetime) -> Released:
    """Let go whatever was held back until `now` or earlier, but what was withdrawn meanwhile: nobody ever saw it. Costs two queries where nothing is due.

    Each review and each film has a transaction of its own. Called by several at once it lets everything go once.
    """
    due = CriticReview.objects.filter(held_until__lte=now, withdrawn_at=None).order_by("held_until", "pk")
    reviews = sum(_release(review, now) for review in due.values_list("pk", flat=True))
    holds = ScoreHold.objects.filter(until__lte=now, lifted_at=None).order_by("until", "pk")
    films = 0
    for film in holds.values_list("film_id", flat=True):
        with transaction.atomic():
            films += _lift(film, by=None, now=now, due=now)
    return Released(reviews, films)


def _release(review: int, now: datetime) -> bool:
    """Let a review go whose time has come; False where somebody changed it in this moment."""
    try:
        with changing(review, by=None, now=now) as found:
            over = found.held_until is not None and found.held_until <= now and found.withdrawn_at is None
            if over:
                found.held_until = None
    except Refusal:
        return False  # the next time, if it is held back then
    return over


def _lift(film: int, *, by: Member | None, now: datetime, due: datetime | None = None) -> bool:
    """End the hold of a film's scores, one until `due` at the latest where that is given, and keep them as today's.

    False where there is none. Belongs into a transaction.
    """
    holds = ScoreHold.objects.select_for_update(no_key=True).filter(film_id=film, lifted_at=None)
    hold = (holds if due is None else holds.filter(until__lte=due)).first()
    if hold is None:
        return False
    ScoreHold.objects.filter(pk=hold.pk).update(lifted_at=now, lifted_by=by)
    CriticTally.objects.filter(film_id=film).update(held=False)
    recount([film], now=now)
    return True
