"""Following, blocking and muting: buttons on members' pages, and a page of its own for each member that takes it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from onesheet.accounts.models import Member
from onesheet.accounts.queries.ties import Ties, between, member_named, quieted
from onesheet.accounts.services import Refusal
from onesheet.accounts.services import ties as services
from onesheet.accounts.services.attempts import TooOften
from onesheet.web.access import member_of, members_only
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked

_NOBODY = "Nobody here has this name. It may have been mistyped, or they have left."


@members_only
def follow(request: HttpRequest, username: str) -> HttpResponse:
    """Follow a member (`set=on`) or no longer (`set=off`)."""
    other, ties = _other(request, username)
    if ties.blocks or not ties.is_open:
        raise Http404(_(_NOBODY))
    return _act(request, other, ties, _follow, "follow")


@members_only
def block(request: HttpRequest, username: str) -> HttpResponse:
    """Block a member (`set=on`) or no longer (`set=off`)."""
    return _act(request, *_other(request, username), _block, "block")


@members_only
def mute(request: HttpRequest, username: str) -> HttpResponse:
    """Mute a member (`set=on`) or no longer (`set=off`)."""
    return _act(request, *_other(request, username), _mute, "mute")


@members_only
def remove(request: HttpRequest, username: str) -> HttpResponse:
    """Have a member no longer follow the one who asks."""
    other, _ties = _other(request, username)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    gone = services.remove_follower(by=member_of(request), follower=other)
    sentence = _("%(name)s follows you no longer.") if gone else _("%(name)s does not follow you.")
    messages.success(request, sentence % {"name": other})
    return redirect(_way_back(request, url("member-followers", username=member_of(request).username)))


@members_only
def quieted_list(request: HttpRequest) -> HttpResponse:
    """Show whom one blocked or muted, with buttons that take it back."""
    page = quieted(member_of(request).pk, page_asked(request))
    return render(request, "feed/quieted.html", {"page": page})


def _other(request: HttpRequest, username: str) -> tuple[Member, Ties]:
    """Return the member in the address and what stands between; raise Http404 where nobody else is there."""
    other = member_named(username)
    me = member_of(request)
    ties = between(me.pk, other.pk) if other is not None and other.pk != me.pk else None
    if other is None or ties is None or not (ties.is_open or ties.blocked or ties.muted or ties.followed):
        raise Http404(_(_NOBODY))
    return other, ties


def _act(
    request: HttpRequest, other: Member, ties: Ties, doing: Callable[[Member, Member, bool], str], name: str
) -> HttpResponse:
    """Do what was posted and lead back, with a link that takes it back; asked for with GET, show the buttons."""
    if request.method != "POST":
        return render(request, "feed/tie.html", {"ties": ties})
    wanted = request.POST.get("set")
    if wanted not in {"on", "off"}:
        messages.error(request, _("It was not told whether to do it or to take it back. Nothing was changed."))
        return redirect(_way_back(request, request.path))
    try:
        sentence = doing(member_of(request), other, wanted == "on")
    except TooOften:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        undo = url(name, username=other.username)
        messages.success(request, format_html('{} <a href="{}">{}</a>', sentence, undo, _("Undo")))
    return redirect(_way_back(request, url("member", username=other.username)))


def _follow(me: Member, other: Member, on: bool) -> str:  # noqa: FBT001 - one of three alike
    if on:
        services.follow(by=me, of=other, now=timezone.now())
        return _("You follow %(name)s.") % {"name": other}
    services.unfollow(by=me, of=other)
    return _("You follow %(name)s no longer.") % {"name": other}


def _block(me: Member, other: Member, on: bool) -> str:  # noqa: FBT001
    if on:
        services.block(by=me, of=other, now=timezone.now())
        return _("You blocked %(name)s. Neither of you sees what the other makes.") % {"name": other}
    services.unblock(by=me, of=other)
    return _("You no longer block %(name)s.") % {"name": other}


def _mute(me: Member, other: Member, on: bool) -> str:  # noqa: FBT001
    if on:
        services.mute(by=me, of=other, now=timezone.now())
        return _("You muted %(name)s: your feed and notices pass them over.") % {"name": other}
    services.unmute(by=me, of=other)
    return _("You no longer mute %(name)s.") % {"name": other}


def _way_back(request: HttpRequest, otherwise: str) -> Any:
    """Return the page of this site that the form says it stood on."""
    page = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(page, allowed_hosts=None) and page.startswith("/")
    return page if safe else otherwise
