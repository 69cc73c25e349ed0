"""Films: one film's sheet, its record, its poster; the list of films."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from onesheet.accounts.models import Member
from onesheet.critics.queries.sheet import sheet_figures
from onesheet.festivals.queries.awards import awards_of_film
from onesheet.festivals.queries.of_film import festivals_of_film
from onesheet.films.queries.film import Voices, film_masthead, film_page, film_poster
from onesheet.films.queries.listing import Order, films_page
from onesheet.films.queries.record import film_record, property_record
from onesheet.lists.queries import of_film
from onesheet.reviews.queries.cards import Order as ReviewOrder
from onesheet.reviews.queries.film_sheet import film_sheet, reviews_page
from onesheet.values.names import fold
from onesheet.web.absolute import absolute
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked, years_asked
from onesheet.web.festivals import awarding
from onesheet.web.films.critics import critics_part, large_figures
from onesheet.web.films.festivals import at_festivals, edition_addresses, names_festivals, wishes_here
from onesheet.web.films.held import held_page
from onesheet.web.films.opinion import opinion
from onesheet.web.films.sheet import arrange
from onesheet.web.films.structured import structured_data
from onesheet.web.films.verdicts import slots
from onesheet.web.posters import poster

if TYPE_CHECKING:
    from django.http import HttpRequest

    from onesheet.critics.queries.sheet import SheetFigures
    from onesheet.films.queries.film import Masthead

_NO_FILM = "No film has this address. It may have been mistyped; the search box finds films by title."

_VOICES = 44
"""Statements that a page of one property tells in all; the rest is counted."""

_LAST_PAGE = 500
"""The last page of a film's reviews: the database counts its way to a page, and nobody reads so far."""


@require_safe
def film(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a film's sheet: to a member with what they may do about it.

    `?reviews=members` or `critics` chooses whose quoted reviews stand on it, `?page=` which; `?sort=` the order of the
    reviews by the site's own members.
    """
    asked = request.GET.get("reviews", "")
    shown = Voices(asked) if asked in {one.value for one in Voices} else Voices.ALL
    page = film_page(slug, shown, page_asked(request))
    if page is None:
        if (held := held_page(request, slug)) is not None:
            return held
        raise Http404(gettext(_NO_FILM))
    figures = sheet_figures(page.film.id, timezone.localdate())
    selections = festivals_of_film(page.film.id)
    awards = awards_of_film(page.film.id) if names_festivals(page.facts) else []
    record, editions = url("film-record", slug=slug), edition_addresses(selections)
    sheet = arrange(page, record, large_figures(figures), editions, awards)
    address = absolute(request, url("film", slug=slug))
    image = absolute(request, url("film-poster", slug=slug))
    root = absolute(request, "/").removesuffix("/")
    data = structured_data(sheet, figures, address, image, lambda one: root + url("person", slug=one))
    festivals = at_festivals(selections, awards, timezone.now())
    told = {
        "sheet": sheet,
        "address": address,
        "image": image,
        "data": data,
        "critics": critics_part(figures),
        "festivals": festivals,
        "awarding": awarding,
        "wishes": wishes_here(request, festivals),
    }
    return render(request, "films/film.html", told | _of_members(request, page.film, figures))


def _of_members(request: HttpRequest, film: Masthead, figures: SheetFigures) -> dict[str, Any]:
    """Return what members say of a film, and the panel of the member who looks."""
    viewer = request.user if isinstance(request.user, Member) else None
    number = viewer.pk if viewer else None
    sheet = film_sheet(film.id, number, _review_order(request), figures.tally)
    score = next(one for one in figures.members if one.rule == "members-score")
    told = {"members": sheet, "opinion": opinion(sheet.tally, score), "on_lists": of_film(film.id, number)}
    return told | {"fewest": score.parameters["fewest"]}


def _review_order(request: HttpRequest) -> ReviewOrder:
    asked = request.GET.get("sort", "")
    return ReviewOrder(asked) if asked in {one.value for one in ReviewOrder} else ReviewOrder.POPULAR


@require_safe
def reviews(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the reviews of a film by the site's own members, a page of them, in the order that `?sort=` asks for."""
    film = film_masthead(slug)
    if film is None:
        raise Http404(gettext(_NO_FILM))
    order = _review_order(request)
    viewer = request.user.pk if request.user.is_authenticated else None
    page = reviews_page(film.id, viewer, order, min(page_asked(request), _LAST_PAGE))
    return render(request, "films/members_reviews.html", {"film": film, "page": page, "order": order})


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
