"""The average that a film's page prints of its members' marks: `Average rating 3.72 out of 5`, `IMDb RATING`, `8.0/10`, `18K`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onesheet.reading.layout.lines import Line
from onesheet.reading.vocabulary import Json, Statement

_LABEL = re.compile(
    r"(?:(?P<by>IMDb|TMDB|Letterboxd|Douban|Trakt|MUBI|Kinopoisk|FilmAffinity|豆瓣) ?)?(?:(?:weighted )?average (?:rating|score)|rating|score|user score|评分)(?: ?:)?",
    re.IGNORECASE,
)
_VALUE = re.compile(r"(?P<value>\d{1,2}[.,]\d{1,2}) ?(?:(?:/|out of|of) ?(?P<scale>5|10)(?!\d))?")
_COUNT = re.compile(r"\(?(?P<count>\d[\d.,]*)(?P<times>[KkMm])?(?: ?(?:ratings|votes|members|fans|人评价))?\)?")
_IMDB = re.compile(r"\bIMDb(?: ?ID)?(?:编号|链接)?[:：] ?(?P<id>tt\d{7,9})\b")
_METASCORE = re.compile(r"(?P<value>\d{1,3}) ?Metascore|Metascore:? ?(?P<after>\d{1,3})(?: ?/ ?100)?")
_NAMED = {"豆瓣": "Douban", "imdb": "IMDb", "tmdb": "TMDB", "mubi": "MUBI"}
_TIMES = {"k": 1000, "m": 1_000_000}
_SCALES = {"Letterboxd": 5, "IMDb": 10, "Douban": 10, "TMDB": 10, "Trakt": 10, "Kinopoisk": 10, "FilmAffinity": 10}
_METHOD = {"Letterboxd": "weighted average"}


def identifiers_in(text: str, end: int) -> Iterator[Statement]:
    """The film's identifiers that a page prints before `end`: `IMDb: tt1375666`."""
    found = _IMDB.search(text, 0, end)
    if found is not None:
        yield Statement("external_id", found["id"], found["id"], *found.span("id"), {"scheme": "imdb"})


def scores_in(text: str, lines: Sequence[Line], site: str | None) -> list[Statement]:
    """The averages that the lines print, each with who reckoned it; one of nobody that is known is left out."""
    found: dict[str, Statement] = {}
    for place, line in enumerate(lines):
        for one in _at(text, lines[place : place + 4], line, site):
            found.setdefault(str(one.qualifiers["by"]), one)
    return list(found.values())


def _at(text: str, lines: Sequence[Line], line: Line, site: str | None) -> Iterator[Statement]:
    meta = _METASCORE.fullmatch(text, line.start, line.end)
    if meta is not None:
        figure = int(meta["value"] or meta["after"])
        if figure <= 100:
            yield Statement(
                "score", {"value": figure, "scale": 100}, meta.group(), line.start, line.end, {"by": "Metacritic"}
            )
        return
    label = _LABEL.match(text, line.start, line.end)
    if label is None:
        return
    alone = label.end() == line.end
    if alone:
        # The value stands on the next line, or behind one more that is no figure.
        lines = lines if len(lines) > 1 and _VALUE.match(text, lines[1].start, lines[1].end) else lines[1:]
    if alone and len(lines) < 2:
        return
    told = lines[1] if alone else line
    at = told.start if alone else label.end()
    while at < told.end and text[at] in " :":
        at += 1
    value = _VALUE.match(text, at, told.end)
    by = _NAMED.get(label["by"].lower(), label["by"]) if label["by"] else site
    score = _score(value, by) if value is not None else None
    if value is None or by is None or score is None:
        return
    following = lines[2] if alone and len(lines) > 2 and not text[value.end() : told.end].strip() else None
    count = _count(text, following) if following is not None else None
    end = following.end if following is not None and count else value.end()
    qualifiers: dict[str, Json] = {"by": by, "method": _METHOD.get(by, "average")}
    qualifiers |= {"count": count, "count_unit": "ratings"} if count else {}
    yield Statement("score", score, text[line.start : end], line.start, end, qualifiers)


def _score(value: re.Match[str], by: str | None) -> dict[str, Json] | None:
    """The average with its scale, as it is printed or as the site is known to have it."""
    scale = int(value["scale"] or _SCALES.get(by or "", 0))
    figure = float(value["value"].replace(",", "."))
    return {"value": figure, "scale": scale} if figure <= scale else None


def _count(text: str, line: Line) -> int:
    """How many marks a line says were given: `18K`, `1,970,885 ratings`; 0 where it is no such line."""
    count = _COUNT.fullmatch(text, line.start, line.end)
    digits = count["count"].replace(",", "") if count is not None else ""
    if count is None or digits.count(".") > 1 or (not count["times"] and "." in digits):
        return 0
    return int(float(digits) * _TIMES.get((count["times"] or "").lower(), 1))
