"""Which film here a row means: one, several that it could be, or none.

The likeness of two films is that of `films.pure.matching`. A row differs from a document in that it seldom names people,
that it says its title whole, and that the member who brings it is asked in a preview and can undo it. So an identifier in
common decides; else title and very year are enough where they point at one film alone. A film of that title whose year is
one apart or not told, whose title only begins alike or is written otherwise, is offered, never taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onesheet.exchange.pure.rows import FilmTold
from onesheet.films.pure.matching import Candidate, KnownFilm, Verdict, match
from onesheet.values.names import fold, printed_titles, same_person, search_keys, title_words, with_article_first

MOST = 8
"""So many films are offered at most."""
_SINGLE = frozenset(
    {
        "imdb",
        "tmdb",
        "wikidata",
        "movielens",
        "letterboxd",
        "letterboxd-film",
        "douban",
        "kinopoisk",
        "trakt",
        "simkl",
        "eidr",
    }
)
"""Schemes that give a film one identifier: two films with different ones are two films."""
_REMADE_YEARLY = 1915
"""Before this year makers of short films often made one again under its name a year later."""
_KEY = 130


@dataclass(frozen=True, slots=True)
class Which:
    """The conclusion: `film` where it is certain, else the films it could be with what speaks against each, else none."""

    film: int | None = None
    choices: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Like:
    """How like a film is; the order is that of likelihood, the likeliest first."""

    rank: int
    film: KnownFilm
    reason: str


def conclude(told: FilmTold, known: Iterable[KnownFilm]) -> Which:
    """Say which of the known films is told of."""
    films = list(known)
    numbered = [film for film in films if film.identifiers & told.identifiers]
    if len(numbered) == 1:
        return Which(numbered[0].id)
    if numbered:
        return _offered([_Like(0, film, _shared(told, film)) for film in numbered])
    titles = titles_of(told)
    candidate = Candidate(titles, told.year, told.directors, told.directors)
    likes = [like for film in films if (like := _like(told, titles, candidate, film)) is not None]
    exact = [like for like in likes if like.rank == 0]
    near = [like for like in likes if like.rank == 1]
    if len(exact) == 1 and not (near and told.year is not None and told.year < _REMADE_YEARLY):
        return Which(exact[0].film.id)
    return _offered(likes)


def titles_of(told: FilmTold) -> tuple[str, ...]:
    """The titles that a row tells, the main one first."""
    return tuple(dict.fromkeys(one for one in (told.title.strip(), told.original_title.strip()) if one))


def keys_of(told: FilmTold) -> list[str]:
    """By what the film will be known when it appears: title keys, folded titles, identifiers.

    Every film that `conclude` could take or offer has one of them among `keys_of_titles` of its titles, or its identifiers.
    """
    keys, folded = search_keys(titles_of(told))
    return sorted(
        {f"title:{key}"[:_KEY] for key in keys}
        | {f"words:{words}"[:_KEY] for words in folded}
        | {f"{scheme}:{number}"[:_KEY] for scheme, number in told.identifiers}
    )


def _offered(likes: list[_Like]) -> Which:
    likes.sort(key=lambda like: (like.rank, like.film.id))
    return Which(None, tuple((like.film.id, like.reason) for like in likes[:MOST]))


def _shared(told: FilmTold, film: KnownFilm) -> str:
    scheme, number = min(film.identifiers & told.identifiers)
    return f"several films here have an identifier of this row; this one {scheme} {number}"


def _like(told: FilmTold, titles: tuple[str, ...], candidate: Candidate, film: KnownFilm) -> _Like | None:
    """How like the film is; None where it is another."""
    found = match(candidate, [film])
    if found.verdict is Verdict.NONE:
        return None
    directed = any(same_person(one, other) for one in told.directors for other in film.directors)
    other = _contradicts(told, film)
    if other:
        return _Like(7, film, f"it has another {other} identifier") if directed else None
    years = None if told.year is None or film.year is None else abs(told.year - film.year)
    reason = found.doubts[0].reason if found.doubts else ""
    if years is None:
        said = "the row tells no year" if told.year is None else "no year is known of it here"
        return _Like(2 if directed else 3, film, f"{said}, so it could be another film of that name")
    written = _same_written(titles, film)
    if found.verdict is Verdict.SAME:
        if directed or written:
            return _Like(0, film, "more than one film here has this title, this year and this director")
        return _Like(2, film, "its title is written otherwise")
    if found.likely is not None:
        if written:
            return _Like(0, film, "more than one film here has this title and this year")
        return _Like(2, film, "its title is written otherwise")
    if "subtitle" in reason:
        return _Like(4 + years, film, reason)
    if years:
        return _Like(1, film, f"its year is {film.year} here" + (f" and {told.year} in the row" if told.year else ""))
    return _Like(5, film, reason)


def _contradicts(told: FilmTold, film: KnownFilm) -> str:
    """A scheme of which the two have different identifiers; empty where there is none."""
    theirs: dict[str, set[str]] = {}
    for scheme, number in film.identifiers:
        theirs.setdefault(scheme, set()).add(number)
    apart = (s for s, number in sorted(told.identifiers) if s in _SINGLE and s in theirs and number not in theirs[s])
    return next(apart, "")


def _same_written(titles: tuple[str, ...], film: KnownFilm) -> bool:
    """Whether a title of the film is written as the row writes it, but for capitals, accents, punctuation and spaces.

    In longer titles articles, numerals and abbreviations may differ, too; in short ones they tell films apart: `Nine` and `9`, `The Box`
    and `Box`.
    """
    ours = {form for title in titles for form in _forms(title)}
    return any(form in ours for title in film.titles for form in _forms(title))


def _forms(title: str) -> set[str]:
    forms: set[str] = set()
    for one in (title, *printed_titles(title)):
        forms.add(fold(with_article_first(one)).replace(" ", "") or one.casefold())
        words = title_words(one)
        if sum(not word.isdigit() for word in words.split()) > 1:
            forms.add(f"= {words.replace(' ', '')}")
    return forms
