"""Scores that documents report for others: beside ours, never mixed in, and why a percentage is another than ours."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onesheet.scores.derived import positives
from onesheet.scores.published import Change, explain_difference
from onesheet.web.addresses import url
from onesheet.web.films.marks import mark, with_rivals
from onesheet.web.scores.wording import value_words
from onesheet.web.wording.dates import date_words
from onesheet.web.wording.numbers import number_words
from onesheet.web.wording.statements import count_words as count_of
from onesheet.web.wording.statements import details
from onesheet.web.wording.statements import value_words as statement_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onesheet.films.queries.film import Masthead
    from onesheet.films.queries.scores import ReportedScore
    from onesheet.scores.counts import CriticCounts
    from onesheet.scores.published import Difference, Way
    from onesheet.scores.result import Result
    from onesheet.web.films.marks import Mark


@dataclass(frozen=True, slots=True)
class Reported:
    """A score that a document reports for somebody else."""

    by: str
    words: str
    detail: str
    source: str
    """Whose document says so, with its date; empty where a member states it."""
    mark: Mark
    contradiction: str
    """What each source says, where they say different things."""
    explained: str
    """Why it is another than ours; empty where it is not, or is of another kind."""


def reported_lines(
    film: Masthead, rows: Iterable[ReportedScore], ours: Result | None, counts: CriticCounts
) -> list[Reported]:
    """Put the scores that documents report into words, each with its source mark and, where it differs from ours, why.

    `ours` is the percentage of positive reviews and `counts` what it was made of; None while it is held back.
    """
    record = url("film-record", slug=film.slug)

    def words(row: ReportedScore) -> str:
        return statement_words("score", row.value, row.qualifiers)

    return [
        Reported(
            row.by,
            words(row),
            ", ".join(details("score", {key: value for key, value in row.qualifiers.items() if key != "by"})),
            _source(row) if row.source else "",
            mark(record, "score", row, (), words),
            "; ".join(_says(one) for one in (row, *rivals)) if rivals else "",
            explained(row, ours, counts) if ours else "",
        )
        for row, rivals in with_rivals(rows)
    ]


def _source(row: ReportedScore) -> str:
    """Say who reports it, with the date of the document."""
    name = row.source or _("a member")
    return f"{name}, {date_words(row.published, short=True)}" if row.published else name


def _says(row: ReportedScore) -> str:
    """Say who says what: `The Open Encyclopedia, Nov 2015 says 71% of 117 reviews`."""
    words, count = (
        statement_words("score", row.value, row.qualifiers),
        count_of(row.count, row.qualifiers.get("count_unit")),
    )
    if count:
        words = _("%(score)s of %(count)s") % {"score": words, "count": count}
    return _("%(source)s says %(score)s") % {"source": _source(row), "score": words}


def explained(row: ReportedScore, ours: Result, counts: CriticCounts) -> str:
    """Say why a published percentage is another than ours: both counts, and what it would take; else nothing."""
    if row.qualifiers.get("method") != "percent positive" or row.scale is None or int(row.scale) != 100:
        return ""
    if ours.value is None or row.amount == ours.value or not 0 <= row.amount <= 100:
        return ""
    told = {
        "positive": number_words(counts.positive), "count": number_words(ours.count),
        "ours": value_words("percent", ours.value),
    }  # fmt: skip
    here = _("Here %(positive)s of %(count)s reviews with a verdict are positive: %(ours)s.") % told
    # A column of the database has idle zeros, which would ask for more digits than were printed.
    printed = Decimal(f"{row.amount.normalize():f}")
    theirs = _theirs(printed, row.count, ours.count) if row.count else _("How many reviews they count is not told.")
    if row.count and row.count != ours.count:
        return f"{here} {theirs}"
    difference = explain_difference(printed, counts.positive, ours.count)
    ways = [_way(difference, way) for way in difference.ways] if difference else []
    if not ways:
        return f"{here} {theirs}"
    return f"{here} {theirs} " + _("To be theirs, ours would take %(ways)s.") % {"ways": _(", or ").join(ways)}


def _theirs(percent: Decimal, count: int, of: int) -> str:
    """Say how many positive reviews a percentage of a count takes, and by how much the count is another than ours."""
    taken = positives(percent, count)
    told = {"count": number_words(count), "fewest": number_words(taken.fewest), "most": number_words(taken.most)}
    if not taken.fits:
        return _("No whole number of their %(count)s reviews comes to their percentage.") % told
    if taken.fits == 1:
        said = _("Theirs takes %(fewest)s of %(count)s.") % told
    else:
        said = _("Theirs takes from %(fewest)s to %(most)s of %(count)s.") % told
    if count == of:
        return said
    more = abs(count - of)
    words = (
        ngettext("They count %(number)s review more.", "They count %(number)s reviews more.", more)
        if count > of
        else ngettext("They count %(number)s review fewer.", "They count %(number)s reviews fewer.", more)
    )
    return f"{said} {words % {'number': number_words(more)}}"


def _way(difference: Difference, way: Way) -> str:
    """Say one way in which their percentage would come out of our reviews."""
    if way.change is Change.OTHER_VERDICTS:
        words = ngettext("another verdict on %(number)s review", "another verdict on %(number)s reviews", way.number)
    elif way.change is Change.MORE:
        words = (
            ngettext("%(number)s positive review more", "%(number)s positive reviews more", way.number)
            if difference.higher
            else ngettext("%(number)s more that is not positive", "%(number)s more that are not positive", way.number)
        )
    else:
        words = (
            ngettext("%(number)s fewer that is not positive", "%(number)s fewer that are not positive", way.number)
            if difference.higher
            else ngettext("%(number)s positive review fewer", "%(number)s positive reviews fewer", way.number)
        )
    return f"{words % {'number': number_words(way.number)}} ({number_words(way.positive)}/{number_words(way.counted)})"
