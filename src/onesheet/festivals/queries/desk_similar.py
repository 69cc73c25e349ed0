"""The films here that one which a programmer is about to make could be."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from onesheet.festivals.pure.film_text import NewFilm
from onesheet.films.models import Film
from onesheet.films.pure.matching import Candidate
from onesheet.films.queries.held import is_held
from onesheet.films.services.known import known_films

MOST = 12


@dataclass(frozen=True, slots=True)
class Similar:
    """A film with such a title."""

    id: int
    slug: str
    title: str
    year: int | None
    directors: tuple[str, ...]


def same_titles(film: NewFilm) -> list[Similar]:
    """Return up to 12 films that have this title or the original one, those of about its year first; such as are held, too.

    Costs up to nine queries.
    """
    titles = tuple(dict.fromkeys(one for one in (film.title, film.original_title) if one.strip()))
    known = known_films(Candidate(titles=titles, year=film.year, directors=film.directors))
    lines = {one.pk: one for one in Film.objects.filter(Q(shown=True) | is_held(), pk__in=[one.id for one in known])}
    found = [
        Similar(one.id, lines[one.id].slug, lines[one.id].title, one.year, one.directors)
        for one in known
        if one.id in lines
    ]
    return sorted(found, key=lambda one: abs((one.year or 0) - (film.year or 0)) if film.year else 0)[:MOST]
