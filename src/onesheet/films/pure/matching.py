"""Which film a document is about: one already here, a new one, or one nobody may guess.

Title, year and people must speak together. People decide: two films of one name and year are two films if other people
made them, and a text that tells no year is about the film whose director it names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum

from onesheet.values.names import Titles, compare_titles, person_keys, same_film_title, same_person, title_words

_ENOUGH_PEOPLE = 2
_REMADE_YEARLY = 1915
"""Before this year makers of short films often made one again under its name a year later."""
SINGLE = frozenset(
    ("imdb", "tmdb", "wikidata", "movielens", "letterboxd", "letterboxd-film", "douban", "kinopoisk", "trakt", "simkl")
)
"""Schemes that give a film one identifier: two films with different ones are two films."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A film as one document tells of it. `people` are all persons with a part in it, the directors among them."""

    titles: tuple[str, ...]
    year: int | None = None
    directors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    identifiers: frozenset[tuple[str, str]] = frozenset()
    """Scheme and identifier: `("imdb", "tt2245003")`."""


@dataclass(frozen=True, slots=True)
class KnownFilm:
    """A film that is here already."""

    id: int
    titles: tuple[str, ...]
    year: int | None = None
    directors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    identifiers: frozenset[tuple[str, str]] = frozenset()


class Verdict(Enum):
    """What `match` concludes."""

    SAME = "the same film"
    NONE = "a film that is not here yet"
    DOUBTFUL = "not certain"


@dataclass(frozen=True, slots=True)
class Match:
    """The conclusion. `film` is set where it is SAME; `doubts` names the films it could be, where it is DOUBTFUL."""

    verdict: Verdict
    film: int | None = None
    doubts: tuple[Doubt, ...] = ()
    likely: int | None = None
    """Where it is DOUBTFUL: the only film that could be meant, if its title and very year agree, nobody is named to compare, and
    nothing else speaks against it. What a person is asked may begin with it; nothing takes it unasked."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A film that the document could be about, and what speaks against taking it, as the end of a sentence."""

    film: int
    reason: str


class _Likeness(IntEnum):
    OTHER, DOUBTFUL, LIKELY, CERTAIN = range(4)


def match(candidate: Candidate, known: Iterable[KnownFilm]) -> Match:
    """Conclude which of the known films the candidate is.

    SAME needs one of: an identifier in common; a title in common, years at most one apart (or one not told) and people in
    common: a director, or two others, or one and the year; two different titles in common and the very year, where
    nobody is named to compare. Everything else with a title in common is DOUBTFUL (title and year alone, as two films of one name
    in one year have them, too), unless the years are apart or others directed it, as with two films of one name. An identifier in common
    decides nothing where another is another one and so is the title, or the year is: one of the identifiers is wrong.
    """
    found = [(*_likeness(candidate, film), film) for film in known]
    certain = [film for likeness, _, film in found if likeness is _Likeness.CERTAIN]
    likely = [film for likeness, _, film in found if likeness is _Likeness.LIKELY]
    possible = [(film, reason) for likeness, reason, film in found if likeness is not _Likeness.OTHER]
    if len(certain) == 1:
        return Match(Verdict.SAME, certain[0].id)
    if len(certain) > 1:
        return _doubtful([(film, "several films here have this title and these people") for film in certain])
    only = likely[0].id if len(likely) == len(possible) == 1 else None
    return _doubtful(possible, only) if possible else Match(Verdict.NONE)


def _doubtful(films: Sequence[tuple[KnownFilm, str]], likely: int | None = None) -> Match:
    doubts = tuple(Doubt(film.id, reason) for film, reason in sorted(films, key=lambda one: one[0].id))
    return Match(Verdict.DOUBTFUL, doubts=doubts, likely=likely)


def _likeness(candidate: Candidate, film: KnownFilm) -> tuple[_Likeness, str]:
    """How like they are, and in words what speaks against it."""
    if candidate.identifiers & film.identifiers:
        scheme = scheme_against(candidate, film)
        if scheme:
            return _Likeness.DOUBTFUL, f"it has another {scheme} identifier, and title and year are not the same"
        return _Likeness.CERTAIN, ""
    titles = max((compare_titles(a, b) for a in candidate.titles for b in film.titles), default=Titles.DIFFERENT)
    if titles is Titles.DIFFERENT:
        return _Likeness.OTHER, ""
    people = _People(candidate, film)
    likeness, reason = _by_years_and_people(candidate, film, titles, people)
    if likeness > _Likeness.DOUBTFUL and _contradicts(candidate, film):
        return _Likeness.DOUBTFUL, "the two have different identifiers"
    return likeness, reason


def _by_years_and_people(
    candidate: Candidate, film: KnownFilm, titles: Titles, people: _People
) -> tuple[_Likeness, str]:
    years = _years_apart(candidate, film)
    if titles is Titles.SHORTENED:
        return _of_shortened(people, years)
    if years is not None and years > 1:
        return _of_other_year(people, years)
    if years and min(candidate.year or 0, film.year or 0) < _REMADE_YEARLY and people.in_common:
        return _Likeness.DOUBTFUL, "films were often made again within a year then, and the years are not the same"
    if people.certain:
        return _Likeness.CERTAIN, ""
    if people.told:
        return _of_few_people(people, years)
    return _of_nobody(years, titles, _titles_in_common(candidate, film))


def _of_shortened(people: _People, years: int | None) -> tuple[_Likeness, str]:
    """One title is the other without its subtitle: parts of a series are often so named, a year apart and by the same people."""
    if (years is not None and years > 1) or people.other_directors or people.strangers:
        return _Likeness.OTHER, ""
    if people.directed and years == 0:
        return _Likeness.CERTAIN, ""
    return _Likeness.DOUBTFUL, "only one of the titles has a subtitle"


def _of_other_year(people: _People, years: int) -> tuple[_Likeness, str]:
    if people.certain:
        return _Likeness.DOUBTFUL, f"the years are {years} apart, though people are in common"
    return _Likeness.OTHER, ""


def _of_few_people(people: _People, years: int | None) -> tuple[_Likeness, str]:
    """The titles agree, the years do not contradict, both name people, and those do not settle it."""
    if people.other_directors:
        return _Likeness.DOUBTFUL, "another director is named"
    if people.strangers:
        return _Likeness.DOUBTFUL, "nobody is named in both"
    if years is None:
        return _Likeness.DOUBTFUL, "no year is told and only one person is in common"
    return _Likeness.CERTAIN, ""


def _of_nobody(years: int | None, titles: Titles, in_common: int) -> tuple[_Likeness, str]:
    """The titles agree, the years do not contradict, and nobody is told to compare."""
    if years is None:
        return _Likeness.DOUBTFUL, "no year is told and no people are in common"
    if years:
        return _Likeness.DOUBTFUL, "the years are not quite the same and no people are told to compare"
    if titles is not Titles.SAME:
        return _Likeness.DOUBTFUL, "the titles are spelled otherwise and no people are told to compare"
    if in_common > 1:
        return _Likeness.CERTAIN, ""
    return _Likeness.LIKELY, "nobody is named in both"


class _People:
    """What the people of two films say about their being one."""

    def __init__(self, candidate: Candidate, film: KnownFilm) -> None:
        directors = _common(candidate.directors, film.directors)
        self.in_common = _common(candidate.people + candidate.directors, film.people + film.directors)
        self.directed = directors > 0
        self.other_directors = bool(candidate.directors and film.directors) and not directors
        self.certain = not self.other_directors and (directors > 0 or self.in_common >= _ENOUGH_PEOPLE)
        others = _others(candidate) and _others(film)
        self.told = bool(candidate.directors and film.directors) or others or self.in_common > 0
        self.strangers = self.told and not self.in_common


def _others(film: Candidate | KnownFilm) -> bool:
    """Whether anybody but the directors is named; one side's directors say nothing against the other's players."""
    return any(name not in film.directors for name in film.people)


def _common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many different persons of ours are among theirs."""
    near: dict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(theirs):
        for key in person_keys(name):
            near[key].append(name)
    return sum(
        any(same_person(one, other) for key in person_keys(one) for other in near.get(key, ()))
        for one in dict.fromkeys(ours)
    )


def _titles_in_common(candidate: Candidate, film: KnownFilm) -> int:
    """How many different titles, however written, both bear."""
    common = (
        one for one in candidate.titles if any(compare_titles(one, other) is Titles.SAME for other in film.titles)
    )
    return len({title_words(one) for one in common})


def _years_apart(candidate: Candidate, film: KnownFilm) -> int | None:
    if candidate.year is None or film.year is None:
        return None
    return abs(candidate.year - film.year)


def _contradicts(candidate: Candidate, film: KnownFilm) -> bool:
    """Whether one scheme has different identifiers for the two."""
    theirs = dict(film.identifiers)
    return any(theirs.get(scheme, one) != one for scheme, one in candidate.identifiers)


def scheme_against(candidate: Candidate, film: KnownFilm) -> str:
    """A scheme by which two with an identifier in common are two films: theirs of it differ, and title or year do, too. Else empty."""
    rest = {scheme for scheme, _ in candidate.identifiers - film.identifiers} & SINGLE
    shared = {scheme for scheme, _ in candidate.identifiers & film.identifiers}
    against = sorted((rest & {scheme for scheme, _ in film.identifiers}) - shared)
    if not against:
        return ""
    near = (_years_apart(candidate, film) or 0) <= 1
    if near and any(same_film_title(one, other) for one in candidate.titles for other in film.titles):
        return ""
    return against[0]
