"""`onesheet read` and `onesheet add` with a language model that answers well, badly, slowly, with lies and with nothing."""

from __future__ import annotations

import json
import socket

import pytest

from integration.model.chat import DROPS, drip, dripped, send
from onesheet.films.models import Statement
from onesheet.ops.main import main
from onesheet.ops.model import endpoint

REVIEW = """‘The Lighthouse Keepers’: Movie Review

by Ines Carvalho

The Lighthouse Keepers is directed by Marta Oliveira and starring Ana Prata and Rui Gomes. Ana Prata plays Lídia, who
has not left the rock in nine years. When Lídia (Prata) hears an engine in the fog, she puts out the light.

It is a quiet film about fear, and the sea does most of the talking. Behind the camera stood Tomás Vidal, whose lens
loves the fog. It reached cinemas in Portugal on 4 May 2011.
"""
GOOD = (
    {"film": 0, "property": "cinematographer", "value": "Tomás Vidal", "quote": "Behind the camera stood Tomás Vidal"},
    {"film": 0, "property": "release", "value": "2011-05-04", "qualifiers": {"place": "PT", "kind": "theatrical"},
     "quote": "It reached cinemas in Portugal on 4 May 2011."},
)  # fmt: skip
LIES = (
    {"property": "director", "value": "Rosa Lima", "quote": "directed by Rosa Lima"},
    {"property": "director", "value": "Rosa Lima", "quote": "is directed by Marta Oliveira"},
    {"property": "budget", "value": {"amount": 9, "currency": "USD"}, "quote": "has not left the rock in nine years"},
    {"property": "duration", "value": 97, "quote": "It is a quiet film about fear"},
    {"property": "release", "value": "2012-05-04", "quote": "It reached cinemas in Portugal on 4 May 2011."},
    {"property": "beauty", "value": "fog", "quote": "loves the fog"},
    {"film": 3, "property": "director", "value": "Marta Oliveira", "quote": "directed by Marta Oliveira"},
)


@pytest.fixture
def review(tmp_path):
    path = tmp_path / "review.txt"
    path.write_text(REVIEW, encoding="utf-8")
    return str(path)


@pytest.fixture
def by_rules(review, capsys):
    """What is read without a model."""
    endpoint.cache_clear()
    return read(review, capsys)[0]


def read(path, capsys):
    status = main(["read", "--json", path])
    said = capsys.readouterr()
    (line,) = said.out.splitlines()
    return json.loads(line), said.err, status


def test_without_the_setting_nothing_is_asked(by_rules, chat):
    assert chat.questions == []
    assert all("reader" not in one["qualifiers"] for one in by_rules["statements"])


def test_what_it_says_well_is_added_with_its_name(by_rules, named, review, capsys):
    named.states(*GOOD)

    found, said, status = read(review, capsys)

    added = found["statements"][len(by_rules["statements"]) :]
    assert found["statements"][: len(by_rules["statements"])] == by_rules["statements"]
    assert [(one["property"], one["value"], one["qualifiers"]) for one in added] == [
        ("cinematographer", "Tomás Vidal", {"reader": "tiny"}),
        ("release", "2011-05-04", {"place": "PT", "kind": "theatrical", "reader": "tiny"}),
    ]
    assert all(REVIEW[one["start"] : one["end"]] == one["quote"] for one in added)
    assert found["problems"] == by_rules["problems"]
    assert "The language model (tiny) added 2 statements." in said
    assert status == 0


def test_what_the_rules_found_is_not_said_twice(by_rules, named, review, capsys):
    named.states({"property": "director", "value": "Marta Oliveira", "quote": "directed by Marta Oliveira"})

    found, said, _ = read(review, capsys)

    assert found == by_rules
    assert "added nothing" in said


def test_lies_are_dropped_and_counted(by_rules, named, review, capsys):
    named.states(*LIES)

    found, said, status = read(review, capsys)

    assert found == by_rules
    assert f"{len(LIES)} statements could not be shown and were dropped" in said
    assert "the quote does not stand in the text (1)" in said
    assert "the value is not in the quote (2)" in said
    assert status == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("I am sorry, but I cannot do that.", "held no JSON"),
        ('{"statements": [{"property": "director", ', "broken JSON"),
        ('{"statements": "none"}', "of another shape"),
        ("", "held no JSON"),
        ('{"statements": ' + "[" * 5000, "broken JSON"),
    ],
)
def test_nonsense_leaves_the_reading_of_the_rules(by_rules, named, review, capsys, words, why):
    named.says(words)

    found, said, status = read(review, capsys)

    assert found == by_rules
    assert said.count("\n") == 1
    assert "the reading of the rules alone" in said
    assert why in said
    assert status == 0


@pytest.mark.parametrize("words", ['{"statements": []}', "```json\n[]\n```"])
def test_nothing_is_an_answer_too(by_rules, named, review, capsys, words):
    named.says(words)

    found, said, _ = read(review, capsys)

    assert found == by_rules
    assert "added nothing" in said


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (lambda request: send(request, b"out of memory", 500), "status 500: out of memory"),
        (lambda request: send(request, b"", 302, Location="http://example.org/"), "status 302"),
        (lambda request: send(request, b"<html>"), "is no JSON"),
        (lambda request: send(request, b'{"choices": []}'), "holds no message"),
        (lambda request: send(request, b'{"choices": "' + b"x" * 3_000_000 + b'"}'), "longer than 2 MB"),
        (lambda request: request.connection.close(), "cannot be reached"),
        (drip, "did not answer within 1 seconds"),
    ],
)
def test_a_server_that_fails_leaves_the_reading_of_the_rules(by_rules, named, review, capsys, answer, why):
    named.answer = answer

    found, said, status = read(review, capsys)

    assert found == by_rules
    assert said.count("\n") == 1
    assert why in said
    assert status == 0


def test_an_answer_that_drips_is_cut_when_its_time_is_over(named, review, capsys):
    named.answer = drip

    read(review, capsys)

    assert len(dripped) < DROPS / 2


def test_a_server_that_is_not_there(by_rules, review, monkeypatch, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("ONESHEET_MODEL_URL", f"http://127.0.0.1:{taken.getsockname()[1]}")
        endpoint.cache_clear()
        found, said, status = read(review, capsys)
    endpoint.cache_clear()

    assert found == by_rules
    assert "cannot be reached" in said
    assert status == 0


def test_it_is_not_asked_again_and_again_once_it_failed(named, review, capsys):
    named.answer = lambda request: send(request, b"", 503)

    main(["read", *[review] * 5])

    assert len(named.questions) == 2
    assert "was not asked again" in capsys.readouterr().err


def test_what_is_sent(named, review, monkeypatch, capsys):
    monkeypatch.setenv("ONESHEET_MODEL_KEY", "secret")
    endpoint.cache_clear()
    named.states()

    read(review, capsys)

    question = named.questions[0]
    assert named.paths == ["/v1/chat/completions"]
    assert named.headers[0]["authorization"] == "Bearer secret"
    assert question["model"] == "tiny"
    assert question["messages"][0]["role"] == "system"
    assert "0. The Lighthouse Keepers" in question["messages"][1]["content"]
    assert REVIEW in question["messages"][1]["content"]


def test_a_text_about_no_film_is_not_sent(named, tmp_path, capsys):
    path = tmp_path / "cake.txt"
    path.write_text("Plum cake\n\nTake two eggs and a pound of plums.\n", encoding="utf-8")
    named.states({"property": "title", "value": "Plum cake", "quote": "Plum cake"})

    found, _, _ = read(str(path), capsys)

    assert found["films"] == []
    assert named.questions == []


@pytest.mark.django_db
def test_added_documents_keep_its_name_beside_its_statements(named, review, capsys):
    named.states(*GOOD)

    assert main(["add", review]) == 0

    assert Statement.objects.get(property="cinematographer").qualifiers == {"reader": "tiny"}
    assert "The language model (tiny) added 2 statements." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("address", "why"),
    [("localhost:8080", "takes an address"), ("ftp://a.example", "takes an address"), ("http://u:pw@a.example", "what was given")],
)  # fmt: skip
def test_an_address_that_cannot_be_stops_the_start(monkeypatch, review, capsys, address, why):
    monkeypatch.setenv("ONESHEET_MODEL_URL", address)
    endpoint.cache_clear()

    assert main(["read", review]) != 0

    said = capsys.readouterr().err
    assert why in said
    assert "pw" not in said
    endpoint.cache_clear()


def test_the_key_is_not_shown(monkeypatch, capsys):
    monkeypatch.setenv("ONESHEET_MODEL_KEY", "sk-0815")

    main(["settings"])

    said = capsys.readouterr().out
    assert "ONESHEET_MODEL_URL=" in said
    assert "sk-0815" not in said
