"""The invented festival is the same each time and could take place."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from onesheet.ops.sample_festival.inventing import Size, invent, invent_before

SMALL = Size(films=40, screenings=90, venues=5, days=4, ratings=800, members=100)


def test_the_same_seed_invents_the_same():
    assert invent(SMALL, year=2015) == invent(SMALL, year=2015)
    assert invent(SMALL, year=2015) != invent(SMALL, year=2015, seed=8)


def test_it_has_the_size_that_was_asked_for():
    made = invent(Size(), year=2015)

    public = [one for one in made.screenings if not one.press]
    assert (len(made.films), len(public), len(made.venues), len(made.ratings)) == (250, 700, 20, 40_000)
    assert len(made.screenings) - len(public) == 28
    assert {one.day for one in public} == set(range(10))
    assert len({film.title for film in made.films}) == 250
    assert {film for one in public for film in one.films} == set(range(250)), "everybody can see each film"
    assert any(one.start >= 24 * 60 for one in public), "some begin after midnight"


def test_the_year_before_has_other_films_and_a_section_by_another_name():
    made = invent(SMALL, year=2015)

    before = invent_before(SMALL, made)

    assert before == invent_before(SMALL, made)
    assert not {film.title for film in before.films} & {film.title for film in made.films}
    assert {film.section for film in before.films} <= {name for name, _ in before.sections}
    assert {name for name, _ in before.sections} ^ {name for name, _ in made.sections} == {"New Voices", "First Films"}
    assert max(film.year for film in before.films) == 2014


def test_no_house_shows_two_things_at_once_and_nobody_rates_what_was_not_shown():
    made = invent(SMALL, year=2015)
    by_house = defaultdict(list)
    first: dict[int, int] = {}
    for one in made.screenings:
        by_house[one.day, one.venue].append((one.start, one.start + one.minutes))
        for film in one.films:
            first.setdefault(film, one.day * 1440 + one.start + one.minutes)

    for times in by_house.values():
        ordered = sorted(times)
        assert all(end < start for (_, end), (start, _) in pairwise(ordered))
    assert all(1 <= one.rating <= 10 and one.at >= first[one.film] for one in made.ratings)
    assert len({(one.member, one.film) for one in made.ratings}) == len(made.ratings)
