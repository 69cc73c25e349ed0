"""A film that a line announces, in the many ways in which programmes put title and maker on one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onesheet.reading.festival.entry import (
    Entry,
    both,
    inside,
    may_be_other,
    other_title,
    tail,
    titled,
    until_bracket,
)
from onesheet.reading.festival.facts import Facts, facts_at, only_facts
from onesheet.reading.festival.makers import BY, LABEL, makers_before_facts, makers_in

LONGEST = 320
_RANK = re.compile(
    r"(?:(?:no\. ?|#|nr\. ?)?\d{1,3}[.)][ \t]+|[-–•*·▪]+[ \t]+)?(?:(?:preceded by|followed by|screen(?:s|ing) with|plays with|vorfilm|opening film|closing film|opening night(?: film)?|closing night(?: film)?|film d[’']ouverture|eröffnungsfilm)(?: the short(?: film)?)?(?::| -| –)? )?",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"(?P<mark>\*{1,3}|_{1,2})(?P<title>[^\n*_]{1,110}?)(?P=mark)|[\"“„«](?P<quoted>[^\n\"”“»«]{1,110})[\"”“»]"
)
_DIVIDING = (re.compile(r"\s*\t\s*"), re.compile(r"\s*\|\s*"), re.compile(r"\s+[/·•]\s+"), re.compile(r"\s+[–—-]\s+"))
_CUE = re.compile(rf"(?:[,.]|\s[-–—|·/]|:)?\s+\(?(?P<label>{LABEL.pattern})", re.IGNORECASE)
_SIGNED = re.compile(rf"(?P<comma>,)?\s(?:by\s|(?<=,\s){BY.pattern})")
_SPLIT = re.compile(r"(?P<sign>\s[–—-]\s|\s?\|\s?|\s/\s|,\s|:\s)")
_CAPS_WORD = re.compile(r"[^\s]+")
_FEWEST_PARTS = 3
_SMALL_BY = re.compile(r"\s(?:de\s|d[’']|di\s|da\s|von\s|van\s|av\s|af\s|by\s)(?=[^\W\d_a-zß-öø-ÿ])")
_BRACKETS = re.compile(r"\([^()]*\)")
_TITLE_DASH = re.compile(r"\s[–—-]\s")
_DIRECTOR = re.compile(r"(?<=[.!?…”\"])\s+(?:DIR|Dir|DIRECTOR|Director|Directed by)[.:]?\s")
_NAMES_END = re.compile(r"(?<=[^\W\d_]{2})\.(?:\s|$)")
_LONGEST_SYNOPSIS = 1600
_COMMA = re.compile(r",\s")


def after_rank(text: str, start: int, end: int) -> int:
    """Where a line begins behind its number or bullet."""
    rank = _RANK.match(text, start, end)
    return rank.end() if rank is not None and rank.end() < end else start


def one_line(text: str, start: int, end: int, opening: int = 0) -> Entry | None:
    """The film that a line announces with its makers; None where it announces none. `opening` is where words that the page
    sets apart at the line's beginning end."""
    start = after_rank(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > LONGEST:
        return None
    for read in (_marked, _opened, _divided, _cued, _bracketed, _signed, _signed_capitals, _commas, _capitals):
        found = read(text, start, end, opening)
        if found is not None and found.makers:
            return found
    return None


def _marked(text: str, start: int, end: int, _opening: int) -> Entry | None:
    """`**The Tide** Ana Souza (Brazil, 2018)`, `“The Tide” by Ana Souza`."""
    match = _MARKED.match(text, start, end)
    if match is None:
        return None
    span = match.span("title") if match["title"] is not None else match.span("quoted")
    return _with_tail(text, span, match.end(), end, start)


def _opened(text: str, start: int, end: int, opening: int) -> Entry | None:
    """The same where the page sets the title apart by its markup."""
    return _with_tail(text, (start, opening), opening, end, start) if start < opening < end else None


def _with_tail(text: str, title: tuple[int, int], at: int, end: int, start: int) -> Entry | None:
    entry = titled(text, *title)
    if entry is None or entry.facts.said:
        return None
    entry.start, entry.end = start, end
    entry.cued = False
    if not tail(text, at, end, entry):
        return None
    entry.cued = True  # the markup says where the title ends
    return entry


def _divided(text: str, start: int, end: int, _opening: int) -> Entry | None:
    """`The Tide | Ana Souza | Brazil | 2018`, `La Semilla / The Seed / Diego Paz / Colombia / 2025 / 13 min`."""
    for sign in _DIVIDING:
        parts = _parts(sign, text, start, end)
        if len(parts) < (2 if "\t" in text[start:end] else _FEWEST_PARTS):
            continue
        for skipped in (1, 2):
            entry = titled(text, *parts[0])
            if entry is None or len(parts) <= skipped:
                break
            entry.start, entry.end = start, end
            if skipped > 1:
                if entry.others or only_facts(text, *parts[1]) is not None or not may_be_other(text[slice(*parts[1])]):
                    break
                entry.others.append(other_title(text, *parts[1]))
            before = len(entry.others)
            if (
                all(tail(text, *part, entry) for part in parts[skipped:])
                and entry.makers
                and len(entry.others) == before
            ):
                if not entry.facts.tells and not entry.cued:
                    break
                names = makers_in(text, *parts[skipped])
                if names or skipped == 1:
                    return entry
    return None


def _parts(sign: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, at = [], start
    for match in sign.finditer(text, start, end):
        found.append((at, match.start()))
        at = match.end()
    return [*found, (at, end)]


def _cued(text: str, start: int, end: int, _opening: int) -> Entry | None:
    """`The Tide, directed by Ana Souza (Brazil, 2018)`, `The Tide (dir. Ana Souza, Brazil)`."""
    for match in _CUE.finditer(text, start + 1, end):
        entry = titled(text, start, match.start())
        if entry is None:
            continue
        entry.start, entry.end = start, end
        at = match.start("label")
        stop = end
        if text[at - 1] == "(" or "(" in text[match.start() : at]:
            close = text.find(")", at, end)
            if close < 0 or (text[close + 1 : end].strip(" .,;–—") and facts_at(text, close + 1, end).end < end):
                continue
            if inside(text, at, close, entry) and tail(text, close + 1, end, entry):
                entry.cued = True
                return entry
            continue
        if tail(text, at, stop, entry) and entry.makers:
            entry.cued = True
            return entry
    return None


def _bracketed(text: str, start: int, end: int, _opening: int) -> Entry | None:
    """`The Tide (Ana Souza, Brazil, 2018)`, `The Tide – Ana Souza (Brazil, 2018)`."""
    opened = text.rfind("(", start, end)
    if opened <= start:
        return None
    close = text.find(")", opened, end)
    behind = only_facts(text, close + 1, end) if close >= 0 and text[close + 1 : end].strip(" .,;") else Facts()
    if close < 0 or behind is None:
        return None
    facts = only_facts(text, opened + 1, close)
    if facts is None:
        entry = titled(text, start, opened)
        if entry is None or not inside(text, opened + 1, close, entry) or not entry.makers:
            return None
        entry.facts = both(entry.facts, behind)
        entry.start, entry.end = start, end
        return entry
    for match in _splits(text, start, opened):
        makers = makers_in(text, match.end(), opened)
        entry = titled(text, start, match.start()) if makers else None
        if entry is not None:
            entry.makers, entry.facts, entry.start, entry.end = makers, both(facts, behind), start, end
            entry.cued = LABEL.match(text, match.end(), opened) is not None
            return entry
    return None


def _splits(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where a title may end: at a dash first, the last of them; at commas the first of them."""
    every = list(_SPLIT.finditer(text, start, end))
    yield from reversed([one for one in every if one["sign"].strip() not in (",", ":")])
    yield from (one for one in every if one["sign"].strip() in (",", ":"))


def _signed(text: str, start: int, end: int, _opening: int) -> Entry | None:
    """`The Tide by Ana Souza`, `La casa, de Ana Ríos (Argentina, 2025)`; the last `by` behind which a name stands."""
    for match in reversed(list(_SIGNED.finditer(text, start + 1, end))):
        entry = titled(text, start, match.start())
        if entry is None or not text[match.end() : match.end() + 1].isupper():
            continue
        entry.start, entry.end = start, end
        if tail(text, match.end(), end, entry) and entry.makers:
            entry.cued = True
            return entry
    return None


def _signed_capitals(text: str, start: int, end: int, _opening: int) -> Entry | None:
    """`LE BLEU DU SOIR (Azraq) de Maryam Tazi (Maroc)`: `de` belongs to no title whose letters are all capitals."""
    for match in _SMALL_BY.finditer(text, start + 1, end):
        before = _BRACKETS.sub("", text[start : match.start()])
        if not before.isupper():
            break
        entry = titled(text, start, match.start())
        if entry is None:
            continue
        entry.start, entry.end = start, end
        if tail(text, match.end(), end, entry) and entry.makers:
            entry.cued = True
            return entry
    return None


def synopsis_line(text: str, start: int, end: int) -> Entry | None:
    """`LOST HORSE – A father looks for his son. DIR Radu Ion. SCR Florin Laza. CAST Ana Ban. Romania/Bulgaria`."""
    cue = _DIRECTOR.search(text, start, end) if end - start < _LONGEST_SYNOPSIS else None
    dash = _TITLE_DASH.search(text, start, cue.start()) if cue is not None else None
    if cue is None or dash is None:
        return None
    stop = _NAMES_END.search(text, cue.end(), end)
    named_until = stop.start() if stop is not None else end
    entry = titled(text, start, dash.start())
    makers = makers_in(text, cue.end(), named_until)
    if entry is None or not makers:
        return None
    last = text.rfind(". ", named_until, end)
    facts = only_facts(text, last + 2, end) if last >= 0 else None
    entry.makers, entry.facts, entry.cued = makers, facts or Facts(), True
    entry.start, entry.end = start, end
    return entry


def _commas(text: str, start: int, end: int, _opening: int) -> Entry | None:
    """`The Tide, Ana Souza, Brazil, World Premiere`; a title may have commas of its own."""
    commas = [one.start() for one in _COMMA.finditer(text, start, end)]
    for comma in commas[:4]:
        makers, stop = makers_before_facts(text, comma + 2, end)
        rest = only_facts(text, stop, end) if makers and stop < end else None
        entry = titled(text, start, comma) if rest is not None and rest.tells else None
        if entry is not None and rest is not None:
            entry.makers, entry.facts, entry.start, entry.end = makers, rest, start, end
            return entry
    return None


def _capitals(text: str, start: int, end: int, _opening: int) -> Entry | None:
    """`ANORA Sean BAKER`, `BLACK DOG GUAN Hu`: a title in capitals and, without a sign between, who made it."""
    words = [match.span() for match in _CAPS_WORD.finditer(text, start, until_bracket(text, start, end))]
    mixed = [
        n
        for n, (left, right) in enumerate(words)
        if not text[left:right].isupper() and any(map(str.isalpha, text[left:right]))
    ]
    if not mixed or mixed[0] == 0 or len(words) > 14:
        return None
    first = mixed[0]
    if all(n in mixed for n in range(first, len(words))):
        behind_facts = facts_at(text, words[first][0], end)
        if behind_facts.end > words[first][0]:
            return None
        family_first = (
            not any(text[left:right].isupper() for left, right in words[first:])
            and first > 1
            and len(words) - first <= 2
        )
        first -= (
            1
            if (family_first and len(words) - first < 2) or (family_first and text[slice(*words[first - 1])].isalpha())
            else 0
        )
    entry = titled(text, start, words[first - 1][1]) if first > 0 else None
    if entry is None:
        return None
    entry.start, entry.end = start, end
    return entry if tail(text, words[first][0], end, entry) and entry.makers else None
