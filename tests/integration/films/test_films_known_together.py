"""Many candidates matched together come to what each comes to alone."""

from __future__ import annotations

import pytest

from factories.films import CreditFactory, FactFactory, FilmFactory, TitleFactory
from factories.people import PersonFactory
from onesheet.films.pure.matching import Candidate, Verdict, match
from onesheet.films.services.known import known_films
from onesheet.films.services.known_together import matches_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def films():
    lantern = FilmFactory(title="The Lantern", year=2012)
    TitleFactory(film=lantern, text="La linterna")
    CreditFactory(film=lantern, person=PersonFactory(name="Ana Ortiz"), function="director")
    moor = FilmFactory(title="The Moor", year=1999)
    FactFactory(
        film=moor, property="external_id", value="m/moor", folded="m/moor", qualifiers={"scheme": "rotten-tomatoes"},
        accepted=True,
    )  # fmt: skip
    FilmFactory(title="The Moor", year=1999, slug="the-moor-2")
    return lantern, moor


CANDIDATES = (
    Candidate(("The Lantern",), 2012),
    Candidate(("La Linterna",), 2012, ("Ana Ortiz",)),
    Candidate(("The Lantern",), 2013),
    Candidate(("The Lantern",)),
    Candidate(("The Moor",), 1999),
    Candidate(("The Moor",), 1999, identifiers=frozenset({("rotten-tomatoes", "m/moor")})),
    Candidate(("Moor, The (1999)",), 1999),
    Candidate(("The House",), 2001),
)


def test_they_come_to_the_same(films):
    assert matches_of(CANDIDATES) == [match(one, known_films(one)) for one in CANDIDATES]


def test_they_find_the_films(films):
    lantern, moor = films

    found = matches_of(CANDIDATES)

    assert (found[0].likely, found[1].film, found[5].film, found[7].verdict) == (
        lantern.pk, lantern.pk, moor.pk, Verdict.NONE,
    )  # fmt: skip


@pytest.mark.parametrize("times", [1, 20])
def test_they_cost_the_same_however_many_they_are(films, django_assert_num_queries, times):
    with django_assert_num_queries(9):
        matches_of(CANDIDATES * times)


def test_nobody_is_asked_for_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert matches_of([]) == []
