"""The front page, and what robots may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from onesheet.festivals.queries.panels import own_seats
from onesheet.films.queries.home import home_page
from onesheet.reviews.queries.latest import latest_reviews

if TYPE_CHECKING:
    from django.http import HttpRequest

_REVIEWS = 4
"""Members' reviews on the front page."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what came in last."""
    viewer = request.user.pk if request.user.is_authenticated else None
    reviews = latest_reviews(viewer, limit=_REVIEWS)
    seats = own_seats(viewer) if viewer is not None else []
    return render(request, "home/home.html", {"page": home_page(), "members_reviews": reviews, "seats": seats})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view takes the request
    """Tell robots what is not worth their while: forms, searches, and pages for those who sign in."""
    closed = [reverse(name) for name in ("admin:index", "add", "proposals", "sign-in", "search")]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
