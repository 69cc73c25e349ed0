"""Films made of the rows of a bulk dataset, tens of thousands in a second: a film, its row, and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from onesheet.accounts.models import Member
from onesheet.database.rows import insert_rows
from onesheet.films.models import DatasetEntry, Film
from onesheet.films.pure.entries import EntryFacts
from onesheet.films.pure.weights import DATASET, weight_of
from onesheet.films.services.entries import READER, filled_columns
from onesheet.films.services.together.slugs import free_slugs
from onesheet.films.services.turn import turn
from onesheet.reading.vocabulary import OTHER
from onesheet.sources.licences import spdx
from onesheet.sources.models import Document, Source
from onesheet.values.names import slug, title_key

EntryTold = EntryFacts

_FILM = (
    "slug", "title", "sort_title", "match_key", "year", "runtime_minutes", "synopsis", "genre", "base_document_id",
    "shown", "created_at",
)  # fmt: skip
_ENTRY = ("film_id", "document_id", "scheme", "number", "original_title", "original_key", "genres", "row")


@dataclass(frozen=True, slots=True)
class Removed:
    """What taking films of a dataset out did."""

    gone: frozenset[int]
    kept: tuple[str, ...]
    """Films that stay, as they are printed, since something else here is about them."""


def dataset_document(
    *, source: str, title: str, text: str, licence: str, by: Member | None, now: datetime, published: str = ""
) -> Document:
    """Return the document that stands for a dataset, made where it is new. `text` tells what it is; costs one query or three."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    with turn():
        found = Document.objects.filter(sha256=digest, state=Document.State.PUBLISHED).first()
        if found is not None:
            return found
        whose, _ = Source.objects.get_or_create(
            slug=slug(source), defaults={"name": source, "kind": DATASET, "weight": weight_of(DATASET)}
        )
        return Document.objects.create(
            source=whose, state=Document.State.PUBLISHED, kind=OTHER, title=title[:500], outlet=source[:200],
            published=published, text=text, sha256=digest, origin=f"dataset:{slug(title)}", licence=spdx(licence),
            retrieved_at=now, reader=f"{READER}/1", added_by=by, added_at=now, settled_by=by, settled_at=now,
        )  # fmt: skip


def fill(*, document: Document, entries: Sequence[EntryTold], now: datetime) -> list[int]:
    """Make a film of each entry, filled by the dataset, and return their numbers in the same order.

    None of the entries' numbers may be here. Costs six queries for thousands; to be called in a transaction.
    """
    with turn(savepoint=False):
        newest = Film.objects.aggregate(newest=Max("pk"))["newest"] or 0
        slugs = free_slugs(Film, [f"{one.title} {one.year}" if one.year else one.title for one in entries])
        insert_rows(
            Film,
            _FILM,
            (_film(one, slug, document.pk, now) for one, slug in zip(entries, slugs, strict=True)),
            alike="shown",
        )
        made = dict(Film.objects.filter(pk__gt=newest).order_by().values_list("slug", "pk"))
        films = [made[one] for one in slugs]
        insert_rows(
            DatasetEntry, _ENTRY, (_entry(one, film, document.pk) for one, film in zip(entries, films, strict=True))
        )
        return films


def _film(one: EntryTold, slug: str, document: int, now: datetime) -> tuple[object, ...]:
    columns = filled_columns(one)
    return (
        slug, columns["title"], columns["sort_title"], columns["match_key"], one.year, one.runtime_minutes, "",
        columns["genre"], document, True, now,
    )  # fmt: skip


def _entry(one: EntryTold, film: int, document: int) -> tuple[object, ...]:
    original, key = _original(one)
    return film, document, one.scheme, one.number, original, key, one.genres[:200], one.row


def _original(one: EntryTold) -> tuple[str, str]:
    """The original title and its key, each empty where it is the title's."""
    if not one.original_title or one.original_title == one.title:
        return "", ""
    key = title_key(one.original_title)
    return one.original_title[:300], "" if key == title_key(one.title) else key


def update_entries(*, document: Document, entries: Iterable[EntryTold]) -> dict[str, int]:
    """Give films that this dataset fills the row that it has now, and return the film of each number whose row changed.

    Films that something else is said of have their row as a document by now and keep it. To be called in a transaction.
    """
    told = {one.number: one for one in entries}
    changed: dict[str, int] = {}
    if not told:
        return changed
    scheme = next(iter(told.values())).scheme
    stored = DatasetEntry.objects.filter(
        scheme=scheme, number__in=list(told), film__base_document__isnull=False
    ).select_related("film")
    for entry in stored:
        one = told[entry.number]
        if entry.row == one.row:
            continue
        entry.document, entry.row, entry.genres = document, one.row, one.genres[:200]
        entry.original_title, entry.original_key = _original(one)
        entry.save()
        for name, value in filled_columns(one).items():
            setattr(entry.film, name, value)
        entry.film.base_document = document
        entry.film.save()
        changed[entry.number] = entry.film_id
    return changed


def forget_entries(*, films: Collection[int]) -> Removed:
    """Take out films that a dataset made. One that anything else here is about stays, and is named.

    Costs a query for each kind of thing that can be about a film. To be called in a transaction.
    """
    with turn():
        here = set(Film.objects.filter(pk__in=films, base_document__isnull=False).values_list("pk", flat=True))
        spoken = set(Film.objects.filter(pk__in=films).values_list("pk", flat=True)) - here
        for relation in Film._meta.related_objects:  # noqa: SLF001 - Django's documented API
            if relation.related_model is DatasetEntry or relation.related_model is None:
                continue
            name = relation.field.attname
            about = relation.related_model._base_manager.filter(**{f"{name}__in": here})  # type: ignore[union-attr] # noqa: SLF001
            spoken |= set(about.values_list(name, flat=True).distinct())
        gone = here - spoken
        DatasetEntry.objects.filter(film__in=gone).delete()
        Film.objects.filter(pk__in=gone).delete()
        kept = Film.objects.filter(pk__in=spoken).order_by("pk")
        return Removed(frozenset(gone), tuple(str(film) for film in kept))
