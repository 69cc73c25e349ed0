"""Figures as tables print them: money, running times, scores."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from onesheet.values.money import Money

Amount = Money
_MONEY = re.compile(
    r"(?P<sign>US\$|\$|€|£|¥|[A-Z]{3})?\s?(?P<about>~|c\. ?|est\. ?)?(?P<figure>\d[\d.,'\s]*)\s?(?P<times>thousand|million|billion|mio\.?|mrd\.?|k|m|bn?)?\s?(?P<after>€|£|\$|[A-Z]{3})?\s?(?:\([^)]*\))?",
    re.IGNORECASE,
)
_TIMES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mio": 10**6, "billion": 10**9, "b": 10**9, "bn": 10**9,
    "mrd": 10**9,
}  # fmt: skip
_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_MILLIONS = re.compile(r"\d{1,3}(?:,\d{3})+\.\d|\d{1,4}\.\d")
_MOST = 10**13
_HOURS = re.compile(
    r"(?:(?P<hours>\d{1,2}) ?(?:h|hr|hrs|hour|hours|std|stunden?|heures?)\.? ?)(?:(?P<minutes>\d{1,2}) ?(?:m|min|mins|minutes?|minuten)?\.?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)(?::[0-5]\d)?")
_MINUTES = re.compile(
    r"(?P<minutes>\d{1,4})(?:[.,]\d+)? ?(?:m|mn|min|mins|minutes?|minuten|minuti|minutos|minuuttia|分钟|分|мин|dk|'|′|’)?\.?(?: .*)?",
    re.IGNORECASE,
)
_LONGEST_FILM = 6000
_MARK = re.compile(r"(?P<mark>\d{1,4}(?:[.,]\d{1,4})?) ?(?:%|/ ?(?P<scale>\d{1,4}))?")


def amount_of(printed: str, currency: str, *, in_millions: bool = False) -> Money | None:
    """Return a sum of money: `$40,000,000`, `40000000.0`, `1.2 million`, `2,5 Mio. €`; None for what is none.

    `currency` is that of sums that name none. With `in_millions`, `1,131.6` and `960.5` are millions.
    """
    words = " ".join(printed.split())
    match = _MONEY.fullmatch(words)
    if match is None:
        return None
    figure = match["figure"].strip().replace("'", "").replace(" ", "")
    times = _TIMES.get((match["times"] or "").lower().rstrip("."), 1)
    if in_millions and times == 1 and _MILLIONS.fullmatch(figure) and not figure.endswith(".0"):
        times = 10**6
    number = _decimal(figure, small=times > 1)
    if number is None:
        return None
    sign = match["sign"] or match["after"] or ""
    code = _SIGNS.get(sign.upper(), sign.upper() if len(sign) == 3 and sign.isalpha() else currency)
    amount = int(number * times)
    return Money(amount, code, approximate=bool(match["about"])) if amount < _MOST else None


def _decimal(figure: str, *, small: bool) -> Decimal | None:
    """A figure with its signs for thousands and decimals told apart: the last of two kinds is the decimal one."""
    comma, dot = figure.rfind(","), figure.rfind(".")
    if comma >= 0 and dot >= 0:
        figure = figure.replace(",", "") if dot > comma else figure.replace(".", "").replace(",", ".")
    elif comma >= 0:
        figure = figure.replace(",", "." if small or len(figure) - comma - 1 != 3 else "")
    elif figure.count(".") > 1 or (dot >= 0 and not small and len(figure) - dot - 1 == 3):
        figure = figure.replace(".", "")
    try:
        return Decimal(figure)
    except InvalidOperation:
        return None


def minutes_of(printed: str) -> int | None:
    """Return a running time in minutes: `102`, `102 min`, `1 hr 58 min`, `1h58`, `1:42`, `97'`; 0 where it says 0, None for what is none."""
    words = " ".join(printed.split())
    match = _HOURS.fullmatch(words) or _CLOCK.fullmatch(words)
    if match is not None:
        minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
        return minutes if minutes <= _LONGEST_FILM else None
    match = _MINUTES.fullmatch(words)
    return int(match["minutes"]) if match is not None and int(match["minutes"]) <= _LONGEST_FILM else None


def score_of(printed: str, scale: int) -> dict[str, Any] | None:
    """Return a score out of `scale` as statements have it; None for what is none."""
    match = _MARK.fullmatch(printed.strip())
    if match is None or (match["scale"] and int(match["scale"]) != scale):
        return None
    mark = float(match["mark"].replace(",", "."))
    if mark > scale:
        return None
    return {"value": int(mark) if mark.is_integer() else mark, "scale": scale}
