"""Challenges: all that are seen, who takes part in one, joining and leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onesheet.lists import services
from onesheet.lists.limits import LIST_CHANGE
from onesheet.lists.queries.index import all_challenges
from onesheet.lists.queries.progress import own_challenges, standings
from onesheet.web.access import member_of, members_only
from onesheet.web.asked import page_asked
from onesheet.web.lists.covers import cover
from onesheet.web.lists.whose import doing, list_seen, viewer_of
from onesheet.web.lists.wording import days_words, rule_words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from onesheet.lists.queries.page import ListHead


@require_safe
def challenges(request: HttpRequest) -> HttpResponse:
    """Show the challenges that everybody sees, 12 a page; to a member also those open to them."""
    viewer = viewer_of(request)
    page = all_challenges(viewer=viewer, page=page_asked(request))
    own = own_challenges(viewer) if viewer is not None else []
    told = {"page": page, "own": own, "cover": cover, "days_words": days_words, "rule_words": rule_words}
    return render(request, "lists/challenges.html", told)


@require_safe
def all_standings(request: HttpRequest, number: int) -> HttpResponse:
    """Show all who take part, the furthest first, 20 a page."""
    head = _challenge(request, number)
    page = standings(head.challenge, viewer=viewer_of(request), page=page_asked(request))
    return render(request, "lists/standings.html", {"head": head, "standings": page, "goal": head.challenge.goal})


@members_only
def take_part(request: HttpRequest, number: int) -> HttpResponse:
    """Say what taking part shows to others, then do it."""
    head = _challenge(request, number)
    if request.method != "POST":
        told = {
            "head": head,
            "goal": head.challenge.goal,
            "rule": head.rule,
            "rule_words": rule_words,
            "days": days_words(head.starts, head.ends),
        }
        return render(request, "lists/part.html", told)
    by, now = member_of(request), timezone.now()
    if doing(request, lambda: services.join_challenge(by=by, list=number, now=now), limit=LIST_CHANGE, now=now):
        messages.success(request, _("You take part. Films count as you put them in your diary."))
    return redirect("list", number=number)


@require_POST
@members_only
def leave(request: HttpRequest, number: int) -> HttpResponse:
    """Take part no longer."""
    _challenge(request, number)
    by = member_of(request)
    if doing(request, lambda: services.leave_challenge(by=by, list=number), now=timezone.now()):
        messages.success(request, _("You no longer take part. Your diary is as it was."))
    return redirect("list", number=number)


def _challenge(request: HttpRequest, number: int) -> ListHead:
    head = list_seen(request, number)
    if not head.is_challenge:
        raise Http404(_("This list is no challenge."))
    return head
