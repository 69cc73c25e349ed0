"""Lists: all that are seen, one's own, one list with its films, and a list as a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onesheet.lists.queries.index import Order, all_lists, film_named, mine, with_film
from onesheet.lists.queries.page import all_films, editors_of, list_films
from onesheet.lists.queries.progress import own_part, standings
from onesheet.web.absolute import absolute
from onesheet.web.access import member_of, members_only
from onesheet.web.addresses import url
from onesheet.web.asked import page_asked
from onesheet.web.lists.covers import cover
from onesheet.web.lists.export import as_csv, as_json
from onesheet.web.lists.whose import list_seen, viewer_of
from onesheet.web.lists.wording import days_words, rule_words

if TYPE_CHECKING:
    from django.http import HttpRequest

STANDINGS = 10
"""Of those who take part, how many the challenge's own page names."""


@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """Show the lists that everybody sees, 12 a page; to a member also those open to them."""
    order = Order.FILMS if request.GET.get("sort") == Order.FILMS.value else Order.NEWEST
    page = all_lists(viewer=viewer_of(request), order=order, page=page_asked(request))
    return render(request, "lists/index.html", {"page": page, "order": order, "orders": Order, "cover": cover})


@require_safe
@members_only
def my_lists(request: HttpRequest) -> HttpResponse:
    """Show the lists that a member owns or edits with their owner."""
    page = mine(member_of(request).pk, page=page_asked(request))
    return render(request, "lists/mine.html", {"page": page, "cover": cover})


@require_safe
@never_cache
def with_a_film(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the lists that a film is on. Not kept: the covers show other films, whose changes touch no page of this one."""
    film = film_named(slug)
    if film is None:
        raise Http404(_("No film has this address. It may have been mistyped; the search box finds films by title."))
    page = with_film(film.id, viewer=viewer_of(request), page=page_asked(request))
    return render(request, "lists/with_film.html", {"film": film, "page": page, "cover": cover})


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a list or a challenge with a page of its films; to a member, with how many of them they saw."""
    head, viewer = list_seen(request, number), viewer_of(request)
    unseen = viewer is not None and request.GET.get("show") == "unseen"
    films = list_films(head, viewer=viewer, unseen=unseen, page=page_asked(request))
    challenge = head.challenge if head.is_challenge else None
    told = {
        "head": head,
        "own": viewer == head.owner,
        "films": films,
        "unseen": unseen,
        "editors": editors_of(number),
        "goal": challenge.goal if challenge else 0,
        "rule": head.rule if challenge else None,
        "standings": standings(challenge, viewer=viewer) if challenge else None,
        "shown_standings": STANDINGS,
        "part": own_part(challenge, viewer) if challenge and viewer is not None else None,
        "rule_words": rule_words,
        "days": days_words(head.starts, head.ends),
    }
    return render(request, "lists/list.html", told)


@require_safe
@never_cache
def as_csv_file(request: HttpRequest, number: int) -> HttpResponse:
    """Send the films of a list as CSV."""
    head = list_seen(request, number)
    return _file(as_csv(head, all_films(head), partial(_address, request)), "text/csv", f"list-{number}.csv")


@require_safe
@never_cache
def as_json_file(request: HttpRequest, number: int) -> HttpResponse:
    """Send a list as JSON."""
    head = list_seen(request, number)
    told = as_json(head, all_films(head), partial(_address, request))
    return _file(told, "application/json", f"list-{number}.json")


def _address(request: HttpRequest, slug: str) -> str:
    return absolute(request, url("film", slug=slug))


def _file(text: str, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
