"""Whatever is changed in the record, the versions of all pages that then look different have risen.

The triggers name tables and relations; the pages ask what they like. So each column of each table is changed in turn,
every public page is made again, and a page that changed while its key did not is a page the cache would show stale.
"""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import cycle
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models
from django.test import Client
from django.utils import timezone

from onesheet.films.models import Film, Statement
from onesheet.films.services import add
from onesheet.ops.demo import CATALOGUE
from onesheet.people.models import Person
from onesheet.reading import read
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


def made(paths: list[str]) -> dict[str, tuple[int, bytes]]:
    """Return all pages as they would be made now."""
    client = Client(raise_request_exception=False)
    answers = {path: client.get(path) for path in paths}
    return {path: (answer.status_code, answer.content) for path, answer in answers.items()}


def raised_since(before: dict[str, int]) -> set[str]:
    return {key for key, version in PageVersion.objects.values_list("key", "v") if version > before.get(key, 0)}


def other(field: models.Field, value: Any) -> Any:
    """Return another value that the column can hold."""
    if field.name == "state":
        return "withdrawn" if value != "withdrawn" else "published"
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


def columns() -> list[tuple[type[models.Model], models.Field]]:
    """Return every column of the record but keys and relations."""
    watched = {one.table for one in triggers.WATCHED}
    return [
        (model, field)
        for model in apps.get_models()
        if model._meta.db_table in watched and model._meta.app_label != "accounts"
        for field in model._meta.concrete_fields
        if not field.primary_key and not field.is_relation
    ]


def missed(changes: list[tuple[type[models.Model], list[models.Field]]]) -> tuple[list[str], int]:
    """Change those columns of one row each; return the pages that changed unseen, and how many changed at all."""
    paths = addresses()
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
    unseen, changed = missed([(model, [field]) for model, field in columns()])

    assert unseen == []
    assert changed > 200, "hardly any page shows what was changed: this test sees nothing"


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
        made(addresses())

    text = " ".join(query["sql"] for query in asked.captured_queries)
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    read_tables = {table for table in tables if f'"{table}"' in text}
    assert "films_film" in read_tables
    assert read_tables <= {one.table for one in triggers.WATCHED}
