"""What those one follows do."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from onesheet.lists.queries.feed import named_lists
from onesheet.reviews.pure.feed_groups import Group, days, grouped
from onesheet.reviews.queries.feed import Feed, FeedItem, feed_page, suggestions
from onesheet.web.access import member_of, members_only

_LONGEST = 15
"""Digits of a cursor."""


@members_only
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Show what those one follows did, 30 entries a page; `?before=` is the number of the last entry seen."""
    before, me = _cursor(request), member_of(request)
    page = feed_page(me.pk, before)
    lists = named_lists((one.ref for one in page.items if one.kind == "list"), me.pk) if page.items else {}
    told = [one for one in page.items if one.kind != "list" or one.ref in lists]
    found = {
        "days": _days(told),
        "lists": lists,
        "before": page.before,
        "first": before is None,
        "suggestions": suggestions(me.pk) if _is_bare(page, before) else [],
    }
    return render(request, "feed/feed.html", found)


def _cursor(request: HttpRequest) -> int | None:
    text = request.GET.get("before", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST else None


def _is_bare(page: Feed, before: int | None) -> bool:
    return not page.items and page.before is None and before is None


def _days(items: list[FeedItem]) -> list[tuple[date, list[Group[FeedItem]]]]:
    return days(grouped([(localdate(one.at), one) for one in items]))
