"""Films that a preview's rows would make: nothing of them is here, and other rows of the file name them already.

They have numbers below zero, which no film has, so that a preview takes them for films like any other. What becomes of rows is told
without these numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onesheet.exchange.pure.rows import Catalogue, Row
from onesheet.exchange.pure.which_film import number_name, title_name, words_name
from onesheet.films.pure.candidates import candidate_of
from onesheet.films.pure.matching import Candidate, KnownFilm
from onesheet.values.names import fold, title_key, title_sort_key

MOST = 200_000
"""So many films are remembered; about a thousand bytes each where rows name them."""


_Packed = tuple[
    tuple[str, ...], int | None, tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]
]  # fmt: skip
"""Of a film what `KnownFilm` has but its number, in less room."""


class Coming:
    """The films that rows before would make, found by the keys that `keys_of` gives for a row that names one."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._films: list[_Packed] = []
        self._by_key: dict[int, int | tuple[int, ...]] = {}
        """Hash of a key -> place of the film that has it, or places of those."""
        self._indexed = 0
        self.beyond = 0
        """So many more would be made than are remembered."""

    def __len__(self) -> int:
        return len(self._films)

    def add(self, row: Row) -> None:
        """Remember the film that a row of a catalogue would make."""
        candidate = _told_of(row)
        if candidate is None or not candidate.titles:
            return
        if len(self._films) >= self._most:
            self.beyond += 1
            return
        told = candidate
        numbers = tuple(sorted(told.identifiers))
        self._films.append((told.titles, told.year, told.directors, told.people, numbers))

    def near(self, keys: Iterable[str]) -> list[KnownFilm]:
        """Return the films that have one of these keys, the first row's first."""
        if self._indexed < len(self._films):
            # Most files of films have rows of nothing else, and need no index.
            self._index()
        found = {place for key in keys for place in _places(self._by_key.get(hash(key), ()))}
        return [self._film(place) for place in sorted(found)]

    def _film(self, place: int) -> KnownFilm:
        titles, year, directors, people, numbers = self._films[place]
        return KnownFilm(-place - 1, titles, year, directors, people, frozenset(numbers))

    def _index(self) -> None:
        by_key = self._by_key
        for place in range(self._indexed, len(self._films)):
            for key in _keys(self._film(place)):
                there = by_key.get(key)
                by_key[key] = place if there is None else (*_places(there), place)
        self._indexed = len(self._films)


def _places(found: int | tuple[int, ...]) -> tuple[int, ...]:
    return (found,) if isinstance(found, int) else found


def _keys(film: KnownFilm) -> set[int]:
    """By what the film would be known here: as `finding.keys_of_films` tells it of films that are. Hashes, to take less room."""
    words = {fold(one) for one in film.titles} | {title_sort_key(film.titles[0])}
    titles = {title_name(title_key(one)) for one in film.titles} | {words_name(one) for one in words}
    return {hash(one) for one in titles | {number_name(*one) for one in film.identifiers}}


def _told_of(row: Row) -> Candidate | None:
    deed: Any = row.deed
    assert isinstance(deed, Catalogue)
    if deed.reading is not None:
        return candidate_of(deed.reading, 0) if deed.reading.films else None
    facts = deed.facts
    titles = dict.fromkeys(one for one in (facts.get("title", ""), facts.get("original_title", "")) if one)
    return Candidate(tuple(titles), facts.get("year"), identifiers=frozenset({(str(facts["scheme"]), deed.number)}))
