"""Writes: likes of reviews."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from onesheet.accounts.models import Member, Notice, Visibility
from onesheet.accounts.services import Refusal, forget, may_write, notify
from onesheet.reviews.models import Activity, Review, ReviewLike
from onesheet.reviews.queries.cards import visible
from onesheet.reviews.services import activity
from onesheet.reviews.services.films import hold


def like_review(*, by: Member, review: int, liked: bool, now: datetime) -> int:
    """Like somebody's review, or take it back; done twice, it changes nothing more. Returns how many like it.

    Raises Refusal where the member may not see it, or wrote it.
    """
    with transaction.atomic():
        hold(by)
        found = (
            Review.objects.select_for_update(of=("self",)).select_related("member", "film").filter(pk=review).first()
        )
        # A like is taken back from what one sees no longer, too.
        if found is None or (liked and not Review.objects.filter(visible(by.pk), pk=review).exists()):
            raise Refusal("This review is no longer here. Nothing was changed.")
        if found.member_id == by.pk:
            raise Refusal("This review is your own. Nothing was changed.")
        return _like(found, by, now) if liked else _unlike(found, by)


def _like(review: Review, by: Member, now: datetime) -> int:
    may_write(by=by, now=now)
    _, new = ReviewLike.objects.get_or_create(review=review, member=by, defaults={"at": now})
    if new:
        Review.objects.filter(pk=review.pk).update(likes=F("likes") + 1)
        if review.visibility == Visibility.PUBLIC:
            activity.note(
                by=by, kind=Activity.Kind.LIKE, ref=review.pk, film=review.film_id, visibility=by.films_visibility,
                now=now,
            )  # fmt: skip
        notify(
            to=review.member, kind=Notice.Kind.LIKE, by=by, about=f"review:{review.pk}", now=now,
            words={"film": review.film.title},
        )  # fmt: skip
    return review.likes + new


def _unlike(review: Review, by: Member) -> int:
    gone, _ = ReviewLike.objects.filter(review=review, member=by).delete()
    if gone:
        Review.objects.filter(pk=review.pk).update(likes=F("likes") - 1)
        activity.drop(kind=Activity.Kind.LIKE, ref=review.pk, by=by)
        forget(about=f"review:{review.pk}", kind=Notice.Kind.LIKE, by=by)
    return review.likes - (1 if gone else 0)
