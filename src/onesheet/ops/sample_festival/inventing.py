"""Names, films, houses, days and audiences out of a seed. Nothing here touches a database."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

_SYLLABLES = "ba be bo da de dri el en fa gar hal il ka ke la len li lo ma mar me mi mo na nel no o ra re ri ro sa sel ta te ti to va ven vi".split()  # fmt: skip
_GIVEN = "Ada Anouk Bela Carla Dario Edith Farid Greta Hana Ivo Jana Kemal Lena Malik Nora Omar Petra Quim Rosa Samir Tilda Uma Viktor Wanda Yara Zeno".split()  # fmt: skip
_ADJECTIVES = "Blue Borrowed Broken Cold Distant Empty Far First Foreign Golden Hidden Hollow Inner Last Late Long Loud Narrow Northern Open Other Paper Patient Quiet Red Salt Second Silent Slow Small Stolen Summer Thin Tidal White Wide Winter Young".split()  # fmt: skip
_NOUNS = "Alphabet Archive Balcony Border Bridge Choir Clock Coast Corridor Daughter Debt Dinner Engine Ferry Field Garden Glacier Harvest Horse House Island Kitchen Ladder Lantern Letter Lighthouse Map Mirror Motorway Museum Neighbour Orchard Piano Platform Quarry River Room School Season Shore Sister Staircase Station Storm Street Summer Theatre Tide Tower Train Translator Treaty Valley Village Voice Window Winter Wood".split()  # fmt: skip
_COUNTRIES = "PT ES FR DE IT GB IE PL CZ RO SE FI NO DK IS TR GE EG SN NG ZA IN JP KR CN TH ID AU NZ US CA MX BR AR CL CO".split()
_GENRES = "drama comedy thriller romance documentary western musical animation horror mystery".split()
_PLACES = "a harbour town|a border village|a closed hotel|an island without roads|a night train|a school by the sea|a flooded valley|a city on strike|a mountain observatory|a failing cinema".split("|")  # fmt: skip
_WHO = "a ferry pilot|a glassblower|a retired judge|a translator|the last projectionist|a boy who will not speak|a midwife|a family of beekeepers|a night nurse|an archivist".split("|")  # fmt: skip
_DOES = "finds a letter that was never sent|must choose which house to save|waits for a ship that everybody else has forgotten|answers the wrong telephone call|comes back after thirty years|learns what the map leaves out|keeps a promise to a stranger|is taken for somebody else|counts the days until the road opens|sells the one thing that cannot be sold".split("|")  # fmt: skip
_SHAPES = "a patient film that looks twice|a comedy that hides its grief well|a first feature of rare calm|a chamber piece with the sea outside|a portrait without flattery|a film of faces and weather|an argument about what we owe each other".split("|")  # fmt: skip
_HOUSES = "Lantern Cinema|Old Fish Hall|Rialto|Customs House|Tivoli|Seamen's Club|Odeon on the Quay|Town Theatre|Municipal Library|Silo|Star|Lighthouse Hall|University Aula|Capitol|Museum Auditorium|Ferry Terminal|Palace|Botanic House|Workshop 9|Open Air on the Mole".split("|")  # fmt: skip
_SECTIONS = (
    ("Opening and Closing", 2, False), ("Competition", 16, True), ("First Films", 18, True), ("World Panorama", 64, False),
    ("Documents", 36, False), ("Coast and Country", 24, False), ("Late Hours", 16, False), ("Restored", 18, False),
    ("Focus: Small Islands", 14, False),
)  # fmt: skip
RENAMED = {"First Films": "New Voices"}
"""What a section is called in the year before."""
_SHORTS = "Shorts"
_PREMIERES = ("world", "international", "continental", "national", "")
_OF_TWENTY_TWO = (3, 4, 2, 8, 5)
"""How many films of twenty-two are shown as each of these."""
_SLOTS = (10 * 60, 12 * 60 + 30, 15 * 60, 17 * 60 + 30, 20 * 60, 22 * 60 + 30)
"""Minutes after midnight at which screenings begin."""
_NIGHTS, _NIGHT = 3, 24 * 60 + 30
"""Houses that show something after midnight too, and when; it belongs to the evening before."""
_GAP = 25
"""Minutes between two screenings in one house at least."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a festival is."""

    films: int = 250
    screenings: int = 700
    """That everybody may go to."""
    press: int = 28
    """For the press alone."""
    venues: int = 20
    days: int = 10
    ratings: int = 40_000
    members: int = 2_500


@dataclass(frozen=True, slots=True)
class FilmInvented:
    """A film."""

    title: str
    year: int
    director: str
    country: str
    genre: str
    minutes: int
    synopsis: str
    note: str
    section: str
    premiere: str


@dataclass(frozen=True, slots=True)
class VenueInvented:
    """A house with one screen."""

    name: str
    seats: int
    latitude: float
    longitude: float
    step_free: bool


@dataclass(frozen=True, slots=True)
class ScreeningInvented:
    """A screening: its films and house by their places in the lists, its day from 0, its start in minutes after midnight."""

    films: tuple[int, ...]
    venue: int
    day: int
    start: int
    minutes: int
    talk: int
    title: str
    captions: bool
    relaxed: bool
    press: bool


@dataclass(frozen=True, slots=True)
class RatingInvented:
    """What somebody gave a film: half-stars, 1 to 10, so many minutes after the midnight before the first day."""

    member: int
    film: int
    rating: int
    at: int


@dataclass(frozen=True, slots=True)
class Invented:
    """A festival."""

    sections: tuple[tuple[str, bool], ...]
    """Names, and whether they compete."""
    films: tuple[FilmInvented, ...]
    venues: tuple[VenueInvented, ...]
    screenings: tuple[ScreeningInvented, ...]
    liked: tuple[float, ...]
    """How many half-stars an audience gives each film in the mean."""
    ratings: tuple[RatingInvented, ...]


def invent(size: Size, *, year: int, seed: int = 7, taken: Collection[str] = ()) -> Invented:
    """Return the festival of this size and seed, held in this year; no film has a title that is `taken`."""
    chance = random.Random(seed)  # noqa: S311 - invents, hides nothing
    films = tuple(_films(size, year, chance, taken))
    venues = tuple(_venues(size, chance))
    screenings = tuple(_screenings(size, films, venues, chance))
    sections = (*((name, competes) for name, _, competes in _SECTIONS), (_SHORTS, True))
    liked = tuple(min(9.3, max(2.5, chance.gauss(6.6, 1.1))) for _ in films)
    return Invented(sections, films, venues, screenings, liked, tuple(_ratings(size, liked, screenings, chance)))


def invent_before(size: Size, invented: Invented, *, seed: int = 6) -> Invented:
    """Return the year before of an invented festival: other films in the same houses, one section under another name."""
    year = max(film.year for film in invented.films) - 1
    made = invent(size, year=year, seed=seed, taken={film.title for film in invented.films})
    return replace(
        made,
        sections=tuple((RENAMED.get(name, name), competes) for name, competes in made.sections),
        films=tuple(replace(film, section=RENAMED.get(film.section, film.section)) for film in made.films),
    )


def _films(size: Size, year: int, chance: random.Random, taken: Collection[str]) -> list[FilmInvented]:
    shorts = size.films // 6
    sections = _sections(size.films - shorts) + [_SHORTS] * shorts
    titles: dict[str, None] = {}
    while len(titles) < size.films:
        noun = chance.choice(_NOUNS)
        name = f"The {chance.choice(_ADJECTIVES)} {noun}" if chance.random() < 0.7 else f"{noun} of {_word(chance)}"
        if name not in taken:
            titles[name] = None
    return [_film(title, section, year, chance) for title, section in zip(titles, sections, strict=True)]


def _sections(features: int) -> list[str]:
    whole = sum(count for _, count, _ in _SECTIONS)
    names = [name for name, count, _ in _SECTIONS for _ in range(max(1, count * features // whole))]
    return (names + ["World Panorama"] * features)[:features]


def _film(title: str, section: str, year: int, chance: random.Random) -> FilmInvented:
    short = section == _SHORTS
    made = chance.randrange(1948, 1995) if section == "Restored" else year - (chance.random() < 0.4)
    place, who, does, shape = (chance.choice(words) for words in (_PLACES, _WHO, _DOES, _SHAPES))
    return FilmInvented(
        title=title,
        year=made,
        director=f"{chance.choice(_GIVEN)} {_word(chance)}{_word(chance).lower() if chance.random() < 0.3 else ''}",
        country=chance.choice(_COUNTRIES),
        genre="documentary" if section == "Documents" else chance.choice(_GENRES),
        minutes=chance.randrange(6, 24) if short else chance.randrange(72, 156),
        synopsis=f"In {place}, {who} {does}.",
        note=f"{title} is {shape}. {_word(chance)} was never shown like this." if chance.random() < 0.8 else "",
        section=section,
        premiere="" if section == "Restored" else chance.choices(_PREMIERES, _OF_TWENTY_TWO)[0],
    )


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 2, 3)))).title()


def _venues(size: Size, chance: random.Random) -> list[VenueInvented]:
    names = [*_HOUSES, *(f"Hall {number}" for number in range(len(_HOUSES), size.venues))][: size.venues]
    return [
        VenueInvented(
            name=name, seats=chance.choice((60, 90, 120, 160, 220, 300, 480)), latitude=38.70 + chance.random() * 0.04,
            longitude=-9.16 + chance.random() * 0.05, step_free=chance.random() < 0.8,
        )
        for name in names
    ]  # fmt: skip


def _screenings(
    size: Size, films: Sequence[FilmInvented], venues: Sequence[VenueInvented], chance: random.Random
) -> list[ScreeningInvented]:
    """Show every film once or more: each feature by itself, shorts five at a time, no two in one house at once."""
    shorts = [number for number, film in enumerate(films) if film.section == _SHORTS]
    shows: list[tuple[tuple[int, ...], str]] = [
        ((number,), "") for number, film in enumerate(films) if film.section != _SHORTS
    ]
    shows += [
        (tuple(shorts[start : start + 5]), f"Shorts {start // 5 + 1}") for start in range(0, len(shorts), 5)
    ]  # fmt: skip
    places = [(day, venue, slot) for day in range(size.days) for venue in range(len(venues)) for slot in _SLOTS]
    places += [(day, venue, _NIGHT) for day in range(size.days) for venue in range(min(_NIGHTS, len(venues)))]
    chance.shuffle(places)
    busy: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    made: list[ScreeningInvented] = []
    left = iter(places)
    for turn in range(size.screenings + size.press):
        shown, title = shows[turn % len(shows)]
        length = sum(films[number].minutes for number in shown)
        talk = chance.choice((0, 0, 5, 15, 25))
        for day, venue, start in left:
            end = start + length + talk
            if all(end + _GAP <= other or until + _GAP <= start for other, until in busy[day, venue]):
                busy[day, venue].append((start, end))
                made.append(
                    ScreeningInvented(
                        films=shown, venue=venue, day=day, start=start, minutes=length + talk, talk=talk, title=title,
                        captions=chance.random() < 0.12, relaxed=chance.random() < 0.03, press=turn >= size.screenings,
                    )
                )  # fmt: skip
                break
    return sorted(made, key=lambda one: (one.day, one.start, one.venue))


def _ratings(
    size: Size, liked: Sequence[float], screenings: Sequence[ScreeningInvented], chance: random.Random
) -> list[RatingInvented]:
    """Let an audience rate what it has seen, in the hours after it was shown; some films are seen and liked far more than others."""
    screenings = [one for one in screenings if not one.press]
    if not size.ratings or not screenings:
        return []
    drawn = [chance.lognormvariate(0, 0.9) for _ in liked]
    weights = [sum(drawn[film] for film in one.films) for one in screenings]
    given: dict[tuple[int, int], RatingInvented] = {}
    tries = 0
    while len(given) < size.ratings and tries < size.ratings * 4:
        tries += 1
        (screening,) = chance.choices(screenings, weights)
        film = chance.choice(screening.films)
        member = int(size.members * chance.random() ** 1.5)
        rating = min(10, max(1, round(chance.gauss(liked[film], 1.7))))
        at = screening.day * 1440 + screening.start + screening.minutes + int(chance.expovariate(1 / 90))
        given.setdefault((member, film), RatingInvented(member, film, rating, at))
    return sorted(given.values(), key=lambda one: (one.at, one.member, one.film))
