"""How buzz is put into words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from markupsafe import Markup

from onesheet.scores.buzz import FIRST, Way
from onesheet.web.wording.numbers import number_words

if TYPE_CHECKING:
    from onesheet.festivals.queries.buzz import BuzzFilm
    from onesheet.scores.buzz import Buzz

_ARROWS = {
    Way.UP: "\N{UPWARDS ARROW}",
    Way.DOWN: "\N{DOWNWARDS ARROW}",
    Way.STEADY: "\N{RIGHTWARDS ARROW}",
    Way.QUIET: "",
}
_AGREE, _DIFFER = Decimal("0.8"), Decimal("1.2")
"""Spreads up to which most agree, and opinions differ without being split."""


@dataclass(frozen=True, slots=True)
class Told:
    """A film's buzz in words."""

    film: BuzzFilm
    rank: str
    score: str
    mean: str
    """In stars; empty where there are too few ratings."""
    interval: str
    few: str
    """What is said instead of a mean."""
    ratings: str
    spread: str
    arrow: str
    way: str
    """`up`, `down`, `steady`, `quiet`."""
    momentum: str
    critics: str
    reviews: str
    bar: Markup


def told(film: BuzzFilm, buzz: Buzz) -> Told:
    """Put a film's buzz into words."""
    own = buzz.told
    few = ""
    if own.mean is None:
        few = _few(own.ratings) if own.ratings else _("no rating yet")
    return Told(
        film=film,
        rank=number_words(buzz.rank) if buzz.rank else "",
        score=_stars(buzz.score, 2),
        mean=_stars(own.mean, 1),
        interval=interval_words(own.low, own.high) if own.mean is not None else "",
        few=few,
        ratings=ratings_words(own.ratings),
        spread=spread_words(own.spread),
        arrow=_ARROWS[buzz.way],
        way=buzz.way.value,
        momentum=momentum_words(buzz),
        critics=critics_words(film),
        reviews=ngettext("%(num)s review", "%(num)s reviews", film.reviews) % {"num": number_words(film.reviews)}
        if film.reviews
        else "",
        bar=bar(own.mean, own.low, own.high) if own.mean is not None else Markup(),
    )


def _stars(value: Decimal | None, decimals: int) -> str:
    return "" if value is None else f"{value:.{decimals}f}"


def _few(ratings: int) -> str:
    return ngettext(
        "%(num)s rating: too few to say much", "%(num)s ratings: too few to say much", ratings
    ) % {"num": number_words(ratings)}  # fmt: skip


def ratings_words(ratings: int) -> str:
    """Say how many ratings: `120 ratings`."""
    return ngettext("%(num)s rating", "%(num)s ratings", ratings) % {"num": number_words(ratings)}


def interval_words(low: Decimal | None, high: Decimal | None) -> str:
    """Say between what the mean is."""
    if low is None or high is None:
        return ""
    return _("between %(low)s and %(high)s") % {"low": f"{low:.1f}", "high": f"{high:.1f}"}


def spread_words(spread: Decimal | None) -> str:
    """Say how far those who rated are apart; empty where there are too few."""
    if spread is None:
        return ""
    return _("most agree") if spread < _AGREE else _("opinions differ") if spread < _DIFFER else _("opinions are split")


def momentum_words(buzz: Buzz) -> str:
    """Say where a film goes, with how many rated it in the last day."""
    if not buzz.told.ratings:
        return ""
    words = {
        Way.UP: pgettext("momentum", "rising"),
        Way.DOWN: pgettext("momentum", "falling"),
        Way.STEADY: pgettext("momentum", "steady"),
        Way.QUIET: pgettext("momentum", "quiet"),
    }[buzz.way]
    last = number_words(buzz.told.recent)
    if buzz.way is Way.QUIET or buzz.momentum is None:
        return _("%(way)s, %(count)s in the last day") % {"way": words, "count": last}
    by = f"{buzz.momentum:+.2f}".replace("-", "\N{MINUS SIGN}")
    return _("%(way)s %(by)s, %(count)s in the last day") % {"way": words, "by": by, "count": last}


def critics_words(film: BuzzFilm) -> str:
    """Say what critics give so far; empty without any, and while it is held back."""
    stars = film.critics_stars
    if stars is None:
        return ""
    of = ngettext("%(stars)s by %(num)s critic", "%(stars)s by %(num)s critics", film.critics)
    return of % {"stars": f"{stars:.1f}", "num": number_words(film.critics)}


def bar(mean: Decimal, low: Decimal | None, high: Decimal | None) -> Markup:
    """Draw a mean with its interval on the way from half a star to five."""
    at = _place(mean)
    left, right = (_place(low), _place(high)) if low is not None and high is not None else (at, at)
    return Markup(  # noqa: S704 - numbers alone
        '<svg class="bar-of" viewBox="0 0 100 10" aria-hidden="true" preserveAspectRatio="none"><path d="M0 5h100"/>'
        f'<rect x="{left:.1f}" y="2" width="{max(right - left, 1):.1f}" height="6"/>'
        f'<circle cx="{at:.1f}" cy="5" r="3"/></svg>'
    )


def _place(stars: Decimal) -> float:
    return float((stars - Decimal("0.5")) / Decimal("4.5") * 100)


def rule_words() -> list[str]:
    """Say the rule in sentences."""
    numbers = {
        "prior": FIRST.prior, "fewest": FIRST.fewest, "hours": FIRST.recent_hours, "days": FIRST.days_after,
        "hundred": FIRST.unproven_a_hundred, "step": f"{Decimal(FIRST.step) / 100}",
    }  # fmt: skip
    return [
        _("Ratings by members count that were given since the first day, and until %(days)s days after the last.") % numbers,
        _("Films are ranked by their mean with %(prior)s ratings of the mean of all films added, so that a few ratings stand near the middle.") % numbers,
        _("With fewer than %(fewest)s ratings no mean is told.") % numbers,
        _("All unproven accounts together weigh at most %(hundred)s of a hundred parts of a film’s ratings.") % numbers,
        _("A film rises or falls where the ratings of the last %(hours)s hours differ from those before by %(step)s stars or more, both drawn towards the mean in the same way.") % numbers,
        _("The last %(hours)s hours end with the hour of the newest rating.") % numbers,
    ]  # fmt: skip
