"""Puts the invented festival into the site as its programmers would: films by documents, the programme by its services."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction

from onesheet.accounts.models import Member, Visibility
from onesheet.critics.services.reviews import add_review
from onesheet.database.rows import insert_rows
from onesheet.festivals.models import Award, Edition, Festival, Screen, Screening, Selection
from onesheet.festivals.queries.votes_counting import voting_ends
from onesheet.festivals.services.awards import make_award as give_award
from onesheet.festivals.services.editions import announce_edition, make_edition
from onesheet.festivals.services.entry import (
    AwardEntry,
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
from onesheet.festivals.services.votes import make_award, publish
from onesheet.films.services.together import Told, store_document, tell_together
from onesheet.ops.sample_festival.club import fill_club
from onesheet.ops.sample_festival.inventing import (
    RENAMED,
    FilmInvented,
    Invented,
    RatingInvented,
    ScreeningInvented,
    VenueInvented,
)
from onesheet.ops.sample_festival.voting import audience_award, cast
from onesheet.reading.vocabulary import LISTING, Film, Head, Json, Reading, Statement
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.services.tallies import recount
from onesheet.sources.licences import OWN
from onesheet.sources.models import Source
from onesheet.values.countries import country_name

NAME = "Tidewater Film Festival"
ZONE = ZoneInfo("Europe/Lisbon")
_FESTIVAL = FestivalEntry(
    name=NAME, place="Lisbon", country="PT", text="Films from every coast, for ten days by the water."
)
_AUDIENCE = "Tidewater Audience Award"
_CRITICS = (
    ("Ada Morel", "Quayside Daily"), ("Bela Sant", "Quayside Daily"), ("Ivo Lane", "Reel Weather"), ("Nora Vale", "Salt & Silver"),
    ("Zeno Park", "The Lighthouse"),
)  # fmt: skip
_PRIZES = (
    ("Competition", "Golden Anchor", "Jury of the competition: Jana Torvik, Omar Selli and Wanda Brae"),
    ("New Voices", "Silver Buoy", "New Voices jury: Hana Mori and Petra Vence"),
    ("Shorts", "Paper Boat", "Shorts jury: Quim Rosal, Tilda Hern and Kemal Aras"),
)
_OF_THE_CLUB = slice(20, 40)
"""Films that the club shows, and those it thinks of."""
_READER = "programme/1"
_PREFIX = "tidewater-guest-"
_COLUMNS = (
    "member_id", "film_id", "rating", "rated_at", "liked", "watched", "watchlisted_at", "favourite", "viewings",
    "last_viewed", "changed_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of the festival."""

    ratings: int
    ballots: int
    reviews: int


def fill_festival(
    *, invented: Invented, before: Invented, first_day: date, panel: Sequence[str], by: Member, now: datetime
) -> Made | None:
    """Make the festival with all that belongs to it until `now`; `before` is last year's, `panel` who chooses for the club.

    None where a festival of this name is here already. One transaction: all of it or nothing.
    """
    if Festival.objects.filter(name=NAME).exists():
        return None
    with transaction.atomic():
        festival = make_festival(by=by, entry=_FESTIVAL, now=now)
        screens = _screens(invented.venues, by, now)
        last = _Making(festival, before, year_before(first_day), 11, {}, by, now).make(screens)
        made = _Making(festival, invented, first_day, 12, last.sections, by, now).make(screens)
        _changes(made.screenings, by, now)
        ratings = _ratings(invented.ratings, made.films, first_day, now)
        reviews = _stars(invented, made, first_day, by, now)
        ballots = _votes(last, 60, by, now) + _votes(made, 60, by, now)
        _awards(last, by, now)
        fill_club(
            films=made.films[_OF_THE_CLUB],
            liked=invented.liked[_OF_THE_CLUB],
            screen=screens[0],
            members=panel,
            by=by,
            now=now,
        )
    return Made(ratings, ballots, reviews)


def year_before(day: date) -> date:
    """Return the same day of the week a year before, which lies in the year before: `2026-12-31` -> `2025-12-25`."""
    before = day - timedelta(weeks=52)
    return before if before.year < day.year else before - timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class _Year:
    """One year's edition as it was made; films, selections and screenings stand as they were invented."""

    edition: Edition
    invented: Invented
    sections: dict[str, int]
    films: list[int]
    selected: list[Selection]
    screenings: list[Screening]


@dataclass(frozen=True, slots=True)
class _Making:
    """Makes one year's edition: its films by documents, its programme as programmers would."""

    festival: Festival
    invented: Invented
    first_day: date
    number: int
    was: Mapping[str, int]
    """Last year's sections by their names."""
    by: Member
    now: datetime

    def make(self, screens: Sequence[int]) -> _Year:
        """Make it, and announce it."""
        by, now, invented = self.by, self.now, self.invented
        films = list(_films(invented.films, self.first_day.year, by, now))
        edition = self._edition()
        sections = {
            name: make_section(by=by, edition=edition.pk, entry=entry, now=now).pk
            for name, competes in invented.sections
            for entry in (SectionEntry(name=name, competition=competes, was=self.was.get(RENAMED.get(name, name))),)
        }
        selected = list(_programme(edition, sections, invented, films, by, now))
        screenings = _screenings(edition, invented, selected, screens, self.first_day, by, now)
        announce_edition(by=by, edition=edition.pk, now=now)
        return _Year(edition, invented, sections, films, selected, screenings)

    def _edition(self) -> Edition:
        days = 1 + max((one.day for one in self.invented.screenings), default=0)
        entry = EditionEntry(
            year=self.first_day.year, number=self.number, starts=self.first_day, ends=self.first_day + timedelta(days=days - 1),
            place="Lisbon", zone=ZONE.key, currency="EUR", buzz=True,
        )  # fmt: skip
        return make_edition(by=self.by, festival=self.festival.pk, entry=entry, now=self.now)


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


def _programme(
    edition: Edition, sections: Mapping[str, int], invented: Invented, films: Sequence[int], by: Member, now: datetime
) -> Iterator[Selection]:
    competes = dict(invented.sections)
    opening = 0
    for one, film in zip(invented.films, films, strict=True):
        part = ""
        if one.section == "Opening and Closing":
            part, opening = (Selection.Part.OPENING, Selection.Part.CLOSING)[opening % 2], opening + 1
        told = SelectionEntry(
            section=sections[one.section], premiere=one.premiere, part=part, note=one.note,
            competition=competes[one.section], language="Original version with English subtitles",
        )  # fmt: skip
        yield add_film(by=by, edition=edition.pk, film=film, entry=told, now=now)


def _screens(venues: Iterable[VenueInvented], by: Member, now: datetime) -> list[int]:
    """Make the houses; return the number of the one screen of each."""
    return [
        Screen.objects.values_list("pk", flat=True).get(
            venue=make_venue(
                by=by,
                entry=VenueEntry(
                    name=one.name, screens=(ScreenEntry(seats=one.seats, step_free=one.step_free),), place="Lisbon",
                    latitude=one.latitude, longitude=one.longitude,
                ),
                now=now,
            )
        )
        for one in venues
    ]  # fmt: skip


def _screenings(
    edition: Edition,
    invented: Invented,
    selected: Sequence[Selection],
    screens: Sequence[int],
    first_day: date,
    by: Member,
    now: datetime,
) -> list[Screening]:
    return [
        make_screening(
            by=by,
            edition=edition.pk,
            entry=ScreeningEntry(
                starts=_moment(first_day, one), minutes=one.minutes, films=tuple(selected[film].pk for film in one.films),
                screen=screens[one.venue], title=one.title, talk_minutes=one.talk,
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


def _stars(invented: Invented, made: _Year, first_day: date, by: Member, now: datetime) -> int:
    """Let critics who do not exist give stars to what they saw among the press and in competition; return how many reviews."""
    chance = random.Random(3)  # noqa: S311 - invents, hides nothing
    seen = {film: one.day for one in reversed(invented.screenings) for film in one.films}
    added = 0
    for place, film in enumerate(made.films):
        day = first_day + timedelta(days=seen[place])
        if not dict(invented.sections)[invented.films[place].section] or day > now.astimezone(ZONE).date():
            continue
        for critic, outlet in chance.sample(_CRITICS, chance.randrange(2, 5)):
            stars = min(5, max(1, round(chance.gauss(invented.liked[place] / 2, 0.8))))
            added += add_review(
                film=film, by=by, now=now, said=f"{critic}, {outlet}, {day}: {stars}/5", critic=critic, outlet=outlet,
                date=day.isoformat(), printed=f"{stars}/5", licence="CC0-1.0",
            ).made  # fmt: skip
    return added


def _votes(year: _Year, codes: int, by: Member, now: datetime) -> int:
    """Let audiences vote at fifty screenings that are over; return how many ballots there are. Where none is to come the result is published."""
    over = [
        one
        for one in year.screenings
        if one.audience == Screening.Audience.PUBLIC and one.starts + timedelta(minutes=one.minutes) <= now
    ]
    if not over:
        return 0
    poll = audience_award(edition=year.edition.pk, name=_AUDIENCE, by=by, now=over[0].starts)
    liked = {one.pk: mean for one, mean in zip(year.selected, year.invented.liked, strict=True)}
    cancelled = set(Screening.objects.filter(edition=year.edition, state="cancelled").values_list("pk", flat=True))
    ballots = cast(poll, [one for one in over if one.pk not in cancelled][:50], liked, codes=codes, by=by, now=now)
    ends = voting_ends(poll)
    if ballots and ends is not None and ends <= now:
        make_award(result=publish(poll=poll.pk, by=by, now=now).pk, by=by, now=now)
    return ballots


def _awards(year: _Year, by: Member, now: datetime) -> None:
    """Let last year's juries have decided: the best liked of each competition, a mention, and a prize for a body of work."""
    told = list(zip(year.invented.films, year.invented.liked, year.films, strict=True))
    for section, prize, jury in _PRIZES:
        some = sorted((one for one in told if one[0].section == section), key=lambda one: -one[1])
        for (film, _, number), mention in zip(some[:2], (False, True), strict=False):
            entry = AwardEntry(
                name="Special Mention" if mention else prize, kind=Award.Kind.MENTION if mention else Award.Kind.PRIZE,
                section=year.sections[section], film=number, recipient=film.director, jury=jury,
                citation="" if mention else f"For a story told without a word too many: {film.synopsis.removesuffix('.')[:1].lower()}{film.synopsis.removesuffix('.')[1:]}.",
            )  # fmt: skip
            give_award(by=by, edition=year.edition.pk, entry=entry, now=now)
    entry = AwardEntry(name="Harbour Light", recipient="Yara Tolavi", citation="For forty years behind the camera.")
    give_award(by=by, edition=year.edition.pk, entry=entry, now=now)
