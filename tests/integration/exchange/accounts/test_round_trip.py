"""What a member takes along from one site comes in whole at another, and goes out of it the same."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from factories.accounts import MemberFactory
from factories.films import CreditFactory, FactFactory, FilmFactory, TitleFactory
from factories.imports import NOON, adds_up, fates, given, noon, taken_in
from factories.people import PersonFactory
from onesheet.accounts.models import Member
from onesheet.exchange import services
from onesheet.leaving.services import make_export
from onesheet.lists.models import FilmList, ListItem
from onesheet.reviews.models import MemberFilm, Review, Viewing, ViewingTag
from onesheet.reviews.pure.markdown import render

pytestmark = pytest.mark.django_db

OLD = NOON - timedelta(days=900)
SITE_OWN = {
    "viewing",
    "review",
    "list",
    "review_address",
    "list_address",
    "changed_at",
    "added_at",
    "added_by",
    "comments_open",
    "token",
}
"""Fields that are the site's own, or of the day it came in: docs/formats.md."""
TEXT = "It **rises**.\n\n||And falls.||"
COMPARED = ("films", "ratings", "watchlist", "likes", "diary", "reviews", "lists")


@pytest.fixture(autouse=True)
def _data(settings, tmp_path):
    settings.DATA = tmp_path / "data"


def film(title: str, year: int, director: str = "", *, slug: str = "", **ids: str):
    made = FilmFactory(title=title, year=year, slug=slug or title.casefold().replace(" ", "-"), shown=True)
    TitleFactory(film=made, text=title)
    if director:
        CreditFactory(film=made, person=PersonFactory(name=director))
    for scheme, number in ids.items():
        FactFactory(film=made, property="external_id", value=number, qualifiers={"scheme": scheme})
    return made


@pytest.fixture
def ann():
    """A member who has one of everything that can be taken along."""
    ann = MemberFactory(
        username="ann", display_name="Ann of Ay", about="I like *tides*.", place="Ay", website="https://ann.example.org/",
        entry_visibility="followers",
    )  # fmt: skip
    tide = film("The Tide", 2014, "Ana Ortiz", imdb="tt0000099", tmdb="99")
    first, second = film("Chaos", 2005, "Tony Reed"), film("Chaos", 2005, "Dave Falk", slug="chaos-2")
    moor, pier, reef, harbour = film("Moor", 1999), film("Pier", 1931), film("Reef", 1962), film("Harbour", 1987)
    for one, told in (
        (tide, {"rating": 9, "rated_at": OLD, "liked": True, "watched": True, "favourite": 2, "viewings": 2, "last_viewed": "2019-08-30"}),
        (first, {"rating": 1, "rated_at": OLD + timedelta(days=1, microseconds=5), "watched": True, "favourite": 1}),
        (second, {"rating": 10, "rated_at": OLD + timedelta(days=2), "watched": True}),
        (moor, {"watched": True, "viewings": 1}),
        (pier, {"watched": True, "liked": True}),
        (reef, {"watchlisted_at": OLD}),
        (harbour, {"watchlisted_at": OLD + timedelta(days=3), "liked": True}),
    ):  # fmt: skip
        MemberFilm.objects.create(member=ann, film=one, changed_at=OLD, **told)
    seen = Viewing.objects.create(
        member=ann, film=tide, date="2019-08-30", sort_date="2019-08-30", rating=7, liked=True, rewatch=True,
        format="festival", place="The Rio, “Hall 2”", companions=["Iris", "Tomás"], note="=Cried\ntwice.",
        visibility="members", made_at=OLD, changed_at=OLD,
    )  # fmt: skip
    for position, name in enumerate(["Sea", "by the pier"]):
        ViewingTag.objects.create(viewing=seen, name=name, folded=name.casefold(), position=position)
    Viewing.objects.create(
        member=ann, film=tide, date="2017-03", sort_date="2017-03-01", visibility="me", format="disc", made_at=OLD,
        changed_at=OLD,
    )  # fmt: skip
    Viewing.objects.create(member=ann, film=moor, visibility="public", made_at=OLD, changed_at=OLD)
    told = {"member": ann, "made_at": OLD}
    Review.objects.create(
        film=tide, viewing=seen, state="published", text=TEXT, html=render(TEXT).html, spoilers=True, rating=7,
        liked=True, language="fr", visibility="members", published_at=OLD, **told,
    )  # fmt: skip
    Review.objects.create(film=second, state="draft", text="Half a", visibility="public", **told)
    Review.objects.create(
        film=first, state="published", text="'For me alone.", visibility="me", rating=1, published_at=OLD, **told
    )
    for name, visibility, ranked in (("Shores", "public", True), ("Shores", "me", False)):
        made = FilmList.objects.create(
            member=ann, name=name, text="All *salt*.", ranked=ranked, visibility=visibility, made_at=OLD, changed_at=OLD,
            items_count=3,
        )  # fmt: skip
        for position, one in enumerate([second, tide, reef], 1):
            ListItem.objects.create(list=made, film=one, position=position, note="Wet." * (position == 2), added_at=OLD)
    return ann


def taken_along(member: Member) -> dict[str, list[dict]]:
    made = make_export(by=member, site="https://films.example.org", now=NOON)
    with ZipFile(made.path) as archive:
        return {
            name: [json.loads(line) for line in archive.read(name).decode().splitlines()]
            for name in archive.namelist()
            if name.endswith(".jsonl")
        } | {"profile.json": json.loads(archive.read("profile.json"))}


def export_file(member: Member, path):
    made = make_export(by=member, site="https://films.example.org", now=NOON)
    return made.path.rename(path)


def comparable(files: dict[str, list[dict]]) -> dict[str, list[str]]:
    """The rows without what is a site's own; lists by their contents."""
    found = {
        name: sorted(
            json.dumps({key: value for key, value in one.items() if key not in SITE_OWN})
            for one in files[f"{name}.jsonl"]
        )
        for name in COMPARED
    }
    lists = {one["list"]: one for one in files["lists.jsonl"]}
    for name, rows in files.items():
        if name.startswith("lists/"):
            owner = lists[int(name.removeprefix("lists/").partition("-")[0])]
            told = [[row["film"], row["directors"], row["position"], row["note"]] for row in rows]
            found[f"on {owner['name']}, {owner['visibility']}"] = [json.dumps(told)]
    return found


def test_it_goes_out_as_it_came_in(ann, tmp_path):
    before = taken_along(ann)
    bo = MemberFactory(username="bo", entry_visibility="public", display_name="", about="", place="", website="")

    found = taken_in(export_file(ann, tmp_path / "ann.zip"), bo)
    after = taken_along(bo)

    assert found.format == "onesheet_account"
    assert fates(found).keys() <= {"made", "changed", "same"}
    assert comparable(after) == comparable(before)
    mine = ("display_name", "about", "place", "website", "favourites")
    assert [after["profile.json"][name] for name in mine] == [before["profile.json"][name] for name in mine]


def test_the_tie_of_a_review_to_its_viewing_comes_along(ann, tmp_path):
    bo = MemberFactory(username="bo")

    taken_in(export_file(ann, tmp_path / "ann.zip"), bo)

    review = Review.objects.get(member=bo, text__startswith="It **rises**")
    assert (review.viewing.date, review.viewing.place) == ("2019-08-30", "The Rio, “Hall 2”")
    assert Review.objects.filter(member=bo, viewing=None).count() == 2


def test_the_same_file_again_changes_nothing(ann, tmp_path):
    bo = MemberFactory(username="bo")
    file = export_file(ann, tmp_path / "ann.zip")
    taken_in(file, bo)
    before = comparable(taken_along(bo))

    again = taken_in(file, bo)

    assert fates(again).keys() == {"same"}
    assert comparable(taken_along(bo)) == before


def test_taken_in_where_it_was_made_nothing_is_double(ann, tmp_path):
    FilmList.objects.create(
        member=ann, name="Ten of 1931", is_challenge=True, rule={"years": [1931, 1931]}, goal=10, made_at=OLD,
        changed_at=OLD,
    )  # fmt: skip
    before = taken_along(ann)

    found = taken_in(export_file(ann, tmp_path / "ann.zip"), ann)

    assert fates(found).keys() == {"same"}
    assert taken_along(ann) | {"imports.jsonl": []} == before


def test_what_was_edited_since_stays_one(ann, tmp_path):
    file = export_file(ann, tmp_path / "ann.zip")
    FilmList.objects.filter(member=ann).update(name="Coasts", text="")
    ListItem.objects.filter(list__member=ann, note="").delete()
    Review.objects.filter(member=ann).update(text="In other words.", html=render("In other words.").html)
    Viewing.objects.filter(member=ann).update(date="2020", sort_date="2020-01-01")

    found = taken_in(file, ann)

    assert fates(found) == {"same": found.rows - 4, "made": 4}
    assert list(ann.lists.values_list("name", flat=True)) == ["Coasts", "Coasts"]
    assert set(Review.objects.filter(member=ann).values_list("text", flat=True)) == {"In other words."}
    assert (Review.objects.filter(member=ann).count(), Viewing.objects.filter(member=ann).count()) == (3, 3)
    assert ListItem.objects.filter(list__member=ann).count() == 6


def test_the_token_of_another_member_finds_nothing(ann, tmp_path):
    before = taken_along(ann)
    bo = MemberFactory(username="bo")

    taken_in(export_file(ann, tmp_path / "ann.zip"), bo, conflict="file")

    assert taken_along(ann)["lists.jsonl"] == before["lists.jsonl"]
    assert (bo.lists.count(), ann.lists.count()) == (2, 2)
    assert not set(bo.lists.values_list("token", flat=True)) & set(ann.lists.values_list("token", flat=True))


def test_undone_nothing_of_it_is_left(ann, tmp_path):
    bo = MemberFactory(username="bo")
    found = taken_in(export_file(ann, tmp_path / "ann.zip"), bo)

    services.undo(number=found.pk, by=bo, clock=noon)

    assert not any(comparable(taken_along(bo)).values())


def test_a_preview_says_what_taking_in_does(ann, tmp_path):
    bo = MemberFactory(username="bo")
    number = given(export_file(ann, tmp_path / "ann.zip"), bo).pk

    said = services.preview(number=number, clock=noon).as_json()
    services.apply(number=number, clock=noon)

    done = adds_up(number)
    assert {fate: said[fate] for fate in ("rows", "made", "changed", "same", "waiting", "ambiguous", "refused")} == {
        "rows": done.rows, "made": done.made, "changed": done.changed, "same": done.same, "waiting": done.waiting,
        "ambiguous": done.ambiguous, "refused": done.refused,
    }  # fmt: skip


def test_what_letterboxd_can_take_in_is_there_as_its_tables(ann):
    made = make_export(by=ann, site="https://films.example.org", now=NOON)
    with ZipFile(made.path) as archive:
        tables = {
            name.removeprefix("letterboxd/"): list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline="")))
            for name in archive.namelist()
            if name.startswith("letterboxd/")
        }
        words = archive.read("README.txt").decode()

    shores = [f"lists/{one}-shores-1.csv" for one in FilmList.objects.order_by("pk").values_list("pk", flat=True)]
    assert sorted(tables) == sorted(["diary-1.csv", "films-1.csv", "private-diary-1.csv", "watchlist-1.csv", *shores])
    [undated, seen] = tables["diary-1.csv"]
    assert (undated["Title"], undated["WatchedDate"]) == ("Moor", "")
    assert seen == {
        "LetterboxdURI": "", "tmdbID": "99", "imdbID": "tt0000099", "Title": "The Tide", "Year": "2014",
        "Directors": "Ana Ortiz", "Rating": "3.5", "WatchedDate": "2019-08-30", "Rewatch": "true", "Tags": "Sea, by the pier",
        "Review": "This review has spoilers.\n\nIt <strong>rises</strong>.\n\nSpoiler: And falls.",
    }  # fmt: skip
    assert [(one["Title"], one["WatchedDate"], one["Review"]) for one in tables["private-diary-1.csv"]] == [
        ("The Tide", "", "")
    ]
    assert {(one["Title"], one["Directors"], one["Rating"]) for one in tables["films-1.csv"]} == {
        ("The Tide", "Ana Ortiz", "4.5"), ("Chaos", "Tony Reed", "0.5"), ("Chaos", "Dave Falk", "5"), ("Pier", "", ""),
    }  # fmt: skip
    assert [one["Title"] for one in tables["watchlist-1.csv"]] == ["Reef", "Harbour"]
    assert [(one["Title"], one["Review"]) for one in tables[shores[0]]] == [
        ("Chaos", ""),
        ("The Tide", "Wet."),
        ("Reef", ""),
    ]
    told = json.dumps(tables)
    for private in ("twice", "For me alone", "Half a"):
        assert private not in told
    assert "What Ann of Ay made at https://films.example.org" in words


def test_our_own_import_takes_those_tables_too(ann, tmp_path):
    made = make_export(by=ann, site="https://films.example.org", now=NOON)
    with ZipFile(made.path) as archive:
        file = archive.extract("letterboxd/diary-1.csv", tmp_path)
    bo = MemberFactory(username="bo")

    found = taken_in(Path(file), bo)

    assert found.format == "letterboxd_csv"
    assert Viewing.objects.get(member=bo, date="2019-08-30").rating == 7
