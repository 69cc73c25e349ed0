"""Single sentences in other words and other orders than the usual ones."""

from __future__ import annotations

import pytest

from onesheet.reading.document import plain
from onesheet.reading.encyclopedia import READER

FILM = "Low Tide is a 1999 drama film. "


def said(text: str, name: str):
    findings = READER.read(plain(FILM + text))
    return [(one.value, one.qualifiers) for one in findings.statements if one.property == name]


def values(text: str, name: str) -> list:
    return [value for value, _ in said(text, name)]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("It was written, produced and directed by Ana Cole.", "producer", ["Ana Cole"]),
        ("The film was directed by Max and Eva Lund.", "director", ["Max Lund", "Eva Lund"]),
        ("The screenplay by Philip Yordan is based on a novel.", "screenwriter", ["Philip Yordan"]),
        ("The screenplay was an adaptation by Morton S. Fine and David Friedkin from a novel.", "screenwriter", ["Morton S. Fine", "David Friedkin"]),
        ("Cinematography was handled by Chris Doyle.", "cinematographer", ["Chris Doyle"]),
        ("It was released by Columbia Pictures with Burnett Guffey as cinematographer.", "cinematographer", ["Burnett Guffey"]),
        ("The music score was by Maurice Jaubert.", "composer", ["Maurice Jaubert"]),
        ("Miklos Rozsa composed the score.", "composer", ["Miklos Rozsa"]),
        ("It was edited by Ann Coates and narrated by Joss Ackland.", "editor", ["Ann Coates"]),
        ("It was produced by Libra Productions.", "production_company", ["Libra Productions"]),
        ("It was produced by Val Lewton for RKO Radio Pictures.", "production_company", ["RKO Radio Pictures"]),
        ("It was released by Columbia Pictures.", "distributor", ["Columbia Pictures"]),
        ("The film stars Ida Lupino, with Ward Bond and Ed Begley in supporting roles.", "cast_member", ["Ida Lupino", "Ward Bond", "Ed Begley"]),
        ("Ida Lupino and Ward Bond also star in the film.", "cast_member", ["Ida Lupino", "Ward Bond"]),
        ("It was directed by Ana Cole, who also stars in the film.", "cast_member", ["Ana Cole"]),
        ("A co-production of New Zealand and France, it did well.", "country", ["NZ", "FR"]),
        ("It runs 94 minutes.", "duration", [94]),
        ("It is a sequel to High Tide.", "follows", ["High Tide"]),
    ],
)  # fmt: skip
def test_credits_are_read_in_other_words(text, name, expected):
    assert values(text, name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It is based on the novel Ebb written by Joan Marsh.",
        "It resembles Fury (1936), directed by Fritz Lang.",
        "The soundtrack album was released by Harbor Records.",
    ],
)
def test_makers_of_other_works_are_not_makers_of_the_film(text):
    for name in ("director", "screenwriter", "distributor"):
        assert values(text, name) == []


@pytest.mark.parametrize(
    ("text", "value", "qualifiers"),
    [
        ("It is based on the 1940 Eric Ambler novel of the same name.", "Low Tide", {"form": "novel", "year": 1940, "author": "Eric Ambler"}),
        ("It is based on Ebb (1947), a novel written by Joan Marsh.", "Ebb", {"form": "novel", "year": 1947, "author": "Joan Marsh"}),
        ("It is an adaptation of Bram Stoker's 1897 novel Dracula.", "Dracula", {"form": "novel", "year": 1897, "author": "Bram Stoker"}),
        ("The film is based on the novel Mad with Much Heart, by Gerald Butler.", "Mad with Much Heart", {"form": "novel", "author": "Gerald Butler"}),
    ],
)  # fmt: skip
def test_source_works_are_read_in_other_words(text, value, qualifiers):
    assert said(text, "based_on") == [(value, qualifiers)]


def test_a_true_story_is_no_source_work():
    assert said("It is based on a true story.", "based_on") == []


@pytest.mark.parametrize(
    ("text", "date", "kind", "place"),
    [
        ("It was released in Australia on 21 September 1999.", "1999-09-21", "theatrical", "AU"),
        ("Released on August 21, 1999, the film did well.", "1999-08-21", "theatrical", None),
        ("It premiered at the Harbor Film Festival on 15 May 1999.", "1999-05-15", "premiere", "Harbor Film Festival"),
        ("The film opened in New Zealand on 30 January 2000.", "2000-01-30", "theatrical", "NZ"),
        ("It was first released in Detroit, Michigan, on October 29, 1999.", "1999-10-29", "theatrical", "Detroit"),
        ("The film was released on DVD on 6 May 2003.", "2003-05-06", "physical", None),
        ("It was released on Netflix on 6 May 2019.", "2019-05-06", "digital", None),
    ],
)
def test_releases_are_read_in_other_words(text, date, kind, place):
    found = [(value, told["kind"], told.get("place")) for value, told in said(text, "release")]
    assert found == [(date, kind, place)]


@pytest.mark.parametrize(
    "text",
    [
        "A sequel was released on 4 May 2003.",
        "The soundtrack was released on 4 May 1999.",
        "The novel was published in 1987.",
        "He released an album in 1995.",
    ],
)
def test_releases_of_other_things_are_none_of_the_film(text):
    assert said(text, "release") == []


@pytest.mark.parametrize(
    ("text", "amount", "scope", "territory"),
    [
        ("It grossed $140.2 million worldwide.", 140_200_000, "worldwide", None),
        ("On a budget of NZ$9.2 million, it took in $41.4 million.", 41_400_000, None, None),
        ("The film earned $600,200 in the United States.", 600_200, None, "US"),
        ("It grossed $3 million in its opening weekend.", 3_000_000, "opening_weekend", None),
    ],
)
def test_grosses_are_read_in_other_words(text, amount, scope, territory):
    ((value, told),) = said(text, "gross")
    assert (value["amount"], told.get("scope"), told.get("territory")) == (amount, scope, territory)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("It cost $7 million.", 7_000_000),
        ("It was made on a budget of £4 million.", 4_000_000),
        ("The film had a $15 million budget.", 15_000_000),
    ],
)
def test_budgets_are_read_in_other_words(text, amount):
    assert [value["amount"] for value in values(text, "budget")] == [amount]


def test_money_of_other_things_is_no_gross():
    assert said("The studio bought the script for $250,000.", "gross") == []
    assert said("The studio bought the script for $250,000.", "budget") == []


def test_a_lost_figure_leaves_a_hole():
    assert values("The film grossed over $ <unk> million worldwide.", "gross") == [{"special": "hole"}]


def test_shooting_from_one_day_to_another_is_an_interval():
    text = "\n== Filming ==\nThe film was shot in Venice, California from February 18, 1998 to April 2, 1998."
    assert said(text, "filming") == [("1998-02-18/1998-04-02", {"place": "Venice"})]
    assert said(text, "filming_location") == [("Venice", {"in": "California"})]


def test_a_damaged_name_is_left_out_and_told():
    findings = READER.read(
        plain("low tide is a 1999 drama film directed by n mutz greenbaum and starring ida lupino and ward bond.")
    )

    assert not [one for one in findings.statements if one.property == "director"]
    assert any("n mutz greenbaum" in problem for problem in findings.problems)


def test_a_player_list_may_be_of_names_alone():
    text = "\n== Cast ==\nIda Lupino\nWard Bond\nEd Begley\n"
    assert values(text, "cast_member") == ["Ida Lupino", "Ward Bond", "Ed Begley"]


def test_an_award_tells_category_and_recipient():
    found = said("It stars Holly Hunter. Hunter won the Academy Award for Best Actress.", "award")
    assert found == [("Academy Award", {"category": "Best Actress", "result": "won", "recipient": "Holly Hunter"})]


def test_spaced_words_give_quotes_of_the_text_as_given():
    text = " = Low Tide = \n \n Low Tide is a 1999 romantic comedy @-@ drama film directed by Ana Cole , starring Ida Lupino , Ward Bond and <unk> Dale . It cost $ 15 @,@ 000 . \n"

    findings = READER.read(plain(text))

    assert all(text[one.start : one.end] == one.quote for one in findings.statements)
    assert {one.value for one in findings.statements if one.property == "cast_member"} == {"Ida Lupino", "Ward Bond"}
    assert [one.value for one in findings.statements if one.property == "genre"] == ["romantic comedy-drama"]
