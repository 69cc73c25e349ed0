"""One article, in ordinary case and with its capitals and accents lost, read whole."""

from __future__ import annotations

import pytest

from onesheet.reading.document import plain
from onesheet.reading.encyclopedia import READER
from onesheet.reading.encyclopedia.recognise import recognise

from .articles import LANTERN, LOWERED, NOT_FILMS


@pytest.fixture(params=["ordinary", "lowered"])
def text(request):
    return LANTERN if request.param == "ordinary" else LOWERED


@pytest.fixture
def said(text):
    """Give (value, qualifiers) of every statement of a property."""
    findings = READER.read(plain(text))
    return lambda name: [(one.value, one.qualifiers) for one in findings.statements if one.property == name]


def values(pairs):
    return [value for value, _ in pairs]


def test_the_film_is_named_once(text):
    findings = READER.read(plain(text))

    assert [(film.title, film.year) for film in findings.films] == [("The Lantern Keeper", 2012)]
    assert findings.head.kind == "encyclopedia-article"
    assert findings.head.title == "The Lantern Keeper"
    assert recognise(plain(text)) > 0.9


def test_every_quote_stands_in_the_text(text):
    for one in READER.read(plain(text)).statements:
        assert text[one.start : one.end] == one.quote
        assert one.quote.strip() == one.quote != ""


def test_makers_and_origins_are_read(said):
    assert values(said("director")) == ["Ana Ortiz"]
    assert values(said("screenwriter")) == ["Lise Marchal"]
    assert values(said("country")) == ["FR", "BE"]
    assert values(said("genre")) == ["drama"]
    assert ("La Gardienne", {"kind": "original", "language": "fr"}) in said("title")


def test_the_cast_is_the_list_with_its_characters(said):
    found = [(value, told.get("character"), told.get("note")) for value, told in said("cast_member")]

    assert found == [
        ("Vera Holm", "Mara", None),
        ("Tom Achebe", "Anton", None),
        ("Frances de la Roche", "Greta", "uncredited"),
        ("Paul O'Hara", "Captain Brand", None),
    ]


def test_a_source_work_is_told_twice_with_what_each_sentence_adds(said):
    first, second = said("based_on")

    assert first == ("Night Light", {"form": "radio play", "year": 2006, "author": "Lise Marchal"})
    assert second == ("Night Light", {"form": "radio play", "author": "Lise Marchal", "broadcaster": "Radio Nord"})


def test_people_who_left_are_attachments_and_nothing_else(said):
    found = dict(said("attachment"))

    assert found["Georg Lund"] == {"role": "director", "date": "2009-05-04", "replaced_by": "Ana Ortiz"}
    assert found["Carla Brandt"] == {"role": "lead", "date": "2009-05-06", "replaced_by": "Nora Finch"}
    assert found["Nora Finch"]["replaced_by"] == "Vera Holm"
    assert set(found) == {"Georg Lund", "Carla Brandt", "Nora Finch"}


def test_the_making_is_dated_and_placed(said):
    assert values(said("announced")) == ["2009-05-04"]
    assert said("filming") == [("2011-09-05/..", {"place": "Ostend"})]
    assert ("Westhoofd Tower", {"note": "lighthouse"}) in said("filming_location")
    assert {"Ostend", "North Frisian Islands"} <= set(values(said("filming_location")))


def test_releases_tell_kind_place_and_form(said):
    found = dict(said("release"))

    assert found["2012-10-03"] == {"kind": "theatrical", "place": "FR"}
    assert found["2012-11-09"] == {"kind": "theatrical", "place": "US"}
    assert found["2012"] == {"kind": "premiere", "place": "Harbor International Film Festival"}
    assert found["2013-04-01"] == {"kind": "physical", "format": "DVD, Blu-ray", "region": "Region 2"}
    assert said("festival") == [("Harbor International Film Festival", {"edition": 2012, "section": "Horizons"})]
    assert "2016-05-04" not in found


def test_rights_are_one_statement_for_each_place(said):
    found = [(value, told["place"]) for value, told in said("rights")]

    assert found == [
        ("Northlight Films", "GB"), ("Northlight Films", "CA"), ("Northlight Films", "AU"), ("DE", "DE"), ("JP", "JP"), ("KR", "KR"),
    ]  # fmt: skip


def test_takings_tell_scope_territory_and_venues(said):
    opening, whole = said("gross")

    assert opening == (
        {"amount": 310400, "currency": "USD"},
        {"scope": "opening_weekend", "territory": "US", "venues": 212, "venue_unit": "theaters"},
    )
    assert whole == ({"amount": 904117, "currency": "USD"}, {"scope": "run", "territory": "US"})


def test_figures_that_contradict_each_other_are_both_kept(said):
    ((value, told),) = said("run")

    assert value == "2012-11-09/2012-11-28"
    assert told["days"] == 20
    assert "19 days" in told["note"]


def test_scores_come_with_source_count_and_word(said):
    found = [(value["value"], value["scale"], told["by"], told["count"]) for value, told in said("score")]

    assert found == [(64, 100, "Rotten Tomatoes", 58), (6.1, 10, "Rotten Tomatoes", 58), (55, 100, "Metacritic", 14)]
    assert said("score")[2][1]["word"] == "mixed or average reviews"
    assert [value.lower() for value in values(said("consensus"))] == ["it glows where it might have glared."]
    assert values(said("reception")) == ["mixed", "positive"]


def test_a_song_has_its_performer_and_its_place_in_a_chart(said):
    assert said("song") == [
        ("Low Tide", {"performer": "The Salt Boys", "chart": "Harbor Singles", "peak": 12})
    ] or said("song") == [("Low Tide", {"performer": "The Salt Boys", "chart": "Harbor Singles Chart", "peak": 12})]


def test_the_story_is_told_with_its_people_and_subject(said):
    (plot,) = values(said("plot"))

    assert plot.lower().startswith("mara and ilse are sisters")
    assert values(said("main_subject")) == ["breast cancer"]
    assert "Ilse" in values(said("character"))


def test_other_films_give_nothing(text):
    told = repr(READER.read(plain(text)).statements)

    for name in ("Hugo Vane", "Someone Else", "The Lantern Keeper 2"):
        assert name not in told


def test_references_are_no_part_of_the_text_to_read(text):
    chrome = READER.read(plain(text)).chrome

    at = text.lower().index("someone else")
    assert any(start <= at < end for start, end in chrome)


@pytest.mark.parametrize("article", NOT_FILMS)
@pytest.mark.parametrize("lowered", [False, True])
def test_an_article_about_something_else_invents_no_film(article, lowered):
    shown = article.lower() if lowered else article

    findings = READER.read(plain(shown))

    assert findings.films == ()
    assert findings.statements == ()
    assert findings.head.kind == "encyclopedia-article"
    assert "not about a film" in findings.problems[0]
