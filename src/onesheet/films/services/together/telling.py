"""What one document says of many films, written at once: statements, new films, and the records of all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from onesheet.accounts.models import Member
from onesheet.films.models import Credit, Film, Statement
from onesheet.films.pure.projection import Record, project
from onesheet.films.pure.said import Said
from onesheet.films.pure.statements import digest
from onesheet.films.services.proposing import ALIVE, predecessor, source_of
from onesheet.films.services.settling import films_of, settle
from onesheet.films.services.together.persons import forget_persons
from onesheet.films.services.together.rebuilding import rebuild_together, write_rows
from onesheet.films.services.together.slugs import free_slugs
from onesheet.films.services.turn import turn
from onesheet.films.services.writing import write_reviews
from onesheet.reading import vocabulary
from onesheet.reading.vocabulary import UNKNOWN, Reading
from onesheet.sources.licences import spdx
from onesheet.sources.models import Document
from onesheet.values.names import title_key, title_sort_key


@dataclass(frozen=True, slots=True)
class Told:
    """What a document says of one film."""

    statements: tuple[vocabulary.Statement, ...]
    """Their offsets are those in the document's text."""
    sentences: tuple[str, ...]
    """In which each of them stands: of a table the row as printed."""
    title: str
    year: int | None = None
    film: int | None = None
    """None for a new one."""
    same_as: str = ""
    """New films with the same words here are one film; empty where it is none of the others."""


def said_already(source: str, films: Collection[int]) -> dict[int, set[str]]:
    """Return of each film the digests of what published documents of this source say of it. Costs one query.

    `source` is the name; a source that is not here has said nothing.
    """
    found: dict[int, set[str]] = defaultdict(set)
    told = Statement.objects.filter(
        film__in=films,
        document__source__name=source,
        document__state__in=(Document.State.PUBLISHED, Document.State.HELD),
    )
    for film, one in told.values_list("film_id", "digest"):
        found[film].add(one)
    return found


def store_document(
    *,
    reading: Reading,
    source: str,
    source_kind: str,
    licence: str,
    origin: str,
    by: Member | None,
    now: datetime,
    address: str = "",
) -> Document:
    """Store a text as a published document, or return the one of the same text that is published already.

    An older text of the same origin is superseded; `tell_together` writes what it says, and is to be called for all of it.
    """
    with turn():
        same = Document.objects.filter(sha256=reading.sha256, state__in=(*ALIVE, Document.State.HELD)).first()
        if same is not None and same.state != Document.State.PROPOSED:
            return same
        if same is not None:
            # It waits as a proposal: it is published now, by who takes the table in.
            same.reading = None
            same.save(update_fields=["reading"])
            settle(same, Document.State.PUBLISHED, by=by, now=now)
            return same
        head = reading.head
        return Document.objects.create(
            kind=head.kind,
            title=(head.title or (reading.films[0].title if reading.films else "") or reading.name)[:500],
            byline=list(head.byline),
            outlet=(head.outlet or "")[:200],
            published=(head.published or "")[:40],
            language=(head.language or "")[:20],
            text=reading.text,
            sha256=reading.sha256,
            reader=reading.reader[:60],
            unread=[list(stretch) for stretch in reading.unread],
            problems=list(reading.problems),
            source=source_of(reading, source, source_kind, licence),
            origin=origin[:1000],
            address=address,
            licence=spdx(licence),
            media_type=reading.media_type,
            retrieved_at=now,
            added_by=by,
            added_at=now,
        )


def _publish(document: Document, *, by: Member | None, now: datetime, supersede: bool, held: bool) -> None:
    """Publish a document whose statements and reviews are written, in place of an older text of its origin, and rebuild that."""
    if document.state in (Document.State.PUBLISHED, Document.State.HELD):
        return
    if held:
        settle(document, Document.State.HELD, by=by, now=now)
        return
    older = predecessor(document) if supersede else None
    if older is not None:
        settle(older, Document.State.SUPERSEDED, by=by, now=now)
        Document.objects.filter(supersedes=older).update(supersedes=None)
        document.supersedes = older
        document.save(update_fields=["supersedes"])
    settle(document, Document.State.PUBLISHED, by=by, now=now)
    if older is not None:
        rebuild_together(films_of(older))


def tell_together(
    *,
    document: Document,
    told: Sequence[Told],
    by: Member | None,
    now: datetime,
    reviews: Mapping[int, Reading] | None = None,
    supersede: bool = True,
    held: bool = False,
) -> list[int]:
    """Write what a document of `store_document` says of films, some of them new, publish it, and return the film of each.

    With `held` it is held back instead of published, and films that are new are not shown. Without `supersede` an older text that is like it stays, as with the pieces of a table. `reviews` gives, by the place in `told`, readings with the reviews that the document carries of that film.
    """
    with turn():
        groups: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(told):
            groups[_group(one, place)].append(place)
        fresh = {key: places for key, places in groups.items() if told[places[0]].film is None}
        here = {place: film for place, one in enumerate(told) if (film := one.film) is not None}
        rows = {key: _statements(document, [told[place] for place in places], now) for key, places in groups.items()}
        records = {key: _project(document, rows[key]) for key in fresh}
        made = _make_films([(told[places[0]], records[key]) for key, places in fresh.items()], now=now, shown=not held)
        for (key, places), film in zip(fresh.items(), made, strict=True):
            if not held:
                _mark(rows[key], records[key])
            here |= dict.fromkeys(places, film)
        for key, places in groups.items():
            for row in rows[key]:
                row.film_id = here[places[0]]
        Statement.objects.bulk_create([row for some in rows.values() for row in some if row.row_key], batch_size=500)
        Statement.objects.bulk_create(
            [row for some in rows.values() for row in some if not row.row_key], batch_size=500, ignore_conflicts=True
        )
        with_reviews = [
            write_reviews(document, reading, {0: Film.objects.get(pk=here[place])})
            for place, reading in (reviews or {}).items()
        ]
        _publish(document, by=by, now=now, supersede=supersede, held=held)
        if not held:
            write_rows(
                {film: _numbered(records[key], rows[key]) for key, film in zip(fresh, made, strict=True)}, fresh=True
            )
        again = set(here.values()) - (set(made) if not with_reviews and not held else set())
        rebuild_together(again)
        return [here[place] for place in range(len(told))]


def take_back(*, document: Document, by: Member | None, now: datetime, reason: str) -> set[int]:
    """Withdraw a document and put back the one that it took the place of; return the films of both. Does nothing where it is
    no longer published."""
    with turn():
        document = Document.objects.select_for_update().get(pk=document.pk)
        if document.state not in (Document.State.PUBLISHED, Document.State.HELD):
            return set()
        films = films_of(document)
        if document.state == Document.State.HELD:
            # Nobody saw it, and nobody is to see that it was here.
            persons = set(Credit.objects.filter(film__in=films).values_list("person_id", flat=True))
            document.text = ""
            document.save(update_fields=["text"])
            settle(document, Document.State.DISCARDED, by=by, now=now, reason=reason)
            rebuild_together(films)
            forget_persons(persons)
            return films
        settle(document, Document.State.WITHDRAWN, by=by, now=now, reason=reason)
        older = document.supersedes
        if older is not None and older.state == Document.State.SUPERSEDED and not _alive(older):
            settle(older, Document.State.PUBLISHED, by=by, now=now)
            films |= films_of(older)
        rebuild_together(films)
        return films


def release(*, document: Document, by: Member | None, now: datetime) -> None:
    """Publish a document that was held back; where the same text was published meanwhile, that stands for it, and this is not kept.

    To be called in turn, with `rebuild_together` of its films afterwards.
    """
    again = _alive(document)
    if again:
        document.text = ""
        document.save(update_fields=["text"])
    settle(document, Document.State.DISCARDED if again else Document.State.PUBLISHED, by=by, now=now)


def _alive(document: Document) -> bool:
    return Document.objects.filter(sha256=document.sha256, state__in=ALIVE).exists()


def _group(one: Told, place: int) -> str:
    if one.film is not None:
        return f"film {one.film}"
    return f"same {one.same_as}" if one.same_as else f"row {place}"


def _statements(document: Document, told: Sequence[Told], now: datetime) -> list[Statement]:
    rows: dict[tuple[int, int, str], Statement] = {}
    for one in told:
        for said, sentence in zip(one.statements, one.sentences, strict=True):
            value = UNKNOWN if said.value is None else said.value
            mark = digest(said.property, value, said.qualifiers)
            rows.setdefault(
                (said.start, said.end, mark),
                Statement(
                    document=document, property=said.property[:40], value=value, qualifiers=said.qualifiers,
                    rank=said.rank, reason=said.reason[:500], start=said.start, end=said.end, quote=said.quote,
                    sentence=sentence, digest=mark, made_at=now,
                ),
            )  # fmt: skip
    return list(rows.values())


def _project(document: Document, rows: Sequence[Statement]) -> Record:
    """The record of a film of which nothing else is said; each statement has its place for an id."""
    source, taken_in = document.source, document.retrieved_at.date().isoformat()
    return project(
        Said(
            place, one.property, one.value, one.qualifiers, one.rank, source.weight, source.kind, source.name,
            document.pk, None, document.published or taken_in, one.start,
        )
        for place, one in enumerate(rows)
    )  # fmt: skip


def _mark(rows: Sequence[Statement], record: Record) -> None:
    for row in record.rows:
        for place in row.statements:
            rows[place].row_key = row.key


def _numbered(record: Record, rows: Sequence[Statement]) -> Record:
    """The record with the statements' own numbers, now that they have any."""
    numbers = [row.pk for row in rows]
    return replace(
        record,
        rows=tuple(
            replace(one, best=numbers[one.best], statements=tuple(numbers[place] for place in one.statements))
            for one in record.rows
        ),
    )


def _make_films(told: Sequence[tuple[Told, Record]], *, now: datetime, shown: bool) -> list[int]:
    """Make films with their columns, and return their numbers."""
    named = [
        ((record.title or one.title).strip()[:300] or "Untitled", record.year or one.year, record)
        for one, record in told
    ]
    slugs = free_slugs(Film, [f"{title} {year}" if year else title for title, year, _ in named])
    films = [
        Film(
            slug=slug, title=title, sort_title=title_sort_key(title)[:300], match_key=title_key(title),
            year=record.year, runtime_minutes=record.runtime_minutes, synopsis=record.synopsis,
            genre=record.genre[:80], created_at=now, shown=shown,
        )
        for (title, _, record), slug in zip(named, slugs, strict=True)
    ]  # fmt: skip
    return [film.pk for film in Film.objects.bulk_create(films, batch_size=200)]
