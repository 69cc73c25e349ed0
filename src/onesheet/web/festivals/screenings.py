"""One screening; venues."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from onesheet.festivals.pure.zones import zone_of
from onesheet.festivals.queries.edition import EditionHead
from onesheet.festivals.queries.screening import ScreeningHead, screening_page
from onesheet.festivals.queries.venue import venue_page, venues_page
from onesheet.web.absolute import absolute
from onesheet.web.asked import page_asked
from onesheet.web.festivals import words
from onesheet.web.festivals.structured import screening_data
from onesheet.web.festivals.whose import of_edition, page
from onesheet.web.plans.mine import at_screening


@of_edition
def screening(request: HttpRequest, head: EditionHead, number: int) -> HttpResponse:
    """Show one screening with everything that somebody needs to know before they go. Costs six queries, some more for members."""
    shown = screening_page(head.id, number)
    if shown is None:
        raise Http404(_("This edition has no such screening. Its page has all of them, day by day."))
    root = absolute(request, "/").removesuffix("/")
    zone = head.time_zone
    local = shown.head.starts.astimezone(zone)
    told = {
        "shown": shown,
        "screening": shown.head,
        "day": words.day_and_year(local.date()),
        "iso": local.isoformat(timespec="minutes"),
        "access": list(_access(shown.head)),
        "mine": at_screening(request, head, number, timezone.now()),
        "zone": zone,
        "words": words,
        "address": root + request.path,
        "data": screening_data(head, shown, root),
    }
    return page(request, "screening", head, "edition-schedule", told)


def _access(one: ScreeningHead) -> Iterator[str]:
    """Yield what is known of who can get in, see and hear."""
    if one.step_free is not None:
        yield _("Step-free way to the screen") if one.step_free else _("No step-free way to the screen")
    if one.hearing_loop is not None:
        yield _("Hearing loop") if one.hearing_loop else _("No hearing loop")
    if one.captions:
        yield words.captions_words(one.captions).capitalize()
    if one.audio_description:
        yield _("Audio description")
    if one.signed:
        yield _("Interpreted into sign language")
    if one.relaxed:
        yield _("Relaxed screening: the lights stay low, people may move and make noise")


@require_safe
def venues(request: HttpRequest) -> HttpResponse:
    """Show the venues of announced editions by name, 60 a page."""
    return render(request, "festivals/venues.html", {"page": venues_page(page_asked(request), timezone.now())})


@require_safe
def venue(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a venue with its screenings that are yet to come, 60 a page. Costs four queries."""
    shown = venue_page(slug, timezone.now(), page_asked(request))
    if shown is None:
        raise Http404(_("No venue has this address. The list of venues has all of them."))
    days: dict[str, list[tuple[str, object]]] = {}
    for one in shown.screenings:
        local = one.starts.astimezone(zone_of(one.zone))
        days.setdefault(words.day_and_year(local.date()), []).append((local.strftime("%H:%M"), one))
    return render(request, "festivals/venue.html", {"shown": shown, "venue": shown.head, "days": days, "words": words})
