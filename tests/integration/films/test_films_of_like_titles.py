"""Hundreds of films of like titles: the one that has the identifier, or the very title and year, is found among them."""

from __future__ import annotations

import pytest

from factories.films import FactFactory, FilmFactory
from onesheet.films.models import Film
from onesheet.films.pure.matching import Candidate, Verdict, match
from onesheet.films.services.known import known_films
from onesheet.films.services.known_together import matches_of

pytestmark = pytest.mark.django_db
MANY = 510


@pytest.fixture
def films():
    some = Film.objects.bulk_create(
        FilmFactory.build(title=f"Untitled Project {number}", slug=f"u-{number}", year=1950 + number % 70)
        for number in range(MANY)
    )
    FactFactory(
        film=some[-1], property="external_id", value="tt9300509", folded="tt9300509", qualifiers={"scheme": "imdb"},
        accepted=True,
    )  # fmt: skip
    return some


def both_ways(candidate):
    together, alone = matches_of([candidate])[0], match(candidate, known_films(candidate))
    assert together == alone
    return together


def test_the_film_of_the_same_identifier_is_found_however_many_have_such_titles(films):
    found = both_ways(Candidate(("Untitled Project 509",), 1999, identifiers=frozenset({("imdb", "tt9300509")})))

    assert (found.verdict, found.film) == (Verdict.SAME, films[-1].pk)


@pytest.mark.parametrize("place", [508, 3])
def test_the_film_of_the_very_title_and_year_is_found_however_many_have_such_titles(films, place):
    film = films[place]

    found = both_ways(Candidate((film.title,), film.year))

    assert film.pk in [one.film for one in found.doubts]


def test_of_the_others_those_nearest_in_years_are_compared(films):
    far = FilmFactory(title="Untitled Project", slug="far", year=1900)
    near = FilmFactory(title="Untitled Project", slug="near", year=2018)

    known = {film.id for film in known_films(Candidate(("Untitled Project 1000",), 2019))}

    assert near.pk in known
    assert far.pk not in known
    assert len(known) == 500


def test_that_costs_one_query_more(films, django_assert_num_queries):
    with django_assert_num_queries(8):
        matches_of([Candidate((films[0].title,), films[0].year)] * 3)
