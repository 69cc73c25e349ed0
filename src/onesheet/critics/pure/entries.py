"""A critic's review as somebody tells it, from a form, a file or a document."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypedDict
from urllib.parse import urlsplit

from onesheet.critics.pure.judging import BY_NOBODY, BY_RULE, VERDICTS
from onesheet.critics.pure.words import NOTHING_SEEN, is_seen, line_of, text_of
from onesheet.values.dates import first_day, parse_interval
from onesheet.values.languages import language_name
from onesheet.values.names import fold

LONGEST_NAME, LONGEST_MARK, LONGEST_QUOTE, LONGEST_SAID = 200, 100, 2000, 20_000
LONGEST_EXCERPT = 300
"""Of a text that is quoted by the site itself and not by a person."""
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*(?= )")
_TOLD_BY = ("critic", "outlet", "aggregator", "editor")


class Told(TypedDict, total=False):
    """The fields of a `ReviewEntry`, as arguments."""

    critic: str
    outlet: str
    date: str
    address: str
    quote: str
    language: str
    licence: str
    printed: str
    scale: str
    verdict: str
    verdict_by: str
    verdict_name: str


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """What is told of a review; everything may be missing but one of critic and outlet, and something said."""

    critic: str = ""
    """Who wrote it, as printed; empty where it is unsigned."""
    outlet: str = ""
    date: str = ""
    """EDTF."""
    address: str = ""
    quote: str = ""
    language: str = ""
    """A code of `values.languages`."""
    licence: str = ""
    """Of the quote, an SPDX name."""
    printed: str = ""
    """The mark exactly as printed."""
    scale: str = ""
    """A scale of `values.scales` that somebody knows it to be on; empty for the critic's own or the outlet's."""
    verdict: str = ""
    """As somebody told it; empty where nobody did."""
    verdict_by: str = ""
    """`critic`, `outlet`, `aggregator` or `editor`."""
    verdict_name: str = ""


class EntryFault(ValueError):
    """The entry will not do. The message says why, `field` where."""

    def __init__(self, field: str, sentence: str) -> None:
        """Keep the field beside the sentence."""
        super().__init__(sentence)
        self.field = field


def tidy(entry: ReviewEntry, *, quoted: bool = False) -> ReviewEntry:
    """Return the entry as it is stored. Raises EntryFault where a field will not do.

    `quoted` says that a document carries the review, which is something said even where the entry tells of nothing.
    """
    for fault in faults(entry, quoted=quoted):
        raise fault
    found = _trimmed(entry)
    return found if found.verdict else replace(found, verdict_by=BY_NOBODY, verdict_name="")


def faults(entry: ReviewEntry, *, quoted: bool = False) -> list[EntryFault]:
    """Return everything for which `tidy` would refuse the entry, the first of each field first."""
    return [*_unseen(entry), *_faults(_trimmed(entry), quoted=quoted)]


def _trimmed(entry: ReviewEntry) -> ReviewEntry:
    return replace(
        entry,
        critic=line_of(entry.critic),
        outlet=line_of(entry.outlet),
        date=entry.date.strip(),
        address=entry.address.strip(),
        quote=text_of(entry.quote),
        language=entry.language.strip(),
        licence=line_of(entry.licence),
        printed=text_of(entry.printed),
        verdict_name=line_of(entry.verdict_name),
    )


def _unseen(entry: ReviewEntry) -> Iterator[EntryFault]:
    """Names that were given and show nothing; spaces alone are no name at all."""
    for field in ("critic", "outlet"):
        name = getattr(entry, field)
        if name.strip() and not is_seen(name):
            yield EntryFault(field, f"{NOTHING_SEEN} Write it as it is printed, or leave it out.")


def _faults(found: ReviewEntry, *, quoted: bool) -> Iterator[EntryFault]:
    if not found.critic and not found.outlet:
        yield EntryFault("critic", "Name the critic or the outlet; best both.")
    if not quoted and not (found.printed or found.verdict or found.quote or found.address):
        yield EntryFault("printed", "Give the mark, a verdict, a quote or the address: something that was said.")
    yield from _too_long(found)
    if found.date and not _is_edtf(found.date):
        yield EntryFault("date", "This is no date. Write it as 2015-11-06, 2015-11 or 2015.")
    if found.address and not is_address(found.address):
        yield EntryFault("address", "This is no address of a page. It begins with https:// or http://.")
    if found.language and language_name(found.language) == found.language:
        yield EntryFault("language", "This language is not known here.")
    if found.verdict and found.verdict not in VERDICTS:
        yield EntryFault("verdict", "A verdict is positive, mixed or negative.")
    if found.verdict and found.verdict_by not in _TOLD_BY:
        yield EntryFault("verdict_by", "Say who decided the verdict.")


def _too_long(entry: ReviewEntry) -> Iterator[EntryFault]:
    limits = {
        "critic": LONGEST_NAME, "outlet": LONGEST_NAME, "printed": LONGEST_MARK, "quote": LONGEST_QUOTE,
        "address": 1000, "licence": 60, "verdict_name": LONGEST_NAME, "date": 40, "scale": 30, "language": 20,
    }  # fmt: skip
    for name, limit in limits.items():
        if len(getattr(entry, name)) > limit:
            yield EntryFault(name, f"This has up to {limit} signs.")


def _is_edtf(text: str) -> bool:
    try:
        parse_interval(text)
    except ValueError:
        return False
    return True


def is_address(text: str) -> bool:
    """Tell whether a text is the address of a page that a link may lead to."""
    try:
        parts = urlsplit(text)
        hosted = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
    return hosted and text.isprintable() and " " not in text


def folded(name: str) -> str:
    """Return what a name is found by; two names that fold alike are one critic's, or one outlet's."""
    return (fold(name) or name.casefold().strip())[:LONGEST_NAME]


def sort_date(edtf: str) -> str:
    """Return the earliest day the date can mean, `YYYY-MM-DD`; empty where the year is not known."""
    start, end = parse_interval(edtf) if edtf else (None, None)
    known = start or end
    return first_day(known).isoformat() if known is not None and known.year is not None else ""


def review_key(film: int, entry: ReviewEntry) -> str:
    """Return 40 signs that are the same for the same review of the film, however often it is told.

    Two reviews are the same where critic, outlet and date, the mark as printed, the verdict that was told, the address
    and the quote are; names may be written otherwise so long as they fold alike.
    """
    told = (
        film, folded(entry.critic), folded(entry.outlet), entry.date, entry.printed, entry.verdict, entry.address,
        " ".join(entry.quote.split()),
    )  # fmt: skip
    return _hashed(told)


def place_key(document: int, film: int, start: int, end: int) -> str:
    """Return the key of a review that a document carries from `start` to `end`."""
    return _hashed(("document", document, film, start, end))


def _hashed(told: tuple[object, ...]) -> str:
    return hashlib.sha256(json.dumps(told).encode("utf-8", "surrogatepass")).hexdigest()[:40]


def told_verdict(verdict: str, verdict_by: str) -> bool:
    """Tell whether somebody told a stored verdict, and not the rule."""
    return bool(verdict) and verdict_by not in (BY_NOBODY, BY_RULE)


def excerpt(text: str) -> str:
    """Return the first sentences of a text, in one line, up to 300 signs; a longer sentence is cut at a word."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_EXCERPT:
        return line
    ends = [found.end() for found in _SENTENCE_END.finditer(line, 0, LONGEST_EXCERPT + 1)]
    if ends and ends[-1] > LONGEST_EXCERPT // 3:
        return line[: ends[-1]]
    return line[: LONGEST_EXCERPT - 1].rsplit(" ", 1)[0].rstrip(",;:–— ") + "…"
