"""Tables that tell a festival's programme: what all rows of a film say together, and of which year the edition is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from onesheet.exchange.pure.columns.saying import columns_with
from onesheet.exchange.pure.columns.showing import years_of
from onesheet.exchange.pure.rows import Catalogue, Row, Told
from onesheet.exchange.tables import TableRow
from onesheet.reading.vocabulary import Statement
from onesheet.values.names import title_key

MOST = 20_000
"""Rows of a table that are looked at together: more are no programme."""
MOST_OF_FILM = 1_000
"""Things said of one film's festivals that all its rows know of each other."""
_TOO_MANY = f"This table says more than {MOST_OF_FILM:,} things of this film's sections and screenings: what other rows say of it is compared for the first {MOST_OF_FILM:,} alone."
_WORDS = ("screening", "section", "festival", "edition", "premiere", "note", "part", "in_competition", "preceded_by")


def is_programme(mapping: Mapping[str, str]) -> bool:
    """Tell whether some column is about a festival."""
    return any(True for word in _WORDS for _ in columns_with(mapping, word))


def year_told(rows: Iterable[Any], mapping: Mapping[str, str]) -> int | None:
    """Return the year of the edition as most rows of a table tell it; None where none does."""
    some = [one for one in islice(rows, MOST) if isinstance(one, TableRow)]
    for word in ("edition", "screening", "festival"):
        columns = list(columns_with(mapping, word))
        year = years_of(one.get(column) for one in some for column in columns)
        if year is not None:
            return year
    return None


def is_shown(one: Statement) -> bool:
    """Tell whether something is said of a festival: that a film is in it, or when it is shown there."""
    return one.property == "festival" or (
        one.property == "release" and bool(one.qualifiers.get("festival")) and bool(one.qualifiers.get("time"))
    )


def shown_in(statements: Iterable[Statement]) -> list[list[Any]]:
    """Return what is said of festivals: property, value and qualifiers of each."""
    return [[one.property, one.value, dict(one.qualifiers)] for one in statements if is_shown(one)]


def together(told: Iterable[Told]) -> Iterator[Told]:
    """Let each row know what all rows of its film say of festivals: `beside`, as `shown_in` has it. So whoever takes one in sees the whole."""
    rest = iter(told)
    some = list(islice(rest, MOST))
    last = next(rest, None)
    if last is not None:
        yield from chain(some, [last], rest)
        return
    beside: dict[tuple[str, int | None], list[list[Any]]] = defaultdict(list)
    for one in some:
        if isinstance(one, Row) and isinstance(one.deed, Catalogue) and one.deed.reading is not None:
            beside[_film(one)] += shown_in(one.deed.reading.statements)
    for one in some:
        if isinstance(one, Row) and isinstance(one.deed, Catalogue) and (said := beside[_film(one)]):
            if len(said) > MOST_OF_FILM:
                del said[MOST_OF_FILM:]
                one.notices = (*one.notices, _TOO_MANY)
            one.deed.facts["beside"] = said
    yield from some


def _film(row: Row) -> tuple[str, int | None]:
    return (title_key(row.film.title), row.film.year) if row.film is not None else ("", None)
