"""What operators set for the site: roles, invitations, accounts that wait."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onesheet.accounts.models import Role
from onesheet.accounts.queries.entrance import invitations as invitations_page
from onesheet.accounts.queries.entrance import waiting_members
from onesheet.accounts.queries.operating import member_to_operate, members_to_operate
from onesheet.accounts.services import Refusal, make_invitation, withdraw_invitation
from onesheet.moderation.services import let_in, turn_away
from onesheet.moderation.services.roles import change_roles
from onesheet.web.absolute import absolute
from onesheet.web.access import member_of, operators_only
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked
from onesheet.web.settings.forms import InvitationForm, RolesForm
from onesheet.web.settings.words import ENTRANCES, INVITATION_STATES, ROLE_HELP, ROLE_NAMES


@operators_only
@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """List all accounts, by name or role."""
    asked, role = request.GET.get("q", "")[:100], request.GET.get("role", "")
    page = {
        "found": members_to_operate(asked=asked, role=role, page=page_asked(request)),
        "asked": asked,
        "role": role,
        "role_names": ROLE_NAMES,
    }
    return render(request, "settings/members.html", page)


@operators_only
def roles(request: HttpRequest, username: str) -> HttpResponse:
    """Show the roles of a member, and change them."""
    member = member_to_operate(username)
    if member is None:
        raise Http404
    form = RolesForm(request.POST) if request.method == "POST" else RolesForm(initial={"roles": list(member.roles)})
    if form.is_valid():
        try:
            changed = change_roles(by=member_of(request), member=member.id, **form.cleaned_data, now=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("The roles of %(name)s were changed.") if changed else _("%(name)s has these roles already.")
            messages.success(request, said % {"name": member.name})
            return redirect("settings-members")
    chosen = form["roles"].value() or []
    page = {
        "member": member,
        "form": form,
        "boxes": [(one.value, ROLE_NAMES[one.value], ROLE_HELP[one], one.value in chosen) for one in Role],
    }
    return render(request, "settings/roles.html", page)


@operators_only
def invitations(request: HttpRequest) -> HttpResponse:
    """List the invitations, and make one; its link is shown in the answer alone and kept nowhere."""
    form = InvitationForm(request.POST) if request.method == "POST" else InvitationForm()
    link = ""
    if form.is_valid():
        code = make_invitation(by=member_of(request), note=form.cleaned_data["note"], now=timezone.now())
        link = absolute(request, f"{url('sign-up')}?invitation={code}")
        form = InvitationForm()
    page: dict[str, Any] = {
        "form": form,
        "link": link,
        "listed": invitations_page(page=page_asked(request), now=timezone.now()),
        "states": INVITATION_STATES,
        "entrance": ENTRANCES[settings.SIGN_UP],
        "closed": settings.SIGN_UP == "closed",
    }
    return render(request, "settings/invitations.html", page)


@operators_only
@require_POST
def withdraw(request: HttpRequest, invitation: int) -> HttpResponse:
    """Take an invitation back."""
    try:
        withdraw_invitation(invitation=invitation, by=member_of(request), now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The invitation was withdrawn. Its link opens nothing any more."))
    return redirect("settings-invitations")


@operators_only
@require_safe
def approvals(request: HttpRequest) -> HttpResponse:
    """List the accounts that wait."""
    return render(request, "settings/approvals.html", {"waiting": waiting_members(page=page_asked(request))})


@operators_only
@require_POST
def decide(request: HttpRequest, member: int) -> HttpResponse:
    """Let a waiting account in, or turn it away."""
    by, now = member_of(request), timezone.now()
    try:
        if request.POST.get("decision") == "approve":
            new = let_in(member=member, by=by, now=now)
            messages.success(request, _("%(name)s can sign in now.") % {"name": new})
        elif request.POST.get("decision") == "refuse":
            turn_away(member=member, by=by, now=now)
            messages.success(request, _("The account was turned away, and nothing of it is kept."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("settings-approvals")
