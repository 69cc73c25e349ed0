"""A film as a programme announces it: its title, who made it, and what else is said beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onesheet.reading.festival.facts import Facts, facts_at, only_facts
from onesheet.reading.festival.makers import BY, LABEL, makers_before_facts
from onesheet.reading.listing.entries import title_at
from onesheet.reading.vocabulary import Statement

_LONGEST, _LONGEST_TITLE = 320, 110
_GAP = re.compile(r"[\s,;|·•/:–—*_-]*")
_OTHER = re.compile(r"(?:(?<!\s)\s+)?[(\[](?P<other>[^()\[\]\n]{2,90})[)\]]\s*\Z")
_TWO = re.compile(r"(?<!\s)\s+/\s+")
_REST = re.compile(r"\s*(?:[–—]\s|\.\s|:\s)(?=\S)")
_NO_TITLE = re.compile(
    r"\d{1,2}[:.]\d\d(?!\d)|\b(?:tickets?(?! to)|doors open|www\.|https?:|@|€|£|\$\d|free (?:entry|admission)|box office|sold out|copyright|©)"
    r"|^(?:jury|juror|president|tel|phone|email|e-mail|contact|venue|address|photo|image|press)\b.*[:.]"
    r"|^(?:master ?class|panel|workshop|talk|artist talk|lecture|in conversation|conversation|discussion|seminar|pitch(?:ing)?|networking|reception|party|concert|exhibition|q ?& ?a|meet the|case study|keynote|breakfast|brunch|tour|guided tour)\b[^a-z]*(?::|$|\bwith\b)"
    r"|^(?:nominees?|nominated|shortlist|winners?)\b.*:|^(?:best|winners?|nominees?)$"
    r"|^(?:speakers?|guests?|moderators?|jury|juries|the jury|jury members|team|our team|staff|programmers?|directors?|cast|crew|country|year|duration|runtime|running time|language|genre|producers?|screenplay|editor|music|premiere|venue|date|time|title|film)s?:?$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[a-zß-öø-ÿ]{3}[.!]$|^[a-zß-öø-ÿ]{2,} ")
_QUOTED = re.compile(
    r"[“„](?=[^\W\d_a-zß-öø-ÿ])[^“”„\n]+[”“]|[«‹]\s?(?=[^\W\d_a-zß-öø-ÿ])[^«»‹›\n]+[»›]|(?<!\w)\"(?=[^\W\d_a-zß-öø-ÿ])[^\"\n]+\"(?!\w)"
)
"""A title in quotation marks, which stands in running text and in no title: with words before it that end there, or with a sentence around it."""
_SMALL_WORD = re.compile(r"(?<![\w’'])[a-zß-öø-ÿ][\w’'-]*")
_TWO_QUOTED = re.compile(r"[»”][^«»“”\n]*[«“„]")
_GIVES = re.compile(
    r"\b(?:jury|jurado|giuria|award|prize|pri[xs]|premio|prêmio|preis|mention|mención|menzione|concha|palme|palma|oso|leone?|pardo)\b.*?(?<!\w)(?:awarded|went to|goes to|was won by|otorg\w+|conced\w+|entreg\w+|recayó|fue para|ha (?:otorgado|concedido|assegnato|attribuito|conferito)|"
    r"a (?:remis|décerné|attribué)|est (?:attribué|décerné|remis)e?|a été|revient|è (?:andat|stat)[oa]|ging|geht|vergab|verlieh|erhielt)(?!\w)",
    re.IGNORECASE,
)
"""A sentence that tells of a prize."""
_DASH = re.compile(r"\s[–—]\s|\s-\s")


@dataclass(slots=True)
class Entry:
    """A film from `start` to `end`."""

    title: tuple[int, int]
    start: int
    end: int
    others: list[Statement] = field(default_factory=list)
    """Its other titles."""
    makers: list[Statement] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)
    cued: bool = False
    """Whether a sign says who is the director, and not the order alone."""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",;:|·•*_"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:|·•*_–—"):
        end -= 1
    return start, end


def titled(text: str, start: int, end: int) -> Entry | None:
    """The entry of a title alone, with what stands behind it in brackets: `La Semilla (The Seed)`, `The Tide (Brazil, 2018)`."""
    start, end = _trimmed(text, start, end)
    if end - start > _LONGEST:
        return None
    entry = Entry((start, end), start, end)
    stop = end
    for _ in range(2):
        other = _OTHER.search(text, start, stop)
        if other is None or other.start() <= start:
            break
        facts = only_facts(text, *other.span("other"))
        if facts is not None:
            entry.facts = facts
        elif text[other.start("other") : other.end("other")][:1].isdigit() or LABEL.match(text, *other.span("other")):
            return None
        elif may_be_other(text[other.start("other") : other.end("other")]):
            entry.others.append(other_title(text, *other.span("other")))
        else:
            return None
        stop = other.start()
    two = _TWO.search(text, start, stop)
    if two is not None and not entry.others and two.start() - start > 1 and stop - two.end() > 1:
        entry.others.append(other_title(text, two.end(), stop))
        stop = two.start()
    start, stop = _bare(text, *_trimmed(text, start, stop))
    if not _may_be_title(text[start:stop]):
        return None
    entry.title = start, stop
    return entry


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A title without the quotation marks around it."""
    if end - start > 2 and text[start] in "\"“„«‘'" and text[end - 1] in "\"”“»’'":
        return start + 1, end - 1
    return start, end


def may_be_other(words: str) -> bool:
    return (
        any(map(str.isalpha, words)) and not words[0].islower() and _NO_TITLE.search(words) is None
        and re.fullmatch(r"(?:sold out|cancelled|tbc|tba|free|[A-Z]{1,3}\d*|\d+\+?|[\d,. €£$-]+|(?:co-)?\w*(?:director|producer|actor|actress|writer|president|chair|programmer|curator)\b.*)", words, re.IGNORECASE) is None
    )  # fmt: skip


def other_title(text: str, start: int, end: int) -> Statement:
    start, end = _bare(text, *_trimmed(text, start, end))
    words = text[start:end]
    return Statement("title", " ".join(words.split()), words, start, end, {"kind": "alternative"})


def _may_be_title(words: str) -> bool:
    bare = words.strip()
    return (
        0 < len(bare) <= _LONGEST_TITLE
        and "\t" not in bare
        and any(map(str.isalnum, bare))
        and _NO_TITLE.search(bare) is None
        and _SENTENCE.search(bare) is None
        and title_at(bare, 0, len(bare)) is not None
        and not _ends_in_facts(bare)
        and not _is_running_text(bare)
    )


def _is_running_text(words: str) -> bool:
    """Whether words tell of a film or a prize in a sentence: `The jury gave the Grand Prix to “The Tide”`."""
    if _GIVES.search(words) is not None or _TWO_QUOTED.search(words) is not None:
        return True
    quoted = _QUOTED.search(words)
    if quoted is None or quoted.end() - quoted.start() == len(words):
        return False
    around = words[: quoted.start()] + words[quoted.end() :]
    return (quoted.end() == len(words) and quoted.start() > 0) or "," in around or len(_SMALL_WORD.findall(around)) > 1


def _ends_in_facts(words: str) -> bool:
    """Whether countries, a year, a premiere stand behind a comma: then more than a title stands before it."""
    comma = words.rfind(", ")
    return comma > 0 and only_facts(words, comma + 2, len(words)) is not None


def tail(text: str, at: int, end: int, entry: Entry) -> bool:
    """Take makers and facts from a place on; whether nothing else stands there."""
    while True:
        gap = _GAP.match(text, at, end)
        at = gap.end() if gap is not None else at
        if at >= end:
            return True
        if text[at] in "([":
            close = text.find(")" if text[at] == "(" else "]", at, end)
            if close < 0 or not inside(text, at + 1, close, entry):
                return False
            at = close + 1
            continue
        facts = facts_at(text, at, end)
        if facts.end > at and facts.tells and (entry.makers or _GAP.fullmatch(text, facts.end, end) is not None):
            entry.facts = both(entry.facts, facts)
            at = facts.end
            continue
        if facts.end > at and facts.premiere:
            entry.facts = both(entry.facts, facts)
            at = facts.end
            continue
        if not entry.makers:
            label = LABEL.match(text, at, end)
            by = BY.match(text, at, end) if label is None else None
            makers, stop = makers_before_facts(text, by.end() if by is not None else at, until_bracket(text, at, end))
            if makers:
                entry.makers, entry.cued = makers, label is not None or by is not None
                at = stop
                continue
            if facts.end > at and facts.tells:
                entry.facts = both(entry.facts, facts)
                at = facts.end
                continue
        rest = _REST.match(text, max(0, at - 2), end)
        return entry.makers != [] and entry.facts.tells and rest is not None


def until_bracket(text: str, at: int, end: int) -> int:
    """Where the words before a bracket end."""
    stop = min((place for sign in "([\t" if (place := text.find(sign, at, end)) >= 0), default=end)
    dash = _DASH.search(text, at, stop)
    return dash.start() if dash is not None else stop


def inside(text: str, start: int, end: int, entry: Entry) -> bool:
    """Take what stands in brackets behind a title: facts, makers with facts, or another title."""
    facts = only_facts(text, start, end)
    if facts is not None:
        entry.facts = both(entry.facts, facts)
        return True
    if not entry.makers:
        label = LABEL.match(text, start, end)
        makers, stop = makers_before_facts(text, start, end)
        rest = only_facts(text, stop, end) if makers and stop < end else None
        if makers and (rest is not None or (stop >= end and label is not None)):
            entry.makers, entry.cued = makers, label is not None or rest is not None
            entry.facts = both(entry.facts, rest) if rest is not None else entry.facts
            return True
        words = text[start:end].strip(" *_")
        if not entry.others and not entry.facts.said and 1 < len(words) <= 90 and may_be_other(words):
            entry.others.append(other_title(text, start, end))
            return True
    return False


def both(one: Facts, more: Facts) -> Facts:
    names = one.names
    said = [*one.said, *(added for added in more.said if added.property == "country" or added.property not in names)]
    return Facts(said, one.premiere or more.premiere, more.end)
