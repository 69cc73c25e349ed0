"""Figures that were lost, figures that disagree, names without their letters, and lines that were broken."""

from __future__ import annotations

import textwrap

import pytest

from onesheet.reading import read_text
from onesheet.reading.vocabulary import HOLE

FILM = "The Tin Boat is a 2014 Irish drama film directed by Una Kerr.\n\n== Production ==\n{}\n\n== Reception ==\n{}\n"


def said(text: str, name: str) -> list:
    return [(one.value, one.qualifiers) for one in read_text(text, name="t").statements if one.property == name]


@pytest.mark.parametrize(
    ("text", "name", "qualifiers"),
    [
        ("It was made on a budget of , in six weeks.", "budget", {}),
        ("On a budget of , the film grossed worldwide.", "gross", {"scope": "worldwide"}),
        ("The film grossed in its opening weekend.", "gross", {"scope": "opening_weekend"}),
        ("It runs minutes.", "duration", {}),
        ("It has a running time of minutes.", "duration", {}),
        ("The film was released in Ireland on , by Wave Films.", "release", {}),
        ("On Rotten Tomatoes it has a rating of based on , with an average of .", "score", {"by": "Rotten Tomatoes"}),
        ("On Metacritic it has a score of out of 100.", "score", {"by": "Metacritic"}),
    ],
)
def test_a_lost_figure_is_a_hole(text, name, qualifiers):
    assert (HOLE, qualifiers) in said(FILM.format("It was made.", text), name)


@pytest.mark.parametrize(
    "text",
    [
        "It was made on a budget of $3 million and grossed $5 million worldwide.",
        "She earned praise for it.",
        "It was the second of two films she made for Eagle Films.",
        "It was released on DVD.",
        "The boat runs aground.",
    ],
)
def test_whole_sentences_have_no_holes(text):
    assert HOLE not in [one.value for one in read_text(FILM.format("It was made.", text), name="t").statements]


def test_values_that_disagree_stand_side_by_side_and_are_told():
    reading = read_text(FILM.format("It runs 92 minutes.", "It lasts 95 minutes."), name="t")
    assert [one.value for one in reading.statements if one.property == "duration"] == [92, 95]
    assert any("Line 7" in one and "95 minutes" in one and "line 4" in one for one in reading.problems)


def test_a_rounded_sum_is_no_contradiction():
    reading = read_text(FILM.format("It had a budget of $2.1 million.", "It had a budget of $2,104,000."), name="t")
    assert len([one for one in reading.statements if one.property == "budget"]) == 2
    assert reading.problems == ()


def test_a_sum_taken_is_not_the_budget_it_is_set_against():
    text = FILM.format("It was made.", "It grossed $14 million domestically on a budget of $4 million.")
    assert [value["amount"] for value, _ in said(text, "budget")] == [4_000_000]
    assert [value["amount"] for value, _ in said(text, "gross")] == [14_000_000]


def test_a_name_that_lost_letters_is_told_with_its_line():
    reading = read_text(FILM.format("It was edited by Ana <unk>.", "It was liked."), name="t")
    assert said(FILM.format("The film was edited by Ana <unk>.", ""), "editor") == []
    assert not any("<unk>" in str(one.value) for one in reading.statements if one.property == "editor")


def test_what_stands_below_a_heading_can_be_unread():
    reading = read_text(FILM.format("Nobody knows why.", "It was liked."), name="t")
    assert any(reading.text[start:end].startswith("Nobody knows why.") for start, end in reading.unread)


def test_broken_lines_read_as_whole_ones():
    told = (
        "It stars Hugh Dennison, Bernard Cave and Margaret Loring, and was distributed in the United Kingdom by Harbor Pictures on "
        "14 March 2014. The score is by William Alwyn, and the cinematography by Erwin Hillard was praised by everyone who saw it at the time."
    )
    whole = read_text(f"The Tin Boat is a 2014 Irish drama film directed by Una Kerr. {told}", name="t")
    broken = read_text(textwrap.fill(whole.text, 64), name="t")
    keys = [
        [(one.property, repr(one.value), one.qualifiers) for one in reading.statements] for reading in (whole, broken)
    ]
    assert keys[0] == keys[1]
    assert all(broken.text[one.start : one.end] == one.quote for one in broken.statements)
