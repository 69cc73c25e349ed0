"""Films: one film's sheet, its record, its poster; the list of films."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from onesheet.films.queries.film import Voices, film_page, film_poster
from onesheet.films.queries.listing import Order, films_page
from onesheet.films.queries.record import film_record, property_record
from onesheet.values.names import fold
from onesheet.web.absolute import absolute
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked, years_asked
from onesheet.web.films.sheet import arrange
from onesheet.web.films.structured import structured_data
from onesheet.web.films.verdicts import slots
from onesheet.web.posters import poster

if TYPE_CHECKING:
    from django.http import HttpRequest

_NO_FILM = "No film has this address. It may have been mistyped; the search box finds films by title."

_VOICES = 44
"""Statements that a page of one property tells in all; the rest is counted."""


@require_safe
def film(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a film's sheet; `?reviews=members` or `critics` chooses whose reviews stand on it, `?page=` which."""
    asked = request.GET.get("reviews", "")
    shown = Voices(asked) if asked in {one.value for one in Voices} else Voices.ALL
    page = film_page(slug, shown, page_asked(request))
    if page is None:
        raise Http404(gettext(_NO_FILM))
    sheet = arrange(page, url("film-record", slug=slug))
    address = absolute(request, url("film", slug=slug))
    image = absolute(request, url("film-poster", slug=slug))
    root = absolute(request, "/").removesuffix("/")
    data = structured_data(sheet, address, image, lambda one: root + url("person", slug=one))
    return render(request, "films/film.html", {"sheet": sheet, "address": address, "image": image, "data": data})


@require_safe
def film_list(request: HttpRequest) -> HttpResponse:
    """Show films by title, year or genre, 24 a page."""
    asked = {name: request.GET.get(name, "") for name in ("genre", "year", "sort")}
    order = Order(asked["sort"]) if asked["sort"] in {one.value for one in Order} else Order.TITLE
    years = years_asked(asked["year"])
    page = films_page(order, genre=fold(asked["genre"]), years=years, page=page_asked(request))
    chosen = {"genre": fold(asked["genre"]), "year": asked["year"] if years else "", "sort": order}
    return render(request, "films/list.html", {"page": page, "chosen": chosen, "orders": list(Order)})


@require_safe
def record(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every statement about a film."""
    page = film_record(slug, page_asked(request))
    if page is None:
        raise Http404(gettext(_NO_FILM))
    return render(request, "films/record.html", {"page": page})


@require_safe
def record_property(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Show all values of one property side by side, with who says them."""
    page = property_record(slug, name, page_asked(request))
    if page is None:
        raise Http404(gettext("Nothing of this kind is said of a film at this address."))
    shown = max(2, _VOICES // max(1, len(page.values)))
    return render(request, "films/property.html", {"page": page, "slots": slots(page.values), "shown": shown})


@require_safe
def film_poster_svg(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001 - a view takes the request
    """Send the film's one-sheet as a picture of its own."""
    card = film_poster(slug)
    if card is None:
        raise Http404(gettext(_NO_FILM))
    film = card.film
    drawn = poster(film.title, film.year, card.directors, film.genre, film.slug, standalone=True, label=film.title)
    return HttpResponse(drawn, content_type="image/svg+xml; charset=utf-8")
