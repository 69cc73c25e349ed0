"""The record, made from the statements and written where it differs from what is stored."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from onesheet.films.models import Film, QuotedReview, Statement
from onesheet.films.pure.projection import Record, project
from onesheet.films.pure.said import Said
from onesheet.films.services.columns import TABLES, Placed, placed
from onesheet.films.services.credited import persons_of
from onesheet.films.services.entries import told_by_dataset
from onesheet.films.services.outcomes import Refusal
from onesheet.films.services.turn import turn
from onesheet.sources.models import Document, Source
from onesheet.values.names import title_key, title_sort_key

STANDING = Q(document__isnull=True) | Q(document__state=Document.State.PUBLISHED)
"""The statements that stand, but for those of rank `deprecated`."""
HELD = Q(document__state=Document.State.HELD)
"""What makes the record of a film that is not shown, where nothing else is said of it."""

TOLD = (
    "pk", "property", "value", "qualifiers", "rank", "stated_by_id", "start", "document_id", "document__published",
    "document__retrieved_at", "document__source__name", "document__source__kind", "document__source__weight", "made_at",
    "row_key",
)  # fmt: skip
"""Columns of a statement that `said_of` takes."""


def rebuild(*, film: Film) -> bool:
    """Make the film's record again; tell whether anything stored was changed. What is the same is not written."""
    with turn():
        return rebuild_in_turn(film.pk)


def rebuild_film(*, slug: str) -> bool:
    """Make the record of the film at this address again; tell whether it changed. Raises Refusal if there is none."""
    film = Film.objects.filter(slug=slug).first()
    if film is None:
        raise Refusal(f"No film has the address /films/{slug}.")
    return rebuild(film=film)


def rebuild_all() -> tuple[int, int]:
    """Make every film's record again, each in a transaction of its own. Return how many films, and how many changed."""
    done = changed = last = 0
    while some := list(Film.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:500]):
        for last in some:
            with turn():
                changed += rebuild_in_turn(last)
        done += len(some)
    return done, changed


def rebuild_of_source(*, source: Source) -> int:
    """Make the records again of all films of which the source says something, as after a change of its weight.

    One transaction; returns how many changed.
    """
    with turn():
        films = Film.objects.filter(statements__document__source=source).order_by("pk").distinct()
        return sum([rebuild_in_turn(pk) for pk in films.values_list("pk", flat=True)])


def rebuild_in_turn(film: int) -> bool:
    """`rebuild`, for callers who are in turn already. Costs eleven queries where nothing changed.

    The record of a film that a dataset fills is made of its row. Once something else is said of the film, the row's
    statements are written, too, and the record is made of all of them.
    """
    stored = Film.objects.get(pk=film)
    based = told_by_dataset(stored)
    if based is not None:
        return based
    told = list(Statement.objects.filter(STANDING, film=film).order_by("pk").values_list(*TOLD, named=True))
    held = [] if told else Statement.objects.filter(HELD, film=film).order_by("pk").values_list(*TOLD, named=True)
    record = project(said_of(row) for row in told or held)
    persons, rows = _rows(record)
    changed = [_store(table, film, [one for one in rows if one.table is table], persons) for table in TABLES]
    changed.append(_mark(film, record, {row.pk: row.row_key for row in told}))
    changed.append(_store_film(stored, record, shown=bool(told)))
    return any(changed)


def said_of(row: Any) -> Said:
    """A statement's columns, as the projection takes them."""
    taken_in = row.document__retrieved_at or row.made_at
    return Said(
        id=row.pk,
        name=row.property,
        value=row.value,
        qualifiers=row.qualifiers,
        rank=row.rank,
        weight=row.document__source__weight or 0,
        source_kind=row.document__source__kind or "",
        source=row.document__source__name or "",
        document=row.document_id,
        member=row.stated_by_id,
        date=row.document__published or taken_in.date().isoformat(),
        start=row.start,
    )


def _rows(record: Record) -> tuple[dict[str, int], list[Placed]]:
    rows = [placed(row) for row in record.rows]
    return persons_of({row.person for row in rows if row.person}), rows


def _store(table: type[Any], film: int, rows: list[Placed], persons: dict[str, int]) -> bool:
    """Write the rows of one table that are new or differ, by their keys, and remove those that are gone."""
    stored: dict[str, Any] = {row.key: row for row in table.objects.filter(film=film)}
    new, differing, names = [], [], set[str]()
    for row in rows:
        columns = row.columns | ({"person_id": persons[row.person]} if row.person else {})
        there = stored.pop(columns["key"], None)
        if there is None:
            new.append(table(film_id=film, **columns))
        elif any(getattr(there, name) != value for name, value in columns.items()):
            for name, value in columns.items():
                setattr(there, name, value)
            differing.append(there)
            names |= columns.keys()
    if stored:
        table.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()
    if new:
        table.objects.bulk_create(new, batch_size=500)
    if differing:
        fields = sorted(name.removesuffix("_id") for name in names - {"key"})
        table.objects.bulk_update(differing, fields, batch_size=100)
    return bool(stored or new or differing)


def _mark(film: int, record: Record, marked: dict[int, str]) -> bool:
    """Write into each statement which row it supports, where that changed."""
    supported = {statement: row.key for row in record.rows for statement in row.statements}
    stale = Statement.objects.filter(film=film).exclude(STANDING).exclude(row_key="").update(row_key="")
    changed: dict[str, list[int]] = {}
    for statement, key in marked.items():
        if supported.get(statement, "") != key:
            changed.setdefault(supported.get(statement, ""), []).append(statement)
    for key, statements in changed.items():
        Statement.objects.filter(pk__in=statements).update(row_key=key)
    return bool(stale or changed)


def columns_of(film: Film, record: Record, *, shown: bool) -> dict[str, object]:
    """Return a film's own columns. A film of which nothing stands keeps its name, and is not shown."""
    title = (record.title or film.title)[:300]
    return {
        "title": title,
        "sort_title": title_sort_key(title)[:300],
        "match_key": title_key(title),
        "year": record.year if shown else film.year,
        "runtime_minutes": record.runtime_minutes,
        "synopsis": record.synopsis,
        "genre": record.genre[:80],
        "shown": shown,
    }


def _store_film(film: Film, record: Record, *, shown: bool) -> bool:
    """Write the film's own columns that differ."""
    shown = shown or QuotedReview.objects.filter(film=film, document__state=Document.State.PUBLISHED).exists()
    wanted = columns_of(film, record, shown=shown)
    differing = [name for name, value in wanted.items() if getattr(film, name) != value]
    for name in differing:
        setattr(film, name, wanted[name])
    if differing:
        film.save(update_fields=differing)
    return bool(differing)
