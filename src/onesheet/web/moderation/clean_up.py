"""Cleaning up after a wave of spam: conditions, a look at all that would go, one act."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onesheet.accounts.services import Refusal
from onesheet.moderation import services
from onesheet.moderation.queries.clean_up import Conditions, found, preview
from onesheet.moderation.services.clean_up import MOST, digest
from onesheet.web.access import member_of, moderators_only
from onesheet.web.asked import page_asked
from onesheet.web.moderation.forms import CleanUpForm
from onesheet.web.moderation.words import address_of

_BETWEEN = re.compile(r"[\s,;]+")


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def clean_up(request: HttpRequest) -> HttpResponse:
    """Ask for conditions; show every account and text that they find; clean up what was shown, and that alone."""
    given = request.POST if request.method == "POST" else request.GET
    form = CleanUpForm(given) if any(given.get(name) for name in CleanUpForm.base_fields) else CleanUpForm()
    page: dict[str, Any] = {"form": form, "here": "clean-up", "shown": None, "error": "", "most": MOST}
    if form.is_valid():
        conditions = _conditions(form, given)
        members = found(conditions, MOST + 1)
        if len(members) > MOST:
            page["error"] = _("These conditions find more than 5,000 accounts. Narrow them.")
        else:
            if request.method == "POST":
                page["error"] = _clean(request, members, conditions)
                if not page["error"]:
                    return redirect("moderation-log")
            page |= {
                "shown": preview(members, page_asked(request)), "but": conditions.but, "digest": digest(members),
                "kept": [(name, str(form.cleaned_data[name] or "")) for name in CleanUpForm.base_fields],
                "reason": request.POST.get("reason", "")[:600],
            }  # fmt: skip
    return render(request, "moderation/clean_up.html", page | {"address_of": address_of})


def _conditions(form: CleanUpForm, given: QueryDict) -> Conditions:
    data = form.cleaned_data
    return Conditions(
        joined=data["joined"],
        text=data["text"],
        like=data["like"],
        usernames=tuple(name for name in _BETWEEN.split(data["usernames"]) if name),
        but=tuple(
            int(number)
            for number in given.getlist("but")[:MOST]
            if number.isascii() and number.isdigit() and len(number) < 19
        ),
    )


def _clean(request: HttpRequest, members: list[int], conditions: Conditions) -> str:
    """Clean up; return why nothing was done, empty where it was."""
    if request.POST.get("digest") != digest(members):
        return _("What is found has changed since you looked. Look again; nothing was changed.")
    told = {
        "joined": conditions.joined.isoformat() if conditions.joined else "",
        "text": conditions.text,
        "like": conditions.like,
    }
    try:
        done = services.clean_up(
            by=member_of(request), members=members, conditions=told, reason=request.POST.get("reason", ""),
            now=timezone.now(),
        )  # fmt: skip
    except Refusal as refusal:
        return str(refusal)
    said = _("Cleaned up: %(accounts)s accounts with %(texts)s texts. The log can undo it.")
    messages.success(request, said % {"accounts": done.details["accounts"], "texts": done.details["texts"]})
    return ""
