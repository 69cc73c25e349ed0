"""The films already here that a document could be about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from onesheet.database.prepared import Prepared, named_list
from onesheet.films.models import Credit, DatasetEntry, Fact, Film, Statement, Title
from onesheet.films.pure.candidates import candidate_of
from onesheet.films.pure.matching import Candidate, KnownFilm, Match, Verdict, match
from onesheet.films.pure.statements import form_of, same_key
from onesheet.films.services.near import entries_numbered, films_near
from onesheet.reading.vocabulary import DEPRECATED, PROPERTIES, Form, Reading


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A film with one of its identifiers."""

    film: int
    value: Any
    qualifiers: Any


_NUMBERED = Prepared(
    _Numbered,
    Fact.objects.filter(property="external_id", folded__in=named_list("texts"), accepted=True).order_by("-film_id"),
    film="film_id",
)


def match_of(reading: Reading, index: int, *, before: Collection[int] = ()) -> Match:
    """Which film here the reading's film is. Costs at most eight queries, however many films there are.

    `before` are the films of an older text of the same document: where the match is doubtful, it is the one of these.
    """
    candidate = candidate_of(reading, index)
    found = match(candidate, known_films(candidate))
    same = [doubt.film for doubt in found.doubts if doubt.film in before]
    return Match(Verdict.SAME, same[0]) if len(same) == 1 else found


def known_films(candidate: Candidate) -> list[KnownFilm]:
    """The films that share a title key, a folded title or an identifier with the candidate, by their ids."""
    return load_known(set(films_near([candidate])[0]))


def films_numbered(identifiers: Collection[tuple[str, str]], *, entries: bool = True) -> dict[tuple[str, str], int]:
    """Return the films that have these identifiers, by documents and, with `entries`, by datasets. Costs one query, and one more
    for each scheme."""
    found: dict[tuple[str, str], int] = {}
    texts = {_folded(number) for _, number in identifiers}
    for one in _NUMBERED.rows(texts=texts):
        if isinstance(one.value, str) and (identifier := (str(one.qualifiers.get("scheme")), one.value)) in identifiers:
            found[identifier] = one.film
    if entries:
        found |= {identifier: film for film, identifier in entries_numbered(identifiers)}
    return found


def _folded(number: str) -> str:
    # What folding leaves as it is must not drive out of its memory what is asked for again.
    plain = number.isascii() and number.isalnum()
    return number.lower() if plain else same_key("external_id", number)


def load_known(ids: set[int]) -> list[KnownFilm]:
    """Return what is known of these films, by their ids. Costs four queries, and one more each where some are hidden or made by a dataset."""
    titles: dict[int, list[str]] = defaultdict(list)
    directors: dict[int, list[str]] = defaultdict(list)
    people: dict[int, list[str]] = defaultdict(list)
    identifiers: dict[int, set[tuple[str, str]]] = defaultdict(set)
    films = list(Film.objects.filter(pk__in=ids).order_by("pk"))
    for film in films:
        titles[film.pk].append(film.title)
    for one, text in Title.objects.filter(film__in=ids).order_by("position").values_list("film_id", "text"):
        titles[one].append(text)
    credited = Credit.objects.filter(film__in=ids).order_by("pk").values_list("film_id", "function", "person__name")
    for one, function, name in credited:
        people[one].append(name)
        if function == "director":
            directors[one].append(name)
    for one, name, value in _once_said(film.pk for film in films if not film.shown):
        if name == "title":
            titles[one].append(value)
        else:
            people[one].append(value)
            directors[one] += [value] if name == "director" else []
    for one, identifier, original in _of_datasets(film.pk for film in films if film.base_document_id is not None):
        identifiers[one].add(identifier)
        titles[one].append(original)
    # `endswith` keeps SQLite from reading every identifier of the catalogue through the index on properties.
    facts = Fact.objects.filter(film__in=ids, property__endswith="external_id", accepted=True)
    for one, value, qualifiers in facts.values_list("film_id", "value", "qualifiers"):
        if isinstance(value, str) and isinstance(qualifiers.get("scheme"), str):
            identifiers[one].add((qualifiers["scheme"], value))
    return [
        KnownFilm(
            id=film.pk,
            titles=tuple(dict.fromkeys(filter(None, titles[film.pk]))),
            year=film.year,
            directors=tuple(directors[film.pk]),
            people=tuple(people[film.pk]),
            identifiers=frozenset(identifiers[film.pk]),
        )
        for film in films
    ]


def _of_datasets(based: Iterable[int]) -> Iterator[tuple[int, tuple[str, str], str]]:
    """Identifier and original title of films that datasets made."""
    films = list(based)
    if films:
        rows = DatasetEntry.objects.filter(film__in=films).order_by()
        for one, scheme, number, original in rows.values_list("film_id", "scheme", "number", "original_title"):
            yield one, (scheme, number), original


def _once_said(hidden: Iterable[int]) -> Iterator[tuple[int, str, str]]:
    """Titles and persons of films of which no statement stands any more, from the statements that once did."""
    wanted = [name for name in PROPERTIES if name == "title" or form_of(name) is Form.PERSON]
    films = list(hidden)
    if films:
        told = Statement.objects.filter(film__in=films, property__in=wanted).exclude(rank=DEPRECATED).order_by("pk")
        for one, name, value in told.values_list("film_id", "property", "value"):
            if isinstance(value, str):
                yield one, name, value
