"""What critics, audiences and juries said: scores, the consensus, the article's own summary word, and the songs."""

from __future__ import annotations

import re
from dataclasses import replace

from onesheet.reading.encyclopedia.article import (
    AWARDS,
    BOX_OFFICE,
    CAST,
    HOME,
    LEAD,
    MUSIC,
    PRODUCTION,
    RECEPTION,
    RELEASE,
)
from onesheet.reading.encyclopedia.notebook import Notebook
from onesheet.reading.prose.amounts import number_word
from onesheet.reading.prose.companies import company_at
from onesheet.reading.prose.figures import Figure, consensus_in, figures_in
from onesheet.reading.prose.people import name_at, names_at
from onesheet.reading.prose.sentences import Span
from onesheet.reading.vocabulary import HOLE
from onesheet.values.names import restore_company, restore_title

_SUMMARY = re.compile(
    r"\b(?:received|receives|earned|garnered|met with|opened to|was met with|drew|got|attracted|gained|was released to|with|to) (?P<w>(?:(?:widely|generally|mostly|mainly|largely|overwhelmingly|extremely|very|somewhat|universally|initially|a|an|both|modestly|fairly|highly|predominantly|widespread) ){0,3}"
    r"(?:(?:mixed|positive|negative|favorable|favourable|unfavorable|unfavourable|poor|rave|lukewarm|excellent|glowing|strong|good|bad|universal|critical|average|mediocre|tepid|polarized|polarised|warm|scathing|enthusiastic|unanimous)(?:[- ]to[- ](?:positive|negative|mixed|average|favorable|poor))?(?:,? and |, | or | but )?){1,4}"
    r"(?: ?critical)?) ?(?:critical )?(?P<n>reviews?|reception|response|notices|acclaim|praise|feedback|responses)\b"
)
_OPINIONS = frozenset("review reviews reception response notices acclaim praise feedback responses".split())
_ACCLAIM = re.compile(
    r"\b(?:received|garnered|earned|drew|met with|to) (?:(?:universal|widespread|wide|great|much|international|considerable|high) )?(?:critical )?(?P<n>acclaim|praise) (?:from|by|upon|on|at|for its|and|in)\b"
)
_WHOSE = re.compile(
    r"\b(?:song|performance|soundtrack|album|dvd|novel|book|single|sequel|remake|score|play|production value|premiere)\b(?: [^.;]{0,40})?$|\bnumber \d+[^.;]{0,60}$"
)
_WORD = re.compile(
    r"widely|generally|mostly|mainly|largely|overwhelmingly|extremely|very|somewhat|universally|initially|modestly|fairly|highly|predominantly|both|\ba\b|\ban\b|critical"
)
_SONG = re.compile(
    r"\b(?:song|single|track|theme song|title song|ballad|tune|number)s?,? (?:called |titled |entitled |is )?\"(?P<t>[^\"\n]{2,80})\"(?P<after>,? (?:(?:\w+ ){0,3}?(?:performed|sung|recorded|written and performed|played) by|by|from|sung by) )?"
)
_BAND = re.compile(
    r"(?:[^.;\"]{0,60}?'s? )?(?:(?:rock |pop |punk |alternative rock |indie |folk )?(?:band|group|duo|singer|singer-songwriter|musician|artist|rapper)),? (?=\w)|(?:star |lead actor |actor )?(?:[^\W\d_]+ ){1,3}?[^\W\d_]+(?:'s|s') (?:band|group),? "
)
_CHART = re.compile(
    r"\b(?:reached|peaked at|hit|charted at|climbed to|debuted at|peaking at|reaching|rose to)(?: the)?(?: number| no\.?| #)? ?(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)(?: spot| position)? (?:on|of|in) (?:the )?(?P<c>[^.,;]{4,70}?)(?: charts?)?(?=[,.;]| in | and | for | after |$)"
)


def read_reception(book: Notebook) -> None:
    """Note scores with their consensus, and the article's summary word."""
    for section in book.article.of_kind(RECEPTION, LEAD, RELEASE, BOX_OFFICE, HOME, AWARDS):
        spans = book.article.sentences(section)
        for figure in figures_in(book.source, spans):
            _say_score(book, figure)
        for span in book.article.telling(section, _OPINIONS | {"consensus"}):
            if span.end - span.start < 1600:
                _consensus(book, span)
                if section.kind != HOME:
                    _summary(book, span)


def _say_score(book: Notebook, figure: Figure) -> None:
    start, end = figure.start, figure.end
    if figure.value is None:
        book.say("score", HOLE, start, end, by=figure.by)
        return
    if isinstance(figure.value, str):
        book.say("score", {"value": figure.value, "scale": "A+ to F"}, start, end, by=figure.by, method=figure.method)
        return
    number = int(figure.value) if figure.value == int(figure.value) else figure.value
    start, end = _with_count(book, figure)
    book.say(
        "score",
        {"value": number, "scale": figure.scale},
        start,
        end,
        by=figure.by,
        method=figure.method,
        count=figure.count,
        count_unit=figure.unit,
        word=figure.word,
    )


def _with_count(book: Notebook, figure: Figure) -> tuple[int, int]:
    """The quote of a score: from its figure to its count where that follows closely, and to the word given for it."""
    low, end = book.source.low, figure.end
    if figure.count is not None:
        told = low.find(f"{figure.count:,}", figure.end, figure.end + 90)
        told = told if told != -1 else low.find(str(figure.count), figure.end, figure.end + 90)
        if told != -1 and not re.search(r"[.;]\s", low[figure.end : told]):
            unit = re.compile(r"[\d,]+(?: \w+){0,2}? (?:reviews?|critics?|reviewers|ratings|users?|votes)").match(
                low, told
            )
            end = unit.end() if unit is not None else told + len(str(figure.count))
    if figure.word:
        at = book.source.text.find(figure.word, end, end + 120)
        end = at + len(figure.word) if at != -1 else end
    return figure.start, end


def _consensus(book: Notebook, span: Span) -> None:
    """The sentence that the critics' consensus is; it may hold full stops of its own."""
    if "consensus" not in book.source.low[span.start : span.end]:
        return
    limit = min(len(book.source.low), span.end + 700)
    found = consensus_in(book.source, span.start, limit)
    if found is not None and found.start < span.end + 40:
        by = "Metacritic" if "metacritic" in book.source.low[span.start : found.start] else "Rotten Tomatoes"
        book.say("consensus", book.source.text[found.start : found.end].strip(), found.start, found.end, by=by)


def _summary(book: Notebook, span: Span) -> None:
    """`received generally positive reviews` -> positive; of the film, not of a song or a performance."""
    low = book.source.low
    if not book.article.mentions(span, _OPINIONS):
        return
    match = _SUMMARY.search(low, span.start, span.end)
    if (
        match is None
        or _WHOSE.search(low[span.start : match.start()])
        or "rotten tomatoes" in low[span.start : match.start()]
    ):
        return
    words = " ".join(_WORD.sub(" ", match["w"]).split()).strip(" ,-")
    if words in ("", "universal", "critical") and match["n"] in ("acclaim", "praise"):
        words = match["n"] if not words else f"{words} {match['n']}"
    if words:
        book.say("reception", words, match.start(), match.end())


def read_music(book: Notebook) -> None:
    """Note the songs the film uses, with performer and best place in a chart."""
    source = book.source
    for section in book.article.of_kind(MUSIC, PRODUCTION, RELEASE, CAST):
        last = None
        if source.low.find('"', section.start, section.end) == -1:
            continue
        for span in book.article.sentences(section):
            if span.end - span.start > 1500:
                continue
            quoted = source.low.find('"', span.start, span.end) != -1
            for match in _SONG.finditer(source.low, span.start, span.end) if quoted else ():
                if not re.search(
                    r"\b(?:film|movie|soundtrack|features?|uses?|plays?|heard|credits|sings?|score|includes?)\b",
                    source.low[span.start : span.end],
                ):
                    continue
                last = _say_song(book, span, match)
            last = (_songs_by(book, span) if quoted else None) or last
            if last is None:
                continue
            chart = _CHART.search(source.low, span.start, span.end)
            if chart is not None:
                _say_chart(book, last, chart)


_QUOTED_BY = re.compile(
    r"\"(?P<t>[^\"\n]{2,80})\"(?P<after>,? (?:(?:is |was )?(?:performed |sung |played ))?by )(?=[\w])|\"(?P<piece>[^\"\n]{2,80})\",? (?:became|is|was) (?:the|its|a) [^.;\"]{0,40}?(?:piece|song|theme|track|number)\b"
)
_SONGS = re.compile(r"\b(?:songs?|tracks?|music|soundtrack|theme)\b")


def _songs_by(book: Notebook, span: Span) -> str | None:
    """`songs, among them "T" by P`, `"T" became the best-known piece`: the last title said, or None."""
    source, last = book.source, None
    for match in _QUOTED_BY.finditer(source.low, span.start, span.end):
        if match["piece"] is not None:
            raw = source.text[match.start("piece") : match.end("piece")].strip(" ,.")
            last = restore_title(raw) if source.lowered else raw
            book.say("song", last, match.start(), match.end())
        elif _SONGS.search(source.low, span.start, match.start()) and not _ABOUT_OTHERS.search(
            source.low, span.start, match.start()
        ):
            last = _say_song(book, span, match)
    return last


_ABOUT_OTHERS = re.compile(r"\b(?:short story|novel|poem|article|essay|review|episode|chapter|film called|cover of)\b")


def _say_song(book: Notebook, span: Span, match: re.Match[str]) -> str:
    source = book.source
    raw = source.text[match.start("t") : match.end("t")].strip(" ,.")
    title = restore_title(raw) if source.lowered else raw
    performer, end = "", match.end("t") + 1
    if match["after"]:
        band = _BAND.match(source.low, match.end(), span.end)
        at = band.end() if band is not None else match.end()
        if band is not None or source.low.startswith("the ", at):
            group = company_at(source, at, span.end)
            if group is not None and not group.damaged:
                article = "The " if source.low.startswith("the ", at) else ""
                performer, end = article + group.text, group.end
        else:
            names = names_at(source, at, span.end) or [one for one in [name_at(source, at, span.end)] if one]
            if names and not names[0].damaged:
                performer, end = names[0].text, names[0].end
    start = match.start() if source.text[match.start() : match.start("t")].strip() else match.start("t")
    book.say("song", title, start, end, performer=performer)
    return title


def _say_chart(book: Notebook, title: str, chart: re.Match[str]) -> None:
    """Join the place in a chart to the song told before it; the statement of the song gets both."""
    source = book.source
    peak = number_word(chart["n"])
    raw = source.text[chart.start("c") : chart.end("c")].strip()
    name = (
        re.sub(r"['’]s\b", "", restore_company(raw) if source.lowered else raw)
        .removeprefix("the ")
        .removeprefix("The ")
    )
    for one in book.noted("song"):
        if one.value == title and "peak" not in one.qualifiers and peak:
            book.replace(one, replace(one, end=chart.end(), qualifiers=one.qualifiers | {"chart": name, "peak": peak}))
            return
