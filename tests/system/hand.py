"""Run as a process of its own: does to the site what each line of standard input says, and answers `done`.

`ORM 5`, `queryset 5`, `bulk 5`, `sql 5` give the film the title `Take 5`, each by another way of writing; `undo 5`
does so and rolls back.
"""

# ruff: noqa: E402, T201 - Django is set up before its models are imported; what is printed is read by the test.
from __future__ import annotations

import contextlib
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "onesheet.config.settings"

import django

django.setup()

from django.db import connection, transaction
from django.utils import timezone

from onesheet.films.models import Film

SLUG = "take"


class UndoneError(Exception):
    """Raised to roll back."""


def by_orm(title: str) -> None:
    film = Film.objects.get(slug=SLUG)
    film.title = title
    film.save()


def by_queryset(title: str) -> None:
    Film.objects.filter(slug=SLUG).update(title=title)


def in_bulk(title: str) -> None:
    film = Film.objects.get(slug=SLUG)
    film.title = title
    Film.objects.bulk_update([film], ["title"])


def by_sql(title: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE films_film SET title = %s WHERE slug = %s", [title, SLUG])


def and_undo(title: str) -> None:
    with contextlib.suppress(UndoneError), transaction.atomic():
        by_orm(title)
        raise UndoneError


WAYS = {"ORM": by_orm, "queryset": by_queryset, "bulk": in_bulk, "sql": by_sql, "undo": and_undo}


def main() -> None:
    Film.objects.get_or_create(
        slug=SLUG, defaults={"title": "Take 0", "sort_title": "take", "created_at": timezone.now()}
    )
    for line in sys.stdin:
        way, _, number = line.strip().partition(" ")
        WAYS[way](f"Take {number}")
        print("done", flush=True)


if __name__ == "__main__":
    main()
