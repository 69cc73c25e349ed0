"""Puts the invented festival into the site as its programmers would: films by documents, the programme by its services."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction

from onesheet.accounts.models import Member, Visibility
from onesheet.database.rows import insert_rows
from onesheet.festivals.models import Edition, Festival, Screen, Screening, Section, Selection
from onesheet.festivals.services.editions import announce_edition, make_edition
from onesheet.festivals.services.entry import (
    EditionEntry,
    FestivalEntry,
    ScreenEntry,
    ScreeningEntry,
    SectionEntry,
    SelectionEntry,
    VenueEntry,
)
from onesheet.festivals.services.festivals import make_festival
from onesheet.festivals.services.screenings import cancel_screening, change_screening, make_screening, set_sold_out
from onesheet.festivals.services.sections import make_section
from onesheet.festivals.services.selections import add_film
from onesheet.festivals.services.venues import make_venue
from onesheet.films.services.together import Told, store_document, tell_together
from onesheet.ops.sample_festival.inventing import FilmInvented, Invented, RatingInvented, ScreeningInvented
from onesheet.reading.vocabulary import LISTING, Film, Head, Json, Reading, Statement
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.services.tallies import recount
from onesheet.sources.licences import OWN
from onesheet.sources.models import Source
from onesheet.values.countries import country_name

NAME = "Tidewater Film Festival"
ZONE = ZoneInfo("Europe/Lisbon")
_READER = "programme/1"
_PREFIX = "tidewater-guest-"
_COLUMNS = (
    "member_id", "film_id", "rating", "rated_at", "liked", "watched", "watchlisted_at", "favourite", "viewings",
    "last_viewed", "changed_at",
)  # fmt: skip


def fill_festival(*, invented: Invented, first_day: date, by: Member, now: datetime) -> int | None:
    """Make the festival with all that belongs to it, ratings until `now`; return how many these are.

    None where a festival of this name is here already. One transaction: all of it or nothing.
    """
    if Festival.objects.filter(name=NAME).exists():
        return None
    days = 1 + max((one.day for one in invented.screenings), default=0)
    with transaction.atomic():
        films = list(_films(invented.films, first_day.year, by, now))
        edition = _edition(first_day, days, by, now)
        selected = _programme(edition, invented, films, by, now)
        screenings = _screenings(edition, invented, selected, first_day, by, now)
        announce_edition(by=by, edition=edition.pk, now=now)
        _changes(screenings, by, now)
        return _ratings(invented.ratings, films, first_day, now)


def _films(invented: Sequence[FilmInvented], year: int, by: Member, now: datetime) -> Iterator[int]:
    """Let a line-up of each section say what the films are; yield their numbers, in the order of `invented`."""
    made: dict[int, int] = {}
    for section in dict.fromkeys(one.section for one in invented):
        places = [place for place, one in enumerate(invented) if one.section == section]
        reading, told = _line_up(section, year, [invented[place] for place in places])
        document = store_document(
            reading=reading, source=NAME, source_kind=Source.Kind.HOUSE, licence=OWN, origin="", by=by, now=now
        )
        made |= dict(zip(places, tell_together(document=document, told=told, by=by, now=now), strict=True))
    for place in range(len(invented)):
        yield made[place]


def _line_up(section: str, year: int, films: Sequence[FilmInvented]) -> tuple[Reading, list[Told]]:
    heading = f"{section}: films of {NAME} {year}"
    parts, at = [heading, ""], len(heading) + 2
    told = []
    for number, film in enumerate(films):
        line, statements = _line(film, at, number)
        told.append(Told(tuple(statements), (line,) * len(statements), film.title, film.year, same_as=film.title))
        parts.append(line)
        at += len(line) + 1
    text = "\n".join(parts) + "\n"
    reading = Reading(
        heading, text, hashlib.sha256(text.encode()).hexdigest(), _READER, Head(LISTING, title=heading, outlet=NAME),
        tuple(Film(one.title, one.year) for one in films), tuple(said for one in told for said in one.statements),
    )  # fmt: skip
    return reading, told


def _line(film: FilmInvented, at: int, number: int) -> tuple[str, list[Statement]]:
    """Return a line that says of a film what it is, and each thing with its words."""
    pieces: list[tuple[str, str, Json]] = [
        ("title", film.title, film.title), ("year", str(film.year), film.year), ("director", film.director, film.director),
        ("country", country_name(film.country), film.country), ("genre", film.genre, film.genre),
        ("duration", f"{film.minutes} minutes", film.minutes), ("synopsis", film.synopsis, film.synopsis),
    ]  # fmt: skip
    line, said = "", []
    between = ("", " (", ") by ", ", ", ", ", ", ", ". ")
    for before, (name, words, value) in zip(between, pieces, strict=True):
        line += before
        start = at + len(line)
        line += words
        said.append(Statement(name, value, words, start, start + len(words), {}, number))
    return line, said


def _edition(first_day: date, days: int, by: Member, now: datetime) -> Edition:
    festival = make_festival(
        by=by, entry=FestivalEntry(name=NAME, place="Lisbon", country="PT", text="Films from every coast, for ten days by the water."),
        now=now,
    )  # fmt: skip
    entry = EditionEntry(
        year=first_day.year, number=12, starts=first_day, ends=first_day + timedelta(days=days - 1), place="Lisbon",
        zone=ZONE.key, currency="EUR", buzz=True,
    )  # fmt: skip
    return make_edition(by=by, festival=festival.pk, entry=entry, now=now)


def _programme(
    edition: Edition, invented: Invented, films: Sequence[int], by: Member, now: datetime
) -> list[Selection]:
    sections: dict[str, Section] = {}
    for name, competes in invented.sections:
        entry = SectionEntry(name=name, competition=competes)
        sections[name] = make_section(by=by, edition=edition.pk, entry=entry, now=now)
    selected = []
    opening = 0
    for one, film in zip(invented.films, films, strict=True):
        part = ""
        if one.section == "Opening and Closing":
            part, opening = (Selection.Part.OPENING, Selection.Part.CLOSING)[opening % 2], opening + 1
        told = SelectionEntry(
            section=sections[one.section].pk, premiere=one.premiere, part=part, note=one.note,
            competition=sections[one.section].competition, language="Original version with English subtitles",
        )  # fmt: skip
        selected.append(add_film(by=by, edition=edition.pk, film=film, entry=told, now=now))
    return selected


def _screenings(
    edition: Edition, invented: Invented, selected: Sequence[Selection], first_day: date, by: Member, now: datetime
) -> list[Screening]:
    screens = [
        Screen.objects.get(
            venue=make_venue(
                by=by,
                entry=VenueEntry(
                    name=one.name, screens=(ScreenEntry(seats=one.seats, step_free=one.step_free),), place="Lisbon",
                    latitude=one.latitude, longitude=one.longitude,
                ),
                now=now,
            )
        )
        for one in invented.venues
    ]  # fmt: skip
    return [
        make_screening(
            by=by,
            edition=edition.pk,
            entry=ScreeningEntry(
                starts=_moment(first_day, one), minutes=one.minutes, films=tuple(selected[film].pk for film in one.films),
                screen=screens[one.venue].pk, title=one.title, talk_minutes=one.talk,
                guests="The director" if one.talk > 10 else "", captions="open" if one.captions else "",
                relaxed=one.relaxed, audience="press" if one.press else "public", price="8 €, reduced 5 €",
            ),
            now=now,
        )
        for one in invented.screenings
    ]  # fmt: skip


def _moment(first_day: date, one: ScreeningInvented) -> datetime:
    midnight = datetime.combine(first_day + timedelta(days=one.day), datetime.min.time(), ZONE)
    return (midnight + timedelta(minutes=one.start)).astimezone(UTC)


def _changes(screenings: Sequence[Screening], by: Member, now: datetime) -> None:
    """Let a few things happen that happen at every festival: full houses, a cancelled guest, a broken projector."""
    chance = random.Random(5)  # noqa: S311 - invents, hides nothing
    some = chance.sample(list(screenings), min(len(screenings), 60))
    for one in some[:50]:
        set_sold_out(by=by, screening=one.pk, sold_out=True, now=now)
    for one in some[50:54]:
        cancel_screening(by=by, screening=one.pk, reason="The copy did not arrive.", now=now)
    for one in some[54:]:
        entry = ScreeningEntry(
            starts=one.starts + timedelta(minutes=15), minutes=one.minutes, screen=one.screen_id, title=one.title,
            films=tuple(one.showings.order_by("position").values_list("selection_id", flat=True)),
            talk_minutes=one.talk_minutes, guests=one.guests, captions=one.captions, relaxed=one.relaxed,
            audience=one.audience, price=one.price,
        )  # fmt: skip
        change_screening(by=by, screening=one.pk, entry=entry, reason="The film before it runs longer.", now=now)


def _ratings(told: Iterable[RatingInvented], films: Sequence[int], first_day: date, now: datetime) -> int:
    """Let guests say what they think of films, as far as that lies behind us; nobody can sign in as one of them."""
    midnight = datetime.combine(first_day, datetime.min.time(), ZONE)
    given = [(one, (midnight + timedelta(minutes=one.at)).astimezone(UTC)) for one in told]
    given = [(one, at) for one, at in given if at <= now]
    numbers = sorted({one.member for one, _ in given})
    joined = now - timedelta(days=400)
    members = Member.objects.bulk_create(
        [
            Member(
                username=f"{_PREFIX}{number:04}", password=UNUSABLE_PASSWORD_PREFIX, date_joined=joined, films_visibility=Visibility.ME,
                unproven=False,
            )
            for number in numbers
        ],
        batch_size=200,
    )  # fmt: skip
    by_number = dict(zip(numbers, (one.pk for one in members), strict=True))
    rows: list[tuple[Any, ...]] = [
        (by_number[one.member], films[one.film], one.rating, at, False, True, None, None, 0, "", at)
        for one, at in given
    ]
    insert_rows(MemberFilm, _COLUMNS, sorted(rows), alike="member_id")
    recount(films, now=now)
    return len(rows)
