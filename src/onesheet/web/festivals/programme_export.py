"""An edition's programme as JSON, and as a table that this site's import takes in again. docs/formats.md describes both."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse

from onesheet.festivals.queries.edition import EditionHead
from onesheet.festivals.queries.programme import ProgrammeFilm, ProgrammeScreening, WholeProgramme, whole_programme
from onesheet.leaving.pure.cells import row
from onesheet.web.absolute import absolute
from onesheet.web.addresses import url
from onesheet.web.festivals.whose import of_edition, place

FORMAT, VERSION = "onesheet-programme", 1
COLUMNS = (
    "Title", "Original title", "Year", "Director", "Country", "Running time", "Festival", "Edition", "Section", "Premiere status",
    "Part", "In competition", "Programmer's note", "Version shown", "Length of the version", "Language shown", "Preceded by",
    "Screening date", "Time", "Venue", "Screen", "Screening code", "Screening title", "Screening length", "Introduction and talk",
    "Audience", "Format of the copy", "Subtitles", "Guests", "Price", "Tickets", "Access", "Content warnings",
)  # fmt: skip
"""The columns of the table. The import guesses what each of them means."""
_PREMIERES = {
    "world": "world premiere", "international": "international premiere", "continental": "continental premiere",
    "national": "national premiere", "regional": "regional premiere",
}  # fmt: skip
_PARTS = {"opening": "opening film", "closing": "closing film", "centrepiece": "centrepiece"}
_TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8"}


@of_edition
def programme(request: HttpRequest, head: EditionHead, form: str) -> HttpResponse:
    """Send the programme as JSON or CSV. Costs ten queries."""
    told = whole_programme(head.id)
    write: dict[str, Callable[[], str]] = {
        "json": lambda: as_json(head, told, lambda name, **parts: absolute(request, url(name, **parts))),
        "csv": lambda: as_csv(head, told),
    }
    answer = HttpResponse(write[form](), content_type=_TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{head.festival_slug}-{head.slug}-programme.{form}"'
    return answer


def as_json(head: EditionHead, whole: WholeProgramme, address: Callable[..., str]) -> str:
    """Return the programme as one JSON object; `address` makes the whole address of a page."""
    zone, here, words = head.time_zone, place(head), whole.introduction
    slugs = {one.id: one.slug for one in whole.sections}
    told = {
        "format": FORMAT,
        "version": VERSION,
        "festival": {
            "name": head.festival, "slug": head.festival_slug, "kind": head.kind, "country": head.country,
            "place": words.festival_place, "website": words.festival_website, "text": words.festival_text,
        },
        "edition": {
            "name": head.name, "slug": head.slug, "number": head.number, "year": head.year, "starts": _day(head.starts),
            "ends": _day(head.ends), "place": head.place, "zone": head.zone, "currency": head.currency, "text": words.text,
            "address": address("edition", **here),
        },
        "sections": [
            {"slug": one.slug, "name": one.name, "within": slugs.get(one.parent or 0), "competition": one.competition, "text": one.text}
            for one in whole.sections
        ],
        "selections": [_selection(one, whole, slugs, address) for one in whole.films],
        "venues": _venues(whole),
        "screenings": [_screening(one, whole, zone, here, address) for one in whole.screenings],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _day(value: Any) -> str | None:
    return value.isoformat() if value is not None else None


def _selection(
    one: ProgrammeFilm, whole: WholeProgramme, slugs: dict[int, str], address: Callable[..., str]
) -> dict[str, Any]:
    return {
        "number": one.id,
        "film": {
            "title": one.title, "original_title": whole.originals.get(one.film, ""), "year": one.year,
            "directors": whole.directors.get(one.film, []), "countries": whole.countries.get(one.film, []),
            "minutes": one.film_minutes, "address": address("film", slug=one.slug),
        },
        "section": slugs.get(one.section or 0),
        "premiere": one.premiere, "premiere_words": one.premiere_words, "part": one.part, "competition": one.competition,
        "version": one.version, "minutes": one.minutes, "language": one.language, "preceded_by": one.preceded_by, "note": one.note,
    }  # fmt: skip


def _venues(whole: WholeProgramme) -> list[dict[str, Any]]:
    venues: dict[str, dict[str, Any]] = {}
    for one in whole.screens:
        venue = venues.setdefault(
            one.venue_slug,
            {
                "slug": one.venue_slug, "name": one.venue, "address": one.address, "place": one.place, "latitude": one.latitude,
                "longitude": one.longitude, "website": one.website, "access": one.access, "screens": [],
            },
        )  # fmt: skip
        screen = {"number": one.id, "name": one.name, "seats": one.seats}
        venue["screens"].append({**screen, "step_free": one.step_free, "hearing_loop": one.hearing_loop})
    return list(venues.values())


def _screening(
    one: ProgrammeScreening,
    whole: WholeProgramme,
    zone: ZoneInfo,
    here: dict[str, str | int],
    address: Callable[..., str],
) -> dict[str, Any]:
    told = asdict(one)
    return {
        "number": told.pop("id"),
        "uid": str(told.pop("token")),
        **told,
        "starts": one.starts.astimezone(zone).isoformat(timespec="minutes"),
        "films": whole.shown.get(one.id, []),
        "address": address("screening", **here, number=one.id),
    }


def as_csv(head: EditionHead, whole: WholeProgramme) -> str:
    """Return the programme as a table: a row for each film of each screening, then one for each film without any.

    Screenings without films and cancelled ones are left out, since a table of films cannot say them.
    """
    films = {one.id: one for one in whole.films}
    sections = {one.id: one.name for one in whole.sections}
    places = {one.id: (one.venue, one.name) for one in whole.screens}
    lines = [row(COLUMNS)]
    shown: set[int] = set()
    for screening in whole.screenings:
        if screening.state != "planned":
            continue
        for number in whole.shown.get(screening.id, ()):
            if number in films:
                shown.add(number)
                told = [
                    *_of_film(head, films[number], whole, sections),
                    *_of_screening(screening, whole, head, places),
                ]
                lines.append(row(told))
    empty = [""] * (len(COLUMNS) - len(_of_film_columns()))
    lines += [row([*_of_film(head, one, whole, sections), *empty]) for one in whole.films if one.id not in shown]
    return "".join(lines)


def _of_film_columns() -> tuple[str, ...]:
    return COLUMNS[: COLUMNS.index("Screening date")]


def _of_film(head: EditionHead, one: ProgrammeFilm, whole: WholeProgramme, sections: dict[int, str]) -> Iterator[str]:
    yield one.title
    original = whole.originals.get(one.film, "")
    yield original if original != one.title else ""
    yield str(one.year or "")
    yield "; ".join(whole.directors.get(one.film, []))
    yield "; ".join(whole.countries.get(one.film, []))
    yield f"{one.film_minutes} min" if one.film_minutes else ""
    yield head.festival
    yield str(head.year)
    yield sections.get(one.section or 0, "")
    yield one.premiere_words or _PREMIERES.get(one.premiere, "")
    yield _PARTS.get(one.part, "")
    yield "yes" if one.competition else ""
    yield one.note
    yield one.version
    yield f"{one.minutes} min" if one.minutes else ""
    yield one.language
    yield next((short.title for short in whole.films if short.id == one.preceded_by), "")


def _of_screening(
    one: ProgrammeScreening, whole: WholeProgramme, head: EditionHead, places: dict[int, tuple[str, str]]
) -> Iterator[str]:
    starts = one.starts.astimezone(head.time_zone)
    venue, screen = places.get(one.screen or 0, ("", ""))
    yield starts.date().isoformat()
    yield f"{starts:%H:%M}"
    yield venue
    yield screen
    several = len(whole.shown.get(one.id, ())) > 1
    # What has neither code nor title would come in again as a screening of each film.
    yield one.code or (f"S{one.id}" if several and not one.title else "")
    yield one.title
    yield f"{one.minutes} min"
    yield f"{one.talk_minutes} min" if one.talk_minutes else ""
    yield one.audience if one.audience != "public" else ""
    yield one.format
    yield one.subtitles
    yield one.guests
    yield one.price
    yield one.tickets
    access = {"open": "open captions", "closed": "closed captions"}.get(one.captions, "")
    facts = (
        (one.audio_description, "audio description"),
        (one.relaxed, "relaxed"),
        (one.signed, "sign language"),
    )
    yield ", ".join(filter(None, [access, *(words for holds, words in facts if holds)]))
    yield one.warnings
