"""Who was there: the code that a screening shows its audience, and members whom the door notes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onesheet.accounts.services import Refusal
from onesheet.festivals.queries.votes import attendance_of, token_of
from onesheet.festivals.services import votes
from onesheet.web.absolute import absolute
from onesheet.web.access import member_of, programmers_only
from onesheet.web.addresses import url
from onesheet.web.votes.desk import poll_of
from onesheet.web.votes.sheets import screening_of
from onesheet.web.votes.wording import time_words


@require_http_methods(["GET", "HEAD", "POST"])
@programmers_only
def door(request: HttpRequest, poll: int, screening: int) -> HttpResponse:
    """Show the code of a screening in large signs, and note a member who came in."""
    found = poll_of(poll)
    shown = screening_of(found, screening)
    if request.method == "POST":
        try:
            member = votes.note_at_door(
                screening=shown.id, username=request.POST.get("name", ""), by=member_of(request), now=timezone.now()
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("%(name)s was there.") % {"name": member})
        return redirect("programme-poll-door", poll=found.pk, screening=shown.id)
    told = {
        "poll": found,
        "screening": shown,
        "code": votes.door_code(token_of(shown.id)),
        "people": attendance_of(shown.id),
        "address": absolute(request, url("vote", poll=found.pk)).partition("://")[2],
        "when": time_words(shown.starts, found.edition.zone),
    }
    return render(request, "votes/door.html", told)
