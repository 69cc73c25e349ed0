"""What one row of a table of films says, each thing with the words that say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from onesheet.exchange.pure.cells import identifiers, moment_of, year_of
from onesheet.exchange.pure.columns.amounts import Amount, amount_of, minutes_of, score_of
from onesheet.exchange.pure.columns.printed import Cell, Printed
from onesheet.exchange.pure.columns.said import About, Cells, RowSaid, Said
from onesheet.exchange.pure.columns.showing import say_festival
from onesheet.values.countries import COUNTRY_NAMES, country_code
from onesheet.values.languages import LANGUAGE_NAMES, language_code
from onesheet.values.names import title_and_year

_PEOPLE = frozenset(
    {
        "director", "screenwriter", "producer", "executive_producer", "cinematographer", "editor", "composer",
        "production_designer", "narrator",
    }
)  # fmt: skip
_NAMES_APART = re.compile(r"\s*[;|/\n]\s*")
_NAMES_BY_COMMAND = re.compile(r"\s*,\s*(?:and |und |et |y |e |& )?|\s+(?:and|und|&)\s+")
_AFTER_COMMA = re.compile(r"(?:jr|sr|ii|iii|iv|phd|md)\.?", re.IGNORECASE)
_WORDS_APART = re.compile(r"\s*[,;|/\n·]\s*")
_NO_YEAR = re.compile(r"[A-Za-z]{3,9}\.? \d{1,2}")
_ROLE = re.compile(r"(?P<name>[^(]+?)\s*\((?P<character>[^)]+)\)|(?P<name2>.+?)\s+as\s+(?P<character2>.+)")
_CODES = {"cn": "yue", "xx": "zxx", "mo": "ro", "iw": "he", "in": "id"}
"""Codes for languages of TMDB that are not those of ISO 639 today."""
_GENRES = {"sci-fi": "science fiction", "tv movie": ""}
_JOBS = {
    "director": "director", "screenplay": "screenwriter", "writer": "screenwriter", "producer": "producer",
    "executive producer": "executive_producer", "director of photography": "cinematographer", "editor": "editor",
    "original music composer": "composer", "music": "composer", "production design": "production_designer",
}  # fmt: skip
_MOST_CAST = 40
_LONGEST_TITLE = 300


def say_row(printed: Printed, mapping: Mapping[str, str], about: About | None = None) -> Said:
    """Return what a row says; `mapping` gives by the folded name of a column what it means.

    A cell that is not understood is left out with a sentence, and the row's text has it still.
    """
    row = RowSaid(printed, about or About())
    cells: dict[str, list[tuple[Cell, list[str]]]] = {}
    for column, meaning in mapping.items():
        cell = printed.cells.get(column)
        if cell is None:
            continue
        word, *given = meaning.split(":")
        # A film may be called “Unknown”, or “None”.
        if not cell.empty or (word.endswith("title") and cell.text.lower() not in ("", "nan", "-")):
            cells.setdefault(word, []).append((cell, given))
    _say_titles(row, cells)
    if not row.said.title:
        return row.said
    _say_year(row, cells)
    for word, say in _SAYERS.items():
        for cell, given in cells.get(word, ()):
            say(row, word, cell, given)
    _say_scores(row, cells)
    say_festival(row, cells)
    return row.said


def _say_titles(row: RowSaid, cells: Cells) -> None:
    for cell, _ in cells.get("title", ()) or cells.get("original_title", ()):
        title, year = title_and_year(" ".join(cell.text.split()))
        if title and not row.said.title:
            row.said.title, row.said.year = title[:_LONGEST_TITLE], year
            row.say("title", row.said.title, cell, title)
    for cell, _ in cells.get("original_title", ()):
        words = " ".join(cell.text.split())[:_LONGEST_TITLE]
        if words and words != row.said.title and row.said.title:
            row.say("title", words, cell, words, kind="original")
    for cell, _ in cells.get("alternative_title", ()):
        for words in _parts(cell, re.compile(r"\s*[;|\n]\s*")):
            if words != row.said.title:
                row.say("title", words[:_LONGEST_TITLE], cell, words, kind="alternative")


def _say_year(row: RowSaid, cells: Cells) -> None:
    for cell, _ in cells.get("year", ()):
        year = year_of(cell.text)
        if year is None:
            row.note(f"“{cell.text[:40]}” is no year; it was left out.")
        else:
            row.said.year = year
            row.say("year", year, cell, str(year))
    for cell, _ in cells.get("release", ()):
        _say_release(row, cell, told=bool(cells.get("year")))
    if row.said.year is not None and not any(one.property == "year" for one in row.said.statements):
        title = next((cell for word in ("title", "original_title") for cell, _ in cells.get(word, ())), None)
        if title is not None and str(row.said.year) in title.text:
            row.say("year", row.said.year, title, str(row.said.year))


def _say_release(row: RowSaid, cell: Cell, *, told: bool) -> None:
    day = _day(row, cell)
    if not day:
        return
    year = int(day[:4]) if day[:4].isdigit() else None
    if year is not None and not told and row.said.year is None:
        row.said.year = year
        row.say("year", year, cell, str(year))
    if len(day) > 4 or not told:
        row.say("release", day, cell)


def _day(row: RowSaid, cell: Cell) -> str:
    """The day that a cell gives; one without a year is of the film's year."""
    words = " ".join(cell.text.split()) if cell.items is None else _day_in(cell.items)
    if _NO_YEAR.fullmatch(words):
        if row.said.year is None:
            return ""
        words = f"{words}, {row.said.year}"
    try:
        return moment_of(words, row.about.days)[:10]
    except ValueError:
        row.note(f"“{words[:40]}” is no date that is understood; it was left out.")
        return ""


def _day_in(items: Sequence[Any]) -> str:
    """The first whole day among the pieces of a scraped cell: `["July 11, 1990", "(", "1990-07-11", ")"]`."""
    words = [one for one in items if isinstance(one, str)]
    iso = next((one for one in words if re.fullmatch(r"\d{4}-\d\d-\d\d", one)), None)
    return iso or next((one for one in words if re.search(r"\d{4}", one)), words[0] if words else "")


def _parts(cell: Cell, apart: re.Pattern[str]) -> list[str]:
    """The parts of a cell, each once: those of its list, or of its words."""
    found = [_name_in(one) for one in cell.items] if cell.items is not None else apart.split(cell.text.strip())
    return list(dict.fromkeys(" ".join(one.split()) for one in found if one and any(sign.isalnum() for sign in one)))


def _name_in(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _names(cell: Cell) -> list[str]:
    """The persons that a cell names."""
    if cell.items is None and not _NAMES_APART.search(cell.text):
        names: list[str] = []
        for one in _parts(cell, _NAMES_BY_COMMAND):
            if names and _AFTER_COMMA.fullmatch(one):
                names[-1] = f"{names[-1]}, {one}"
            else:
                names.append(one)
        return names
    return _parts(cell, _NAMES_APART)


def _say_people(row: RowSaid, word: str, cell: Cell, given: list[str]) -> None:  # noqa: ARG001 - all sayers take the same
    for name in _names(cell):
        row.say(word, name[:200], cell, name)


def _say_cast(row: RowSaid, word: str, cell: Cell, given: list[str]) -> None:  # noqa: ARG001
    if cell.items is not None and any(isinstance(one, dict) for one in cell.items):
        members = [one for one in cell.items if isinstance(one, dict) and isinstance(one.get("name"), str)]
        members.sort(key=lambda one: one["order"] if isinstance(one.get("order"), int) else 999)
        for billing, one in enumerate(members[:_MOST_CAST], 1):
            row.say("cast_member", one["name"], cell, one["name"], character=_character(one), billing=billing)
        return
    for name in _names(cell):
        role = _ROLE.fullmatch(name)
        person = (role["name"] or role["name2"]) if role else name
        character = (role["character"] or role["character2"]) if role else ""
        row.say("cast_member", person[:200], cell, person, character=character)


def _character(member: Mapping[str, Any]) -> str:
    told = member.get("character")
    return told[:200] if isinstance(told, str) else ""


def _say_crew(row: RowSaid, word: str, cell: Cell, given: list[str]) -> None:  # noqa: ARG001
    for one in cell.items or ():
        job = _JOBS.get(str(one.get("job", "")).lower()) if isinstance(one, dict) else None
        if job and isinstance(one.get("name"), str):
            row.say(job, one["name"], cell, one["name"])


def _say_country(row: RowSaid, word: str, cell: Cell, given: list[str]) -> None:  # noqa: ARG001
    codes = [one.get("iso_3166_1") for one in cell.items or () if isinstance(one, dict)]
    for name in [*codes] if any(codes) else _parts(cell, _WORDS_APART):
        code = _country(str(name))
        if code is None:
            row.note(f"“{str(name)[:40]}” names no country that is known; it was left out.")
        else:
            row.say("country", code, cell, str(name))


def _country(name: str) -> str | None:
    return name.upper() if len(name) == 2 and name.upper() in COUNTRY_NAMES else country_code(name)


def _say_language(row: RowSaid, word: str, cell: Cell, given: list[str]) -> None:  # noqa: ARG001
    codes = [one.get("iso_639_1") for one in cell.items or () if isinstance(one, dict)]
    for name in [*codes] if any(codes) else _parts(cell, _WORDS_APART):
        bare = _CODES.get(str(name).lower(), str(name))
        code = bare.lower() if bare.lower() in LANGUAGE_NAMES else language_code(bare)
        if code is None:
            row.note(f"“{str(name)[:40]}” names no language that is known; it was left out.")
        else:
            row.say("language", code, cell, str(name))


def _say_words(row: RowSaid, word: str, cell: Cell, given: list[str]) -> None:  # noqa: ARG001
    for name in _parts(cell, _WORDS_APART):
        genre = _GENRES.get(name.lower(), name.lower())
        row.say(word, genre if word == "genre" else name, cell, name)


def _say_companies(row: RowSaid, word: str, cell: Cell, given: list[str]) -> None:  # noqa: ARG001
    for name in _parts(cell, re.compile(r"\s*[;|\n]\s*|\s*/\s+|\s+/\s*")):
        row.say(word, name[:200], cell, name)


def _say_text(row: RowSaid, word: str, cell: Cell, given: list[str]) -> None:  # noqa: ARG001
    words = " ".join(_parts(cell, re.compile(r"\n"))) if cell.items is not None else " ".join(cell.text.split())
    row.say(word, words, cell)


def _say_runtime(row: RowSaid, word: str, cell: Cell, given: list[str]) -> None:  # noqa: ARG001
    minutes = minutes_of(cell.text)
    if minutes is None:
        row.note(f"“{cell.text[:40]}” is no running time that is understood; it was left out.")
    elif minutes:
        row.say("duration", minutes, cell)


def _say_certificate(row: RowSaid, word: str, cell: Cell, given: list[str]) -> None:
    row.say(word, cell.text[:40], cell, board=given[0] if given else None)


def _say_money(row: RowSaid, word: str, cell: Cell, given: list[str]) -> None:
    amount = amount_of(cell.text, given[0] if given else "USD", in_millions=row.about.in_millions)
    if amount is None:
        row.note(f"“{cell.text[:40]}” is no sum of money that is understood; it was left out.")
        return
    if isinstance(amount, Amount) and amount.amount > 0:
        scope = {"gross": "worldwide", "gross_domestic": "domestic", "gross_foreign": "foreign"}.get(word)
        row.say("budget" if word == "budget" else "gross", amount.to_json(), cell, scope=scope)


def _say_number(row: RowSaid, word: str, cell: Cell, given: list[str]) -> None:  # noqa: ARG001
    scheme = given[0]
    if scheme in ("imdb", "tmdb", "wikidata"):
        found = dict(identifiers(addresses=[cell.text], **{scheme: cell.text})).get(scheme)
    else:
        found = cell.text[:200]
    if found is None:
        if cell.text not in ("0", "0.0"):
            row.note(f"“{cell.text[:40]}” is no number of {scheme}; it was left out.")
        return
    row.say("external_id", found, cell, found, scheme=scheme)


def _say_address(row: RowSaid, word: str, cell: Cell, given: list[str]) -> None:  # noqa: ARG001
    for scheme, number in sorted(identifiers(addresses=[cell.text])):
        row.say("external_id", number, cell, number, scheme=scheme)


_Sayer = Callable[[RowSaid, str, Cell, list[str]], None]
_SAYERS: dict[str, _Sayer] = {
    "id": _say_number, "address": _say_address, "runtime": _say_runtime,
    **dict.fromkeys(sorted(_PEOPLE), _say_people), "cast_member": _say_cast, "crew": _say_crew,
    "country": _say_country, "language": _say_language, "genre": _say_words, "main_subject": _say_words,
    "production_company": _say_companies, "distributor": _say_companies, "synopsis": _say_text, "based_on": _say_text,
    "certificate": _say_certificate, "award": _say_companies,
    **dict.fromkeys(("budget", "gross", "gross_domestic", "gross_foreign"), _say_money),
}  # fmt: skip


def _say_scores(row: RowSaid, cells: Cells) -> None:
    votes = {given[0]: cell for cell, given in cells.get("votes", ())}
    for cell, (by, scale) in ((cell, given) for cell, given in cells.get("score", ()) if len(given) > 1):
        mark = score_of(cell.text, int(scale))
        count = votes.get(by)
        number = count.text.replace(",", "").removesuffix(".0") if count is not None else ""
        if mark is None:
            row.note(f"“{cell.text[:40]}” is no score out of {scale}; it was left out.")
        elif not (number == "0" and mark["value"] == 0):
            told = {"count": int(number), "count_unit": "votes"} if number.isdigit() and int(number) else {}
            row.say("score", mark, cell, cell.text, by=by, **told)


def columns_with(mapping: Mapping[str, str], word: str) -> Iterator[str]:
    """Yield the columns that have a meaning."""
    return (column for column, meaning in mapping.items() if meaning.partition(":")[0] == word)
