"""Commenting on a review: sending, changing, erasing, hiding."""

from __future__ import annotations

import uuid
from functools import partial

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from onesheet.accounts.services import Refusal, attempt
from onesheet.moderation.services import screen
from onesheet.reviews.models import Comment
from onesheet.reviews.queries.comments import OneComment, comment_to_act_on, page_of_comment
from onesheet.reviews.queries.reviews import ReviewSheet
from onesheet.reviews.services.comments import (
    add_comment,
    change_comment,
    erase_comment,
    hide_comment_on_own_review,
)  # fmt: skip
from onesheet.web.access import member_of, members_only
from onesheet.web.addresses import url
from onesheet.web.limited import Refused, delayed, form_answer
from onesheet.web.reviews.forms import CommentForm
from onesheet.web.reviews.kept import forget_kept, keep_until_signed_in, kept
from onesheet.web.reviews.limits import COMMENT
from onesheet.web.reviews.views import opened

_TOO_OLD = "This page had grown too old, so nothing was sent yet. Your words are below: send them once more."
_NONE = "No comment has this address, or it is not open to you. It may have been erased."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, review: int) -> HttpResponse:
    """Show the form for a comment, or for the answer to `?to=`; send what is posted."""
    if not request.user.is_authenticated:
        return _visitor(request)
    sheet = opened(request, review)
    if request.method != "POST":
        to = request.GET.get("to", "")
        initial = {"token": uuid.uuid4(), "to": to if to.isdecimal() and len(to) < 19 else None, **kept(request)}
        return _show(request, sheet, CommentForm(initial=initial))
    form = CommentForm(request.POST)
    if form.is_valid():
        try:
            comment = _sent(request, sheet, form)
        except Refusal as refusal:
            form.add_error("text", Refused(refusal))
        else:
            forget_kept(request)
            return _to(request, sheet, comment)
    return _show(request, sheet, form)


def add_again(request: HttpRequest, review: int) -> HttpResponse:
    """Show the form with what was posted from a page that had grown too old, and a fresh token."""
    if not request.user.is_authenticated:
        return _visitor(request)
    form = CommentForm(request.POST)
    form.add_error("text", gettext(_TOO_OLD))
    return _show(request, opened(request, review), form, status=403)


@never_cache
@require_safe
def one(request: HttpRequest, review: int, comment: int) -> HttpResponse:
    """Lead to a comment on whichever page it stands: the address that notices and mail give."""
    sheet = opened(request, review)
    viewer = request.user.pk if request.user.is_authenticated else None
    found = comment_to_act_on(review, comment, viewer)
    if found is None:
        raise Http404(gettext(_NONE))
    return redirect(_place(sheet.id, viewer, found.id, found.parent))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, review: int, comment: int) -> HttpResponse:
    """Show the form for a comment of one's own; change it."""
    if not request.user.is_authenticated:
        return _visitor(request)
    sheet, found = _own(request, review, comment)
    if request.method != "POST":
        return _show(request, sheet, CommentForm(initial={"text": found.text, **kept(request)}), mine=found)
    form = CommentForm(request.POST)
    if form.is_valid():
        try:
            by, now, text = member_of(request), timezone.now(), form.cleaned_data["text"]
            attempt(limit=COMMENT, by=by, now=now)
            changed = change_comment(by=by, comment=comment, text=text, now=now, held=screen(by=by, text=text, now=now))
        except Refusal as refusal:
            form.add_error("text", Refused(refusal))
        else:
            forget_kept(request)
            return _to(request, sheet, changed)
    return _show(request, sheet, form, mine=found)


def edit_again(request: HttpRequest, review: int, comment: int) -> HttpResponse:
    """Show the form of a comment with what was posted, likewise."""
    if not request.user.is_authenticated:
        return _visitor(request)
    sheet, found = _own(request, review, comment)
    form = CommentForm(request.POST)
    form.add_error("text", gettext(_TOO_OLD))
    return _show(request, sheet, form, mine=found, status=403)


@members_only
def erase(request: HttpRequest, review: int, comment: int) -> HttpResponse:
    """Ask before a comment of one's own is erased, and erase it."""
    sheet, found = _own(request, review, comment)
    act = partial(erase_comment, by=member_of(request), comment=comment, now=timezone.now())
    return _settle(request, sheet, found, act, "erase")


@members_only
def hide(request: HttpRequest, review: int, comment: int) -> HttpResponse:
    """Ask before a comment on one's own review is hidden, and hide it."""
    sheet = opened(request, review)
    found = comment_to_act_on(review, comment, member_of(request).pk)
    if found is None or found.author != request.user.pk:
        raise Http404(gettext(_NONE))
    act = partial(hide_comment_on_own_review, by=member_of(request), comment=comment, now=timezone.now())
    return _settle(request, sheet, found, act, "hide")


def _settle(
    request: HttpRequest, sheet: ReviewSheet, comment: OneComment, act: partial[None], name: str
) -> HttpResponse:
    if request.method != "POST":
        return render(request, "reviews/settle_comment.html", {"sheet": sheet, "comment": comment, "act": name})
    try:
        act()
        messages.success(request, gettext("The comment is gone."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(url("review", review=sheet.id) + "#comments")


def _visitor(request: HttpRequest) -> HttpResponse:
    """Ask to sign in; what was posted is kept meanwhile, or shown again where it cannot be."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    try:
        return keep_until_signed_in(request)
    except Refusal as refusal:
        page = {"sentence": str(refusal), "text": request.POST.get("text", "")}
        return delayed(render(request, "reviews/not_kept.html", page, status=413), refusal)


def _sent(request: HttpRequest, sheet: ReviewSheet, form: CommentForm) -> Comment:
    by, now, fields = member_of(request), timezone.now(), form.cleaned_data
    attempt(limit=COMMENT, by=by, now=now)
    return add_comment(
        by=by,
        review=sheet.id,
        text=fields["text"],
        parent=fields["to"],
        token=fields["token"] or uuid.uuid4(),
        now=now,
        held=screen(by=by, text=fields["text"], now=now),
    )


def _to(request: HttpRequest, sheet: ReviewSheet, comment: Comment) -> HttpResponse:
    """Lead to the comment, on whichever page it stands."""
    if comment.hidden_at:
        messages.info(request, gettext("Your comment is saved. A moderator looks at it before others see it."))
    return redirect(_place(sheet.id, member_of(request).pk, comment.pk, comment.parent_id))


def _place(review: int, viewer: int | None, comment: int, parent: int | None) -> str:
    page = page_of_comment(review, viewer, comment, parent)
    query = f"?page={page}" if page > 1 else ""
    return f"{url('review', review=review)}{query}#c{comment}"


def _own(request: HttpRequest, review: int, comment: int) -> tuple[ReviewSheet, OneComment]:
    sheet = opened(request, review)
    found = comment_to_act_on(review, comment, member_of(request).pk)
    if found is None or found.member != request.user.pk:
        raise Http404(gettext(_NONE))
    return sheet, found


def _show(
    request: HttpRequest,
    sheet: ReviewSheet,
    form: CommentForm,
    *,
    mine: OneComment | None = None,
    status: int = 200,
) -> HttpResponse:
    to = str(form["to"].value() or "")
    answered = None
    if to.isdecimal() and len(to) < 19:
        answered = comment_to_act_on(sheet.id, int(to), member_of(request).pk)
    page = {"sheet": sheet, "form": form, "comment": mine, "answered": answered}
    return form_answer(render(request, "reviews/comment.html", page, status=status), form)
