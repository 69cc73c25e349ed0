"""Rows that are easily taken for another film: all of the films stand in one catalogue, and no row finds a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories.shelves import Shelf, fill
from onesheet.exchange.finding import Finder, keys_of, keys_of_films
from onesheet.exchange.pure.rows import FilmTold
from onesheet.exchange.pure.which_film import conclude
from onesheet.films.services.known import load_known

HERE = Path(__file__).parent


def _lines(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line and not line.startswith("#")]


def _several(cell: str, sign: str = ";") -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(sign) if part.strip())


def _ids(cell: str) -> tuple[tuple[str, str], ...]:
    return tuple((scheme, number) for scheme, _, number in (one.partition(":") for one in cell.split()))


FILMS = {
    name: Shelf(title, int(year) if year else None, _several(titles), _several(directors), _ids(ids))
    for name, title, year, titles, directors, ids in _lines("hard_films.txt")
}
ROWS = [
    (FilmTold(title, int(year) if year else None, original, _several(directors), frozenset(_ids(ids))), meant)
    for title, year, original, directors, ids, meant in _lines("hard_rows.txt")
]


@pytest.fixture
def catalogue(db):
    """The films of all rows together; name -> number."""
    return dict(zip(FILMS, fill(list(FILMS.values())), strict=True))


def test_the_list_is_long_enough():
    assert len(ROWS) >= 200
    assert len({told for told, _ in ROWS}) == len(ROWS)


def test_what_each_row_means(catalogue):
    names = {number: name for name, number in catalogue.items()}
    finder = Finder()

    missed = []
    for told, meant in ROWS:
        found = finder.find([told])[told]
        offered = [names[film] for film, _ in found.choices]
        if meant.startswith("?"):
            right = found.film is None and set(meant[1:].split()) <= set(offered) and bool(found.sentence)
        else:
            right = (names.get(found.film), offered) == (None if meant == "-" else meant, [])
        if not right:
            missed.append((str(told), meant, names.get(found.film), offered))

    assert not missed, "\n".join(map(str, missed))


def test_rows_asked_for_together_mean_what_each_means_alone(catalogue):
    together = Finder().find([told for told, _ in ROWS])

    assert together == {told: Finder().find([told])[told] for told, _ in ROWS}


def test_the_quick_way_concludes_what_the_careful_one_does(catalogue):
    everything = load_known(set(catalogue.values()))

    for told, found in Finder().find([told for told, _ in ROWS]).items():
        careful = conclude(told, everything)
        assert (found.film, found.choices) == (careful.film, careful.choices), told


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=st.sampled_from([title for one in FILMS.values() for title in (one.title, *one.titles)]),
    original=st.sampled_from(["", *(title for one in FILMS.values() for title in one.titles)]),
    year=st.sampled_from([None, *sorted({one.year for one in FILMS.values() if one.year})]),
    apart=st.integers(-2, 2),
    directors=st.sampled_from([(), *{one.directors for one in FILMS.values()}]),
    ids=st.sampled_from([(), *{one.ids for one in FILMS.values()}]),
)
def test_both_ways_conclude_the_same_of_any_row(catalogue, title, original, year, apart, directors, ids):
    told = FilmTold(title, year and year + apart, original, directors, frozenset(ids))

    found = Finder().find([told])[told]

    careful = conclude(told, load_known(set(catalogue.values())))
    assert (found.film, found.choices) == (careful.film, careful.choices)


def test_a_film_that_appears_wakes_every_row_that_could_mean_it(catalogue):
    names = {number: name for name, number in catalogue.items()}
    keys = keys_of_films(set(catalogue.values()))

    for told, found in Finder().find([told for told, _ in ROWS]).items():
        woken = {film for key in keys_of(told) for film in keys.get(key, ())}
        assert {film for film in (found.film, *(film for film, _ in found.choices)) if film} <= woken, [told, names]
