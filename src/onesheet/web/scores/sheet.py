"""A film's scores in words, as pages show them side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onesheet.reviews.queries.tallies import Tally
from onesheet.scorebook.queries.marks import band_of
from onesheet.scores.rules import CRITICS, RULES
from onesheet.web.addresses import url
from onesheet.web.films.opinion import Opinion, opinion
from onesheet.web.scores.wording import (
    SHORT,
    count_words,
    interval_words,
    lacking_words,
    parameters_words,
    unit_words,
    value_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onesheet.films.queries.film import Masthead
    from onesheet.scorebook.queries.marks import AwardLine, BandLine
    from onesheet.scores.counts import MemberCounts
    from onesheet.scores.result import Result


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One score in words."""

    rule: str
    name: str
    """With the version, `percent-positive/1`."""
    title: str
    value: str
    """As it is printed; empty where inputs are missing."""
    unit: str
    """What it is out of, after the value."""
    count: str
    interval: str
    lacking: str
    parameters: list[tuple[str, str]]
    """What each parameter of the rule is and what it was set to."""
    band: str
    """The word for it; empty where no band says one."""
    badges: list[AwardLine]
    address: str
    """Of the score's own page."""


def score_lines(
    film: Masthead, results: Iterable[Result], bands: Sequence[BandLine], badges: Sequence[AwardLine]
) -> list[ScoreLine]:
    """Put scores into words, in the order given; rules that are no more are left out."""
    return [_line(film, one, bands, badges) for one in results if one.rule in RULES]


def _line(film: Masthead, result: Result, bands: Sequence[BandLine], badges: Sequence[AwardLine]) -> ScoreLine:
    unit = RULES[result.rule].unit
    return ScoreLine(
        rule=result.rule,
        name=result.name,
        title=str(SHORT[result.rule]),
        value=value_words(unit, result.value),
        unit=unit_words(unit),
        count=count_words(result),
        interval=interval_words(result),
        lacking=lacking_words(result),
        parameters=parameters_words(result.rule, result.parameters),
        band=band_of(bands, result.rule, result.value),
        badges=[one for one in badges if one.rule == result.rule],
        address=url("film-score", slug=film.slug, rule=result.rule),
    )


def shown_badges(badges: Iterable[AwardLine], *, held: bool) -> list[AwardLine]:
    """Return the badges that may be shown: while scores by critics are held back none that tells of them."""
    return [one for one in badges if not (held and one.rule in RULES and RULES[one.rule].of == CRITICS)]


def histogram_of(counts: MemberCounts) -> Opinion | None:
    """Arrange members' half-stars; None where nobody rated the film."""
    return opinion(Tally(*counts.halves)) if any(counts.halves) else None
