"""Writes: critics' reviews. Every change leaves what was before, and shifts the film's tally, in one transaction.

Rows are locked in this order, so that no two wait for each other: outlets, critics (each by their ids), the review, the
film's tally.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Unpack

from django.db import IntegrityError, transaction

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.critics.models import Critic, CriticReview, CriticReviewChange, Outlet
from onesheet.critics.models.voices import Voice
from onesheet.critics.pure.entries import LONGEST_SAID, EntryFault, ReviewEntry, Told, review_key, sort_date, tidy
from onesheet.critics.pure.judging import COLUMNS, Judged, judged
from onesheet.critics.services.tallies import counts_of, shift
from onesheet.critics.services.times import check_time
from onesheet.critics.services.voices import voice
from onesheet.films.models import Film
from onesheet.reviews.services.tallies import difference
from onesheet.sources.models import Document

GONE = "This review is not here any more; nothing was changed."
LONGEST_REASON = 500
_TRACKED = (
    "critic", "outlet", "date", "address", "quote", "language", "licence", *COLUMNS, "held_until", "withdrawn_at",
    "withdrawn_reason",
)  # fmt: skip
_OF_DOCUMENT = ("date", "address", "quote", "language", "licence")
"""What the document tells of a review that was read from one: no form changes it."""


@dataclass(frozen=True, slots=True)
class Added:
    """A review, and whether it was made now; False where the same was here already."""

    review: CriticReview
    made: bool


def add_review(
    *,
    film: int,
    by: Member | None,
    now: datetime,
    said: str = "",
    held_until: datetime | None = None,
    **told: Unpack[Told],
) -> Added:
    """Add a review that somebody tells of; `told` are the fields of a `ReviewEntry`, critic and outlet by their names.

    A critic or an outlet that is new is made. The same review told again is one: it stays as it is by now, even where it
    was changed or withdrawn meanwhile. `said` are the words all this was taken from. While `held_until` is set nothing
    shows or counts it. Raises Refusal.
    """
    entry = _checked(ReviewEntry(**told))
    if held_until is not None:
        check_time(held_until, now=now, kept="The review was not added.")
    with transaction.atomic():
        if not Film.objects.filter(pk=film).exists():
            raise Refusal("This film is not here any more; nothing was added.")
        key = review_key(film, entry)
        there = CriticReview.objects.filter(key=key).first()
        if there is not None:
            return Added(there, made=False)
        outlet, critic = held_voices(entry)
        review = CriticReview(
            film_id=film, key=key, made_at=now, made_by=by, changed_at=now, said=said[:LONGEST_SAID],
            held_until=held_until,
        )  # fmt: skip
        _write(review, entry, outlet, critic)
        try:
            with transaction.atomic():
                review.save(force_insert=True)
        except IntegrityError:
            return Added(CriticReview.objects.get(key=key), made=False)
        shift(film=film, by=counted(review), now=now)
    return Added(review, made=True)


def change_review(*, review: int, by: Member, now: datetime, reason: str = "", **told: Unpack[Told]) -> CriticReview:
    """Change what is told of a review to `told`, all of it; what it was before stays in its history.

    Of a review that was read from a document the words, the date and the address stay as the document has them.
    Raises Refusal where it is gone, was withdrawn, or something will not do.
    """
    carried = CriticReview.objects.filter(pk=review, document__isnull=False).exists()
    entry = _checked(ReviewEntry(**told), quoted=carried)
    with transaction.atomic():
        outlet, critic = _voices(entry)
        with changing(review, by=by, now=now, reason=reason, voices=(outlet, critic)) as found:
            if found.withdrawn_at is not None:
                raise Refusal("This review was withdrawn; put it back first.")
            kept = {name: getattr(found, name) for name in _OF_DOCUMENT} if found.document_id else {}
            _as_they_are(outlet, critic)
            _write(found, entry, outlet, critic)
            for name, value in kept.items():
                setattr(found, name, value)
            found.sort_date = sort_date(found.date)
    return found


def withdraw_review(*, review: int, reason: str, by: Member | None, now: datetime) -> CriticReview:
    """Take a review back as wrong: nothing shows or counts it until it is put back. Raises Refusal without a reason."""
    if not reason.strip():
        raise Refusal("Say why, so that others understand it later.")
    with changing(review, by=by, now=now, reason=reason) as found:
        if found.withdrawn_at is None:
            found.withdrawn_at, found.withdrawn_reason = now, reason.strip()[:LONGEST_REASON]
    return found


def restore_review(*, review: int, by: Member | None, now: datetime, reason: str = "") -> CriticReview:
    """Put a withdrawn review back. Raises Refusal where the document or the table it was read from is withdrawn itself."""
    with changing(review, by=by, now=now, reason=reason) as found:
        if found.document is not None and found.document.state != Document.State.PUBLISHED:
            raise Refusal(f"The document it was read from is {found.document.state}. Restore that one; this follows.")
        if found.table_of is not None and found.table_of.undone_at is not None:
            raise Refusal("The table it was read from was undone; nothing was changed.")
        found.withdrawn_at, found.withdrawn_reason = None, ""
    return found


@contextmanager
def changing(
    review: int,
    *,
    by: Member | None,
    now: datetime,
    reason: str = "",
    voices: tuple[Outlet | None, Critic | None] = (None, None),
) -> Iterator[CriticReview]:
    """Give a review, locked, to be changed; then save it with its history and the tally. What is the same is not written.

    `voices` are those it may get. Raises Refusal where it is gone.
    """
    with transaction.atomic():
        found = _locked(review, *voices)
        before, counted_before = _columns(found), counted(found)
        yield found
        after = _columns(found)
        changed = {name: value for name, value in before.items() if after[name] != value}
        if not changed:
            return
        found.changed_at = now
        found.save()
        CriticReviewChange.objects.create(
            review=found, before=changed, reason=reason.strip()[:LONGEST_REASON], by=by, at=now
        )
        shift(film=found.film_id, by=difference(counted_before, counted(found)), now=now)


def _locked(review: int, *voices: Outlet | Critic | None) -> CriticReview:
    """Lock those who weigh, then the review: whoever changes a weight counts after us, or we with the new one."""
    of = CriticReview.objects.filter(pk=review).values_list("outlet_id", "critic_id").first()
    if of is None:
        raise Refusal(GONE)
    outlets = {of[0], *(one.pk for one in voices if isinstance(one, Outlet))} - {None}
    critics = {of[1], *(one.pk for one in voices if isinstance(one, Critic))} - {None}
    hold_voices(outlets=outlets, critics=critics)
    found = CriticReview.objects.select_for_update(of=("self",)).select_related("outlet", "critic").get(pk=review)
    if (found.outlet_id, found.critic_id) != of:
        raise Refusal("Somebody else changed this review at this moment. Look at it again; nothing was changed.")
    return found


def hold_voices(*, outlets: set[int], critics: set[int]) -> None:
    """Lock critics and outlets until the transaction ends, so that their weights stay. Costs up to two queries."""
    for kind, numbers in ((Outlet, outlets), (Critic, critics)):
        if numbers:
            list(kind.objects.select_for_update().filter(pk__in=numbers).order_by("pk").values_list("pk"))


def counted(review: CriticReview) -> dict[str, int]:
    """Return what the review adds to its film's tally now; nothing while it is withdrawn or held back."""
    if review.withdrawn_at is not None or review.held_until is not None:
        return {}
    return counts_of(review)


def judged_of(review: CriticReview) -> Judged:
    """Return a stored review's mark and verdict."""
    return Judged(**{name: getattr(review, name) for name in COLUMNS})


def scale_of(entry_scale: str, critic: Critic | None, outlet: Outlet | None) -> str:
    """Return the scale of a mark printed without one: as told, the critic's own, or the outlet's."""
    return entry_scale or (critic.scale if critic else "") or (outlet.scale if outlet else "")


def _checked(entry: ReviewEntry, *, quoted: bool = False) -> ReviewEntry:
    try:
        return tidy(entry, quoted=quoted)
    except EntryFault as fault:
        raise Refusal(str(fault)) from fault


def _voices(entry: ReviewEntry) -> tuple[Outlet | None, Critic | None]:
    """Find or make both. Whoever uses them locks them with the others, in one order, and then reads them again."""
    outlet = voice(Outlet, entry.outlet) if entry.outlet else None
    critic = voice(Critic, entry.critic) if entry.critic else None
    return outlet, critic


def held_voices(entry: ReviewEntry) -> tuple[Outlet | None, Critic | None]:
    """Find or make both, lock them until the transaction ends, and return them as they are then."""
    outlet, critic = _voices(entry)
    hold_voices(outlets={outlet.pk} if outlet else set(), critics={critic.pk} if critic else set())
    _as_they_are(outlet, critic)
    return outlet, critic


def _as_they_are(*voices: Outlet | Critic | None) -> None:
    """Read weight and scale again, now that they are locked: they may have changed while we waited for them."""
    for one in voices:
        if one is not None:
            one.refresh_from_db(fields=["weight", "scale"])


def _write(review: CriticReview, entry: ReviewEntry, outlet: Outlet | None, critic: Critic | None) -> None:
    review.outlet, review.critic = outlet, critic
    review.date, review.sort_date = entry.date, sort_date(entry.date)
    review.address, review.quote = entry.address, entry.quote
    review.language, review.licence = entry.language, entry.licence
    scale = scale_of(entry.scale, critic, outlet)
    found = judged(entry.printed, scale, entry.verdict, entry.verdict_by, entry.verdict_name)
    for name, value in found.columns().items():
        setattr(review, name, value)


def _columns(review: CriticReview) -> dict[str, Any]:
    """Return what the history keeps, as JSON takes it: names for critics and outlets, texts for numbers and times."""
    told: dict[str, Any] = {}
    for name in _TRACKED:
        value = getattr(review, name)
        if isinstance(value, datetime):
            told[name] = value.isoformat()
        elif isinstance(value, Decimal):
            told[name] = f"{value.normalize():f}"
        else:
            told[name] = value.name if isinstance(value, Voice) else value
    if review.document_id and review.quote:
        # Where its text is taken down, no copy of the words stays.
        told["quote"] = "as in the document"
    return told
