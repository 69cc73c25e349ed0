"""A film as a reading tells of it, in the form that matching takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onesheet.films.pure.matching import Candidate
from onesheet.films.pure.statements import form_of
from onesheet.reading.vocabulary import DEPRECATED, Form, Reading, Statement


def candidate_of(reading: Reading, index: int) -> Candidate:
    """The film that a reading tells of, as `match` takes it. `index` counts the reading's films from 0."""
    film = reading.films[index]
    told = [one for one in reading.statements if one.film == index and one.rank != DEPRECATED]
    texts = [one for one in told if isinstance(one.value, str)]
    titles = [film.title, *(one.value for one in texts if one.property == "title")]
    years = [film.year, *(one.value for one in told if one.property == "year" and isinstance(one.value, int))]
    return Candidate(
        titles=tuple(dict.fromkeys(title for title in titles if title.strip())),
        year=next((year for year in years if year is not None), None),
        directors=_values(texts, lambda one: one.property == "director"),
        people=_values(texts, lambda one: form_of(one.property) is Form.PERSON and one.property != "attachment"),
        identifiers=frozenset(
            (scheme, one.value)
            for one in texts
            if one.property == "external_id" and isinstance(scheme := one.qualifiers.get("scheme"), str)
        ),
    )


def _values(statements: Iterable[Statement], wanted: Callable[[Statement], bool]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.value for one in statements if wanted(one)))
