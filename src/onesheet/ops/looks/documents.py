"""Looks at stored texts, and at what was quoted from them."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from onesheet.critics.models import CriticReview
from onesheet.films.models import QuotedReview, Statement
from onesheet.ops.looks.look import Seen
from onesheet.sources.models import Document

_AT_ONCE = 50
"""Texts that are held at a time."""


def _windows() -> Iterator[dict[int, tuple[str, str]]]:
    """Give the texts some at a time: number -> text, digest. Texts that were taken down are left out."""
    after = 0
    rows = Document.objects.exclude(text="").order_by("pk").values_list("pk", "text", "sha256")
    while some := list(rows.filter(pk__gt=after)[:_AT_ONCE]):
        after = some[-1][0]
        yield {number: (text, digest) for number, text, digest in some}


def texts(mend: bool) -> Seen:  # noqa: ARG001, FBT001 - a text that was changed cannot be had back
    """Look whether each text is still the one that was stored."""
    seen = Seen()
    for some in _windows():
        for number, (text, digest) in some.items():
            seen.looked += 1
            if sha256(text.encode()).hexdigest() != digest:
                seen.wrongs(f"document {number}: its text is not the one that was stored")
    return seen


def quotes(mend: bool) -> Seen:  # noqa: ARG001, FBT001 - statements never change
    """Look whether every statement's quote stands in its text where it says, and whether reviews lie within theirs."""
    seen = Seen()
    for some in _windows():
        said = Statement.objects.filter(document__in=some).order_by("pk")
        for pk, number, start, end, quote in said.values_list("pk", "document_id", "start", "end", "quote").iterator():
            seen.looked += 1
            if some[number][0][start:end] != quote:
                seen.wrongs(f"statement {pk}: its quote does not stand from {start} to {end} of document {number}")
        for kind, model in (("quoted review", QuotedReview), ("critic's review", CriticReview)):
            rows = model._default_manager.filter(document__in=some).order_by("pk")  # noqa: SLF001
            for pk, number, start, end in rows.values_list("pk", "document_id", "start", "end").iterator():
                seen.looked += 1
                if not start <= end <= len(some[number][0]):
                    seen.wrongs(f"{kind} {pk}: document {number} does not go from {start} to {end}")
    return seen
