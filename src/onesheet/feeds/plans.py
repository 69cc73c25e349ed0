"""The calendar of a member's plan: open to who has its address, to nobody else, and kept by no cache on the way."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from onesheet.accounts.address import network_address
from onesheet.accounts.services import attempt
from onesheet.feeds.calendars import answer
from onesheet.festivals.limits import CALENDAR, NO_CALENDAR
from onesheet.festivals.queries.calendar import chosen
from onesheet.festivals.queries.plans import plan_by_token
from onesheet.web.addresses import url
from onesheet.web.limited import limited


@require_safe
@limited
def plan_calendar(request: HttpRequest, token: UUID) -> HttpResponse:
    """Tell the screenings of a plan. Costs four queries beside counting how often it is read."""
    plan = plan_by_token(token)
    if plan is None:
        attempt(limit=NO_CALENDAR, address=network_address(request), now=timezone.now())
        raise Http404(_("No calendar has this address. Its member may have given it a new one."))
    attempt(limit=CALENDAR, address=f"plan:{token}", now=timezone.now())
    page = url("plan", festival=plan.festival_slug, edition=plan.edition_slug)
    name = _("My plan: %(edition)s") % {"edition": plan.edition}
    response = answer(request, name, chosen(plan.screenings), page=page, changed_at=plan.changed_at)
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
