"""Which film an address means, what its scores are now, and for which day they are asked."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from django import forms
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onesheet.critics.queries.scores import film_scores as scores_by_critics
from onesheet.films.queries.film import film_masthead
from onesheet.reviews.queries.scores import film_scores as scores_by_members
from onesheet.scores.members import weight_of_unproven
from onesheet.scores.rules import CRITICS, RULES

if TYPE_CHECKING:
    from django.http import HttpRequest

    from onesheet.films.queries.film import Masthead
    from onesheet.scores.counts import CriticCounts, MemberCounts
    from onesheet.scores.result import Result


class DayForm(forms.Form):
    """A day of the past."""

    use_required_attribute = False

    on = forms.DateField(
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Give a day as year-month-day, such as 2024-05-04.")},
    )

    def __init__(self, request: HttpRequest, today: date) -> None:
        super().__init__(request.GET if "on" in request.GET else None)
        self._today = today

    def clean_on(self) -> date | None:
        """Refuse days that are still to come: nobody knows their scores."""
        day: date | None = self.cleaned_data["on"]
        if day is not None and day > self._today:
            raise forms.ValidationError(_("This day is still to come."))
        return day

    @property
    def day(self) -> date | None:
        """The day before today that is asked for; None for today."""
        day: date | None = self.cleaned_data.get("on") if self.is_bound and self.is_valid() else None
        return day if day is not None and day < self._today else None


def film_of(slug: str) -> Masthead:
    """Return the film, or raise Http404 where there is none. Costs one query."""
    film = film_masthead(slug)
    if film is None:
        raise Http404(_("No film has this address. It may have been mistyped; the search box finds films by title."))
    return film


def score_now(film: int, rule: str) -> tuple[Result | None, CriticCounts | MemberCounts]:
    """Return what a rule makes of a film now, and what it is made of; None while it is held back. Costs two queries."""
    if RULES[rule].of == CRITICS:
        by_critics = scores_by_critics(film)
        return next((one for one in by_critics.results if one.rule == rule), None), by_critics.counts
    by_members = scores_by_members(film)
    return next(one for one in by_members.results if one.rule == rule), by_members.counts


def results_now(film: int) -> dict[str, Result]:
    """Return all scores of a film by their rules, without those that are held back. Costs up to four queries."""
    results = [*scores_by_critics(film).results, *scores_by_members(film).results]
    return {one.rule: one for one in results}


def unproven_weight(result: Result, counts: MemberCounts) -> Fraction:
    """Return what the rating of one unproven member weighs; only `members-score` makes it less than 1."""
    unproven = sum(counts.unproven)
    if result.rule != "members-score" or not unproven:
        return Fraction(1)
    proven = sum(counts.halves) - unproven
    return weight_of_unproven(proven, unproven, int(result.parameters["unproven_a_hundred"])) / unproven
