"""A member's plan: their screenings day by day, what collides, what changed, and the ways to everything else of it."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from onesheet.festivals.queries.edition import EditionHead
from onesheet.festivals.queries.plans import coming, member_plan
from onesheet.web.absolute import absolute
from onesheet.web.access import member_of
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked
from onesheet.web.plans.telling import Day, days_of, pages_of, with_changes
from onesheet.web.plans.whose import of_plan, page
from onesheet.web.plans.wording import counted_wishes, weight_words

_OPEN = 12
"""Wished films without a screening in the plan that its page names, the weightiest."""


@require_safe
@of_plan
def plan(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Show a member their plan, about 40 screenings a page. Costs eight queries, three where they have none yet."""
    now, zone = timezone.now(), head.time_zone
    mine = member_plan(member_of(request).pk, head.id)
    days = with_changes(days_of(mine.picks, mine.terms(zone), zone), mine, zone)
    paged = pages_of(
        [replace(day, lines=[replace(line, over=line.row.ends <= now) for line in day.lines]) for day in days]
    )
    number = min(page_asked(request), len(paged)) if "page" in request.GET else _first_to_come(paged)
    seen = {film.selection for row in mine.picks if not row.cancelled for film in row.films}
    missing = [one for one in mine.wishes if one.selection not in seen and one.gone is None]
    told = {
        "plan": mine,
        "days": paged[number - 1],
        "page": number,
        "pages": len(paged),
        "clashes": sum(note.kind == "clash" for day in days for line in day.lines for note in line.notes),
        "gone": [one for one in mine.wishes if one.gone is not None],
        "wishes": counted_wishes(one.weight for one in mine.wishes),
        "missing": missing[:_OPEN],
        "more": len(missing) - _OPEN,
        "coming": coming([one.selection for one in missing[:_OPEN]], now) if mine.head else {},
        "weight_words": weight_words,
        "calendar": absolute(request, url("plan-calendar", token=str(mine.head.token))) if mine.head else "",
    }
    return page(request, "plan", head, told)


def _first_to_come(pages: list[list[Day]]) -> int:
    """Return the number of the first page with a screening that is not over, else of the first."""
    found = (number for number, days in enumerate(pages, 1) if any(not one.over for day in days for one in day.lines))
    return next(found, 1)
