"""The headings under which a programme lists its films."""

from __future__ import annotations

import re

from onesheet.reading.festival.makers import LABEL
from onesheet.reading.festival.when import day_at
from onesheet.reading.layout.lines import Line

_WORDS = re.compile(
    r"\b(?:competition|galas?|presentations?|midnight|panorama|forum|shorts?|documentar(?:y|ies)|premieres|spotlight|discovery|discoveries|masters|classics|retrospective|un certain regard|critics['’]? week|directors['’] fortnight|section|"
    r"official selection|special screenings|horizons|orizzonti|encounters|perspectives|opening night|closing night|wettbewerb|comp[ée]tition|concorso|competencia|competición|hommage|homage|tribute|homenaje|rétrospective|retrospektive|retrospectiva|"
    r"cinema|cinéma|cine|features?|feature films|films|longs métrages|courts métrages|largometrajes|cortometrajes|kurzfilme|spielfilme|animation|voices|visions|debuts?|new|restored|rediscovered|family|matin[ée]e|late night|experimental|world|national|international|out of|block|program(?:me)? \w+|part \w+)\b",
    re.IGNORECASE,
)
_CHROME = re.compile(
    r"(?:the )?(?:full )?(?:\d{4} )?(?:line-?up|program(?:me)?|programm|programma|programa|schedule|(?:official |film )?selection|la sélection(?: officielle)?|sélection(?: officielle)?|selección oficial|official selection|films?|titles?|selected films|full list|home|archive|news|announced)(?: \d{4})?",
    re.IGNORECASE,
)
"""What a page calls the whole of what it lists, or itself."""
_AROUND = re.compile(
    r"\b(?:tickets?|box office|share|subscribe|newsletter|menu|contact|sign up|follow us|download|more info|read more|back to|buy|cookies?|sponsors?|partners?|copyright|photo|image|press|search|filter|sort|venues?|screenings? start|daily|accreditation)\b",
    re.IGNORECASE,
)
_OPENER = re.compile(r"(?:section|sektion|sezione|sección|reihe|strand)\s*[:–—-]\s*", re.IGNORECASE)
_PLAYED = re.compile(
    r"(?:interpr[eé]tation|cast|avec|with|mit|darsteller|starring|written|produced|jury|jurors?|speakers?|guests?)\b",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d{2,}|\d[:.]\d\d|\d ?[ap]\.?m\b|@|http", re.IGNORECASE)
_LONGEST, _MOST_WORDS = 70, 9


def section_at(text: str, line: Line, *, before_films: bool) -> tuple[int, int] | None:
    """Where the heading stands that a line is; None where it is none. `before_films` where a film follows at once."""
    start, end = line.start, line.end
    while start < end and text[start] in "#*_= \t":
        start += 1
    while start < end and text[end - 1] in "#*_=: \t":
        end -= 1
    opener = _OPENER.match(text, start, end)
    start = opener.end() if opener is not None else start
    words = text[start:end]
    if line.is_prose or not _may_head(words):
        return None
    colon = text[end : line.end].lstrip("*_ ").startswith(":")
    marked = line.is_heading or opener is not None or words.isupper() or colon
    return (start, end) if marked or (before_films and (line.starts_block or _WORDS.search(words))) else None


def _may_head(words: str) -> bool:
    """Whether words are short, begin with a capital, and are no day, time, label or part of every page."""
    bare = words.strip().lower()
    if not 0 < len(words) <= _LONGEST or len(words.split()) > _MOST_WORDS or "\t" in words:
        return False
    if words[-1] in ".!?;," or not words[0].isalnum() or words[0].islower() or not any(map(str.isalpha, words)):
        return False
    if (
        LABEL.match(words) is not None
        or _PLAYED.match(words) is not None
        or day_at(words, 0, len(words)) is not None
        or _FIGURES.search(words) is not None
    ):
        return False
    return _CHROME.fullmatch(bare) is None and _AROUND.search(bare) is None
