"""What the record makes of things said."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from onesheet.films.pure.projection import project
from onesheet.films.pure.said import Said
from onesheet.reading.vocabulary import HOLE

ARTICLE = {"document": 1, "source": "An encyclopedia", "source_kind": "encyclopedia", "weight": 60, "date": "2020"}
REVIEW = {"document": 2, "source": "BUST", "source_kind": "magazine", "weight": 50, "date": "2015-11-05"}
PAGE = {"document": 3, "source": "Letterboxd", "source_kind": "members", "weight": 20, "date": "2023"}

_ids = count(1)


def by(
    source: dict[str, Any], name: str, value: Any, *, rank: str = "normal", start: int = 0, member=None, **qualifiers
):
    return Said(next(_ids), name, value, qualifiers, rank=rank, start=start, member=member, **source)


def shown(record, *properties):
    """Value, accepted, disputed of each row."""
    return [(row.value, row.accepted, row.disputed) for row in record.of(*properties)]


def test_a_character_told_by_the_review_joins_the_cast_member_of_the_article():
    record = project([
        by(ARTICLE, "cast_member", "Toni Collette", billing=1),
        by(REVIEW, "cast_member", "Toni Collette", character="Milly"),
    ])  # fmt: skip

    (row,) = record.of("cast_member")
    assert row.value == "Toni Collette"
    assert row.qualifiers == {"billing": 1, "character": "Milly"}
    assert (row.sources, row.accepted, row.disputed) == (2, True, False)


def test_two_parts_of_one_performer_are_two_rows_without_dispute():
    record = project([
        by(ARTICLE, "cast_member", "Tilda Swinton", character="Dr. Klemperer"),
        by(ARTICLE, "cast_member", "Tilda Swinton", character="Madame Blanc"),
        by(REVIEW, "cast_member", "Tilda Swinton"),
    ])  # fmt: skip

    assert [(row.qualifiers["character"], row.accepted, row.disputed) for row in record.of("cast_member")] == [
        ("Dr. Klemperer", True, False),
        ("Madame Blanc", True, False),
    ]


def test_another_character_from_another_source_is_a_disagreement():
    record = project([
        by(ARTICLE, "cast_member", "Tyson Ritter", character="Ace"),
        by(PAGE, "cast_member", "Tyson Ritter", character="Rob"),
    ])  # fmt: skip

    assert [(row.qualifiers["character"], row.accepted, row.disputed) for row in record.of("cast_member")] == [
        ("Ace", True, True),
        ("Rob", False, True),
    ]


def test_a_longer_name_of_the_same_character_is_the_one_told():
    record = project([
        by(ARTICLE, "cast_member", "Holly Hunter", character="Ada"),
        by(PAGE, "cast_member", "Holly Hunter", character="Ada McGrath"),
    ])  # fmt: skip

    assert [row.qualifiers["character"] for row in record.of("cast_member")] == ["Ada McGrath"]


def test_a_day_without_a_year_joins_the_release_that_tells_it():
    record = project([
        by(REVIEW, "release", "XXXX-11-06", kind="theatrical"),
        by(ARTICLE, "release", "2015-09-25", kind="theatrical", place="GB"),
        by(ARTICLE, "release", "2015-11-06", kind="theatrical", place="US"),
    ])  # fmt: skip

    assert [(row.value, row.qualifiers["place"], row.sources, row.disputed) for row in record.of("release")] == [
        ("2015-09-25", "GB", 1, False),
        ("2015-11-06", "US", 2, False),
    ]


def test_a_premiere_of_a_year_agrees_with_the_day_at_that_festival():
    record = project([
        by(ARTICLE, "release", "2015", kind="premiere", festival="Toronto International Film Festival"),
        by(PAGE, "release", "2015-09-12", kind="premiere", festival="Toronto Film Festival"),
        by(PAGE, "release", "2015-09-25", kind="theatrical", place="GB"),
    ])  # fmt: skip

    premiere, opening = record.of("release")
    assert (premiere.value, premiere.sources, premiere.disputed) == ("2015-09-12", 2, False)
    assert (opening.value, opening.sources) == ("2015-09-25", 1)


def test_two_openings_in_one_country_are_a_disagreement_of_two_documents():
    record = project([
        by(ARTICLE, "release", "2015-11-06", kind="theatrical", place="US"),
        by(PAGE, "release", "2015-11-13", kind="theatrical", place="US"),
    ])  # fmt: skip

    assert shown(record, "release") == [("2015-11-06", True, True), ("2015-11-13", False, True)]


def test_a_limited_and_a_wide_release_told_by_one_document_are_no_disagreement():
    record = project([
        by(ARTICLE, "release", "2015-10-30", kind="theatrical", place="US"),
        by(ARTICLE, "release", "2015-11-06", kind="theatrical", place="US"),
    ])  # fmt: skip

    assert shown(record, "release") == [("2015-10-30", True, False), ("2015-11-06", True, False)]


@pytest.mark.parametrize(
    ("loser", "winner"),
    [
        (by(PAGE, "year", 1994), by(ARTICLE, "year", 1993)),
        (by(ARTICLE, "year", 1994), by(PAGE, "year", 1993, rank="preferred")),
        (by(ARTICLE, "year", 1994), by(PAGE, "year", 1993, member=7)),
        (by(ARTICLE, "year", 1994, derived=True), by(PAGE, "year", 1993)),
        (by(ARTICLE, "year", HOLE), by(PAGE, "year", 1993)),
    ],
    ids=["weight", "rank", "editor", "derived", "lost"],
)
def test_who_wins(loser, winner):
    record = project([loser, winner])

    assert [(row.value, row.accepted) for row in record.of("year")] == [(winner.value, True), (loser.value, False)]
    assert record.year == 1993


def test_rank_counts_before_an_editors_word():
    record = project([by(ARTICLE, "year", 1994, member=7), by(PAGE, "year", 1993, rank="preferred")])

    assert record.year == 1993


def test_agreement_counts_among_sources_of_one_weight_and_then_the_later_date():
    other = {**ARTICLE, "document": 4, "date": "2021"}
    third = {**ARTICLE, "document": 5, "date": "2001"}

    assert project([by(ARTICLE, "year", 1993), by(other, "year", 1994)]).year == 1994
    assert project([by(ARTICLE, "year", 1993), by(third, "year", 1993), by(other, "year", 1994)]).year == 1993


def test_saying_it_twice_in_one_document_is_saying_it_once():
    record = project([by(PAGE, "director", "Jane Campion", start=1), by(PAGE, "director", "Jane Campion", start=90)])

    assert [row.sources for row in record.of("director")] == [1]


def test_a_magazine_knows_its_own_score_best():
    record = project([
        by(ARTICLE, "score", {"value": 3, "scale": 5}, by="BUST"),
        by(REVIEW, "score", {"value": 4, "scale": 5}, by="BUST"),
    ])  # fmt: skip

    assert shown(record, "score") == [
        ({"value": 4, "scale": 5}, True, True),
        ({"value": 3, "scale": 5}, False, True),
    ]


def test_scores_of_two_aggregators_stand_side_by_side():
    record = project([
        by(ARTICLE, "score", {"value": 71, "scale": 100}, by="Rotten Tomatoes", method="percent positive", count=117),
        by(ARTICLE, "score", {"value": 6.04, "scale": 10}, by="Rotten Tomatoes", method="average"),
        by(ARTICLE, "score", {"value": 59, "scale": 100}, by="Metacritic"),
        by(PAGE, "score", {"value": 71, "scale": 100}, by="rotten tomatoes"),
    ])  # fmt: skip

    rows = record.of("score")
    assert [row.value["value"] for row in rows] == [71, 6.04, 59]
    assert not [row for row in rows if row.disputed or not row.accepted]
    assert rows[0].qualifiers == {"by": "Rotten Tomatoes", "count": 117, "method": "percent positive"}
    assert rows[0].sources == 2


def test_an_attachment_never_becomes_a_credit():
    record = project([
        by(ARTICLE, "attachment", "Rachel Weisz", role="lead", date="2014-04-22", replaced_by="Drew Barrymore"),
        by(ARTICLE, "cast_member", "Drew Barrymore"),
    ])  # fmt: skip

    assert [row.value for row in record.of("cast_member")] == ["Drew Barrymore"]
    assert [row.value for row in record.of("attachment")] == ["Rachel Weisz"]


def test_deprecated_statements_do_not_show():
    record = project([by(ARTICLE, "director", "Paul Andrew Williams", rank="deprecated")])

    assert record.rows == ()
    assert record.title is None


def test_one_person_has_one_name_in_all_parts():
    record = project([
        by(ARTICLE, "director", "Chlo Zhao"),
        by(ARTICLE, "screenwriter", "Chlo Zhao"),
        by(PAGE, "director", "Chloé Zhao"),
    ])  # fmt: skip

    assert [(row.property, row.value) for row in record.rows] == [
        ("director", "Chloé Zhao"),
        ("screenwriter", "Chloé Zhao"),
    ]


def test_cast_stands_by_billing_and_then_by_first_mention_in_the_weightiest_source():
    record = project([
        by(PAGE, "cast_member", "Anna Paquin", start=1),
        by(ARTICLE, "cast_member", "Sam Neill", start=30),
        by(PAGE, "cast_member", "Sam Neill", start=0),
        by(ARTICLE, "cast_member", "Harvey Keitel", start=20),
        by(REVIEW, "cast_member", "Kerry Walker", start=5),
        by(ARTICLE, "cast_member", "Holly Hunter", start=40, billing=1),
    ])  # fmt: skip

    assert [row.value for row in record.of("cast_member")] == [
        "Holly Hunter", "Harvey Keitel", "Sam Neill", "Kerry Walker", "Anna Paquin",
    ]  # fmt: skip


def test_the_films_title_is_the_weightiest_that_is_of_no_other_kind():
    record = project([
        by(PAGE, "title", "Goodbye"),
        by(ARTICLE, "title", "Miss You Already"),
        by(REVIEW, "title", "miss you already"),
        by(ARTICLE, "title", "Meine beste Freundin", kind="original", language="de"),
    ])  # fmt: skip

    assert record.title == "Miss You Already"
    assert [(row.value, row.qualifiers["kind"], row.accepted) for row in record.of("title")] == [
        ("Miss You Already", "main", True),
        ("Meine beste Freundin", "original", True),
        ("Goodbye", "alternative", True),
    ]


def test_the_year_is_that_of_the_earliest_release_where_none_is_stated():
    record = project([
        by(ARTICLE, "release", "2015-11-06", kind="theatrical", place="US"),
        by(ARTICLE, "release", "2014-09-12", kind="premiere"),
        by(ARTICLE, "release", "XXXX-01-01", kind="digital"),
    ])  # fmt: skip

    assert record.year == 2014


def test_genre_runtime_and_synopsis_are_those_of_the_weightiest_source():
    record = project([
        by(PAGE, "genre", "drama"),
        by(PAGE, "genre", "comedy drama"),
        by(ARTICLE, "genre", "romantic comedy-drama"),
        by(ARTICLE, "duration", 134, version="director's cut"),
        by(ARTICLE, "duration", 121),
        by(PAGE, "synopsis", "A pianist lands on a beach."),
    ])  # fmt: skip

    assert record.genre == "romantic comedy-drama"
    assert [(row.value, row.sources) for row in record.of("genre")] == [("romantic comedy-drama", 2), ("drama", 1)]
    assert record.runtime_minutes == 121
    assert record.synopsis == "A pianist lands on a beach."


def test_rights_sold_to_several_places_are_several_rows():
    record = project([by(ARTICLE, "rights", "Entertainment One", place=place) for place in ("GB", "CA", "AU")])

    assert sorted(row.qualifiers["place"] for row in record.of("rights")) == ["AU", "CA", "GB"]


def test_a_lost_figure_stands_alone_and_gives_way_to_a_known_one():
    alone = project([by(ARTICLE, "duration", HOLE)])
    beside = project([by(ARTICLE, "duration", HOLE), by(PAGE, "duration", 121)])

    assert shown(alone, "duration") == [(HOLE, True, False)]
    assert alone.runtime_minutes is None
    assert shown(beside, "duration") == [(121, True, False), (HOLE, False, False)]


def test_the_key_of_a_row_does_not_depend_on_who_says_it():
    one = project([by(ARTICLE, "director", "Jane Campion")]).rows[0].key

    assert project([by(PAGE, "director", "jane campion")]).rows[0].key == one
    assert project([by(PAGE, "director", "Anna Campion")]).rows[0].key != one


def test_what_is_written_alike_is_found_among_however_many():
    told = [
        by(source, "song", f"Song {number}", performer="A band") for source in (ARTICLE, PAGE) for number in range(300)
    ]

    rows = project(told).of("song")

    assert len(rows) == 300
    assert {row.sources for row in rows} == {2}


def test_what_the_rules_read_wins_over_what_a_model_read_in_the_same_text():
    record = project([
        by(ARTICLE, "duration", 112, reader="tiny"),
        by(ARTICLE, "duration", 117),
        by(PAGE, "duration", 112),
    ])  # fmt: skip

    assert record.runtime_minutes == 117


def test_a_row_names_the_model_only_where_nobody_else_says_it():
    record = project([
        by(ARTICLE, "director", "Ada Voss", reader="tiny"),
        by(ARTICLE, "editor", "Ben Oduya", reader="tiny"),
        by(REVIEW, "editor", "Ben Oduya"),
    ])  # fmt: skip

    assert [row.qualifiers for row in record.of("director", "editor")] == [{"reader": "tiny"}, {}]
