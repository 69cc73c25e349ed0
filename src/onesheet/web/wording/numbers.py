"""Numbers, money, marks and scores as they are printed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext, pgettext

from onesheet.values.money import PRINTED_SIGNS, Money, money_from_json
from onesheet.values.stars import SCALE, format_stars


def number_words(value: float | Decimal) -> str:
    """Print a number with the language's separators and no idle zeros: 552506 is `552,506`, 6.0400 is `6.04`."""
    exact = Decimal(str(value)).normalize()
    if exact == exact.to_integral_value():
        exact = exact.quantize(Decimal(1))
    return number_format(exact, use_l10n=True, force_grouping=True)


def money_words(value: Any) -> str:
    """Print money in its form in a statement: `$552,506`, `about £400,000`, `1,000 PLN`; empty where it is not money."""
    money = value if isinstance(value, Money) else money_from_json(value)
    if money is None:
        return ""
    if money.low is not None and money.high is not None:
        words = f"{_amount(money.low, money.currency)}–{_amount(money.high, money.currency)}"
    else:
        words = _amount(money.amount, money.currency)
    return gettext("about %(amount)s") % {"amount": words} if money.approximate else words


def rounded_money_words(value: Any) -> str:
    """Print money in as few signs as tell it: `$140m`, `$1.2m`, `£400,000`; empty where it is not money."""
    money = value if isinstance(value, Money) else money_from_json(value)
    if money is None:
        return ""
    if money.amount < 1_000_000:
        return _amount(money.amount, money.currency)
    million = round(money.amount / 1_000_000, 1 if money.amount < 10_000_000 else 0)
    sign = PRINTED_SIGNS.get(money.currency)
    words = pgettext("millions, in few signs", "%(n)sm") % {"n": number_words(million)}
    return f"{sign}{words}" if sign else f"{words}\N{NO-BREAK SPACE}{money.currency}"


def _amount(amount: int, currency: str) -> str:
    sign = PRINTED_SIGNS.get(currency)
    printed = number_words(amount)
    return f"{sign}{printed}" if sign else f"{printed}\N{NO-BREAK SPACE}{currency}"


def minutes_words(minutes: int) -> str:
    """Print a running time: 112 is `112 min`."""
    return ngettext("%(n)s min", "%(n)s min", minutes) % {"n": number_words(minutes)}


_SHARES = ("percent positive", "audience score")
"""How scores are made that are shares: of a hundred they are printed as percentages."""


def score_words(value: float | Decimal, scale: float | Decimal | None, method: str = "") -> str:
    """Print a score: `71%` for a share of positive reviews or of an audience, else `6.04 out of 10`."""
    if method in _SHARES and scale is not None and int(scale) == 100:
        return pgettext("a share", "%(value)s%%") % {"value": number_words(value)}
    if scale is None:
        return number_words(value)
    return gettext("%(value)s out of %(scale)s") % {"value": number_words(value), "scale": number_words(scale)}


def stars_words(value: float | Decimal) -> str:
    """Say a mark out of five for those who hear the page: 3.5 is `3½ out of 5`."""
    halves = int(float(value) * 2 + 0.5)
    whole, half = divmod(halves, 2)
    said = f"{whole}½" if half and whole else "½" if half else str(whole)
    return gettext("%(value)s out of %(scale)s") % {"value": said, "scale": SCALE}


def stars_signs(value: float | Decimal) -> str:
    """Print a mark out of five as signs: 3.5 is `★★★½`; no star at all is `☆`. Raises ValueError beyond 0 to 10."""
    return format_stars(float(value)) or "☆"
