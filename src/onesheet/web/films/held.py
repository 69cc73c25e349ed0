"""The page of a film that is held back until an edition which has it is announced: for programmers and editors alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from onesheet.accounts.permissions import may_edit, may_programme
from onesheet.festivals.pure.film_text import READER
from onesheet.festivals.queries.of_held import prepared_for
from onesheet.films.queries.held import held_film

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def held_page(request: HttpRequest, slug: str) -> HttpResponse | None:
    """Show what is said of a film that is held, to editors its own facts alone; None where there is nothing for who asks.

    Rows of tables tell of the programme, so that programmers alone read them; for which edition it is they alone see, too.
    Costs three queries, and none for visitors. No cache keeps it.
    """
    programmer = may_programme(request.user)
    if not (programmer or may_edit(request.user)):
        return None
    held = held_film(slug, whole=programmer)
    if held is None:
        return None
    told = {
        "film": held.film,
        "said": held.said,
        "directors": [str(one.value) for one in held.said if one.property == "director"],
        "editions": prepared_for(held.film.id) if programmer else [],
        "programmer": programmer,
        "sentences": {one.document for one in held.said if programmer or one.reader == READER},
    }
    response = render(request, "films/held.html", told)
    add_never_cache_headers(response)
    return response
