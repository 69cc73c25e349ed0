"""Amounts in running text: money (`$552,506`, `about £400,000`, `€1.2 million`, `15 million dollars`) and counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onesheet.reading.prose.casing import Prose
from onesheet.values.money import CURRENCY_WORDS, SYMBOLS, Money, between

_FIGURE = r"\d{1,3}(?:,\d{2,3}){1,5}(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?"
_SCALE = r"thousand|million|billion|crores?|lakhs?|mn|bn|m|k|b"
_SIGN = r"(?:us|ca|au?|c|nz|hk|nt|mx|r)?\$|(?:cn|jp)?¥|[£€₹₩₽₺₪₱₫฿₦₣]|\brs\.?(?= ?\d)"
_WORD = "|".join(sorted(CURRENCY_WORDS, key=len, reverse=True))
_MONEY = re.compile(
    rf"(?P<sign>{_SIGN}) ?(?:(?P<a>{_FIGURE})(?:(?: ?(?P<sa>{_SCALE})\b)?(?: ?[-–—] ?| to )(?:{_SIGN})? ?(?P<b>{_FIGURE}))?"
    rf"(?: ?-?(?P<sb>{_SCALE})\b)?|(?P<hole><unk>|(?= ?(?:million|billion)))(?: ?(?P<sh>{_SCALE})\b)?)"
    rf"|(?<![\w.,$£€-])(?P<c>{_FIGURE})(?: (?P<sc>{_SCALE})\b)? (?P<word>{_WORD})s?\b"
)
_CUES = (*"$£€¥₹₩₽₺₪₱₫฿₦₣", " rs", " francs", *(f" {word}" for word in CURRENCY_WORDS if word != "franc"))
MONEY_WORDS = frozenset(
    [*"$£€¥₹₩₽₺₪₱₫฿₦₣", "rs", "francs"]
    + [f"{name.split()[-1]}{ending}" for name in CURRENCY_WORDS if name != "franc" for ending in ("", "s")]
)
"""A sentence without any of these words and signs tells no sum of money."""
_CODES = {
    **{code.lower(): code for code in (
        "USD EUR GBP INR JPY KRW CNY CAD AUD NZD HKD TWD SEK NOK DKK ISK CHF PLN CZK HUF RUB TRY BRL MXN ARS CLP ZAR ILS THB "
        "IDR MYR SGD PHP VND BDT PKR LKR NPR EGP NGN FRF DEM ITL ESP ATS BEF NLG FIM PTE GRD IEP"
    ).split()},
    "rmb": "CNY", "dm": "DEM", "kč": "CZK", "zł": "PLN", "rm": "MYR", "rp": "IDR", "tk": "BDT", "৳": "BDT", "₨": "INR",
}  # fmt: skip
_CODE = "|".join(sorted(_CODES, key=len, reverse=True))
_CODED = re.compile(
    rf"(?<![\w$£€.,])(?:(?P<code>{_CODE})\.? ?(?P<a>{_FIGURE})(?: ?[-–—] ?(?P<b>{_FIGURE}))?(?: ?(?P<sa>{_SCALE})\b)?"
    rf"|(?P<c>{_FIGURE})(?: ?(?P<sc>{_SCALE}))? ?(?P<after>{_CODE}))(?!\w)"
)
_TIMES = {
    "thousand": 1_000, "k": 1_000, "million": 1_000_000, "mn": 1_000_000, "m": 1_000_000, "billion": 1_000_000_000,
    "bn": 1_000_000_000, "b": 1_000_000_000, "crore": 10_000_000, "crores": 10_000_000, "lakh": 100_000,
    "lakhs": 100_000,
}  # fmt: skip
_ABOUT = re.compile(
    r"(?:about|around|approximately|approx\.?|nearly|almost|roughly|some|an? estimated|estimated|over|more than|under|less than"
    r"|just over|just under|close to|at least|up to|in excess of|reportedly|reported|circa|c\.)(?: (?:a|an|the|at))? ?$"
)
_COUNT = re.compile(r"(?<![\w$£€.,#/-])(?P<n>\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?![\d%]|[.,/]\d)")
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
}


@dataclass(frozen=True, slots=True)
class Amount:
    """Money at `text[start:end]`; `money` is None where the figure was lost from the text."""

    money: Money | None
    start: int
    end: int


def may_tell_money(source: Prose, start: int, end: int) -> bool:
    """A quick look whether a stretch can hold a sum of money."""
    return any(source.low.find(cue, start, end) != -1 for cue in _CUES)


def money_in(source: Prose, start: int, end: int) -> list[Amount]:
    """Every sum of money of a stretch, in order."""
    found: list[Amount] = []
    if not may_tell_money(source, start, end):
        return found
    for match in _MONEY.finditer(source.low, start, end):
        if match["hole"] is not None:
            found.append(Amount(None, match.start(), match.end()))
            continue
        money = _money(match)
        if money is not None:
            about = _ABOUT.search(source.low, max(start, match.start() - 24), match.start())
            if about is not None:
                money = Money(money.amount, money.currency, money.low, money.high, approximate=True)
            found.append(Amount(money, match.start(), match.end()))
    return found


def coded_money_in(source: Prose, start: int, end: int) -> list[Amount]:
    """Every sum of a stretch whose currency is told by letters: `SEK 12 million`, `5,000,000 NOK`, `DM 2 million`.

    In running text these letters are more often something else; in a cell of money they are currencies.
    """
    found = []
    for match in _CODED.finditer(source.low, start, end):
        currency = _CODES[match["code"] or match["after"]]
        if match["c"] is not None:
            money = Money(_whole(match["c"], match["sc"]), currency)
        elif match["b"] is not None:
            money = between(_whole(match["a"], match["sa"]), _whole(match["b"], match["sa"]), currency)
        else:
            money = Money(_whole(match["a"], match["sa"]), currency)
        found.append(Amount(money, match.start(), match.end()))
    return found


def _money(match: re.Match[str]) -> Money | None:
    if match["c"] is not None:
        return Money(_whole(match["c"], match["sc"]), CURRENCY_WORDS[match["word"]])
    sign = match["sign"].upper().rstrip(".")
    currency = "INR" if sign == "RS" else SYMBOLS.get(sign)
    if currency is None:
        return None
    scale = match["sb"]
    if match["b"] is None:
        return Money(_whole(match["a"], scale or match["sa"]), currency)
    return between(_whole(match["a"], match["sa"] or scale), _whole(match["b"], scale), currency)


def _whole(figure: str, scale: str | None) -> int:
    """A figure and its scale word as whole units; exact, without floating point."""
    digits, _, fraction = figure.replace(",", "").partition(".")
    times = _TIMES[scale] if scale else 1
    return int(digits) * times + (int(fraction) * times // 10 ** len(fraction) if fraction else 0)


def counts_in(source: Prose, start: int, end: int) -> list[tuple[int, int, int]]:
    """Whole numbers in figures that are no money, percentages, fractions or decimals: (number, start, end)."""
    return [
        (int(match["n"].replace(",", "")), match.start(), match.end())
        for match in _COUNT.finditer(source.low, start, end)
    ]


def number_word(word: str) -> int | None:
    """A number in words from zero to twenty, or in figures; None for anything else."""
    word = word.lower().replace(",", "")
    if word.isascii() and word.isdigit():
        return int(word[:15])
    return _NUMBERS.get(word)
