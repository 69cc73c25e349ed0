"""Which film here a row means: one, several that it could be, or none.

The likeness of two films is that of `films.pure.matching`. A row differs from a document in that it seldom names people,
that it says its title whole, and that the member who brings it is asked in a preview and can undo it. So an identifier in
common decides; else title and very year are enough where they point at one film alone. A film of that title whose year is
one apart or not told, whose title only begins alike or is written otherwise, is offered, never taken, unless the row names
its director.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from onesheet.exchange.pure.rows import FilmTold
from onesheet.films.pure.matching import SINGLE, Candidate, KnownFilm, Match, Verdict, match
from onesheet.values.names import (
    Titles,
    compare_titles,
    fold,
    printed_titles,
    same_person,
    search_keys,
    title_words,
    with_article_first,
)

MOST = 8
"""So many films are offered at most."""
REMADE_YEARLY = 1915
"""Before this year makers of short films often made one again under its name a year later."""
_NO_YEAR, _YEAR_UNKNOWN = "the row tells no year", "its year is not known here"
_ONLY = "; only this film here has its name"
_OTHERWISE = "its title here is another or is written otherwise"
LIKELY = (f"{_NO_YEAR}{_ONLY}", f"{_YEAR_UNKNOWN}{_ONLY}")
"""What speaks against a film that alone bears the row's title, where only a year is missing and nothing contradicts the row.

A person may take such films together. Unasked each is still a guess, since the catalogue may only be too small to have the film that
is meant.
"""
_KEY = 130
_IMDB = re.compile(r"(?:tt)?0*(?P<number>[1-9]\d{0,9})")
_FRACTIONS = tuple(
    pair
    for sign, words in (("½", "1/2"), ("¼", "1/4"), ("¾", "3/4"), ("⅓", "1/3"), ("⅔", "2/3"))
    for pair in ((sign, words), (sign, f" {words}"), (f" {words}", sign), (words, sign))
)
_PARTS = frozenset(("part", "pt", "chapter", "volume", "vol", "episode"))
_ROMAN = {roman: str(number) for number, roman in enumerate("ii iii iv v vi vii viii ix x".split(), 2)}


@dataclass(frozen=True, slots=True)
class Which:
    """The conclusion: `film` where it is certain, else the films it could be with what speaks against each, else none."""

    film: int | None = None
    choices: tuple[tuple[int, str], ...] = ()


class _Rank(IntEnum):
    """How like a film is, the likeliest first."""

    EXACT = 0
    """Title and very year, and nobody else directed it."""
    DIRECTED = 1
    """The director, and the title or year not quite the same."""
    NEAR = 2
    """The title, and the year one apart."""
    OTHERWISE = 3
    """The very year, and the title written otherwise."""
    UNDATED = 4
    """The title; one of the two has no year."""
    SHORTENED = 5
    """Only one of the titles has a subtitle."""
    UNLIKE = 6


@dataclass(frozen=True, slots=True)
class _Like:
    rank: _Rank
    film: KnownFilm
    reason: str
    titles: int = 1
    """So many of the row's titles it bears."""


def conclude(told: FilmTold, known: Iterable[KnownFilm]) -> Which:
    """Say which of the known films is told of."""
    numbers = identifiers_of(told)
    films = list(known)
    numbered = [film for film in films if film.identifiers & numbers]
    if len(numbered) == 1:
        odd = _odd(told, numbers, numbered[0])
        return _offered([odd]) if odd is not None else Which(numbered[0].id)
    if numbered:
        return _offered([_Like(_Rank.EXACT, film, _shared(numbers, film)) for film in numbered])
    likes = [like for film in films if (like := _like(told, numbers, film)) is not None]
    sure = _sure(told, likes)
    return Which(sure.film.id) if sure is not None else _offered(likes)


def _odd(told: FilmTold, numbers: frozenset[tuple[str, str]], film: KnownFilm) -> _Like | None:
    """What speaks against a film that shares an identifier with the row: another identifier, and title or year besides."""
    scheme = _contradicts(numbers - film.identifiers, film)
    if not scheme:
        return None
    alike = any(compare_titles(one, other) is Titles.SAME for one in titles_of(told) for other in film.titles)
    near = told.year is None or film.year is None or abs(told.year - film.year) <= 1
    return None if alike and near else _Like(_Rank.UNLIKE, film, f"its {scheme} identifier is another")


def agreed(told: Iterable[tuple[FilmTold, int]]) -> dict[FilmTold, int]:
    """Of films that rows name and the likely ones for them, those for which no two rows name different films.

    Rows of two years mean two films, and at most one of them is the one that is here.
    """
    pairs = list(told)
    years: dict[int, set[int]] = defaultdict(set)
    for one, film in pairs:
        years[film] |= {one.year} if one.year is not None else set()
    return {one: film for one, film in pairs if len(years[film]) <= 1}


def titles_of(told: FilmTold) -> tuple[str, ...]:
    """The titles that a row tells, the main one first."""
    return tuple(dict.fromkeys(one for one in (told.title.strip(), told.original_title.strip()) if one))


def identifiers_of(told: FilmTold) -> frozenset[tuple[str, str]]:
    """The identifiers that a row tells, as films have them: `("imdb", "tt0068646")`."""
    return (
        frozenset((scheme, _number(scheme, said)) for scheme, said in told.identifiers)
        if told.identifiers
        else told.identifiers
    )


def _number(scheme: str, said: str) -> str:
    found = _IMDB.fullmatch(said.strip()) if scheme == "imdb" else None
    return f"tt{found['number']:0>7}" if found is not None else said.strip()


def keys_of(told: FilmTold) -> list[str]:
    """By what the film will be known when it appears: title keys, folded titles, identifiers.

    Every film that `conclude` could take or offer has one of them among its own: `title_name`, `words_name`, `number_name`.
    """
    keys, folded = searched(told)
    names = {title_name(key) for key in keys} | {words_name(words) for words in folded}
    return sorted(names | {number_name(scheme, number) for scheme, number in identifiers_of(told)})


def searched(told: FilmTold) -> tuple[frozenset[str], frozenset[str]]:
    """Title keys and folded titles to look for; see `search_keys`. Fractions are looked for in both of their forms."""
    titles = titles_of(told)
    others = [title.replace(old, new) for title in titles for old, new in _FRACTIONS if old in title]
    return search_keys((*titles, *others)) if titles else (frozenset(), frozenset())


def title_name(key: str) -> str:
    """A title key as a waiting row has it."""
    return f"title:{key}"[:_KEY]


def words_name(folded: str) -> str:
    """A folded title as a waiting row has it."""
    return f"words:{folded}"[:_KEY]


def number_name(scheme: str, number: str) -> str:
    """An identifier as a waiting row has it."""
    return f"{scheme}:{number}"[:_KEY]


def written(titles: Iterable[str]) -> frozenset[str]:
    """The ways of writing a title that count as one, of each title.

    Capitals, accents, punctuation and spaces do not count. In longer titles neither do articles, numerals and abbreviations; in short
    ones they tell films apart: `Nine` and `9`, `The Box` and `Box`.
    """
    return frozenset(form for title in titles for form in _forms(title))


def _forms(title: str) -> set[str]:
    forms: set[str] = set()
    for one in {title, *printed_titles(title)}:
        *first, last = fold(with_article_first(one)).split() or [one.casefold()]
        forms.add("".join([*first, _ROMAN.get(last, last) if first else last]))
        words = title_words(one).split()
        if sum(not word.isdigit() for word in words) > 1 or not _PARTS.isdisjoint([*first, last]):
            forms.add(f"={''.join(words)}")
    return forms


def is_translated(told: FilmTold) -> bool:
    """Whether the row tells a title in another script than Latin beside the original one: many films share such a title."""
    return bool(told.original_title) and not any("a" <= sign <= "z" for sign in fold(told.title))


def _sure(told: FilmTold, likes: Sequence[_Like]) -> _Like | None:
    """The one film that is meant; None where nobody can say."""
    exact = [like for like in likes if like.rank is _Rank.EXACT]
    most = max((like.titles for like in exact), default=0)
    exact = [like for like in exact if like.titles == most]
    if len(exact) == 1:
        remade = told.year is not None and told.year < REMADE_YEARLY
        return None if remade and any(like.rank is _Rank.NEAR for like in likes) else exact[0]
    directed = [like for like in likes if like.rank is _Rank.DIRECTED]
    return directed[0] if len(directed) == 1 and not exact else None


def _offered(likes: list[_Like]) -> Which:
    likes.sort(key=lambda like: (like.rank, -like.titles, like.film.id))
    more = _ONLY if len(likes) == 1 else ", and films of one name are many"
    reasons = (f"{one.reason}{more}" if one.reason in (_NO_YEAR, _YEAR_UNKNOWN) else one.reason for one in likes)
    return Which(None, tuple((like.film.id, reason) for like, reason in zip(likes[:MOST], reasons, strict=False)))


def _shared(numbers: frozenset[tuple[str, str]], film: KnownFilm) -> str:
    scheme, number = min(film.identifiers & numbers)
    return f"several films here have identifiers of this row; this one has {scheme} {number}"


def _like(told: FilmTold, numbers: frozenset[tuple[str, str]], film: KnownFilm) -> _Like | None:
    """How like the film is; None where it is another."""
    titles = titles_of(told)
    found = match(Candidate(titles, told.year, told.directors, told.directors), [film])
    if found.verdict is Verdict.NONE:
        return None
    directed = any(same_person(one, other) for one in told.directors for other in film.directors)
    scheme = _contradicts(numbers, film)
    if scheme:
        return _Like(_Rank.UNLIKE, film, f"its {scheme} identifier is another") if directed else None
    rank, reason = _ranked(told, film, found, directed=directed)
    common = sum(any(compare_titles(one, other) is Titles.SAME for other in film.titles) for one in titles)
    return _Like(rank, film, reason, common)


def _ranked(told: FilmTold, film: KnownFilm, found: Match, *, directed: bool) -> tuple[_Rank, str]:
    """How like a film is that `match` takes for the same or doubts, and what speaks against it."""
    titles = max(compare_titles(one, other) for one in titles_of(told) for other in film.titles)
    reason = found.doubts[0].reason if found.doubts else ""
    taken = found.verdict is Verdict.SAME or found.likely is not None
    if titles is Titles.SHORTENED:
        return _Rank.SHORTENED, "only one of the titles has a subtitle"
    if told.year is None or film.year is None:
        said = _NO_YEAR if told.year is None else _YEAR_UNKNOWN
        if "director" in reason:
            return _Rank.UNLIKE, f"{said}, and {reason}"
        same = titles is Titles.SAME and _same_written(told, film)
        return _Rank.UNDATED, said if same else f"{said}, and {_OTHERWISE}"
    if told.year == film.year:
        return _of_that_year(told, film, titles, reason, taken=taken, directed=directed)
    near = abs(told.year - film.year) == 1 and "director" not in reason
    rank = _Rank.UNLIKE if not near else _Rank.DIRECTED if taken else _Rank.NEAR
    return rank, f"its year here is {film.year}, not {told.year}"


def _of_that_year(
    told: FilmTold, film: KnownFilm, titles: Titles, reason: str, *, taken: bool, directed: bool
) -> tuple[_Rank, str]:
    if titles is Titles.SAME and not taken:
        return _Rank.UNLIKE, reason
    if titles is Titles.SAME and _same_written(told, film):
        return _Rank.EXACT, "several films here have this title and this year"
    rank = _Rank.DIRECTED if directed and taken else _Rank.OTHERWISE
    return rank, _OTHERWISE


def _same_written(told: FilmTold, film: KnownFilm) -> bool:
    if is_translated(told):
        ours = (told.original_title,) if any(fold(title).isascii() for title in film.titles) else (told.title,)
        return not written(ours).isdisjoint(written(film.titles))
    return not written(titles_of(told)).isdisjoint(written(film.titles))


def _contradicts(numbers: frozenset[tuple[str, str]], film: KnownFilm) -> str:
    """A scheme of which the two have different identifiers; empty where there is none."""
    theirs = {scheme for scheme, _ in film.identifiers}
    return next((scheme for scheme, _ in sorted(numbers) if scheme in SINGLE and scheme in theirs), "")
