"""A film's scores side by side, and one score with all that it was made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onesheet.critics.queries.inputs import critic_inputs, left_out_count
from onesheet.critics.queries.scores import film_scores as scores_by_critics
from onesheet.films.queries.scores import reported_scores
from onesheet.reviews.queries.scores import film_scores as scores_by_members
from onesheet.reviews.queries.scores import inputs as member_inputs
from onesheet.reviews.queries.scores import left_out as ratings_left_out
from onesheet.scorebook.queries import as_of
from onesheet.scorebook.queries.curve import first_days
from onesheet.scorebook.queries.marks import awards_on, bands_on
from onesheet.scorebook.queries.published import newest_changes
from onesheet.scores.counts import CriticCounts, MemberCounts
from onesheet.scores.explain import formula
from onesheet.scores.members import is_provisional
from onesheet.scores.rules import CRITICS, MEMBERS, RULES
from onesheet.web.asked import page_asked
from onesheet.web.critics import wording as critic_words
from onesheet.web.scores import wording
from onesheet.web.scores.elsewhere import reported_lines
from onesheet.web.scores.over_time import by_the_days, by_their_dates
from onesheet.web.scores.sheet import histogram_of, score_lines, shown_badges
from onesheet.web.scores.then import score_then
from onesheet.web.scores.whose import DayForm, film_of, score_now, unproven_weight

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

    from onesheet.films.queries.film import Masthead
    from onesheet.scores.result import Result
    from onesheet.web.scores.elsewhere import Reported


@require_safe
def film_scores(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all scores of a film side by side, as they are now or as they were at the end of the day `?on=` asks for."""
    film, today = film_of(slug), timezone.localdate()
    form = DayForm(request, today)
    told = _then(film, form.day) if form.day else _now(film, today)
    return render(request, "scores/film_scores.html", {"film": film, "form": form, "on": form.day, **told})


def _now(film: Masthead, today: date) -> dict[str, Any]:
    critics, members = scores_by_critics(film.id), scores_by_members(film.id)
    bands, badges = bands_on(today), shown_badges(awards_on(film.id, today), held=critics.held)
    ours = critics.results[0] if critics.results else None
    curves = (
        []
        if critics.held
        else [by_the_days(film.id, "percent-positive", today), *by_their_dates(film.id, "percent-positive", today)]
    )
    curves.append(by_the_days(film.id, "members-score", today))
    return {
        "held": critics.held,
        "reviews": critics.counts,
        "critics": score_lines(film, critics.results, bands, badges),
        "members": score_lines(film, members.results, bands, badges),
        "histogram": histogram_of(members.counts),
        "provisional": is_provisional(members.counts),
        "badges": [one for one in badges if not one.rule],
        "reported": reported_lines(film, reported_scores(film.id), ours, critics.counts),
        "curves": [curve for curve in curves if curve is not None],
        "first": {},
    }


def _then(film: Masthead, day: date) -> dict[str, Any]:
    """Return the same as of the end of a day. While scores by critics are held back those of the past are too."""
    held = scores_by_critics(film.id).held
    critics = None if held else as_of(film.id, CRITICS, day)
    members = as_of(film.id, MEMBERS, day)
    counts = members.counts if members and isinstance(members.counts, MemberCounts) else MemberCounts()
    bands, badges = bands_on(day), shown_badges(awards_on(film.id, day), held=held)
    return {
        "held": held,
        "reviews": critics.counts if critics else CriticCounts(),
        "critics": score_lines(film, critics.results if critics else (), bands, badges),
        "members": score_lines(film, members.results if members else (), bands, badges),
        "histogram": histogram_of(counts),
        "provisional": is_provisional(counts),
        "badges": [one for one in badges if not one.rule],
        "reported": [],
        "curves": [],
        "first": first_days(film.id),
    }


@require_safe
@never_cache
def film_score(request: HttpRequest, slug: str, rule: str) -> HttpResponse:
    """Show one score with its formula and a page of its inputs, or with `?show=left-out` of those left out.

    With `?on=` a day of the past it is the score as it stood at the end of that day, with what was kept of it.

    Not kept: it names members, and who may know of whose films changes without the film.
    """
    film, today = film_of(slug), timezone.localdate()
    form = DayForm(request, today)
    told: dict[str, Any] = {"film": film, "rule": RULES[rule], "form": form, "wording": wording}
    if form.day:
        return render(request, "scores/film_score_then.html", told | score_then(film, rule, form.day))
    result, counts = score_now(film.id, rule)
    told["result"] = result
    if result is not None:
        told |= _about(film, result, counts, today) | _inputs(request, film, result, counts)
    return render(request, "scores/film_score.html", told)


def _about(film: Masthead, result: Result, counts: CriticCounts | MemberCounts, today: date) -> dict[str, Any]:
    bands, badges = bands_on(today), awards_on(film.id, today)
    by_day = by_the_days(film.id, result.rule, today)
    curves = [by_day, *(by_their_dates(film.id, result.rule, today) if RULES[result.rule].of == CRITICS else ())]
    return {
        "line": score_lines(film, [result], bands, badges)[0],
        "formula": formula(result, counts),
        "change": newest_changes().get(result.rule),
        "curves": [curve for curve in curves if curve is not None],
        "provisional": isinstance(counts, MemberCounts) and is_provisional(counts),
        "reported": _otherwise(film, result, counts),
    }


def _otherwise(film: Masthead, result: Result, counts: CriticCounts | MemberCounts) -> list[Reported]:
    """Return the published percentages that are others than ours, each with why. Costs a query for percent positive."""
    if result.rule != "percent-positive" or not isinstance(counts, CriticCounts):
        return []
    return [one for one in reported_lines(film, reported_scores(film.id), result, counts) if one.explained]


def _inputs(
    request: HttpRequest, film: Masthead, result: Result, counts: CriticCounts | MemberCounts
) -> dict[str, Any]:
    if isinstance(counts, MemberCounts):
        after = request.GET.get("after", "")
        page = member_inputs(film.id, int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 0)
        return {
            "inputs": page,
            "left_out": ratings_left_out(film.id),
            "weight": unproven_weight(result, counts),
            "first_page": not after,
        }
    left = request.GET.get("show") == "left-out"
    found = critic_inputs(film.id, result.rule, counted=not left, page=page_asked(request))
    return {
        "inputs": found,
        "left": left,
        "left_count": found.total if left else left_out_count(film.id, result.rule),
        "critic_words": critic_words,
    }
