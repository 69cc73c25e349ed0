"""Writes: the sentence in which an editor sums up what critics say of a film. Earlier ones stay as its history."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.critics.models import Consensus, CriticReview
from onesheet.critics.queries.standing import standing
from onesheet.films.models import Film

LONGEST = 600
LONGEST_REASON = 500


class Overtaken(Refusal):
    """Somebody else changed the sentence meanwhile. `standing` is the one that stands now."""

    def __init__(self, standing: Consensus) -> None:
        super().__init__("Somebody else changed the sentence meanwhile; yours was not kept. Look at theirs first.")
        self.standing = standing


def write_consensus(*, film: int, text: str, as_of: int, by: Member, now: datetime, reason: str = "") -> Consensus:
    """Write the sentence on a film; the one before becomes history. Line ends and repeated spaces become one space.

    `as_of` is the number of the newest one the writer saw, 0 where there was none. The same sentence again changes
    nothing. Raises `Overtaken` where there is a newer one, and Refusal for no words and for too many.
    """
    words = " ".join(text.split())
    if not words:
        raise Refusal("A consensus needs words. To have none, take the one that stands back.")
    if len(words) > LONGEST or "\x00" in words:
        raise Refusal(f"A consensus has up to {LONGEST} signs; nothing was changed.")
    with transaction.atomic():
        newest = _newest(film, as_of)
        if newest is not None and newest.text == words:
            return newest
        return _write(film, words, reason, by, now)


def take_back_consensus(*, film: int, as_of: int, reason: str, by: Member, now: datetime) -> Consensus:
    """Take the sentence back, so that the film has none; it stays in the history. Raises Refusal without a reason."""
    if not reason.strip():
        raise Refusal("Say why, so that others understand it later.")
    with transaction.atomic():
        newest = _newest(film, as_of)
        if newest is None or not newest.text:
            raise Refusal("No consensus stands that could be taken back.")
        return _write(film, "", reason, by, now)


def put_back_consensus(*, film: int, consensus: int, as_of: int, by: Member, now: datetime) -> Consensus:
    """Write an earlier sentence on the film again. Raises Refusal where there is none of that number."""
    with transaction.atomic():
        newest = _newest(film, as_of)
        earlier = Consensus.objects.filter(pk=consensus, film=film).exclude(text="").first()
        if earlier is None:
            raise Refusal("This sentence is not in the history of the film; nothing was changed.")
        if newest is not None and newest.text == earlier.text:
            return newest
        return _write(film, earlier.text, f"Put back as of {earlier.at:%Y-%m-%d}.", by, now)


def _newest(film: int, as_of: int) -> Consensus | None:
    """Return the newest sentence on a film, its row locked against another writer; raise `Overtaken` where none saw it."""
    if not Film.objects.select_for_update().filter(pk=film).exists():
        raise Refusal("This film is not here any more; nothing was changed.")
    newest = Consensus.objects.filter(film=film).order_by("-pk").select_related("by").first()
    if newest is not None and newest.pk != as_of:
        raise Overtaken(newest)
    return newest


def _write(film: int, text: str, reason: str, by: Member, now: datetime) -> Consensus:
    reviews = CriticReview.objects.filter(standing(), film=film).count()
    return Consensus.objects.create(
        film_id=film, text=text, by=by, at=now, reviews=reviews, reason=" ".join(reason.split())[:LONGEST_REASON]
    )
