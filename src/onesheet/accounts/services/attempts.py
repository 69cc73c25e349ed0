"""Writes: what was tried of which only so much is allowed."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from onesheet.accounts.limits import Limit
from onesheet.accounts.models import Attempt, Member
from onesheet.accounts.services.refusal import Refusal


def attempt(*, limit: Limit, by: Member | None = None, address: str = "", now: datetime) -> None:
    """Note that somebody tries something, or raise Refusal where the limit is reached; old attempts are forgotten.

    Counted by member, or by `address` (the network address, of which a keyed hash is kept) where there is none. Costs
    one transaction of four queries, the same whatever was tried before. Counts across processes and sessions.
    """
    hashed = "" if by else salted_hmac("onesheet.attempts", address).hexdigest()
    since = now - limit.within
    with transaction.atomic():
        if by is not None:
            Member.objects.select_for_update().filter(pk=by.pk).values_list("pk").first()
        tried = Attempt.objects.filter(member=by, address=hashed, act=limit.act)
        tried.filter(at__lte=since).delete()
        times = list(tried.order_by("-at").values_list("at", flat=True)[: limit.times])
        full = len(times) >= limit.times
        if not full:
            Attempt.objects.create(member=by, address=hashed, act=limit.act, at=now)
    if full:
        raise Refusal(limit.sentence.format(minutes=_minutes(times[-1] - since)))


def _minutes(wait: timedelta) -> str:
    minutes = max(1, math.ceil(wait.total_seconds() / 60))
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
