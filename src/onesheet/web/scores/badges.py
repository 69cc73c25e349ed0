"""Badges: their conditions, the films that have them, and the forms by which editors make, award and take them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from onesheet.accounts.permissions import may_edit
from onesheet.accounts.services import Refusal
from onesheet.critics.queries.badges import badge_films, films_with
from onesheet.critics.queries.scores import film_scores as scores_by_critics
from onesheet.scorebook import services
from onesheet.scorebook.queries.marks import awards_of, badge_named, badge_numbered, badges_page
from onesheet.scorebook.queries.marks import badges as every_badge
from onesheet.scorebook.services.badges import falls_short
from onesheet.web.access import editors_only, member_of
from onesheet.web.asked import page_asked
from onesheet.web.limited import Refused
from onesheet.web.scores import wording
from onesheet.web.scores.forms import AwardForm, BadgeForm, EndForm, RevokeForm
from onesheet.web.scores.sheet import shown_badges
from onesheet.web.scores.whose import film_of, results_now

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from onesheet.films.queries.film import Masthead
    from onesheet.scorebook.queries.marks import BadgeLine


@require_http_methods(["GET", "HEAD", "POST"])
def badges(request: HttpRequest) -> HttpResponse:
    """Show every badge with its conditions; an editor may make one."""
    if request.method == "POST":
        return _make(request)
    return _badges_page(request, BadgeForm(initial={"since": timezone.localdate()}))


@editors_only
def _make(request: HttpRequest) -> HttpResponse:
    form = BadgeForm(request.POST)
    if form.is_valid():
        try:
            made = services.make_badge(**form.told(), by=member_of(request), now=timezone.now())
        except Refusal as refusal:
            form.add_error(None, Refused(refusal))
        else:
            messages.success(request, _("Made. Award it on a film’s page of badges."))
            return redirect("score-badge", slug=made.slug)
    return _badges_page(request, form)


def _badges_page(request: HttpRequest, form: BadgeForm) -> HttpResponse:
    told = {
        "found": badges_page(page_asked(request)),
        "films": films_with(),
        "form": form,
        "today": timezone.localdate(),
        "wording": wording,
    }
    return render(request, "scores/badges.html", told)


@require_safe
def badge(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a badge with its conditions and a page of the films that have it."""
    found = badge_named(slug)
    if found is None:
        raise Http404(_("No badge has this address. The page of all badges shows those that there are."))
    told = {
        "badge": found,
        "found": badge_films(found.id, page_asked(request)),
        "today": timezone.localdate(),
        "wording": wording,
    }
    return render(request, "scores/badge.html", told)


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, badge: int) -> HttpResponse:
    """Ask for the last day on which a badge may be awarded."""
    found = badge_numbered(badge)
    if found is None:
        raise Http404(_("There is no such badge."))
    form = EndForm(request.POST if request.method == "POST" else None, initial={"until": timezone.localdate()})
    if form.is_valid():
        try:
            services.end_badge(badge=badge, until=form.cleaned_data["until"], by=member_of(request), now=timezone.now())
        except Refusal as refusal:
            form.add_error("until", Refused(refusal))
        else:
            messages.success(request, _("Ended."))
            return redirect("score-badges")
    told = {"form": form, "name": found.name, "back": "score-badges", "kept": _("Films that have it keep it.")}
    return render(request, "scores/end.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
def of_film(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the badges that a film has and had; an editor may award one, with the film's numbers beside the conditions."""
    if request.method == "POST":
        return _award(request, slug)
    return _film_page(request, film_of(slug), None)


@editors_only
def _award(request: HttpRequest, slug: str) -> HttpResponse:
    film = film_of(slug)
    choices = _awardable()
    form = AwardForm(request.POST, badges=choices)
    if form.is_valid():
        chosen = next(one for one in choices if one.id == form.cleaned_data["badge"])
        try:
            services.award_badge(
                badge=chosen.id, film=film.id, result=results_now(film.id).get(chosen.rule),
                reason=form.cleaned_data["reason"], by=member_of(request), now=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error("badge", Refused(refusal))
        else:
            messages.success(request, _("Awarded."))
            return redirect("film-badges", slug=slug)
    return _film_page(request, film, form)


def _awardable() -> list[BadgeLine]:
    """Return the badges that may be awarded today."""
    today = timezone.localdate()
    return [one for one in every_badge() if one.since <= today and (one.until is None or one.until >= today)]


def _film_page(request: HttpRequest, film: Masthead, form: AwardForm | None) -> HttpResponse:
    held = scores_by_critics(film.id).held
    awards = shown_badges(awards_of(film.id), held=held)
    told: dict[str, Any] = {"film": film, "awards": awards, "wording": wording, "form": None}
    if may_edit(request.user):
        has = {one.badge for one in awards if one.revoked_at is None}
        results, choices = results_now(film.id), [one for one in _awardable() if one.id not in has]
        told["form"] = form or AwardForm(badges=choices)
        told["choices"] = [
            (
                one,
                results.get(one.rule),
                falls_short(rule=one.rule, least=one.least, fewest=one.fewest, result=results.get(one.rule)),
            )
            for one in choices
        ]
    return render(request, "scores/film_badges.html", told)


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, slug: str, award: int) -> HttpResponse:
    """Ask why, and take a badge back from a film."""
    film = film_of(slug)
    found = next((one for one in awards_of(film.id) if one.id == award and one.revoked_at is None), None)
    if found is None:
        raise Http404(_("This film does not have this badge."))
    form = RevokeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.revoke_badge(
                award=award, reason=form.cleaned_data["reason"], by=member_of(request), now=timezone.now()
            )
        except Refusal as refusal:
            form.add_error("reason", Refused(refusal))
        else:
            messages.success(request, _("Taken back. That the film had it stays in the history."))
            return redirect("film-badges", slug=slug)
    return render(request, "scores/revoke.html", {"film": film, "award": found, "form": form})
