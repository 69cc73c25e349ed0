"""Calendars of screenings: of an edition, of one of its sections, of a venue; and how a plan's is made."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from onesheet.feeds.pure.calendar import TYPE, CalendarEvent, calendar
from onesheet.festivals.pure.zones import zone_of
from onesheet.festivals.queries.calendar import CalendarScreening, at_venue, of_edition, of_section
from onesheet.festivals.queries.edition import sections
from onesheet.festivals.queries.venue import venue_head
from onesheet.web.absolute import absolute
from onesheet.web.addresses import url
from onesheet.web.festivals import words
from onesheet.web.festivals.whose import edition_seen, place


@require_safe
def edition_calendar(request: HttpRequest, festival: str, edition: str) -> HttpResponse:
    """Tell all screenings of an edition. Costs three queries."""
    head = edition_seen(festival, edition)
    page = url("edition-schedule", **place(head))
    return answer(request, head.name, of_edition(head.id), page=page, changed_at=head.changed_at)


@require_safe
def section_calendar(request: HttpRequest, festival: str, edition: str, section: str) -> HttpResponse:
    """Tell the screenings in which films of a section are shown. Costs four queries."""
    head = edition_seen(festival, edition)
    found = next((one for one in sections(head.id) if one.slug == section), None)
    if found is None:
        raise Http404(_("This edition has no section of this name. Its page has all of them."))
    page = url("edition-section", section=section, **place(head))
    rows = of_section(head.id, section)
    return answer(request, f"{found.name}, {head.name}", rows, page=page, changed_at=head.changed_at)


@require_safe
def venue_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell the screenings of announced editions at a venue, from sixty days ago on. Costs three queries."""
    head = venue_head(slug)
    if head is None:
        raise Http404(_("No venue has this address. The list of venues has all of them."))
    rows = at_venue(head.id, timezone.now())
    return answer(request, head.name, rows, page=url("venue", slug=slug), changed_at=head.changed_at)


def answer(
    request: HttpRequest, name: str, rows: Sequence[CalendarScreening], *, page: str, changed_at: datetime
) -> HttpResponse:
    """Send screenings as a calendar, or say that the reader has it already.

    `page` is the address of the page that shows the same, without the site's; `changed_at` is when what it is of changed last.
    """
    root = absolute(request, "/").removesuffix("/")
    title = f"{name} · {settings.SITE_NAME}"
    zones = {zone_of(row.zone).key for row in rows}
    body = calendar(
        title, [event(row, root) for row in rows], address=root + page, zone=zones.pop() if len(zones) == 1 else ""
    )
    response = HttpResponse(body, content_type=f"{TYPE}; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    response["ETag"] = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    # Told, but nobody is answered by it: a film that is called otherwise now changes no screening.
    response["Last-Modified"] = http_date(max([changed_at, *(row.changed_at for row in rows)]).timestamp())
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def event(row: CalendarScreening, root: str) -> CalendarEvent:
    """Return a screening as an event; `root` is the site's address without a slash at its end."""
    what = row.what or _("Screening")
    cancelled = row.state == "cancelled"
    audience = words.audience_words(row.audience)
    told = [
        row.reason if cancelled else "",
        _("Sold out") if row.sold_out and not cancelled else "",
        _("For: %(audience)s") % {"audience": audience} if audience else "",
        *(
            f"{one.title} ({one.year})" if one.year else one.title
            for one in row.films
            if row.title or len(row.films) > 1
        ),
        ", ".join(part for part in (row.format, row.subtitles) if part),
        _("With: %(guests)s") % {"guests": row.guests} if row.guests else "",
        _("Tickets: %(address)s") % {"address": row.tickets} if row.tickets and not cancelled else "",
    ]
    where = [f"{row.venue}, {row.screen}" if row.screen else row.venue, row.address, row.place]
    return CalendarEvent(
        uid=str(row.token),
        sequence=row.sequence,
        changed_at=row.changed_at,
        starts=row.starts,
        ends=row.ends,
        zone=zone_of(row.zone).key,
        summary=_("Cancelled: %(what)s") % {"what": what} if cancelled else what,
        description="\n".join(line for line in told if line),
        location=", ".join(part for part in where if part),
        address=root + url("screening", festival=row.festival_slug, edition=row.edition_slug, number=row.id),
        latitude=row.latitude,
        longitude=row.longitude,
        cancelled=cancelled,
    )
