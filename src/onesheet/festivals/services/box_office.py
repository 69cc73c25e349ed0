"""Writes: how many came to screenings, and what these took."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

from django.db import transaction

from onesheet.accounts.models import Member
from onesheet.accounts.permissions import may_programme
from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Screening
from onesheet.festivals.services.held import edition_held

MOST_PEOPLE = 1_000_000
MOST_MONEY = Decimal("9999999999.99")
Counted = tuple[int | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was typed for a screening: `was` is what stood there when the table was opened."""

    screening: int
    now: Counted
    was: Counted


def read_people(words: str) -> int | None:
    """Read how many came; None for nothing typed. Raises Refusal."""
    words = words.strip().replace(",", "").replace(" ", "")
    if not words:
        return None
    if not (words.isascii() and words.isdigit() and len(words) < 8 and int(words) <= MOST_PEOPLE):
        raise Refusal(f"“{words[:20]}” is no number of people. Nothing was saved.")
    return int(words)


def read_money(words: str) -> Decimal | None:
    """Read an amount, `1,234.50` or `1234,5`; None for nothing typed. Raises Refusal."""
    typed = words.strip().replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    if not typed:
        return None
    if typed.count(",") == 1 and "." not in typed and len(typed) - typed.index(",") <= 3:
        typed = typed.replace(",", ".")
    typed = typed.replace(",", "")
    try:
        money = Decimal(typed) if typed.isascii() and typed.replace(".", "", 1).isdigit() else None
    except InvalidOperation:
        money = None
    if money is None or money > MOST_MONEY or money != round(money, 2):
        raise Refusal(f"“{words[:20]}” is no amount of money. Nothing was saved.")
    return round(money, 2)


def count_screenings(*, by: Member, edition: int, taken: Sequence[Taken], now: datetime) -> int:
    """Write down attendance and takings of screenings; return how many are other than before. All of it or nothing.

    Raises Refusal where somebody else wrote down another number meanwhile.
    """
    if not may_programme(by):
        raise Refusal("Only those who make the programme do this; nothing was changed.")
    with transaction.atomic():
        held = edition_held(edition)
        rows = {row.pk: row for row in held.screenings.select_for_update(of=("self",), no_key=True)}
        changed: list[Screening] = []
        for one in taken:
            if one.now == one.was:
                continue
            row = rows.get(one.screening)
            if row is None:
                raise Refusal("One of these screenings is not in the edition any more; nothing was changed.")
            if (row.admissions, row.takings) not in (one.was, one.now):
                raise Refusal(
                    "Somebody else wrote down other numbers meanwhile. They are shown now; nothing was saved."
                )
            row.admissions, row.takings = one.now
            row.changed_at = now
            changed.append(row)
        Screening.objects.bulk_update(changed, ["admissions", "takings", "changed_at"], batch_size=200)
    return len(changed)
