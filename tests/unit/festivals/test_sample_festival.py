"""The invented festival is the same each time and could take place."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from onesheet.ops.sample_festival.inventing import Size, invent

SMALL = Size(films=40, screenings=90, venues=5, days=4, ratings=800, members=100)


def test_the_same_seed_invents_the_same():
    assert invent(SMALL, year=2015) == invent(SMALL, year=2015)
    assert invent(SMALL, year=2015) != invent(SMALL, year=2015, seed=8)


def test_it_has_the_size_that_was_asked_for():
    made = invent(Size(), year=2015)

    assert (len(made.films), len(made.screenings), len(made.venues), len(made.ratings)) == (250, 700, 20, 40_000)
    assert len({film.title for film in made.films}) == 250
    assert {film for one in made.screenings for film in one.films} == set(range(250)), "each film is shown"


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
