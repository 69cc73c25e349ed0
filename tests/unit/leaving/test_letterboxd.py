"""Tables that Letterboxd imports."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.leaving.pure.letterboxd import COLUMNS, MOST_BYTES, MOST_ROWS, entry, files, review_of
from onesheet.reviews.pure.markdown import render

TIDE = {
    "film": "The Tide", "year": 2014, "directors": ["Ana Ortiz", "Ben Bow"],
    "identifiers": {"imdb": "tt0000099", "tmdb": "99", "letterboxd": "the-tide"},
}  # fmt: skip


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_viewing_has_all_that_letterboxd_takes():
    row = entry(TIDE, rating=7, date="2017-03-01", rewatch=True, tags=["sea", "a, b"], review="Wet.")

    assert dict(zip(COLUMNS, row, strict=True)) == {
        "LetterboxdURI": "https://letterboxd.com/film/the-tide/", "tmdbID": "99", "imdbID": "tt0000099", "Title": "The Tide",
        "Year": "2014", "Directors": "Ana Ortiz, Ben Bow", "Rating": "3.5", "WatchedDate": "2017-03-01", "Rewatch": "true",
        "Tags": "sea, a  b", "Review": "Wet.",
    }  # fmt: skip


@pytest.mark.parametrize("date", ["2017-03", "2017", "", "2017-03-01~"])
def test_what_belongs_to_a_whole_day_is_left_out_without_one(date):
    row = dict(zip(COLUMNS, entry(TIDE, rating=10, date=date, rewatch=True, tags=["sea"]), strict=True))

    assert (row["WatchedDate"], row["Rewatch"], row["Tags"], row["Rating"]) == ("", "", "", "5")


def test_a_film_that_is_known_by_its_title_alone():
    row = entry({"film": "Pier", "year": None, "directors": [], "identifiers": {}})

    assert row == ("", "", "", "Pier", "", "", "", "", "", "", "")


def test_no_rows_make_no_file():
    assert list(files([])) == []


@given(
    rows=st.lists(st.tuples(*[st.text(max_size=30)] * len(COLUMNS)), max_size=30),
    times=st.integers(0, 90),
)
def test_every_row_is_in_one_file_in_order_and_no_file_is_too_large(rows, times):
    many = rows * times
    made = list(files(many))

    assert all(len(one.encode("utf-8", "surrogatepass")) <= MOST_BYTES for one in made)
    assert all(0 < len(read(one)) <= MOST_ROWS for one in made)
    told = [tuple(row.values()) for one in made for row in read(one)]
    assert [[cell.removeprefix("'") for cell in row] for row in told] == [
        [cell.removeprefix("'") for cell in row] for row in many
    ]


def test_a_file_ends_at_a_megabyte_whatever_the_rows():
    rows = [entry(TIDE, review="ü" * 40_000) for _ in range(30)]

    made = list(files(rows))

    assert [len(read(one)) for one in made] == [12, 12, 6]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "＝"])
def test_no_cell_is_a_formula(sign):
    [text] = files([entry(TIDE, review=f"{sign}cmd")])

    assert read(text)[0]["Review"] == f"'{sign}cmd"


def test_what_began_with_an_apostrophe_keeps_the_one():
    [text] = files([entry(TIDE | {"film": "'71"})])

    assert read(text)[0]["Title"] == "'71"


def test_a_review_has_the_few_elements_that_letterboxd_allows():
    html = render(
        "# Wet\n\nIt **rises** and *falls*, [here](https://a.example/?a=1&b=2).\nOn.\n\n- one\n- two\n\n> said\n\nEnd."
    ).html

    assert review_of(html) == (
        'Wet\n\nIt <strong>rises</strong> and <em>falls</em>, <a href="https://a.example/?a=1&amp;b=2">here</a>.\nOn.\n\n'
        "- one\n\n- two\n\n<blockquote>\nsaid\n\n</blockquote>\n\nEnd."
    )


def test_a_spoiler_stands_in_the_open_with_a_word_before_it():
    assert review_of(render("He ||drowns||.").html) == "He Spoiler: drowns."
    assert review_of(render("He drowns.").html, spoilers=True) == "This review has spoilers.\n\nHe drowns."
    assert review_of("", spoilers=True) == ""


@given(st.text(max_size=200))
def test_no_other_element_comes_out(text):
    told = review_of(render(text).html)

    assert not [
        part for part in told.split("<")[1:] if not part.startswith(("strong", "em", "blockquote", "a href", "/"))
    ]
