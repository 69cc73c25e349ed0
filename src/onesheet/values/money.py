"""Amounts of money in whole units of a currency (ISO 4217), with a range or `about` where that was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

SYMBOLS = {
    "$": "USD", "US$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY",
    "₪": "ILS", "₱": "PHP", "₫": "VND", "฿": "THB", "₦": "NGN", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD",
    "NZ$": "NZD", "HK$": "HKD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "CN¥": "CNY", "JP¥": "JPY", "₣": "FRF",
}  # fmt: skip
"""The sign before an amount, and the currency it means where nothing else is said."""

CURRENCY_WORDS = {
    "dollar": "USD", "us dollar": "USD", "pound": "GBP", "pound sterling": "GBP", "euro": "EUR", "yen": "JPY",
    "rupee": "INR", "won": "KRW", "ruble": "RUB", "rouble": "RUB", "yuan": "CNY", "renminbi": "CNY", "franc": "FRF",
    "lira": "ITL", "lire": "ITL", "deutschmark": "DEM", "reichsmark": "DEM", "peseta": "ESP", "krona": "SEK",
    "kronor": "SEK", "kroner": "DKK", "zloty": "PLN", "peso": "MXN", "shekel": "ILS", "baht": "THB", "taka": "BDT",
}  # fmt: skip

PRINTED_SIGNS = {
    "USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥", "INR": "₹", "KRW": "₩", "CAD": "C$", "AUD": "A$", "NZD": "NZ$",
    "HKD": "HK$", "RUB": "₽",
}  # fmt: skip
"""The sign a currency is printed with; the others are printed with their code after the amount."""


@dataclass(frozen=True, slots=True)
class Money:
    """`amount` in whole units; `low` and `high` for a range, whose middle `amount` is."""

    amount: int
    currency: str
    low: int | None = None
    high: int | None = None
    approximate: bool = False

    def to_json(self) -> dict[str, Any]:
        """The form the vocabulary of statements gives money."""
        value: dict[str, Any] = {"amount": self.amount, "currency": self.currency}
        if self.low is not None and self.high is not None:
            value |= {"low": self.low, "high": self.high}
        if self.approximate:
            value["approximate"] = True
        return value


def money_from_json(value: Any) -> Money | None:
    """Money from its form in a statement, or None where the value is not money."""
    if not isinstance(value, dict):
        return None
    amount, currency = value.get("amount"), value.get("currency")
    low, high = value.get("low"), value.get("high")
    if not isinstance(amount, int) or isinstance(amount, bool) or not isinstance(currency, str):
        return None
    if not (isinstance(low, int) and isinstance(high, int)):
        low = high = None
    return Money(amount, currency, low, high, value.get("approximate") is True)


def between(low: int, high: int, currency: str) -> Money:
    """A range of money; `amount` is its middle."""
    low, high = min(low, high), max(low, high)
    return Money((low + high) // 2, currency, low, high)


def format_money(money: Money) -> str:
    """Money as it is printed: `$552,506`, `about £400,000`, `$15,000,000–$20,000,000`, `1,000 PLN`."""
    if money.low is not None and money.high is not None:
        words = f"{_one(money.low, money.currency)}–{_one(money.high, money.currency)}"
    else:
        words = _one(money.amount, money.currency)
    return f"about {words}" if money.approximate else words


def _one(amount: int, currency: str) -> str:
    sign = PRINTED_SIGNS.get(currency)
    return f"{sign}{amount:,}" if sign else f"{amount:,} {currency}"
