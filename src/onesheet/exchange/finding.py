"""Which film here each row of an import means.

Most rows are clear-cut: one film alone has the identifier, or the title and the very year, or nothing is like it. These are settled from a
few columns, asked for hundreds of rows at once; only the others are compared with all that is known of the films they could be.
Both ways conclude the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import ExpressionWrapper, F, IntegerField

from onesheet.database.prepared import Prepared, named, named_list
from onesheet.exchange.pure.coming import Coming
from onesheet.exchange.pure.rows import FilmTold
from onesheet.exchange.pure.which_film import (
    REMADE_YEARLY,
    Which,
    conclude,
    identifiers_of,
    is_translated,
    keys_of,
    number_name,
    searched,
    title_name,
    titles_of,
    words_name,
    written,
)
from onesheet.films.models import DatasetEntry, Fact, Film, Title
from onesheet.films.pure.matching import KnownFilm
from onesheet.films.pure.statements import same_key
from onesheet.films.services.known import load_known
from onesheet.values.names import Titles, compare_titles

__all__ = ["Finder", "Found", "keys_of", "keys_of_films"]

_AT_ONCE = 400
_MOST = 300
"""So many films are compared with one row at most; more have the key of a very short title within a year."""


@dataclass(frozen=True, slots=True)
class Found:
    """Which film a row means. `film` is set where it is certain; `choices` where it could be several; neither: not here."""

    film: int | None
    choices: tuple[tuple[int, str], ...] = ()
    """Films it could be, the likeliest first, each with what speaks against taking it."""
    sentence: str = ""
    """Why it is not certain, or that it is not here."""


class Finder:
    """Finds films, each asked for once: what it found it keeps, so one object serves one run of one import."""

    def __init__(self, coming: Coming | None = None) -> None:
        """`coming`: films that a preview's rows would make, to be found like those that are here."""
        self._found: dict[FilmTold, Found] = {}
        self._coming = Coming() if coming is None else coming
        self._came = 0

    def find(self, told: Collection[FilmTold]) -> dict[FilmTold, Found]:
        """Return what each means.

        For 400 that were not asked for before it costs at most seven queries where all is clear-cut, and seven more where not.
        """
        if self._came != len(self._coming):
            # What was not found, or not for certain, may be what would be made by now.
            self._came = len(self._coming)
            self._found = {one: found for one, found in self._found.items() if found.film is not None}
        asked = (one for one in dict.fromkeys(told) if one not in self._found)
        while some := list(islice(asked, _AT_ONCE)):
            self._found.update(zip(some, _found(some, self._coming), strict=True))
        return {one: self._found[one] for one in told}


def keys_of_films(films: Collection[int]) -> dict[str, set[int]]:
    """Return by what these films are known: the keys that `keys_of` gives for rows that could mean them. Costs four queries."""
    found: dict[str, set[int]] = defaultdict(set)
    titles = Title.objects.filter(film__in=films).order_by()
    for film, key, folded in titles.values_list("film_id", "match_key", "folded"):
        found[title_name(key)].add(film)
        found[words_name(folded)].add(film)
    own = Film.objects.filter(pk__in=films).order_by()
    for film, key, folded in own.values_list("pk", "match_key", "sort_title"):
        found[title_name(key)].add(film)
        found[words_name(folded)].add(film)
    # `endswith` keeps SQLite from reading every identifier of the catalogue through the index on properties.
    facts = Fact.objects.filter(film__in=films, property__endswith="external_id", accepted=True).order_by()
    for film, number, qualifiers in facts.values_list("film_id", "value", "qualifiers"):
        if isinstance(number, str) and isinstance(scheme := qualifiers.get("scheme"), str):
            found[number_name(scheme, number)].add(film)
    entries = DatasetEntry.objects.filter(film__in=films).order_by()
    for film, scheme, number, key in entries.values_list("film_id", "scheme", "number", "original_key"):
        found[number_name(scheme, number)].add(film)
        if key:
            found[title_name(key)].add(film)
    return dict(found)


@dataclass(frozen=True, slots=True)
class _Named:
    """A film under one of its titles."""

    key: str
    """By which it was found."""
    film: int
    year: int | None
    shown: bool | int
    text: str


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A film with one of its identifiers."""

    film: int
    value: Any
    qualifiers: Any


@dataclass(frozen=True, slots=True)
class _Entered:
    """A film with its number in the dataset that it was made of."""

    film: int
    number: str


def _as_it_is(truth: str) -> ExpressionWrapper[Any]:
    """A truth as the database has it: Django's conversion takes as long as finding the row."""
    return ExpressionWrapper(F(truth), output_field=IntegerField())


def _titles(column: str) -> Prepared[_Named]:
    titles = Title.objects.filter(**{f"{column}__in": named_list("keys")}).order_by()
    return Prepared(_Named, titles, key=column, film="film_id", year="film__year", shown=_as_it_is("film__shown"))


def _films(column: str) -> Prepared[_Named]:
    films = Film.objects.filter(**{f"{column}__in": named_list("keys")}).order_by()
    return Prepared(_Named, films, key=column, film="id", shown=_as_it_is("shown"), text="title")


_BY_KEY = (
    _titles("match_key"),
    _films("match_key"),
    Prepared(
        _Named,
        DatasetEntry.objects.filter(original_key__in=named_list("keys")).exclude(original_key="").order_by(),
        key="original_key",
        film="film_id",
        year="film__year",
        shown=_as_it_is("film__shown"),
        text="original_title",
    ),
)
_BY_WORDS = (_titles("folded"), _films("sort_title"))
_BY_NUMBER = Prepared(
    _Numbered,
    Fact.objects.filter(property="external_id", folded__in=named_list("numbers"), accepted=True).order_by(),
    film="film_id",
)
_BY_ENTRY = Prepared(
    _Entered,
    DatasetEntry.objects.filter(scheme=named("scheme"), number__in=named_list("numbers")).order_by(),
    film="film_id",
)


class _Asked:
    """One film that is asked for, and what is near it here."""

    __slots__ = ("coming", "keys", "named", "numbered", "numbers", "told", "words")

    def __init__(self, told: FilmTold, coming: Coming) -> None:
        self.told = told
        self.coming = coming.near(keys_of(told)) if coming else []
        self.numbers = identifiers_of(told)
        self.numbered: set[int] = set()
        self.named: list[_Named] = []
        self.keys, self.words = searched(told)

    def clear(self) -> Which | None:
        """What is concluded where that is clear-cut; None where it must be looked at closely."""
        if self.coming:
            return None
        if len(self.numbered) == 1 and len(self.numbers) == 1:
            return Which(next(iter(self.numbered)))
        if self.numbered:
            return None
        if not self.named:
            return Which()
        told = self.told
        if told.year is None or told.year < REMADE_YEARLY or told.directors or self.numbers or is_translated(told):
            return None
        exact = self._exact()
        return Which(exact.pop()) if len(exact) == 1 and all(one.shown for one in self.named) else None

    def _exact(self) -> set[int]:
        """The films of the very title and year."""
        titles, year = titles_of(self.told), self.told.year
        return {one.film for one in self.named if one.year == year and _is_exact(one.text, titles)}

    def near(self) -> Iterable[int]:
        """The films to look at closely: of a title like this one, and not of quite another year where nobody is named.

        Of very many it is those of the very title and year, then those of the year.
        """
        told, films = self.told, {one.film: one.year for one in self.named}
        if told.year is not None and not told.directors:
            films = {film: year for film, year in films.items() if year is None or abs(year - told.year) <= 1}
        exact = self._exact() if len(films) > _MOST else ()
        others = sorted(films, key=lambda film: (film not in exact, films[film] != told.year, film))
        return dict.fromkeys([*sorted(self.numbered), *others[:_MOST]])

    def near_coming(self) -> list[KnownFilm]:
        """The same of films that would be made."""
        told = self.told
        if told.year is None or told.directors:
            return self.coming[:_MOST]
        numbers, year = self.numbers, told.year
        return [
            film
            for film in self.coming
            if film.year is None or abs(film.year - year) <= 1 or film.identifiers & numbers
        ][:_MOST]


def _is_exact(text: str, titles: tuple[str, ...]) -> bool:
    # Nearly always they are the same sign for sign, and nothing need be folded to see it.
    return text in titles or (
        not written(titles).isdisjoint(written((text,)))
        and any(compare_titles(title, text) is Titles.SAME for title in titles)
    )


def _found(told: Sequence[FilmTold], coming: Coming) -> Iterator[Found]:
    asked = [_Asked(one, coming) for one in told]
    _add_numbered(asked)
    _add_named([one for one in asked if len(one.numbered) != 1])
    which = [one.clear() for one in asked]
    near = [one.near() if concluded is None else () for one, concluded in zip(asked, which, strict=True)]
    known = {film.id: film for film in load_known({film for some in near for film in some})}
    known |= {film.id: film for one in asked for film in one.coming}
    return (
        _worded(one.told, _settled(one, concluded, some, known), known)
        for one, concluded, some in zip(asked, which, near, strict=True)
    )


def _settled(one: _Asked, concluded: Which | None, near: Iterable[int], known: dict[int, KnownFilm]) -> Which:
    if concluded is not None:
        return concluded
    return conclude(one.told, [*(known[film] for film in near if film in known), *one.near_coming()])


def _add_numbered(asked: Sequence[_Asked]) -> None:
    """Find the films that have an identifier of theirs."""
    numbers = {same_key("external_id", number) for one in asked for _, number in one.numbers}
    if not numbers:
        return
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for row in _BY_NUMBER.rows(numbers=sorted(numbers)):
        if isinstance(row.value, str):
            found[row.qualifiers.get("scheme"), row.value].add(row.film)
    for scheme in sorted({scheme for one in asked for scheme, _ in one.numbers}):
        theirs = sorted({number for one in asked for of, number in one.numbers if of == scheme})
        for entry in _BY_ENTRY.rows(scheme=scheme, numbers=theirs):
            found[scheme, entry.number].add(entry.film)
    for one in asked:
        for number in one.numbers:
            one.numbered |= found.get(number, set())


def _add_named(asked: Sequence[_Asked]) -> None:
    """Find the films that a title of theirs could be of."""
    keys = sorted({key for one in asked for key in one.keys})
    words = sorted({word for one in asked for word in one.words})
    if not keys:
        return
    by_key, by_words = _rows(_BY_KEY, keys), _rows(_BY_WORDS, words)
    for one in asked:
        one.named += [row for key in one.keys for row in by_key.get(key, ())]
        one.named += [row for word in one.words for row in by_words.get(word, ())]


def _rows(queries: Iterable[Prepared[_Named]], keys: list[str]) -> dict[str, list[_Named]]:
    found: dict[str, list[_Named]] = defaultdict(list)
    for query in queries:
        for row in query.rows(keys=keys):
            found[row.key].append(row)
    return found


def _worded(told: FilmTold, which: Which, known: dict[int, KnownFilm]) -> Found:
    if which.film is not None:
        return Found(which.film)
    if not which.choices:
        return Found(None, (), f"The film {told} is not here yet; the row waits for it.")
    if len(which.choices) == 1:
        film, reason = which.choices[0]
        return Found(None, which.choices, f"{told} may be {_name(known[film])}, but {reason}.")
    named = ", ".join(_name(known[film]) for film, _ in which.choices[:3])
    return Found(None, which.choices, f"{told} could be any of {len(which.choices)} films here, among them {named}.")


def _name(film: KnownFilm) -> str:
    return f"{film.titles[0]} ({film.year})" if film.year else film.titles[0]
