"""What is said of critics' marks, verdicts and habits, in words. Numbers of points and weights as on the pages of scores."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, gettext_lazy, ngettext

from onesheet.values.scales import REASONS, scale_named
from onesheet.values.scales.printing import plain_number
from onesheet.web.members.charts import Bar
from onesheet.web.scores.wording import points_words, weight_words
from onesheet.web.wording.dates import date_words, moment_words
from onesheet.web.wording.numbers import number_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from django.utils.functional import _StrOrPromise

    from onesheet.critics.pure.habits import Habits
    from onesheet.critics.queries.reviews import ChangeTold, ReviewSheet

VERDICTS: dict[str, _StrOrPromise] = {
    "positive": gettext_lazy("positive"),
    "mixed": gettext_lazy("mixed"),
    "negative": gettext_lazy("negative"),
    "": gettext_lazy("no verdict"),
}
_DECIDED: dict[str, _StrOrPromise] = {
    "critic": gettext_lazy("the critic"),
    "outlet": gettext_lazy("the outlet"),
    "aggregator": gettext_lazy("an aggregator"),
    "editor": gettext_lazy("an editor of this site"),
    "rule": gettext_lazy("the rule of this site"),
    "": gettext_lazy("nobody"),
}
_NAMED: dict[str, _StrOrPromise] = {
    "critic": gettext_lazy("the critic, told by %(name)s"),
    "outlet": gettext_lazy("the outlet, %(name)s"),
    "aggregator": gettext_lazy("the aggregator %(name)s"),
    "editor": gettext_lazy("an editor of this site, %(name)s"),
    "rule": gettext_lazy("the rule %(name)s"),
}
_FIELDS: dict[str, _StrOrPromise] = {
    "critic": gettext_lazy("critic"),
    "outlet": gettext_lazy("outlet"),
    "date": gettext_lazy("date"),
    "address": gettext_lazy("address"),
    "quote": gettext_lazy("quote"),
    "language": gettext_lazy("language"),
    "licence": gettext_lazy("licence"),
    "printed": gettext_lazy("mark as printed"),
    "scale": gettext_lazy("scale"),
    "value": gettext_lazy("value"),
    "verdict": gettext_lazy("verdict"),
    "verdict_by": gettext_lazy("who decided the verdict"),
    "held_until": gettext_lazy("held back until"),
    "withdrawn_at": gettext_lazy("withdrawn"),
}
"""What the history of a review tells; the other columns follow from these."""
_UNKNOWN = gettext_lazy("nothing")
_HALF = Fraction(1, 2)


points = points_words
"""Prints a value: 8750 is `87.5`."""


def weight(hundredths: int) -> str:
    """Print a weight: 150 is `1.5`."""
    return weight_words(hundredths, 100)


def mean(value: Fraction) -> str:
    """Print a mean in points with one decimal, a half rounded up: `67.3`."""
    tenths = int(value * 10 + (_HALF if value >= 0 else -_HALF))
    return f"{Decimal(tenths) / 10:.1f}"


def verdict(word: str) -> str:
    """Say a verdict: `positive`, `no verdict`."""
    return str(VERDICTS.get(word, word))


def decided_by(by: str, name: str) -> str:
    """Say who decided a verdict: `the aggregator The Tally`, `the rule verdict-of-mark/1`."""
    if name and by in _NAMED:
        return str(_NAMED[by]) % {"name": name}
    return str(_DECIDED.get(by, by))


def reason(code: str) -> str:
    """Say why a mark was left as printed."""
    return gettext(REASONS[code]) if code in REASONS else code


def scale_name(scale: str) -> str:
    """Name a scale: `four stars, x/4`."""
    found = scale_named(scale)
    return gettext(found.name) if found else scale


def reckoning(scale: str, mark: Decimal | None, value: int | None) -> str:
    """Say how a mark became a value, with the numbers in it: `(3.5 − 0) ÷ (4 − 0) × 100 = 87.5`."""
    found = scale_named(scale)
    if found is None or mark is None or value is None:
        return ""
    if found.worst == found.best:
        return gettext("No star at all is 0, of however many.")
    if found.steps:
        return gettext("The table gives %(value)s for it.") % {"value": points(value)}
    its, low, high = (_signed(number) for number in (mark, found.worst, found.best))
    return f"({its} − {low}) ÷ ({high} − {low}) × 100 = {points(value)}"


def _signed(number: Decimal) -> str:
    """Print a number for a sum: one below nought in brackets."""
    printed = plain_number(number)
    return f"({printed.replace('-', '−')})" if number < 0 else printed


def host(address: str) -> str:
    """Name the site of an address: `pier.example`."""
    return address.partition("//")[2].partition("/")[0].rpartition("@")[2].removeprefix("www.")


def bins(habits: Habits) -> list[Bar]:
    """Return a bar for each ten points of value."""
    last = len(habits.bins) - 1
    return [
        Bar(
            label=gettext("%(low)d to %(high)d points") % {"low": 10 * place, "high": 100 if place == last else 10 * place + 9},
            short=str(10 * place),
            count=count,
        )
        for place, count in enumerate(habits.bins)
    ]  # fmt: skip


def leaning(habits: Habits) -> str:
    """Say to which side of the members one leans."""
    if habits.leaning is None or abs(habits.leaning) < _HALF:
        return gettext("on average neither kinder nor harder")
    kinder = habits.leaning > 0
    told = {"points": mean(abs(habits.leaning))}
    if kinder:
        return gettext("on average kinder by %(points)s points") % told
    return gettext("on average harder by %(points)s points") % told


@dataclass(frozen=True, slots=True)
class Turned:
    """One thing that a change changed; where `words` are not told, only that it did."""

    what: str
    before: str
    after: str
    told: bool = True


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of a review, in words."""

    at: datetime
    by: str
    reason: str
    turned: tuple[Turned, ...]


def history(sheet: ReviewSheet, changes: Iterable[ChangeTold]) -> list[Changed]:
    """Say what each change made of a review, newest first. The words of earlier quotes are not told: they are others' texts."""
    now: dict[str, Any] = {name: getattr(sheet, name) for name in _FIELDS}
    told = []
    for change in changes:
        turned = tuple(_turned(change.before, now))
        now |= {name: value for name, value in change.before.items() if name in _FIELDS}
        told.append(Changed(change.at, change.by or "", change.reason, turned))
    return told


def _turned(before: dict[str, Any], now: dict[str, Any]) -> Iterator[Turned]:
    for name, label in _FIELDS.items():
        if name not in before:
            continue
        if name == "quote":
            yield Turned(str(label), "", "", told=False)
        else:
            yield Turned(str(label), _words(name, before[name]), _words(name, now[name]))


def _words(name: str, value: Any) -> str:
    if value in (None, ""):
        return gettext("no verdict") if name == "verdict" else str(_UNKNOWN)
    put = _PUT.get(name)
    return put(value) if put else str(value)


def _moment(value: str | datetime) -> str:
    return moment_words(datetime.fromisoformat(value) if isinstance(value, str) else value)


_PUT: dict[str, Callable[[Any], str]] = {
    "value": points,
    "verdict": verdict,
    "verdict_by": lambda by: decided_by(by, ""),
    "scale": scale_name,
    "date": date_words,
    "held_until": _moment,
    "withdrawn_at": _moment,
}
"""How values of a review's columns are put into words; the others are words."""


def films(count: int) -> str:
    """Say a number of films: `12 films`."""
    return ngettext("%(count)s film", "%(count)s films", count) % {"count": number_words(count)}
