"""Feeds of a member's diary, reviews and lists, and of all reviews: in each form, with what everybody may see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from onesheet.accounts.models import Member
from onesheet.accounts.queries.members import MemberHead, member_head
from onesheet.feeds.pure import atom, json_feed, rss
from onesheet.feeds.pure.entries import Entry, Feed
from onesheet.feeds.telling import Teller
from onesheet.web.absolute import absolute

_FORMS: dict[str, tuple[str, Callable[[Feed], str]]] = {
    "atom": (atom.TYPE, atom.atom),
    "rss": (rss.TYPE, rss.rss),
    "json": (json_feed.TYPE, json_feed.json_feed),
}
_OF_MEMBER = {
    "diary": gettext_lazy("The diary of %(name)s"),
    "reviews": gettext_lazy("Reviews by %(name)s"),
    "lists": gettext_lazy("Lists by %(name)s"),
}
_BEGAN = datetime(2020, 1, 1, tzinfo=UTC)
"""Stands for the last change of the feed of all reviews while there are none."""
_NOBODY = "Nobody here has this name. It may have been mistyped, or they have left."


@require_safe
def member_feed(request: HttpRequest, username: str, what: str, form: str) -> HttpResponse:
    """Tell a member's newest public viewings, reviews or lists. Costs three queries, a list's feed four."""
    head = member_head(username, _viewer(request))
    if head is None or head.blocked or head.blocks:
        raise Http404(_(_NOBODY))
    teller = Teller(absolute(request, "/").removesuffix("/"))
    entries = _entries(teller, head, what)
    author = head.name, teller.page("member", username=head.username)
    title = f"{_OF_MEMBER[what] % {'name': head.name}} · {settings.SITE_NAME}"
    page = teller.page(f"member-{what}", username=head.username)
    feed = Feed(
        teller.id(f"member/{head.id}/{what}", head.date_joined), title, page, teller.root + request.path,
        settings.LANGUAGE_CODE, tuple(entries), head.date_joined, *author,
    )  # fmt: skip
    return answer(feed, form)


@require_safe
def all_reviews(request: HttpRequest, form: str) -> HttpResponse:
    """Tell the newest public reviews of everybody. Costs two queries."""
    teller = Teller(absolute(request, "/").removesuffix("/"))
    entries = teller.reviews(viewer=_viewer(request))
    title = f"{_('Reviews by members')} · {settings.SITE_NAME}"
    feed = Feed(
        teller.root + "/reviews", title, teller.page("home"), teller.root + request.path, settings.LANGUAGE_CODE,
        tuple(entries), _BEGAN,
    )  # fmt: skip
    return answer(feed, form)


def _viewer(request: HttpRequest) -> int | None:
    return request.user.pk if isinstance(request.user, Member) else None


def _entries(teller: Teller, head: MemberHead, what: str) -> Sequence[Entry]:
    if what == "diary":
        return teller.diary(head)
    return teller.reviews(member=head.id) if what == "reviews" else teller.lists(head)


def answer(feed: Feed, form: str) -> HttpResponse:
    """Write a feed in the form that was asked for."""
    kind, write = _FORMS[form]
    return HttpResponse(write(feed), content_type=f"{kind}; charset=utf-8")
