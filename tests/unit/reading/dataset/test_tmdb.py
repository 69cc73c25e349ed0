"""Answers of TMDB: details of a film, what it found, lists, and what is no film."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import grows_linearly
from onesheet.reading import read, read_text
from onesheet.reading.vocabulary import FILM_PAGE, LISTING, OTHER, Film, Reading
from unit.reading.dataset.entries import movie, places_in
from unit.reading.dataset.test_wikidata import only, told


def reading_of(data) -> Reading:
    return read_text(json.dumps(data, ensure_ascii=False), name="answer.json")


def test_the_details_of_a_film():
    reading = reading_of(
        movie(
            budget=12_000_000, revenue=34_000_000, runtime=112, overview="A hill is climbed,\r\n slowly.",
            genres=[{"id": 18, "name": "ドラマ"}, {"id": 10770, "name": "TV Movie"}],
            production_companies=[{"id": 1, "name": "Hill Pictures"}],
            production_countries=[{"iso_3166_1": "PT", "name": "Portugal"}],
            spoken_languages=[{"iso_639_1": "pt"}, {"iso_639_1": "cn"}],
            vote_average=7.25, vote_count=31, external_ids={"imdb_id": "tt0900900", "wikidata_id": "Q900"},
        )
    )  # fmt: skip

    assert reading.head.kind == FILM_PAGE
    assert reading.head.outlet == "TMDB"
    assert reading.films == (Film("The Long Hill", 1987),)
    assert told(reading, "genre") == ["drama"]
    assert told(reading, "country") == ["PT"]
    assert told(reading, "language") == ["pt", "yue"]
    assert told(reading, "production_company") == ["Hill Pictures"]
    assert told(reading, "duration") == [112]
    assert told(reading, "synopsis") == ["A hill is climbed, slowly."]
    assert told(reading, "budget") == [{"amount": 12_000_000, "currency": "USD"}]
    assert only(reading, "gross").qualifiers == {"scope": "worldwide"}
    assert only(reading, "score").value == {"value": 7.25, "scale": 10}
    assert sorted(told(reading, "external_id")) == ["900", "Q900", "tt0900900"]
    assert reading.problems == ()


def test_nought_and_nothing_are_not_known():
    reading = reading_of(movie(release_date=""))

    assert {one.property for one in reading.statements} == {"title", "language", "external_id"}
    assert reading.films == (Film("The Long Hill", None),)


def test_a_budget_that_can_be_no_dollars_is_told():
    reading = reading_of(movie(budget=12))

    assert told(reading, "budget") == []
    assert "a budget of 12" in reading.problems[0]


def test_crew_and_cast():
    reading = reading_of(
        movie(
            credits={
                "cast": [
                    {"name": "Ben Oduya", "character": "Old Tom (voice) (uncredited)", "order": 0},
                    {"name": "贝拉", "original_name": "Bella Li", "character": "", "order": 1},
                    {"name": "Cy Marsh", "character": "The Narrator", "order": 2},
                ],
                "crew": [
                    {"name": "Ada Voss", "job": "Director"}, {"name": "Ada Voss", "job": "Story"},
                    {"name": "Di Hart", "job": "Executive Producer"}, {"name": "Ed Kim", "job": "Director of Photography"},
                    {"name": "Flo Ray", "job": "Original Music Composer"}, {"name": "Gus Po", "job": "Producer's Assistant"},
                ],
            }
        )
    )  # fmt: skip

    cast = [(one.value, one.qualifiers) for one in reading.statements if one.property == "cast_member"]
    assert cast == [
        ("Ben Oduya", {"character": "Old Tom", "billing": 1, "note": "voice, uncredited"}),
        ("Bella Li", {"billing": 2}),
        ("Cy Marsh", {"character": "The Narrator", "billing": 3}),
    ]
    assert told(reading, "narrator") == ["Cy Marsh"]
    assert told(reading, "director") == ["Ada Voss"]
    assert only(reading, "screenwriter").qualifiers == {"note": "story"}
    assert told(reading, "executive_producer") == ["Di Hart"]
    assert told(reading, "cinematographer") == ["Ed Kim"]
    assert told(reading, "composer") == ["Flo Ray"]
    assert "Gus Po" not in [one.value for one in reading.statements]


def test_releases_by_country_and_their_certificates():
    dates = [
        {"certification": "", "note": "Cannes Film Festival", "release_date": "1987-02-01T00:00:00.000Z", "type": 1},
        {"certification": "12", "note": "", "release_date": "1987-03-05T00:00:00.000Z", "type": 3},
        {"certification": "12", "note": "2-disc Blu-ray", "release_date": "1988-01-09T00:00:00.000Z", "type": 5},
        {"certification": "", "note": "", "release_date": "", "type": 4},
    ]
    reading = reading_of(movie(release_dates={"results": [{"iso_3166_1": "FR", "release_dates": dates}]}))

    releases = [(one.value, one.qualifiers) for one in reading.statements if one.property == "release"]
    assert releases == [
        ("1987-02-01", {"place": "FR", "kind": "premiere", "festival": "Cannes Film Festival"}),
        ("1987-03-05", {"place": "FR", "kind": "theatrical"}),
        ("1988-01-09", {"place": "FR", "kind": "physical", "format": "Blu-ray"}),
    ]
    assert told(reading, "certificate") == ["12"]


@pytest.mark.parametrize(
    ("given_titles", "main", "others"),
    [
        (("La longue côte", "La longue côte", "fr"), "La longue côte", {}),
        (("The Long Hill", "La longue côte", "fr"), "The Long Hill", {"La longue côte": "original"}),
        (("长山", "The Long Hill", "en"), "The Long Hill", {"长山": "alternative"}),
        (("长山", "La longue côte", "fr"), "La longue côte", {"长山": "alternative"}),
        (("Der lange Berg", "The Long Hill", "en"), "The Long Hill", {"Der lange Berg": "alternative"}),
        (("", "The Long Hill", "en"), "The Long Hill", {}),
    ],
)
def test_the_title_under_which_a_film_stands(given_titles, main, others):
    title, original, language = given_titles

    reading = reading_of(movie(title=title, original_title=original, original_language=language))

    assert reading.films[0].title == main
    assert told(reading, "title")[0] == main
    assert {one.value: one.qualifiers["kind"] for one in reading.statements[1:] if one.property == "title"} == others


def test_a_film_that_is_not_out_has_a_planned_release():
    assert only(reading_of(movie(status="In Production")), "release").qualifiers == {"note": "planned"}


def test_what_was_found_by_an_identifier():
    found = {"movie_results": [movie(genre_ids=[18])], "person_results": [], "tv_results": []}

    reading = reading_of(found)

    assert reading.head.kind == FILM_PAGE
    assert told(reading, "genre") == ["drama"]


def test_a_list_of_results_is_a_listing_of_its_films():
    shown = [movie(), movie(title="The Short Hill", original_title="The Short Hill", release_date="1990-01-01")]
    series = {"id": 5, "media_type": "tv", "name": "Hills", "original_name": "Hills", "first_air_date": "2001-01-01"}

    reading = reading_of({"page": 1, "results": [*shown, series], "total_pages": 1, "total_results": 3})

    assert reading.head.kind == LISTING
    assert reading.films == (Film("The Long Hill", 1987), Film("The Short Hill", 1990))
    assert all(one.value != "Hills" for one in reading.statements)


@pytest.mark.parametrize(
    "wrap", [lambda films: films, lambda films: {"results": films}, lambda films: {"id": 3, "parts": films}]
)
def test_films_in_lists_of_other_make(wrap):
    reading = reading_of(wrap([movie(), movie(id=901, title="The Short Hill", original_title="The Short Hill")]))

    assert [film.title for film in reading.films] == ["The Long Hill", "The Short Hill"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"movie_results": [], "tv_results": [], "person_results": []}, "found nothing"),
        (
            {"movie_results": [], "tv_results": [{"id": 5, "name": "Hills"}], "person_results": []},
            "found no film, but: tv",
        ),
        ({"id": 5, "name": "Hills", "first_air_date": "2001-01-01", "number_of_seasons": 2}, "a television series"),
        ({"id": 5, "name": "Ada Voss", "known_for_department": "Directing", "biography": ""}, "a person"),
        ({"success": False, "status_code": 34, "status_message": "Not here."}, "an error and no film: Not here."),
        ({"page": 1, "results": [], "total_results": 0}, "lists no film"),
        ({"id": 7, "title": "", "original_title": ""}, "without a title"),
        ({"recipe": "Plum cake", "title": "Plum cake"}, "neither an item of Wikidata nor an answer of TMDB"),
        ([1, 2, "three"], None),
    ],
)
def test_what_is_no_film_gives_none(data, said):
    reading = reading_of(data)

    assert reading.head.kind == OTHER
    assert reading.films == ()
    assert reading.statements == ()
    assert said is None or said in reading.problems[0]


def test_damaged_json_gives_one_sentence():
    reading = read_text(json.dumps(movie())[:-20], name="x")

    assert reading.films == ()
    assert len(reading.problems) == 1
    assert "cannot be read" in reading.problems[0]


WHOLE = movie(
    genres=[{"id": 18, "name": "Drama"}], vote_average=7.2, vote_count=3, runtime=9, budget=5000,
    credits={"cast": [{"name": "Ben", "character": "Tom", "order": 0}], "crew": [{"name": "Ada", "job": "Director"}]},
    release_dates={"results": [{"iso_3166_1": "FR", "release_dates": [{"release_date": "1987-02-01T", "type": 1}]}]},
    external_ids={"wikidata_id": "Q900"},
)  # fmt: skip


@settings(deadline=None)
@given(
    st.sampled_from(places_in(WHOLE)),
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just([]) | st.just([[{}]]),
)
def test_an_answer_that_is_wrong_somewhere_is_still_read(path, instead):
    damaged = json.loads(json.dumps(WHOLE))
    inside = damaged
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = instead

    reading = reading_of(damaged)

    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)


def test_time_grows_with_the_cast():
    def work(number: int):
        cast = [{"name": f"Ann Lee {place}", "character": "Tom (voice) (voice"} for place in range(number)]
        return reading_of(movie(credits={"cast": cast}))

    assert grows_linearly(work, 200)


@pytest.mark.samples
def test_real_answers(samples):
    for path in sorted((samples / "tmdb" / "responses").iterdir()):
        reading = read(path.read_bytes(), name=path.name)
        if path.name.startswith("movie_"):
            assert len(reading.films) == 1, path.name
            assert told(reading, "director"), path.name
        if path.name.startswith("tv_"):
            assert not reading.films
