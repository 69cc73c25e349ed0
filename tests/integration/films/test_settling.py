"""Withdrawing, restoring, taking down."""

from __future__ import annotations

import pytest

from factories.accounts import editor
from factories.readings import reading, review, said
from factories.sources import NOON
from onesheet.films.models import Credit, Fact, Film, QuotedReview, Statement, Title
from onesheet.films.services import Kind, Refusal, add, put_back, restore, take_down, withdraw
from onesheet.sources.models import Document

pytestmark = pytest.mark.django_db

ONE = "Beau Travail (1999) was directed by Claire Denis. I danced home."
OTHER = "In 1999 Claire Denis made Beau Travail with Denis Lavant."


def added(text, *, origin="", reviews=()):
    told = [said(text, "director", "Claire Denis", "Claire Denis"), said(text, "year", 1999, "1999")]
    if "Lavant" in text:
        told.append(said(text, "cast_member", "Denis Lavant", "Denis Lavant"))
    made = reading(text, *told, title="Beau Travail", year=1999, reviews=reviews)
    outcome = add(reading=made, by=None, now=NOON, origin=origin)
    return Document.objects.get(pk=outcome.document)


def record():
    """All record rows, without their ids."""
    return [
        list(table.objects.order_by("key").values_list("key", "statement", "sources", "accepted", "position"))
        for table in (Title, Credit, Fact)
    ]


def test_a_withdrawn_document_says_nothing_any_more_and_can_be_restored():
    added(ONE)
    document = added(OTHER)
    before = record()

    outcome = withdraw(document=document, by=editor(), now=NOON, reason="It is a hoax.")

    document.refresh_from_db()
    assert (outcome.kind, document.state, document.settled_reason) == (Kind.WITHDRAWN, "withdrawn", "It is a hoax.")
    assert not Credit.objects.filter(person__name="Denis Lavant").exists()
    assert [credit.sources for credit in Credit.objects.all()] == [1]
    assert Statement.objects.filter(document=document).count() == 4
    assert restore(document=document, by=editor(), now=NOON).kind is Kind.RESTORED
    assert record() == before


def test_a_film_whose_documents_are_all_withdrawn_is_not_shown_and_comes_back_with_its_address():
    document = added(ONE, reviews=[review(ONE, "I danced home.")])
    withdraw(document=document, by=editor(), now=NOON)

    gone = Film.objects.get()
    assert (gone.shown, gone.title) == (False, "Beau Travail")
    assert not Title.objects.exists()

    added(OTHER)

    back = Film.objects.get()
    assert (back.shown, back.slug, back.year) == (True, "beau-travail-1999", 1999)


def test_a_text_that_was_withdrawn_waits_when_it_is_added_again():
    withdraw(document=added(ONE), by=editor(), now=NOON)

    again = added(ONE)

    assert again.state == "proposed"
    first = Document.objects.get(state="withdrawn")
    with pytest.raises(Refusal, match=f"here again as document {again.pk}, which is proposed"):
        restore(document=first, by=editor(), now=NOON)


def test_a_document_cannot_be_restored_beside_another_from_its_place():
    older = added(ONE, origin="file:///a.txt")
    newer = added(OTHER, origin="file:///a.txt")
    older.refresh_from_db()

    with pytest.raises(Refusal, match=f"Document {newer.pk} is another text from the same place"):
        restore(document=older, by=editor(), now=NOON)
    withdraw(document=newer, by=editor(), now=NOON)
    restore(document=older, by=editor(), now=NOON)

    with pytest.raises(Refusal, match=f"Document {older.pk} is another text"):
        restore(document=newer, by=editor(), now=NOON)
    third = added(OTHER + " Again.", origin="file:///a.txt")
    older.refresh_from_db()
    assert (third.supersedes, older.state) == (older, "superseded")


@pytest.mark.parametrize("act", [restore, withdraw])
def test_acts_ask_for_the_right_state(act):
    document = added(ONE)
    if act is withdraw:
        withdraw(document=document, by=None, now=NOON)

    with pytest.raises(Refusal, match="This one is"):
        act(document=document, by=editor(), now=NOON)


def test_taking_a_text_down_keeps_the_statements_and_their_words():
    document = added(ONE, reviews=[review(ONE, "I danced home.")])
    before = record()

    take_down(document=document, by=editor(), now=NOON, reason="The publisher asked.")

    document.refresh_from_db()
    assert (document.text, document.state, document.settled_reason) == ("", "published", "The publisher asked.")
    one = QuotedReview.objects.get()
    assert (one.text, one.rating) == ("", 4)
    assert Statement.objects.get(property="director").sentence == "Beau Travail (1999) was directed by Claire Denis."
    assert record() == before


def test_only_the_very_text_can_be_put_back():
    document = added(ONE, reviews=[review(ONE, "I danced home.")])
    take_down(document=document, by=editor(), now=NOON)

    with pytest.raises(Refusal, match="not the text"):
        put_back(document=document, text=OTHER, by=editor(), now=NOON)
    put_back(document=document, text=ONE, by=editor(), now=NOON)

    assert Document.objects.get().text == ONE
    assert QuotedReview.objects.get().text == "I danced home."
    with pytest.raises(Refusal, match="not the text"):
        put_back(document=document, text=ONE, by=editor(), now=NOON)


def test_nothing_can_be_taken_down_twice():
    document = added(ONE)
    take_down(document=document, by=editor(), now=NOON)

    with pytest.raises(Refusal, match="no text to take down"):
        take_down(document=document, by=editor(), now=NOON)
