"""Writes: marks that were printed without a scale are read again when it becomes known which one it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from onesheet.accounts.models import Member
from onesheet.critics.models import Critic, CriticReview, CriticReviewChange, Outlet
from onesheet.critics.pure.judging import COLUMNS, Judged, judged_again
from onesheet.critics.services.reviews import judged_of, scale_of
from onesheet.critics.services.tallies import recount

EXAMPLES = 5
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Rereading:
    """What becomes of the marks of a critic's or an outlet's reviews under another scale."""

    changed: int
    """Reviews that are understood otherwise."""
    understood: int
    """Those of them that have a value then."""
    left: int
    """Marks that stay as printed."""
    examples: tuple[Judged, ...] = ()
    """Up to five of those that change, as they would be; different marks."""


def preview_scale(*, voice: Critic | Outlet, scale: str) -> Rereading:
    """Tell what `change_voice` would make of the marks with this scale, and write nothing."""
    changed = understood = left = 0
    examples: dict[str, Judged] = {}
    for review, after in _again(voice, before=voice.scale, scale=scale):
        if after != judged_of(review):
            changed += 1
            understood += after.value is not None
            examples.setdefault(after.printed, after)
        elif after.unread:
            left += 1
    return Rereading(changed, understood, left, tuple(examples.values())[:EXAMPLES])


def reread(*, voice: Critic | Outlet, before: str, by: Member | None, now: datetime, reason: str) -> int:
    """Read the marks again whose scale was not known, or was taken to be `before`; return how many changed.

    Belongs into the transaction that gave the voice its scale: it holds its row, which whoever changes one of its reviews
    waits for. A verdict that was told stays. The
    history says why, and the films' tallies are made again.
    """
    films: set[int] = set()
    changes, changed = [], []
    why = reason.strip()[:400] or f"The scale of {voice.name} is known."
    for review, after in _again(voice, before=before, scale=voice.scale):
        was = judged_of(review)
        if after == was:
            continue
        old, new = _as_told(was), _as_told(after)
        differing = {name: value for name, value in old.items() if new[name] != value}
        changes.append(CriticReviewChange(review=review, before=differing, reason=why, by=by, at=now))
        for name, value in after.columns().items():
            setattr(review, name, value)
        review.changed_at = now
        changed.append(review)
        films.add(review.film_id)
    CriticReview.objects.bulk_update(changed, [*COLUMNS, "changed_at"], batch_size=_AT_ONCE)
    CriticReviewChange.objects.bulk_create(changes, batch_size=_AT_ONCE)
    if films:
        recount(films=films, now=now)
    return len(changed)


def _reviews(voice: Critic | Outlet, before: str) -> QuerySet[CriticReview]:
    of = Q(critic=voice.pk) if isinstance(voice, Critic) else Q(outlet=voice.pk)
    bare = ~Q(unread="") | (Q(scale=before) if before else Q(pk__in=()))
    return CriticReview.objects.filter(of, bare).exclude(printed="")


def _again(voice: Critic | Outlet, *, before: str, scale: str) -> Iterator[tuple[CriticReview, Judged]]:
    """Yield each review whose mark may have been printed without a scale, and what the mark means with this one."""
    for review in _reviews(voice, before).select_related("critic", "outlet").order_by("pk"):
        critic, outlet = review.critic, review.outlet
        if isinstance(voice, Critic):
            known = scale or scale_of("", None, outlet)
        else:
            # The critic's own scale goes before the outlet's.
            known = scale_of("", critic, None) or scale
        yield review, judged_again(judged_of(review), known)


def _as_told(one: Judged) -> dict[str, object]:
    return one.columns() | {"mark": None if one.mark is None else f"{one.mark.normalize():f}"}
