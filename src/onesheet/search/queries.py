"""Searching films by title and people by name; critics and outlets are sought in `voices`.

Both are sought folded: without accents, capitals and punctuation. What is written exactly so comes first (of films also what is so but for
an article before it), then what begins so, then what has words that begin as those sought do, in any order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from unicodedata import east_asian_width

from django.db.models import Case, CharField, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from onesheet.database.prepared import Prepared, named
from onesheet.films.models import Film, Title
from onesheet.films.queries.listing import FilmCard, FilmLine, cards
from onesheet.people.models import Person
from onesheet.values.names import fold, title_sort_key

FILMS, PEOPLE = 24, 24
_WORDS = 6
LONGEST = 200
"""Signs of a query that are looked at."""


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A person whose name matches."""

    name: str
    slug: str
    films: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, the best first; at most 24 of each."""

    films: list[FilmCard]
    people: list[PersonFound]


def has_words(column: str) -> Q:
    """Ask for six words, each the beginning of a word in the column, which must have a space before it.

    The words are given with the space before them too, so that an empty one is found everywhere.
    """
    wanted = Q()
    for at in range(_WORDS):
        wanted &= Q(**{f"{column}__contains": named(f"word{at}")})
    return wanted


def spaced(column: str) -> Concat:
    """Return a column with a space before it, for `has_words`."""
    return Concat(Value(" "), column, output_field=CharField())


def nearness(column: str) -> Case:
    """Return 0 where a column is what is sought, 1 where it begins so, 2 otherwise."""
    return Case(
        When(**{column: named("whole")}, then=Value(0)),
        When(**{f"{column}__startswith": named("whole")}, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )


def _titles() -> QuerySet[Title]:
    return Title.objects.filter(film_id=OuterRef("pk"))


def _bare_words() -> Q:
    """Ask for the words without a leading article: films that a dataset fills have no other titles than their own."""
    wanted = Q(base_document__isnull=False)
    for at in range(_WORDS):
        wanted &= Q(spaced_title__contains=named(f"bare{at}"))
    return wanted


_FILMS = Prepared(
    FilmLine,
    Film.objects.annotate(spaced_title=spaced("sort_title"))
    .filter(Exists(_titles().annotate(spaced=spaced("folded")).filter(has_words("spaced"))) | _bare_words(), shown=True)
    .annotate(
        nearness=Case(
            When(Exists(_titles().filter(folded=named("whole"))), then=Value(0)),
            When(base_document__isnull=False, sort_title=named("bare"), then=Value(0)),
            # "piano" means The Piano before it means Piano Lessons.
            When(sort_title=named("bare"), then=Value(1)),
            When(
                Q(Exists(_titles().filter(folded__startswith=named("whole"))))
                | Q(sort_title__startswith=named("bare")),
                then=Value(2),
            ),
            default=Value(3),
            output_field=IntegerField(),
        ),
        of_year=Case(When(year=named("year"), then=Value(0)), default=Value(1), output_field=IntegerField()),
    )
    .order_by("of_year", "nearness", "sort_title", "year", "id")[:FILMS],
)

_PEOPLE = Prepared(
    PersonFound,
    Person.objects.annotate(spaced=spaced("folded"))
    .filter(has_words("spaced"), credits__accepted=True, credits__film__shown=True)
    .annotate(films=Count("credits__film_id", distinct=True), nearness=nearness("folded"))
    .order_by("nearness", F("films").desc(), "sort_name", "id")[:PEOPLE],
)


def search(asked: str) -> Found:
    """Return the films and people that match; nothing where no letter or figure is asked for. Costs three queries.

    A year after the words (`suspense 1913`) puts the films of that year first; since it may be a part of the title
    (`blade runner 2049`), that is sought before, which costs a fourth.
    """
    words = fold(asked[:LONGEST]).split()
    if not words:
        return Found([], [])
    year = 0
    people = _PEOPLE.rows(**bound(words))
    if len(words) > 1 and len(words[-1]) == 4 and words[-1].isdecimal():
        with_year = _FILMS.rows(**_bound(words), year=0)
        if with_year:
            return Found(cards(with_year), people)
        year = int(words.pop())
    return Found(cards(_FILMS.rows(**_bound(words), year=year)), people)


def _bound(words: list[str]) -> dict[str, Any]:
    """Return what `bound` does, and the words without a leading article."""
    bare = title_sort_key(" ".join(words)).split()
    sought = (bare + [""] * _WORDS)[:_WORDS]
    return bound(words) | {"bare": " ".join(bare)} | {f"bare{at}": _beginning(word) for at, word in enumerate(sought)}


def bound(words: list[str]) -> dict[str, Any]:
    """Return the words to bind: the first six, and all as one text."""
    sought = (words + [""] * _WORDS)[:_WORDS]
    return {"whole": " ".join(words)} | {f"word{at}": _beginning(word) for at, word in enumerate(sought)}


def _beginning(word: str) -> str:
    """Return a word with the space that stands before it; without one where its script is written without spaces."""
    return word if any(east_asian_width(sign) in "WF" for sign in word) else f" {word}"
