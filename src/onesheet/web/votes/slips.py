"""Slips of paper, typed in: a key for the mark, Enter for the next, and the tally beside it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onesheet.accounts.services import Refusal
from onesheet.festivals.pure.voting import read_mark, sign_of, steps
from onesheet.festivals.queries.votes import last_slip, tally
from onesheet.festivals.services import votes
from onesheet.web.access import member_of, programmers_only, wants_json
from onesheet.web.votes.cards import is_number, token_sent
from onesheet.web.votes.desk import poll_of
from onesheet.web.votes.sheets import screening_of
from onesheet.web.votes.wording import time_words

if TYPE_CHECKING:
    from onesheet.festivals.models import Poll

_UNDO = "-"


@require_http_methods(["GET", "HEAD", "POST"])
@programmers_only
def slips(request: HttpRequest, poll: int, screening: int, selection: int) -> HttpResponse:
    """Take one slip after the other; `-` takes the last one out. A script is answered in JSON, with the tally."""
    found = poll_of(poll)
    shown = screening_of(found, screening)
    title = dict(shown.films).get(selection)
    if title is None:
        raise Http404(_("That film is not shown in this screening."))
    problem = ""
    if request.method == "POST":
        try:
            _act(request, found, shown.id, selection)
        except Refusal as refusal:
            problem = str(refusal)
        if not wants_json(request):
            if problem:
                messages.error(request, problem)
            return redirect("programme-slips", poll=found.pk, screening=shown.id, selection=selection)
    counts = tally(found.pk, shown.id, selection)
    last = last_slip(found.pk, shown.id, selection, member_of(request).pk)
    by_step = [(step, counts.get(step.mark, 0)) for step in steps(found.scale)]
    number, mark = last or (0, 0)
    told = {"total": sum(counts.values()), "last": sign_of(found.scale, mark) if mark else "", "last_number": number}
    if wants_json(request):
        marks = {str(step.mark): number for step, number in by_step}
        answer = {"done": True, "sentence": problem, "tally": marks, **told}
        return JsonResponse(answer, status=400 if problem else 200)
    page = {
        **told, "tally": by_step, "poll": found, "screening": shown, "selection": selection, "title": title, "token": uuid.uuid4(),
        "when": time_words(shown.starts, found.edition.zone),
    }  # fmt: skip
    return render(request, "votes/slips.html", page)


def _act(request: HttpRequest, poll: Poll, screening: int, selection: int) -> None:
    """Count the slip that was typed, or take the last one out."""
    typed, by, now = request.POST.get("mark", "").strip(), member_of(request), timezone.now()
    if typed == _UNDO:
        slip = request.POST.get("slip", "")
        number = int(slip) if is_number(slip) else None
        votes.undo_slip(poll=poll.pk, screening=screening, selection=selection, by=by, now=now, number=number)
        return
    mark = read_mark(poll.scale, typed)
    if mark is None:
        signs = ", ".join(step.sign for step in steps(poll.scale))
        raise Refusal(_("There is no such mark; the slip was not counted. Marks are %(signs)s.") % {"signs": signs})
    votes.enter_slip(
        poll=poll.pk, screening=screening, selection=selection, mark=mark, comment=request.POST.get("comment", ""),
        token=token_sent(request.POST.dict()), by=by, now=now,
    )  # fmt: skip
