"""What running text tells of a film besides its people: its length, cost, languages, source, certificate and prizes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onesheet.reading.facts.cued import cued
from onesheet.reading.facts.stating import stated
from onesheet.reading.prose.amounts import money_in
from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.people import names_at
from onesheet.reading.prose.sentences import Span
from onesheet.reading.vocabulary import Json, Statement
from onesheet.values.languages import language_code

_TENS = {word: 10 * number for number, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_ONES = {word: number for number, word in enumerate("one two three four five six seven eight nine".split(), 1)}
_IN_WORDS = rf"(?:a hundred(?: and (?:{'|'.join([*_TENS, *_ONES])})(?:-(?:{'|'.join(_ONES)}))?)?|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES)}))?)"
_RUNS = re.compile(
    r"(?P<lead>\bat (?:just |only |a |around |about |roughly |nearly |almost |over |under )?(?:\w+ )?|\b(?:runs|ran) (?:for |to |just |at )?(?:a \w+ )?|\bclocks in at (?:just )?|\brunning (?:time|for)(?: of| is|:)? |\bruntime(?: of| is|:)? |\blasts (?:for )?|)"
    rf"(?<![\d.,\w-])(?P<minutes>\d{{2,3}}|{_IN_WORDS})[ -]?(?:minutes?|mins?\b\.?)(?P<after>[ -](?:run(?:ning)?[ -]?time|film|movie|runtime|feature|drama|comedy|thriller))?"
)
_NO_LENGTH = re.compile(r" (?:longer|shorter|into|in\b|of|later|before|after|version)")
_THIS_FILM = re.compile(r"\b(?:it|what follows|(?:the|this) (?:whole )?(?:film|movie|picture|thing)) (?:\w+ly )?$")
"""Whose length a sentence tells, right before the verb: a length in words is often that of a part."""
_ALONE = re.compile(r"\d{2,3} (?:minutes|mins)\.?")
_COST = cued(
    r"\b(?:(?:it|the (?:film|movie|picture)|this) (?:was |is )?(?:\w+ly )?(?:made|shot|produced|filmed|cost)(?: for| on)?|(?:film|movie)'s budget (?:of|was)|made on a (?:\w+ )?budget of|on a budget of) ",
    "made",
    "shot",
    "produced",
    "filmed",
    "cost",
    "budget",
)
_SPEAKS = cued(
    r"(?:^|(?<=[.;] ))(?:in |language: ?)(?P<names>[^\W\d_]+(?:(?:, | and |,? and |/)[^\W\d_]+){0,4}),? with (?:\w+ )?subtitles",
    "subtitles",
)
_SPLIT = re.compile(r", (?:and )?| and |/")
_FORM = r"(?P<form>novel|novella|play|memoir|short story|story|book|graphic novel|comic|manga|autobiography|stage play|musical|video game|radio play|poem|opera)"
_BASED = cued(
    rf"\b(?:based (?:up)?on|adapted from|adaptation of|adapts|adapting|taken from) (?:(?:the|a|an|her|his|their|\w[\w .'-]{{1,40}}?(?:'s|s')) )?(?:[\w-]+ ){{0,3}}?{_FORM}(?: (?:called|titled|entitled))?,? ",
    "based",
    "adapt",
    "taken from",
)
_TITLE = re.compile(
    r"[‘“\"'*_](?P<quoted>[^‘“”\"*_\n]{2,80}?)[’”\"'*_](?!\w)|(?P<bare>[A-Z][\w'’-]*(?: (?:(?:of|the|a|an|and|in|on|to|for|with|at) ){0,2}[A-Z][\w'’-]*){0,6})"
)
_OWNER = re.compile(r"(?:based (?:up)?on|adapted from|adaptation of|adapts|adapting|taken from) ")
_BY = re.compile(r",? (?:by|of) ")
_PRIZES = (
    "golden lion|silver lion|palme d'or|golden bear|silver bear|cam[eé]ra d'or|golden leopard|grand prix|jury prize|grand jury prize|special jury prize"
    "|queer palm|fipresci prize|people's choice award|audience award|golden horse|golden globe"
)
_WON = cued(
    rf"\b(?P<verb>won|wins|winner of|awarded|took|taking|collected|received) (?:the |a |an )?(?P<prize>{_PRIZES})\b(?: (?:for (?P<for>[^,.;]{{3,50}}?) )?(?:at|in) (?:the )?(?P<at>[^\W\d_]+))?",
    "won ",
    "wins ",
    "winner of ",
    "awarded ",
    "took ",
    "taking ",
    "collected ",
    "received ",
)
_RATED = cued(
    r"\b(?P<label>certificate|cert\.|rated) (?P<mark>12a|15|18|pg-13|pg|nc-17|r)(?![\w-]|/|\.\d)",
    "certificate ",
    "cert. ",
    "rated ",
)
_BOARDS: dict[str, dict[str, Json]] = {"GB": {"board": "BBFC", "place": "GB"}, "US": {"board": "MPA", "place": "US"}}


def figures_in(source: Prose, piece: Span, titles: tuple[str, ...]) -> Iterator[Statement]:
    """What one sentence tells of the film whose titles, in lower case, are given."""
    yield from _durations(source, piece)
    yield from _cost(source, piece)
    yield from _languages(source, piece)
    yield from _source(source, piece)
    yield from _prizes(source, piece, titles)
    yield from _certificates(source, piece)


def _durations(source: Prose, piece: Span) -> Iterator[Statement]:
    if source.low.find("min", piece.start, piece.end) < 0:
        return
    alone = _ALONE.fullmatch(source.low, piece.start, piece.end) is not None
    for match in _RUNS.finditer(source.low, piece.start, piece.end):
        minutes = _minutes(match["minutes"])
        lead, follows = match["lead"], source.low[match.end() : match.end() + 24]
        sure = alone or lead.startswith(("runs", "ran", "clocks", "running", "runtime", "lasts")) or match["after"]
        sure = sure or (lead.startswith("at ") and re.match(r",? (?:the|this|long|it)\b|,", follows) is not None)
        if not match["minutes"].isdigit():
            sure = (
                lead.startswith(("runs", "ran", "lasts"))
                and _THIS_FILM.search(source.low[piece.start : match.start()]) is not None
            )
        if sure and 30 <= minutes <= 600 and not _NO_LENGTH.match(follows):
            yield stated(source, "duration", minutes, match.start(), match.end())


def _minutes(words: str) -> int:
    """A number in figures, or in words from thirty to a hundred and ninety-nine."""
    if words.isdigit():
        return int(words)
    rest = words.removeprefix("a hundred").removeprefix(" and ")
    tens, _, ones = rest.partition("-")
    return 100 * words.startswith("a hundred") + _TENS.get(tens, _ONES.get(tens, 0)) + _ONES.get(ones, 0)


def _cost(source: Prose, piece: Span) -> Iterator[Statement]:
    for match in _COST.finditer(source.low, piece.start, piece.end):
        for amount in money_in(source, match.end(), min(piece.end, match.end() + 60))[:1]:
            if amount.money is not None and amount.start - match.end() < 30:
                yield stated(source, "budget", amount.money.to_json(), match.start(), amount.end)


def _languages(source: Prose, piece: Span) -> Iterator[Statement]:
    """`In Malayalam, Hindi and Marathi with subtitles.`"""
    match = _SPEAKS.search(source.low, piece.start, piece.end)
    if match is None:
        return
    at = match.start("names")
    for word in _SPLIT.split(match["names"]):
        code = language_code(word)
        at = source.low.find(word, at, piece.end)
        if code is not None:
            yield stated(source, "language", code, at, at + len(word))


def _source(source: Prose, piece: Span) -> Iterator[Statement]:
    """`based on Vasil Bykau's novella Sotnikov`, `adapted from the novel ‘Fog’ by Arne Moe`."""
    for match in _BASED.finditer(source.low, piece.start, piece.end):
        titled = _TITLE.match(source.text, match.end(), piece.end)
        if titled is None or (titled["quoted"] is None and source.lowered):
            continue
        name = "quoted" if titled["quoted"] is not None else "bare"
        qualifiers: dict[str, Json] = {"form": match["form"]}
        opening = _OWNER.match(source.low, match.start(), match.end())
        author = names_at(source, opening.end(), match.end())[:1] if opening is not None else []
        by = _BY.match(source.low, titled.end(), piece.end)
        author = author or (names_at(source, by.end(), piece.end)[:1] if by is not None else [])
        if author and not author[0].is_single and not author[0].damaged:
            qualifiers["author"] = author[0].text
        yield stated(source, "based_on", titled[name], match.start(), titled.end(), **qualifiers)


def _prizes(source: Prose, piece: Span, titles: tuple[str, ...]) -> Iterator[Statement]:
    """`It won the Golden Lion at Venice`: a prize of a film, told of this one."""
    for match in _WON.finditer(source.low, piece.start, piece.end):
        before = source.low[piece.start : match.start()]
        told = re.search(r"\b(?:it|which|the film|the movie)(?: (?:has|had|duly|deservedly|rightly|also))?,? $", before)
        if told is None and not any(before.rstrip(" ,").endswith(title) for title in titles):
            continue
        prize = source.text[match.start("prize") : match.end("prize")]
        qualifiers: dict[str, Json] = {"result": "won"}
        if match["at"] and source.text[match.start("at")].isupper():
            qualifiers["festival"] = source.text[match.start("at") : match.end("at")]
        yield stated(source, "award", prize, match.start(), match.end(), **qualifiers)


def _certificates(source: Prose, piece: Span) -> Iterator[Statement]:
    for match in _RATED.finditer(source.low, piece.start, piece.end):
        mark = source.text[match.start("mark") : match.end("mark")]
        if mark == mark.upper():
            place = (
                "US"
                if match["label"] == "rated" and mark in ("R", "PG-13", "NC-17")
                else "GB"
                if match["label"] != "rated"
                else ""
            )
            yield stated(source, "certificate", mark, match.start(), match.end(), **_BOARDS.get(place, {}))
