"""What shows that a text that names a festival announces nothing: reviews, interviews, articles of encyclopedias."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onesheet.reading.festival.head import Held
from onesheet.reading.layout.lines import Line

_SPEECH = re.compile(r"[“\"„«][^“”\"„«»\n]{1,600}[”\"»]|‘[^‘\n]{1,300}’(?!\w)")
_FIRST_PERSON = re.compile(r"\bI(?:[’']m|[’']ve|[’']d)?\b(?= [a-z])|\b(?:my|me)\b|\bMy\b(?= [a-z])|\b(?:ich|j[’']ai)\b")
_OPINION = re.compile(
    r"[★☆⭐]|\b[0-5](?:[.,]5)? ?/ ?5\b|\b\d(?:[.,]\d)? ?/ ?10\b|\b(?:out of (?:five|ten|four)|grade:|rating:|verdict:|stars?:)|\b(?:superb|wonderful|masterful|unconvinc\w+|disappoint\w+|sags|tedious|gripping|riveting|clumsy|overlong|pacing|the ending)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:interview|in conversation|q ?& ?a with|review|reviewed|dispatch|diary|notes from|critic[’']s notebook|podcast|my favou?rites?|best of|ranked|kritik|critique|entretien|entrevista|intervista|crítica|recensione)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?:Q|A|Question|Frage)[.:] |[^\n.]{8,}\?$")
_IS_A_FESTIVAL = re.compile(
    r"\b(?:is|was|are|ist|est|es|è) (?:an?|one of|the|ein|eine|un|une|una) (?:[\w-]+[ ,]+){0,5}?(?:festival|filmfest\w*|event|showcase)\b",
    re.IGNORECASE,
)
_ANNOUNCING = re.compile(
    r",? (?:\([^()]{1,40}\),? )?(?:has |have |today |will |have today |on \w+ |last night )*(?:announce|unveil|reveal|add|present|launch|select|unspool|open|kick|return|feature|showcase|host|pay|honou?r|run|take|hat\b|gibt|stellt|präsentiert|zeigt|présente|dévoile|annonce|anuncia|presenta|annuncia|runs|closed|will\b)"
)
_BEFORE_PROSE = 3
_LINES, _MANY_FEELINGS, _FIRST = 4, 2, 260


def announces(lines: Sequence[Line]) -> bool:
    """Whether a text that names a festival at its head may announce films or prizes: no first person, no marks, no questions."""
    if not lines or _ASKED.search(lines[0].words) is not None:
        return False
    running = [line for line in lines if line.is_prose]
    if not running or _IS_A_FESTIVAL.search(running[0].words[:_FIRST]) is not None:
        return False
    feelings = questions = 0
    for line in lines:
        if _QUESTION.match(line.words) is not None:
            questions += 1
        bare = _SPEECH.sub(" ", line.words)
        if line.is_prose and _FIRST_PERSON.search(bare) is not None:
            return False
        feelings += len(_OPINION.findall(bare))
    return feelings < _MANY_FEELINGS and questions < _MANY_FEELINGS


def speaks_as(text: str, lines: Sequence[Line], held: Held) -> bool:
    """Whether a text speaks for the festival: its headline names it, or its first words say that it announces something.

    Other texts tell of it in passing, and only their sentences that name it are about it.
    """
    for line in lines[:_BEFORE_PROSE]:
        if line.start <= held.start < line.end and (line is lines[0] or not line.is_prose):
            return True
    opening = next((line for line in lines if line.is_prose), None)
    if opening is None or not opening.start <= held.start < opening.start + _FIRST:
        return False
    return _ANNOUNCING.match(text, held.end) is not None
