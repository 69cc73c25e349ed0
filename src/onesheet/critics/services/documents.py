"""Writes: the reviews that stored documents carry, as critics' reviews that follow their documents.

A review on a site of members is a member's, and none here. Whatever becomes of a document, its reviews follow in the
same transaction: they are withdrawn with it, restored with it, and their words go when its text is taken down.
"""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from onesheet.accounts.models import Member
from onesheet.critics.models import CriticReview
from onesheet.critics.pure.entries import LONGEST_NAME, ReviewEntry, excerpt, place_key, sort_date
from onesheet.critics.pure.judging import BY_CRITIC, BY_NOBODY, VERDICTS, judged
from onesheet.critics.pure.words import is_seen, line_of
from onesheet.critics.services.reviews import changing, counted, held_voices, scale_of
from onesheet.critics.services.tallies import shift
from onesheet.films.models import QuotedReview
from onesheet.films.pure.quotes import Sentences
from onesheet.reading.vocabulary import REVIEW
from onesheet.sources.models import Document, Source
from onesheet.values.languages import language_name
from onesheet.values.scales import scale_named

WITHDRAWN, SUPERSEDED = "Its document was withdrawn.", "A newer text took the place of its document."
_WHY = {Document.State.WITHDRAWN: WITHDRAWN, Document.State.SUPERSEDED: SUPERSEDED}
TEXT_GONE = "The text of its document was taken down."
_BARE_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_CRITICS = Q(document__kind=REVIEW) & ~Q(document__source__kind=Source.Kind.MEMBERS)


def follow(*, document: Document, by: Member | None, now: datetime) -> None:
    """Make the critics' reviews of a document what they are to be in its state. Done again it changes nothing.

    To be called in the transaction that settles the document. Costs a query for a document that never carried one.
    """
    if document.kind != REVIEW or document.source.kind == Source.Kind.MEMBERS:
        return
    if document.state == Document.State.PUBLISHED:
        _publish(document, by, now)
    elif document.state in _WHY:
        for review in _carried(document).filter(withdrawn_at__isnull=True):
            with changing(review.pk, by=by, now=now, reason=_WHY[Document.State(document.state)]) as found:
                found.withdrawn_at, found.withdrawn_reason = now, _WHY[Document.State(document.state)]
    if not document.text:
        for review in _carried(document).exclude(quote=""):
            with changing(review.pk, by=by, now=now, reason=TEXT_GONE) as found:
                found.quote = ""


def sync_all(*, now: datetime) -> tuple[int, int]:
    """Make the reviews of all documents that were here before critics were; return how many documents, and reviews made.

    One transaction for each document. Done again it changes nothing.
    """
    done, before, last = 0, CriticReview.objects.filter(document__isnull=False).count(), 0
    wanted = QuotedReview.objects.filter(_CRITICS).order_by("document_id").values_list("document_id", flat=True)
    while some := list(wanted.filter(document_id__gt=last).distinct()[:200]):
        for last in some:
            with transaction.atomic():
                follow(document=Document.objects.select_for_update().get(pk=last), by=None, now=now)
        done += len(some)
    return done, CriticReview.objects.filter(document__isnull=False).count() - before


def _carried(document: Document) -> QuerySet[CriticReview]:
    return CriticReview.objects.filter(document=document).order_by("pk")


def _publish(document: Document, by: Member | None, now: datetime) -> None:
    quoted = list(QuotedReview.objects.filter(document=document).order_by("pk"))
    if not quoted:
        return
    there = {review.key: review for review in _carried(document)}
    sentences = Sentences(document.text, document.media_type) if document.text else None
    for one in quoted:
        key = place_key(document.pk, one.film_id, one.start, one.end)
        words = excerpt(sentences.words(one.start, one.end)) if sentences else ""
        if key in there:
            _restore(there[key], words, by, now)
        else:
            _make(document, one, key, words, by, now)


def _restore(review: CriticReview, words: str, by: Member | None, now: datetime) -> None:
    """Undo what came with the document; what an editor withdrew stays withdrawn."""
    back = review.withdrawn_at is not None and review.withdrawn_reason in _WHY.values()
    if not back and (review.quote or not words):
        return
    with changing(review.pk, by=by, now=now, reason="Its document is here again.") as found:
        found.quote = found.quote or words
        if back:
            found.withdrawn_at, found.withdrawn_reason = None, ""


def _make(document: Document, one: QuotedReview, key: str, words: str, by: Member | None, now: datetime) -> None:
    entry = _entry(document, one)
    outlet, critic = held_voices(entry)
    review = CriticReview(
        film_id=one.film_id, outlet=outlet, critic=critic, date=entry.date, sort_date=sort_date(entry.date),
        address=entry.address, quote=words, language=entry.language, licence=entry.licence, document=document,
        start=one.start, end=one.end, key=key, made_at=now, made_by=by, changed_at=now,
    )  # fmt: skip
    scale = scale_of(entry.scale, critic, outlet)
    for name, value in judged(entry.printed, scale, entry.verdict, entry.verdict_by).columns().items():
        setattr(review, name, value)
    review.save(force_insert=True)
    shift(film=one.film_id, by=counted(review), now=now)


def _entry(document: Document, one: QuotedReview) -> ReviewEntry:
    """What the document tells of a review, as far as it can be kept; a date that is none is left out."""
    house = "" if document.source.kind == Source.Kind.OTHER else document.source.name
    byline = document.byline[0] if len(document.byline) == 1 and isinstance(document.byline[0], str) else ""
    return ReviewEntry(
        critic=_name(one.author or byline),
        outlet=_name(document.outlet or house),
        date=_date(document.published),
        address=document.address,
        language=document.language if language_name(document.language) != document.language else "",
        licence=document.licence,
        printed=one.original or _printed(one),
        scale=_scale(one),
        verdict=one.verdict if one.verdict in VERDICTS else "",
        verdict_by=BY_CRITIC if one.verdict in VERDICTS else BY_NOBODY,
    )


def _name(text: str) -> str:
    name = line_of(text)[:LONGEST_NAME].strip()
    return name if is_seen(name) else ""


def _date(edtf: str) -> str:
    try:
        sort_date(edtf)
    except ValueError:
        return ""
    return edtf


def _printed(one: QuotedReview) -> str:
    """The mark, where the document tells it as a number and no words: in its structured data."""
    if one.rating is None:
        return ""
    mark = f"{one.rating.normalize():f}"
    return f"{mark}/{one.scale.normalize():f}" if one.scale else mark


def _scale(one: QuotedReview) -> str:
    """The scale of a bare number whose denominator the reader found elsewhere in the document.

    Of stars a reader takes five where none are said; that is a guess, and no scale here.
    """
    if not one.scale or (one.original and not _BARE_NUMBER.fullmatch(one.original.strip())):
        return ""
    found = scale_named(f"out-of-{one.scale.normalize():f}")
    return found.id if found else ""
