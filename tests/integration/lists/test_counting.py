"""Which films count: rules and dates, asked of the database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories.accounts import MemberFactory
from factories.films import CreditFactory, FactFactory, FilmFactory
from factories.lists import ListFactory, saw
from factories.people import PersonFactory
from onesheet.films.models import Film
from onesheet.lists.pure.rules import Rule, as_json
from onesheet.lists.pure.span import counts, span
from onesheet.lists.queries.page import list_films, list_head
from onesheet.lists.queries.progress import Challenge, challenge_of, count_of, counted, rule_of
from onesheet.lists.queries.rules import fits
from onesheet.reviews.models import Viewing


@pytest.fixture
def catalogue(db) -> dict[str, Film]:
    """Three films: a French drama by a woman, an American comedy by a man, and one of which little is known."""
    made = {
        "tide": FilmFactory(title="The Tide", year=1962, runtime_minutes=90),
        "joke": FilmFactory(title="The Joke", year=1975, runtime_minutes=120),
        "dust": FilmFactory(title="Dust"),
    }
    ann = PersonFactory(name="Ann Marshé", gender="female")
    CreditFactory(film=made["tide"], person=ann)
    CreditFactory(film=made["joke"], person=PersonFactory(name="Bo Reed", gender="male"))
    CreditFactory(film=made["joke"], person=ann, function="cast_member")
    CreditFactory(film=made["dust"], person=ann, accepted=False)
    for film, name, value in (
        ("tide", "country", "FR"),
        ("tide", "language", "fr"),
        ("tide", "genre", "Drama"),
        ("tide", "festival", "Cannes Film Festival"),
        ("joke", "country", "US"),
        ("joke", "genre", "comedy"),
    ):
        FactFactory(film=made[film], property=name, value=value)
    FactFactory(film=made["dust"], property="country", value="FR", accepted=False)
    return made


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Rule(director=("ann marshe",)), {"tide"}),
        (Rule(director=("Nobody", "BO REED")), {"joke"}),
        (Rule(director_gender="female"), {"tide"}),
        (Rule(director_gender="male"), {"joke"}),
        (Rule(cast=("Ann Marshé",)), {"joke"}),
        (Rule(country=("FR",)), {"tide"}),
        (Rule(country=("FR", "US")), {"tide", "joke"}),
        (Rule(language=("fr",)), {"tide"}),
        (Rule(genre=("drama",)), {"tide"}),
        (Rule(festival=("cannes film festival",)), {"tide"}),
        (Rule(from_year=1970), {"joke"}),
        (Rule(to_year=1969), {"tide"}),
        (Rule(from_year=1962, to_year=1975), {"tide", "joke"}),
        (Rule(at_least=91), {"joke"}),
        (Rule(at_most=90), {"tide"}),
        (Rule(country=("US",), director_gender="female"), set()),
        (Rule(new=True), {"tide", "joke", "dust"}),
    ],
)
def test_films_that_fit_a_rule(catalogue, rule, expected):
    found = {name for name, film in catalogue.items() if Film.objects.filter(fits(rule), pk=film.pk).exists()}

    assert found == expected
    ben = MemberFactory()
    for film in catalogue.values():
        saw(ben, film)
    made = ListFactory(member=ben, is_challenge=True, goal=1, rule=as_json(rule))
    challenge = challenge_of(made)
    assert set(counted(challenge).values_list("film_id", flat=True)) == {catalogue[name].pk for name in expected}
    assert count_of(challenge, ben.pk) == len(expected)
    head = list_head(made.pk, None)
    assert head is not None
    assert {one.card.film.id for one in list_films(head, viewer=None).entries} == {
        catalogue[name].pk for name in expected
    }


days = st.dates(date(2016, 1, 1), date(2018, 12, 31))
dated = st.builds(lambda day, cut: day.isoformat()[:cut], days, st.sampled_from([4, 7, 10])) | st.just("")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dates=st.lists(dated, max_size=6), starts=st.none() | days, length=st.none() | st.integers(0, 500))
def test_database_counts_days_as_the_rule_says(db, dates, starts, length):
    Viewing.objects.all().delete()
    Film.objects.all().delete()
    ben = MemberFactory()
    ends = None if length is None else (starts or date(2017, 1, 1)) + timedelta(days=length)
    viewings = [saw(ben, FilmFactory(title=f"On {number}"), day) for number, day in enumerate(dates)]
    bounds = span(starts, ends)

    found = set(
        counted(Challenge(0, Rule(new=False, to_year=None, from_year=None), 1, bounds)).values_list("pk", flat=True)
    )

    assert found == {one.pk for one in viewings if counts(one.date, one.sort_date, bounds)}


def test_film_seen_before_does_not_count_where_only_new_ones_do(catalogue):
    ben = MemberFactory()
    challenge = Challenge(0, Rule(new=True), 1, span(date(2017, 1, 1), date(2017, 12, 31)))
    saw(ben, catalogue["tide"], "2016-12-31")
    saw(ben, catalogue["tide"], "2017-03-01")
    saw(ben, catalogue["joke"], "2017-03-01", rewatch=True)
    saw(ben, catalogue["dust"], "2017-03-01")
    saw(ben, catalogue["dust"], "2017-04-01", rewatch=True)

    assert count_of(challenge, ben.pk) == 1


def test_film_that_is_not_shown_counts_no_more(catalogue):
    ben = MemberFactory()
    saw(ben, catalogue["tide"])
    challenge = Challenge(0, Rule(country=("FR",)), 1, span(None, None))
    assert count_of(challenge, ben.pk) == 1
    Film.objects.filter(pk=catalogue["tide"].pk).update(shown=False)

    assert count_of(challenge, ben.pk) == 0


@pytest.mark.parametrize("stored", [{}, [], {"colour": ["red"]}, "x"])
def test_rule_that_cannot_be_read_lets_nothing_count(catalogue, stored):
    rule = rule_of(stored)

    assert not Film.objects.filter(fits(rule)).exists()
