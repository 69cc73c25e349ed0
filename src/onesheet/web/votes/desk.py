"""The desk of those who run a vote: polls with their standings of this moment, publishing, and ballots that are taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onesheet.accounts.services import Refusal
from onesheet.festivals.pure.voting import sign_of
from onesheet.festivals.queries.votes import (
    ballots_page,
    edition_numbered,
    latest_result,
    poll_numbered,
    poll_screenings,
    polls_of,
    rules_of,
    sections_of,
    sheets_of,
)
from onesheet.festivals.queries.votes_counting import counts_otherwise, rule_told, standings, voting_ends
from onesheet.festivals.services import votes
from onesheet.web.access import member_of, programmers_only
from onesheet.web.asked import page_asked
from onesheet.web.limited import Refused, form_answer
from onesheet.web.votes.forms import PollForm, first_of
from onesheet.web.votes.wording import reason_words, rule_words, time_words

if TYPE_CHECKING:
    from onesheet.festivals.models import Poll
    from onesheet.festivals.queries.votes import ScreeningLine

_FILMS, _SCREENINGS = 100, 30
"""On a page."""


@require_http_methods(["GET", "HEAD", "POST"])
@programmers_only
def polls(request: HttpRequest, edition: int) -> HttpResponse:
    """Show the polls of an edition, and make one."""
    found = edition_numbered(edition)
    if found is None:
        raise Http404(_("There is no such edition."))
    sections = sections_of(found.pk)
    if request.method == "POST":
        form = PollForm(request.POST, sections=sections, zone=found.zone)
        if form.is_valid():
            try:
                made = votes.make_poll(edition=found.pk, told=form.told(), by=member_of(request), now=timezone.now())
            except Refusal as refusal:
                form.add_error(None, Refused(refusal))
            else:
                messages.success(request, _("Made. Now make the codes of its screenings, or print slips of paper."))
                return redirect("programme-poll", poll=made.pk)
    else:
        form = PollForm(sections=sections, zone=found.zone, initial=first_of(None, found.zone))
    told = {"edition": found, "polls": polls_of(found.pk), "form": form, "time_words": time_words}
    return form_answer(render(request, "votes/polls.html", told), form)


@require_safe
@programmers_only
def poll(request: HttpRequest, poll: int) -> HttpResponse:
    """Show a poll: its films as they stand just now, a hundred at a time, and its rule."""
    found = poll_of(poll)
    ends = voting_ends(found)
    result = latest_result(found.pk)
    standing = standings(found)
    lines = Paginator(standing, _FILMS).get_page(page_asked(request))
    over = ends <= timezone.now() if ends is not None else any(one.standing.ballots for one in standing)
    told = {
        "poll": found,
        "edition": found.edition,
        "lines": lines,
        "rules": rules_of(found.pk),
        "rule": rule_words(rule_told(found)),
        "ends": ends,
        "over": over,
        "result": result,
        "otherwise": result is not None and counts_otherwise(found, standing, result.file),
        "reason_words": reason_words,
        "time_words": time_words,
    }
    return render(request, "votes/desk.html", told)


@require_safe
@programmers_only
def screenings(request: HttpRequest, poll: int) -> HttpResponse:
    """Show a day's screenings of a poll's films, thirty at a time, with codes, slips and the door; today's unless a day is asked for."""
    found = poll_of(poll)
    zone = ZoneInfo(found.edition.zone)
    by_day: dict[str, list[ScreeningLine]] = {}
    for one in poll_screenings(found):
        by_day.setdefault(one.starts.astimezone(zone).date().isoformat(), []).append(one)
    today = timezone.now().astimezone(zone).date().isoformat()
    asked = request.GET.get("day", "")
    day = next((one for one in (asked, today) if one in by_day), next(iter(by_day), ""))
    page = Paginator(by_day.get(day, []), _SCREENINGS).get_page(page_asked(request))
    told = {
        "poll": found,
        "edition": found.edition,
        "days": list(by_day),
        "day": day,
        "found": page,
        "sheets": sheets_of(found.pk, [one.id for one in page]),
        "most": votes.MOST_CODES,
        "time_words": time_words,
    }
    return render(request, "votes/screenings.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@programmers_only
def change(request: HttpRequest, poll: int) -> HttpResponse:
    """Change a poll; once there are ballots another rule needs a reason."""
    found = poll_of(poll)
    zone, sections = found.edition.zone, sections_of(found.edition_id)
    if request.method == "POST":
        form = PollForm(request.POST, sections=sections, zone=zone)
        if form.is_valid():
            try:
                votes.change_poll(
                    poll=found.pk, told=form.told(), reason=form.cleaned_data["reason"], by=member_of(request),
                    now=timezone.now(),
                )  # fmt: skip
            except Refusal as refusal:
                form.add_error(None, Refused(refusal))
            else:
                messages.success(request, _("Changed."))
                return redirect("programme-poll", poll=found.pk)
    else:
        form = PollForm(sections=sections, zone=zone, initial=first_of(found, zone))
    return form_answer(
        render(request, "votes/change.html", {"poll": found, "edition": found.edition, "form": form}), form
    )


@require_POST
@programmers_only
def publish(request: HttpRequest, poll: int) -> HttpResponse:
    """Announce the result of a poll."""
    found = poll_of(poll)
    try:
        votes.publish(poll=found.pk, by=member_of(request), now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Published, with a file that is signed."))
    return redirect("programme-poll", poll=found.pk)


@require_POST
@programmers_only
def award(request: HttpRequest, poll: int) -> HttpResponse:
    """Make the film that the published result ranks first an award of the edition."""
    found = poll_of(poll)
    result = latest_result(found.pk)
    try:
        made = votes.make_award(result=result.pk if result else 0, by=member_of(request), now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        films = ", ".join(one.film.title for one in made if one.film)
        messages.success(request, _("%(award)s: %(film)s.") % {"award": found.name, "film": films})
    return redirect("programme-poll", poll=found.pk)


@require_safe
@programmers_only
def ballots(request: HttpRequest, poll: int) -> HttpResponse:
    """Show the ballots of a poll, the latest first, each with a way to take it out."""
    found = poll_of(poll)
    page = ballots_page(found.pk, page_asked(request))
    told = {
        "poll": found,
        "found": page,
        "ballots": [(one, sign_of(found.scale, one.mark)) for one in page],
        "edition": found.edition,
        "time_words": time_words,
    }
    return render(request, "votes/ballots.html", told)


@require_POST
@programmers_only
def void(request: HttpRequest, poll: int, ballot: int) -> HttpResponse:
    """Take a ballot out, with a reason."""
    found = poll_of(poll)
    try:
        votes.void_ballot(
            poll=found.pk, ballot=ballot, reason=request.POST.get("reason", ""), by=member_of(request), now=timezone.now()
        )  # fmt: skip
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The ballot does not count any more. It stays in the file, with the reason."))
    return redirect("programme-poll-ballots", poll=found.pk)


def poll_of(number: int) -> Poll:
    """Return a poll with its edition; raise Http404 where there is none."""
    found = poll_numbered(number)
    if found is None:
        raise Http404(_("There is no such poll."))
    return found
