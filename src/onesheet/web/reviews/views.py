"""A review's own page, what it said before, one's drafts; liking and erasing."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from onesheet.accounts.permissions import may_moderate
from onesheet.accounts.services import Refusal, attempt
from onesheet.reviews.models import Review
from onesheet.reviews.queries.comments import comments_page
from onesheet.reviews.queries.reviews import ReviewSheet, drafts_of, earlier_versions, review_sheet, review_to_edit
from onesheet.reviews.services.likes import like_review
from onesheet.reviews.services.reviews import erase_review
from onesheet.web.absolute import absolute
from onesheet.web.access import member_of, members_only
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked
from onesheet.web.reviews.forms import CommentForm
from onesheet.web.reviews.limits import LIKE
from onesheet.web.reviews.writing import SENT

_NONE = "No review has this address, or it is not open to you. It may have been erased."


def opened(request: HttpRequest, review: int) -> ReviewSheet:
    """Return a review that whoever asks may see; raise Http404 otherwise, as for one that is not there."""
    viewer = request.user.pk if request.user.is_authenticated else None
    found = review_sheet(review, viewer, moderator=viewer is not None and may_moderate(request.user))
    if found is None:
        raise Http404(gettext(_NONE))
    return found


@require_safe
def show(request: HttpRequest, review: int) -> HttpResponse:
    """Show a review with its comments."""
    sheet = opened(request, review)
    mine = request.user.pk == sheet.member
    if sheet.state == Review.State.DRAFT:
        return redirect("review-edit", review=review)
    viewer = request.user.pk if request.user.is_authenticated else None
    page = {
        "sheet": sheet,
        "mine": mine,
        "viewer": viewer,
        "comments": comments_page(review, viewer, page_asked(request)),
        "form": CommentForm(initial={"token": uuid.uuid4()}) if viewer else None,
        "address": absolute(request, url("review", review=review)),
        "image": absolute(request, url("film-poster", slug=sheet.slug)),
        "sent": request.session.pop(SENT, "") if mine and SENT in request.session else "",
    }
    return render(request, "reviews/review.html", page)


@require_safe
def history(request: HttpRequest, review: int) -> HttpResponse:
    """Show what a review said before its edits, the newest first."""
    sheet = opened(request, review)
    page = page_asked(request)
    versions, more = earlier_versions(review, page)
    return render(request, "reviews/history.html", {"sheet": sheet, "versions": versions, "page": page, "more": more})


@members_only
@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """List one's own drafts."""
    asked = page_asked(request)
    found, pages = drafts_of(member_of(request).pk, asked)
    return render(request, "reviews/drafts.html", {"drafts": found, "page": min(asked, pages), "pages": pages})


@members_only
def erase(request: HttpRequest, review: int) -> HttpResponse:
    """Ask before a review of one's own is erased, and erase it."""
    found = review_to_edit(review, member_of(request).pk)
    if found is None:
        raise Http404(gettext(_NONE))
    film = found.film
    if request.method != "POST":
        return render(request, "reviews/erase.html", {"review": found, "film": film})
    try:
        gone = erase_review(by=member_of(request), review=review, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        stays = gettext("Your review is erased. What others said to it stays.")
        messages.success(request, gettext("Your review is erased.") if gone else stays)
    return redirect("film", slug=film.slug)


@members_only
def like(request: HttpRequest, review: int) -> HttpResponse:
    """Like a review, or take that back."""
    opened(request, review)
    if request.method == "POST":
        by, now, liked = member_of(request), timezone.now(), request.POST.get("liked") != "0"
        if liked:
            attempt(limit=LIKE, by=by, now=now)
        try:
            like_review(by=by, review=review, liked=liked, now=now)
        except Refusal as refusal:
            messages.error(request, str(refusal))
    return redirect("review", review=review)
