"""Which films a grid is of: what an address chooses, and how it is called."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from onesheet.critics.queries.grid import GridFilm, festival_named, films_among, films_of_edition, films_of_year
from onesheet.lists.queries.page import ListHead, all_films
from onesheet.values.names import fold, slug
from onesheet.web.addresses import url

LAST_YEAR = 9999
_NO_EDITION = "No film here was shown at this edition of a festival. The page of all grids names those that have one."


@dataclass(frozen=True, slots=True)
class Chosen:
    """The films of a grid. `films` are those that have reviews."""

    title: str
    about: str
    """The address of what the films have in common; empty where that has no page."""
    films: list[GridFilm]
    file: str
    """The name of its files, without their ending."""
    page: str
    """Its address; its files' are the same with an ending."""
    feeds: bool = True
    """False where not everybody may see it."""


def of_year(year: int) -> Chosen:
    """Return the films of a year; raise Http404 for a number that is none. Costs one query."""
    if not 0 < year <= LAST_YEAR:
        raise Http404(_("No year has this number. The page of all grids names those that have reviews."))
    page = url("grid-year", year=year)
    about = f"{url('films')}?year={year}"
    return Chosen(_("Films of %(year)s") % {"year": year}, about, films_of_year(year), f"grid-{year}", page)


def of_list(head: ListHead) -> Chosen:
    """Return the films of a list. Costs three queries."""
    films = films_among(one.card.film.id for one in all_films(head).entries)
    page = url("grid-list", number=head.id)
    open_to_all = head.visibility == "public" and head.hidden_at is None
    return Chosen(head.name, url("list", number=head.id), films, f"grid-list-{head.id}", page, feeds=open_to_all)


def of_edition(place: str, edition: str) -> Chosen:
    """Return the films of an edition; `place` is the festival as addresses write it. Raise Http404 where there are none.

    Costs two queries.
    """
    festival = fold(place.replace("-", " "))
    told = festival_named(festival, edition)
    if told is None:
        raise Http404(_(_NO_EDITION))
    films = films_of_edition(festival, edition)
    page = url("grid-festival", **edition_place(festival, edition))
    title = _("%(festival)s, %(edition)s") % {"festival": told, "edition": edition}
    return Chosen(title, "", films, f"grid-{slug(festival)}-{slug(edition)}", page)


def edition_place(festival: str, edition: str) -> dict[str, str | int]:
    """Return the parts of an edition's address; `festival` is the folded name."""
    return {"festival": festival.replace(" ", "-"), "edition": edition}
