"""What an entry of a listing is, and which words make a title, a year, a page about films."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onesheet.reading.vocabulary import Review, Statement

YEAR = r"(?:18[89]|19\d|20\d)\d"
_DATED = re.compile(rf",?[ \u00a0]?[(\[](?P<year>{YEAR})(?: (?:film|movie))?[)\]]")
_QUOTES = '"“”‘’«»„*_'
_NOTE = re.compile(r"(?: ?\[(?:[a-z]|\d{1,3}|note \d+)\]|[†‡§^*#])+$")
_AGAIN = re.compile(
    r"[ \t]*(?:/|[–—-]|[(\[])[ \t]*(?:\d{4} )?(?:[\w ]{0,30}? )?(?:re-?release|reissue|re-?issue)[)\]]?\Z",
    re.IGNORECASE,
)
"""What charts print behind the title of a film that comes back."""
_CERTIFIED = re.compile(
    r"[ \t]*[(\[](?:[Cc]ert\.? )?(?:U|PG|12A?|15|18|R|PG-13|NC-17|NR|G|TBC|FSK ?\d{1,2})[)\]][ \t]*\Z"
)
_LONGEST = 120
_NO_TITLES = frozenset(
    "total totals average sum film films movie movies title titles tba tbd n/a none unknown various see also references notes - – — ? true false yes no".split()
) | {"to be announced", "not available", "all films", "grand total", "see also"}
FILMS = re.compile(
    r"\b(?:films?|movies?|cinemas?|filmfest\w*|film festival|box office|documentaries|feature presentations?|screenings?|filme|filmprogramm|kinoprogramm|kino|pel[ií]culas?|cine|cin[ée]ma|films? list|pictures released)\b",
    re.IGNORECASE,
)
"""Words of a headline that say that a page is about films."""
_EVENT = re.compile(
    r"(?:master ?class|panel|workshop|(?:artist )?talk|lecture|seminar|keynote|case study|discussion|q ?& ?a|pitch(?:ing)?)\b[^:]{0,30}:",
    re.IGNORECASE,
)
"""What is held and not shown."""
_OTHER_THINGS = re.compile(
    r"\b(?:albums?|songs?|singles?|tracks?|soundtracks?|scores|books?|novels?|authors?|games?|tv|television|telly|series|shows?|episodes?|seasons?|sitcoms?|anime|manga|comics?|podcasts?|"
    r"actors?|actress(?:es)?|directors|filmmakers|stars|celebrities|people|characters?|festivals|villains?|heroes|performances?|scenes?|moments|quotes?|lines|posters?|trailers?|cars?|locations?|(?<!in )theat(?:er|re)s|"
    r"cameras?|apps?|websites?|streaming services|recipes?|restaurants?|plays|musicals on stage|exhibitions?|concerts?|artists?|bands?|awards?|oscars?|winners|nominees|nominations|jobs?|schools?|courses?|"
    r"schauspieler(?:innen)?|serien?|lieder|b[üu]cher|spiele|canciones|libros|actores|chansons|livres|acteurs|attori)\b",
    re.IGNORECASE,
)
"""Words of a headline that say that a page lists something else, be it of the cinema."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One film of a listing, from `start` to `end`; its statements carry film 0."""

    title: str
    year: int | None
    statements: tuple[Statement, ...]
    start: int
    end: int
    section: tuple[int, int] | None = None
    """Where the heading stands under which the film is listed."""
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A title at `text[start:end]` and the year beside it."""

    title: str
    start: int
    end: int
    year: int | None = None
    year_at: int = 0

    def statements(self, text: str) -> list[Statement]:
        """The title and, where it stands there, the year."""
        said = [Statement("title", self.title, text[self.start : self.end], self.start, self.end)]
        if self.year is not None:
            said.append(Statement("year", self.year, str(self.year), self.year_at, self.year_at + 4))
        return said


def about_films(headline: str) -> bool:
    """Whether a headline says that films are listed, and nothing beside or instead of them."""
    return FILMS.search(headline) is not None and _OTHER_THINGS.search(headline) is None


def about_other_things(headline: str) -> bool:
    """Whether a headline names other things than films."""
    return _OTHER_THINGS.search(headline) is not None


def title_at(text: str, start: int, end: int) -> Named | None:
    """The title that a stretch consists of, with or without its year: `“The Tide” (1999)`; None where it can be none."""
    if end - start > 2 * _LONGEST:
        return None
    dated = _DATED.search(text, start, end)
    if dated is not None and text[dated.end() : end].strip(" .,;:*†‡§#"):
        return None
    left, right = start, dated.start() if dated is not None else end
    again = _AGAIN.search(text[left:right])
    right = left + again.start() if again is not None else right
    certified = _CERTIFIED.search(text, left, right)
    right = certified.start() if certified is not None else right
    right -= len(text[left:right]) - len(_NOTE.sub("", text[left:right].rstrip()))
    while left < right and (text[left].isspace() or text[left] in _QUOTES):
        left += 1
    while left < right and (text[right - 1].isspace() or text[right - 1] in _QUOTES + ",;:|–—-·•"):
        right -= 1
    said = text[left:right]
    if (
        not said
        or len(said) > _LONGEST
        or "\n" in said
        or not any(map(str.isalnum, said))
        or said.casefold() in _NO_TITLES
        or _EVENT.match(said) is not None
    ):
        return None
    year = int(dated["year"]) if dated is not None else None
    return Named(" ".join(said.split()), left, right, year, dated.start("year") if dated is not None else 0)
