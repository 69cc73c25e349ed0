"""Marks as they are printed, in every scale, and the figures that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.reading.layout.marks import (
    given_mark_in,
    labelled_mark_in,
    last_letter_in,
    mark_alone,
    mark_in,
    whole_line_mark,
)


def read(find, text):
    mark = find(text, 0, len(text))
    return None if mark is None else (mark.original, mark.rating and (mark.rating["value"], mark.rating["scale"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("★★★½", ("★★★½", (3.5, 5))),
        ("★★★☆☆", ("★★★☆☆", (3, 5))),
        ("★★★☆", ("★★★☆", (3, 5))),
        ("★★★★★★☆☆☆☆", ("★★★★★★☆☆☆☆", (6, 10))),
        ("⭐️⭐️⭐️", ("⭐️⭐️⭐️", (3, 5))),
        ("★★★ out of four", ("★★★ out of four", (3, 4))),
        ("½", ("½", (0.5, 5))),
        ("3.5/5", ("3.5/5", (3.5, 5))),
        ("3,5/5", ("3,5/5", (3.5, 5))),
        ("8 / 10", ("8 / 10", (8, 10))),
        ("3½/5", ("3½/5", (3.5, 5))),
        ("7 out of 10", ("7 out of 10", (7, 10))),
        ("3.5 stars out of 5", ("3.5 stars out of 5", (3.5, 5))),
        ("Two and a half stars", ("Two and a half stars", (2.5, 5))),
        ("two-and-a-half stars out of four", ("two-and-a-half stars out of four", (2.5, 4))),
        ("four out of five", ("four out of five", (4, 5))),
        ("Zero stars", ("Zero stars", (0, 5))),
        ("B+", ("B+", None)),
        ("Grade: A-", ("A-", None)),
        ("Rating: 85%", ("85%", (85, 100))),
        ("Score: 7", ("7", None)),
        ("***½", ("***½", (3.5, 5))),
        ("** out of ****", ("** out of ****", (2, 4))),
        ("8 out of 10", ("8 out of 10", (8, 10))),
        ("3 stars (out of 4)", ("3 stars (out of 4)", (3, 4))),
        ("3 1/2 stars out of 4", ("3 1/2 stars out of 4", (3.5, 4))),
        ("2 3/4 stars", ("2 3/4 stars", (2.75, 5))),
        ("***1/2", ("***1/2", (3.5, 5))),
        ("**1/2/****", ("**1/2/****", (2.5, 4))),
        ("****½ (out of five)", ("****½ (out of five)", (4.5, 5))),
        ("****1/2 out of 5", ("****1/2 out of 5", (4.5, 5))),
        ("***1/2 (out of four)", ("***1/2 (out of four)", (3.5, 4))),
        ("*** out of 5 stars", ("*** out of 5 stars", (3, 5))),
        ("(***)", ("***", (3, 5))),
        ("★★★/★★★★", ("★★★/★★★★", (3, 4))),
        ("★★★ out of ★★★★★", ("★★★ out of ★★★★★", (3, 5))),
        ("★★★★★ (5/5)", ("★★★★★", (5, 5))),
        ("●●●○○", ("●●●○○", (3, 5))),
        ("🌕🌕🌕🌗🌑", ("🌕🌕🌕🌗🌑", (3.5, 5))),
        ("🍿🍿🍿🍿/5", ("🍿🍿🍿🍿/5", (4, 5))),
        ("🍿🍿🍿", ("🍿🍿🍿", None)),
        ("Rated 7.5", ("7.5", None)),
        ("Rated 8/10", ("8/10", (8, 10))),
        ("Rating: 7.5 / 10.0", ("7.5 / 10.0", (7.5, 10))),
        ("Rating: ****", ("****", (4, 5))),
        ("Rating: A minus", ("A minus", None)),
        ("Final score: 85/100", ("85/100", (85, 100))),
        ("+2 (-4 to +4)", ("+2 (-4 to +4)", None)),
        ("Two thumbs up", ("Two thumbs up", None)),
        ("👎", ("👎", None)),
        ("Note: 2+", ("2+", None)),
        ("Schulnote: 3-", ("3-", None)),
        ("Note : 15/20", ("15/20", (15, 20))),
        ("4 von 5 Sternen", ("4 von 5 Sternen", (4, 5))),
        ("7 von 10 Punkten", ("7 von 10 Punkten", (7, 10))),
        ("3 étoiles sur 5", ("3 étoiles sur 5", (3, 5))),
        ("Calificación: 3,5 de 5", ("3,5 de 5", (3.5, 5))),
        ("Punteggio: 7 su 10", ("7 su 10", (7, 10))),
        ("Nota: 8,0", ("8,0", None)),
        ("Betyg: 4 av 5", ("4 av 5", (4, 5))),
        ("Terningkast 4", ("4", None)),
        ("Rated R", None),
        ("Rating: PG-13", None),
        ("Rating: 15", None),
        ("MPAA Rating: R", None),
        ("IMDb rating: 7.1/10", None),
        ("IMDb: 7.1/10", None),
        ("Rotten Tomatoes score: 85%", None),
        ("Audience score: 90%", None),
        ("CinemaScore: A-", None),
        ("Reader rating: 4/5", None),
        ("Extras: 3/5", None),
        ("Verdict: A triumph of tedium", None),
        ("50/50", None),
        ("***", None),
        ("11/10", None),
        ("9/11", None),
        ("24/7", None),
        ("3/5/2016", None),
        ("A film", None),
        ("Harbour Lights", None),
    ],
)
def test_whole_line_mark_reads_what_is_printed(text, expected):
    assert read(whole_line_mark, text) == expected


@pytest.mark.parametrize(
    "text", ["half of five boats", "it cost $3/5 of a crown", "one of four boats", "1/2 a boat", "B", "50% of it"]
)
def test_mark_in_takes_no_other_figure_for_a_mark(text):
    assert mark_in(text, 0, len(text)) is None


def test_labelled_mark_in_reads_a_letter_only_after_its_label():
    assert read(labelled_mark_in, "Reviewed in May. Grade: D+") == ("D+", None)
    assert read(labelled_mark_in, "A boat and B boats") is None


def test_labelled_mark_in_takes_the_mark_of_the_whole():
    assert read(labelled_mark_in, "Story: 4/5 | Acting: 3/5 | Overall: 4.5/5") == ("4.5/5", (4.5, 5))
    assert read(labelled_mark_in, "Rating: 3/5. Overall rating: 4/5") == ("4/5", (4, 5))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a B-, no more", ("B-", None)), ("two thumbs up!", ("two thumbs up", None)), ("a boat", None)],
)
def test_given_mark_in_takes_letters_and_thumbs_too(text, expected):
    assert read(given_mark_in, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("112 minutes. C+", ("C+", None)), ("It works. (B-)", ("B-", None)), ("see film C+", None)]
)
def test_last_letter_in_stands_by_itself_at_the_end(text, expected):
    assert read(last_letter_in, text) == expected


@given(st.text(alphabet="★☆½⭐1/25.0 starsoutfABC+-*:🍿🌗👍(%)", max_size=60))
def test_marks_are_exact_and_inside_their_scale_for_any_text(text):
    for find in (mark_in, labelled_mark_in, whole_line_mark, given_mark_in, last_letter_in, mark_alone):
        mark = find(text, 0, len(text))
        if mark is not None:
            assert text[mark.start : mark.end] == mark.original != ""
            assert mark.rating is None or 0 <= mark.rating["value"] <= mark.rating["scale"] <= 100
