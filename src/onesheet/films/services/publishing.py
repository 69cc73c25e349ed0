"""Publishing a document: what was read from it becomes statements, reviews and the record of its films."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from onesheet.accounts.models import Member
from onesheet.films.models import Film
from onesheet.films.pure.matching import Match, Verdict
from onesheet.films.pure.readings import from_stored
from onesheet.films.services.known import match_of
from onesheet.films.services.naming import new_film, statements_of
from onesheet.films.services.outcomes import FilmRef, Kind, Outcome, Refusal, Undecided
from onesheet.films.services.proposing import DATASET_READER, predecessor, propose
from onesheet.films.services.settling import films_of, settle
from onesheet.films.services.turn import turn
from onesheet.films.services.writing import Wishes, write_reviews, write_statements
from onesheet.reading.vocabulary import Reading
from onesheet.sources.models import Document
from onesheet.values.names import fold


def reading_of(document: Document) -> Reading:
    """What was read from a document that waits. Raises Refusal where it does not wait."""
    if document.reading is None:
        raise Refusal(f"Document {document.pk} is {document.state}; only a proposal can be published.")
    return from_stored(document.reading, document.text)


def publish(
    *,
    document: Document,
    by: Member | None,
    now: datetime,
    films: Mapping[int, int | None] | None = None,
    left_out: Collection[int] = (),
    answers: Mapping[int, str] | None = None,
) -> Outcome:
    """Publish a proposal: its statements, people and reviews, and the record of each of its films.

    `films` says for films of the reading, counted from 0, which film here each is, by its id; None for a new one. For
    those it does not name the match decides. `left_out` are statements of the reading, counted from 0, that are not
    taken. `answers` gives, for statements whose date lacks a part, the date that `by` says it is: it is kept as their
    own statement beside the document's. An older document of the same origin is superseded.

    Raises Undecided where a film could be several and `films` does not say which, Refusal where the document does not
    wait, where a film is not here, or where an answer does not fit. Then nothing is changed.
    """
    with turn():
        document = Document.objects.select_for_update().get(pk=document.pk)
        reading = reading_of(document)
        told = statements_of(reading)
        older = predecessor(document)
        before = films_of(older) if older is not None else set()
        chosen = _choose(
            reading, {one.film for one in told} | {one.film for one in reading.reviews}, films or {}, before, now
        )
        here = {index: one.film for index, one in chosen.items()}
        counts = (
            write_statements(document, told, here, Wishes(left_out, answers or {}), by, now),
            write_reviews(document, reading, here),
        )
        if older is not None:
            settle(older, Document.State.SUPERSEDED, by=by, now=now)
            Document.objects.filter(supersedes=older).update(supersedes=None)  # one that was withdrawn since
        document.supersedes, document.reading = older, None
        document.save(update_fields=["supersedes", "reading"])
        films_told = before | {film.pk for film in here.values()}
        settle(document, Document.State.PUBLISHED, by=by, now=now, films=films_told)
        return _published(document, list(chosen.values()), older, counts)


def add(
    *,
    reading: Reading,
    by: Member | None,
    now: datetime,
    origin: str = "",
    address: str = "",
    source_name: str = "",
    source_kind: str = "",
    licence: str = "",
    retrieved_at: datetime | None = None,
) -> Outcome:
    """Propose a document and publish it at once where it is certain which films it is about; else it waits.

    The arguments are those of `propose`. Never raises Refusal: the outcome's sentence says why nothing was done.
    """
    try:
        with turn():
            proposal = propose(
                reading=reading,
                by=by,
                now=now,
                origin=origin,
                address=address,
                source_name=source_name,
                source_kind=source_kind,
                licence=licence,
                retrieved_at=retrieved_at,
            )
            document = proposal.document
            if not proposal.created:
                return _unchanged(document)
            if _was_withdrawn(document):
                return _waits(
                    document, "this very text was withdrawn before; publish it by hand if it is right after all."
                )
            try:
                return publish(document=document, by=by, now=now)
            except Undecided as doubt:
                return _waits(document, str(doubt))
    except Refusal as refusal:
        return Outcome(Kind.REFUSED, str(refusal))


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A film of the reading, and the film here that it is."""

    film: Film
    is_new: bool


def _choose(
    reading: Reading, told: Collection[int], films: Mapping[int, int | None], before: Collection[int], now: datetime
) -> dict[int, _Chosen]:
    """The film here, perhaps new, for each film of which something is told; one that is listed twice is one film."""
    chosen: dict[int, _Chosen] = {}
    seen: dict[tuple[str, int | None], _Chosen] = {}
    listed: set[int] = set()
    for index, film in enumerate(reading.films):
        if index not in told:
            continue
        name = fold(film.title), film.year
        if index in films:
            chosen[index] = _chosen_by_hand(reading, index, films[index], now)
        else:
            chosen[index] = seen.get(name) or _matched(reading, index, before, listed, now)
        seen.setdefault(name, chosen[index])
        listed.add(chosen[index].film.pk)
    return chosen


def _matched(reading: Reading, index: int, before: Collection[int], listed: Collection[int], now: datetime) -> _Chosen:
    """The film that one of the reading's films is. `listed` are those of the same document before it."""
    found = match_of(reading, index, before=before)
    # A table has a row for each film: that one of them is like another is no doubt about either.
    of_table = reading.reader.startswith(DATASET_READER) and all(one.film in listed for one in found.doubts)
    if found.verdict is Verdict.DOUBTFUL and not of_table:
        raise Undecided(in_words(reading, index, found))
    if found.film is None:
        return _Chosen(new_film(reading, index, now=now), is_new=True)
    return _Chosen(Film.objects.get(pk=found.film), is_new=False)


def _chosen_by_hand(reading: Reading, index: int, choice: int | None, now: datetime) -> _Chosen:
    if choice is None:
        return _Chosen(new_film(reading, index, now=now), is_new=True)
    film = Film.objects.filter(pk=choice).first()
    if film is None:
        raise Refusal("The film that was chosen is not here any more; choose again.")
    return _Chosen(film, is_new=False)


def in_words(reading: Reading, index: int, found: Match) -> str:
    """Why it is not certain which film is meant, as a sentence. Costs one query."""
    films = Film.objects.in_bulk([doubt.film for doubt in found.doubts])
    could = "; or ".join(f"{films[doubt.film]}, but {doubt.reason}" for doubt in found.doubts if doubt.film in films)
    return f"“{reading.films[index].title}” may be {could}."


def _published(
    document: Document, chosen: Sequence[_Chosen], older: Document | None, counts: tuple[int, int]
) -> Outcome:
    """The outcome, told of the films as they are now. Costs one query."""
    now_here = Film.objects.in_bulk([one.film.pk for one in chosen])
    refs = tuple(ref_of(film) for film in dict.fromkeys(now_here[one.film.pk] for one in chosen))
    names = ", ".join(map(str, refs))
    amount = f"{_count(counts[0], 'statement')} and {_count(counts[1], 'review')}"
    if older is not None:
        sentence = f"Took the place of document {older.pk} as a newer text of it, with {amount}: {names}."
        return Outcome(Kind.SUPERSEDED, sentence, document.pk, refs)
    new = [ref_of(now_here[one.film.pk]) for one in chosen if one.is_new]
    if len(new) == len(chosen):
        kind = "a new film" if len(refs) == 1 else f"{len(refs)} new films"
        return Outcome(Kind.NEW_FILM, f"Published as {kind}, {names}, with {amount}.", document.pk, refs)
    fresh = f", of which new: {', '.join(map(str, dict.fromkeys(new)))}" if new else ""
    return Outcome(Kind.ADDED, f"Added {amount} to {names}{fresh}.", document.pk, refs)


def ref_of(film: Film) -> FilmRef:
    """The film, as much as a link to it needs."""
    return FilmRef(film.pk, film.slug, film.title, film.year)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _unchanged(document: Document) -> Outcome:
    if document.state == Document.State.PROPOSED:
        sentence = f"The same text waits already, as proposal {document.pk}; nothing changed."
        return Outcome(Kind.WAITING, sentence, document.pk)
    refs = tuple(ref_of(film) for film in Film.objects.filter(pk__in=films_of(document)).order_by("pk"))
    about = f" of {', '.join(map(str, refs))}" if refs else ""
    sentence = f"The same text is here already, as document {document.pk}{about}; nothing changed."
    return Outcome(Kind.UNCHANGED, sentence, document.pk, refs)


def _was_withdrawn(document: Document) -> bool:
    return Document.objects.filter(sha256=document.sha256, state=Document.State.WITHDRAWN).exists()


def _waits(document: Document, reason: str) -> Outcome:
    return Outcome(Kind.WAITING, f"Waits as proposal {document.pk}: {reason}", document.pk)
