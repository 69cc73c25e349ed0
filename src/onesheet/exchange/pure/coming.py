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
"""So many films are remembered; some hundred bytes each."""


class Coming:
    """The films that rows before would make, found by the keys that `keys_of` gives for a row that names one."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._films: list[KnownFilm] = []
        self._by_key: dict[int, tuple[int, ...]] = {}
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
        self._films.append(
            KnownFilm(
                -len(self._films) - 1, candidate.titles, candidate.year, candidate.directors, candidate.people,
                candidate.identifiers,
            )
        )  # fmt: skip

    def near(self, keys: Iterable[str]) -> list[KnownFilm]:
        """Return the films that have one of these keys, the first row's first."""
        if self._indexed < len(self._films):
            # Most files of films have rows of nothing else, and need no index.
            self._index()
        found = {number for key in keys for number in self._by_key.get(hash(key), ())}
        return [self._films[number] for number in sorted(found)]

    def _index(self) -> None:
        for number in range(self._indexed, len(self._films)):
            for key in _keys(self._films[number]):
                self._by_key[key] = (*self._by_key.get(key, ()), number)
        self._indexed = len(self._films)


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
