"""The films here that one which a programmer is about to make could be."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from django.db.models import Q

from onesheet.festivals.pure.film_text import NewFilm
from onesheet.films.models import Film, Statement
from onesheet.films.pure.matching import Candidate
from onesheet.films.queries.held import is_held
from onesheet.films.services.known import known_films
from onesheet.sources.models import Document
from onesheet.values.folding import fold

MOST, _LOOKED_AT = 12, 5_000


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


def held_titles(words: str) -> list[Similar]:
    """Return up to 12 films with all these words in their title of which only documents tell that are held back: no search finds them.

    Costs a query.
    """
    asked = fold(words).split()
    held = Statement.objects.filter(document__state=Document.State.HELD).values("film_id")
    films = Film.objects.filter(pk__in=held, shown=False).order_by("title", "pk")
    rows = films.values_list("pk", "slug", "title", "year")[:_LOOKED_AT] if asked else []
    found = (Similar(*row, ()) for row in rows if all(one in fold(row[2]) for one in asked))
    return list(islice(found, MOST))
