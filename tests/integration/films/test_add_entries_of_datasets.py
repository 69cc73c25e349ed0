"""Entries of Wikidata and TMDB become documents of a dataset."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest

from onesheet.films.models import Film, Statement
from onesheet.films.services import Kind, add
from onesheet.reading import read
from onesheet.sources.models import Source
from unit.reading.dataset.entries import FILM, amount, classic, classic_claim, movie

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 1, 2, tzinfo=UTC)
ITEM = classic([
    classic_claim("P31", FILM), classic_claim("P57", "Q701"), classic_claim("P2047", amount("+112", "Q7727")),
    classic_claim("P577", {"time": "+1987-03-05T00:00:00Z", "precision": 11}),
], Q701="Ada Voss")  # fmt: skip
ANSWER = json.dumps(movie(runtime=110, credits={"cast": [], "crew": [{"name": "Ada Voss", "job": "Director"}]}))


def added(text: str, **more: str):
    return add(reading=read(gzip.compress(text.encode()), name="entry.json.gz"), by=None, now=NOW, **more)


def test_two_datasets_on_one_film_are_two_sources_of_it():
    assert added(ITEM).kind is Kind.NEW_FILM
    assert added(ANSWER).kind is Kind.ADDED

    film = Film.objects.get()
    assert (film.title, film.year) == ("The Long Hill", 1987)
    assert set(Source.objects.values_list("name", "kind")) == {("Wikidata", "dataset"), ("TMDB", "dataset")}
    assert Statement.objects.filter(property="director", value="Ada Voss").count() == 2
    for one in Statement.objects.select_related("document"):
        assert one.document.text[one.start : one.end] == one.quote


def test_who_adds_it_may_call_the_source_otherwise():
    added(ITEM, source_name="Our own wiki", source_kind="house")

    assert Source.objects.get().kind == "house"


def test_what_is_no_film_is_refused_with_the_reason():
    outcome = added(classic([classic_claim("P31", "Q5398426")]))

    assert outcome.kind is Kind.REFUSED
    assert "is a television series, not a film" in outcome.sentence
    assert not Film.objects.exists()


def test_an_answer_in_another_language_stands_beside_the_first():
    named = {"genres": [{"id": 18, "name": "Drama"}], "overview": "A hill is climbed.", "runtime": 110}
    first, second = movie(**named), movie(**named | {"genres": [{"id": 18, "name": "ドラマ"}], "overview": "丘。"})

    added(json.dumps(first, indent=1))

    assert added(json.dumps(second, indent=1)).kind is Kind.ADDED
    assert added(json.dumps(first | {"runtime": 111}, indent=1)).kind is Kind.SUPERSEDED
