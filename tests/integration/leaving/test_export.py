"""An export loses nothing, whatever columns a table gets."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.accounts import MemberFactory
from factories.everything import everything, tell_columns_apart
from factories.films import CreditFactory, FactFactory, FilmFactory
from factories.people import PersonFactory
from factories.sources import NOON
from onesheet.accounts.models import Member
from onesheet.critics.models import Critic, Outlet, ReviewTable
from onesheet.exchange.models import Import
from onesheet.festivals.models import Edition, Panel, Plan, Poll
from onesheet.films.models import Film, Statement
from onesheet.leaving.others import added_sheets
from onesheet.leaving.pure.cells import cell
from onesheet.leaving.pure.lines import line
from onesheet.leaving.pure.names import film_address, list_address, review_address
from onesheet.leaving.queries.made import SHEETS, one_list
from onesheet.leaving.services import export
from onesheet.lists.models import FilmList, ListItem
from onesheet.people.models import Person, PersonStatement
from onesheet.reviews.models import MemberFilm, Review, Viewing
from onesheet.scorebook.models import Badge
from onesheet.sources.models import Document, Source

SITE = "https://films.example.org"
OURS = (
    "accounts",
    "sources",
    "people",
    "films",
    "scorebook",
    "reviews",
    "critics",
    "lists",
    "festivals",
    "moderation",
    "exchange",
)

LEFT_OUT = {
    "accounts.Member.password": "a secret",
    "accounts.Member.erased_at": "who can ask for an export has none",
    "accounts.Member.waiting_since": "as erased_at",
    "accounts.Member.suspended_until": "as erased_at",
    "accounts.Member.is_active": "as erased_at",
    "accounts.Attempt": "counts what was tried in the last hours",
    "accounts.Block.of": "whom others blocked is theirs to know",
    "accounts.Mute.of": "whom others muted is theirs to know",
    "accounts.Notice.by": "what others were told is theirs",
    "accounts.Invitation.code_hash": "a secret",
    "accounts.Invitation.used_by": "an invitation is of whom made it",
    "films.Statement.start": "a place in a text; the words themselves are there",
    "films.Statement.end": "as start",
    "films.Statement.digest": "made of the other columns",
    "films.Statement.row_key": "made of the other columns",
    "reviews.Review.html": "made of the text",
    "reviews.Review.excerpt": "made of the text",
    "reviews.ReviewText.html": "made of the text",
    "reviews.Comment.html": "made of the text",
    "reviews.Comment.token": "of the form it came from",
    "reviews.ViewingTag": "the tags of a viewing stand with it; tested below",
    "critics.CriticReview.start": "a place in a text; the words themselves are there",
    "critics.CriticReview.end": "as start",
    "critics.CriticReview.key": "made of the other columns",
    "lists.FilmList.html": "made of the text",
    "festivals.Plan.token": "a secret",
    "festivals.Plan.former": "what the last proposal took the place of",
    "festivals.Wish.plan": "its edition names it",
    "festivals.Wish.selection": "its film, edition and section name it",
    "festivals.Pick.plan": "its edition names it",
    "festivals.Ballot.selection": "its film and edition name it",
    "festivals.Ballot.code": "a member's has none",
    "festivals.Ballot.token": "of the form it came from",
    "festivals.Ballot.entered_by": "slips of paper are the festival's, whoever types them",
    "festivals.Ballot.void_by": "taking ballots out is the festival's, whoever does it",
    "festivals.PanelMark.film": "its film and panel name it",
    "festivals.Change": "what programmers did is the festival's",
    "festivals.PollCode": "sheets of codes are the festival's, whoever takes one back",
    "festivals.PollRule": "as Change",
    "festivals.PollResult": "as Change",
    "moderation.Report.member": "what others report is not the member's",
    "moderation.Report.text@closed_by": "the words of who reported",
    "moderation.Act.details": "what it takes to undo it: the words of whom it was about",
    "moderation.Report.quoted": "another member's words",
    "exchange.Import.path": "where the site keeps the file",
    "exchange.Import.kept": "as path",
    "exchange.Import.act": "how far the machine is",
    "exchange.Import.behind": "as act",
    "exchange.Import.starts": "as act",
    "exchange.Import.runner": "as act",
    "exchange.Import.beat_at": "as act",
    "exchange.Import.token": "of the form it came from",
    "exchange.ImportBatch": "what became of each row the report of the import tells",
    "exchange.ImportRow.told": "made of the row",
    "sources.Document": "the list of documents names them; the texts are their sources'",
}  # fmt: skip
"""What an export does not hold, and why: a table, a column, or a column of rows that are the member's in one way."""

NAMED = {Film, Document, Person, Critic, Outlet, ReviewTable, Source, Badge, Edition, Poll, Panel}
"""What a row names by its title or name and not by its number; an edition by what stands for it in its address."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben():
    return MemberFactory(
        username="ben", display_name="Ben of Bow", email="ben@example.org", about="I like tides.", place="Bow",
        website="https://ben.example.org/", notice_choices={"like": "none"}, films_visibility="members",
        entry_visibility="followers", comments_open=False,
    )  # fmt: skip


@pytest.fixture
def film(ben):
    return everything(ben, MemberFactory(username="cleo"))


def exported(member: Member) -> dict[str, Any]:
    file = io.BytesIO()
    export(of=member, file=file, site=SITE, now=NOON)
    with ZipFile(file) as archive:
        assert archive.testzip() is None
        return {name: _read(archive.read(name).decode(), name) for name in archive.namelist()}


def _read(text: str, name: str) -> Any:
    if name.endswith(".jsonl"):
        return [json.loads(line) for line in text.splitlines()]
    if name.endswith(".csv"):
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    return json.loads(text) if name.endswith(".json") else text


def owned() -> list[tuple[type[models.Model], str]]:
    """Return every table of ours with each way in which its rows belong to a member."""
    tables = [model for label in OURS for model in apps.get_app_config(label).get_models()]
    found = [
        (model, field.name)
        for model in tables
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is Member
    ]
    parents = {model: path for model, path in found if path == "member"}
    found += [
        (model, f"{field.name}__{parents[field.related_model]}")
        for model in tables
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model in {Review, Viewing, FilmList, Import, Plan}
        and field.remote_field.on_delete is models.CASCADE
        and not any(one is model for one, _ in found if _ == "member")
    ]  # fmt: skip
    return found


def left_out(model: type[models.Model], name: str = "", path: str = "") -> bool:
    label = model._meta.label
    return not {label, f"{label}.{name}", f"{label}.{name}@{path}"}.isdisjoint(LEFT_OUT)


def sheets_of(model: type[models.Model]) -> set[str]:
    """Return the columns of a table that some sheet reads."""
    sheets = [
        sheet for sheet in (*SHEETS, *added_sheets(), one_list(1, "lists/1.jsonl")) if sheet.rows(0).model is model
    ]
    lookups = {lookup for sheet in sheets for lookup in (*sheet.columns.values(), sheet.film)}
    return {lookup.partition("__")[0].removesuffix("_id") for lookup in lookups}


def test_every_column_of_every_table_is_in_a_sheet_or_left_out_with_a_reason():
    missing = [
        f"{model._meta.label}.{field.name}"
        for model in {model for model, _ in owned()}
        if not left_out(model)
        for field in model._meta.concrete_fields
        if field.name.removesuffix("_id") not in sheets_of(model)
        and not left_out(model, field.name)
        and not field.primary_key
        if not (field.is_relation and field.related_model is Member)
    ]

    assert missing == []


def test_every_value_of_every_row_is_in_the_export(ben, film):
    for model, path in owned():
        if model not in {Statement, PersonStatement, Document}:
            tell_columns_apart(
                model.objects.filter(**{path: ben}),
                apart_from=frozenset({"date", "sort_date", "last_viewed", "code_hash", "act", "folded"}),
            )
    cells = {
        json.dumps(value)
        for name, rows in exported(ben).items()
        if name.endswith(".jsonl")
        for one in rows
        for value in one.values()
    }

    checked = 0
    for model, path in owned():
        if left_out(model) or left_out(model, path):
            continue
        rows = model.objects.filter(**{path: ben})
        assert rows.exists(), f"{model._meta.label}.{path}: let the member of this test have one"
        for one in rows:
            for field in model._meta.concrete_fields:
                if field.primary_key and "id" not in sheets_of(model):
                    continue
                if left_out(model, field.name, path) or (field.is_relation and field.related_model is Member):
                    continue
                value = getattr(one, field.attname)
                if field.is_relation and field.related_model in NAMED:
                    named = getattr(one, field.name)
                    by = next(
                        (
                            name
                            for name in ("title", "slug")
                            if type(named) in {Film, Document, Edition} and getattr(named, name, None)
                        ),
                        "name",
                    )
                    value = getattr(named, by, None) or str(named or "")
                written = json.dumps(json.loads(line(["said"], [value]))["said"])
                assert written in cells, f"{model._meta.label}.{field.name} of {one.pk}: {value!r}"
                checked += 1
    assert checked > 150


def test_every_column_of_the_member_is_in_the_profile(ben, film):
    ben.first_name, ben.last_name = "Benedict", "Bow"
    ben.last_login = ben.date_joined = ben.silenced_until = NOON
    ben.save()

    profile = exported(ben)["profile.json"]

    names = {"date_joined": "joined", "last_login": "last_sign_in", "is_superuser": "superuser", "is_staff": "staff"}
    for field in Member._meta.concrete_fields:
        if field.primary_key or left_out(Member, field.name):
            continue
        value = getattr(ben, field.name)
        written = cell(value) if isinstance(field, models.DateTimeField) else value
        assert profile[names.get(field.name, field.name)] == written, field.name
    assert profile["roles"] == ["critic"]
    assert profile["favourites"] == [{"film": "The Tide", "year": 2014, "film_address": f"{SITE}/films/{film.slug}"}]
    assert "password" not in json.dumps(profile)


def test_film_is_named_by_title_year_address_and_identifiers(ben, film):
    for scheme, value in (("imdb", "tt0000099"), ("tmdb", "99"), ("letterboxd", "the-tide"), ("eidr", "10.5240/A")):
        FactFactory(film=film, property="external_id", value=value, qualifiers={"scheme": scheme})
    CreditFactory(film=film, person=PersonFactory(name="Ann Marsh"))

    files = exported(ben)

    expected = {
        "film": "The Tide", "year": 2014, "film_address": f"{SITE}/films/{film.slug}", "directors": ["Ann Marsh"],
        "identifiers": {"imdb": "tt0000099", "tmdb": "99", "letterboxd": "the-tide", "eidr": "10.5240/A"},
    }  # fmt: skip
    for name in (
        "films.jsonl",
        "ratings.jsonl",
        "watchlist.jsonl",
        "likes.jsonl",
        "diary.jsonl",
        "reviews.jsonl",
        "comments.jsonl",
    ):
        assert files[name][0].items() >= expected.items(), name


def test_diary_has_a_row_for_each_viewing_with_its_tags_and_private_note(ben, film):
    viewing = Viewing.objects.get(member=ben)
    viewing.note, viewing.place = "Cried twice.", "The Rio"
    viewing.save()
    review = Review.objects.get(viewing=viewing)

    [one] = exported(ben)["diary.jsonl"]

    assert one.items() >= {
        "date": "2017-03", "rating": 8, "liked": True, "rewatch": False, "format": "cinema", "place": "The Rio",
        "companions": ["Iris", "Tomás"], "tags": ["Sea"], "note": "Cried twice.", "visibility": "public",
        "review": review.pk,
    }.items()  # fmt: skip


def test_each_list_has_a_file_and_what_others_made_is_not_in_it(ben, film):
    files = exported(ben)

    mine = FilmList.objects.get(member=ben, name="Harbours")
    [item] = files[f"lists/{mine.pk}-harbours.jsonl"]
    assert item["note"] == "Wet."
    assert {one["name"] for one in files["lists.jsonl"]} == {"Harbours", "Shared shores"}
    assert {one["name"] for one in files["added_to_lists_of_others.jsonl"]} == {"Cliffs", "Piers"}
    everything_written = json.dumps(files)
    for of_others in ("All salt.", "I was there.", "Quite so."):
        assert of_others not in everything_written


def test_manifest_names_format_version_and_every_file(ben, film):
    files = exported(ben)

    manifest = files["onesheet.json"]
    assert (manifest["format"], manifest["version"], manifest["site"]) == ("onesheet-account", 2, SITE)
    assert manifest["rows"] == {name: len(rows) for name, rows in files.items() if name.endswith(".jsonl")}
    assert manifest["rows"]["diary.jsonl"] == 1


def test_member_who_did_nothing_gets_headers_and_a_profile(db):
    files = exported(MemberFactory(username="dora"))

    assert files["diary.jsonl"] == []
    assert files["profile.json"]["username"] == "dora"


def test_export_costs_the_same_queries_for_many_rows(ben, film):
    with CaptureQueriesContext(connection) as of_few:
        exported(ben)
    mine = FilmList.objects.filter(member=ben)[0]
    for number in range(30):
        one = FilmFactory(title=f"Reel {number}")
        MemberFilm.objects.create(member=ben, film=one, rating=3, changed_at=NOON)
        Viewing.objects.create(member=ben, film=one, made_at=NOON, changed_at=NOON)
        ListItem.objects.create(list=mine, film=one, position=2 + number, added_at=NOON)

    with CaptureQueriesContext(connection) as of_many:
        exported(ben)

    assert len(of_many) == len(of_few)
    assert len(of_many) < 150


def test_every_file_and_column_is_explained():
    text = (Path(__file__).parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")
    parts = {
        name: part
        for part in text.split("\n### ")
        for name in re.findall(r"`([\w/<>.-]+\.jsonl)`", part.partition("\n")[0])
    }
    shared = text.partition("## How a film is named")[2].partition("\n## ")[0]

    for sheet in (*SHEETS, *added_sheets(), one_list(1, "lists/<number>-<title>.jsonl")):
        explained = parts[sheet.name] + (shared if sheet.film else "")
        assert [name for name in sheet.header if f"`{name}`" not in explained] == [], sheet.name
    for name in exported(MemberFactory(username="dora"))["profile.json"]:
        assert f"`{name}`" in text, name


def test_addresses_are_those_of_the_pages():
    assert film_address(SITE, "the-tide") == SITE + reverse("film", kwargs={"slug": "the-tide"})
    assert (review_address(SITE, None), list_address(SITE, None)) == ("", "")
