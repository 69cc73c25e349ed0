"""What critics say of a film, as its sheet shows it: the score, the bar of verdicts, the sentence that sums it up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext, pgettext

from onesheet.scores.histogram import percentages
from onesheet.scores.members import is_provisional
from onesheet.scores.rules import RULES
from onesheet.web.scores.wording import SHORT, count_words, lacking_words, unit_words, value_words
from onesheet.web.wording.numbers import number_words

if TYPE_CHECKING:
    from onesheet.critics.queries.sheet import Agreed, SheetFigures, SheetReview
    from onesheet.scores.result import Result

WIDTH, GAP = 300, 2
"""Of the bar, and between its parts."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the bar: the reviews of one verdict."""

    verdict: str
    words: str
    """`83 positive`."""
    count: int
    percent: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A score in words."""

    rule: str
    label: str
    value: str
    """Empty where inputs are missing."""
    unit: str
    told: str
    """How many inputs count, or how many are missing."""


@dataclass(frozen=True, slots=True)
class CriticsPart:
    """The critics' part of a film's sheet."""

    held: bool
    first: Figure | None
    """The score in large type; None while it is held back, and where no review has a verdict."""
    others: list[Figure]
    band: str
    bar: list[Stretch]
    undecided: int
    consensus: Agreed | None
    badge: str
    badges: int
    reviews: list[SheetReview]
    total: int
    """Reviews in all; 0 while the scores are held back."""


def critics_part(figures: SheetFigures) -> CriticsPart | None:
    """Arrange what critics say; None where nothing is to be shown."""
    counts = figures.critics.counts
    total = counts.positive + counts.mixed + counts.negative + counts.undecided
    if not (total or figures.critics.held or figures.consensus or figures.badge or figures.reviews):
        return None
    results = [_figure(one) for one in figures.critics.results if one.count]
    first = next((one for one in results if one.rule == "percent-positive"), None)
    return CriticsPart(
        held=figures.critics.held,
        first=first,
        others=[one for one in results if one is not first],
        band=figures.band,
        bar=_bar([(counts.positive, "positive"), (counts.mixed, "mixed"), (counts.negative, "negative")]),
        undecided=counts.undecided,
        consensus=figures.consensus,
        badge=figures.badge,
        badges=figures.badges,
        reviews=figures.reviews,
        total=total,
    )


def _figure(result: Result) -> Figure:
    unit = RULES[result.rule].unit
    told = count_words(result)
    if result.value is None:
        told = f"{told}; {lacking_words(result)}"
    return Figure(result.rule, str(SHORT[result.rule]), value_words(unit, result.value), unit_words(unit), told)


def _bar(counts: list[tuple[int, str]]) -> list[Stretch]:
    """Return the parts of the bar, those without a review left out; their widths and gaps fill it."""
    some = [(count, verdict) for count, verdict in counts if count]
    whole = sum(count for count, _ in some)
    room = WIDTH - GAP * (len(some) - 1)
    bar: list[Stretch] = []
    at = 0.0
    shares = percentages([count for count, _ in some])
    for (count, verdict), percent in zip(some, shares, strict=True):
        width = round(room * count / whole, 1)
        bar.append(Stretch(verdict, _verdict_words(verdict, count), count, percent, round(at, 1), width))
        at += width + GAP
    return bar


def _verdict_words(verdict: str, count: int) -> str:
    words = {
        "positive": ngettext("%(count)s positive", "%(count)s positive", count),
        "mixed": ngettext("%(count)s mixed", "%(count)s mixed", count),
        "negative": ngettext("%(count)s negative", "%(count)s negative", count),
    }[verdict]
    return words % {"count": number_words(count)}


@dataclass(frozen=True, slots=True)
class Large:
    """A score of ours at the top of the sheet."""

    rule: str
    figure: str
    unit: str
    caption: str
    under: str


def large_figures(figures: SheetFigures) -> list[Large]:
    """Return the critics' score and the members' score, each where it is shown."""
    told = []
    by_critics = next((one for one in figures.critics.results if one.rule == "percent-positive"), None)
    if by_critics is not None and by_critics.value is not None:
        count = ngettext("positive, of %(count)s review", "positive, of %(count)s reviews", by_critics.count)
        count %= {"count": number_words(by_critics.count)}
        told.append(
            Large(
                by_critics.rule,
                str(by_critics.value),
                pgettext("after a share", "%"),
                count,
                gettext("by critics here"),
            )
        )
    by_members = next(one for one in figures.members if one.rule == "members-score")
    if by_members.value is not None:
        ratings = ngettext("%(count)s rating", "%(count)s ratings", by_members.count)
        ratings %= {"count": number_words(by_members.count)}
        if is_provisional(figures.member_counts):
            ratings = gettext("%(ratings)s, provisional") % {"ratings": ratings}
        told.append(Large(by_members.rule, str(by_members.value), "/5", ratings, gettext("by members here")))
    return told
