"""A film that a programmer enters, as a text that says in sentences what is known of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from onesheet.festivals.pure.programme_text import listed
from onesheet.reading.vocabulary import OTHER, Film, Head, Json, Reading, Statement
from onesheet.values.countries import country_name

READER = "film-entry/1"


@dataclass(frozen=True, slots=True)
class NewFilm:
    """What is known of a film that is not here yet."""

    title: str
    original_title: str = ""
    year: int | None = None
    directors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    """ISO 3166 alpha-2."""
    minutes: int | None = None


def film_reading(film: NewFilm) -> Reading:
    """Return the text with what it says, each fact with the sentence that says it."""
    named = f"{film.title} ({film.year})" if film.year else film.title
    told: list[tuple[str, list[tuple[str, Json, dict[str, Json]]]]] = []
    first: list[tuple[str, Json, dict[str, Json]]] = [("title", film.title, {})]
    if film.year:
        first.append(("year", film.year, {}))
    told.append((f"{named} is a film.", first))
    if film.original_title and film.original_title != film.title:
        told.append(
            (
                f"The original title of {film.title} is {film.original_title}.",
                [("title", film.original_title, {"kind": "original"})],
            )
        )
    if film.directors:
        by = [("director", name, dict[str, Json]()) for name in film.directors]
        told.append((f"{film.title} was directed by {listed(film.directors)}.", [*by]))
    if film.countries:
        places = [("country", code, dict[str, Json]()) for code in film.countries]
        told.append((f"{film.title} is from {listed([country_name(one) for one in film.countries])}.", [*places]))
    if film.minutes:
        told.append((f"{film.title} lasts {film.minutes} minutes.", [("duration", film.minutes, {})]))
    parts, statements, at = [named, ""], [], len(named) + 2
    for sentence, facts in told:
        end = at + len(sentence)
        statements += [Statement(name, value, sentence, at, end, more) for name, value, more in facts]
        parts.append(sentence)
        at = end + 1
    text = "\n".join(parts) + "\n"
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Reading(
        named, text, sha256, READER, Head(OTHER, title=named), (Film(film.title, film.year),), tuple(statements)
    )
