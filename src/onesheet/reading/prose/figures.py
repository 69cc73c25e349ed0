"""Scores that aggregators give: `71% ... based on 117 reviews, with an average rating of 6.04/10`, `59 out of 100`, `a grade of B+`.

A figure belongs to the source that its sentence names, or that the sentence before named. Where the sentence stands
but its figure is gone (`a rating based on , with an average of`), the statement is a hole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.sentences import Span

SOURCES = (
    ("Rotten Tomatoes", re.compile(r"rotten ?tomatoes(?:'s?)?")),
    ("Metacritic", re.compile(r"meta ?critic(?:'s)?")),
    ("CinemaScore", re.compile(r"cinema ?score")),
    ("PostTrak", re.compile(r"post ?trak")),
    ("IMDb", re.compile(r"\bimdb\b|internet movie database")),
    ("AlloCiné", re.compile(r"allocin[eé]?\b")),
    ("Letterboxd", re.compile(r"\bletterboxd\b")),
    ("Douban", re.compile(r"\bdouban\b")),
)
_ANY_SOURCE = re.compile(
    r"rotten|meta ?critic|cinema ?score|post ?trak|imdb|internet movie database|allocin|letterboxd|douban"
)
_PERCENT = re.compile(r"(?<![\d.,])(?P<v>100|\d{1,2}) ?(?:%|percent\b|per cent\b)")
_OUT_OF = re.compile(
    r"(?<![\d.,$£€])(?P<v>\d{1,3}(?:\.\d{1,3})?) ?(?:/|out of) ?(?:a (?:possible )?)?(?P<s>100|10|5|4)(?!\d|\.\d)"
)
_OF_HUNDRED = re.compile(
    r"(?:score|rating|metascore|average)(?: of| is| was)? (?P<v>\d{1,3})(?![\d%.,]|/| ?(?:out of|reviews|critics|percent))"
)
_COUNT = re.compile(
    r"(?<![\d/.,])(?P<n>\d{1,3}(?:,\d{3})+|\d{1,7}|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))"
    r" (?P<u>(?:(?!based|from|on |out|of )[a-z-]+ ){0,2}?(?:reviews?|critics?|reviewers|ratings|users?|votes|film critics|voters|notices))\b"
)
_BASED = re.compile(r"based (?:up)?on (?:(?:a )?(?:total|sample) of |the )?(?P<n>\d{1,3}(?:,\d{3})+|\d{1,7})(?![\d.%])")
_GRADE = re.compile(
    r"(?<!\w)(?:\"(?P<quoted>[a-f][+−–-]?)\"|(?P<signed>[a-f][+−–-](?!\w))|(?P<bare>(?<=\ban )a(?= grade)|[b-f](?= grade)|[a-f](?= (?:on|from)\b)))"
)
_GRADE_CUE = re.compile(r"grade|cinema ?score|on an? [\"']?a\+")
_WORD = re.compile(
    r"(?:indicat\w+|signif\w+|denot\w+|meaning|reflecting|represent\w+|which (?:means|indicates)|(?:which )?(?:the|that) (?:site|website|aggregator) (?:calls|called|terms|labels|describes as|considers)|or) (?:a |an )?\"(?P<w>[^\"\n]{3,60})\""
)
_BARE_WORD = re.compile(
    r"(?:indicat\w+|signif\w+|denot\w+|meaning) (?:a |an )?(?P<w>(?:universal acclaim|generally (?:favorable|favourable|unfavorable|unfavourable)"
    r"(?: reviews)?|mixed (?:or|to) average(?: reviews)?|overwhelming dislike))"
)
_HOLE = re.compile(
    r"based on {0,2}(?:,|critics|reviews)|average(?: rating| score)? of ?(?:[,.]|$)|(?:rating|score) of {0,2}(?:[,.](?!\d)|based|out of|%)|<unk> ?%"
)
_AVERAGE = re.compile(r"averag|weighted|mean ")
_CONSENSUS = re.compile(
    r"(?:consensus|summary|conclusion)[^\"\n]{0,120}?(?:[:,]|\b(?:reads?|states?|is|was|being|says?|said|called|calls|describ\w+))"
    r"[^\"\n]{0,40}?\"(?P<q>[^\"\n]{10,700})\""
)
_NOT_A_SCORE = re.compile(
    r"(?:drop|declin|decreas|increas|fell|rose|less than|more than|male|female|under|over|aged?|recommend)\w*[^.]{0,20}$"
)
_WEIGHTED = re.compile(r"weighted")
_WITHIN = 260
"""How far from a source's name its figures may stand, in signs."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A score at `text[start:end]`. `value` is None where the figure was lost; a grade is a letter."""

    by: str
    method: str
    value: float | str | None
    scale: int
    start: int
    end: int
    count: int | None = None
    unit: str = ""
    word: str = ""


def figures_in(source: Prose, spans: list[Span]) -> list[Figure]:
    """The scores of a stretch given as its sentences, in order."""
    found: list[Figure] = []
    carried = ""
    for span in spans:
        named = _sources(source, span)
        if not named:
            if carried and _carries_on(source, span):
                found.extend(_figures(source, carried, span.start, span.end))
            else:
                carried = ""
            continue
        for i, (by, _, _) in enumerate(named):
            left = span.start if i == 0 else named[i][1]
            right = named[i + 1][1] if i + 1 < len(named) else span.end
            if i + 1 < len(named) and not _has_figure(source, named[i + 1][2], span.end):
                right = span.end
            found.extend(_figures(source, by, left, right))
        carried = named[-1][0]
    return _without_repeats(found)


def _sources(source: Prose, span: Span) -> list[tuple[str, int, int]]:
    if _ANY_SOURCE.search(source.low, span.start, span.end) is None:
        return []
    named = [
        (by, match.start(), match.end())
        for by, pattern in SOURCES
        for match in pattern.finditer(source.low, span.start, span.end)
    ]
    named.sort(key=lambda one: one[1])
    return [one for i, one in enumerate(named) if i == 0 or one[0] != named[i - 1][0]]


def _has_figure(source: Prose, start: int, end: int) -> bool:
    return any(pattern.search(source.low, start, end) for pattern in (_PERCENT, _OUT_OF, _OF_HUNDRED, _GRADE))


def _carries_on(source: Prose, span: Span) -> bool:
    """Whether a sentence without a source still tells of the one before: `It also has an average rating of 6/10`."""
    head = source.low[span.start : span.start + 220]
    return bool(re.search(r"averag|rating|score|critics? |reviews|audiences|consensus", head))


def _figures(source: Prose, by: str, start: int, end: int) -> list[Figure]:
    """The figures that one source gives between `start` and `end`; a hole where its figure was lost."""
    low = source.low
    if by in ("CinemaScore", "PostTrak"):
        return _grades(low, by, start, end)
    count, unit = _count(low, start, end)
    word = _word(source, start, end)
    found = []
    if by == "Rotten Tomatoes":
        shares = _PERCENT.finditer(low, start, end)
        share = next(
            (one for one in shares if not _NOT_A_SCORE.search(low, max(start, one.start() - 40), one.start())), None
        )
        if share is not None:
            found.append(Figure(by, "percent positive", float(share["v"]), 100, *share.span(), count, unit, word))
    for match in _OUT_OF.finditer(low, start, end):
        value, scale = float(match["v"]), int(match["s"])
        if value <= scale:
            method = "weighted average" if by == "Metacritic" or _is_weighted(low, start, match.start()) else "average"
            found.append(Figure(by, method, value, scale, *match.span(), count, unit, word))
    if by == "Metacritic" and not found:
        bare = _OF_HUNDRED.search(low, start, end) or _PERCENT.search(low, start, end)
        if bare is not None and int(bare["v"]) <= 100:
            found.append(Figure(by, "weighted average", float(bare["v"]), 100, *bare.span("v"), count, unit, word))
    hole = _HOLE.search(low, start, end) if not found else None
    return found if hole is None else [Figure(by, "", None, 0, hole.start(), hole.end())]


def _grades(low: str, by: str, start: int, end: int) -> list[Figure]:
    """The letter that audiences gave; only where the sentence speaks of a grade."""
    grade = _GRADE.search(low, start, end) if _GRADE_CUE.search(low, start, end) else None
    if grade is None or by != "CinemaScore":
        return []
    mark = grade.lastgroup or "bare"
    letter = grade[mark].upper().replace("−", "-").replace("–", "-")
    return [Figure(by, "grade", letter, 0, *grade.span(mark))]


def _is_weighted(low: str, start: int, end: int) -> bool:
    return _WEIGHTED.search(low, max(start, end - 40), end) is not None


def _count(low: str, start: int, end: int) -> tuple[int | None, str]:
    match = _COUNT.search(low, start, end)
    if match is not None:
        words = match["u"].split()
        number = match["n"].replace(",", "")
        return (int(number) if number.isdigit() else _SMALL[number]), words[-1].removesuffix("s") + "s"
    match = _BASED.search(low, start, end)
    return (int(match["n"].replace(",", "")), "reviews") if match is not None else (None, "")


_SMALL = dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True))


def _word(source: Prose, start: int, end: int) -> str:
    match = _WORD.search(source.low, start, end) or _BARE_WORD.search(source.low, start, end)
    return source.text[match.start("w") : match.end("w")].strip(" .,") if match is not None else ""


def _without_repeats(found: list[Figure]) -> list[Figure]:
    seen: set[tuple[str, str, object]] = set()
    kept = []
    for one in found:
        key = (one.by, one.method, one.value)
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept


def consensus_in(source: Prose, start: int, end: int) -> Span | None:
    """Where the sentence that an aggregator calls its critics' consensus stands, without its quotes."""
    match = _CONSENSUS.search(source.low, start, end)
    return Span(match.start("q"), match.end("q")) if match is not None else None
