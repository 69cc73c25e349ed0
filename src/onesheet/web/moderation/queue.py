"""The moderators' queue, what they do about a thing, and their log."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onesheet.accounts.permissions import may_operate
from onesheet.accounts.services import Refusal
from onesheet.moderation import services
from onesheet.moderation.models import Act
from onesheet.moderation.queries.log import acts_about, log_page, who_moderates
from onesheet.moderation.queries.queue import Case, Queue, case
from onesheet.moderation.queries.queue import held as held_texts
from onesheet.moderation.queries.queue import reported as reported_things
from onesheet.moderation.services.screening import rules
from onesheet.web.access import member_of, moderators_only
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked
from onesheet.web.moderation import words
from onesheet.web.moderation.forms import PERIODS, ActForm

_NONE = "Nothing is here to decide about. Somebody else may have done it."


@moderators_only
@require_safe
def reported(request: HttpRequest) -> HttpResponse:
    """Show what was reported, the oldest first."""
    return _queue(request, "reported", reported_things(member_of(request).pk, page_asked(request)))


@moderators_only
@require_safe
def held(request: HttpRequest) -> HttpResponse:
    """Show newcomers' texts that a rule holds, the oldest first."""
    return _queue(request, "held", held_texts(member_of(request).pk, page_asked(request), rules()))


def _queue(request: HttpRequest, here: str, queue: Queue) -> HttpResponse:
    return render(request, "moderation/queue.html", {"here": here, "queue": queue, **_said()})


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def thing(request: HttpRequest, target: str, number: int) -> HttpResponse:
    """Show one thing with all there is to decide by; do what is posted and lead back to the queue."""
    form = ActForm(request.POST) if request.method == "POST" else ActForm()
    found = _case(request, target, number)
    if form.is_valid():
        now, given = timezone.now(), form.cleaned_data
        try:
            done = services.act(
                by=member_of(request), kind=given["act"], target=target, number=number, reason=given["reason"],
                until=form.until(now), now=now,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(done)s The log can undo it.") % {"done": words.SAID[done.kind]})
            return redirect(_next(request))
        found = _case(request, target, number)
    page = {"case": found, "form": form, "acts": _acts(found), "next": _next(request), **_said()}
    return render(request, "moderation/thing.html", page)


def _case(request: HttpRequest, target: str, number: int) -> Case:
    found = case(target, number, member_of(request).pk) if target in words.TARGETS else None
    if found is None:
        raise Http404(_NONE)
    return found


def _acts(found: Case) -> list[Any]:
    return acts_about(found.target, found.id, found.record.member if found.record else 0)


@moderators_only
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Show what moderators did, the newest first; `?by=`, `?member=` and `?kind=` choose among it."""
    asked = {name: request.GET.get(name, "").strip()[:150] for name in ("by", "member", "kind")}
    if asked["kind"] not in Act.Kind.values:
        asked["kind"] = ""
    page = {
        "log": log_page(page_asked(request), **asked),
        "asked": asked,
        "kinds": words.DONE,
        "moderators": who_moderates(),
        "here": "log",
        "operator": may_operate(request.user),
        **_said(),
    }
    return render(request, "moderation/log.html", page)


@moderators_only
@require_POST
def undo(request: HttpRequest, act: int) -> HttpResponse:
    """Undo an act and lead back to the log."""
    try:
        services.undo(by=member_of(request), act=act, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Undone: all is as it was before."))
    return redirect(_next(request, "moderation-log"))


def _next(request: HttpRequest, otherwise: str = "moderation-queue") -> str:
    """Return where to go on from here: where the form was shown, if that is a page of this site."""
    wanted = request.POST.get("next", request.GET.get("next", ""))
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if safe else url(otherwise)


def _said() -> dict[str, Any]:
    """Return the words that every page of moderators needs."""
    return {"words": words, "periods": PERIODS, "now": timezone.now()}
