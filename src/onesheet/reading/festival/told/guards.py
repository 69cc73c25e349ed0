"""What shows that a text that names a festival announces nothing: reviews, interviews, articles of encyclopedias."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onesheet.reading.layout.lines import Line

_SPEECH = re.compile(r"[“\"„«][^“”\"„«»\n]{1,600}[”\"»]|‘[^‘\n]{1,300}’(?!\w)")
_FIRST_PERSON = re.compile(r"\b(?:I|I[’']m|I[’']ve|I[’']d|[Mm]y|me|ich|j[’']ai|je)\b(?! ?[.)])")
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
