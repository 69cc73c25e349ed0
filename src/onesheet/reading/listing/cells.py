"""The cells of a table of films: what a column is called, and what a cell under it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onesheet.reading.prose.amounts import money_in
from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.companies import companies_at
from onesheet.reading.prose.dates import dates_in
from onesheet.reading.prose.people import names_at
from onesheet.reading.vocabulary import Json, Statement
from onesheet.values.countries import country_code
from onesheet.values.languages import language_code

Cell = Callable[[Prose, int, int], Iterator[Statement]]
_PART = re.compile(r"[^,/;•·|]+")
_YEAR = re.compile(r"(?:18[89]|19\d|20\d)\d")
_MINUTES = re.compile(r"(?P<minutes>\d{1,3})(?: ?(?:min(?:ute)?s?\.?|m|[’'′]))?", re.IGNORECASE)
_HOURS = re.compile(
    r"(?P<hours>[0-5]) ?(?::|h(?:rs?|ours?)?\.?,?) ?(?:(?P<rest>[0-5]?\d) ?(?:m(?:in(?:ute)?s?)?\.?)?)?", re.IGNORECASE
)
_DIVIDED = re.compile(r"[/;|•]")


def people(name: str) -> Cell:
    """Read a cell that names persons and nothing else."""

    def read(source: Prose, start: int, end: int) -> Iterator[Statement]:
        found = [
            one
            for left, right in _divided(source.text, start, end)
            for one in names_at(source, left, right, with_roles=False)
        ]
        if not found or found[0].start != _first(source.text, start, end) or any(one.damaged for one in found):
            return
        rest = source.text[found[-1].end : end].strip(" .,")
        if rest and not found[-1].note:
            return
        for one in found:
            yield Statement(name, one.text, source.text[one.start : one.end], one.start, one.end)

    return read


def _divided(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _DIVIDED.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    yield _first(text, at, end), end


def _first(text: str, start: int, end: int) -> int:
    """The place of the first sign that is no space."""
    while start < end and text[start].isspace():
        start += 1
    return start


def companies(name: str) -> Cell:
    """Read a cell that names companies: each of its parts is one."""

    def read(source: Prose, start: int, end: int) -> Iterator[Statement]:
        found = companies_at(source, _first(source.text, start, end), end)
        if found and not source.text[found[-1].end : end].strip(" .,()ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
            for one in found:
                at = one.start - len("The ") * source.text.startswith("The ", max(start, one.start - 4), one.start)
                said = source.text[at : one.start] + one.text
                yield Statement(name, said, source.text[at : one.end], at, one.end)

    return read


def codes(name: str, code_of: Callable[[str], str | None]) -> Cell:
    """Read a cell that names countries or languages; one part that is none leaves the cell unread."""

    def read(source: Prose, start: int, end: int) -> Iterator[Statement]:
        said = []
        for match in _PART.finditer(source.text, start, end):
            word = match.group().strip(" .\u00a0")
            if not word:
                continue
            code = code_of(word)
            if code is None:
                return
            at = source.text.index(word, match.start())
            said.append(Statement(name, code, word, at, at + len(word)))
        yield from said

    return read


def year(source: Prose, start: int, end: int) -> Iterator[Statement]:
    """Read a cell that is a year."""
    found = _YEAR.findall(source.text[start:end])
    if len(found) == 1 and len(source.text[start:end].strip(" ()[]")) == len(found[0]):
        at = source.text.index(found[0], start)
        yield Statement("year", int(found[0]), found[0], at, at + 4)


def minutes(source: Prose, start: int, end: int) -> Iterator[Statement]:
    """Read a cell that is a length: `98`, `98 min`, `1:38`, `1h 38m`."""
    said = source.text[start:end].strip()
    hours, plain = _HOURS.fullmatch(said), _MINUTES.fullmatch(said)
    if hours is not None:
        length = int(hours["hours"]) * 60 + int(hours["rest"] or 0)
    elif plain is not None:
        length = int(plain["minutes"])
    else:
        return
    if 1 <= length <= 900:
        at = source.text.index(said, start)
        yield Statement("duration", length, said, at, at + len(said))


def genres(source: Prose, start: int, end: int) -> Iterator[Statement]:
    """Read a cell of genres: short words between commas."""
    for match in _PART.finditer(source.text, start, end):
        word = match.group().strip()
        if word and len(word) < 30 and word.replace(" ", "").replace("-", "").isalpha():
            at = source.text.index(word, match.start())
            yield Statement("genre", word.lower(), word, at, at + len(word))


def money(name: str, qualifiers: dict[str, Json]) -> Cell:
    """Read a cell that is one sum of money."""

    def read(source: Prose, start: int, end: int) -> Iterator[Statement]:
        found = money_in(source, start, end)
        one = found[0] if len(found) == 1 else None
        if one is not None and one.money is not None and not source.text[start : one.start].strip(" ~≈"):
            quote = source.text[one.start : one.end]
            yield Statement(name, one.money.to_json(), quote, one.start, one.end, dict(qualifiers))

    return read


def released(source: Prose, start: int, end: int) -> Iterator[Statement]:
    """Read a cell that is one full day, with its year."""
    found = dates_in(source, start, end)
    if len(found) == 1 and found[0].has_day and found[0].date.year is not None:
        one = found[0]
        yield Statement("release", str(one.date), source.text[one.start : one.end], one.start, one.end)


def original_title(source: Prose, start: int, end: int) -> Iterator[Statement]:
    """Read a cell that is the film's original title."""
    said = source.text[start:end].strip(' "“”*_')
    if said and len(said) <= 120 and any(map(str.isalpha, said)):
        at = source.text.index(said, start)
        yield Statement("title", said, said, at, at + len(said), {"kind": "original"})


TITLE, WEAK_TITLE, OTHER_THING, TELLING = "title", "weak title", "other thing", "telling"
"""What a column's name says of the table: it lists films; perhaps films; surely something else; a thing of films only."""
_DIRECTOR, _CAST = people("director"), people("cast_member")
_OTHER_THINGS = (
    r"artists?|performers?|album|song|track|single|composition|label|author|publisher|isbn|pages|platform|developer|air ?date|original air ?date|aired|episodes?|ep\.?|no\. ?(?:over ?all|in (?:season|series))|"
    r"seasons?|series|show|network|channel|viewers.*|prod\. ?code|role|roles|character|part|awards?|category|result|recipients?(?:\(s\))?|nominees?(?:\(s\))?|nominated work|ceremony|winner|chart|peak.*|catalog.*|company|quantity|play|book|novel|game|artist\(s\)|musician|club|team|player|species|born|died|age|population|website|phone|address"
)
"""Columns of tables of songs, books, episodes, roles, prizes."""
_COLUMNS: tuple[tuple[str, str, Cell | None], ...] = (
    (r"(?:films?|movies?|(?:film|movie) (?:title|name)s?|feature film|picture|motion picture|pel[ií]cula|kinofilm|filmtitel)", TITLE, None),
    (r"(?:titles?|name|release|english title|international title|titel|titre|t[ií]tulo|titolo)", WEAK_TITLE, None),
    (r"(?:original|native|foreign)[ -](?:language )?titles?|originaltitel|titre original|t[ií]tulo original|titolo originale", "", original_title),
    (r"(?:directors?(?:\(s\))?|directed by|dir\.?|film directors?|regie|regisseur(?:in)?|r[ée]alisat(?:eur|ion|rice)|director(?:es|a)|direcci[óo]n|regia|regista)", TELLING, _DIRECTOR),
    (r"(?:(?:main |leading |principal )?cast|starring|stars|(?:lead |main )?actors?|darsteller|besetzung|acteurs|reparto|interpreti)", "", _CAST),
    (r"(?:screenwriters?|writers?|written by|screenplay(?: by)?|drehbuch|sc[ée]nario|gui[óo]n)", "", people("screenwriter")),
    (r"(?:producers?|produced by)", "", people("producer")),
    (r"(?:cinematograph(?:er|y)|director of photography|kamera)", TELLING, people("cinematographer")),
    (r"(?:music(?: by)?|composers?|music directors?)", "", people("composer")),
    (r"(?:years?|jahr|ann[ée]e|a[ñn]o|anno|release year|year of release)", "", year),
    (r"(?:countr(?:y|ies)(?: of origin)?|nation(?:ality)?|land|pays|pa[ií]s|paese|production countr(?:y|ies))", "", codes("country", country_code)),
    (r"(?:(?:original |primary )?languages?(?:\(s\))?|sprache|langue|idioma|lingua)", "", codes("language", language_code)),
    (r"(?:genres?)", "", genres),
    (r"(?:(?:running|run) ?time|runtime|duration|length|minutes|mins?\.?|laufzeit|dur[ée]e|duraci[óo]n|durata)(?: \(min(?:ute)?s?\.?\))?", TELLING, minutes),
    (r"(?:distributors?|distributed by|verleih|distributeur)", "", companies("distributor")),
    (r"(?:production (?:compan(?:y|ies)|house|studios?)|produktion)", TELLING, companies("production_company")),
    (r"(?:budget|production (?:budget|cost)|cost)(?: \(.{1,12}\))?", "", money("budget", {})),
    (r"(?:worldwide|global|ww)(?: (?:lifetime )?(?:box[ -]office|gross|total|takings|collection))*(?: \(.{1,12}\))?|box office \(worldwide\)", TELLING, money("gross", {"scope": "worldwide"})),
    (r"(?:domestic|north american?|us|u\.s\.)(?: (?:lifetime )?(?:box[ -]office|gross|total))+(?: \(.{1,12}\))?|domestic", TELLING, money("gross", {"scope": "domestic"})),
    (r"(?:foreign|international|overseas)(?: (?:lifetime )?(?:box[ -]office|gross|total))*", TELLING, money("gross", {"scope": "foreign"})),
    (r"(?:opening(?: weekend)?(?: gross)?)", TELLING, money("gross", {"scope": "opening_weekend"})),
    (r"(?:to[ -]date|total gross|gross to date|cumulative gross|cume|total to date)", TELLING, money("gross", {"scope": "run"})),
    (r"(?:gross(?: revenue)?|box[ -]office(?: gross)?|daily(?: gross)?|weekend(?: gross)?|theat(?:er|re)s|screens|admissions)", TELLING, None),
    (r"(?:release dates?|released?(?: on)?|theatrical release|opening date|premiere date|kinostart|sortie|estreno)", "", released),
    (rf"(?:{_OTHER_THINGS})", OTHER_THING, None),
)  # fmt: skip
_KINDS = tuple((re.compile(pattern, re.IGNORECASE), kind, read) for pattern, kind, read in _COLUMNS)


def column(label: str) -> tuple[str, Cell | None]:
    """What a column's name says of the table, and how its cells are read; empty and None where it is not known."""
    words = label.strip(" \t*_:.▲▼↑↓▾▴").strip()
    for pattern, kind, read in _KINDS:
        if pattern.fullmatch(words):
            return kind, read
    return "", None
