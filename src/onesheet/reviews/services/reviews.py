"""Writes: reviews. Locks as `tallies` says: the member's row, the review, the film's tally."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from onesheet.accounts.models import Member, Notice, Visibility
from onesheet.accounts.services import Refusal, forget, may_write
from onesheet.accounts.visibility import as_wide_as
from onesheet.reviews.models import Activity, Comment, MemberFilm, Review, ReviewText, Viewing
from onesheet.reviews.pure.markdown import render
from onesheet.reviews.pure.review_entries import ReviewEntry, tidy_review, version_of
from onesheet.reviews.services import activity
from onesheet.reviews.services.films import changing, hold, rate
from onesheet.reviews.services.tallies import shift
from onesheet.values.languages import language_name

GONE = "This review is no longer here. What you typed is kept below; nothing was changed."
_TAMPERED = "This form was not filled in as it was sent to you. Nothing was changed."


class StaleReview(Refusal):
    """The review is not what it was when the form was opened; nothing was written. `there` is what it is now."""

    def __init__(self, sentence: str, there: Review) -> None:
        """Keep what is there beside the sentence."""
        super().__init__(sentence)
        self.there = there


def save_review(*, by: Member, film: int, entry: ReviewEntry, token: UUID, now: datetime, held: bool = False) -> Review:
    """Write a review, published or as a draft; the same form sent twice, known by its `token`, is one review.

    A form sent again with other words raises StaleReview: neither text may take the other's place unseen. A member may
    review a film more than once. The rating, where there is one, becomes the member's current one once it is
    published. `held` hides it until a moderator has looked at it. Raises Refusal.
    """
    entry = _checked(by, entry, now)
    with changing(by=by, film=film, now=now) as row:
        sent = Review.objects.filter(token=token).first()
        if sent is not None:
            return _sent_before(sent, by, entry)
        review = Review(member=by, film_id=film, token=token, made_at=now)
        _write(review, entry, now)
        review.viewing = _viewing(by, entry.viewing, film, review)
        if entry.publish:
            _publish(review, row, now, held=held)
        review.save(force_insert=True)
        _tell(review, by, now)
        _count(review, before=False, now=now)
    return review


def change_review(
    *, by: Member, review: int, entry: ReviewEntry, based_on: str, now: datetime, held: bool = False
) -> Review:
    """Change a review of one's own, or publish a draft; what a published one said before is kept for its readers.

    `based_on` is `state_of` the review as it was when the form was opened: StaleReview where it has changed since, unless
    it says already what is asked for. Raises Refusal.
    """
    entry = _checked(by, entry, now)
    film = Review.objects.filter(pk=review, member=by).values_list("film_id", flat=True).first()
    if film is None:
        raise Refusal(GONE)
    with changing(by=by, film=film, now=now) as row:
        found = Review.objects.select_for_update().filter(pk=review, erased_at__isnull=True).first()
        if found is None:
            raise Refusal(GONE)
        if found.state == Review.State.PUBLISHED:
            entry = _published(entry)
        if version_of(entry) == state_of(found):
            return found
        if based_on != state_of(found):
            raise StaleReview(
                "This review was changed since you opened it, perhaps in another tab. Nothing was saved yet: both texts "
                "stand below.",
                found,
            )
        counted = counts(found)
        told = found.published_at is not None and as_wide_as(found.visibility, by.films_visibility)
        rated, liked = (found.rating, found.liked) if told else (None, False)
        _keep_earlier(found, entry, now)
        _write(found, entry, now)
        found.viewing = _viewing(by, entry.viewing, film, found)
        if entry.publish and found.published_at is None:
            _publish(found, row, now, held=held)
        elif found.published_at:
            _carry(found, row, now, rated=rated, liked=liked)
            found.hidden_at = found.hidden_at or (now if held else None)
        found.save()
        _tell(found, by, now)
        _count(found, before=counted, now=now)
    return found


def erase_review(*, by: Member, review: int, now: datetime) -> bool:
    """Erase a review of one's own: all of it, or, where others commented, its text, history and likes.

    Returns True where nothing is left of it. Raises Refusal.
    """
    with transaction.atomic():
        hold(by)
        found = Review.objects.select_for_update().filter(pk=review, member=by, erased_at__isnull=True).first()
        if found is None:
            raise Refusal("This review is no longer here. Nothing was changed.")
        counted = counts(found)
        activity.drop(kind=Activity.Kind.REVIEW, ref=found.pk)
        activity.drop(kind=Activity.Kind.LIKE, ref=found.pk)
        forget(about=f"review:{found.pk}", kind=Notice.Kind.LIKE)
        answered = Comment.objects.filter(review=found, erased_at__isnull=True).exclude(member=by).exists()
        film = found.film_id
        if answered:
            _make_tombstone(found, now)
        else:
            found.delete()
        if counted:
            shift(film=film, by={"reviews": -1}, now=now)
    return not answered


def hide_review(*, review: int, now: datetime) -> None:
    """Hide a review from all but its author; done again, it changes nothing more. For moderators."""
    with _by_moderator(review, now) as found:
        found.hidden_at = found.hidden_at or now


def show_review(*, review: int, now: datetime) -> None:
    """Show a hidden review again. For moderators."""
    with _by_moderator(review, now) as found:
        found.hidden_at = None


def entry_of(review: Review) -> ReviewEntry:
    """Return a review as the entry that would write it."""
    return ReviewEntry(
        text=review.text,
        publish=review.state == Review.State.PUBLISHED,
        spoilers=review.spoilers,
        rating=review.rating,
        liked=review.liked,
        language=review.language,
        visibility=review.visibility,
        comments_open=review.comments_open,
        viewing=review.viewing_id,
    )


def state_of(review: Review) -> str:
    """Return what a form keeps to tell later whether the review is still the same."""
    return version_of(entry_of(review))


def counts(review: Review) -> bool:
    """Tell whether `FilmTally.reviews` counts it, as `tallies.countable` does; its author's account is open."""
    return (
        review.state == Review.State.PUBLISHED
        and review.visibility == Visibility.PUBLIC
        and review.hidden_at is None
        and review.erased_at is None
    )


def _checked(by: Member, entry: ReviewEntry, now: datetime) -> ReviewEntry:
    if entry.publish and entry.visibility != Visibility.ME:
        may_write(by=by, now=now)
    known = not entry.language or language_name(entry.language) != entry.language
    if entry.visibility not in Visibility.values or not known:
        raise Refusal(_TAMPERED)
    try:
        return tidy_review(entry)
    except ValueError as fault:
        raise Refusal(str(fault)) from fault


def _sent_before(sent: Review, by: Member, entry: ReviewEntry) -> Review:
    if sent.member_id != by.pk:
        raise Refusal("This form was sent by somebody else. Open the film again; nothing was changed.")
    if sent.erased_at is None and version_of(entry) != state_of(sent):
        raise StaleReview(
            "This form was sent before, with other words. Nothing was saved yet: both texts stand below.", sent
        )
    return sent


def _published(entry: ReviewEntry) -> ReviewEntry:
    """Return the entry for a review that is published already; emptying it is no way to erase it."""
    if not entry.text:
        raise Refusal("There is nothing left to publish. Write a word or two, or erase the review.")
    return (
        entry if entry.publish else ReviewEntry(**{name: getattr(entry, name) for name in _NAMES} | {"publish": True})
    )


_NAMES = tuple(ReviewEntry.__dataclass_fields__)


def _write(review: Review, entry: ReviewEntry, now: datetime) -> None:
    """Put an entry into the review's columns; notes an edit of a published one."""
    if review.published_at and _differs(review, entry):
        review.edited_at = now
    rendered = render(entry.text)
    review.text, review.html = entry.text, rendered.html
    review.excerpt = "" if entry.spoilers else rendered.excerpt
    for name in ("spoilers", "rating", "liked", "language", "visibility", "comments_open"):
        setattr(review, name, getattr(entry, name))


def _differs(review: Review, entry: ReviewEntry) -> bool:
    return (review.text, review.spoilers, review.rating) != (entry.text, entry.spoilers, entry.rating)


def _keep_earlier(review: Review, entry: ReviewEntry, now: datetime) -> None:
    if review.published_at and _differs(review, entry):
        ReviewText.objects.create(
            review=review, text=review.text, html=review.html, spoilers=review.spoilers, rating=review.rating, until=now
        )


def _publish(review: Review, row: MemberFilm, now: datetime, *, held: bool) -> None:
    review.state = Review.State.PUBLISHED
    review.published_at = now
    review.hidden_at = now if held else None
    _carry(review, row, now, rated=None, liked=False)


def _carry(review: Review, row: MemberFilm, now: datetime, *, rated: int | None, liked: bool) -> None:
    """Make a rating or like that was given just now the member's current one. An older one stays in its review.

    A review for fewer people than see the member's films tells nobody else what they think, and changes nothing here.
    """
    if not as_wide_as(review.visibility, review.member.films_visibility):
        return
    if review.rating is not None and review.rating != rated:
        rate(row, review.rating, now)
    if review.liked and not liked:
        row.liked = True


def _viewing(by: Member, viewing: int | None, film: int, review: Review) -> Viewing | None:
    """Return the member's own viewing of the film that no other review speaks of."""
    if viewing is None:
        return None
    found = Viewing.objects.filter(pk=viewing, member=by, film_id=film).first()
    if found is None:
        raise Refusal("This viewing is no longer in your diary. Choose another; what you typed is kept below.")
    if Review.objects.filter(viewing=found).exclude(pk=review.pk).exists():
        raise Refusal("Another review of yours belongs to this viewing. Choose another; what you typed is kept below.")
    return found


def _tell(review: Review, by: Member, now: datetime) -> None:
    if review.published_at is None:
        return
    activity.note(
        by=by, kind=Activity.Kind.REVIEW, ref=review.pk, film=review.film_id, visibility=review.visibility, now=now
    )
    if review.hidden_at:
        activity.show(kind=Activity.Kind.REVIEW, ref=review.pk, shown=False)
    if review.visibility != Visibility.PUBLIC:
        activity.drop(kind=Activity.Kind.LIKE, ref=review.pk)


def _count(review: Review, *, before: bool, now: datetime) -> None:
    after = counts(review)
    if after != before:
        shift(film=review.film_id, by={"reviews": 1 if after else -1}, now=now)


def _make_tombstone(review: Review, now: datetime) -> None:
    review.earlier.all().delete()
    review.liked_by.all().delete()
    emptied: dict[str, Any] = {
        "text": "", "html": "", "excerpt": "", "rating": None, "liked": False, "viewing": None, "likes": 0,
        "comments_open": False, "erased_at": now,
    }  # fmt: skip
    for name, value in emptied.items():
        setattr(review, name, value)
    review.save()


@contextmanager
def _by_moderator(review: int, now: datetime) -> Iterator[Review]:
    """Give a review to be hidden or shown, its author's row locked before it; keep feed and tally true."""
    with transaction.atomic():
        author = Member.objects.select_for_update(no_key=True).filter(reviews=review).first()
        found = Review.objects.select_for_update().filter(pk=review).first()
        if author is None or found is None:
            raise Refusal("This review is no longer here. Nothing was changed.")
        counted = counts(found)
        yield found
        found.save(update_fields=["hidden_at"])
        shown = found.hidden_at is None
        for kind in (Activity.Kind.REVIEW, Activity.Kind.LIKE):
            activity.show(kind=kind, ref=found.pk, shown=shown)
        if author.is_active:
            _count(found, before=counted, now=now)
