"""Addresses at which something stood that was taken back: they tell what it was, with status 410."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.defaults import page_not_found

from onesheet.festivals.pure.zones import zone_of
from onesheet.festivals.queries.taken_back import Gone, gone_at
from onesheet.films.queries.taken_back import film_taken_back
from onesheet.web.festivals import words

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_FILMS, _EDITIONS, _VENUES = "films/<str:slug>", "festivals/<str:festival>", "venues/<str:slug>"


def nothing_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address where nothing is: with 410 and what stood there where everybody saw it, else with 404."""
    gone = _gone(request)
    if gone is None:
        return page_not_found(request, exception)
    told = {"gone": gone, "on": words.day_and_year(timezone.localtime(gone.at).date()), "when": "", "place": ""}
    if gone.told.get("starts"):
        starts = datetime.fromisoformat(gone.told["starts"]).astimezone(zone_of(gone.told["zone"]))
        told |= {"when": f"{words.day_and_year(starts.date())}, {starts:%H:%M}"}
    told["place"] = gone.told.get("place", "")
    answer = render(request, "410.html", told, status=410)
    # What comes back is there again at once.
    add_never_cache_headers(answer)
    return answer


def _gone(request: HttpRequest) -> Gone | None:
    """Return what stood at the address that is asked for. Costs nothing where it is none of a film, a festival or a venue."""
    match = request.resolver_match
    if match is None or match.route is None:
        return None
    asked = match.kwargs
    if match.route.startswith(_FILMS):
        film = film_taken_back(asked["slug"])
        return Gone("film", film[0], {}, film[1], None, None) if film is not None else None
    if match.route.startswith(_VENUES):
        return gone_at(venue=asked["slug"])
    if not match.route.startswith(_EDITIONS):
        return None
    screening = asked.get("number") or asked.get("screening") if "/screenings/" in match.route else None
    return gone_at(
        festival=asked["festival"],
        edition=asked.get("edition", ""),
        section=str(asked.get("section", "")),
        screening=str(screening or ""),
    )
