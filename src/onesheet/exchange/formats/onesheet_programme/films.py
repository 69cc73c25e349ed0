"""A film of a programme as a row: what is known of the film in its own words, and what the programme says of it."""

from __future__ import annotations

from typing import Any

from onesheet.exchange.formats.film_table import READER, told_of
from onesheet.exchange.pure.columns import printed_object
from onesheet.exchange.pure.rows import SAID, Catalogue, Row
from onesheet.reading.vocabulary import LISTING, Film, Head, Json, Reading, Statement
from onesheet.values.countries import COUNTRY_NAMES

_PREMIERES = {
    "world": "world premiere", "international": "international premiere", "continental": "continental premiere",
    "national": "national premiere", "regional": "regional premiere",
}  # fmt: skip
_LONGEST_TITLE, _LONGEST_NAME = 300, 200
_YEARS = (1870, 2200)
_LONGEST = 60_000
"""Minutes."""


def film_row(path: str, line: int, given: dict[str, Any]) -> Row:
    """Return the row of a selection; its statements are for a film that is not here yet."""
    film, of, section = given["film"], given["of"], given["section"]
    notices: list[str] = []
    shown = {
        "title": " ".join(film["title"].split())[:_LONGEST_TITLE], "original_title": film["original_title"][:_LONGEST_TITLE],
        "year": film["year"], "directors": film["directors"], "countries": film["countries"], "minutes": film["minutes"],
        "festival": f"{of['festival']} {of['year']}", "section": section["name"] if section else "",
    }  # fmt: skip
    printed = printed_object({name: value for name, value in shown.items() if value})
    statements: list[Statement] = []

    def say(name: str, value: Json, column: str, words: str = "", **more: Json) -> None:
        cell = printed.cells[column]
        start, end = printed.find(cell, words) if words else (cell.start, cell.end)
        told = {key: one for key, one in more.items() if one}
        statements.append(Statement(name, value, printed.text[start:end], start, end, told))

    title = shown["title"]
    year = film["year"] if film["year"] and _YEARS[0] <= film["year"] <= _YEARS[1] else None
    if title:
        say("title", title, "title", title)
    if shown["original_title"] and shown["original_title"] != title:
        say("title", shown["original_title"], "original_title", shown["original_title"], kind="original")
    if year:
        say("year", year, "year")
    for one in dict.fromkeys(film["directors"]):
        if one.strip():
            say("director", " ".join(one.split())[:_LONGEST_NAME], "directors", one)
    for one in dict.fromkeys(film["countries"]):
        if one in COUNTRY_NAMES:
            say("country", one, "countries", one)
        else:
            notices.append(f"“{one[:40]}” is no country that is known; it was left out.")
    if film["minutes"] and 0 < film["minutes"] <= _LONGEST:
        say("duration", film["minutes"], "minutes")
    premiere = given["premiere_words"] or _PREMIERES.get(given["premiere"], "")
    more: dict[str, Json] = {"edition": of["year"], "section": shown["section"], "premiere": premiere}
    say("festival", of["festival"], "festival", **more)
    head = Head(LISTING, title=shown["festival"], outlet=f"{of['festival']}, programme")
    reading = Reading(path, printed.text, "", READER, head, (Film(title, year),), tuple(statements))
    deed = Catalogue(reading, {"programme": "film", "given": given, "only": "new"})
    return Row(path, line, f"Film: {title}"[:SAID], deed, told_of(title, year, statements), notices=tuple(notices[:3]))
