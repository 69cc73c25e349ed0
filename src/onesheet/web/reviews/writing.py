"""Writing and editing a review: no way through these pages loses what somebody typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onesheet.accounts.limits import PREVIEW
from onesheet.accounts.models import Member, Visibility
from onesheet.accounts.services import Refusal, attempt
from onesheet.films.queries.film import film_masthead
from onesheet.moderation.services import screen
from onesheet.reviews.models import Review
from onesheet.reviews.pure.markdown import Rendered
from onesheet.reviews.pure.markdown import render as render_markdown
from onesheet.reviews.queries.repeats import same_review
from onesheet.reviews.queries.reviews import review_to_edit, viewings_to_review
from onesheet.reviews.services.reviews import StaleReview, change_review, entry_of, save_review, state_of
from onesheet.web.access import member_of
from onesheet.web.addresses import url
from onesheet.web.limited import Refused, delayed, form_answer
from onesheet.web.reviews.forms import ReviewForm, new_review
from onesheet.web.reviews.kept import forget_kept, keep_until_signed_in, kept
from onesheet.web.reviews.limits import REVIEW

SENT = "review-sent"
"""Where the session notes the address of a form that was sent, so that the script forgets what it kept of it."""

_TOO_OLD = "This page had grown too old, so nothing was saved yet. Your text is below: send it once more."


@dataclass(frozen=True, slots=True)
class FilmName:
    """The film that a form is about."""

    id: int
    slug: str
    title: str
    year: int | None
    genre: str


@dataclass(slots=True)
class Desk:
    """A form on its way: the film, the review where there is one, and what the page says beside it."""

    film: FilmName
    review: Review | None = None
    there: Review | None = None
    """What another tab made of it meanwhile."""
    preview: Rendered | None = None
    kept: bool = False

    @property
    def address(self) -> str:
        """Where the form is posted to."""
        found = self.there or self.review
        return url("review-write", slug=self.film.slug) if found is None else url("review-edit", review=found.pk)

    @property
    def published(self) -> bool:
        """Whether the review is published already."""
        found = self.there or self.review
        return found is not None and found.state == Review.State.PUBLISHED


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form for a new review of a film; preview, save as a draft or publish what is posted."""
    if not request.user.is_authenticated:
        return _visitor(request, lambda: Desk(_film(slug)))
    return _work(request, Desk(_film(slug)))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, review: int) -> HttpResponse:
    """Show the form for a review of one's own; preview, save or publish what is posted."""
    if not request.user.is_authenticated:
        return _visitor(request, None)
    return _work(request, _own_desk(request, review))


def write_again(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form with what was posted from a page that had grown too old, and a fresh token."""
    return _again(request, Desk(_film(slug)))


def edit_again(request: HttpRequest, review: int) -> HttpResponse:
    """Show the form of a review likewise; a visitor, whose review it may be, signs in first."""
    if not request.user.is_authenticated:
        return _visitor(request, None)
    return _again(request, _own_desk(request, review))


def _again(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = _form(request, desk, given=request.POST)
    form.add_error(None, gettext(_TOO_OLD))
    return _show(request, desk, form, status=403)


def _visitor(request: HttpRequest, desk: Any) -> HttpResponse:
    """Ask to sign in; what was posted is kept meanwhile, or shown again where it cannot be."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    try:
        return keep_until_signed_in(request)
    except Refusal as refusal:
        page = {"sentence": str(refusal), "text": request.POST.get("text", ""), "desk": desk and desk()}
        return delayed(render(request, "reviews/not_kept.html", page, status=413), refusal)


def _work(request: HttpRequest, desk: Desk) -> HttpResponse:
    if request.method != "POST":
        typed = kept(request)
        desk.kept = bool(typed)
        return _show(request, desk, _form(request, desk, initial=_initial(request, desk) | _typed(typed)))
    asked = request.POST.get("do", "")
    if asked == "empty":
        forget_kept(request)
        return redirect(request.path)
    form = _form(request, desk, given=request.POST)
    if asked == "preview":
        _preview(request, desk, form)
    elif form.is_valid():
        saved = _saved(request, desk, form, publish=asked != "draft")
        if saved is not None:
            return saved
    return _show(request, desk, form)


def _preview(request: HttpRequest, desk: Desk, form: ReviewForm) -> None:
    try:
        attempt(limit=PREVIEW, by=member_of(request), now=timezone.now())
    except Refusal as refusal:
        form.add_error(None, Refused(refusal))
    else:
        desk.preview = render_markdown(request.POST.get("text", ""))


def _saved(request: HttpRequest, desk: Desk, form: ReviewForm, *, publish: bool) -> HttpResponse | None:
    """Save what the form says and lead on; None, with the reason in the form, where that cannot be."""
    by, now = member_of(request), timezone.now()
    publish = publish or desk.published
    entry = form.entry(publish=publish)
    if desk.review is None and entry.text.strip():
        but = form.cleaned_data["token"]
        there = same_review(by.pk, desk.film.id, entry.text, published=publish, but=but)
        if there is not None:
            return _sent_anew(request, there)
    try:
        attempt(limit=REVIEW, by=by, now=now)
        held = publish and entry.visibility != Visibility.ME and screen(by=by, text=entry.text, now=now)
        if desk.review is None:
            token = form.cleaned_data["token"]
            review = save_review(by=by, film=desk.film.id, entry=entry, token=token, now=now, held=held)
        else:
            based_on = form.cleaned_data["based_on"]
            review = change_review(by=by, review=desk.review.pk, entry=entry, based_on=based_on, now=now, held=held)
    except StaleReview as stale:
        desk.there = stale.there
        form.add_error(None, str(stale))
        return None
    except Refusal as refusal:
        form.add_error(None, Refused(refusal))
        return None
    forget_kept(request)
    request.session[SENT] = request.path
    return _lead_on(request, review)


def _sent_anew(request: HttpRequest, there: Review) -> HttpResponse:
    """Lead to the review that says the same: after going back, a browser shows what was typed in a form made anew."""
    forget_kept(request)
    request.session[SENT] = request.path
    if there.state == Review.State.DRAFT:
        messages.info(request, gettext("You have this draft already. Here it is."))
        return redirect("review-edit", review=there.pk)
    if there.hidden_at:
        messages.info(request, gettext("You have sent this already. A moderator looks at it before others see it."))
    else:
        messages.info(
            request, gettext("You have published this already. To change its rating or its words, edit it here.")
        )
    return redirect("review", review=there.pk)


def _lead_on(request: HttpRequest, review: Review) -> HttpResponse:
    if review.state == Review.State.DRAFT:
        messages.success(request, gettext("Your draft is saved. Nobody else sees it."))
        return redirect("review-edit", review=review.pk)
    if review.hidden_at:
        messages.info(request, gettext("Your review is saved. A moderator looks at it before others see it."))
    else:
        messages.success(request, gettext("Your review is published."))
    return redirect("review", review=review.pk)


def _film(slug: str) -> FilmName:
    found = film_masthead(slug)
    if found is None:
        raise Http404(gettext("No film has this address. It may have been mistyped."))
    return FilmName(found.id, found.slug, found.title, found.year, found.genre)


def _own_desk(request: HttpRequest, review: int) -> Desk:
    found = review_to_edit(review, member_of(request).pk)
    if found is None:
        raise Http404(gettext("No review of yours has this address. It may have been erased."))
    film = found.film
    return Desk(FilmName(film.pk, film.slug, film.title, film.year, film.genre), found)


def _initial(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    if desk.review is None:
        member = member_of(request)
        return new_review(member.entry_visibility, comments_open=member.comments_open)
    return asdict(entry_of(desk.review)) | {"token": desk.review.token, "based_on": state_of(desk.review)}


def _typed(typed: Mapping[str, str]) -> dict[str, Any]:
    """Return what was kept of a form; a box that was not ticked is not sent."""
    return {**typed, **{name: name in typed for name in ("spoilers", "liked", "comments_open")}} if typed else {}


def _form(
    request: HttpRequest,
    desk: Desk,
    *,
    given: Mapping[str, Any] | None = None,
    initial: Mapping[str, Any] | None = None,
) -> ReviewForm:
    viewings = []
    if isinstance(request.user, Member):
        viewings = viewings_to_review(request.user.pk, desk.film.id, desk.review.pk if desk.review else 0)
    return ReviewForm(given, initial=initial, viewings=viewings)


def _show(request: HttpRequest, desk: Desk, form: ReviewForm, status: int = 200) -> HttpResponse:
    page = {
        "desk": desk,
        "film": desk.film,
        "form": form,
        "based_on": state_of(desk.there) if desk.there else form["based_on"].value() or "",
        "sent": request.session.pop(SENT, "") if request.method != "POST" and SENT in request.session else "",
    }
    return form_answer(render(request, "reviews/write.html", page, status=status), form)
