"""A score over time, two ways: as it was shown day by day, and by the dates of the reviews it is made of."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onesheet.critics.queries.by_date import by_date
from onesheet.scorebook.queries import rules_in_force
from onesheet.scorebook.queries.curve import course, evenly
from onesheet.scores.critics import critic_scores
from onesheet.scores.rules import RULES
from onesheet.web.scores.curves import MOST, Curve, Point
from onesheet.web.scores.wording import TITLES, value_words, whole_words
from onesheet.web.wording.dates import date_words
from onesheet.web.wording.numbers import number_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onesheet.scores.result import Result


def by_the_days(film: int, rule: str, today: date) -> Curve | None:
    """Return the score as it was shown, from the first day it was kept until today; None where none was. Two queries."""
    kept = course(film, RULES[rule].of, MOST)
    points: list[Point] = []
    before: Result | None = None
    for day in kept.days:
        result = day.result(rule)
        if result is None:
            continue
        changed = before is not None and (before.version, before.parameters) != (result.version, result.parameters)
        points.append(Point(day.day, date_words(day.day.isoformat(), short=True), result, changed=changed))
        before = result
    return _curve("days", rule, points, today, kept.total, _("as it was shown here, day by day"))


def by_their_dates(film: int, rule: str, today: date) -> list[Curve]:
    """Return today's rule applied to all reviews dated up to each month, in a list of its own; empty where none is dated.

    Costs two queries.
    """
    found = by_date(film)
    book = rules_in_force()
    points = []
    for up_to in evenly(found.months, MOST):
        result = next(one for one in critic_scores(up_to.counts, book) if one.rule == rule)
        points.append(Point(_end_of(up_to.month, today), date_words(up_to.month, short=True), result))
    how = _("by the dates of the reviews, with the rule of today")
    note = _("A review dated by a month or a year alone counts from its beginning.")
    if found.undated:
        note = f"{note} {_undated_words(found.undated)}"
    curve = _curve("dates", rule, points, today, len(found.months), how, note)
    return [curve] if curve else []


def _undated_words(count: int) -> str:
    """Say how many reviews have no date, and so are in no month."""
    return ngettext(
        "%(count)s review without a date is in none of these months.",
        "%(count)s reviews without a date are in none of these months.",
        count,
    ) % {"count": number_words(count)}


def _curve(
    name: str, rule: str, points: Sequence[Point], today: date, total: int, how: str, note: str = ""
) -> Curve | None:
    if not points:
        return None
    last, text = points[-1], _in_words(points, RULES[rule].unit)
    unit = RULES[rule].unit
    title = _("%(score)s, %(how)s") % {"score": TITLES[rule], "how": how}
    return Curve(name, rule, title, text, unit, list(points), max(today, last.day), _("today"), total, note)


def _in_words(points: Sequence[Point], unit: str) -> str:
    """Say what became of a score: from what it went to what, that it stayed as it was, or that it is no more."""
    valued = [(point, point.result.value) for point in points if point.result.value is not None]
    if not valued:
        return _("There are too few inputs for a value.")
    (first, began), (last, ended) = valued[0], valued[-1]
    told = {
        "first": value_words(unit, began), "day": first.label,
        "last": whole_words(unit, ended), "end": last.label,
    }  # fmt: skip
    if last is not points[-1]:
        gone = points[points.index(last) + 1].label
        return _("It was %(last)s (%(end)s). Since %(gone)s there are too few inputs for a value.") % {
            **told,
            "gone": gone,
        }
    if first is last:
        return _("It is %(last)s, since %(end)s.") % told
    if began != ended:
        return _("It went from %(first)s (%(day)s) to %(last)s (%(end)s).") % told
    least, most = min(value for _point, value in valued), max(value for _point, value in valued)
    if least == most:
        return _("It stayed at %(last)s (%(day)s to %(end)s).") % told
    told |= {"least": value_words(unit, least), "most": value_words(unit, most)}
    return _("It began (%(day)s) and ended (%(end)s) at %(last)s; between, it was from %(least)s to %(most)s.") % told


def _end_of(month: str, today: date) -> date:
    """Return the day from which all reviews of a month are in: its last, but today while the month lasts."""
    year, number = int(month[:4]), int(month[5:7])
    first = date(year, number, 1)
    last = date(year, number, monthrange(year, number)[1])
    return today if first <= today < last else last
