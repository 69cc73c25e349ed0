"""A plan as one file that needs no network: opened from the disk of a phone it looks as it should, and it prints."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe
from markupsafe import Markup

from onesheet.festivals.queries.edition import EditionHead
from onesheet.festivals.queries.plans import coming, member_plan
from onesheet.web.absolute import absolute
from onesheet.web.access import member_of
from onesheet.web.addresses import url
from onesheet.web.festivals import words
from onesheet.web.festivals.whose import place
from onesheet.web.plans.telling import days_of
from onesheet.web.plans.whose import of_plan
from onesheet.web.plans.wording import weight_words

_SHEET = Path(__file__).resolve().parents[1] / "static" / "plan-saved.css"


@require_safe
@of_plan
def saved(request: HttpRequest, head: EditionHead) -> HttpResponse:
    """Send a member's plan as an HTML file with its style sheet in it: every screening, and when wished films are shown else.

    Costs eight queries. Its style would be refused on a page of the site, so it is sent as a file and never shown as a page.
    """
    now, zone = timezone.now(), head.time_zone
    mine = member_plan(member_of(request).pk, head.id)
    days = days_of(mine.picks, mine.terms(zone), zone)
    seen = {film.selection for row in mine.picks if not row.cancelled for film in row.films}
    missing = [one for one in mine.wishes if one.selection not in seen and one.gone is None]
    told = {
        "edition": head,
        "days": days,
        "missing": missing,
        "coming": coming([one.selection for one in missing], now),
        "venues": sorted({(row.venue, row.address) for row in mine.picks if row.venue and row.address}),
        "words": words,
        "weight_words": weight_words,
        "zone": zone,
        "now": now,
        "sheet": _sheet(),
        "address": absolute(request, url("plan", **place(head))),
    }
    answer = HttpResponse(render_to_string("plans/saved.html", told), content_type="text/html; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="plan-{head.festival_slug}-{head.slug}.html"'
    return answer


@lru_cache(maxsize=1)
def _sheet() -> Markup:
    return Markup(_SHEET.read_text(encoding="utf-8"))  # noqa: S704 - a file of the site's own
