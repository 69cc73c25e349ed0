"""Whatever is changed in the record, the versions of all pages that then look different have risen.

The triggers name tables and relations; the pages ask what they like. So each column of each table is changed in turn,
every public page is made again, and a page that changed while its key did not is a page the cache would show stale.
"""

from __future__ import annotations

import tomllib
import uuid
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import cycle
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models
from django.test import Client
from django.utils import timezone

from factories.accounts import editor
from factories.sources import NOON
from onesheet.accounts.models import Member
from onesheet.critics.models import Critic, CriticReview, Outlet
from onesheet.films.models import Film, Statement
from onesheet.films.services import add
from onesheet.lists.models import FilmList
from onesheet.ops.demo import CATALOGUE
from onesheet.ops.sample_critics import fill_critics
from onesheet.ops.sample_members import fill_members
from onesheet.people.models import Person
from onesheet.reading import read
from onesheet.reviews.models import FilmTally, Review
from onesheet.scores.rules import RULES
from onesheet.sources.models import Document
from onesheet.web.page_cache import triggers
from onesheet.web.page_cache.keys import SITE, keys_of
from onesheet.web.page_cache.models import PageVersion

pytestmark = pytest.mark.django_db(transaction=True)

DOCUMENTS = 6


@pytest.fixture
def site():
    """A site with the first documents of the sample catalogue, and the same text once more, changed."""
    triggers.install(connection)
    entries = tomllib.loads((CATALOGUE / "catalogue.toml").read_text(encoding="utf-8"))["document"][:DOCUMENTS]
    texts = [(entry, (CATALOGUE / entry["file"]).read_bytes()) for entry in entries]
    texts.append((entries[0], texts[0][1] + b"\nOne line more.\n"))
    for entry, text in texts:
        add(
            reading=read(text, name=entry["file"]),
            origin=f"catalogue:{entry['file']}",
            address="",
            source_name=entry["source"],
            source_kind=entry["kind"],
            licence=entry["licence"],
            retrieved_at=datetime(2026, 1, 1, tzinfo=UTC),
            by=None,
            now=timezone.now(),
        )
    assert Film.objects.filter(shown=True).count() >= 1
    fill_members(password="a long pass phrase", editor=editor(), now=timezone.now())
    fill_critics(editor=editor(), now=timezone.now())


def addresses() -> list[str]:
    """Return every kind of public page that there is."""
    found = ["/", "/films/", "/films/?sort=newest", "/films/?sort=genre", "/people/"]
    for film in Film.objects.all():
        place = f"/films/{film.slug}"
        found += [
            place,
            f"{place}?reviews=members",
            f"{place}?reviews=critics",
            f"{place}/poster.svg",
            f"{place}/record",
        ]
        said = Statement.objects.filter(film=film).order_by("property").values_list("property", flat=True).distinct()
        found += [f"{place}/record/{name}" for name in list(said)[:12]]
    found += [f"/people/{slug}" for slug in Person.objects.order_by("slug").values_list("slug", flat=True)[:12]]
    found += [f"/documents/{number}" for number in Document.objects.values_list("pk", flat=True)]
    return found


def addresses_of_members() -> list[str]:
    """Return every kind of public page of what members make; the list of members is kept by no cache."""
    found = ["/lists/", "/challenges/", "/lists/?sort=films"]
    for name in ("ines", "marta", "tomas"):
        place = f"/members/{name}"
        found += [place, f"{place}/diary", f"{place}/diary/2017", f"{place}/diary/2024/6", f"{place}/tags"]
        found += [f"{place}/{page}" for page in ("films", "reviews", "lists", "followers", "following", "year/2017")]
        found += [f"{place}/films?sort=rating", f"{place}/{{}}.atom".format("diary"), f"{place}/reviews.json"]
    found += [f"/reviews/{number}" for number in Review.objects.order_by("pk").values_list("pk", flat=True)[:6]]
    return found + [f"/lists/{number}" for number in FilmList.objects.values_list("pk", flat=True)]


def addresses_of_critics() -> list[str]:
    """Return every kind of public page of critics and of scores."""
    found = ["/critics/", "/outlets/", "/scores/", "/scores/weights", "/scores/bands", "/scores/badges", "/grid/"]
    found += [f"/critics/{slug}" for slug in Critic.objects.order_by("slug").values_list("slug", flat=True)[:2]]
    found += [f"/outlets/{slug}" for slug in Outlet.objects.order_by("slug").values_list("slug", flat=True)[:2]]
    reviews = CriticReview.objects.filter(held_until=None).order_by("pk")
    found += [f"/critic-reviews/{number}" for number in reviews.values_list("pk", flat=True)[:3]]
    for film in Film.objects.filter(critic_reviews__in=reviews).distinct().order_by("pk")[:1]:
        place = f"/films/{film.slug}"
        found += [place, f"{place}/scores", f"{place}/critics", f"{place}/critics/words", f"{place}/consensus"]
        found += [f"{place}/scores/{rule}" for rule in RULES] + [f"{place}/scores/percent-positive.csv"]
        found += [f"{place}/scores?on=2017-01-01", f"/grid/year/{film.year}", f"/grid/year/{film.year}.csv"]
    return found


def made(paths: list[str]) -> dict[str, tuple[int, bytes]]:
    """Return all pages as they would be made now."""
    client = Client(raise_request_exception=False)
    answers = {path: client.get(path) for path in paths}
    # What no cache may keep can change unseen.
    kept = {path: "no-store" not in answer.get("Cache-Control", "") for path, answer in answers.items()}
    return {path: (answer.status_code, answer.content if kept[path] else b"") for path, answer in answers.items()}


def raised_since(before: dict[str, int]) -> set[str]:
    return {key for key, version in PageVersion.objects.values_list("key", "v") if version > before.get(key, 0)}


def other(field: models.Field, value: Any) -> Any:
    """Return another value that the column can hold."""
    if field.choices:
        return next(choice for choice, _ in reversed(field.choices) if choice != value)
    if isinstance(field, models.UUIDField):
        return uuid.uuid4()
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return (value or NOON.date()) + timedelta(days=400)
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.JSONField):
        return {"text": "changed"}
    if isinstance(field, models.DecimalField):
        return Decimal(7) if value != 7 else Decimal(6)
    if isinstance(field, models.DateTimeField):
        return (value or timezone.now()) + timedelta(days=400)
    if isinstance(field, models.IntegerField):
        return (value or 0) + 1
    return f"x{value or ''}"[: field.max_length]


OF_MEMBERS = ("reviews", "lists", "accounts")
OF_CRITICS = ("critics", "scorebook")
SHOWN_OF_MEMBER = {
    "username",
    "display_name",
    "about",
    "place",
    "website",
    "films_visibility",
    "is_active",
    "erased_at",
}
"""Columns of a member that pages show; the others are for the member, for moderators, for signing in."""


def columns(*labels: str) -> list[tuple[type[models.Model], models.Field]]:
    """Return every column of these applications that is watched, but keys and relations."""
    watched = {one.table for one in triggers.WATCHED}
    return [
        (model, field)
        for model in apps.get_models()
        if model._meta.db_table in watched and model._meta.app_label in labels
        for field in model._meta.concrete_fields
        if not field.primary_key and not field.is_relation
        if model is not Member or field.name in SHOWN_OF_MEMBER
    ]


def missed(changes: list[tuple[type[models.Model], list[models.Field]]], paths: list[str]) -> tuple[list[str], int]:
    """Change those columns of one row each; return the pages that changed unseen, and how many changed at all."""
    now = made(paths)
    unseen: list[str] = []
    changed = 0
    places = cycle(range(7))
    for model, fields in changes:
        rows = list(model._default_manager.order_by("pk").values("pk", *(field.attname for field in fields))[:7])
        if not rows:
            continue
        row = rows[next(places) % len(rows)]
        table = model._default_manager.filter(pk=row["pk"])
        before = dict(PageVersion.objects.values_list("key", "v"))
        try:
            table.update(**{field.attname: other(field, row[field.attname]) for field in fields})
        except DatabaseError:
            continue  # A constraint holds this column to the others.
        then, raised = made(paths), raised_since(before)
        for path in paths:
            if then[path] != now[path]:
                changed += 1
                if not {*keys_of(path.partition("?")[0]), SITE} & raised:
                    unseen.append(f"{path} shows {model.__name__}.{', '.join(field.name for field in fields)}")
        table.update(**{field.attname: row[field.attname] for field in fields})
    return unseen, changed


@pytest.mark.slow
def test_no_column_of_the_record_changes_a_page_unseen(site):
    paths = [*addresses(), *addresses_of_members()[::6]]
    unseen, changed = missed([(model, [field]) for model, field in columns("films", "people", "sources")], paths)

    assert unseen == []
    assert changed > 200, "hardly any page shows what was changed: this test sees nothing"


@pytest.mark.slow
def test_no_column_of_critics_and_scores_changes_a_page_unseen(site):
    tally = [(FilmTally, [FilmTally._meta.get_field("half_9")])]
    unseen, changed = missed(
        [*tally, *((model, [field]) for model, field in columns(*OF_CRITICS))], addresses_of_critics()
    )

    assert unseen == []
    assert changed > 40, "hardly any page shows what was changed: this test sees nothing"


def test_no_row_taken_away_changes_a_page_unseen(site):
    paths = addresses()
    now = made(paths)
    unseen, changed = [], 0
    for label in ("Title", "Credit", "Release", "Figure", "Fact", "QuotedReview"):
        model = apps.get_model("films", label)
        for row in model._default_manager.order_by("pk")[:2]:
            before = dict(PageVersion.objects.values_list("key", "v"))
            model._default_manager.filter(pk=row.pk).delete()
            then, raised = made(paths), raised_since(before)
            for path in paths:
                if then[path] != now[path]:
                    changed += 1
                    if not {*keys_of(path.partition("?")[0]), SITE} & raised:
                        unseen.append(f"{path} shows {label}")
            row.save(force_insert=True)

    assert unseen == []
    assert changed > 10


def test_pages_read_no_table_that_is_not_watched(site, django_assert_max_num_queries):
    """Of the tables that public pages ask, each is watched."""
    with django_assert_max_num_queries(100_000) as asked:
        made([*addresses(), *addresses_of_members(), *addresses_of_critics()])

    text = " ".join(query["sql"] for query in asked.captured_queries)
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    read_tables = {table for table in tables if f'"{table}"' in text}
    assert "films_film" in read_tables
    never_changed = {"auth_group"}  # the names of roles
    assert read_tables - never_changed <= {one.table for one in triggers.WATCHED}
