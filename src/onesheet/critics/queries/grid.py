"""Films by critics: of a year, of a festival's edition, or of any films.

Only what counts has a place here (`queries.standing`): a review that is held back neither fills a cell nor makes a row, a column,
a year or an edition.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from onesheet.critics.models import Critic, CriticReview
from onesheet.critics.pure.grid import Column, FilmHead, Grid, Mark, Order, Row, grid
from onesheet.critics.queries.standing import standing
from onesheet.database.prepared import Prepared, named, named_list
from onesheet.films.models import Fact, Film

FILMS_A_PAGE = 25
CRITICS_A_PAGE = 10
"""So many films by so many critics, each cell filled, are what a page may weigh."""


@dataclass(frozen=True, slots=True)
class GridFilm:
    """A film that critics reviewed."""

    id: int
    slug: str
    title: str
    year: int | None
    sort_title: str
    held: bool
    """True while its scores are held back."""


@dataclass(frozen=True, slots=True)
class GridCritic:
    """A critic of a column."""

    id: int
    slug: str
    name: str
    folded: str


@dataclass(frozen=True, slots=True)
class GridReview:
    """What stands in a cell. `value` is in hundredths of a point, None where the mark was not understood or there is none."""

    id: int
    film: int
    critic: int
    printed: str
    value: int | None
    verdict: str


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A critic with the average of the whole column, all pages of it."""

    critic: GridCritic
    average: Decimal | None
    reviews: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """A film with the figures of the whole row; `cells` are those of the columns shown, None where one is empty."""

    film: GridFilm
    average: Decimal | None
    disagreement: Decimal | None
    reviews: int
    cells: list[GridReview | None]


@dataclass(frozen=True, slots=True)
class GridPage:
    """A part of a grid."""

    rows: list[GridRow]
    columns: list[GridColumn]
    films: int
    """All rows."""
    critics: int
    """All columns."""
    reviews: int
    """All cells that are filled."""
    page: int
    pages: int
    critics_page: int
    critics_pages: int

    @property
    def first_critic(self) -> int:
        """The place of the first column that is shown, from 1."""
        return (self.critics_page - 1) * CRITICS_A_PAGE + 1

    @property
    def first_film(self) -> int:
        """The place of the first row that is shown, from 1."""
        return (self.page - 1) * FILMS_A_PAGE + 1


@dataclass(frozen=True, slots=True)
class WholeGrid:
    """All films and all critics of a grid, for a file."""

    rows: list[GridRow]
    columns: list[GridColumn]


@dataclass(frozen=True, slots=True)
class _Name:
    value: Any


def _reviews() -> QuerySet[CriticReview]:
    return CriticReview.objects.filter(standing(), critic__isnull=False)


def _films(*conditions: Q, **others: Any) -> Prepared[GridFilm]:
    reviewed = Exists(_reviews().filter(film_id=OuterRef("pk")))
    found = Film.objects.filter(reviewed, *conditions, shown=True, **others)
    return Prepared(GridFilm, found.order_by("pk"), held=Coalesce("critic_tally__held", False))


def _at_festival() -> QuerySet[Fact]:
    facts = Fact.objects.filter(property="festival", accepted=True, folded=named("festival"))
    return facts.alias(edition=edition_text()).filter(edition=named("edition"))


def edition_text() -> Any:
    """Return the expression for the edition that a fact tells, as text; null where it tells none."""
    return Cast(KT("qualifiers__edition"), CharField())


_OF_YEAR = _films(year=named("year"))
_OF_NUMBERS = _films(pk__in=named_list("films"))
_OF_EDITION = _films(pk__in=_at_festival().values("film_id"))
_FESTIVAL = Prepared(_Name, _at_festival().filter(film__shown=True).order_by("pk"))
_MARKS = Prepared(
    Mark,
    _reviews().filter(film_id__in=named_list("films")).order_by(),
    film="film_id",
    critic="critic_id",
    review="pk",
    date="sort_date",
)
_CRITICS = Prepared(GridCritic, Critic.objects.filter(pk__in=named_list("critics")).order_by())
_CELLS = Prepared(
    GridReview,
    _reviews().filter(pk__in=named_list("reviews")).order_by(),
    film="film_id",
    critic="critic_id",
)


def films_of_year(year: int) -> list[GridFilm]:
    """Return the films of a year that have reviews. Costs one query."""
    return _OF_YEAR.rows(year=year)


def films_among(films: Iterable[int]) -> list[GridFilm]:
    """Return those of the films that have reviews. Costs one query."""
    return _OF_NUMBERS.rows(films=list(films))


def films_of_edition(festival: str, edition: str) -> list[GridFilm]:
    """Return the films that were shown at an edition of a festival, by its folded name, and have reviews. Costs one query."""
    return _OF_EDITION.rows(festival=festival, edition=edition)


def festival_named(festival: str, edition: str) -> str | None:
    """Return the name of a festival as documents write it; None where no film was shown at this edition. Costs one query."""
    found = _FESTIVAL.first(festival=festival, edition=edition)
    return None if found is None else str(found.value)


def grid_page(
    films: Collection[GridFilm],
    *,
    order: Order = Order.TITLE,
    reverse: bool = False,
    page: int = 1,
    critics_page: int = 1,
) -> GridPage:
    """Return 25 films by 10 critics, with the figures of whole rows and columns.

    Costs three queries. A page beyond the last one is the last.
    """
    found, critics = _arranged(films, order, reverse=reverse)
    pages, page = _of(len(found.rows), FILMS_A_PAGE, page)
    critics_pages, critics_page = _of(len(found.columns), CRITICS_A_PAGE, critics_page)
    rows = found.rows[(page - 1) * FILMS_A_PAGE : page * FILMS_A_PAGE]
    columns = found.columns[(critics_page - 1) * CRITICS_A_PAGE : critics_page * CRITICS_A_PAGE]
    shown, heads = _filled(found, rows, columns, films, critics)
    return GridPage(
        shown, heads, len(found.rows), len(found.columns), len(found.cells), page, pages, critics_page, critics_pages
    )


def whole_grid(films: Collection[GridFilm], *, order: Order = Order.TITLE, reverse: bool = False) -> WholeGrid:
    """Return all films by all critics. Costs three queries."""
    found, critics = _arranged(films, order, reverse=reverse)
    return WholeGrid(*_filled(found, found.rows, found.columns, films, critics))


def _of(things: int, at_once: int, page: int) -> tuple[int, int]:
    pages = max(1, -(-things // at_once))
    return pages, min(max(page, 1), pages)


def _arranged(films: Collection[GridFilm], order: Order, *, reverse: bool) -> tuple[Grid, dict[int, GridCritic]]:
    marks = _MARKS.rows(films=[film.id for film in films])
    critics = {one.id: one for one in _CRITICS.rows(critics=list({mark.critic for mark in marks}))}
    heads = [FilmHead(film.id, film.sort_title, film.year, film.held) for film in films]
    names = {number: one.folded for number, one in critics.items()}
    return grid(marks, films=heads, critics=names, order=order, reverse=reverse), critics


def _filled(
    found: Grid,
    rows: Sequence[Row],
    columns: Sequence[Column],
    films: Iterable[GridFilm],
    critics: dict[int, GridCritic],
) -> tuple[list[GridRow], list[GridColumn]]:
    heads = {film.id: film for film in films}
    places = [(row.film, column.critic) for row in rows for column in columns]
    wanted = [found.cells[place].review for place in places if place in found.cells]
    reviews = {(one.film, one.critic): one for one in _CELLS.rows(reviews=wanted)}
    shown = [
        GridRow(
            heads[row.film], row.average, row.disagreement, row.reviews,
            [reviews.get((row.film, column.critic)) for column in columns],
        )
        for row in rows
    ]  # fmt: skip
    return shown, [GridColumn(critics[one.critic], one.average, one.reviews) for one in columns]
