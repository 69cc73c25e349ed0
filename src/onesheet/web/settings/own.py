"""What members set for themselves: profile, privacy, notices, account."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from markupsafe import Markup

from onesheet.accounts.limits import PREVIEW, PROFILE
from onesheet.accounts.models import Member, Notice
from onesheet.accounts.permissions import may_moderate, may_operate
from onesheet.accounts.queries.ties import member_named, quieted
from onesheet.accounts.services import Refusal, attempt, has_mail
from onesheet.accounts.services.profile import ALWAYS, CHOICES, ProfileEntry, change_profile, choose_notices
from onesheet.accounts.services.ties import unblock, unmute
from onesheet.moderation.services import screen
from onesheet.reviews.pure.markdown import render as render_markdown
from onesheet.reviews.services.privacy import change_privacy
from onesheet.web.access import member_of, members_only
from onesheet.web.asked import page_asked
from onesheet.web.limited import Refused, form_answer
from onesheet.web.settings.forms import PrivacyForm, ProfileForm
from onesheet.web.settings.words import HOW, NOTICES


@members_only
def profile(request: HttpRequest) -> HttpResponse:
    """Show what stands on one's page, preview it, and change it."""
    member = member_of(request)
    initial = {name: getattr(member, name) for name in ProfileForm.base_fields}
    form = ProfileForm(request.POST) if request.method == "POST" else ProfileForm(initial=initial)
    preview = None
    if form.is_valid():
        if "preview" in request.POST:
            preview = _preview(form, member)
        elif _saved(form, member):
            messages.success(request, _("Your profile was saved."))
            return redirect("settings")
    page = render(request, "settings/profile.html", {"form": form, "preview": preview, "member": member})
    return form_answer(page, form)


def _preview(form: ProfileForm, member: Member) -> Markup | None:
    try:
        attempt(limit=PREVIEW, by=member, now=timezone.now())
    except Refusal as refusal:
        form.add_error(None, Refused(refusal))
        return None
    return Markup(render_markdown(form.cleaned_data["about"]).html)  # noqa: S704 - sanitised


def _saved(form: ProfileForm, member: Member) -> bool:
    """Save the profile; False with the reason in the form where that cannot be."""
    entry, now = ProfileEntry(**form.cleaned_data), timezone.now()
    words = f"{entry.display_name}\n{entry.about}\n{entry.place}\n{entry.website}"
    try:
        attempt(limit=PROFILE, by=member, now=now)
        if screen(by=member, text=words, now=now):
            form.add_error(
                None,
                _("A moderator looks at words and links like these while an account is new. Leave them out for now."),
            )
            return False
        change_profile(by=member, entry=entry, now=now)
    except Refusal as refusal:
        form.add_error(None, Refused(refusal))
        return False
    return True


@members_only
def privacy(request: HttpRequest) -> HttpResponse:
    """Show who sees what, and whom one blocked or muted; change the first."""
    member = member_of(request)
    initial = {name: getattr(member, name) for name in PrivacyForm.base_fields}
    form = PrivacyForm(request.POST) if request.method == "POST" else PrivacyForm(initial=initial)
    if form.is_valid():
        try:
            change_privacy(by=member, **form.cleaned_data, now=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. What you wrote before keeps who could see it."))
            return redirect("settings-privacy")
    page = {"form": form, "quieted": quieted(member.pk, page_asked(request))}
    return render(request, "settings/privacy.html", page)


@members_only
@require_POST
def let_in(request: HttpRequest) -> HttpResponse:
    """Take back that one blocked or muted somebody."""
    other = member_named(request.POST.get("member", ""))
    undo = {"block": unblock, "mute": unmute}.get(request.POST.get("tie", ""))
    if other is None or undo is None:
        raise Http404
    if undo(by=member_of(request), of=other):
        messages.success(request, _("%(name)s is let in again.") % {"name": other})
    return redirect("settings-privacy")


@members_only
def notices(request: HttpRequest) -> HttpResponse:
    """Show how each kind of notice is had, and change it."""
    member = member_of(request)
    kinds = _kinds(member)
    mailed = has_mail() and bool(member.email)
    if request.method == "POST":
        given = {kind.value: request.POST[kind.value] for kind in kinds if kind.value in request.POST}
        try:
            choose_notices(by=member, choices=given)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Your choice of notices was saved."))
        return redirect("settings-notices")
    rows = [
        {
            "kind": kind.value,
            "words": NOTICES[kind],
            "chosen": member.notice_choices.get(kind.value, "page"),
            "offered": [(how, HOW[how]) for how in CHOICES if how != "none" or kind.value not in ALWAYS],
        }
        for kind in kinds
    ]
    page = {"rows": rows, "mailed": mailed, "has_mail": has_mail(), "member": member}
    return render(request, "settings/notices.html", page)


def _kinds(member: Member) -> list[Notice.Kind]:
    """Return the kinds that a member can get, by their roles."""
    without = set() if may_moderate(member) else {Notice.Kind.REPORT}
    without |= set() if may_operate(member) else {Notice.Kind.ACCOUNT}
    return [kind for kind in Notice.Kind if kind not in without]


@members_only
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Lead to what concerns signing in: password, e-mail, two steps, passkeys, sessions."""
    member = member_of(request)
    page = {"member": member, "with_password": member.has_usable_password(), "has_mail": settings.SITE_MAIL}
    return render(request, "settings/account.html", page)
