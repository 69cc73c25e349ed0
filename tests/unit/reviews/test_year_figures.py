"""A year's figures."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from onesheet.reviews.pure.year import by_day, year_figures


@dataclass(frozen=True)
class Seen:
    date: str = "2024-03-05"
    rating: int | None = None
    rewatch: bool = False
    format: str = ""
    film: int = 1
    year: int | None = 2001
    minutes: int | None = 90


DATES = st.one_of(
    st.just("2024"),
    st.integers(1, 12).map(lambda month: f"2024-{month:02}"),
    st.tuples(st.integers(1, 12), st.integers(1, 28)).map(lambda pair: "2024-{:02}-{:02}".format(*pair)),
)
VIEWINGS = st.lists(
    st.builds(
        Seen,
        date=DATES,
        rating=st.none() | st.integers(1, 10),
        rewatch=st.booleans(),
        format=st.sampled_from(["", "cinema", "disc"]),
        film=st.integers(1, 20),
        year=st.none() | st.integers(1890, 2030),
        minutes=st.none() | st.integers(1, 500),
    ),
    max_size=40,
)


@given(VIEWINGS)
def test_counts_add_up(viewings):
    found = year_figures(viewings)

    assert found.viewings == len(viewings) == sum(found.months) + found.monthless
    assert found.films == len({one.film for one in viewings}) <= found.viewings
    assert found.rated == sum(one.rating is not None for one in viewings)
    assert sum(count for _, count in found.decades) <= found.films
    assert sum(count for _, count in found.formats) == sum(bool(one.format) for one in viewings)
    assert found.timed <= found.viewings
    assert (found.average is None) == (found.rated == 0)
    assert found.average is None or 0.5 <= found.average <= 5


@given(VIEWINGS)
def test_decades_have_no_gap_and_formats_fall(viewings):
    found = year_figures(viewings)

    decades = [decade for decade, _ in found.decades]
    assert decades == list(range(decades[0], decades[-1] + 1, 10)) if decades else decades == []
    counts = [count for _, count in found.formats]
    assert counts == sorted(counts, reverse=True)


@given(VIEWINGS)
def test_only_whole_days_are_put_in_order(viewings):
    dated = by_day(viewings)

    assert [one.date for one in dated] == sorted(one.date for one in viewings if len(one.date) == 10)


def test_a_year_worked_out_by_hand():
    found = year_figures(
        [
            Seen("2024-01-05", rating=9, film=1, year=1962, format="cinema"),
            Seen("2024-01", rating=4, film=2, year=1985, minutes=None, format="disc"),
            Seen("2024", film=1, year=1962, rewatch=True, format="cinema"),
        ]
    )

    assert (found.viewings, found.films, found.rewatches) == (3, 2, 1)
    assert (found.minutes, found.timed) == (180, 2)
    assert found.months == (2, *[0] * 11)
    assert found.monthless == 1
    assert found.average == 3.25
    assert found.decades == ((1960, 1), (1970, 0), (1980, 1))
    assert found.formats == (("cinema", 2), ("disc", 1))


def test_an_empty_year_counts_nothing():
    found = year_figures([])

    assert found.viewings == found.films == found.minutes == 0
    assert found.average is None
    assert found.decades == ()
