"""Which film here a row of a catalogue tells of: one, a new one, or one that a person must name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onesheet.exchange.finding import Finder
from onesheet.exchange.pure.rows import FilmTold
from onesheet.films.models import Film, Statement
from onesheet.films.pure.candidates import candidate_of
from onesheet.films.pure.matching import Candidate, KnownFilm, Match, Verdict, scheme_against
from onesheet.films.services.known_together import matches_of
from onesheet.reading.vocabulary import Reading
from onesheet.values.names import fold

MOST_CHOICES = 8
_REMEMBERED = 200_000
"""Identifiers by which rows of one film know one another while it is not here."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row goes: to `film`, to one of `choices` that a person names, or, with neither, to a new film."""

    film: int | None
    key: str
    """Rows of one file that have it tell of one film."""
    choices: tuple[tuple[int, str], ...] = ()
    sentence: str = ""


class Listed:
    """The films that rows of this import told of: that another row is like one of them is no doubt about either."""

    def __init__(self, number: int) -> None:
        self._origin = f"import:{number}"
        self._films: set[int] = set()
        self._keys: dict[tuple[str, str], str] = {}
        self._named: dict[str, tuple[str, int | None]] = {}
        """Title and year of the first row under each key."""

    def add(self, film: int) -> None:
        """Remember that a row told of this film."""
        self._films.add(film)

    def key_of(self, candidate: Candidate) -> str:
        """Return the same words for rows that tell of one film: one identifier in common, or else title, year and directors.

        Rows with one identifier in common whose others differ, and title or year, tell of two films.
        """
        told = (self._keys[one] for one in sorted(candidate.identifiers) if one in self._keys)
        key = next((one for one in told if not self._is_other(candidate, one)), None)
        key = key_of(candidate) if key is None else key
        if len(self._keys) < _REMEMBERED:
            self._named.setdefault(key, (candidate.titles[0] if candidate.titles else "", candidate.year))
            for one in candidate.identifiers:
                self._keys.setdefault(one, key)
        return key

    def _is_other(self, candidate: Candidate, key: str) -> bool:
        title, year = self._named[key]
        known = KnownFilm(0, (title,), year, identifiers=frozenset(map(tuple, json.loads(key))))
        return bool(scheme_against(candidate, known))

    def all_of(self, films: Sequence[int]) -> bool:
        """Tell whether rows before told of all of these. Costs one query where that is not remembered."""
        unknown = set(films) - self._films
        if unknown and self._origin != "import:0":
            told = Statement.objects.filter(film__in=unknown, document__origin=self._origin)
            self._films |= set(told.values_list("film_id", flat=True).distinct())
        return unknown <= self._films


def find(readings: Mapping[int, Reading], chosen: Sequence[int | None], listed: Listed) -> dict[int, Place]:
    """Return where each row goes; `chosen` gives by the row's place a film that a person named.

    Title and very year are enough where one film alone can be meant, since tables seldom name people.
    """
    asked = {place: candidate_of(reading, 0) for place, reading in readings.items() if chosen[place] is None}
    matches = dict(zip(asked, matches_of(list(asked.values())), strict=True))
    doubtful = {
        place: _as_told(asked[place]) for place, match in matches.items() if match.doubts and match.likely is None
    }
    closer = Finder().find(list(doubtful.values())) if doubtful else {}
    films = {doubt.film for match in matches.values() for doubt in match.doubts}
    names = {film.pk: str(film) for film in Film.objects.filter(pk__in=films)} if films else {}
    found = {}
    for place, reading in readings.items():
        film = chosen[place]
        if film is None and place in doubtful:
            film = closer[doubtful[place]].film
        if film is not None:
            found[place] = Place(film, f"film {film}")
        else:
            found[place] = _placed(reading, asked[place], matches[place], listed, names)
    return found


def _as_told(candidate: Candidate) -> FilmTold:
    """The candidate as rows of members tell of films: title and very year are enough there."""
    return FilmTold(
        candidate.titles[0] if candidate.titles else "", candidate.year, "", candidate.directors, candidate.identifiers
    )


def _placed(reading: Reading, candidate: Candidate, match: Match, listed: Listed, names: Mapping[int, str]) -> Place:
    film = match.film if match.verdict is Verdict.SAME else match.likely
    if film is not None:
        return Place(film, f"film {film}")
    if match.doubts and not listed.all_of([doubt.film for doubt in match.doubts]):
        doubts = match.doubts[:MOST_CHOICES]
        choices = tuple((doubt.film, doubt.reason) for doubt in doubts)
        could = "; or ".join(f"{names.get(doubt.film, 'a film here')}, but {doubt.reason}" for doubt in doubts[:3])
        return Place(None, listed.key_of(candidate), choices, f"“{reading.films[0].title}” may be {could}.")
    return Place(None, listed.key_of(candidate))


def key_of(candidate: Candidate) -> str:
    """Return words for a film that is not here: its identifiers, or else title, year and directors."""
    if candidate.identifiers:
        return json.dumps(sorted(candidate.identifiers))
    title = candidate.titles[0] if candidate.titles else ""
    return json.dumps([fold(title) or title, candidate.year, sorted(map(fold, candidate.directors))])
