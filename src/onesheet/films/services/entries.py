"""Films that a bulk dataset fills: their rows, and the statements these become once something else is said."""

from __future__ import annotations

import hashlib

from onesheet.films.models import DatasetEntry, Film, QuotedReview, Statement
from onesheet.films.pure.entries import EntryFacts, statements_of_entry
from onesheet.films.pure.statements import digest
from onesheet.reading.vocabulary import LISTING
from onesheet.sources.models import Document
from onesheet.values.names import title_key, title_sort_key

READER = "dataset/row"
"""The name, without a version, of what read a dataset's row."""


def facts_of(film: Film, entry: DatasetEntry) -> EntryFacts:
    """Return what a film's row says; the film's own columns are as the dataset filled them."""
    return EntryFacts(
        scheme=entry.scheme,
        number=entry.number,
        title=film.title,
        year=film.year,
        runtime_minutes=film.runtime_minutes,
        original_title=entry.original_title,
        genres=entry.genres,
        row=entry.row,
    )


def filled_columns(facts: EntryFacts) -> dict[str, object]:
    """Return the columns of a film that a dataset fills."""
    return {
        "title": facts.title[:300],
        "sort_title": title_sort_key(facts.title)[:300],
        "match_key": title_key(facts.title),
        "year": facts.year,
        "runtime_minutes": facts.runtime_minutes,
        "synopsis": "",
        "genre": facts.first_genre[:80],
        "shown": True,
    }


def told_by_dataset(film: Film) -> bool | None:
    """Look after a film that a dataset fills: tell whether its record changed, or None where statements make it.

    Where something else is said of the film, its row's statements are written first. To be called in turn; costs nothing for
    other films.
    """
    if film.base_document_id is None:
        return None
    if Statement.objects.filter(film=film).exists() or QuotedReview.objects.filter(film=film).exists():
        state_entries([film.pk])
        film.base_document = None
        return None
    entry = DatasetEntry.objects.filter(film=film).first()
    if entry is None:
        return None
    wanted = filled_columns(facts_of(film, entry))
    differing = [name for name, value in wanted.items() if getattr(film, name) != value]
    for name in differing:
        setattr(film, name, wanted[name])
    if differing:
        film.save(update_fields=differing)
    return bool(differing)


def state_entries(films: list[int]) -> None:
    """Write the statements of these films' rows, each row a document of its own. To be called in turn, before rebuilding.

    A row that is stated has a text to be quoted from like any other; the film then is no dataset's any more.
    """
    entries = list(
        DatasetEntry.objects.filter(film__in=films, film__base_document__isnull=False)
        .select_related("film", "document")
        .order_by("film")
    )
    texts = {entry.pk: _document(entry) for entry in entries}
    digests = {one.sha256 for one in texts.values()}
    alive = (Document.State.PROPOSED, Document.State.PUBLISHED)
    known = {one.sha256: one for one in Document.objects.filter(sha256__in=digests, state__in=alive)}
    new = {one.sha256: one for one in texts.values() if one.sha256 not in known}
    Document.objects.bulk_create(new.values(), batch_size=200)
    rows = []
    for entry in entries:
        document = known.get(texts[entry.pk].sha256) or new[texts[entry.pk].sha256]
        facts = facts_of(entry.film, entry)
        rows += [
            Statement(
                film=entry.film, document=document, property=one.property, value=one.value, qualifiers=one.qualifiers,
                start=one.start, end=one.end, quote=one.quote, sentence=entry.row[:600],
                digest=digest(one.property, one.value, one.qualifiers), made_at=entry.document.added_at,
            )
            for one in statements_of_entry(facts)
        ]  # fmt: skip
    Statement.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    Film.objects.filter(pk__in=[entry.film_id for entry in entries]).update(base_document=None)


def _document(entry: DatasetEntry) -> Document:
    """The row as a document, of the dataset's source, as of when the dataset came in."""
    dataset = entry.document
    return Document(
        source_id=dataset.source_id,
        state=Document.State.PUBLISHED,
        kind=LISTING,
        title=f"{dataset.title}: {entry.number}"[:500],
        outlet=dataset.outlet,
        published=dataset.published,
        text=entry.row,
        sha256=hashlib.sha256(entry.row.encode("utf-8", "surrogatepass")).hexdigest(),
        origin=f"{dataset.origin}#{entry.number}"[:1000],
        licence=dataset.licence,
        retrieved_at=dataset.retrieved_at,
        reader=f"{READER}/1",
        added_by=dataset.added_by,
        added_at=dataset.added_at,
        settled_at=dataset.added_at,
    )
