"""The facts of one film that a critic's or a member's running text tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onesheet.reading.facts.about import subjects_in
from onesheet.reading.facts.cast import cast_of
from onesheet.reading.facts.crew import Credit, crew_in
from onesheet.reading.facts.directing import director_by_deeds
from onesheet.reading.facts.figures import figures_in
from onesheet.reading.facts.stating import stated
from onesheet.reading.prose.casing import Prose, lower
from onesheet.reading.prose.dates import dates_in
from onesheet.reading.prose.people import roster_of
from onesheet.reading.prose.sentences import Span, sentences
from onesheet.reading.vocabulary import Json, Statement
from onesheet.values.countries import country_code, demonym_code
from onesheet.values.names import Roster

_RELEASE = re.compile(
    r"(?<!\w)(?P<verb>premier(?:es?|ed)|opens?|opened|releas(?:es|ed)|is released|arrives?|hits?|debuts?|lands?|comes? (?:out|to)|is (?:out|in)|out|in (?=theaters|theatres|cinemas))(?![\w-])"
)
_WHERE = (
    ("theatrical", re.compile(r"theaters?|theatres?|cinemas?|big screen|multiplex|kino|theatrically|nationwide|wide release|limited release")),
    ("digital", re.compile(r"netflix|hulu|prime video|amazon prime|disney\+|apple tv|max\b|vod|video on demand|streaming|digital|mubi|shudder|peacock|paramount\+|itunes")),
    ("physical", re.compile(r"dvd|blu-ray|4k uhd|vhs|home video")),
    ("premiere", re.compile(r"festival|world premiere|sundance|cannes|venice|tiff|berlinale|sxsw|tribeca|telluride")),
)  # fmt: skip
_PLACE_CODE = re.compile(
    r"(?<![\w.])(?P<code>u\.?s\.?a?\.?|u\.?k\.?)(?= (?:theaters|theatres|cinemas|release)| on|,|\.|$)"
)
_PLACE = re.compile(r"\b(?:in|across) (?:the )?(?P<name>[a-z][a-z ]{3,24}?)(?= on| [a-z]{3,4}\.? \d|,|\.|$| from)")
_DEMONYM = re.compile(r"(?P<word>[a-z]{4,14}) (?:theaters|theatres|cinemas|release|screens)")
_THE_FILM = re.compile(r"\b(?:the (?:film|movie)|this (?:film|movie)|it)\b")
_AUTHOR = re.compile(
    r"(?<!\w)(?P<name>\w{1,40})(?:'s|(?<=s)') (?:\w+ ){0,2}(?:book|novel|novella|memoir|play|comic|short story|stories|poem|bestseller|text|prose)\b"
)
_LONGEST_SENTENCE = 1200
"""A sentence longer than this is read up to here: it is a list or no sentence."""


def facts_of(
    source: Prose,
    spans: Sequence[tuple[int, int]],
    title: str,
    headlines: Sequence[tuple[int, int]] = (),
    known: Sequence[Statement] = (),
    writers: frozenset[str] = frozenset(),
) -> list[Statement]:
    """What the running text between the given offsets tells of the film called `title`, in the order it is told.

    From `headlines`, where every word has its capital, only `X's Title` is taken. `known` was read from labelled lines;
    `writers` are the names, in lower case, of those who wrote the text.
    """
    roster = roster_of(source)
    low_title = lower(title)
    titles = tuple(dict.fromkeys((low_title, low_title.removeprefix("the ")))) if len(low_title) > 3 else (low_title,)
    every = [one for start, end in spans for one in sentences(source, start, end)]
    pieces = [Span(one.start, min(one.end, one.start + _LONGEST_SENTENCE)) for one in every]
    crew = [credit for piece in pieces for credit in crew_in(source, piece.start, piece.end, roster, titles)]
    crew += [one for start, end in headlines for one in crew_in(source, start, end, roster, titles) if not one.sure]
    listed = {str(one.value) for one in known if one.property == "director"}
    makers = {credit.person for credit in crew if credit.sure} | listed
    acting = {str(one.value) for one in known if one.property == "cast_member"}
    cast = cast_of(source, pieces, roster, makers, titles, acting)
    players = {str(one.value) for one in cast} | acting
    told = _crew_statements(source, crew, players, listed)
    sure = {credit.person for credit in crew if credit.sure and credit.property == "director"}
    if not listed and not sure:
        others = [one for one in told if one.property != "director"]
        by_deeds = _director_by_deeds(source, pieces, roster, [*others, *cast, *known], writers, titles)
        told = [*others, *by_deeds] if by_deeds else told
    told += _camera(source, crew, told, players, listed)
    for piece in pieces:
        told += _releases(source, piece, titles)
        told += figures_in(source, piece, titles)
        told += subjects_in(source, piece, titles)
    return sorted([*told, *cast], key=lambda one: (one.start, one.end, one.property))


def _director_by_deeds(
    source: Prose,
    pieces: Sequence[Span],
    roster: Roster,
    told: Sequence[Statement],
    writers: frozenset[str],
    titles: tuple[str, ...],
) -> list[Statement]:
    """The director that only the deeds tell, in a text that names none; whoever wrote the script may direct it too."""
    others = {lower(str(one.value)) for one in told if one.property != "screenwriter"} | {
        lower(str(one.qualifiers.get("character", ""))) for one in told
    }
    found = director_by_deeds(source, pieces, roster, others | writers, titles)
    return [stated(source, "director", found.person, found.start, found.end)] if found is not None else []


def _camera(
    source: Prose, crew: list[Credit], told: Sequence[Statement], players: set[str], listed: set[str]
) -> list[Statement]:
    """`X's camera`: its cinematographer, where somebody else is named as director and nobody better has the trade."""
    directors = listed | {str(one.value) for one in told if one.property == "director"}
    if not directors or any(one.property == "cinematographer" for one in told):
        return []
    found = [one for one in crew if one.property == "cinematographer" and not one.sure]
    first = next((one for one in found if one.person not in directors | players), None)
    return [stated(source, first.property, first.person, first.start, first.end)] if first is not None else []


def _crew_statements(source: Prose, crew: list[Credit], players: set[str], listed: set[str]) -> list[Statement]:
    """Each person once in each trade; `X's film` makes a director only where nobody better is named and X does not act.

    `listed` are the directors that labelled lines name.
    """
    crew = [one for one in crew if one.sure or one.property == "director"]
    sure = {(one.property, one.person) for one in crew if one.sure}
    directed = bool(listed) or any(name == "director" for name, _ in sure)
    authors = _authors(source) if any(not one.sure for one in crew) else frozenset()
    kept: dict[tuple[str, str], Statement] = {}
    for one in crew:
        key = (one.property, one.person)
        if not one.sure and (
            directed or one.person in players or key in sure or lower(one.person).rsplit(" ", 1)[-1] in authors
        ):
            continue
        kept.setdefault(key, stated(source, one.property, one.person, one.start, one.end))
    return list(kept.values())


def _authors(source: Prose) -> frozenset[str]:
    """The surnames of those whose book or play the text speaks of; their names too stand before a title."""
    return frozenset(match["name"] for match in _AUTHOR.finditer(source.low))


def _releases(source: Prose, piece: Span, titles: tuple[str, ...]) -> Iterator[Statement]:
    """`X premieres in theaters Nov. 6`: a day, after a verb of release, in a sentence about this film."""
    low = source.low
    verb = _RELEASE.search(low, piece.start, piece.end)
    if verb is None:
        return
    said = any(low.find(title, piece.start, verb.start()) >= 0 for title in titles)
    ahead = low[piece.start : verb.start()].strip() in ("", "first", "originally")
    if not said and _THE_FILM.search(low, piece.start, verb.start()) is None and not ahead:
        return
    for dated in dates_in(source, verb.end(), min(piece.end, verb.end() + 120)):
        if not dated.has_day:
            continue
        between = low[verb.start() : piece.end]
        kind = next((kind for kind, pattern in _WHERE if pattern.search(between)), "")
        qualifiers: dict[str, Json] = {"kind": kind} if kind else {}
        place = _place(low[verb.end() : dated.start + 1] + low[dated.end : piece.end])
        if place:
            qualifiers["place"] = place
        yield stated(source, "release", str(dated.date), piece.start, max(dated.end, verb.end()), **qualifiers)
        return


def _place(words: str) -> str | None:
    """The country that the words around a date name, as its code."""
    code = _PLACE_CODE.search(words)
    if code is not None:
        return "GB" if code["code"].replace(".", "") == "uk" else "US"
    for match in _PLACE.finditer(words):
        named = country_code(match["name"])
        if named is not None:
            return named
    demonym = _DEMONYM.search(words)
    return demonym_code(demonym["word"]) if demonym is not None else None
