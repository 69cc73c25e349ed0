"""Writes: a table of reviews that was taken in, taken out again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.critics.models import Critic, CriticReview, CriticReviewChange, Outlet, ReviewTable
from onesheet.critics.services.importing.outcomes import undone
from onesheet.critics.services.reviews import changing, counted, hold_voices
from onesheet.critics.services.tallies import shift_many

_AT_ONCE = 1000


@dataclass(slots=True)
class Undone:
    """What undoing a table did: reviews removed, and withdrawn since an editor had changed them."""

    removed: int = 0
    withdrawn: int = 0


def undo(*, table: int, by: Member | None, now: datetime, tell: Callable[[int], None] | None = None) -> Undone:
    """Take out all reviews that a table made, as if it had never come in; that it was here is remembered.

    A review that an editor changed, held back or withdrew is withdrawn and stays with its history. Critics and outlets that
    nothing else is known of go with their last review. Batches of a thousand are a transaction each, with the tallies of
    their films; what was stopped goes on when it is asked for again. `tell` is called with the number done so far.
    Raises Refusal where there is no such table, and where it was undone before.
    """
    with transaction.atomic():
        found = ReviewTable.objects.select_for_update().filter(pk=table).first()
        if found is None:
            raise Refusal(f"There is no table {table}; nothing was undone.")
        reviews = CriticReview.objects.filter(table_of=found)
        if found.undone_at is not None and not reviews.filter(withdrawn_at__isnull=True).exists():
            raise Refusal(f"The table {table} was undone before, on {found.undone_at:%Y-%m-%d}; nothing was changed.")
        if found.undone_at is None:
            found.undone_at = now
            found.save(update_fields=["undone_at"])
    done = Undone()
    while removed := _remove(table, now):
        done.removed += removed
        if tell is not None:
            tell(done.removed)
    done.withdrawn = _withdraw(found, by, now)
    return done


def undo_some(*, table: int, most: int, by: Member | None, now: datetime) -> Undone:
    """Take out up to `most` of the reviews that a table made, in the transaction that is open; else as `undo` does.

    What editors had changed is withdrawn once nothing else is left of it. Nothing is done where there is no such table.
    """
    done = Undone()
    found = ReviewTable.objects.select_for_update().filter(pk=table).first()
    if found is None:
        return done
    if found.undone_at is None:
        found.undone_at = now
        found.save(update_fields=["undone_at"])
    while done.removed < most and (removed := _remove(table, now, min(_AT_ONCE, most - done.removed))):
        done.removed += removed
    changes = CriticReviewChange.objects.filter(review=OuterRef("pk"))
    left = CriticReview.objects.filter(table_of=table)
    if not left.filter(~Exists(changes)).exists():
        done.withdrawn = _withdraw(found, by, now)
    return done


def _withdraw(table: ReviewTable, by: Member | None, now: datetime) -> int:
    """Withdraw what is left of a table, which editors had changed; return how many."""
    reason = undone(table.name)
    standing = CriticReview.objects.filter(table_of=table, withdrawn_at__isnull=True).order_by("pk")
    withdrawn = list(standing.values_list("pk", flat=True))
    for review in withdrawn:
        with changing(review, by=by, now=now, reason=reason) as one:
            one.withdrawn_at, one.withdrawn_reason = now, reason
    return len(withdrawn)


def _remove(table: int, now: datetime, most: int = _AT_ONCE) -> int:
    """Remove up to `most` reviews that nobody changed, and those they leave without any; return how many."""
    changes = CriticReviewChange.objects.filter(review=OuterRef("pk"))
    with transaction.atomic():
        untouched = CriticReview.objects.filter(~Exists(changes), table_of=table).order_by("pk")
        some = list(untouched.values_list("pk", "outlet_id", "critic_id")[:most])
        outlets = {outlet for _, outlet, _ in some if outlet}
        critics = {critic for _, _, critic in some if critic}
        hold_voices(outlets=outlets, critics=critics)
        # Looked at again, now that nobody changes them or what they weigh: what an editor changed meanwhile stays.
        again = untouched.filter(pk__in=[pk for pk, _, _ in some]).select_related("outlet", "critic")
        rows = [row for row in again if row.outlet_id in outlets | {None} and row.critic_id in critics | {None}]
        CriticReview.objects.filter(pk__in=[row.pk for row in rows]).delete()
        sums: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for row in rows:
            sums[row.film_id].subtract(counted(row))
        shift_many(sums, now=now)
        # Critics and outlets of whom nothing else is known.
        bare = {"reviews__isnull": True, "weights__isnull": True, "website": "", "scale": ""}
        Outlet.objects.filter(pk__in=outlets, country="", language="", **bare).delete()
        Critic.objects.filter(pk__in=critics, person__isnull=True, **bare).delete()
    return len(rows)
