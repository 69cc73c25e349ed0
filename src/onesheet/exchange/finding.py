"""Which film here each row of an import means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from onesheet.exchange.pure.rows import FilmTold
from onesheet.exchange.pure.which_film import Which, conclude, keys_of, titles_of
from onesheet.films.models import Fact, Film, Title
from onesheet.films.pure.matching import Candidate
from onesheet.films.services.known_together import known_together

__all__ = ["Finder", "Found", "keys_of", "keys_of_films"]


@dataclass(frozen=True, slots=True)
class Found:
    """Which film a row means. `film` is set where it is certain; `choices` where it could be several; neither: not here."""

    film: int | None
    choices: tuple[tuple[int, str], ...] = ()
    """Films it could be, the likeliest first, each with what speaks against taking it."""
    sentence: str = ""
    """Why it is not certain, or that it is not here."""


class Finder:
    """Finds films, each asked for once."""

    def __init__(self) -> None:
        self._found: dict[FilmTold, Found] = {}

    def find(self, told: Collection[FilmTold]) -> dict[FilmTold, Found]:
        """Return what each means. Costs at most eight queries for 200 that were not asked for before."""
        asked = [one for one in dict.fromkeys(told) if one not in self._found]
        candidates = [Candidate(titles_of(one), identifiers=one.identifiers) for one in asked]
        which = [conclude(one, known) for one, known in zip(asked, known_together(candidates), strict=True)]
        names = _names({film for one in which for film, _ in one.choices})
        for one, concluded in zip(asked, which, strict=True):
            self._found[one] = _told(one, concluded, names)
        return {one: self._found[one] for one in told}


def keys_of_films(films: Collection[int]) -> dict[str, set[int]]:
    """Return by what these films are known: the keys that `keys_of` gives for rows that could mean them. Costs three queries."""
    found: dict[str, set[int]] = defaultdict(set)
    titles = Title.objects.filter(film__in=films).order_by()
    for film, key, folded in titles.values_list("film_id", "match_key", "folded"):
        found[f"title:{key}"[:130]].add(film)
        found[f"words:{folded}"[:130]].add(film)
    for film, key in Film.objects.filter(pk__in=films).order_by().values_list("pk", "match_key"):
        found[f"title:{key}"[:130]].add(film)
    facts = Fact.objects.filter(film__in=films, property__endswith="external_id").order_by()
    for film, number, qualifiers in facts.values_list("film_id", "value", "qualifiers"):
        found[f"{qualifiers.get('scheme')}:{number}"[:130]].add(film)
    return dict(found)


def _told(told: FilmTold, which: Which, names: dict[int, str]) -> Found:
    if which.film is not None:
        return Found(which.film)
    if not which.choices:
        return Found(None, (), f"The film {told} is not here yet; the row waits for it.")
    if len(which.choices) == 1:
        film, reason = which.choices[0]
        return Found(None, which.choices, f"{told} may be {names.get(film, 'a film here')}, but {reason}.")
    return Found(
        None, which.choices, f"{told} could be any of {len(which.choices)} films here; a person must say which."
    )


def _names(films: set[int]) -> dict[int, str]:
    return {film.pk: str(film) for film in Film.objects.filter(pk__in=films)} if films else {}
