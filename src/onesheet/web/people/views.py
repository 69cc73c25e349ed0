"""People: one person's filmography and what is stated of them; the list of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from onesheet.accounts.services import Refusal
from onesheet.films.queries.people import people_page, person_named, person_page
from onesheet.people import services
from onesheet.people.queries import stated_of
from onesheet.web.access import editors_only, member_of
from onesheet.web.asked import page_asked
from onesheet.web.people.filmography import by_role
from onesheet.web.people.forms import GENDER_WORDS, GenderForm

if TYPE_CHECKING:
    from django.http import HttpRequest

_NOBODY = "Nobody has this address. It may have been mistyped; the search box finds people by name."


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a person did, by role, newest first."""
    page = person_page(slug)
    if page is None:
        raise Http404(gettext(_NOBODY))
    told = {"page": page, "roles": by_role(page.parts), "stated": stated_of(page.person.id), "genders": GENDER_WORDS}
    return render(request, "people/person.html", told)


@editors_only
def gender(request: HttpRequest, slug: str) -> HttpResponse:
    """Let an editor state a person's gender with the sentence that says it, or take that back."""
    person = person_named(slug)
    if person is None:
        raise Http404(gettext(_NOBODY))
    standing = stated_of(person.id).get("gender")
    first = {"gender": standing.value, "quote": standing.quote, "source": standing.source} if standing else {}
    form = GenderForm(request.POST) if request.method == "POST" else GenderForm(initial=first)
    if form.is_valid():
        try:
            services.state_gender(by=member_of(request), person=person.id, now=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, gettext("Saved."))
            return redirect("person", slug=slug)
    return render(request, "people/gender.html", {"person": person, "form": form})


@require_safe
def person_list(request: HttpRequest) -> HttpResponse:
    """Show people by surname, 60 a page."""
    return render(request, "people/list.html", {"page": people_page(page_asked(request))})
