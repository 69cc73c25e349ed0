"""When a member has time, day by day, and what else they ask of a plan."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onesheet.accounts.services import Refusal
from onesheet.festivals.pure.hours import ALL, NONE, SOME, SPANS, DayHours, hours_of
from onesheet.festivals.queries.edition import EditionHead
from onesheet.festivals.queries.plans import days_of_edition, plan_head
from onesheet.festivals.services.plans import set_hours
from onesheet.web.access import member_of
from onesheet.web.addresses import url
from onesheet.web.festivals import words
from onesheet.web.festivals.whose import place
from onesheet.web.limited import delayed
from onesheet.web.plans.acts import number_of
from onesheet.web.plans.whose import of_plan, page

_PAUSE = 10
"""Minutes, unless told."""
_NEVER = -1
"""Stands for what was typed and is no number: the service refuses it."""


@require_http_methods(["GET", "HEAD", "POST"])
@of_plan
def hours(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Ask when a member has time, and take it; what will not do is shown again as it was typed. Costs three queries to show."""
    days = days_of_edition(head.id, head.time_zone)
    problem: Refusal | None = None
    kept = plan_head(member_of(request).pk, head.id)
    before = hours_of(days, kept.free if kept else [])
    if request.method == "POST":
        given = [_typed(request, one) for one in before]
        pause, most = request.POST.get("pause", "").strip(), request.POST.get("most", "").strip()
        try:
            set_hours(
                edition=head.id, days=given, pause=_number(pause) if pause else 0, most=_number(most) if most else None,
                by=member_of(request), now=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            problem = refusal
        else:
            messages.success(request, _("That is kept. Proposals go by it from now on."))
            return redirect(url("plan", **place(head)))
    else:
        given = before
        pause = str(kept.pause if kept else _PAUSE)
        most = str(kept.most or "") if kept else ""
    told = {
        "hours": [(one, words.day_words(one.day), _filled(one)) for one in given],
        "pause": pause,
        "most": most,
        "problem": str(problem or ""),
    }
    return delayed(page(request, "hours", head, told, status=400 if problem else 200), problem)


def _typed(request: HttpRequest, before: DayHours) -> DayHours:
    """Return what was typed of a day. New times count though `all day` is still chosen; old ones are left over when it is chosen."""
    day = before.day
    kind = request.POST.get(f"kind-{day}", ALL)
    spans = tuple(
        (request.POST.get(f"from-{day}-{number}", "")[:20], request.POST.get(f"until-{day}-{number}", "")[:20])
        for number in range(SPANS)
    )
    if kind == ALL and any(any(span) for span in spans) and list(spans) != _filled(before):
        kind = SOME
    return DayHours(day, kind if kind in (ALL, NONE, SOME) else ALL, spans if kind == SOME else ())


def _filled(one: DayHours) -> list[tuple[str, str]]:
    return [*one.spans, *[("", "")] * SPANS][:SPANS]


def _number(text: str) -> int:
    number = number_of(text)
    return _NEVER if number is None else number
