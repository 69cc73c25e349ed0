"""People: one person's filmography; the list of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from onesheet.films.queries.people import people_page, person_page
from onesheet.web.asked import page_asked
from onesheet.web.people.filmography import by_role

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a person did, by role, newest first."""
    page = person_page(slug)
    if page is None:
        raise Http404(
            gettext("Nobody has this address. It may have been mistyped; the search box finds people by name.")
        )
    return render(request, "people/person.html", {"page": page, "roles": by_role(page.parts)})


@require_safe
def person_list(request: HttpRequest) -> HttpResponse:
    """Show people by surname, 60 a page."""
    return render(request, "people/list.html", {"page": people_page(page_asked(request))})
