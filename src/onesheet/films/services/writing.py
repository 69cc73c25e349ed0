"""What was read, written as statements and quoted reviews of films that are here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from onesheet.accounts.models import Member
from onesheet.films.models import Film, QuotedReview, Statement
from onesheet.films.pure.quotes import Sentences
from onesheet.films.pure.statements import digest, edtf_agree, form_of, score_of
from onesheet.films.services.outcomes import Refusal
from onesheet.reading import vocabulary
from onesheet.reading.vocabulary import UNKNOWN, Form, Reading
from onesheet.sources.models import Document

_RATING_LIMIT = 10**5


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever publishes wants otherwise than it was read. Statements are counted from 0."""

    left_out: Collection[int] = ()
    answers: Mapping[int, str] = field(default_factory=dict)
    """The whole date, for statements whose date lacks a part."""


def write_statements(
    document: Document,
    told: Sequence[vocabulary.Statement],
    films: Mapping[int, Film],
    wishes: Wishes,
    by: Member | None,
    now: datetime,
) -> int:
    """Write the statements, each with its sentence, and return how many; one that occurs twice in a place is one.

    Raises Refusal where an answer does not fit its statement.
    """
    sentences = Sentences(document.text, document.media_type)
    rows: dict[tuple[object, ...], Statement] = {}
    for place, one in enumerate(told):
        if place in wishes.left_out or one.film not in films:
            continue
        said: list[tuple[vocabulary.Statement, Member | None]] = [(one, None)]
        if place in wishes.answers:
            said.append((replace(one, value=_answer(one, wishes.answers[place])), _answering(by)))
        for statement, member in said:
            row = _row(document, statement, films[one.film], sentences, now)
            row.stated_by = member
            rows.setdefault((row.film_id, row.start, row.end, row.digest), row)
    return len(Statement.objects.bulk_create(rows.values(), batch_size=500))


def _row(document: Document, one: vocabulary.Statement, film: Film, sentences: Sentences, now: datetime) -> Statement:
    value = UNKNOWN if one.value is None else one.value  # the column takes no null
    return Statement(
        film=film,
        document=document,
        property=one.property[:40],
        value=value,
        qualifiers=one.qualifiers,
        rank=one.rank,
        reason=one.reason[:500],
        start=one.start,
        end=one.end,
        quote=one.quote,
        sentence=sentences.around(one.start, one.end),
        digest=digest(one.property, value, one.qualifiers),
        made_at=now,
    )


def _answering(by: Member | None) -> Member:
    if by is None:
        raise Refusal("Only a member can answer for a date; publish without the answer.")
    return by


def _answer(one: vocabulary.Statement, answer: str) -> str:
    """The answer, if it is a date that fits what the document says."""
    fits = form_of(one.property) is Form.DATE and isinstance(one.value, str) and edtf_agree(one.value, answer)
    if not fits or answer == one.value:
        raise Refusal(f"{answer!r} is no date that {one.value!r} can mean; write it as 2015-11-06.")
    return answer


def write_reviews(document: Document, reading: Reading, films: Mapping[int, Film]) -> int:
    """Write the reviews that the document carries and return how many."""
    rows: dict[tuple[int, int, int], QuotedReview] = {}
    for one in reading.reviews:
        if one.film not in films:
            continue
        rating, scale = _mark(one)
        rows[films[one.film].pk, one.start, one.end] = QuotedReview(
            film=films[one.film],
            document=document,
            author=(one.author or "")[:200],
            source=(one.source or "")[:200],
            rating=rating,
            scale=scale,
            original=(one.original or "")[:60],
            verdict=(one.verdict or "")[:10],
            text=one.text,
            start=one.start,
            end=one.end,
        )
    return len(QuotedReview.objects.bulk_create(rows.values(), batch_size=200))


def _mark(one: vocabulary.Review) -> tuple[Decimal | None, Decimal | None]:
    """Mark and scale, or None twice where there is none that can be kept."""
    mark = score_of(one.rating)
    if mark is None or abs(mark[0]) >= _RATING_LIMIT or mark[1] >= _RATING_LIMIT:
        return None, None
    return Decimal(str(mark[0])).quantize(Decimal("0.001")), Decimal(str(mark[1])).quantize(Decimal("0.01"))
