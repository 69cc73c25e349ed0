"""What a row says of a festival: that the film is shown there, and each screening with what a programme tells of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from onesheet.exchange.pure.cells import moment_of
from onesheet.exchange.pure.columns.amounts import minutes_of
from onesheet.exchange.pure.columns.printed import Cell
from onesheet.exchange.pure.columns.said import About, Cells, RowSaid
from onesheet.festivals.pure.stated_films import LENGTHS, in_competition, part_of
from onesheet.reading.vocabulary import Json
from onesheet.values.names import festival_year

_CLOCK = re.compile(
    r"(?<![\d.])(?P<hours>[01]?\d|2[0-4])[:.h](?P<minutes>[0-5]\d)(?::[0-5]\d)?(?![\d.]) ?(?P<half>[ap]\.?m\.?)?"
    r"|(?<![\d.:/-])(?P<on_half>1[0-2]|0?[1-9]) ?(?P<of_day>[ap])\.?m\b\.?"
    r"|(?<![\d.:/-])(?P<on_whole>[01]?\d|2[0-4]) ?(?:uhr|hrs|h)\b",
    re.IGNORECASE,
)
"""A day such as 03.05.2024 is none, and neither is a bare number."""
_YEAR = re.compile(r"\b(?:1[89]\d\d|20\d\d)\b")
_TOLD = {
    "screening_code": ("code", 20), "screening_title": ("programme", 200), "copy": ("format", 60), "subtitles": ("subtitles", 120),
    "guests": ("guests", 300), "price": ("price", 120), "warnings": ("warnings", 500), "access": ("access", 200), "audience": ("audience", 60),
}  # fmt: skip
"""What columns say of a screening: the qualifier, and how long it may be."""
_DETAILS = {"note": "note", "version": "version", "shown_language": "language", "preceded_by": "preceded_by"}
"""What columns say of a film in an edition: the qualifier."""
_LONGEST_ADDRESS = 400
_WHOLE_DAY = 10
_LONGEST_SCREENING = 24 * 60


def say_festival(row: RowSaid, cells: Cells) -> None:
    """State where the film is shown: the festival with section and edition, and each screening with its time and venue."""
    told = {word: there[0][0] for word, there in cells.items() if there}
    screenings = [cell for cell, _ in cells.get("screening", ())]
    name = told["festival"].text if "festival" in told else row.about.festival
    where = next(
        (
            told[word]
            for word in ("festival", "section", "edition", "premiere", *_DETAILS, "part", "in_competition")
            if word in told
        ),
        None,
    )
    if where is None and screenings:
        where = screenings[0]
    if where is None and row.about.is_programme:
        where = told.get("title") or told.get("original_title")
    moments = [(cell, *_moment(row, cell)) for cell in screenings]
    days = [day for _, day, _ in moments] if not row.about.is_programme else []
    edition = _edition(told.get("edition"), name, days, row.about.edition)
    if name and where is not None:
        placed = {word: told[word].text[:200] for word in ("section", "premiere") if word in told}
        row.say("festival", name, where, edition=edition, **placed, **_of_film(row, told))
    beside = clock_of(told["time"].text) if "time" in told else ""
    row.said.untimed = next(
        (
            (told["time"] if len(day) >= _WHOLE_DAY and "time" in told else cell).text.strip()[:40]
            for cell, day, clock in moments
            if len(day) < _WHOLE_DAY or not (clock or beside)
        ),
        "",
    )
    if not any(day for _, day, _ in moments):
        return
    more = _told(row, cells)
    kind = "premiere" if "premiere" in told else "festival"
    for cell, day, clock in moments:
        if day:
            row.say("release", day, cell, kind=kind, festival=name, edition=edition, time=clock or beside, **more)


def _of_film(row: RowSaid, told: Mapping[str, Cell]) -> dict[str, Json]:
    """What a programme tells of a film beside its section and premiere."""
    found: dict[str, Json] = {}
    for word, name in _DETAILS.items():
        if word in told:
            words = told[word].text.replace("\r\n", "\n").strip()
            words = words if name == "note" else " ".join(words.split())
            found[name] = words[: LENGTHS[name]]
            if len(words) > LENGTHS[name]:
                row.note(f"“{words[:40]}…” is longer than {LENGTHS[name]} signs; the rest was left out.")
    if "part" in told:
        found["part"] = part_of(told["part"].text)
        if not found["part"]:
            row.note(
                f"“{told['part'].text[:40]}” is no part of a festival that is known (opening, closing, centrepiece); it was left out."
            )
    if "in_competition" in told:
        found["competition"] = in_competition(told["in_competition"].text)
    if "version_length" in told:
        minutes = minutes_of(told["version_length"].text)
        if minutes and minutes <= _LONGEST_SCREENING:
            found["minutes"] = minutes
        else:
            row.note(
                f"“{told['version_length'].text[:40]}” is no length of a version that is understood; it was left out."
            )
    return {name: value for name, value in found.items() if value}


def _edition(cell: Cell | None, name: str, days: list[str], whole: int | None) -> Json:
    """The edition as it is printed, with its year: the row's, else that of its first screening, else the whole table's."""
    printed = cell.text.strip()[:80] if cell is not None else ""
    if _YEAR.search(printed):
        return printed
    year = festival_year(name)
    if year is None:
        year = next((int(day[:4]) for day in days if day[:4].isdigit()), whole)
    if year is None:
        return printed
    return f"{printed} ({year})" if printed else year


def _told(row: RowSaid, cells: Cells) -> dict[str, Json]:
    """What a programme tells of a screening beside its time."""
    found: dict[str, Json] = {}
    place = [cells[word][0][0].text.strip() for word in ("venue", "screen") if word in cells]
    if place:
        found["venue"] = ", ".join(place)[:240]
    for word, (name, longest) in _TOLD.items():
        words = "; ".join(" ".join(cell.text.split()) for cell, _ in cells.get(word, ()))
        if words:
            found[name] = words[:longest]
            if len(words) > longest:
                row.note(f"“{words[:40]}…” is longer than {longest} signs; the rest was left out.")
    found |= _lengths(row, cells)
    for cell, _ in cells.get("tickets", ()):
        words = cell.text.strip()
        if re.fullmatch(r"https?://\S+", words) and len(words) <= _LONGEST_ADDRESS:
            found["tickets"] = words
        else:
            row.note(f"“{words[:40]}” is no address of tickets; write it with https://. It was left out.")
    return found


def _lengths(row: RowSaid, cells: Cells) -> dict[str, Json]:
    """How long the screening is, and how much of that is introduction and talk."""
    found: dict[str, Json] = {}
    for cell, _ in cells.get("screening_length", ()):
        minutes = minutes_of(cell.text)
        if minutes is None or not 0 < minutes <= _LONGEST_SCREENING:
            row.note(f"“{cell.text[:40]}” is no length of a screening that is understood; it was left out.")
        else:
            found["minutes"] = minutes
    for cell, _ in cells.get("screening_talk", ()):
        talk = minutes_of(cell.text)
        if talk:
            found["talk"] = talk
    return found


def _moment(row: RowSaid, cell: Cell) -> tuple[str, str]:
    """Day and time of a screening."""
    clock = _CLOCK.search(cell.text)
    words = " ".join((cell.text[: clock.start()] + cell.text[clock.end() :] if clock else cell.text).split()).strip(
        " ,-–@T"
    )
    words = re.sub(r"^(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ", "", words, flags=re.IGNORECASE)
    words = re.sub(r"\s+(?:uhr|um|at|à|h)$", "", words, flags=re.IGNORECASE)
    day = _day(words, row.about)
    if not day:
        row.note(f"“{cell.text[:40]}” is no day that is understood; it was left out.")
        return "", ""
    return day, clock_of(clock.group()) if clock else ""


def _day(words: str, about: About) -> str:
    """Return a day; one that is printed without a year is of the edition's year. Empty where none is understood."""
    year = about.edition
    tries = (
        (words,) if year is None or _YEAR.search(words) else (words, f"{words.rstrip('.')}.{year}", f"{words} {year}")
    )
    for one in tries:
        try:
            day = moment_of(one, about.days)[:10]
        except ValueError:
            continue
        if one is words or len(day) == _WHOLE_DAY:
            return day
    return ""


def years_of(words: Iterable[str]) -> int | None:
    """Return the year that stands in most of these cells; None where none does."""
    found = Counter(int(match[0]) for one in words if (match := _YEAR.search(one)) is not None)
    return found.most_common(1)[0][0] if found else None


def clock_of(words: str) -> str:
    """Return a time of the day, `6:30 pm` as `18:30` and `9pm` as `21:00`; empty where none is told."""
    match = _CLOCK.search(words)
    if match is None:
        return ""
    hours = int(match["hours"] or match["on_half"] or match["on_whole"])
    half = (match["half"] or match["of_day"] or "")[:1].lower()
    hours = hours % 12 + 12 if half == "p" else hours % 12 if half == "a" else hours
    return f"{hours:02d}:{match['minutes'] or '00'}"
