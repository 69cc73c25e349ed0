"""Editors hold reviews and scores back, let them go, and see all that is held."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onesheet.accounts.services import Refusal
from onesheet.critics.queries.held import HeldReview, all_held, held_scores, review_to_hold
from onesheet.critics.services import embargo
from onesheet.films.queries.film import Masthead, film_masthead
from onesheet.web.access import editors_only, member_of
from onesheet.web.asked import page_asked
from onesheet.web.embargo.forms import HoldForm, hold_form
from onesheet.web.embargo.words import time_words

_NO_FILM = "No film has this address. It may have been mistyped; the search box finds films by title."
_NO_REVIEW = "No review has this number. It may have been mistyped; the film’s page names those that are here."


@require_safe
@editors_only
def held(request: HttpRequest) -> HttpResponse:
    """Show all that is held back, what goes out first first."""
    return render(request, "embargo/held.html", {"held": all_held(page_asked(request)), **_said()})


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def hold_review(request: HttpRequest, number: int) -> HttpResponse:
    """Ask until when a review is held back, and hold it."""
    found = _review(number)

    def hold(form: HoldForm) -> None:
        given = form.cleaned_data
        embargo.hold_review(
            review=number, until=given["until"], reason=given["reason"], by=member_of(request), now=timezone.now()
        )

    form = hold_form(found.until) if request.method != "POST" else HoldForm(request.POST)
    if _done(request, form, hold):
        return redirect("held")
    return render(request, "embargo/review.html", {"review": found, "form": form, **_said()})


@require_POST
@editors_only
def release_review(request: HttpRequest, number: int) -> HttpResponse:
    """Let a review go and lead to it."""
    try:
        embargo.release_review(review=number, by=member_of(request), now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("held")
    messages.success(request, _("The review can be read from now on, and counts."))
    return redirect("critic-review", number=number)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def hold_scores(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask until when a film's scores by critics are held back, and hold them."""
    film = _film(slug)
    found = held_scores(film.id)

    def hold(form: HoldForm) -> None:
        given = form.cleaned_data
        embargo.hold_scores(
            film=film.id, until=given["until"], reason=given["reason"], by=member_of(request), now=timezone.now()
        )

    form = hold_form(found.until if found else None) if request.method != "POST" else HoldForm(request.POST)
    if _done(request, form, hold):
        return redirect("held")
    return render(request, "embargo/scores.html", {"film": film, "hold": found, "form": form, **_said()})


@require_POST
@editors_only
def release_scores(request: HttpRequest, slug: str) -> HttpResponse:
    """Let a film's scores go and lead to the film."""
    film = _film(slug)
    try:
        embargo.release_scores(film=film.id, by=member_of(request), now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("held")
    messages.success(request, _("The critics’ scores can be seen from now on."))
    return redirect("film", slug=slug)


def _done(request: HttpRequest, form: HoldForm, hold: Callable[[HoldForm], None]) -> bool:
    """Hold what the form says; False where there is nothing to do yet, or the form now says why it cannot be done."""
    if not form.is_valid():
        return False
    try:
        hold(form)
    except Refusal as refusal:
        form.add_error("until", str(refusal))
        return False
    until = time_words(form.cleaned_data["until"])
    messages.success(request, _("Held back until %(time)s.") % {"time": until})
    return True


def _review(number: int) -> HeldReview:
    found = review_to_hold(number)
    if found is None:
        raise Http404(_(_NO_REVIEW))
    return found


def _film(slug: str) -> Masthead:
    film = film_masthead(slug)
    if film is None:
        raise Http404(_(_NO_FILM))
    return film


def _said() -> dict[str, object]:
    """Return the words that every one of these pages needs."""
    return {"time_words": time_words, "zone": settings.TIME_ZONE}
