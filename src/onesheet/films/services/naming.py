"""New films, and the words by which a document names its films."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from onesheet.films.models import Film
from onesheet.films.pure.projection import project
from onesheet.films.pure.said import Said
from onesheet.films.services.slugs import free_slug
from onesheet.reading.vocabulary import Reading, Statement
from onesheet.values.names import title_key, title_sort_key


def statements_of(reading: Reading) -> tuple[Statement, ...]:
    """All that the reading says, and after it the title and year of its films where it nowhere states them.

    A reading names the films it is about; what it names them by is quoted from where the text first says it.
    """
    return (*reading.statements, *(one for index in range(len(reading.films)) for one in _named(reading, index)))


def _named(reading: Reading, index: int) -> Iterator[Statement]:
    film = reading.films[index]
    stated = {one.property for one in reading.statements if one.film == index}
    title = re.search(re.escape(film.title), reading.text, re.IGNORECASE) if film.title.strip() else None
    if title is not None and "title" not in stated:
        yield Statement("title", film.title, title.group(), title.start(), title.end(), film=index)
    if film.year is not None and "year" not in stated:
        digits = re.compile(rf"(?<!\d){film.year}(?!\d)")
        year = digits.search(reading.text, title.end() if title else 0) or digits.search(reading.text)
        if year is not None:
            yield Statement("year", film.year, year.group(), year.start(), year.end(), film=index)


def new_film(reading: Reading, index: int, *, now: datetime) -> Film:
    """Make a film that is not here yet. Its address, `miss-you-already-2015`, is given for good; its record is not made."""
    told = [one for one in reading.statements if one.film == index]
    record = project(
        Said(id=place, name=one.property, value=one.value, qualifiers=one.qualifiers, rank=one.rank)
        for place, one in enumerate(told)
    )
    title = (record.title or reading.films[index].title).strip()[:300] or "Untitled"
    year = record.year or reading.films[index].year
    return Film.objects.create(
        slug=free_slug(Film, f"{title} {year}" if year else title),
        title=title,
        sort_title=title_sort_key(title)[:300],
        match_key=title_key(title),
        year=year,
        created_at=now,
    )
