"""Critics' grids: films by critics, of a year, a list or a festival's edition; as a page and as a file."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onesheet.critics.pure.grid import RULE, Order
from onesheet.critics.queries.grid import WholeGrid, grid_page, whole_grid
from onesheet.critics.queries.grids import grid_editions, grid_years
from onesheet.lists.queries import all_lists
from onesheet.web.absolute import absolute
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked
from onesheet.web.grid.chosen import Chosen, edition_place, of_edition, of_list, of_year
from onesheet.web.grid.export import as_csv, as_json
from onesheet.web.grid.words import points, shade_class, sign, verdict_words
from onesheet.web.lists.whose import list_seen, viewer_of

_LAST_PAGE = 10_000


@require_safe
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """Show of what there are grids. Not kept: lists stand on it, whose changes touch no page of critics'."""
    told = {
        "lists": all_lists(viewer=viewer_of(request)),
        "years": grid_years(),
        "editions": grid_editions(page_asked(request)),
        "edition_place": edition_place,
    }
    return render(request, "grid/index.html", told)


@require_safe
def of_a_year(request: HttpRequest, year: int) -> HttpResponse:
    """Show the films of a year by critics."""
    return _page(request, of_year(year))


@require_safe
@never_cache
def of_a_list(request: HttpRequest, number: int) -> HttpResponse:
    """Show the films of a list by critics, to whom the list is open."""
    return _page(request, of_list(list_seen(request, number)))


@require_safe
def of_a_festival(request: HttpRequest, festival: str, edition: str) -> HttpResponse:
    """Show the films of a festival's edition by critics."""
    return _page(request, of_edition(festival, edition))


@require_safe
def year_csv(request: HttpRequest, year: int) -> HttpResponse:
    """Send the grid of a year, all films and all critics, as CSV."""
    return _file(request, of_year(year))


@require_safe
@never_cache
def list_csv(request: HttpRequest, number: int) -> HttpResponse:
    """Send the grid of a list as CSV, to whom the list is open."""
    return _file(request, of_list(list_seen(request, number)))


@require_safe
def festival_csv(request: HttpRequest, festival: str, edition: str) -> HttpResponse:
    """Send the grid of a festival's edition as CSV."""
    return _file(request, of_edition(festival, edition))


@require_safe
def year_json(request: HttpRequest, year: int) -> HttpResponse:
    """Send the grid of a year as JSON."""
    return _json(request, of_year(year))


@require_safe
@never_cache
def list_json(request: HttpRequest, number: int) -> HttpResponse:
    """Send the grid of a list as JSON, to whom the list is open."""
    return _json(request, of_list(list_seen(request, number)))


@require_safe
def festival_json(request: HttpRequest, festival: str, edition: str) -> HttpResponse:
    """Send the grid of a festival's edition as JSON."""
    return _json(request, of_edition(festival, edition))


def _order(request: HttpRequest) -> tuple[Order, bool]:
    """Return the order that is asked for, and whether it is the other way round: `?sort=-average`."""
    asked = request.GET.get("sort", "")
    name = asked.removeprefix("-")
    return (Order(name), asked != name) if name in {one.value for one in Order} else (Order.TITLE, False)


def _critics_page(request: HttpRequest) -> int:
    text = request.GET.get("critics", "")
    return min(int(text), _LAST_PAGE) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _page(request: HttpRequest, chosen: Chosen) -> HttpResponse:
    order, reverse = _order(request)
    found = grid_page(
        chosen.films, order=order, reverse=reverse, page=page_asked(request), critics_page=_critics_page(request)
    )
    sorted_so = ("-" if reverse else "") + order.value

    def part(*, sort: str = sorted_so, critics: int = found.critics_page, page: int = 1) -> str:
        """Return the address of another part of the grid."""
        asked = {
            "sort": sort if sort != Order.TITLE.value else "",
            "critics": critics if critics > 1 else "",
            "page": page if page > 1 else "",
        }
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{chosen.page}?{query}" if query else chosen.page

    def turned(by: Order) -> str:
        """Return the address of the grid in an order; of the one it is in, the other way round."""
        return part(sort=f"-{by.value}" if by is order and not reverse else by.value)

    told = {
        "chosen": chosen,
        "grid": found,
        "order": order,
        "ascending": reverse is not (order is Order.TITLE),
        "sorted_so": sorted_so,
        "turned": turned,
        "file": absolute(request, f"{chosen.page}.csv"),
        "orders": Order,
        "part": part,
        "rule": RULE,
        "points": points,
        "shade_class": shade_class,
        "sign": sign,
        "verdict_words": verdict_words,
    }
    return render(request, "grid/grid.html", told)


def _file(request: HttpRequest, chosen: Chosen) -> HttpResponse:
    def address(slug: str) -> str:
        return absolute(request, url("film", slug=slug))

    return _sent(as_csv(_whole(request, chosen), address), "text/csv", f"{chosen.file}.csv")


def _json(request: HttpRequest, chosen: Chosen) -> HttpResponse:
    def film(slug: str) -> str:
        return absolute(request, url("film", slug=slug))

    def review(number: int) -> str:
        return absolute(request, url("critic-review", number=number))

    told = as_json(_whole(request, chosen), title=chosen.title, rule=RULE, film=film, review=review)
    return _sent(told, "application/json", f"{chosen.file}.json")


def _whole(request: HttpRequest, chosen: Chosen) -> WholeGrid:
    order, reverse = _order(request)
    return whole_grid(chosen.films, order=order, reverse=reverse)


def _sent(text: str, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name.encode("ascii", "ignore").decode()}"'
    return answer
