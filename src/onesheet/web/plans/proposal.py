"""The plan that is proposed: how much it weighs, whether it is proven, its screenings by day, and each film that is left out."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from onesheet.accounts.services import attempt
from onesheet.festivals.limits import PROPOSE
from onesheet.festivals.queries.edition import EditionHead
from onesheet.festivals.queries.plans import proposed
from onesheet.festivals.services.plans import sees_press
from onesheet.web.access import member_of
from onesheet.web.asked import page_asked
from onesheet.web.plans.telling import days_of, names_of
from onesheet.web.plans.whose import of_plan, page
from onesheet.web.plans.wording import because, weight_words

_LEFT_OUT = 40
"""Films of a page that are left out."""


@require_safe
@of_plan
def proposal(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Propose a plan; nothing is changed by that. Its first page has the plan, all have 40 films that are left out."""
    now, zone, by = timezone.now(), head.time_zone, member_of(request)
    attempt(limit=PROPOSE, by=by, now=now)
    made = proposed(head, by.pk, now, press=sees_press(by))
    names = names_of(made.lines)
    titles = {one.selection: one for one in made.plan.wishes}
    fresh = {one.id for one in made.plan.picks}
    found = Paginator(made.left, _LEFT_OUT).get_page(page_asked(request))
    told = {
        "made": made,
        "proposal": made.proposal,
        "days": days_of(made.lines, made.terms, zone) if found.number == 1 else [],
        "fixed": made.terms.fixed,
        "old": fresh,
        "left": [(titles[one.film], because(one, made.starts, names, zone)) for one in found],
        "left_out": len(made.left),
        "page": found.number,
        "pages": found.paginator.num_pages,
        "dropped": [
            one for one in made.plan.picks if one.id not in made.proposal.chosen and not one.fixed and one.starts >= now
        ],
        "weight_words": weight_words,
        "screenings": ",".join(str(one) for one in made.proposal.chosen),
    }
    return page(request, "proposal", head, told)
