"""What editors do: tell of a review, change it, withdraw it, put it back; say what a critic or an outlet is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onesheet.accounts.services import Refusal
from onesheet.critics.models import Critic, Outlet
from onesheet.critics.queries.preview import preview_review
from onesheet.critics.queries.voices import Kind
from onesheet.critics.services.reviews import add_review, change_review, restore_review, withdraw_review
from onesheet.critics.services.scales import preview_scale
from onesheet.critics.services.voices import VoiceEntry, change_voice
from onesheet.web.access import editors_only, member_of
from onesheet.web.critics import wording
from onesheet.web.critics.forms import ReasonForm, ReviewForm, VoiceForm, first_of_voice, first_values, kept_of
from onesheet.web.critics.views import film_seen, sheet_seen, voice_seen

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SEE = "see"
"""The button that only shows what would come of it."""


@editors_only
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell of a critic's review of a film, after a look at how it is understood."""
    film = film_seen(slug)
    form = ReviewForm(request.POST) if request.method == "POST" else ReviewForm()
    preview = there = None
    if form.is_valid():
        if SEE in request.POST:
            preview = preview_review(film.id, form.entry())
        else:
            try:
                added = add_review(
                    film=film.id,
                    by=member_of(request),
                    now=timezone.now(),
                    said=form.cleaned_data["said"],
                    held_until=form.cleaned_data["held_until"],
                    **form.told(),
                )
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                if added.made:
                    messages.success(request, _("The review is here now."))
                    return redirect("critic-review", number=added.review.pk)
                form.add_error(None, _("This very review is here already; nothing was added."))
                there = added.review.pk
    told = {"film": film, "sheet": None, "form": form, "preview": preview, "there": there, "words": wording}
    return render(request, "critics/form.html", told)


@editors_only
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change what is told of a review."""
    sheet = sheet_seen(request, number)
    kept = kept_of(sheet)
    form = (
        ReviewForm(request.POST, kept=kept)
        if request.method == "POST"
        else ReviewForm(initial=first_values(sheet), kept=kept)
    )
    preview = None
    if form.is_valid():
        if SEE in request.POST:
            preview = preview_review(sheet.film, form.entry())
        else:
            try:
                change_review(
                    review=number,
                    by=member_of(request),
                    now=timezone.now(),
                    reason=form.cleaned_data["reason"],
                    **form.told(),
                )
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("Saved."))
                return redirect("critic-review", number=number)
    told = {"film": sheet, "sheet": sheet, "form": form, "preview": preview, "there": None, "words": wording}
    return render(request, "critics/form.html", told)


@editors_only
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take a review back, with the reason."""
    return _settle(request, number, restores=False)


@editors_only
def restore(request: HttpRequest, number: int) -> HttpResponse:
    """Put a review back that was withdrawn, with the reason."""
    return _settle(request, number, restores=True)


def _settle(request: HttpRequest, number: int, *, restores: bool) -> HttpResponse:
    sheet = sheet_seen(request, number)
    form = ReasonForm(request.POST) if request.method == "POST" else ReasonForm()
    if form.is_valid():
        act = restore_review if restores else withdraw_review
        try:
            act(review=number, reason=form.cleaned_data["reason"], by=member_of(request), now=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            done = _("The review stands again.") if restores else _("The review is withdrawn; it counts no longer.")
            messages.success(request, done)
            return redirect("critic-review", number=number)
    return render(request, "critics/settle.html", {"sheet": sheet, "form": form, "restores": restores})


@editors_only
def critic(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what is said of a critic, and the scale of marks printed without one."""
    return _voice(request, Kind.CRITIC, slug)


@editors_only
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what is said of an outlet, and the scale of marks printed without one."""
    return _voice(request, Kind.OUTLET, slug)


def _voice(request: HttpRequest, kind: Kind, slug: str) -> HttpResponse:
    head = voice_seen(kind, slug)
    form = VoiceForm(request.POST) if request.method == "POST" else VoiceForm(initial=first_of_voice(head))
    rereading = None
    if form.is_valid():
        told = dict(form.cleaned_data)
        reason = told.pop("reason")
        voice = Critic(pk=head.id, scale=head.scale) if kind is Kind.CRITIC else Outlet(pk=head.id, scale=head.scale)
        if SEE in request.POST:
            rereading = preview_scale(voice=voice, scale=told["scale"])
        else:
            try:
                changed = change_voice(
                    voice=voice, entry=VoiceEntry(**told), by=member_of(request), now=timezone.now(), reason=reason
                )
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _saved(changed))
                return redirect(kind.value, slug=slug)
    shown = {"kind": kind.value, "head": head, "form": form, "rereading": rereading, "words": wording}
    return render(request, "critics/voice_form.html", shown)


def _saved(changed: int) -> str:
    if not changed:
        return _("Saved.")
    return ngettext(
        "Saved; %(num)s review is understood otherwise now.",
        "Saved; %(num)s reviews are understood otherwise now.",
        changed,
    ) % {"num": changed}
