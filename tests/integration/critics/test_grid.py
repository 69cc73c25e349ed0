"""Films by critics, asked of the database."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factories.embargo import TOMORROW, held_review, reviewed
from factories.films import FactFactory, FilmFactory
from factories.sources import NOON
from onesheet.critics.models import CriticReview
from onesheet.critics.pure.grid import Order
from onesheet.critics.queries.grid import (
    CRITICS_A_PAGE,
    FILMS_A_PAGE,
    festival_named,
    films_among,
    films_of_edition,
    films_of_year,
    grid_page,
    whole_grid,
)
from onesheet.critics.queries.grids import grid_editions, grid_years, newest_reviews
from onesheet.critics.services import embargo

pytestmark = pytest.mark.django_db


def shown_at(film, festival="Harbour Festival", edition=2014, **given):
    return FactFactory(
        film=film, property="festival", value=festival, qualifiers={"edition": edition} if edition else {}, **given
    )


def film_of(title="The Tide", year=2014, **given):
    return FilmFactory(title=title, year=year, **given)


def titles(films):
    return sorted(film.title for film in films)


def test_the_films_of_a_year_are_those_that_have_reviews_that_count():
    tide, dry, hidden = film_of(), film_of("Dry"), film_of("Gone", shown=False)
    other, withdrawn = film_of("Other", 2015), film_of("Back")
    for film in (tide, hidden, other, withdrawn):
        reviewed(film)
    CriticReview.objects.filter(film=withdrawn).update(withdrawn_at=NOON)
    held_review(dry)

    assert titles(films_of_year(2014)) == ["The Tide"]
    assert titles(films_among([tide.pk, dry.pk, hidden.pk, withdrawn.pk, other.pk])) == ["Other", "The Tide"]
    assert films_of_year(10**17) == []


def test_a_review_without_a_name_makes_no_row():
    film = film_of()
    reviewed(film, by="")

    assert films_of_year(2014) == []
    assert grid_years() == []


def test_an_edition_has_the_films_that_were_shown_there():
    tide, coast, late = film_of(), film_of("Coast"), film_of("Late")
    for film in (tide, coast, late):
        reviewed(film)
    shown_at(tide)
    shown_at(coast, edition="2014")
    shown_at(late, edition=2015)
    shown_at(late, accepted=False)

    assert titles(films_of_edition("harbour festival", "2014")) == ["Coast", "The Tide"]
    assert festival_named("harbour festival", "2014") == "Harbour Festival"
    assert festival_named("harbour festival", "1914") is None


def test_years_and_editions_are_those_of_films_with_reviews():
    tide, coast, dry = film_of(), film_of("Coast", 2015), film_of("Dry", 2016)
    for film in (tide, coast):
        reviewed(film)
    held_review(dry)
    for film, edition in ((tide, 2014), (coast, 2014), (tide, 2015), (dry, 2016), (coast, None)):
        shown_at(film, edition=edition)
    shown_at(coast, edition="1.5/2")

    assert [(one.year, one.films) for one in grid_years()] == [(2015, 1), (2014, 1)]
    found = grid_editions()
    assert [(one.name, one.festival, one.edition, one.films) for one in found.editions] == [
        ("Harbour Festival", "harbour festival", "2015", 1),
        ("Harbour Festival", "harbour festival", "2014", 2),
    ]
    assert (found.total, found.page, found.pages) == (2, 1, 1)


def test_a_page_has_rows_by_title_and_columns_by_number():
    tide, coast = film_of(), film_of("Coast", 2013)
    reviewed(tide, by="Ann Marsh", printed="3/4")
    reviewed(tide, by="Bea Lund", printed="1/4")
    reviewed(coast, by="Bea Lund", printed="4/4")
    reviewed(coast, by="Cy Holt", printed="A charm", verdict="positive", verdict_by="critic")

    found = grid_page(films_among([tide.pk, coast.pk]))

    assert [(one.critic.name, one.average, one.reviews) for one in found.columns] == [
        ("Bea Lund", Decimal("62.5"), 2), ("Ann Marsh", Decimal(75), 1), ("Cy Holt", None, 1),
    ]  # fmt: skip
    assert [(row.film.title, row.average, row.disagreement, row.reviews) for row in found.rows] == [
        ("Coast", Decimal(100), None, 2), ("The Tide", Decimal(50), Decimal(25), 2),
    ]  # fmt: skip
    assert [[one and one.printed for one in row.cells] for row in found.rows] == [
        ["4/4", None, "A charm"], ["1/4", "3/4", None],
    ]  # fmt: skip
    assert (found.films, found.critics, found.reviews) == (2, 3, 4)


def test_a_film_whose_scores_are_held_back_shows_its_reviews_and_no_figures():
    tide = film_of()
    for name, mark in (("Ann Marsh", "3/4"), ("Bea Lund", "1/4")):
        reviewed(tide, by=name, printed=mark)
    embargo.hold_scores(film=tide.pk, until=TOMORROW, by=None, now=NOON)

    [row] = grid_page(films_of_year(2014)).rows

    assert (row.average, row.disagreement, row.reviews) == (None, None, 2)
    assert all(row.cells)


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_costs_three_queries_whatever_it_has(number, django_assert_num_queries):
    for at in range(number):
        for critic in range(number):
            reviewed(FilmFactory(title=f"Film {at}", slug=f"f{at}-{critic}", year=2014), by=f"Critic {critic}")
    films = films_of_year(2014)

    with django_assert_num_queries(3):
        found = grid_page(films, order=Order.DISAGREEMENT)
    with django_assert_num_queries(3):
        whole = whole_grid(films, order=Order.DISAGREEMENT)

    assert len(found.rows) == number**2
    assert (whole.rows, whole.columns) == (found.rows, found.columns)


def test_many_films_and_critics_are_paged_and_every_cell_stands_on_one_page():
    films = [film_of(f"Film {at:02}") for at in range(FILMS_A_PAGE + 1)]
    for at, film in enumerate(films):
        reviewed(film, by=f"Critic {at % (CRITICS_A_PAGE + 1):02}")
    listed = films_of_year(2014)

    parts = [grid_page(listed, page=page, critics_page=critics) for page in (1, 2) for critics in (1, 2)]

    assert sum(1 for part in parts for row in part.rows for cell in row.cells if cell) == len(films)
    assert [(len(part.rows), len(part.columns)) for part in parts] == [
        (FILMS_A_PAGE, CRITICS_A_PAGE), (FILMS_A_PAGE, 1), (1, CRITICS_A_PAGE), (1, 1),
    ]  # fmt: skip
    assert grid_page(listed, page=99, critics_page=99) == parts[-1]
    assert grid_page(listed, page=0, critics_page=0) == parts[0]


def test_the_newest_reviews_are_those_that_changed_last_and_stand():
    tide = film_of()
    first = reviewed(tide, by="Ann Marsh")
    reviewed(tide, by="Bea Lund", now=NOON.replace(hour=13))
    held = held_review(tide)

    assert [row.critic for row in newest_reviews([tide.pk])] == ["Bea Lund", "Ann Marsh"]
    embargo.release_due(now=TOMORROW)
    assert [row.id for row in newest_reviews([tide.pk])][::2] == [held.pk, first.pk]
    assert newest_reviews([]) == []
