"""Which film an address means."""

from __future__ import annotations

from django.http import Http404
from django.utils.translation import gettext as _

from onesheet.critics.queries.reviews import FilmName, film_named


def film_of(slug: str) -> FilmName:
    """Return the film, or raise Http404 where none has a page at this address. Costs one query."""
    film = film_named(slug)
    if film is None:
        raise Http404(_("No film has this address. It may have been mistyped; the search box finds films by title."))
    return film
