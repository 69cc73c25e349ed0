"""Four favourites for one's page: found by a search, put in order, without script."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from onesheet.accounts.services import Refusal
from onesheet.reviews.queries.favourites import favourites
from onesheet.reviews.services.films import FAVOURITES, set_favourites
from onesheet.search.queries import search
from onesheet.web.access import member_of, members_only


@members_only
def choose(request: HttpRequest) -> HttpResponse:
    """Show the favourites and what a search for others finds; add, move and remove."""
    member = member_of(request)
    here = favourites(member.pk)
    if request.method == "POST":
        wanted = _changed([one.film.id for one in here], request)
        try:
            set_favourites(by=member, films=wanted, now=timezone.now())
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Your favourites were saved."))
        return redirect("settings-favourites")
    asked = request.GET.get("q", "").strip()
    chosen = {one.film.id for one in here}
    found = [one for one in search(asked).films if one.film.id not in chosen] if asked else []
    page = {"favourites": here, "asked": asked, "found": found[:12], "full": len(here) >= FAVOURITES}
    return render(request, "settings/favourites.html", page)


def _changed(films: list[int], request: HttpRequest) -> list[int]:
    """Return the favourites as one press of a button leaves them; the button's value is the film."""
    for act in ("add", "remove", "earlier"):
        given = request.POST.get(act, "")
        if given.isascii() and given.isdigit() and len(given) < 18:
            film = int(given)
            if act == "add":
                return [*films, film]
            if film in films:
                at = films.index(film)
                films.remove(film)
                return films if act == "remove" else [*films[: max(0, at - 1)], film, *films[max(0, at - 1) :]]
    return films
