"""A poll as members see it: its films, a mark for each that they have seen, and the code that proves they were there."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.festivals.pure.voting import sign_of, steps
from onesheet.festivals.queries.votes_members import Candidate, MemberPoll, been_at, candidates, given_by, member_poll
from onesheet.festivals.services.votes import attend as note_attendance
from onesheet.festivals.services.votes import cast_by_member
from onesheet.web.access import member_of, members_only
from onesheet.web.asked import page_asked
from onesheet.web.limited import delayed
from onesheet.web.votes.cards import marks_sent, token_sent
from onesheet.web.votes.wording import time_words

if TYPE_CHECKING:
    from datetime import datetime

_NO_POLL = "No vote has this address. It may have been mistyped; the festival’s page leads to its votes."
_PAGE = 60


@require_safe
@never_cache
def poll(request: HttpRequest, poll: int) -> HttpResponse:
    """Show the films that stand for an award, and to a member what they gave."""
    found, now = _poll(poll), timezone.now()
    member = request.user if isinstance(request.user, Member) else None
    given = given_by(found.id, member.pk) if member else {}
    been = been_at(member.pk, found.edition) if member and found.by_member else set()
    paged = Paginator(candidates(found), _PAGE).get_page(page_asked(request))
    films = [
        {
            "film": film,
            "sign": sign_of(found.scale, given[film.selection].mark) if film.selection in given else "",
            "verified": film.selection in given and given[film.selection].verified,
            "been": any(screening in been for screening in film.screenings),
            "state": _state(film, found, now),
        }
        for film in paged
    ]
    told = {"poll": found, "films": films, "found": paged, "member": member, "time_words": time_words}
    return render(request, "votes/poll.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def film(request: HttpRequest, poll: int, selection: int) -> HttpResponse:
    """Ask a member for a mark, and take it."""
    found, now = _poll(poll), timezone.now()
    shown = next((one for one in candidates(found) if one.selection == selection), None)
    if shown is None or not found.by_member:
        raise Http404(_("That film does not stand for this award."))
    problem, status, refused = "", 200, None
    if request.method == "POST":
        posted = request.POST.dict()
        marks = {key: mark for key, mark in marks_sent(posted).items() if key == selection}
        try:
            (told,) = cast_by_member(
                poll=found.id, marks=marks, token=token_sent(posted), by=member_of(request), now=now
            )
        except Refusal as refusal:
            problem, status, refused = str(refusal), 400, refusal
        else:
            (messages.success if told.counted else messages.error)(request, told.sentence)
            return redirect("vote", poll=found.id)
    given = given_by(found.id, member_of(request).pk).get(selection)
    page = {
        "poll": found, "film": shown, "steps": steps(found.scale), "token": uuid.uuid4(), "problem": problem,
        "given": sign_of(found.scale, given.mark) if given else "", "state": _state(shown, found, now),
        "been": bool(been_at(member_of(request).pk, found.edition) & set(shown.screenings)), "time_words": time_words,
    }  # fmt: skip
    return delayed(render(request, "votes/film.html", page, status=status), refused)


@require_POST
@members_only
def attend(request: HttpRequest, poll: int) -> HttpResponse:
    """Take the code that is shown at a screening, which proves that a member is there."""
    found = _poll(poll)
    try:
        screening = note_attendance(
            edition=found.edition, typed=request.POST.get("code", ""), by=member_of(request), now=timezone.now()
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        when = time_words(screening.starts, found.zone)
        messages.success(request, _("Noted: you were at the screening of %(time)s.") % {"time": when})
    return redirect("vote", poll=found.id)


def _poll(number: int) -> MemberPoll:
    found = member_poll(number)
    if found is None:
        raise Http404(_(_NO_POLL))
    return found


def _state(film: Candidate, poll: MemberPoll, now: datetime) -> str:
    """Return `open`, `early`, `late` or `unshown`: whether members' ballots for the film are taken."""
    span = film.window(poll)
    if span is None:
        return "unshown"
    if span.late(now):
        return "late"
    return "early" if span.early(now) else "open"
