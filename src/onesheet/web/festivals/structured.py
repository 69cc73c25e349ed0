"""Festivals and screenings as linked data (schema.org), for machines that read pages."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from onesheet.festivals.queries.edition import EditionHead
from onesheet.festivals.queries.screening import FilmShown, ScreeningPage
from onesheet.web.addresses import url
from onesheet.web.festivals.words import moment_told
from onesheet.web.films.structured import as_script

_PRICE = re.compile(r"\D{0,5}(\d{1,6}(?:[.,]\d{2})?)\D{0,5}")
"""A price that is one amount, `€ 9.50`; of what says more nobody can tell which of its amounts is meant."""


def edition_data(head: EditionHead, address: str) -> Markup:
    """Return JSON-LD of an edition, safe inside a script element; `address` is absolute."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Festival",
        "@id": address,
        "url": address,
        "name": head.name,
        "startDate": head.starts.isoformat() if head.starts else "",
        "endDate": head.ends.isoformat() if head.ends else "",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": _where(head),
        "organizer": _kept({"@type": "Organization", "name": head.festival, "url": head.website}),
    }
    return as_script(_kept(told))


def _where(head: EditionHead) -> dict[str, Any] | None:
    if not head.place:
        return None
    place = {"@type": "PostalAddress", "addressLocality": head.place, "addressCountry": head.country}
    return {"@type": "Place", "name": head.place, "address": _kept(place)}


def screening_data(head: EditionHead, shown: ScreeningPage, root: str) -> Markup:
    """Return JSON-LD of a screening, safe inside a script element; `root` is the site's address without a slash."""
    one, zone = shown.head, head.time_zone
    place: dict[str, str | int] = {"festival": head.festival_slug, "edition": head.slug}
    address = root + url("screening", **place, number=one.id)
    before = moment_told(shown.moved_from or {})
    rescheduled = before is not None and before != one.starts
    status = "EventCancelled" if one.cancelled else "EventRescheduled" if rescheduled else "EventScheduled"
    works = [_movie(film, root) for film in shown.films]
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ScreeningEvent",
        "@id": address,
        "url": address,
        "name": shown.what,
        "startDate": _moment(one.starts, zone),
        "endDate": _moment(one.ends, zone),
        "previousStartDate": _moment(before, zone) if before and rescheduled else "",
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": _venue(shown, root),
        "workPresented": works[0] if len(works) == 1 else works,
        "videoFormat": one.format,
        "subtitleLanguage": one.subtitles,
        "superEvent": {"@type": "Festival", "name": head.name, "url": root + url("edition", **place)},
        "offers": _offers(head, shown),
    }
    return as_script(_kept(told))


def _movie(film: FilmShown, root: str) -> dict[str, Any]:
    return _kept({
        "@type": "Movie",
        "name": film.title,
        "url": root + url("film", slug=film.slug) if film.page else "",
        "duration": f"PT{film.minutes}M" if film.minutes else "",
        "director": [{"@type": "Person", "name": name} for name in film.directors],
    })  # fmt: skip


def _venue(shown: ScreeningPage, root: str) -> dict[str, Any] | None:
    one = shown.head
    if not one.venue or not one.venue_slug:
        return None
    told: dict[str, Any] = {
        "@type": "MovieTheater",
        "name": f"{one.venue}, {one.screen}" if one.screen else one.venue,
        "url": root + url("venue", slug=one.venue_slug),
        "address": ", ".join(part for part in (one.address, one.place) if part),
    }
    if one.latitude is not None and one.longitude is not None:
        told["geo"] = {"@type": "GeoCoordinates", "latitude": one.latitude, "longitude": one.longitude}
    return _kept(told)


def _offers(head: EditionHead, shown: ScreeningPage) -> dict[str, Any] | None:
    one = shown.head
    if one.cancelled or not (one.tickets or one.price):
        return None
    stock = "SoldOut" if one.sold_out else "InStock"
    told: dict[str, Any] = {
        "@type": "Offer",
        "url": one.tickets,
        "availability": f"https://schema.org/{stock}",
        "description": one.price,
    }
    if head.currency and (found := _PRICE.fullmatch(one.price)):
        told |= {"price": found[1].replace(",", "."), "priceCurrency": head.currency}
    return _kept(told)


def _moment(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).isoformat(timespec="seconds")


def _kept(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value not in ("", [], None)}
