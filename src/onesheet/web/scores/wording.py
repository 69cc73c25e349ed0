"""What rules, their parameters, values and badges are called on pages."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext

from onesheet.scores.result import from_json
from onesheet.scores.rules import CRITICS, RULES
from onesheet.web.wording.numbers import number_words, stars_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from django.utils.functional import _StrOrPromise

    from onesheet.scores.result import Result

HISTOGRAM = "largest-remainder/1"

TITLES: dict[str, _StrOrPromise] = {
    "percent-positive": gettext_lazy("Critics, percent positive"),
    "critics-mean": gettext_lazy("Critics, plain mean"),
    "critics-weighted": gettext_lazy("Critics, weighted"),
    "members-score": gettext_lazy("Members’ score"),
    "members-mean": gettext_lazy("Members, plain mean"),
    "members-bayes": gettext_lazy("Members, Bayesian mean"),
    "members-wilson": gettext_lazy("Members who liked it, at least"),
}
SHORT: dict[str, _StrOrPromise] = {
    "percent-positive": gettext_lazy("Percent positive"),
    "critics-mean": gettext_lazy("Plain mean"),
    "critics-weighted": gettext_lazy("Weighted"),
    "members-score": gettext_lazy("Score"),
    "members-mean": gettext_lazy("Plain mean"),
    "members-bayes": gettext_lazy("Bayesian mean"),
    "members-wilson": gettext_lazy("Liked it, at least"),
}
"""The same under a heading that says whose it is."""

TOLD: dict[str, _StrOrPromise] = {
    "percent-positive": gettext_lazy(
        "Of the reviews that have a verdict, how many are positive. A mixed review counts and is not positive."
    ),
    "critics-mean": gettext_lazy("All marks that were understood, each brought to a scale from 0 to 100, on average."),
    "critics-weighted": gettext_lazy(
        "The same marks, each weighing what editors gave its outlet and its critic. Every weight is public."
    ),
    "members-score": gettext_lazy(
        "The average of members’ ratings, in which the ratings of accounts that nobody vouched for weigh little together."
    ),
    "members-mean": gettext_lazy("The average of all ratings, each weighing the same."),
    "members-bayes": gettext_lazy(
        "The average of all ratings and of %(count)s more at a starting mean of %(mean)s stars, so that a film with few "
        "ratings stands near it."
    ),
    "members-wilson": gettext_lazy(
        "How many like it, told with care: the lower end of the interval for the share of high ratings."
    ),
}
"""What each is; that of `members-bayes` with its parameters, as `told_words` puts them in."""
FORMULAS: dict[str, str] = {
    "percent-positive": "100 × positive / (positive + mixed + negative)",
    "critics-mean": "sum of values / number of values",
    "critics-weighted": "sum of (weight × value) / sum of weights; weight = outlet’s × critic’s",
    "members-score": (
        "(stars of the E proven + w × mean of the N unproven) / (E + w); w = min(N, max(1, E × u / (100 − u)))"
    ),
    "members-mean": "sum of stars / ratings",
    "members-bayes": "(m × C + sum of stars) / (m + ratings)",
    "members-wilson": "100 × (p + z²/2n − z × √(p × (1 − p) / n + z²/4n²)) / (1 + z²/n); p = liked / n, z = 1.959964",
}
"""Each rule in one line."""
PARAMETERS: dict[str, _StrOrPromise] = {
    "fewest": gettext_lazy("Ratings needed for a score"),
    "unproven_a_hundred": gettext_lazy("Parts of a hundred that unproven accounts have together at most"),
    "prior": gettext_lazy("Stars that every film starts from"),
    "prior_ratings": gettext_lazy("Ratings that this start counts as"),
    "liked_from": gettext_lazy("Rating from which a member likes it"),
}
_FEWEST_REVIEWS = gettext_lazy("Reviews needed for a score")
LEFT_OUT: dict[str, _StrOrPromise] = {
    "verdict": gettext_lazy("It has no verdict."),
    "value": gettext_lazy("It has no mark, or none that was understood."),
    "weight": gettext_lazy("Its outlet or its critic weighs nothing."),
    "withdrawn": gettext_lazy("It was withdrawn."),
}


def told_words(rule: str, parameters: Mapping[str, str | int] | None = None) -> str:
    """Say what a rule does, with the parameters where it has some to tell; without any those that it began with."""
    words = str(TOLD[rule])
    if rule != "members-bayes":
        return words
    told = {**RULES[rule].parameters, **(parameters or {})}
    return words % {"count": number_words(int(told["prior_ratings"])), "mean": told["prior"]}


def parameter_name(rule: str, name: str) -> str:
    """Say what a parameter of a rule is: `Reviews needed for a score`."""
    if name == "fewest" and RULES[rule].of == CRITICS:
        return str(_FEWEST_REVIEWS)
    return str(PARAMETERS.get(name, name))


def value_words(unit: str, value: Decimal | None) -> str:
    """Print a value in its unit with exactly the digits that the rule gives it: `71%`, `68.0`, `3.4`; empty for None."""
    if value is None:
        return ""
    return pgettext("a share", "%(value)s%%") % {"value": value} if unit == "percent" else str(value)


def unit_words(unit: str) -> str:
    """Say what a value is out of, after it: `of 5`; nothing for a share."""
    return {"stars": gettext("of 5"), "points": gettext("of 100"), "percent": ""}[unit]


def whole_words(unit: str, value: Decimal | None) -> str:
    """Say a value with what it is out of: `3.4 of 5`."""
    return " ".join(part for part in (value_words(unit, value), unit_words(unit)) if part) if value is not None else ""


def interval_words(result: Result) -> str:
    """Say the interval: `62% to 78%`; empty where there is none."""
    if result.low is None or result.high is None:
        return ""
    unit = RULES[result.rule].unit
    return gettext("%(low)s to %(high)s") % {
        "low": value_words(unit, result.low), "high": value_words(unit, result.high),
    }  # fmt: skip


def count_words(result: Result) -> str:
    """Say how many inputs count: `117 reviews with a verdict`."""
    count = result.count
    told = {"count": number_words(count)}
    if RULES[result.rule].of != CRITICS:
        return ngettext("%(count)s rating", "%(count)s ratings", count) % told
    if result.rule == "percent-positive":
        return ngettext("%(count)s review with a verdict", "%(count)s reviews with a verdict", count) % told
    if result.rule == "critics-mean":
        return ngettext("%(count)s review with a mark", "%(count)s reviews with a mark", count) % told
    return ngettext("%(count)s mark that weighs", "%(count)s marks that weigh", count) % told


def lacking_words(result: Result) -> str:
    """Say what is missing until there is a value; empty where there is one."""
    if not result.lacking:
        return ""
    told = {"count": number_words(result.lacking)}
    if RULES[result.rule].of != CRITICS:
        words = ngettext("%(count)s more rating is needed", "%(count)s more ratings are needed", result.lacking)
    elif result.rule == "percent-positive":
        words = ngettext(
            "%(count)s more review with a verdict is needed",
            "%(count)s more reviews with a verdict are needed",
            result.lacking,
        )
    else:
        words = ngettext(
            "%(count)s more review with a mark is needed",
            "%(count)s more reviews with a mark are needed",
            result.lacking,
        )
    return words % told


def parameter_words(name: str, value: str | int) -> str:
    """Print a parameter's value: of `liked_from` the stars, `3½ out of 5`."""
    return stars_words(int(value) / 2) if name == "liked_from" else str(value)


def parameters_words(rule: str, parameters: Mapping[str, str | int]) -> list[tuple[str, str]]:
    """Return a rule's parameters as pairs of what each is and what it is set to, in the order of `PARAMETERS`."""
    known = [name for name in PARAMETERS if name in parameters]
    others = [name for name in parameters if name not in PARAMETERS]
    return [(parameter_name(rule, name), parameter_words(name, parameters[name])) for name in (*known, *others)]


def weight_words(weight: int, whole: int = 10_000) -> str:
    """Print a weight: 10,000 ten-thousandths are `1`, 15,000 are `1.5`."""
    return number_words(Decimal(weight) / whole)


def needs_words(rule: str, least: Decimal | None, fewest: int) -> str:
    """Say which score a badge takes: `Critics, weighted: 80 of 100 or more, of 5 inputs or more`; empty for no rule."""
    if rule not in RULES or least is None:
        return ""
    told = {
        "score": TITLES[rule], "least": whole_words(RULES[rule].unit, Decimal(f"{least.normalize():f}")),
        "fewest": number_words(fewest),
    }  # fmt: skip
    if fewest < 2:
        return gettext("%(score)s: %(least)s or more") % told
    return gettext("%(score)s: %(least)s or more, of %(fewest)s inputs or more") % told


def met_words(met: Mapping[str, Any]) -> str:
    """Say what a film's score was when a badge was awarded; `met` is a result as JSON."""
    result = from_json(met)
    return gettext("%(score)s then: %(now)s") % {"score": TITLES[result.rule], "now": now_words(result)}


def now_words(result: Result) -> str:
    """Say a score with its inputs: `94%, 67 reviews with a verdict`."""
    value = whole_words(RULES[result.rule].unit, result.value) or gettext("no value")
    return gettext("%(value)s, %(count)s") % {"value": value, "count": count_words(result)}


def fraction_words(weight: Fraction) -> str:
    """Print a weight with four decimals at most."""
    return number_words(round(Decimal(weight.numerator) / Decimal(weight.denominator), 4))


def product_words(weight: int, value: int) -> str:
    """Say what a mark brings into the weighted score: `1.5 × 80 = 120`; weight in ten-thousandths, value in hundredths."""
    told = {
        "weight": weight_words(weight), "value": points_words(value),
        "product": number_words(Decimal(weight * value) / 1_000_000),
    }  # fmt: skip
    return gettext("%(weight)s × %(value)s = %(product)s") % told


def points_words(value: int | None) -> str:
    """Print a mark that was brought to 0 to 100, kept in hundredths: 8750 is `87.5`; empty for None."""
    return "" if value is None else number_words(Decimal(value) / 100)
