"""Tables of films with published scores become films with reported figures."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from factories.films import FilmFactory
from onesheet.films.models import Figure, Film
from onesheet.films.services import Kind, add
from onesheet.reading import read
from onesheet.sources.models import Source

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 1, 2, tzinfo=UTC)
TABLE = (
    "movieTitle,movieYear,movieURL,critic_score,audience_score\n"
    "The Lantern,2012,https://www.rottentomatoes.com/m/the_lantern,88%,83%\n"
    "The Double,2013,https://www.rottentomatoes.com/m/the_double,71%,60%\n"
    "The Double: Again,2014,https://www.rottentomatoes.com/m/again,5%,6%\n"
)


def added(text: str):
    return add(reading=read(text.encode(), name="movies.csv"), by=None, now=NOW)


def test_each_row_makes_a_film_with_its_scores_reported():
    outcome = added(TABLE)

    assert outcome.kind is Kind.NEW_FILM
    assert list(Film.objects.order_by("pk").values_list("title", "year")) == [
        ("The Lantern", 2012), ("The Double", 2013), ("The Double: Again", 2014),
    ]  # fmt: skip
    figures = Figure.objects.filter(film__title="The Lantern", property="score", accepted=True).order_by("amount")
    assert [(one.by, one.qualifiers["method"], one.amount, one.scale) for one in figures] == [
        ("Rotten Tomatoes", "audience score", Decimal(83), Decimal(100)),
        ("Rotten Tomatoes", "percent positive", Decimal(88), Decimal(100)),
    ]
    assert list(Source.objects.values_list("name", "kind")) == [("Rotten Tomatoes", "dataset")]


def test_a_newer_table_finds_the_films_again():
    added(TABLE)

    outcome = added(TABLE.replace("88%", "89%"))

    assert outcome.kind is Kind.SUPERSEDED
    assert Film.objects.count() == 3


def test_a_film_that_was_here_before_and_is_like_one_of_them_is_asked_about():
    FilmFactory(title="The Double", year=2013)

    outcome = added(TABLE)

    assert outcome.kind is Kind.WAITING
    assert "“The Double” may be The Double (2013), but nobody is named in both" in outcome.sentence
    assert Film.objects.count() == 1
