"""What single cells of other services' files say: ratings, days, years, identifiers. Nothing here knows which service.

A cell that says something impossible raises ValueError with a whole sentence. An empty cell says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache

from onesheet.values.dates import full_year, make_date
from onesheet.values.stars import parse_stars

SHOWN = 40
"""Signs of a cell that a sentence repeats."""
_NUMBER = re.compile(r"(?P<value>\d{1,6}(?:[.,]\d{1,6})?)(?:\s*/\s*(?P<best>\d{1,3}))?")
_YEAR = re.compile(r"(?P<year>(?:18[7-9]|19\d|20\d)\d)(?:\.0|年)?")
_WHOLE = re.compile(r"(?P<number>\d{1,12})(?:\.0)?")
_IMDB = re.compile(r"tt\d{7,10}")
_WIKIDATA = re.compile(r"Q[1-9]\d{0,11}")
_ADDRESSES = (
    ("imdb", re.compile(r"imdb\.com/(?:[a-z]{2}/)?title/(tt\d{7,10})\b")),
    ("tmdb", re.compile(r"themoviedb\.org/movie/(\d{1,9})\b")),
    ("douban", re.compile(r"(?:movie|m)\.douban\.com/(?:movie/)?subject/(\d{5,12})\b")),
    ("kinopoisk", re.compile(r"(?:kinopoisk\.ru|kinopoisk\.com)/film/(?:[^/?#\s]*-)?(\d{1,9})(?![\w-])")),
    ("simkl", re.compile(r"simkl\.com/movies/(\d{1,9})\b")),
    ("wikidata", re.compile(r"wikidata\.org/(?:wiki|entity)/(Q[1-9]\d{0,11})\b")),
)
_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_CLOCK = r"(?:(?:T|,?\s+)(?P<clock>\d{1,2}:\d\d(?::\d\d)?)(?:\.\d+)?\s*(?P<zone>Z|UTC|[+-]\d\d:?\d\d)?)?"
_ISO = re.compile(r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?:(?P=sign)(?P<day>\d{1,2}))?" + _CLOCK)
_CHINESE = re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?" + _CLOCK)
_DAY_LAST = re.compile(r"(?P<first>\d{1,2})(?P<sign>[-/.])(?P<second>\d{1,2})(?P=sign)(?P<third>\d{4}|\d\d)" + _CLOCK)
_C_TIME = re.compile(
    r"[A-Z][a-z]{2}\s+(?P<month>[A-Z][a-z]{2})\s+(?P<day>\d{1,2})\s+(?P<clock>\d\d:\d\d:\d\d)\s+(?P<year>\d{4})"
)
_NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})\.?[ -](?P<month>[A-Za-z]{3,9})\.?,?[ -]|(?P<month2>[A-Za-z]{3,9})\.? (?P<day2>\d{1,2}),? )"
    r"(?P<year>\d{4}|\d\d)"
)
DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "dmy", "mdy", "ymd"


def half_stars(printed: str, *, best: int = 10) -> tuple[int | None, str]:
    """Return a rating from 1 to `best` in half-stars, 1 to 10, and a sentence where it had to be rounded.

    Nothing, a dash and 0 are no rating. `8.5`, `8,5`, `8/10` and (of five) `★★★½` are understood. Raises ValueError.
    """
    words = printed.strip()
    if not words or words in ("-", "–", "—", "null", "None", "nan", "NaN"):
        return None, ""
    return _half_stars(words, best)


@lru_cache(maxsize=2048)
def _half_stars(words: str, best: int) -> tuple[int | None, str]:
    stars = parse_stars(words) if best == 5 else None
    match = _NUMBER.fullmatch(words)
    if stars is None and (match is None or (match["best"] and int(match["best"]) != best)):
        raise ValueError(f"“{words[:SHOWN]}” is no rating from 1 to {best}. Mend it in the file, or leave it empty.")
    value = stars if stars is not None else float(match["value"].replace(",", ".")) if match is not None else 0.0
    if value == 0:
        return None, ""
    if value > best:
        raise ValueError(
            f"The rating is {words[:SHOWN]}, and ratings go from 1 to {best}. Mend it in the file, or leave it empty."
        )
    exact = value * 10 / best
    rating = max(1, int(exact + 0.5))
    return rating, "" if rating == exact else f"The file's rating is {words} of {best}; it became {rating} half-stars."


def year_of(printed: str) -> int | None:
    """Return the year that a cell gives, `1953`, as pandas writes it `1953.0`, or the first of `2002 – 2005`."""
    words = printed.strip()
    match = _YEAR.fullmatch(words) or _YEAR.match(words)
    return int(match["year"]) if match is not None else None


def number_of(printed: str) -> str:
    """Return a whole number as other services count films, `680`, as pandas writes it `680.0`; empty for anything else."""
    match = _WHOLE.fullmatch(printed.strip())
    return match["number"].lstrip("0") if match is not None else ""


def identifiers(*, addresses: Iterable[str] = (), **told: str) -> frozenset[tuple[str, str]]:
    """Return schemes and identifiers, `imdb="tt0110912", tmdb="680"`; what is none of its scheme is passed over.

    Addresses of a film's page elsewhere tell them too. Zeros are kept where they belong to the identifier.
    """
    found: set[tuple[str, str]] = set()
    for scheme, printed in told.items():
        words = printed.strip()
        if scheme == "imdb":
            words = words.lower()
            number = words if _IMDB.fullmatch(words) else ""
        elif scheme == "wikidata":
            number = words if _WIKIDATA.fullmatch(words) else ""
        else:
            number = number_of(words)
        if number:
            found.add((scheme, number))
    for address in addresses:
        for scheme, pattern in _ADDRESSES:
            match = pattern.search(address)
            if match is not None:
                found.add((scheme, match[1]))
    return frozenset(found)


def moment_of(printed: str, order: str = DAY_FIRST) -> str:
    """Return a printed day or time as EDTF day or month, or as ISO moment where a clock and a zone are told.

    `2023-05-02T09:29:50Z`, `2017-04-16`, `2020/01/02`, `09.09.2009, 15:34`, `Sat Jan  5 00:00:00 2013`, `5 Jan 2013`, `2020年1月2日`.
    Where the year stands last, or has two figures, `order` says what comes first. A time without a zone tells
    only its day. Raises ValueError.
    """
    words = " ".join(printed.split())
    return _moment(words, order) if words not in ("", "nan", "NaN") else ""


def day_of(moment: str) -> str:
    """Return the day of what `moment_of` gave, as the file told it."""
    return moment[:10]


@lru_cache(maxsize=16384)
def _moment(words: str, order: str) -> str:
    match = _ISO.fullmatch(words) or _CHINESE.fullmatch(words)
    if match is not None:
        year, month, day = int(match["year"]), int(match["month"]), match["day"]
    elif (match := _C_TIME.fullmatch(words)) is not None:
        year, month, day = int(match["year"]), _MONTHS.get(match["month"].lower(), 13), match["day"]
    elif (match := _NAMED.fullmatch(words)) is not None:
        month = _MONTHS.get((match["month"] or match["month2"]).lower()[:3], 13)
        year, day = _year(match["year"]), match["day"] or match["day2"]
    elif (match := _DAY_LAST.fullmatch(words)) is not None:
        first, second, third = match["first"], match["second"], match["third"]
        year, month, day = {
            DAY_FIRST: (_year(third), int(second), first),
            MONTH_FIRST: (_year(third), int(first), second),
            YEAR_FIRST: (_year(first), int(second), third),
        }[order]
    elif _YEAR.fullmatch(words):
        return words[:4]
    else:
        raise ValueError(f"“{words[:SHOWN]}” is no date that is understood.")
    made = make_date(year, month, int(day) if day else None)
    if made is None:
        raise ValueError(f"“{words[:SHOWN]}” is a day that is in no calendar.")
    told = match.groupdict()
    if not (told.get("clock") and told.get("zone") and day):
        return str(made)
    return _with_clock(str(made), told["clock"], told["zone"], words)


def _with_clock(day: str, clock: str, zone: str, words: str) -> str:
    """A moment as ISO, in the zone in which it was told, so that its day stays the day that was told."""
    hours, rest = clock.split(":", 1)
    seconds = rest if ":" in rest else f"{rest}:00"
    offset = "Z" if zone in ("Z", "UTC") else f"{zone[:3]}:{zone[-2:]}"
    moment = f"{day}T{int(hours):02d}:{seconds}{offset}"
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        raise ValueError(f"“{words[:SHOWN]}” is a time that is on no clock.") from None
    return moment


def _year(printed: str) -> int:
    return int(printed) if len(printed) > 2 else full_year(int(printed))


def order_of(printed: Iterable[str], released: Iterable[tuple[str, int | None]] = ()) -> str | None:
    """Say what comes first in columns of days such as `10-09-20`, told by figures that can be no month; None where nothing tells.

    `released` are days of release with the film's year, which they should be near.
    """
    days = {" ".join(one.split()) for one in printed}
    possible = [order for order in (DAY_FIRST, MONTH_FIRST, YEAR_FIRST) if all(_can_be(day, order) for day in days)]
    near = dict.fromkeys(possible, 0)
    for day, year in released:
        for order in possible:
            near[order] += year is not None and is_short_day(day) and abs(_year_in(day, order) - year) <= 1
    best = max(near.values(), default=0)
    likely = [order for order in possible if near[order] == best]
    return likely[0] if len(likely) == 1 and any(map(is_short_day, days)) else None


def _can_be(day: str, order: str) -> bool:
    match = _DAY_LAST.fullmatch(day)
    if match is None:
        return True
    if order == YEAR_FIRST and len(match["third"]) > 2:
        return False
    try:
        _moment(day, order)
    except ValueError:
        return False
    return True


def _year_in(day: str, order: str) -> int:
    try:
        return int(_moment(" ".join(day.split()), order)[:4])
    except ValueError:
        return 0


def is_short_day(printed: str) -> bool:
    """Say whether a cell gives a day as figures with the year last or in two figures, so that its order has to be found out."""
    return _DAY_LAST.fullmatch(" ".join(printed.split())) is not None


def of_unix(seconds: int) -> str:
    """Return a count of seconds since 1970 as ISO moment in UTC. Raises ValueError for one that no calendar has."""
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, OSError, ValueError):
        raise ValueError(f"{seconds} is no time that is understood.") from None


def begin(printed: str, length: int) -> str:
    """Return how a text begins, on one line, in at most `length` signs, all of which can be kept."""
    words = " ".join(printed[: length * 4].replace("\x00", "\N{REPLACEMENT CHARACTER}").split())
    return words if len(words) <= length else f"{words[: length - 1]}…"


def left_as(what: str) -> str:
    """Return the sentence for a row about `what`, such as `a series`, that is no film."""
    return f"This is {what}; Onesheet keeps films only, so it was left alone."
