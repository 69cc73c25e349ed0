"""Posters: any record makes a well-formed picture that looks the same every time."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onesheet.web.posters import poster
from onesheet.web.posters.colours import PRINTINGS, contrast
from onesheet.web.posters.lettering import fit, is_right_to_left, width

_NAMES = st.text(max_size=60)
_SVG = "{http://www.w3.org/2000/svg}"


@given(
    title=st.text(max_size=400),
    year=st.none() | st.integers(1, 9999),
    directors=st.lists(_NAMES, max_size=4),
    genre=_NAMES,
    key=_NAMES,
    label=_NAMES,
)
@example(title="", year=None, directors=[], genre="", key="", label="")
@example(title="]]> & <b>\"'", year=1, directors=["<i>"], genre="<", key="&", label='"><x>')
@example(title="A" * 400, year=None, directors=["B" * 300], genre="drama", key="a", label="")
@example(
    title="\ud800 \x00 \ufffe", year=None, directors=["\ud800\x0b"], genre="\ud800", key="\ud800", label="\udfff\x01"
)
@example(title="東京物語" * 20, year=1953, directors=["小津安二郎"], genre="drama", key="t", label="東京物語")
def test_poster_of_any_record_is_well_formed_and_always_the_same(title, year, directors, genre, key, label):
    drawn = poster(title, year, directors, genre, key, standalone=True, label=label)

    root = ET.fromstring(drawn)
    assert root.get("viewBox") == "0 0 200 300"
    assert "style=" not in drawn
    assert drawn == poster(title, year, directors, genre, key, standalone=True, label=label)


@given(title=st.text(min_size=1, max_size=200))
@example(title="Donaudampfschifffahrtsgesellschaftskapitän")
@example(title="M")
@example(title="Jeanne Dielman, 23, quai du Commerce, 1080 Bruxelles")
def test_lines_of_a_title_fit_on_the_sheet(title):
    made = fit(title, 168, 98, (92.0, 44.0, 26.0, 18.0, 12.0))

    assert made.lines
    assert made.height <= 98
    assert all(width(line.rstrip("…")) * made.size <= 168.01 for line in made.lines)


def test_title_is_set_as_large_as_it_goes():
    sizes = (92.0, 44.0, 26.0, 18.0, 12.0)

    assert fit("M", 168, 120, sizes).size == 92.0
    assert fit("M", 168, 60, sizes).size == 44.0
    assert fit("The Adventures of Prince Achmed", 168, 98, sizes).size < 44


def test_lines_are_of_like_length():
    assert fit("Portrait of a Lady on Fire", 168, 98, (26.0,)).lines == ("Portrait of a", "Lady on Fire")


def test_words_of_the_record_stand_on_the_sheet():
    root = ET.fromstring(poster("Miss You Already", 2015, "Catherine Hardwicke", "comedy drama", "x", standalone=True))

    assert [text.text for text in root.iter(f"{_SVG}text")] == ["Miss You", "Already", "CATHERINE HARDWICKE  ·  2015"]


def test_year_stays_where_many_names_are_cut():
    drawn = poster(
        "Up", 2009, ["Somebody With a Very Long Name", "Somebody Else With One", "A Third"], "adventure", "up"
    )

    assert "2009</text>" in drawn
    assert "…" in drawn


def test_inline_drawing_is_small_and_hidden_unless_it_is_named():
    drawn = poster("The Adventures of Prince Achmed", 1926, "Lotte Reiniger", "animation", "prince-achmed")

    assert len(drawn) < 1000
    assert 'aria-hidden="true"' in drawn
    assert 'aria-label="A sheet"' in poster("A", 1, "B", "", "a", label="A sheet")


def test_titles_from_right_to_left_begin_at_the_right():
    assert is_right_to_left("باب الحديد")
    assert is_right_to_left("2 ערים")
    assert not is_right_to_left("Bab el hadid باب")
    assert 'x="184"' in poster("باب الحديد", 1958, "", "crime", "x")


def test_genres_have_figures_of_their_own():
    genres = ("comedy", "horror", "documentary", "animation", "war", "western", "science fiction", "romance", "musical")

    drawn = {poster("A", 2000, "B", genre, "the same") for genre in genres}

    assert len(drawn) == len(genres)
    assert poster("A", 1, "B", "comedy-drama", "k") == poster("A", 1, "B", "Comedy drama", "k")


def test_films_differ_in_colour():
    assert len({poster("A", 2000, "B", "drama", f"film-{number}") for number in range(40)}) > 30


@pytest.mark.parametrize("printing", PRINTINGS)
def test_letters_and_figures_stand_out_from_the_ground(printing):
    assert contrast(printing.letters, printing.ground) >= 4.5
    assert contrast(printing.figure, printing.ground) >= 2.2
