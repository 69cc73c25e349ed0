"""Names of festivals: their short names, their editions, and when two are one festival's."""

from __future__ import annotations

import re
from functools import lru_cache

from onesheet.values.folding import fold

_ORDINAL = re.compile(r"(?P<number>\d{1,3})(?:st|nd|rd|th|e|eme|o|a|er)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORDS = frozenset(
    """
    the of de du des di del la le el international internationale internazionale internacional film films filmfest festival festivals fest
    festspiele filmfestspiele cinema cine cinematografico cinematographic cinematographica annual edition mostra motion picture pictures and
    in d arte world competition intl int
    """.split()
)
"""Words that most festivals' names have, by which none is told from another."""
_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split()
_ORDINALS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
        "seventeenth eighteenth nineteenth".split(),
        range(1, 20),
        strict=True,
    )
) | {word: 10 * number for number, word in enumerate(_TENS, 2)}
_KNOWN_AS = {
    "tiff": "toronto", "berlinale": "berlin", "iffr": "rotterdam", "nyff": "new york", "lff": "london", "bfi london": "london",
    "south by southwest": "sxsw", "south by south west": "sxsw", "kviff": "karlovy vary", "biff": "busan", "pusan": "busan",
    "hkiff": "hong kong", "donostia san sebastian": "san sebastian", "san sebastian donostia": "san sebastian",
    "donostia": "san sebastian", "donostia zinemaldia": "san sebastian", "venezia": "venice", "biennale": "venice",
    "biennale venezia": "venice", "venice biennale": "venice", "cinematografica venezia": "venice", "cinematografica": "venice",
    "nantes": "three continents", "roma": "rome", "torino": "turin", "moskva": "moscow", "goteborg": "gothenburg",
    "idfa": "amsterdam documentary", "documentary amsterdam": "amsterdam documentary", "cph dox": "copenhagen documentary",
    "afi los angeles": "afi", "us": "sundance", "us sundance": "sundance", "utah us": "sundance",
    "annecy animation": "annecy", "catalan sitges": "sitges", "catalonia sitges": "sitges", "sitges catalonia": "sitges",
    "tiff toronto": "toronto", "sff": "sydney", "miff": "melbourne", "bafici": "buenos aires independent",
    "munchen": "munich", "wien": "vienna",
    "viennale": "vienna", "iffi": "india", "iffk": "kerala", "jio mami": "mumbai", "mami": "mumbai", "mami mumbai": "mumbai",
    "praha": "prague", "black nights tallinn": "tallinn black nights", "poff": "tallinn black nights",
}  # fmt: skip
"""Short and other names of festivals, folded, without the words above."""
_FIRST_YEARS = {
    "cannes": (1947, 4), "venice": (1943, 36), "berlin": (1950, 1), "toronto": (1975, 1), "san sebastian": (1952, 30), "locarno": (1947, 10),
    "karlovy vary": (1965, 29), "rotterdam": (1971, 1), "new york": (1962, 1), "london": (1956, 1), "busan": (1995, 1), "tokyo": (1987, 5),
    "sydney": (1953, 1), "melbourne": (1951, 10), "moscow": (1978, 21), "sitges": (1967, 1), "tribeca": (2001, 1), "telluride": (1973, 1),
    "hong kong": (1976, 1), "gothenburg": (1977, 5), "thessaloniki": (1959, 1),
}  # fmt: skip
"""For festivals held every year since: the year to which the number of an edition is added, and the first edition so counted."""


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, int | None, int | None]:
    """What names the festival, the number of the edition and its year, where they are told."""
    number = year = None
    kept: list[str] = []
    waiting = 0
    for word in fold(name).split():
        ordinal = _ORDINALS.get(word)
        figure = _ORDINAL.fullmatch(word)
        if _YEAR.fullmatch(word):
            year = int(word)
        elif figure is not None and figure["number"] and number is None:
            number = int(figure["number"])
        elif word in ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"):
            waiting = {"tw": 20, "th": 30, "fo": 40, "fi": 50, "si": 60, "se": 70, "ei": 80, "ni": 90}[word[:2]]
        elif ordinal is not None and number is None:
            number, waiting = waiting + ordinal, 0
        elif word not in _WORDS:
            kept.append(word)
    core = " ".join(kept) or fold(name)
    return _KNOWN_AS.get(core, core), number, year


def festival_key(name: str) -> str:
    """What names a festival, folded, whichever edition: `68th Cannes Film Festival`, `Festival de Cannes` -> `cannes`."""
    return _parts(name)[0]


def festival_year(name: str) -> int | None:
    """The year of the edition a name tells, by its number too where the festival's count is known: `68th Cannes ...` -> 2015."""
    key, number, year = _parts(name)
    counted = _FIRST_YEARS.get(key)
    if year is None and number is not None and counted is not None and number >= counted[1]:
        return counted[0] + number
    return year


def festival_number(name: str, year: int) -> int | None:
    """Which edition of a festival a year's was, from 1: told by the name, or by the festival's count where that is known."""
    key, number, _ = _parts(name)
    if number is not None:
        return number
    counted = _FIRST_YEARS.get(key)
    return year - counted[0] if counted is not None and year - counted[0] >= counted[1] else None


def festival_ordinal(words: str) -> int | None:
    """The number that an ordinal tells, in figures or in words: `43rd`, `9.ª`, `twenty-first` -> 43, 9, 21."""
    number = _parts(words)[1]
    return number or None


def same_festival(left: str, right: str) -> bool:
    """Whether two names can be one festival's, of the same year where both tell it.

    `TIFF` ~ `Toronto International Film Festival`, `68th Cannes Film Festival` ~ `Cannes 2015`; the Toronto Jewish Film
    Festival is another.
    """
    if left == right:
        return True
    (one, number, _), (other, other_number, _) = _parts(left), _parts(right)
    if one != other or not one:
        return False
    years = festival_year(left), festival_year(right)
    if None not in years:
        return years[0] == years[1]
    return number is None or other_number is None or number == other_number
