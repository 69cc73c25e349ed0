"""What programmers fill in: one frozen entry for each thing, checked against the columns it goes into."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models

from onesheet.accounts.services import Refusal
from onesheet.festivals.models import (
    Award,
    Edition,
    Festival,
    Screen,
    Screening,
    Section,
    Selection,
    Venue,
)
from onesheet.values.countries import country_name

LONGEST_SCREENING = 24 * 60
"""Minutes of one screening at most."""
LONGEST_REASON = 300
MOST_FILMS = 60
"""Films of one screening at most."""
_YEARS = (1890, 2200)


class Overtaken(Refusal):
    """Somebody else changed it since the form was opened. `changed_at` is when."""

    def __init__(self, changed_at: datetime | None) -> None:
        super().__init__(
            "Somebody else changed this since you opened it. What you typed is kept here; look at what stands now, "
            "and save again to put yours in its place."
        )
        self.changed_at = changed_at


@dataclass(frozen=True, slots=True)
class FestivalEntry:
    """A festival, club or cinema."""

    name: str
    kind: str = Festival.Kind.FESTIVAL
    slug: str = ""
    """Empty for one made from the name."""
    place: str = ""
    country: str = ""
    website: str = ""
    text: str = ""
    run_here: bool = True


@dataclass(frozen=True, slots=True)
class EditionEntry:
    """One year or season."""

    year: int
    name: str = ""
    slug: str = ""
    """Empty for the year."""
    number: int | None = None
    starts: date | None = None
    ends: date | None = None
    place: str = ""
    zone: str = "UTC"
    text: str = ""
    currency: str = ""
    buzz: bool = False


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section; `parent` and `was` are numbers of sections."""

    name: str
    text: str = ""
    competition: bool = False
    parent: int | None = None
    was: int | None = None


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """A screen of a venue; `id` is None for a new one."""

    id: int | None = None
    name: str = ""
    seats: int | None = None
    step_free: bool | None = None
    hearing_loop: bool | None = None


@dataclass(frozen=True, slots=True)
class VenueEntry:
    """A venue with all its screens, in their order; a screen that is not among them goes."""

    name: str
    screens: tuple[ScreenEntry, ...] = (ScreenEntry(),)
    address: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    website: str = ""
    access: str = ""


@dataclass(frozen=True, slots=True)
class SelectionEntry:
    """What is said of a film in an edition; `section` and `preceded_by` are numbers."""

    section: int | None = None
    premiere: str = ""
    premiere_words: str = ""
    part: str = ""
    competition: bool = False
    note: str = ""
    version: str = ""
    minutes: int | None = None
    language: str = ""
    preceded_by: int | None = None


@dataclass(frozen=True, slots=True)
class QuickEntry:
    """What the table of an edition's films changes of one of them."""

    selection: int
    section: int | None
    premiere: str
    position: int
    """Place in its section from 1; 0 for the last."""
    was: tuple[int | None, str, int]
    """Section, premiere and position when the table was opened."""


@dataclass(frozen=True, slots=True)
class ScreeningEntry:
    """A screening; `screen` and `films` (selections, in their order) are numbers."""

    starts: datetime
    minutes: int
    films: tuple[int, ...] = ()
    screen: int | None = None
    title: str = ""
    code: str = ""
    talk_minutes: int = 0
    format: str = ""
    subtitles: str = ""
    guests: str = ""
    captions: str = ""
    audio_description: bool = False
    relaxed: bool = False
    signed: bool = False
    warnings: str = ""
    price: str = ""
    tickets: str = ""
    audience: str = Screening.Audience.PUBLIC
    seats: int | None = None


@dataclass(frozen=True, slots=True)
class AwardEntry:
    """A prize or mention; `section` and `film` are numbers, of a section and of a film."""

    name: str
    kind: str = Award.Kind.PRIZE
    section: int | None = None
    film: int | None = None
    recipient: str = ""
    shared: bool = False
    jury: str = ""
    citation: str = ""


_WORDS = {
    "name": "The name", "text": "The text", "place": "The place", "slug": "The address", "note": "The note",
    "title": "The title", "website": "The address of the web site", "tickets": "The address of the tickets",
    "guests": "What is said of guests", "warnings": "The warning", "jury": "What is said of the jury",
    "citation": "The citation", "access": "What is said of access", "recipient": "Who receives it",
}  # fmt: skip


def columns(model: type[models.Model], entry: Any, *, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the entry's values for the columns of the same names, words without spaces around them; raise Refusal.

    Lengths, choices and addresses are held against the columns themselves, numbers that are not negative too.
    """
    told = {field.name: getattr(entry, field.name) for field in fields(entry)}
    by_name = {field.name: field for field in model._meta.get_fields() if isinstance(field, models.Field)}  # noqa: SLF001
    found = {}
    for name, value in told.items():
        field = by_name.get(name)
        if field is None or name in without or field.is_relation:
            continue
        tidied = _tidied(field, value)
        _check(field, tidied)
        found[name] = tidied
    return found


def _tidied(field: models.Field[Any, Any], value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if isinstance(field, models.TextField):
        return value.replace("\r\n", "\n").strip()
    return " ".join(value.split())


def _check(field: models.Field[Any, Any], value: Any) -> None:
    what = _WORDS.get(field.name, f"“{str(field.name).replace('_', ' ')}”")
    if isinstance(value, str):
        longest = field.max_length
        if "\x00" in value or (longest is not None and len(value) > longest):
            raise Refusal(f"{what} has up to {longest} signs.")
        if isinstance(field, models.URLField) and value:
            _check_address(field, value, what)
        if field.choices and value and value not in dict(field.flatchoices):
            raise Refusal("This form was not filled in as it was sent to you. Nothing was changed.")
    elif isinstance(field, models.PositiveIntegerField) and isinstance(value, int) and not 0 <= value < 2**31:
        raise Refusal(f"{what} is no such number.")


def _check_address(field: models.Field[Any, Any], value: str, what: str) -> None:
    try:
        field.run_validators(value)
    except ValidationError as fault:
        raise Refusal(f"{what} must be whole: https://example.org/.") from fault
    if not value.startswith(("http://", "https://")):
        raise Refusal(f"{what} begins with https:// or http://.")


def festival_columns(entry: FestivalEntry) -> dict[str, Any]:
    """Return the columns of a festival, its address not among them; raise Refusal."""
    told = columns(Festival, entry, without=frozenset({"slug"}))
    _named(told["name"], "A festival")
    told["country"] = told["country"].upper()
    if told["country"] and country_name(told["country"]) == told["country"]:
        raise Refusal("The country is not known here; choose one of two letters, PT or GB.")
    return told


def edition_columns(entry: EditionEntry) -> dict[str, Any]:
    """Return the columns of an edition, its address not among them; raise Refusal."""
    told = columns(Edition, entry, without=frozenset({"slug"}))
    if not _YEARS[0] <= entry.year <= _YEARS[1]:
        raise Refusal(f"The year is one from {_YEARS[0]} to {_YEARS[1]}.")
    if any(one and not _YEARS[0] <= one.year <= _YEARS[1] for one in (entry.starts, entry.ends)):
        raise Refusal(f"Its days are in years from {_YEARS[0]} to {_YEARS[1]}.")
    if entry.starts and entry.ends and entry.starts > entry.ends:
        raise Refusal("The last day is before the first one.")
    if entry.starts and entry.ends and (entry.ends - entry.starts).days > 400:
        raise Refusal("An edition lasts 400 days at most.")
    if entry.zone not in available_timezones():
        raise Refusal("This time zone is not known. Zones are written like Europe/Lisbon.")
    told["currency"] = told["currency"].upper()
    if told["currency"] and not (
        told["currency"].isascii() and told["currency"].isalpha() and len(told["currency"]) == 3
    ):
        raise Refusal("A currency has three letters, EUR or GBP.")
    if told["number"] == 0:
        raise Refusal("Editions are counted from 1.")
    return told


def section_columns(entry: SectionEntry) -> dict[str, Any]:
    """Return the columns of a section; raise Refusal."""
    told = columns(Section, entry)
    _named(told["name"], "A section")
    return told


def venue_columns(entry: VenueEntry) -> dict[str, Any]:
    """Return the columns of a venue; raise Refusal."""
    told = columns(Venue, entry)
    _named(told["name"], "A venue")
    if (entry.latitude is None) != (entry.longitude is None):
        raise Refusal("A place on the map needs both, latitude and longitude.")
    if entry.latitude is not None and not -90 <= entry.latitude <= 90:
        raise Refusal("The latitude is from -90 to 90 degrees.")
    if entry.longitude is not None and not -180 <= entry.longitude <= 180:
        raise Refusal("The longitude is from -180 to 180 degrees.")
    names = [" ".join(one.name.split()) for one in entry.screens]
    if not names:
        raise Refusal("A venue has a screen at least. Where it has one, the screen needs no name.")
    if len(names) != len(set(names)):
        raise Refusal("Two screens of this venue have the same name; each needs one of its own.")
    return told


def screen_columns(entry: ScreenEntry) -> dict[str, Any]:
    """Return the columns of a screen; raise Refusal."""
    return columns(Screen, entry, without=frozenset({"id"}))


def selection_columns(entry: SelectionEntry) -> dict[str, Any]:
    """Return the columns of a selection; raise Refusal."""
    if entry.minutes is not None and not 1 <= entry.minutes <= LONGEST_SCREENING:
        raise Refusal(f"The length is from 1 to {LONGEST_SCREENING} minutes.")
    return columns(Selection, entry)


def screening_columns(entry: ScreeningEntry) -> dict[str, Any]:
    """Return the columns of a screening; raise Refusal."""
    told = columns(Screening, entry)
    if entry.starts.tzinfo is None:
        raise Refusal("The start needs a time zone.")
    if not _YEARS[0] <= entry.starts.year <= _YEARS[1]:
        raise Refusal(f"The day is in a year from {_YEARS[0]} to {_YEARS[1]}.")
    if not 1 <= entry.minutes <= LONGEST_SCREENING:
        raise Refusal(f"A screening lasts from 1 to {LONGEST_SCREENING} minutes.")
    if entry.talk_minutes > entry.minutes:
        raise Refusal("Introduction and talk are part of the screening, and cannot last longer than it.")
    if len(entry.films) > MOST_FILMS:
        raise Refusal(f"{MOST_FILMS} films can be shown in one screening at most.")
    if len(entry.films) != len(set(entry.films)):
        raise Refusal("A film is shown once in a screening.")
    if not entry.films and not told["title"]:
        raise Refusal("A screening needs a film, or a title where it shows none.")
    return told


def award_columns(entry: AwardEntry) -> dict[str, Any]:
    """Return the columns of an award; raise Refusal."""
    told = columns(Award, entry)
    _named(told["name"], "An award")
    return told


def _named(name: str, what: str) -> None:
    if not name:
        raise Refusal(f"{what} needs a name.")


def not_overtaken(changed_at: datetime | None, as_of: datetime | None) -> None:
    """Raise Overtaken where a thing was changed since `as_of`, its `changed_at` when the form was opened; None asks nothing."""
    if as_of is not None and changed_at is not None and changed_at != as_of:
        raise Overtaken(changed_at)


def reason_of(words: str) -> str:
    """Return a reason on one line; raise Refusal for too long a one."""
    tidied = " ".join(words.split())
    if len(tidied) > LONGEST_REASON or "\x00" in tidied:
        raise Refusal(f"The reason has up to {LONGEST_REASON} signs.")
    return tidied
