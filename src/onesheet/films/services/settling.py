"""The states of a document, and what may be undone: withdrawing, restoring, taking a text down."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from onesheet.accounts.models import Member
from onesheet.films.models import QuotedReview, Statement
from onesheet.films.services.outcomes import Kind, Outcome, Refusal
from onesheet.films.services.proposing import ALIVE, predecessor
from onesheet.films.services.rebuilding import rebuild_in_turn
from onesheet.films.services.turn import turn
from onesheet.films.signals import document_settled
from onesheet.sources.models import Document


def films_of(document: Document) -> set[int]:
    """The ids of the films of which the document says something. Costs two queries."""
    stated = Statement.objects.filter(document=document).values_list("film_id", flat=True).distinct()
    reviewed = QuotedReview.objects.filter(document=document).values_list("film_id", flat=True).distinct()
    return {*stated, *reviewed}


def settle(
    document: Document, state: str, *, by: Member | None, now: datetime, reason: str = "", films: Iterable[int] = ()
) -> None:
    """Put the document in a state, and remember who did and when; those who listen follow in the same transaction.

    The records of `films` are made again before they do, so that they see what these say by now, such as how long a film is.
    """
    document.state, document.settled_by, document.settled_at = state, by, now
    document.settled_reason = reason[:500]
    document.save(update_fields=["state", "settled_by", "settled_at", "settled_reason"])
    for film in sorted(films):
        rebuild_in_turn(film)
    document_settled.send(sender=Document, document=document, by=by, now=now)


def withdraw(*, document: Document, by: Member | None, now: datetime, reason: str = "") -> Outcome:
    """Take a published document back as wrong: its statements and reviews leave the record, and `restore` undoes it.

    Raises Refusal unless it is published.
    """
    with turn():
        document = Document.objects.select_for_update().get(pk=document.pk)
        if document.state != Document.State.PUBLISHED:
            raise Refusal(f"Only a published document can be withdrawn. This one is {document.state}.")
        settle(document, Document.State.WITHDRAWN, by=by, now=now, reason=reason, films=films_of(document))
    sentence = f"“{document.title}” was withdrawn; what it said is in no record any more and can be restored."
    return Outcome(Kind.WITHDRAWN, sentence, document.pk)


def restore(*, document: Document, by: Member | None, now: datetime) -> Outcome:
    """Publish a document again that was withdrawn, or superseded by one that is withdrawn itself by now.

    Its statements and reviews stand as before. Raises Refusal where it is neither, and where the same text, or another
    one of its origin, is here meanwhile.
    """
    with turn():
        document = Document.objects.select_for_update().get(pk=document.pk)
        if document.state not in (Document.State.WITHDRAWN, Document.State.SUPERSEDED):
            raise Refusal(f"Only a withdrawn document can be restored. This one is {document.state}.")
        again = Document.objects.filter(sha256=document.sha256, state__in=ALIVE).first()
        if again is not None:
            raise Refusal(f"The same text is here again as document {again.pk}, which is {again.state}.")
        other = predecessor(document)
        if other is not None:
            raise Refusal(f"Document {other.pk} is another text from the same place; withdraw that one first.")
        settle(document, Document.State.PUBLISHED, by=by, now=now, films=films_of(document))
    return Outcome(Kind.RESTORED, f"“{document.title}” was restored; what it says is in the record again.", document.pk)


def take_down(*, document: Document, by: Member | None, now: datetime, reason: str = "") -> Outcome:
    """Empty the document's text and the texts of its reviews. Its statements stand, with their quotes, and so do marks.

    `put_back` undoes it for who has the text. Raises Refusal where there is no text to take down.
    """
    with turn():
        document = Document.objects.select_for_update().get(pk=document.pk)
        if not document.text or document.state == Document.State.PROPOSED:
            raise Refusal("There is no text to take down; a proposal is discarded instead.")
        document.text = ""
        document.save(update_fields=["text"])
        settle(document, document.state, by=by, now=now, reason=reason)
        QuotedReview.objects.filter(document=document).update(text="")
    sentence = (
        f"The text of “{document.title}” was taken down; the facts it states stay, with the words that state them."
    )
    return Outcome(Kind.TAKEN_DOWN, sentence, document.pk)


def put_back(*, document: Document, text: str, by: Member | None, now: datetime) -> Outcome:
    """Give a document that was taken down its text again. Raises Refusal unless it is the very same text."""
    with turn():
        document = Document.objects.select_for_update().get(pk=document.pk)
        if document.text or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != document.sha256:
            raise Refusal("This is not the text that was taken down; nothing changed.")
        document.text = text
        document.save(update_fields=["text"])
        settle(document, document.state, by=by, now=now)
        reviews = list(QuotedReview.objects.filter(document=document))
        for review in reviews:
            review.text = text[review.start : review.end]
        QuotedReview.objects.bulk_update(reviews, ["text"], batch_size=100)
    return Outcome(Kind.PUT_BACK, f"The text of “{document.title}” is here again.", document.pk)
