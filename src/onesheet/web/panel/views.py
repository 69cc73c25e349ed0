"""A film and me: rate it, like it, mark it as watched or wanted, log a viewing, change one, delete one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal, attempt
from onesheet.accounts.services.attempts import TooOften
from onesheet.films.queries.film import Masthead, film_masthead
from onesheet.lists.services import tell_reached
from onesheet.reviews.limits import LOG, MARK
from onesheet.reviews.queries.films import VIEWINGS_A_PAGE, ViewingRow, mine, my_viewing, my_viewings
from onesheet.reviews.queries.repeats import was_logged
from onesheet.reviews.services import films as marking
from onesheet.reviews.services.viewings import StaleError, change_viewing, delete_viewing, log_viewing
from onesheet.web.access import member_of, members_only, wants_json
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked
from onesheet.web.limited import Refused, delayed, form_answer
from onesheet.web.panel.forms import ViewingForm, form_of, new_form
from onesheet.web.wording.dates import date_words
from onesheet.web.wording.numbers import stars_words

_NO_FILM = "No film has this address. It may have been mistyped; the search box finds films by title."
_A_MOMENT = timedelta(hours=1)
_NO_VIEWING = "Your diary has no such viewing. It may have been deleted in another tab."


@members_only
@require_POST
def mark(request: HttpRequest, slug: str) -> HttpResponse:
    """Rate a film, like it, mark it as watched or put it on the watchlist: the one thing whose button was pressed.

    Answers a script with the new state as JSON (409 with a sentence where it is refused, 429 where too often), a form by leading back.
    """
    film = _film(slug)
    scripted = wants_json(request)
    try:
        attempt(limit=MARK, by=member_of(request), now=timezone.now())
        standing, words = _marked(request, film, member_of(request))
    except Refusal as refusal:
        if scripted:
            return delayed(JsonResponse({"sentence": str(refusal)}, status=409), refusal)
        if isinstance(refusal, TooOften):
            raise
        messages.error(request, str(refusal))
        return _back(request, slug)
    if scripted:
        state = {"liked": standing.liked, "watched": standing.watched, "wanted": standing.watchlisted}
        return JsonResponse({"rating": standing.rating, **state, "sentence": words})
    messages.success(request, words)
    return _back(request, slug)


def _marked(request: HttpRequest, film: Masthead, by: Member) -> tuple[marking.Standing, str]:
    now = timezone.now()
    given = request.POST
    if "liked" in given:
        on = given["liked"] == "yes"
        standing = marking.set_liked(by=by, film=film.id, liked=on, now=now)
        return standing, _("You like it.") if on else _("Your like is taken back.")
    if "watched" in given:
        on = given["watched"] == "yes"
        standing = marking.set_watched(by=by, film=film.id, watched=on, now=now)
        return standing, _("Marked as watched.") if on else _("No longer marked as watched.")
    if "wanted" in given:
        on = given["wanted"] == "yes"
        standing = marking.set_watchlisted(by=by, film=film.id, watchlisted=on, now=now)
        return standing, _("On your watchlist.") if on else _("No longer on your watchlist.")
    rating = _rating(given.get("rating", ""))
    standing = marking.set_rating(by=by, film=film.id, rating=rating, now=now)
    if rating is None:
        return standing, _("No rating.")
    return standing, _("You rated it %(rating)s.") % {"rating": stars_words(rating / 2)}


def _rating(text: str) -> int | None:
    """Return the rating that was sent; what is no number is no rating of any scale, which the service refuses."""
    if not text:
        return None
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0


def _back(request: HttpRequest, slug: str) -> HttpResponse:
    if request.POST.get("back") == "me":
        return redirect("film-me", slug=slug)
    return redirect(f"{url('film', slug=slug)}#me")


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest, slug: str) -> HttpResponse:
    """Log a viewing; what will not do is shown again with everything that was typed."""
    film = _film(slug)
    by = member_of(request)
    told: dict[str, Any] = {
        "today": timezone.localdate(), "film_year": film.year, "visibility": by.entry_visibility,
    }  # fmt: skip
    if request.method != "POST":
        form = new_form(mine(film.id, by.pk), **told)
        return _form_page(request, "panel/log.html", form, film=film)
    form = ViewingForm(request.POST, **told)
    if form.is_valid() and _is_repeated(by, film.id, form):
        form.ask_again()
    elif not form.errors:
        try:
            attempt(limit=LOG, by=by, now=timezone.now())
            log_viewing(by=by, film=film.id, entry=form.entry(), token=form.cleaned_data["token"], now=timezone.now())
            tell_reached(by=by, now=timezone.now())
        except Refusal as refusal:
            form.add_error(None, Refused(refusal))
        else:
            messages.success(request, _logged(form.cleaned_data["date"]))
            return _back(request, slug)
    return _form_page(request, "panel/log.html", form, film=film)


def _is_repeated(by: Member, film: int, form: ViewingForm) -> bool:
    """Tell whether the same was just logged, from a form made anew as after going back, and nobody said it is meant."""
    given = form.cleaned_data
    if given["again"]:
        return False
    return was_logged(by.pk, film, form.entry(), since=timezone.now() - _A_MOMENT, but=given["token"])


def _logged(date: str) -> str:
    if not date:
        return _("It is in your diary, without a date.")
    return _("It is in your diary: %(date)s.") % {"date": date_words(date)}


@members_only
@require_safe
def me(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a member what they said of a film: how it stands with them, and every viewing."""
    film = _film(slug)
    by = member_of(request)
    state = mine(film.id, by.pk)
    pages = max(1, -(-state.viewings // VIEWINGS_A_PAGE))
    page = min(page_asked(request), pages)
    told = {"film": film, "mine": state, "viewings": my_viewings(film.id, by.pk, page), "page": page, "pages": pages}
    return render(request, "panel/me.html", told)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def viewing(request: HttpRequest, viewing: int) -> HttpResponse:
    """Change a viewing; a form that was opened before another change is shown again with what was typed."""
    row = _viewing(request, viewing)
    today = timezone.localdate()
    if request.method != "POST":
        return _form_page(request, "panel/viewing.html", form_of(row, today=today), row=row)
    form = ViewingForm(request.POST, today=today, film_year=row.year, visibility=row.visibility)
    if form.is_valid():
        try:
            _change(request, row, form)
        except StaleError as refusal:
            form = _renewed(request, row, today, str(refusal))
        except Refusal as refusal:
            form.add_error(None, Refused(refusal))
        else:
            messages.success(request, _("Your diary has it as you wrote it now."))
            return redirect("film-me", slug=row.slug)
    return _form_page(request, "panel/viewing.html", form, row=row)


def _change(request: HttpRequest, row: ViewingRow, form: ViewingForm) -> None:
    by, now = member_of(request), timezone.now()
    attempt(limit=LOG, by=by, now=now)
    as_of: datetime | None = form.cleaned_data["as_of"]
    change_viewing(by=by, viewing=row.id, entry=form.entry(), now=now, as_of=as_of)
    tell_reached(by=by, now=now)


def _renewed(request: HttpRequest, row: ViewingRow, today: Any, sentence: str) -> ViewingForm:
    """Return the form as it was typed, to be sent again in the knowledge that something else is there now."""
    typed = request.POST.copy()
    typed["as_of"] = _viewing(request, row.id).changed_at.isoformat()
    form = ViewingForm(typed, today=today, film_year=row.year, visibility=row.visibility)
    form.is_valid()
    form.add_error(None, sentence)
    return form


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, viewing: int) -> HttpResponse:
    """Ask whether a viewing is to go, and take it out of the diary."""
    row = _viewing(request, viewing)
    if request.method != "POST":
        return render(request, "panel/delete.html", {"row": row})
    try:
        delete_viewing(by=member_of(request), viewing=viewing, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The viewing is no longer in your diary."))
    return redirect("film-me", slug=row.slug)


def _form_page(request: HttpRequest, template: str, form: ViewingForm, **told: Any) -> HttpResponse:
    page = render(request, template, {"form": form, **told}, status=422 if form.errors else 200)
    return form_answer(page, form)


def _film(slug: str) -> Masthead:
    film = film_masthead(slug)
    if film is None:
        raise Http404(_(_NO_FILM))
    return film


def _viewing(request: HttpRequest, viewing: int) -> ViewingRow:
    row = my_viewing(viewing, member_of(request).pk)
    if row is None:
        raise Http404(_(_NO_VIEWING))
    return row
