"""Who wrote a piece, as its byline says: `by Dawn Day`, `Words: A and B | 3 May 2015`, `March 3, 2015 by Joel Tan`."""

from __future__ import annotations

import re

from onesheet.reading.layout.lines import Line
from onesheet.reading.prose.casing import Prose
from onesheet.reading.prose.dates import dates_in
from onesheet.reading.prose.people import Name, names_at

_BY = re.compile(
    r"[\W_]{0,4}(?:(?:film |movie )?(?:words?|text|reviewed|written|posted|published|submitted|review|contributed)(?: and photos?)? ?by:?"
    r"|(?:(?:a|an|this|our|the|film|festival|programme|program|critical|notes?|essay|report|piece|article|column|capsule|review) ){1,4}by:?"
    r"|(?:words?|text|author|critic|reviewer|writer)s? ?:|(?:(?:chief|senior|staff|our) ){0,2}film (?:editor|critic|reviewer|writer|correspondent)(?= [^\W\d_])|by:?|(?:von|par|por|di|door|av)(?= )) ?(?=\S)",
    re.IGNORECASE,
)
_BY_LATER = re.compile(
    r"[ ,|·•–—-]*(?:(?:written|posted|published|reviewed) )?(?:by|von|par|por|di):? (?=\S)", re.IGNORECASE
)
_LONGEST = 90
_AFTER = re.compile(
    r"\s*(?:[,|·•–—★⭐☆✭½-]|\(|on |for |at |in |;|$)|,? (?:film|staff|chief|senior|contributing|guest|arts|culture|our)\b",
    re.IGNORECASE,
)


def byline_at(source: Prose, line: Line) -> list[Name]:
    """The writers that a line names and is there to name; none where it is anything else."""
    if line.end - line.start > _LONGEST or (line.is_prose and _opening(source, line) is None):
        return []
    start = _opening(source, line)
    if start is None:
        return []
    names = names_at(_by_its_own_capitals(source, line), start, line.end) or _user_at(source, line, start)
    if not names or names[0].text.casefold() in _NOBODY:
        return []
    rest = source.text[names[-1].end : line.end]
    return names if not rest or _AFTER.match(rest) else []


_NOBODY = frozenset({"staff writer", "staff", "admin", "guest", "editor", "the editors", "anonymous", "guest author"})
_USER = re.compile(r"@?(?P<name>[a-z][\w.-]{1,30}\w)(?= on \S|\s*$|\s*[|,·•(])")


def _user_at(source: Prose, line: Line, start: int) -> list[Name]:
    """`Posted by dana_p on March 9, 2012`: a user's name, in a line that says outright that somebody wrote the piece."""
    user = _USER.match(source.text, start, line.end) if _POSTED.match(source.low, line.start) else None
    if user is None or not (set("_0123456789") & set(user["name"]) or dates_in(source, user.end(), line.end)):
        return []
    return [Name(user["name"], user.start("name"), user.end("name"))]


_POSTED = re.compile(r"\W{0,4}(?:posted|reviewed|written|review|submitted|published) by\b")


def _opening(source: Prose, line: Line) -> int | None:
    """Where the names start: after `by`, which starts the line or follows its date."""
    opening = _BY.match(source.text, line.start, line.end)
    if opening is not None:
        later = _after_date(source, line)
        return later if later is not None else opening.end()
    return _after_date(source, line)


def _after_date(source: Prose, line: Line) -> int | None:
    """`March 3, 2015 by Joel Tan`, `Posted on 4 May 2019 by Moira Kane`."""
    if line.end - line.start > _LONGEST:
        return None
    for dated in dates_in(source, line.start, line.end):
        if dated.start - line.start < 32:
            by = _BY_LATER.match(source.text, dated.end, line.end)
            if by is not None:
                return by.end()
    return None


def _by_its_own_capitals(source: Prose, line: Line) -> Prose:
    """The text for reading one line: a byline keeps its capitals even where the rest of the text has none."""
    lowered = not any(map(str.isupper, source.text[line.start : line.end]))
    return source if lowered == source.lowered else Prose(source.text, source.low, lowered)


def bare_name(source: Prose, line: Line) -> list[Name]:
    """The name that a line consists of, two to four capitalised words; whether it is a writer's its place must tell."""
    if line.end - line.start > 40 or line.is_prose:
        return []
    names = names_at(source, line.start, line.end)
    whole = len(names) == 1 and names[0].start == line.start and names[0].end == line.end
    return names if whole and 2 <= len(names[0].text.split()) <= 4 else []


_FOR = re.compile(
    r" (?:for|at|in|of) (?P<outlet>(?:[Tt]he )?[A-Z][\w&'’.-]*(?: (?:&|of|and|the|[A-Z][\w&'’.-]*)){0,4})\s*$"
)


_SECTIONS = frozenset(
    "film films movies reviews festivals culture arts features news theaters theatres cinemas blog diary columns tv".split()
)


def outlet_after(source: Prose, names: list[Name], line: Line) -> str | None:
    """The outlet that a byline names after its writers: `Reviewed by Hamish Dunleavy for Reel & Rye`."""
    match = _FOR.match(source.text, names[-1].end, line.end)
    return match["outlet"] if match is not None and match["outlet"].casefold() not in _SECTIONS else None
