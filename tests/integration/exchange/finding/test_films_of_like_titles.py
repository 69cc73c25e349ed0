"""Hundreds of films of like titles in one year: a row finds the one of its very title."""

from __future__ import annotations

import pytest

from factories.films import FilmFactory
from onesheet.exchange.finding import Finder
from onesheet.exchange.pure.rows import FilmTold
from onesheet.films.models import Film

pytestmark = pytest.mark.django_db


def test_the_film_of_the_very_title_and_year_is_found_however_many_have_such_titles():
    films = Film.objects.bulk_create(
        FilmFactory.build(title=f"Untitled Project {number}", slug=f"u-{number}", year=2005) for number in range(320)
    )
    # Who directed it, or its number elsewhere, has the row looked at closely.
    told = FilmTold("Untitled Project 319", 2005, identifiers=frozenset({("imdb", "tt9300319")}))

    assert Finder().find([told])[told].film == films[-1].pk
