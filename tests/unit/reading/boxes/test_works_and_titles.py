"""The works a film is made from, and its titles, in boxes."""

from __future__ import annotations

import pytest

from .rows import read_rows, told


@pytest.mark.parametrize(
    ("items", "title", "qualifiers"),
    [
        (["Harbor of Salt", "by Ana Ortiz"], "Harbor of Salt", {"author": "Ana Ortiz"}),
        (["Harbor of Salt by", "Ana Ortiz"], "Harbor of Salt", {"author": "Ana Ortiz"}),
        (["Harbor of Salt by Ana Ortiz"], "Harbor of Salt", {"author": "Ana Ortiz"}),
        (["Harbor of Salt", "1941 novel", "by Ana Ortiz"], "Harbor of Salt", {"form": "novel", "year": 1941, "author": "Ana Ortiz"}),
        (["Harbor of Salt", "(1943 story in Pearl)", "by Ana Ortiz"], "Harbor of Salt", {"form": "story", "year": 1943, "author": "Ana Ortiz"}),
        (["the novel Harbor of Salt", "by Ana Ortiz"], "Harbor of Salt", {"form": "novel", "author": "Ana Ortiz"}),
        (["(stage play) Harbor of Salt", "by Ana Ortiz"], "Harbor of Salt", {"form": "play", "author": "Ana Ortiz"}),
        (['Pearl Magazine story "Harbor of Salt"', "by Ana Ortiz"], "Harbor of Salt", {"form": "story", "author": "Ana Ortiz"}),
        (['"The Harbor"', "by Ana Ortiz"], "The Harbor", {"author": "Ana Ortiz"}),
        (["Salt-Men", "by Ana Ortiz", "Vera Holm"], "Salt-Men", {"author": "Ana Ortiz, Vera Holm"}),
        (["Harbor of Salt", "by Ana Ortiz (novel)", "Vera Holm (play)"], "Harbor of Salt", {"form": "novel", "author": "Ana Ortiz, Vera Holm"}),
        (["Harbor of Salt"], "Harbor of Salt", {}),
    ],
)  # fmt: skip
def test_a_source(items, title, qualifiers):
    assert told("Based on", *items) == [(title, qualifiers)]


def test_several_sources():
    found = told("based_on", "Salt (1988 film) by Ana Ortiz", "Salt (musical) by Vera Holm", "Bo Lind")
    assert found == [
        ("Salt", {"form": "film", "year": 1988, "author": "Ana Ortiz"}),
        ("Salt", {"form": "musical", "author": "Vera Holm, Bo Lind"}),
    ]


@pytest.mark.parametrize(
    "words",
    ["Characters by Ana Ortiz", "stories by Ana Ortiz", "a true story", "the life of Ana Ortiz", "the novel by Ana Ortiz", "an idea by Bo Lind"],
)  # fmt: skip
def test_what_has_no_title_is_no_source(words):
    assert told("based_on", words) == []


def test_titles():
    reading = read_rows(
        ("film name", ["(Catalan: El port)"]), ("Also known as", ["Salt Harbor", "Port of Salt"]), title="The Harbor"
    )
    assert reading.title == "The Harbor"
    assert [(one.value, one.qualifiers) for one in reading.statements] == [
        ("The Harbor", {}),
        ("El port", {"kind": "original", "language": "ca"}),
        ("Salt Harbor", {"kind": "alternative"}),
        ("Port of Salt", {"kind": "alternative"}),
    ]


def test_a_row_can_give_the_name():
    assert read_rows(("name", ["The Harbor"])).title == "The Harbor"


def test_neighbors_and_identifiers():
    assert told("followed_by", "Harbor II (1999)") == [("Harbor II", {})]
    assert told("imdb_id", "0123456") == [("tt0123456", {"scheme": "imdb"})]


def test_titles_beside_each_other():
    found = told("又名", "潜行凶间(港) / 全面启动(台) / 奠基")
    assert [value for value, _ in found] == ["潜行凶间", "全面启动", "奠基"]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Regie", "director"), ("Réalisation", "director"), ("监督", None), ("監督", "director"), ("Режиссёр", "director"),
        ("Sceneggiatura", "screenwriter"), ("主演", "cast_member"), ("Montaje", "editor"), ("Fotografía", "cinematographer"),
    ],
)  # fmt: skip
def test_labels_of_other_languages(label, name):
    assert [one.property for one in read_rows((label, ["Ana Ortiz"])).statements] == ([name] if name else [])


def test_years_and_certificates():
    assert told("Year", "1999") == [(1999, {})]
    assert told("MPAA rating", "PG-13") == [("PG-13", {"board": "MPA", "place": "US"})]
    assert told("FSK", "12") == [("12", {"board": "FSK", "place": "DE"})]
    assert told("Rated", "R for violence") == [("R", {})]
    assert told("Certificate", "not known") == []


@pytest.mark.parametrize(
    ("words", "language"), [("பந்தர்", "ta"), ("괴물", "ko"), ("千と千尋の神隠し", "ja"), ("Город", None), ("海港", None)]
)
def test_letters_can_tell_the_language_of_a_title(words, language):
    ((_, qualifiers),) = told("native_name", words)
    assert qualifiers.get("language") == language
