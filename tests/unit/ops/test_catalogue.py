"""The sample catalogue is whole, and the readers understand it."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from onesheet.ops.demo import CATALOGUE
from onesheet.reading import read
from onesheet.sources.models import Source
from onesheet.values.names import fold

ENTRIES = tomllib.loads((CATALOGUE / "catalogue.toml").read_text(encoding="utf-8"))["document"]
EXPECTED = json.loads((Path(__file__).parent / "catalogue_expected.json").read_text(encoding="utf-8"))["documents"]
NAMES = [entry["file"] for entry in ENTRIES]


def reading_of(name):
    return read((CATALOGUE / name).read_bytes(), name=name)


def test_every_text_is_listed_once():
    assert sorted(NAMES) == sorted(path.name for path in CATALOGUE.glob("*.txt"))
    assert sorted(NAMES) == sorted(EXPECTED)


def test_sources_and_licences_are_known_and_addresses_are_examples():
    assert {entry["kind"] for entry in ENTRIES} <= set(Source.Kind.values)
    assert {entry["licence"] for entry in ENTRIES} == {"CC0-1.0", "all rights reserved"}
    examples = re.compile(r"https://([\w-]+\.)*example\.(org|com|net)/")
    assert all(examples.match(entry["address"]) for entry in ENTRIES if "address" in entry)


@pytest.mark.parametrize("name", NAMES)
def test_the_readers_know_each_document_and_its_film(name):
    expected, reading = EXPECTED[name], reading_of(name)

    assert reading.head.kind in expected["kind"]
    film = expected["films"][0]
    titles = {fold(title) for title in (film["title"], *film.get("titles", ()))}
    assert fold(reading.films[0].title) in titles
    assert reading.films[0].year in {film["year"], *film.get("years", ())}


@pytest.mark.parametrize("name", NAMES)
def test_the_readers_find_each_review_with_its_mark(name):
    expected, reading = EXPECTED[name], reading_of(name)

    found = [(one.author, one.rating and one.rating["value"] / one.rating["scale"]) for one in reading.reviews]
    wanted = [
        (one["author"], one["rating"] and one["rating"]["value"] / one["rating"]["scale"])
        for one in expected["reviews"]
    ]
    assert found == wanted
    assert all(one.text.strip() for one in reading.reviews)


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_credited_who_is_not(name):
    expected, reading = EXPECTED[name], reading_of(name)

    for property_ in ("director", "screenwriter", "cast_member", "cinematographer", "editor", "composer", "producer"):
        known = [*expected["facts"].get(property_, ()), *expected.get("also", {}).get(property_, ())]
        names = {fold(one["value"] if isinstance(one, dict) else one) for one in known}
        found = {
            fold(one.value) for one in reading.statements if one.property == property_ and one.rank != "deprecated"
        }
        if known and property_ not in expected.get("open", ()):
            assert found <= names, property_
