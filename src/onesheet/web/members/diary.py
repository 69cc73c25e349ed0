"""A member's diary, and the tags in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from onesheet.reviews.pure.viewing_entries import fold_tag
from onesheet.reviews.queries.diary import Asked, diary_page, tags_page
from onesheet.web.asked import page_asked
from onesheet.web.members.whose import of_member

if TYPE_CHECKING:
    from django.http import HttpRequest

    from onesheet.accounts.queries.members import MemberHead

_NO_TIME = "No year or month has this address. Years have four digits, months are 1 to 12."
FIRST_YEAR, LAST_YEAR = 1870, 9999
"""Nobody saw a film before."""


@require_safe
@of_member
def member_diary(
    request: HttpRequest, head: MemberHead, year: int | None = None, month: int | None = None
) -> HttpResponse:
    """Show a diary, 40 entries a page: all of it, a year or a month of it; `?tag=` those with a tag."""
    if not (year is None or FIRST_YEAR <= year <= LAST_YEAR) or not (month is None or 1 <= month <= 12):
        raise Http404(gettext(_NO_TIME))
    tag = request.GET.get("tag", "").strip()[:60]
    asked = Asked(year, month, fold_tag(tag) if tag else "")
    page = diary_page(head.id, head.seen, asked, page_asked(request))
    when = f"{year:04}-{month:02}" if year and month else f"{year:04}" if year else ""
    return render(request, "members/diary.html", {"head": head, "page": page, "asked": asked, "tag": tag, "when": when})


@require_safe
@of_member
def member_tags(request: HttpRequest, head: MemberHead) -> HttpResponse:
    """Show a member's tags, the most used first, 100 a page."""
    page = tags_page(head.id, head.seen, page_asked(request))
    return render(request, "members/tags.html", {"head": head, "page": page})
