"""Reporting something to the moderators."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onesheet.accounts.limits import REPORT
from onesheet.accounts.services import Refusal, attempt
from onesheet.moderation import services
from onesheet.moderation.queries.things import seen_by, thing
from onesheet.web.access import member_of, members_only
from onesheet.web.limited import Refused, form_answer
from onesheet.web.moderation.forms import ReportForm
from onesheet.web.moderation.words import TARGETS, address_of

_NONE = "Nothing has this address, or it is not open to you. It may be gone already."


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, target: str, number: int) -> HttpResponse:
    """Ask what is wrong with something, and send it to the moderators. What the member cannot see is not there."""
    by = member_of(request)
    found = thing(target, number)
    if found is None or not seen_by(by.pk, target, number):
        raise Http404(_NONE)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        now, given = timezone.now(), form.cleaned_data
        try:
            attempt(limit=REPORT, by=by, now=now)
            services.report(by=by, target=target, number=number, reason=given["reason"], text=given["text"], now=now)
        except Refusal as refusal:
            form.add_error(None, Refused(refusal))
        else:
            messages.success(request, _("Thank you. A moderator will look at it."))
            return redirect(address_of(found) or "home")
    page = {
        "form": form,
        "thing": found,
        "own": found.member == by.pk,
        "kind": TARGETS[target],
        "back": address_of(found),
    }
    return form_answer(render(request, "moderation/report_form.html", page), form)
