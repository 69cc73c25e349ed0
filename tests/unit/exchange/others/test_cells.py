"""Single cells of other services' files."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories.exports import certainties, written
from onesheet.exchange.pure import cells


@pytest.mark.parametrize(
    ("printed", "best", "rating"),
    [
        ("", 10, None), ("0", 10, None), ("0.0", 10, None), ("-", 10, None), ("1", 10, 1), ("10", 10, 10), ("7.0", 10, 7),
        ("8/10", 10, 8), ("7,5", 10, 8), ("0.2", 10, 1), ("7.3", 10, 7), ("5", 5, 10), ("4.5", 5, 9), ("★★★½", 5, 7), ("1", 5, 2),
        ("80", 100, 8), ("nan", 10, None), ("NaN", 10, None),
    ],
)  # fmt: skip
def test_ratings_become_half_stars(printed, best, rating):
    """Of any scale; nothing and 0 are none."""
    assert cells.half_stars(printed, best=best)[0] == rating


@pytest.mark.parametrize("printed", ["11", "-3", "good", "7/5", "1e3", "inf", "7.5.5"])
def test_what_is_no_rating_is_said_to_be_none(printed):
    """With a sentence that says what to do."""
    with pytest.raises(ValueError, match=r"Mend it in the file, or leave it empty\.$"):
        cells.half_stars(printed)


@given(st.decimals(min_value=0, max_value=10, places=2, allow_nan=False, allow_infinity=False))
def test_a_rating_is_never_further_away_than_a_quarter_star(value):
    """And says so where it is not what was printed."""
    rating, sentence = cells.half_stars(str(value))
    if value == 0:
        assert rating is None
        return
    assert rating is not None
    assert abs(rating - float(value)) <= (0.5 if value >= 0.5 else 1)
    assert bool(sentence) == (rating != value)


@pytest.mark.parametrize(
    ("printed", "order", "told"),
    [
        ("2017-04-16", "dmy", "2017-04-16"),
        ("2020/1/2", "dmy", "2020-01-02"),
        ("2023-05-02T09:29:50Z", "dmy", "2023-05-02T09:29:50Z"),
        ("2024-06-01T20:00:00.123456+02:00", "dmy", "2024-06-01T20:00:00+02:00"),
        ("2024-02-09 00:00:00+00:00", "dmy", "2024-02-09T00:00:00+00:00"),
        ("2024-01-02 10:00:00", "dmy", "2024-01-02"),
        ("09.08.2009, 15:34", "dmy", "2009-08-09"),
        ("18-12-2023 21:50:41", "dmy", "2023-12-18"),
        ("10-09-20", "dmy", "2020-09-10"),
        ("10-09-20", "mdy", "2020-10-09"),
        ("10-09-20", "ymd", "2010-09-20"),
        ("Sat Jan  5 00:00:00 2013", "dmy", "2013-01-05"),
        ("5 Jan 2013", "dmy", "2013-01-05"),
        ("January 5, 2013", "dmy", "2013-01-05"),
        ("2020年1月2日", "dmy", "2020-01-02"),
        ("2020年1月", "dmy", "2020-01"),
        ("1999", "dmy", "1999"),
        ("", "dmy", ""),
    ],
)
def test_days_and_moments_are_understood(printed, order, told):
    """As each service writes them; the day stays the one that was told."""
    assert cells.moment_of(printed, order) == told


@pytest.mark.parametrize(
    "printed", ["soon", "2023-02-30", "32.01.2020", "2023-05-02T25:00:00Z", "5 Foo 2013", "20", "--"]
)
def test_what_is_no_day_is_said_to_be_none(printed):
    """With a sentence."""
    with pytest.raises(ValueError, match=r"“.*” is .*\.$"):
        cells.moment_of(printed)


@given(st.text(max_size=40))
def test_nothing_breaks_the_reading_of_a_cell(printed):
    """Whatever stands there: an answer, or ValueError."""
    for read in (
        cells.moment_of,
        cells.half_stars,
        cells.year_of,
        cells.number_of,
        lambda one: cells.identifiers(imdb=one, tmdb=one),
    ):
        try:
            read(printed)
        except ValueError as fault:
            assert str(fault).endswith(".")  # noqa: PT017 - many texts raise nothing


@given(
    st.lists(st.dates(date(1950, 1, 1), date(2029, 12, 31)), min_size=1, max_size=40),
    st.sampled_from(["%d-%m-%y", "%m/%d/%y", "%y-%m-%d"]),
)
def test_the_order_of_days_is_never_told_wrongly(days, form):
    """It is the one in which they were written, or not told."""
    wrote = {"%d-%m-%y": "dmy", "%m/%d/%y": "mdy", "%y-%m-%d": "ymd"}[form]
    printed = [day.strftime(form) for day in days]
    assert cells.order_of(printed) in (wrote, None)


def test_identifiers_are_kept_whole_and_told_by_addresses():
    """Zeros stay; what is none of its scheme is passed over."""
    assert cells.identifiers(
        imdb="TT0000012",
        tmdb="680.0",
        trakt="x",
        addresses=[
            "https://movie.douban.com/subject/1292052/",
            "https://www.kinopoisk.ru/film/matritsa-1999-301/",
            "https://www.kinopoisk.ru/series/77044/",
            "https://www.themoviedb.org/movie/603-the-matrix",
            "https://www.themoviedb.org/tv/1399",
            "https://www.wikidata.org/wiki/Q83495",
        ],
    ) == {
        ("imdb", "tt0000012"), ("tmdb", "680"), ("tmdb", "603"), ("douban", "1292052"), ("kinopoisk", "301"), ("wikidata", "Q83495"),
    }  # fmt: skip
    assert not cells.identifiers(imdb="0111161", wikidata="P31", tmdb="12a")


def test_files_that_hold_nothing_are_nobodys(tmp_path):
    """However they are called."""
    for number, name in enumerate(
        ("ratings.csv", "journal.ndjson", "votes.xlsx", "movie_mark.csv", "watched-history.json")
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        sure = certainties(written(folder, {name: b""}), ("imdb", "trakt", "neodb", "kinopoisk", "douban", "simkl"))
        assert set(sure.values()) <= {0, 60}


@pytest.mark.parametrize("printed", ["nan", "NaN", " nan "])
def test_a_day_that_pandas_wrote_as_nan_is_none(printed):
    assert cells.moment_of(printed) == ""
