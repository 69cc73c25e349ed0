"""Making, changing, copying and deleting a list, and who edits it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from onesheet.accounts.services import Refusal, attempt
from onesheet.lists import services
from onesheet.lists.limits import LIST, LIST_CHANGE, LIST_INVITE
from onesheet.lists.models import FilmList
from onesheet.lists.queries.page import ListHead, editors_of
from onesheet.moderation.services import screen
from onesheet.web.access import member_of, members_only
from onesheet.web.limited import Refused, delayed, form_answer
from onesheet.web.lists.forms import ChallengeForm, ListForm, first_values, values_of
from onesheet.web.lists.whose import doing, list_of_own, list_seen, viewer_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

HELD = gettext_lazy("A moderator will look at it first, since your account is new here. Until then you alone see it.")


@members_only
def new_list(request: HttpRequest) -> HttpResponse:
    """Make a list."""
    return _new(request, ListForm)


@members_only
def new_challenge(request: HttpRequest) -> HttpResponse:
    """Make a challenge: a list or a rule, a goal, days."""
    return _new(request, ChallengeForm)


def _new(request: HttpRequest, kind: type[ListForm]) -> HttpResponse:
    first = first_values(member_of(request).entry_visibility)
    form = kind(request.POST) if request.method == "POST" else kind(initial=first)
    if form.is_valid():
        made = _save(request, form)
        if made is not None:
            by_rule = made.rule is not None
            return redirect("list" if by_rule else "list-films", number=made.pk)
    page = render(request, "lists/form.html", {"form": form, "head": None, "challenge": kind.challenge})
    return form_answer(page, form)


def _save(request: HttpRequest, form: ListForm, head: ListHead | None = None) -> FilmList | None:
    """Make or change the list; None with the reason in the form where that is refused."""
    by, now, entry = member_of(request), timezone.now(), form.entry()
    try:
        attempt(limit=LIST if head is None else LIST_CHANGE, by=by, now=now)
        held = screen(by=by, text=f"{entry.name}\n{entry.text}", now=now)
        if head is None:
            made = services.save_list(by=by, entry=entry, token=form.cleaned_data["token"], now=now, held=held)
        else:
            made = services.change_list(by=by, list=head.id, entry=entry, now=now, held=held)
    except Refusal as refusal:
        form.add_error(None, Refused(refusal))
        return None
    if held:
        messages.info(request, HELD)
    return made


@members_only
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change what a list says of itself."""
    head = list_of_own(request, number)
    kind = ChallengeForm if head.is_challenge else ListForm
    form = kind(request.POST) if request.method == "POST" else kind(initial=values_of(head))
    if form.is_valid() and _save(request, form, head) is not None:
        messages.success(request, _("Saved."))
        return redirect("list", number=number)
    page = render(request, "lists/form.html", {"form": form, "head": head, "challenge": head.is_challenge})
    return form_answer(page, form)


@members_only
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Ask once more, then delete a list."""
    head = list_of_own(request, number)
    if request.method != "POST":
        return render(request, "lists/delete.html", {"head": head})
    if not doing(request, lambda: services.delete_list(by=member_of(request), list=number), now=timezone.now()):
        return redirect("list", number=number)
    messages.success(request, _("“%(name)s” is deleted.") % {"name": head.name})
    return redirect("my-lists")


@members_only
def copy(request: HttpRequest, number: int) -> HttpResponse:
    """Ask, then copy a list that is seen, and lead to the copy."""
    head = list_seen(request, number)
    if request.method != "POST":
        return render(request, "lists/copy.html", {"head": head, "token": uuid.uuid4()})
    by, now = member_of(request), timezone.now()
    try:
        token = uuid.UUID(request.POST.get("token", ""))
    except ValueError:
        token = uuid.uuid4()
    attempt(limit=LIST, by=by, now=now)
    try:
        made = services.clone_list(by=by, list=number, token=token, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("list", number=number)
    messages.success(request, _("This copy is yours. Give it a name and words of your own."))
    return redirect("list-edit", number=made.pk)


@members_only
def editors(request: HttpRequest, number: int) -> HttpResponse:
    """Show who edits a list, and let its owner ask others to."""
    head = list_of_own(request, number)
    name = request.POST.get("username", "")[:200]
    refused: Refusal | None = None
    if request.method == "POST":
        by, now = member_of(request), timezone.now()
        try:
            attempt(limit=LIST_INVITE, by=by, now=now)
            member = services.invite_editor(by=by, list=number, username=name, now=now)
        except Refusal as refusal:
            refused = refusal
        else:
            messages.success(request, _("%(name)s edits this list with you now.") % {"name": member})
            return redirect("list-editors", number=number)
    told = {"head": head, "editors": editors_of(number), "name": name, "error": str(refused or "")}
    return delayed(render(request, "lists/editors.html", told), refused)


@require_POST
@members_only
def remove(request: HttpRequest, number: int, member: int) -> HttpResponse:
    """Take the right to edit from a member, or give up one's own."""
    own = list_seen(request, number).owner == viewer_of(request)
    if not own and member != viewer_of(request):
        raise PermissionDenied
    act = lambda: services.remove_editor(by=member_of(request), list=number, member=member)  # noqa: E731
    if doing(request, act, now=timezone.now()):
        messages.success(request, _("They no longer edit this list.") if own else _("You no longer edit this list."))
    return redirect("list-editors", number=number) if own else redirect("my-lists")
