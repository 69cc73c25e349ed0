"""Sums of further clauses, companies that also stream, and names that lost letters, each told from its neighbour."""

from __future__ import annotations

import pytest

from onesheet.reading.document import plain
from onesheet.reading.encyclopedia import READER

from .test_told_in_clauses import FILM, HOW, OUT, said, values


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (
            "It earned $51,300 in its first weekend on 14 screens, and grossed $402,118 in the United States.",
            {"territory": "US"},
        ),
        (
            "It earned $51,300 in its opening weekend and went on to gross a little more than some $402,118 in the United States.",
            {"territory": "US"},
        ),
        (
            "It earned $51,300 in its first weekend and in all took in $402,118 in the United States and Canada.",
            {"scope": "domestic", "territory": "US"},
        ),
        ("It earned $51,300 in its first weekend, and in total made $402,118 worldwide.", {"scope": "worldwide"}),
    ],
)
@pytest.mark.parametrize("lowered", [False, True], ids=["ordinary", "lowered"])
def test_a_sum_in_a_further_clause_is_not_of_the_opening_weekend(text, second, lowered):
    whole = (OUT + text).lower() if lowered else OUT + text
    first, other = said(whole, "gross")
    assert (first[0]["amount"], first[1]["scope"]) == (51300, "opening_weekend")
    assert (other[0]["amount"], other[1]) == (402118, second)


def test_words_before_the_first_sum_still_tell_its_scope():
    text = OUT + "It cost $2 million. In its opening weekend, the film grossed $51,300 in the United States."
    assert [told.get("scope") for _, told in said(text, "gross")] == ["opening_weekend"]


def test_each_country_has_its_release_and_its_distributor():
    text = (
        OUT + "It was released in the United Kingdom by Mubi on 8 May 1999 and in the United States by B36 on 4 June."
    )
    assert said(text, "release") == [
        ("1999-05-08", {"place": "GB", "kind": "theatrical"}),
        ("1999-06-04", {"place": "US", "kind": "theatrical"}),
    ]
    assert said(text, "distributor") == [("Mubi", {"place": "GB"}), ("B36", {"place": "US"})]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Netflix released it in the United States on 8 May 1999.", "theatrical"),
        ("It was released by Netflix on 8 May 1999.", "theatrical"),
        ("It was released on Netflix on 8 May 1999.", "digital"),
        ("It was released on the service Mubi in France on 8 May 1999.", "digital"),
        ("It was released for streaming by Mubi on 8 May 1999.", "digital"),
        ("It was released on demand by Harbor Films on 8 May 1999.", "digital"),
    ],
)
def test_a_company_that_streams_makes_no_release_digital_by_its_name(text, kind):
    assert [told["kind"] for _, told in said(OUT + text, "release")] == [kind]


def test_places_that_lost_letters_are_left_out():
    lost = HOW.lower() + "the film was shot in the dpartements of gard."
    assert values(lost, "filming_location") == []
    for whole in ("ostend", "brno", "bruges"):
        assert values(HOW.lower() + f"the film was shot in {whole}.", "filming_location") == [whole.capitalize()]


def test_players_who_lost_letters_are_left_out_with_a_word_about_it():
    text = FILM.lower() + "\n\n== cast ==\nmacha mrlin as the widow\nmila mril as the cook\nmrinal lund as the smith\n"
    findings = READER.read(plain(text))
    assert values(text, "cast_member") == ["Mrinal Lund"]
    told = " ".join(str(one) for one in findings.problems)
    assert "macha mrlin" in told
    assert "mila mril" in told
