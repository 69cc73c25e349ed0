"""Writes: who takes part in a challenge, and the news that a goal is reached."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onesheet.accounts.models import Member, Notice
from onesheet.accounts.services import Refusal, notify
from onesheet.lists.models import FilmList, Participant
from onesheet.lists.queries.progress import challenge_of, count_of
from onesheet.lists.queries.seen import seen


def join_challenge(*, by: Member, list: int, now: datetime) -> None:  # noqa: A002 - the word for it
    """Take part; from now on all who see the challenge see how many films counted. Raises Refusal where it is not seen."""
    with transaction.atomic():
        found = FilmList.objects.filter(seen(by.pk), pk=list, is_challenge=True).first()
        if found is None:
            raise Refusal("This challenge is not here any more.")
        Participant.objects.get_or_create(list=found, member=by, defaults={"at": now})
    tell_reached(by=by, now=now, list=list)


def leave_challenge(*, by: Member, list: int) -> None:  # noqa: A002
    """Take part no longer; nothing of the diary changes."""
    Participant.objects.filter(list_id=list, member=by).delete()


def tell_reached(*, by: Member, now: datetime, list: int | None = None) -> int:  # noqa: A002
    """Tell the member of each challenge whose goal they have reached, once; return of how many.

    To be called after a viewing was logged or changed, outside its transaction. Costs two queries where they take part
    in no challenge with a goal still to reach, else one more for each.
    """
    parts = Participant.objects.filter(member=by, list__hidden_at__isnull=True)
    if list is not None:
        parts = parts.filter(list_id=list)
    told = set(Notice.objects.filter(member=by, kind=Notice.Kind.CHALLENGE, by=None).values_list("about", flat=True))
    reached = 0
    for part in parts.select_related("list"):
        about = f"list:{part.list_id}"
        if about in told:
            continue
        challenge = challenge_of(part.list)
        if challenge.goal and count_of(challenge, by.pk) >= challenge.goal:
            words = {"list": part.list.name, "goal": challenge.goal}
            _notify_once(by, about, words, now)
            reached += 1
    return reached


def _notify_once(by: Member, about: str, words: dict[str, object], now: datetime) -> None:
    """The constraint does not hold where nobody stands behind a notice, so the row of the member is locked."""
    with transaction.atomic():
        Member.objects.select_for_update().filter(pk=by.pk).values_list("pk").first()
        notify(to=by, kind=Notice.Kind.CHALLENGE, by=None, about=about, now=now, words=words)
