"""What a sentence denies, expects or tells of another film is not said of this one."""

from __future__ import annotations

import pytest

from onesheet.reading.document import plain
from onesheet.reading.encyclopedia import READER

OPENS = "The Lantern\n\nThe Lantern is a 2012 film directed by Ana Ortiz.\n\n"


def values(section, words, name):
    findings = READER.read(plain(f"{OPENS}== {section} ==\n{words}\n"))
    return [(one.value, one.qualifiers) for one in findings.statements if one.property == name]


@pytest.mark.parametrize(
    "words",
    [
        "The film did not gross $10 million.",
        "It was expected to gross $10 million.",
        "Avatar grossed $2.8 billion.",
        "It marked her best opening weekend since Inside Man ($29 million).",
    ],
)
def test_takings_that_are_not_the_films(words):
    assert values("Box office", words, "gross") == []


def test_takings_of_a_part_of_the_run_name_it():
    told = values("Box office", "It made $7.4 million in its second weekend.", "gross")

    assert told == [({"amount": 7_400_000, "currency": "USD"}, {"period": "second weekend"})]


def test_an_award_that_was_not_given_is_none():
    assert values("Awards", "It was not nominated for the Golden Globe Award.", "award") == []


def test_a_category_is_kept_whole():
    told = values(
        "Awards", "Ana Ortiz was nominated for the BAFTA Award for Best Actress in a Supporting Role.", "award"
    )

    assert [one["category"] for _, one in told] == ["Best Actress in a Supporting Role"]


def test_an_article_that_is_part_of_a_name_is_kept():
    assert (
        values("Music", "The music was composed by The All-American Rejects.", "composer")[0][0]
        == "The All-American Rejects"
    )


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The film has a running time of  minutes.", "duration"),
        ("It was released on  in the United States.", "release"),
        ("On Rotten Tomatoes, the film has an approval rating of  based on , with an average of .", "score"),
        ("On Metacritic, the film has a score of  out of 100, based on  critics.", "score"),
        ("The film grossed  worldwide.", "gross"),
        ("It was made on a budget of  million.", "budget"),
    ],
)
def test_a_figure_that_was_lost_leaves_a_hole(words, name):
    assert [value for value, _ in values("Release", words, name)] == [{"special": "hole"}]
