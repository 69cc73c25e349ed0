"""What an editor chose on a proposal's page: a form's fields in, choices or what is wrong with them out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from onesheet.films.services import DateQuestion, FilmQuestion
from onesheet.values.dates import parse_date

NEW, OTHER, OPEN, YEAR = "new", "other", "open", "year"
_SLUG = re.compile(r"(?:^|/films/)([\w-]+)/?(?:record\b.*)?(?:[?#].*)?$")
_YEARS = range(1870, 2200)


@dataclass(slots=True)
class Choices:
    """What was chosen, as `publish` takes it, and what has to be chosen still."""

    films: dict[int, int | None] = field(default_factory=dict)
    answers: dict[int, str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    errors: dict[str, str] = field(default_factory=dict)
    """By the name of the field."""


def chosen(
    fields: Mapping[str, str],
    left_out: list[str],
    films: tuple[FilmQuestion, ...],
    dates: tuple[DateQuestion, ...],
    film_at: Callable[[str], int | None],
) -> Choices:
    """Read the fields that answer the questions. `film_at` finds a film's id by its slug.

    `film-<n>` is a film's id, `new`, or `other` with an address in `film-<n>-address`; `date-<n>` is a date, `open`, or
    `year` with a year in `date-<n>-year`; `left_out` are numbers of statements.
    """
    choices = Choices(
        left_out=frozenset(int(one) for one in left_out if one.isascii() and one.isdigit() and len(one) < 9)
    )
    for film in films:
        _choose_film(choices, film, fields, film_at)
    for date in dates:
        if date.index not in choices.left_out:
            _choose_date(choices, date, fields)
    return choices


def _choose_film(
    choices: Choices, asked: FilmQuestion, fields: Mapping[str, str], film_at: Callable[[str], int | None]
) -> None:
    name = f"film-{asked.index}"
    choice = fields.get(name, "")
    offered = {
        str(ref.id): ref.id for ref in ([asked.film] if asked.film else []) + [ref for ref, _why in asked.doubts]
    }
    if choice == NEW:
        choices.films[asked.index] = None
    elif choice in offered:
        choices.films[asked.index] = offered[choice]
    elif choice == OTHER:
        found = _SLUG.search(fields.get(f"{name}-address", "").strip())
        film = film_at(found[1]) if found else None
        if film is None:
            choices.errors[name] = _("There is no film here with this address. Copy the address of the film's page.")
        else:
            choices.films[asked.index] = film
    elif not asked.certain or choice:
        choices.errors[name] = _("Say which film “%(title)s” is.") % {"title": asked.title}


def _choose_date(choices: Choices, asked: DateQuestion, fields: Mapping[str, str]) -> None:
    name = f"date-{asked.index}"
    choice = fields.get(name, OPEN)
    if choice in asked.suggestions:
        choices.answers[asked.index] = choice
    elif choice == YEAR:
        year = fields.get(f"{name}-year", "").strip()
        if not (year.isascii() and year.isdigit() and int(year[:5]) in _YEARS):
            choices.errors[name] = _("Give the year in four digits, like 2015.")
            return
        told = parse_date(asked.value)
        answer = told.with_year(int(year))
        if answer.day != told.day:
            choices.errors[name] = _("There is no such day in %(year)s.") % {"year": year}
            return
        choices.answers[asked.index] = str(answer)
