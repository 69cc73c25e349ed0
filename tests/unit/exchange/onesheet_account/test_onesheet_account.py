"""The export of an account, as another site reads it."""

from __future__ import annotations

import json
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.onesheet_account import ONESHEET_ACCOUNT
from onesheet.exchange.formats.register import format_of
from onesheet.exchange.parcels import open_parcel
from onesheet.exchange.pure.rows import Enlist, FilmTold, Left, Like, OpenList, Profile, Rate, Refused, Row, View, Write

MANIFEST = {"format": "onesheet-account", "version": 2, "site": "https://a.example"}
TIDE = {"film": "The Tide", "year": 2014, "directors": ["Ana Ortiz"], "identifiers": {"imdb": "tt0000099"}}
TOLD = FilmTold("The Tide", 2014, "", ("Ana Ortiz",), frozenset({("imdb", "tt0000099")}))


@pytest.fixture
def zipped(tmp_path):
    def make(files: dict[str, object], manifest: object = MANIFEST):
        path = tmp_path / "ann.zip"
        with ZipFile(path, "w") as archive:
            archive.writestr("onesheet.json", json.dumps(manifest))
            for name, told in files.items():
                lines = told if isinstance(told, str) else "".join(json.dumps(one) + "\n" for one in told)
                archive.writestr(name, lines)
        return path

    return make


def read(path):
    with open_parcel(path) as parcel:
        assert format_of(parcel) is ONESHEET_ACCOUNT
        return list(ONESHEET_ACCOUNT.read(parcel, {}))


def test_rows_come_in_the_order_in_which_they_are_applied(zipped):
    told = read(
        zipped(
            {
                "lists/4-shores.jsonl": [TIDE | {"position": 1, "note": "Wet."}],
                "lists.jsonl": [{"list": 4, "name": "Shores", "visibility": "me", "ranked": True}],
                "comments.jsonl": [TIDE | {"comment": 1, "text": "So."}],
                "reviews.jsonl": [TIDE | {"review": 3, "viewing": 7, "text": "Wet.", "state": "draft"}],
                "diary.jsonl": [TIDE | {"viewing": 7, "date": "2017-03", "visibility": "members", "format": "disc"}],
                "likes.jsonl": [TIDE],
                "ratings.jsonl": [TIDE | {"rating": 7, "rated_at": "2020-01-01T10:00:00Z"}],
                "profile.json": json.dumps({"display_name": "Ann", "about": "", "email": "ann@example.org"}),
            }
        )
    )

    key = "https://a.example/viewings/7"
    assert [one.deed for one in told if isinstance(one, Row)] == [
        Profile("Ann"),
        Rate(7, "2020-01-01T10:00:00Z"),
        Like(),
        View(key, "2017-03", format="disc", visibility="members"),
        Write(key, "Wet.", visibility="me", draft=True),
        OpenList("https://a.example/lists/4", "Shores", ranked=True, visibility="me"),
        Enlist("https://a.example/lists/4", 1, "Wet."),
    ]
    assert {one.film for one in told if isinstance(one, Row)} == {TOLD, None}
    assert isinstance(told[-1], Left)
    assert "ann@example.org" not in repr(told)


def test_a_list_and_its_films_tell_its_token(zipped):
    token = "0b9a0f7b7a115c5e9d4e5f0c8a523c53"
    told = read(
        zipped(
            {
                "lists.jsonl": [{"list": 4, "name": "Shores", "token": token}, {"list": 5, "name": "X", "token": "x"}],
                "lists/4-shores.jsonl": [TIDE | {"position": 1}],
            }
        )
    )

    assert [one.deed.token for one in told] == [token, token, ""]


def test_a_line_that_is_wrong_is_refused_and_the_others_stand(zipped):
    lines = [
        json.dumps(TIDE | {"rating": 7}),
        "{",
        "[1]",
        json.dumps(TIDE | {"rating": 11}),
        json.dumps({"rating": 5}),
        json.dumps(TIDE | {"rating": True}),
    ]

    told = read(zipped({"ratings.jsonl": "\n".join(lines)}))

    assert [type(one) for one in told] == [Row, *[Refused] * 5]
    assert [one.line for one in told] == [1, 2, 3, 4, 5, 6]
    assert all(one.sentence.endswith(".") for one in told[1:])


@pytest.mark.parametrize(("version", "words"), [(1, "Make it anew"), (3, "later Onesheet"), (None, "later Onesheet")])
def test_another_version_is_not_guessed_at(zipped, version, words):
    with open_parcel(zipped({}, MANIFEST | {"version": version})) as parcel, pytest.raises(NotUnderstood, match=words):
        list(ONESHEET_ACCOUNT.read(parcel, {}))


@pytest.mark.parametrize("manifest", [[], "x", {"format": "onesheet-site"}, {}])
def test_what_says_nothing_of_an_account_is_not_ours(zipped, manifest):
    with open_parcel(zipped({}, manifest)) as parcel:
        assert ONESHEET_ACCOUNT.recognises(parcel) == 0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    "film year directors identifiers rating rated_at viewing review list date tags companions note text state visibility position"
    " favourite watched name".split()
)


@settings(deadline=None)
@given(
    name=st.sampled_from(["films", "ratings", "diary", "reviews", "lists", "lists/1-x"]),
    line=st.dictionaries(FIELDS, JSON),
)
def test_any_line_is_a_row_or_refused(tmp_path_factory, name, line):
    path = tmp_path_factory.mktemp("any") / "any.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("onesheet.json", json.dumps(MANIFEST))
        archive.writestr(f"{name}.jsonl", json.dumps(TIDE | line) + "\n")
        if name.startswith("lists/"):
            archive.writestr("lists.jsonl", json.dumps({"list": 1, "name": "X"}) + "\n")

    assert all(isinstance(one, Row | Refused) for one in read(path))
