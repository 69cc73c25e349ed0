"""A document read by the reader that knows it best."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from onesheet.reading.document import MEDIA_TYPES, NOTHING_KNOWN, WIKITEXT, Document, Known
from onesheet.reading.forms import open_bytes, open_text
from onesheet.reading.forms.wikitext.links import with_whole_marks
from onesheet.reading.other import OTHER_READER
from onesheet.reading.reader import Findings, Reader
from onesheet.reading.register import CERTAIN, READERS, THRESHOLD
from onesheet.reading.spans import unread
from onesheet.reading.vocabulary import Reading, Review, Statement


def read(data: bytes, *, name: str, charset: str = "", known: Known = NOTHING_KNOWN) -> Reading:
    """Read one document's bytes; `charset` is what a server says of them, `known` what the asker knows already. Never raises.

    What cannot be read gives a reading with `problems` alone.
    """
    return read_document(open_bytes(data, charset=charset), name=name, known=known)


def read_text(text: str, *, name: str, known: Known = NOTHING_KNOWN) -> Reading:
    """Read one document that is text already, such as one that was pasted. Line ends are made `\\n`."""
    return read_document(open_text(text), name=name, known=known)


def unreadable(name: str, problem: str) -> Reading:
    """The reading of a document that could not be read at all: its name and the sentence that says why."""
    return Reading(name, "", _digest(""), "", problems=(problem,))


def read_document(document: Document, *, name: str, known: Known = NOTHING_KNOWN) -> Reading:
    """Read a document that was opened."""
    document = replace(document, known=known) if known != NOTHING_KNOWN else document
    text = document.text
    if not text:
        return Reading(name, "", _digest(""), "", problems=document.problems)
    reader = choose(document)
    in_prose = reader.read(document)
    used = ((one.start, one.end) for one in in_prose.statements)
    left = unread(document.prose, used, in_prose.chrome)
    findings = in_text(document, in_prose)
    statements = [one for one in findings.statements if _is_exact(text, one, findings)]
    reviews = [one for one in findings.reviews if text[one.start : one.end] == one.text]
    return Reading(
        name=name,
        text=text,
        sha256=_digest(text),
        reader=f"{reader.name}/{reader.version}",
        head=findings.head,
        films=findings.films,
        statements=tuple(statements),
        reviews=tuple(reviews),
        unread=tuple(document.span(*stretch) for stretch in left),
        media_type=MEDIA_TYPES[document.form],
        problems=(*document.problems, *findings.problems, *_dropped(findings, statements, reviews)),
    )


def choose(document: Document) -> Reader:
    """The reader that is surest that the document is of its kind, the first of equals; none that is sure leaves `other`.

    They are asked in the order of the register, and the first that is certain is taken without asking the others.
    """
    chosen, best = OTHER_READER, 0.0
    for reader in READERS:
        sure = reader.recognise(document)
        if sure > best:
            chosen, best = reader, sure
        if best >= CERTAIN:
            break
    return chosen if best >= THRESHOLD else OTHER_READER


def in_text(document: Document, findings: Findings) -> Findings:
    """What was found in the prose, with the words of the text from which that was made."""
    if document.mapping is None:
        return findings
    text = document.text

    def span(start: int, end: int) -> tuple[int, int]:
        start, end = document.span(start, end)
        return with_whole_marks(text, start, end) if document.form == WIKITEXT else (start, end)

    def statement(one: Statement) -> Statement:
        start, end = span(one.start, one.end)
        # A quote that does not stand in the prose is kept as it is, to be refused.
        quote = text[start:end] if document.prose[one.start : one.end] == one.quote else one.quote
        return replace(one, start=start, end=end, quote=quote)

    def review(one: Review) -> Review:
        start, end = span(one.start, one.end)
        return replace(one, start=start, end=end, text=text[start:end])

    return replace(
        findings,
        statements=tuple(map(statement, findings.statements)),
        reviews=tuple(map(review, findings.reviews)),
        chrome=tuple(span(start, end) for start, end in findings.chrome),
    )


def _is_exact(text: str, one: Statement, findings: Findings) -> bool:
    return bool(one.quote) and text[one.start : one.end] == one.quote and 0 <= one.film < max(1, len(findings.films))


def _dropped(findings: Findings, statements: Iterable[Statement], reviews: Iterable[Review]) -> Iterable[str]:
    """A sentence where something was found whose words do not stand in the text as quoted."""
    kept = {id(one) for one in (*statements, *reviews)}
    lost = [one.property for one in findings.statements if id(one) not in kept]
    lost += ["review" for one in findings.reviews if id(one) not in kept]
    if lost:
        names = ", ".join(sorted(set(lost)))
        yield f"{len(lost)} finding(s) were left out, for their words do not stand in the text as quoted: {names}."


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
