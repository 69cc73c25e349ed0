"""What a review's front matter tells: its title and film, who wrote it and when, the mark, and facts of the film."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onesheet.reading.document import Item
from onesheet.reading.facts.labelled import GENRES
from onesheet.reading.layout.front_matter import FrontMatter
from onesheet.reading.layout.lines import Line
from onesheet.reading.layout.marks import Mark, mark_alone
from onesheet.reading.prose.casing import Prose, lower
from onesheet.reading.prose.people import Name, names_at
from onesheet.reading.vocabulary import Statement
from onesheet.values.countries import country_code
from onesheet.values.languages import language_code

_TITLE = ("title", "headline", "name")
_FILM = (
    "film_title", "movie_title", "film.title", "movie.title", "film.name", "movie.name", "film", "movie", "film_name", "movie_name",
)  # fmt: skip
_YEAR = (
    "film.year",
    "movie.year",
    "film_year",
    "movie_year",
    "release_year",
    "releaseyear",
    "year_released",
    "year",
    "released",
)
_DATE = ("date", "published", "pubdate", "publish_date", "publishdate", "date_published", "posted", "created")
_AUTHOR = ("author", "authors", "byline", "reviewer", "critic", "author.name")
_MARK = (
    "rating", "score", "grade", "stars", "mark", "my_rating", "review_rating", "star_rating", "film.rating", "movie.rating", "verdict",
)  # fmt: skip
_SCALE = ("scale", "rating_max", "max_rating", "out_of", "best_rating", "rating_scale", "max_score")
_LABELS = ("tags", "tag", "categories", "category", "type", "section", "layout", "genre")
_PEOPLE = {
    "director": ("director", "directors", "directed_by", "film.director", "movie.director", "film.directors"),
    "screenwriter": ("writer", "writers", "screenwriter", "screenwriters", "screenplay", "written_by"),
    "cast_member": ("cast", "starring", "actors", "film.cast", "movie.cast"),
    "cinematographer": ("cinematographer", "cinematography"),
    "composer": ("composer",),
    "producer": ("producer", "producers"),
}
_ISO_DAY = re.compile(r"(?:18|19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_A_YEAR = re.compile(r"(?:18[89]|19\d|20\d)\d")
_MINUTES = re.compile(r"(?P<minutes>\d{2,3})(?: ?(?:m|min|mins|minutes))?\.?")
_FILM_LABELS = re.compile(r"(?:film|movie|cinema)s?(?:[ _-]?reviews?)?", re.IGNORECASE)
_OTHER_LABELS = {
    "series": re.compile(r"(?:tv|television|series|tv[ _-]?(?:shows?|series|reviews?)|episodes?)", re.IGNORECASE),
    "book": re.compile(r"(?:books?|book[ _-]?reviews?|novels?|reading)", re.IGNORECASE),
    "record": re.compile(r"(?:music|albums?|album[ _-]?reviews?|records?)", re.IGNORECASE),
    "game": re.compile(r"(?:games?|video[ _-]?games?|gaming|game[ _-]?reviews?)", re.IGNORECASE),
    "food": re.compile(r"(?:recipes?|restaurants?|food)", re.IGNORECASE),
}


_RECORDS = ("letterboxd", "letterboxd_url", "letterboxd_uri", "imdb", "imdb_id", "imdbid", "tmdb", "tmdb_id", "tmdbid", "release_year", "releaseyear")  # fmt: skip
"""Fields for the numbers and the years that films go by."""


def headline_of(front: FrontMatter) -> Line | None:
    """The title as a line of the page."""
    item = front.first(*_TITLE)
    return Line(item.start, item.end, item.text) if item is not None and item.text else None


def film_of(front: FrontMatter) -> Item | None:
    """The film's own title, where a field is named for it."""
    item = front.first(*_FILM)
    return (
        item
        if item is not None
        and any(map(str.isalpha, item.text))
        and item.text.lower() not in ("true", "false", "yes", "no")
        else None
    )


def year_of(front: FrontMatter) -> tuple[int, tuple[int, int]] | None:
    """The film's year with where it stands."""
    item = front.first(*_YEAR)
    if item is None or _A_YEAR.fullmatch(item.text) is None:
        return None
    return int(item.text), (item.start, item.end)


def date_of(front: FrontMatter) -> str | None:
    """The day on which the piece was published."""
    item = front.first(*_DATE)
    match = _ISO_DAY.match(item.text) if item is not None else None
    return match.group() if match is not None else None


def authors_of(front: FrontMatter) -> tuple[Name, ...]:
    """Those who wrote the piece."""
    return tuple(Name(item.text, item.start, item.end) for item in front.every(*_AUTHOR) if " " in item.text)


def mark_of(front: FrontMatter, text: str) -> Mark | None:
    """The mark; its scale may stand in a field of its own, and bare stars are of five."""
    for key in _MARK:
        for item in front.every(key):
            mark = mark_alone(text, item.start, item.end)
            if mark is None:
                continue
            if mark.rating is None and mark.original.replace(".", "", 1).isdigit():
                said = front.first(*_SCALE)
                best = int(said.text) if said is not None and said.text.isdigit() else 5 if "star" in key else 0
                value = float(mark.original)
                if 1 < best <= 100 and value <= best:
                    return Mark(mark.original, {"value": value, "scale": best}, mark.start, mark.end)
            return mark
    return None


def subject_told(front: FrontMatter) -> str:
    """`film` where the front matter says that a film is reviewed, another kind of thing where it says that, else empty."""
    if film_of(front) is not None or front.first(*_PEOPLE["director"]) is not None:
        return "film"
    words = [item.text.strip() for item in front.every(*_LABELS)]
    if any(_FILM_LABELS.fullmatch(word) for word in words):
        return "film"
    other = next((kind for kind, form in _OTHER_LABELS.items() if any(form.fullmatch(word) for word in words)), "")
    return other or ("film" if front.first(*_RECORDS) is not None and front.first("season", "episode") is None else "")


def facts_told(front: FrontMatter, source: Prose) -> Iterator[Statement]:
    """The facts of the film that have fields of their own."""
    for name, keys in _PEOPLE.items():
        for item in front.every(*keys):
            for person in names_at(source, item.start, item.end):
                if not person.damaged and not person.is_single:
                    yield Statement(name, person.text, source.text[person.start : person.end], person.start, person.end)
    length = front.first("runtime", "running_time", "duration", "length", "film.runtime")
    match = _MINUTES.fullmatch(length.text) if length is not None else None
    if length is not None and match is not None:
        yield Statement("duration", int(match["minutes"]), length.text, length.start, length.end)
    for name, value_of in _CODES.items():
        for item in front.every(name, f"{name}s", f"{name[:-1]}ies"):
            value = value_of(item.text)
            if value is not None:
                yield Statement(name, value, item.text, item.start, item.end)


def _language(words: str) -> str | None:
    """The code of a language's name; a code alone is that of the page."""
    return language_code(words) if len(words) > len("en-US") else None


def _genre(words: str) -> str | None:
    return lower(words) if lower(words) in GENRES else None


_CODES: dict[str, Callable[[str], str | None]] = {"country": country_code, "language": _language, "genre": _genre}
