"""The records of many films, made together: what is asked and written for one film is asked and written for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import connection

from onesheet.films.models import Film, QuotedReview, Statement
from onesheet.films.pure.projection import Record, project
from onesheet.films.services.columns import TABLES, Placed, placed
from onesheet.films.services.entries import state_entries, told_by_dataset
from onesheet.films.services.rebuilding import HELD, STANDING, TOLD, columns_of, said_of
from onesheet.films.services.together.persons import persons_together
from onesheet.films.services.turn import turn
from onesheet.sources.models import Document

_AT_ONCE = 200


def rebuild_together(films: Collection[int]) -> set[int]:
    """Make the records of these films again, as `rebuild` does one by one; return those that changed."""
    changed: set[int] = set()
    ordered = sorted(set(films))
    for start in range(0, len(ordered), _AT_ONCE):
        with turn():
            changed |= _rebuilt(ordered[start : start + _AT_ONCE])
    return changed


def _rebuilt(films: list[int]) -> set[int]:
    changed: set[int] = set()
    based = {film.pk: film for film in Film.objects.filter(pk__in=films, base_document__isnull=False)}
    if based:
        spoken = set(Statement.objects.filter(film__in=based).values_list("film_id", flat=True).distinct())
        spoken |= set(QuotedReview.objects.filter(film__in=based).values_list("film_id", flat=True).distinct())
        state_entries(sorted(spoken))
        changed |= {pk for pk, film in based.items() if pk not in spoken and told_by_dataset(film)}
        films = [film for film in films if film not in based or film in spoken]
    told: dict[int, list[Any]] = {film: [] for film in films}
    asked = Statement.objects.filter(STANDING, film__in=films).order_by("pk").values_list("film_id", *TOLD, named=True)
    for row in asked:
        told[row.film_id].append(row)
    records = {film: project(said_of(row) for row in rows) for film, rows in (told | _held(told)).items()}
    changed |= write_rows(records, fresh=False)
    changed |= _mark(records, told)
    return changed | _store_films(records, {film for film, rows in told.items() if rows})


def _held(told: Mapping[int, Sequence[Any]]) -> dict[int, list[Any]]:
    """What documents that are held back say of films of which nothing else is said."""
    found: dict[int, list[Any]] = defaultdict(list)
    silent = [film for film, rows in told.items() if not rows]
    if silent:
        rows = Statement.objects.filter(HELD, film__in=silent).order_by("pk").values_list("film_id", *TOLD, named=True)
        for row in rows:
            found[row.film_id].append(row)
    return found


def write_rows(records: Mapping[int, Record], *, fresh: bool) -> set[int]:
    """Write the record rows of films that are new or differ, and remove those that are gone; return whose rows changed.

    `fresh`: the films are new, nothing is stored of them.
    """
    rows = {film: [placed(row) for row in record.rows] for film, record in records.items()}
    persons = persons_together({one.person for some in rows.values() for one in some if one.person})
    changed: set[int] = set()
    for table in TABLES:
        mine = {film: [one for one in some if one.table is table] for film, some in rows.items()}
        changed |= _store(table, mine, persons, fresh=fresh)
    return changed


def _store(
    table: type[Any], rows: Mapping[int, Sequence[Placed]], persons: Mapping[str, int], *, fresh: bool
) -> set[int]:
    stored: dict[tuple[int, str], Any] = {}
    if not fresh:
        stored = {(row.film_id, row.key): row for row in table.objects.filter(film__in=list(rows))}
    new, differing, names, changed = [], [], set[str](), set[int]()
    for film, some in rows.items():
        for row in some:
            columns = row.columns | ({"person_id": persons[row.person]} if row.person else {})
            there = stored.pop((film, columns["key"]), None)
            if there is None:
                new.append(table(film_id=film, **columns))
            elif any(getattr(there, name) != value for name, value in columns.items()):
                for name, value in columns.items():
                    setattr(there, name, value)
                differing.append(there)
                names |= columns.keys()
            else:
                continue
            changed.add(film)
    if stored:
        table.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()
        changed |= {film for film, _ in stored}
    table.objects.bulk_create(new, batch_size=500)
    if differing:
        fields = sorted(name.removesuffix("_id") for name in names - {"key"})
        table.objects.bulk_update(differing, fields, batch_size=100)
    return changed


def _mark(records: Mapping[int, Record], told: Mapping[int, Sequence[Any]]) -> set[int]:
    """Write into each statement which row it supports, where that changed."""
    supported = {
        statement: row.key for record in records.values() for row in record.rows for statement in row.statements
    }
    fallen = Statement.objects.filter(film__in=list(told)).exclude(STANDING).exclude(row_key="")
    changed = set(fallen.values_list("film_id", flat=True))
    if changed:
        fallen.update(row_key="")
    wrong = [
        (supported.get(row.pk, ""), row.pk, film)
        for film, rows in told.items()
        for row in rows
        if supported.get(row.pk, "") != row.row_key
    ]
    set_row_keys((key, statement) for key, statement, _ in wrong)
    return changed | {film for _, _, film in wrong}


def set_row_keys(keys: Iterable[tuple[str, int]]) -> None:
    """Write which row of the record a statement supports: pairs of the row's key and the statement."""
    pairs = list(keys)
    if pairs:
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE films_statement SET row_key = %s WHERE id = %s", pairs)


def _store_films(records: Mapping[int, Record], spoken_of: set[int]) -> set[int]:
    reviewed = QuotedReview.objects.filter(
        film__in=set(records) - spoken_of, document__state=Document.State.PUBLISHED
    ).values_list("film_id", flat=True)
    shown = spoken_of | set(reviewed)
    differing: dict[tuple[str, ...], list[Film]] = defaultdict(list)
    for film in Film.objects.filter(pk__in=list(records)):
        wanted = columns_of(film, records[film.pk], shown=film.pk in shown)
        names = tuple(name for name, value in wanted.items() if getattr(film, name) != value)
        for name in names:
            setattr(film, name, wanted[name])
        if names:
            differing[names].append(film)
    for names, some in differing.items():
        Film.objects.bulk_update(some, names, batch_size=100)
    return {film.pk for some in differing.values() for film in some}
