"""Items of Wikidata in both shapes."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onesheet.reading import read, read_text
from onesheet.reading.vocabulary import FILM_PAGE, LISTING, OTHER, Film, Reading
from unit.reading.dataset.entries import FILM, amount, classic, classic_claim, places_in, rest, rest_claim, time

SHAPES = [(classic, classic_claim), (rest, rest_claim)]


def told(reading: Reading, name: str):
    return [one.value for one in reading.statements if one.property == name]


def only(reading: Reading, name: str):
    (one,) = [one for one in reading.statements if one.property == name]
    return one


def film_of(entry, claim, *claims):
    return read_text(entry([claim("P31", FILM), *claims]), name="item.json")


@pytest.mark.parametrize(("entry", "claim"), SHAPES)
def test_a_film_is_read_with_its_source(entry, claim):
    reading = film_of(
        entry, claim, claim("P577", time("+1987-03-05T00:00:00Z", 11), P291="Q142"), claim("P345", "tt0900900")
    )

    assert reading.head.kind == FILM_PAGE
    assert reading.head.outlet == "Wikidata"
    assert reading.films == (Film("The Long Hill", 1987),)
    assert only(reading, "release").value == "1987-03-05"
    assert only(reading, "release").qualifiers == {"place": "FR"}
    assert {(one.qualifiers["scheme"], one.value) for one in reading.statements if one.property == "external_id"} == {
        ("imdb", "tt0900900"), ("wikidata", "Q900"),
    }  # fmt: skip
    assert reading.problems == ()
    assert reading.unread == ()


@pytest.mark.parametrize(("entry", "claim"), SHAPES)
def test_every_quote_is_the_json_that_says_it(entry, claim):
    reading = film_of(
        entry,
        claim,
        claim("P2142", amount("+836848102", "Q4917"), P3005="Q13780930"),
        claim("P1476", {"text": "La longue côte", "language": "fr"}),
    )

    gross, original = only(reading, "gross"), reading.statements[-1]
    assert '"+836848102"' in gross.quote
    assert "Q13780930" in gross.quote
    assert "P2142" in gross.quote
    assert "example.org" not in gross.quote
    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)
    assert original.quote


@pytest.mark.parametrize(
    ("told_time", "expected"),
    [
        (time("+1987-03-05T00:00:00Z", 11), "1987-03-05"),
        (time("+1987-03-00T00:00:00Z", 10), "1987-03"),
        (time("+1987-00-00T00:00:00Z", 9), "1987"),
        (time("+1980-00-00T00:00:00Z", 8), "198X"),
        (time("+1910-02-15T00:00:00Z", 11, "Q1985786"), "1910-02-28"),
        (time("+1899-12-20T00:00:00Z", 11, "Q1985786"), "1900-01-01"),
    ],
)
@pytest.mark.parametrize(("entry", "claim"), SHAPES)
def test_a_date_says_no_more_than_its_precision(entry, claim, told_time, expected):
    assert told(film_of(entry, claim, claim("P577", told_time)), "release") == [expected]


@pytest.mark.parametrize(
    "wrong",
    [time("+1900-00-00T00:00:00Z", 7), time("-0300-00-00T00:00:00Z", 9), time("+1987-02-31T00:00:00Z", 11), {}, "1987"],
)
def test_a_time_that_is_no_date_of_a_film_is_left_out(wrong):
    assert told(film_of(classic, classic_claim, classic_claim("P577", wrong)), "release") == []


@pytest.mark.parametrize(("entry", "claim"), SHAPES)
def test_quantities_keep_their_units(entry, claim):
    reading = film_of(
        entry,
        claim,
        claim("P2047", amount("+112", "Q7727")),
        claim("P2047", amount("+7200", "Q11574")),
        claim("P2047", amount("+99")),
        claim("P2130", amount("+2500000", "Q25224")),
        claim("P2130", amount("+77", "Q123456789")),
    )

    assert told(reading, "duration") == [112, 120]
    assert told(reading, "budget") == [{"amount": 2500000, "currency": "GBP"}]


@pytest.mark.parametrize(
    ("words", "method", "value", "said"),
    [
        ("89%", "Q108403393", {"value": 89, "scale": 100}, "percent positive"),
        ("8.5/10", "Q108403540", {"value": 8.5, "scale": 10}, "average"),
        ("84/100", "Q106515043", {"value": 84, "scale": 100}, "weighted average"),
    ],
)
def test_a_score_has_who_gave_it_and_how(words, method, value, said):
    when = time("+2021-10-05T00:00:00Z", 11)
    claim = classic_claim("P444", words, P447="Q105584", P459=method, P7887=amount("+132", "Q80698083"), P585=when)

    one = only(film_of(classic, classic_claim, claim), "score")

    assert one.value == value
    assert one.qualifiers == {
        "by": "Rotten Tomatoes", "method": said, "count": 132, "count_unit": "reviews", "as_of": "2021-10-05",
    }  # fmt: skip


def test_a_number_never_stands_as_a_name():
    claims = [
        classic_claim(name, "Q777001") for name in ("P57", "P161", "P272", "P136", "P495", "P364", "P166", "P921")
    ]

    reading = read_text(classic([classic_claim("P31", FILM), *claims]), name="item.json")

    assert {one.property for one in reading.statements} == {"title", "external_id"}
    assert "8 statements on “The Long Hill” name things by number only (Q777001)" in reading.problems[0]


def test_things_that_the_answer_names_beside_are_named():
    claims = [
        classic_claim("P31", FILM), classic_claim("P57", "Q701"), classic_claim("P144", "Q703"),
        classic_claim("P161", "Q702", P4633="Old Tom", P1545="2"), classic_claim("P495", "Q704"),
        classic_claim("P166", "Q705", P1346="Q701", P585=time("+1988-00-00T00:00:00Z", 9)),
        classic_claim("P136", "Q706"),
    ]  # fmt: skip
    text = classic(
        claims, Q701="Ada Voss", Q702="Ben Oduya", Q703="A Hill", Q704="Portugal",
        Q705="Golden Gate Award for Best Director", Q706="surrealist film",
    )  # fmt: skip

    reading = read_text(text, name="item.json")

    assert told(reading, "director") == ["Ada Voss"]
    assert only(reading, "cast_member").qualifiers == {"character": "Old Tom", "billing": 2}
    assert told(reading, "based_on") == ["A Hill"]
    assert told(reading, "country") == ["PT"]
    assert told(reading, "genre") == ["surrealist"]
    assert only(reading, "award").value == "Golden Gate Award"
    assert only(reading, "award").qualifiers == {
        "category": "Best Director", "result": "won", "year": 1988, "recipient": "Ada Voss",
    }  # fmt: skip
    assert reading.problems == ()


def test_a_label_beside_the_number_names_it_too():
    reading = read_text(
        rest([rest_claim("P31", FILM), rest_claim("P57", {"id": "Q701", "label": "Ada Voss"})]), name="x"
    )

    assert told(reading, "director") == ["Ada Voss"]


def test_the_description_names_directors_and_a_year_that_the_statements_do_not():
    text = rest(
        [rest_claim("P31", FILM), rest_claim("P57", "Q701"), rest_claim("P57", "Q702")],
        description="1987 Portuguese drama film directed by Ada Voss and Ben Oduya",
    )

    reading = read_text(text, name="x")

    assert told(reading, "director") == ["Ada Voss", "Ben Oduya"]
    assert reading.films == (Film("The Long Hill", 1987),)


def test_ranks_are_kept_and_a_preferred_running_time_replaces_the_others():
    why = {"P2241": "Q999"}
    claims = [
        classic_claim("P31", FILM),
        classic_claim("P2142", amount("+100", "Q4917"), "deprecated", **why),
        classic_claim("P2142", amount("+200", "Q4917")),
        classic_claim("P2047", amount("+90", "Q7727")),
        classic_claim("P2047", amount("+95", "Q7727"), "preferred"),
    ]

    reading = read_text(classic(claims, Q999="outdated value"), name="x")

    ranks = {one.value["amount"]: (one.rank, one.reason) for one in reading.statements if one.property == "gross"}
    assert ranks == {100: ("deprecated", "Wikidata deprecates it: outdated value."), 200: ("normal", "")}
    assert told(reading, "duration") == [95]


def test_what_is_known_to_be_unknown_is_said_so():
    assert told(film_of(classic, classic_claim, classic_claim("P57", None)), "director") == [{"special": "unknown"}]


def test_the_original_title_stands_beside_the_english_one():
    reading = film_of(rest, rest_claim, rest_claim("P1476", {"text": "La longue côte", "language": "fr"}))

    titles = [(one.value, one.qualifiers) for one in reading.statements if one.property == "title"]
    assert titles == [("The Long Hill", {}), ("La longue côte", {"kind": "original", "language": "fr"})]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("Q5398426", "is a television series"),
        ("Q21191270", "is an episode"),
        ("Q5", "is a person"),
        ("Q25379", "is a play"),
    ],
)
@pytest.mark.parametrize(("entry", "claim"), SHAPES)
def test_what_is_no_film_gives_none(entry, claim, number, said):
    reading = read_text(entry([claim("P31", number), claim("P4947", "12")]), name="x")

    assert reading.head.kind == OTHER
    assert reading.films == ()
    assert reading.statements == ()
    assert said in reading.problems[0]


@pytest.mark.parametrize("number", ["Q11424", "Q24862", "Q506240", "Q93204", "Q202866", "Q24869"])
def test_films_of_all_kinds_are_films(number):
    assert read_text(rest([rest_claim("P31", number)]), name="x").films


def test_a_class_that_is_not_known_is_a_film_where_its_numbers_and_description_say_so():
    claims = [rest_claim("P31", "Q7770001"), rest_claim("P4947", "12")]

    assert read_text(rest(claims, description="1987 short film"), name="x").films
    assert not read_text(rest(claims, description="Portuguese film director"), name="x").films
    assert not read_text(rest(claims), name="x").films


def test_several_films_in_one_answer_are_a_listing():
    one, other = (
        json.loads(classic([classic_claim("P31", FILM)], number=number, label=label))
        for number, label in (("Q900", "The Long Hill"), ("Q901", "The Short Hill"))
    )
    reading = read_text(json.dumps({"entities": one["entities"] | other["entities"]}), name="x")

    assert reading.head.kind == LISTING
    assert [film.title for film in reading.films] == ["The Long Hill", "The Short Hill"]
    assert {one.film for one in reading.statements} == {0, 1}


def test_the_items_of_a_dump_are_a_list():
    items = [
        json.loads(rest([rest_claim("P31", kind)], number=number)) for kind, number in ((FILM, "Q900"), ("Q5", "Q901"))
    ]

    assert len(read_text(json.dumps(items), name="x").films) == 1


def test_an_old_item_has_numbers_alone():
    text = classic([classic_claim("P31", FILM), classic_claim("P495", "Q45")]).replace(', "id": "Q45"', "")
    text = text.replace(f', "id": "{FILM}"', "")

    assert told(read_text(text, name="x"), "country") == ["PT"]


def test_an_item_that_is_not_there_says_so():
    reading = read_text('{"entities": {"Q9": {"id": "Q9", "missing": ""}}}', name="x")

    assert "Q9 has no statements here" in reading.problems[0]


WHOLE = json.loads(
    classic(
        [
            classic_claim("P31", FILM),
            classic_claim("P577", time("+1987-03-05T00:00:00Z", 11), P291="Q142"),
            classic_claim("P444", "89%", P447="Q105584", P585=time("+2021-10-05T00:00:00Z", 11)),
            classic_claim("P2130", amount("+5", "Q4917")),
            classic_claim("P161", "Q702", P1545="1"),
            classic_claim("P166", "Q702", P2453=["Q702", "Q703"]),
            classic_claim("P2047", amount("+90", "Q7727")),
        ],
        Q702="Ben Oduya",
    )
)


@settings(deadline=None)
@given(
    st.sampled_from(places_in(WHOLE)),
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just([]) | st.just({}) | st.just([[{}]]),
)
def test_an_item_that_is_wrong_somewhere_is_still_read(path, instead):
    damaged = json.loads(json.dumps(WHOLE))
    inside = damaged
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = instead

    reading = read_text(json.dumps(damaged), name="x")

    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)


@pytest.mark.samples
@pytest.mark.parametrize(("name", "year"), [("Q25188", 2010), ("Q184843", 1982), ("Q41567", None)])
def test_real_items(samples, name, year):
    reading = read((samples / "wikidata" / f"{name}.json.gz").read_bytes(), name=name)

    assert [film.year for film in reading.films] == ([year] if year else [])
    assert len(reading.statements) > 30 or not year
    assert not [
        one.value
        for one in reading.statements
        if re.fullmatch(r"Q\d+", str(one.value)) and one.property != "external_id"
    ]
