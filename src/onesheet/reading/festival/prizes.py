"""Names of prizes."""

from __future__ import annotations

import re

from onesheet.reading.listing.festival import printed_heading

PRIZE = re.compile(
    r"\b(?:prizes?|awards?|prix|preis|[\w-]*preis|premio|prêmio|premi|pris|[\w-]*pris|palme|palm|leopard|leopardo|pardo|bear|bär|ours|lion|leone|león|shell|concha|horse|tiger|heart|crystal globe|globe|dove|taube|gull|trophy|trofeo|medal|plaque|grand prix|grand jury|mention|mención|menzione|menção|erwähnung|"
    r"best (?:[\w-]+ ){0,2}(?:film|feature|short|documentary|director|direction|actor|actress|performance|screenplay|cinematography|editing|debut|animation|animated|first|international|national|student|score|music|script|ensemble|artistic|european|asian|new)|meilleure?s? \w+|mejor \w+|melhor \w+|miglior\w* \w+|golden \w+|silver \w+|bronze \w+|(?:gold|silb)e(?:r)?ne[nrms]? \w+|\w+ (?:de oro|de plata|d[’']oro|d[’']or|d[’']argento|d[’']argent)|caméra d[’']or|fipresci)\b",
    re.IGNORECASE,
)
_NOT_APRIZE = re.compile(
    r"\b(?:last year|previous(?:ly)?|former|years? ago|not awarded|shortlist(?:ed)?|nominated|awards? (?:ceremony|night|show|announced)|prize money|jury members?|members of the jury|the jur(?:y|ies)|winners|nominees|nominations?)\b",
    re.IGNORECASE,
)
SHARED = re.compile(r"[\s,(–—-]*\b(?:ex[ -]?aequo|shared|tie|jointly)\b\)?", re.IGNORECASE)
_MONEY = re.compile(
    r"\s(?:[–—-]\s|\()(?:the )?(?:winner|prize|worth|sponsored|presented|endowed|\$|€|£|[\d.,]+ ?(?:€|euros?|usd|\$|chf)).*$",
    re.IGNORECASE,
)
_LOWER = re.compile(
    r"(?:special |honou?rable )?(?:jury )?mentions?|best [A-Za-z ]{4,40}|(?:grand |special )?jury prize|audience award|top prize|critics[’'] prize|lobende Erwähnung|mention spéciale|mención especial|menzione speciale|prix du public"
)
"""Prizes that running text writes without capitals."""
_BEST = re.compile(r"^([Bb]est .+?) (?:prize|award)$")
_GENERAL = frozenset(("top prize", "Top Prize", "Award", "Prize", "Prix", "Preis", "Premio"))
_LONGEST, _LONGEST_PRIZE = 500, 110


def prize_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the name of a prize stands that a stretch is."""
    while start < end and text[start] in " \t*_#=•·-–":
        start += 1
    while start < end and text[end - 1] in " \t*_#=:–—-":
        end -= 1
    if end - start > _LONGEST:
        return None
    shared = SHARED.search(text, start, end)
    end = shared.start() if shared is not None and not text[shared.end() : end].strip() else end
    money = _MONEY.search(text[start:end])
    end = start + money.start() if money is not None else end
    words = text[start:end]
    if not 2 < len(words) <= _LONGEST_PRIZE or PRIZE.search(words) is None or _NOT_APRIZE.search(words) is not None:
        return None
    if (
        words[-1] in ".!?"
        or ": " in words
        or ", " in words
        or not words[0].isupper()
        or re.search(r"[\"“”«»]|\b(?:19|20)\d\d\b", words)
    ):
        return None
    return start, end


def prize_at(text: str, start: int, end: int) -> str | None:
    """The prize that a stretch of running text names, as it should be printed; one without a name of its own is none."""
    words = _BEST.sub(r"\1", " ".join(text[start:end].split()))
    end = start + len(words) if text.startswith(words, start) else end
    if words in _GENERAL:
        return None
    if _LOWER.fullmatch(words) is not None:
        return words
    span = prize_span(text, start, end)
    return printed_heading(" ".join(text[slice(*span)].split())) if span is not None else None
