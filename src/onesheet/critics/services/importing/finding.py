"""Which film here a row of a table is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onesheet.critics.pure.tables import FilmRow, FilmTold, Refused
from onesheet.films.models import Film
from onesheet.films.pure.matching import Candidate, Match, Verdict
from onesheet.films.services.known_together import matches_of

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Found:
    """The film's number; None where the film is not here or cannot be told, with the sentence that says so."""

    film: int | None
    sentence: str = ""


class Finder:
    """Finds films, each asked for once.

    A film is found by an identifier that a table of films tells, or by its title and year, with directors where the table
    names them, through the same matching that documents go through. Title and very year are enough where one film alone
    can be meant: whoever takes a table in that names no people has asked for that. `by_title` counts such films.
    """

    def __init__(self, films: Iterable[FilmRow | Refused] = ()) -> None:
        """Take the rows of a table of films, where there is one; `refused` keeps those that could not be read."""
        self.refused: list[Refused] = []
        self.by_title = 0
        self._told: dict[str, FilmRow] = {}
        self._found: dict[FilmTold, Found] = {}
        for row in films:
            if isinstance(row, Refused):
                self.refused.append(row)
            else:
                self._told.setdefault(row.number, row)

    @property
    def knows_numbers(self) -> bool:
        """Whether there is a table of films at all."""
        return bool(self._told)

    def find(self, wanted: Iterable[FilmTold]) -> dict[FilmTold, Found]:
        """Return the film of each. Costs at most eight queries for 200 films that were not asked for before."""
        told = set(wanted)
        asked: list[tuple[FilmTold, Candidate]] = []
        for one in sorted(told - self._found.keys(), key=str):
            candidate = self._candidate(one)
            if candidate is None:
                self._found[one] = Found(None, f"The table of films has no film under “{one.number}”.")
            else:
                asked.append((one, candidate))
        matches = matches_of([candidate for _, candidate in asked])
        titles = _titles({doubt.film for match in matches for doubt in match.doubts})
        for (one, candidate), match in zip(asked, matches, strict=True):
            self._found[one] = self._settled(candidate, match, titles)
        return {one: self._found[one] for one in told}

    def _candidate(self, told: FilmTold) -> Candidate | None:
        """What is known of the film: of the table of films, else of the row itself."""
        row = self._told.get(told.number) if told.number else None
        if row is not None:
            identifiers = frozenset([row.identifier] if row.identifier else [])
            return Candidate((row.title,), row.year, row.directors, row.directors, identifiers)
        if told.title:
            return Candidate((told.title,), told.year, told.directors, told.directors)
        return None

    def _settled(self, candidate: Candidate, match: Match, titles: dict[int, str]) -> Found:
        if match.verdict is Verdict.SAME:
            return Found(match.film)
        if match.likely is not None:
            self.by_title += 1
            return Found(match.likely)
        year = f" ({candidate.year})" if candidate.year else ""
        name = f"“{candidate.titles[0]}”{year}"
        if match.verdict is Verdict.NONE:
            return Found(None, f"The film {name} is not here; add it, and take the table in again.")
        doubts = [f"{titles.get(one.film, 'a film')}: {one.reason}" for one in match.doubts[:_MOST_NAMED]]
        return Found(None, f"Nobody can tell which film {name} is; it could be {'; or '.join(doubts)}.")


def _titles(films: set[int]) -> dict[int, str]:
    return {film.pk: str(film) for film in Film.objects.filter(pk__in=films)} if films else {}
