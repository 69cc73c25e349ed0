"""Writes: what was tried of which only so much is allowed."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from onesheet.accounts.limits import Limit
from onesheet.accounts.models import Attempt, Member
from onesheet.accounts.services.refusal import Refusal

KEPT = timedelta(days=7)
"""How long attempts are kept, and from which address somebody joined: for cleaning up after a wave of spam."""

JOINED = "joined"
"""What `came_from` notes: no limit, only where an account came from."""


class TooOften(Refusal):
    """Refused since it was tried too often; `wait` is when the next attempt is free."""

    def __init__(self, sentence: str, wait: timedelta) -> None:
        super().__init__(sentence)
        self.wait = wait

    @property
    def seconds(self) -> int:
        """Return the wait in whole seconds, one at least: what the header Retry-After takes."""
        return max(1, math.ceil(self.wait.total_seconds()))


def attempt(*, limit: Limit, by: Member | None = None, address: str = "", now: datetime) -> None:
    """Note that somebody tries something, or raise TooOften where the limit is reached; old attempts are forgotten.

    Counted by member, or by `address` (the network address, of which a keyed hash is kept) where there is none. Costs
    one transaction of three queries (four on PostgreSQL, which must be told to wait its turn), the same whatever was
    tried before. Counts across processes and sessions: of many at once no more than `times` pass.
    """
    hashed = "" if by else address_hash(address)
    since = now - limit.within
    with transaction.atomic():
        take_turn(f"{limit.act}:{by.pk if by else hashed}")
        tried = Attempt.objects.filter(member=by, address=hashed, act=limit.act)
        tried.filter(at__lte=since).delete()
        # The oldest that fills the limit, at once the first to be forgotten: one row of the index, not all of them.
        filled = list(tried.order_by("-at").values_list("at", flat=True)[limit.times - 1 : limit.times])
        if not filled:
            Attempt.objects.create(member=by, address=hashed, act=limit.act, at=now)
    if filled:
        wait = filled[0] - since
        raise TooOften(limit.sentence.format(minutes=_minutes(wait)), wait)


def came_from(*, member: Member, address: str, now: datetime) -> None:
    """Note from which address an account was made, as a keyed hash and for `KEPT`."""
    Attempt.objects.create(member=member, address=address_hash(address), act=JOINED, at=now)


def forget_attempts(*, now: datetime) -> int:
    """Delete every attempt older than `KEPT`; return how many. For housekeeping: of those who never came back."""
    return Attempt.objects.filter(at__lte=now - KEPT).delete()[0]


def address_hash(address: str) -> str:
    """Return the keyed hash under which a network address is counted; who has the database alone cannot turn it back."""
    return salted_hmac("onesheet.attempts", address).hexdigest()


def take_turn(key: str) -> None:
    """Wait for others who do what `key` names, until the transaction ends. SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        turn = int.from_bytes(bytes.fromhex(address_hash(key))[:8], signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [turn])


def _minutes(wait: timedelta) -> str:
    minutes = max(1, math.ceil(wait.total_seconds() / 60))
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
