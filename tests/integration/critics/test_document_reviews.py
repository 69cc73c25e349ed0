"""Reviews that stored documents carry follow their documents."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.readings import reading, review, said
from factories.sources import NOON
from onesheet.accounts.services import Refusal
from onesheet.critics.models import Critic, CriticReview, CriticReviewChange, CriticTally, Outlet
from onesheet.critics.services.documents import SUPERSEDED, WITHDRAWN, sync_all
from onesheet.critics.services.reviews import change_review, restore_review, withdraw_review
from onesheet.films.models import QuotedReview
from onesheet.films.services import add, put_back, restore, take_down, withdraw
from onesheet.reading.vocabulary import FILM_PAGE, REVIEW
from onesheet.sources.models import Document

pytestmark = pytest.mark.django_db

TEXT = """The Sea, Again

Ann Marsh has made a film that looks at water as others look at faces. It never tires.

I would take the same seat again.
"""
BODY = TEXT.partition("\n\n")[2].strip()


def publish(
    text=TEXT, *, kind=REVIEW, origin="https://matinee.example/sea", source_kind="magazine", stars=3.5, **given
):
    told = said(text, "director", "Ann Marsh", "Ann Marsh")
    body = text.partition("\n\n")[2].strip()
    read = reading(
        text, told, title="The Tide", kind=kind, reviews=[review(text, body, author="Dawn Day", stars=stars)]
    )
    outcome = add(
        reading=read, by=None, now=NOON, origin=origin, source_name="The Matinee", source_kind=source_kind, **given
    )
    assert outcome.films, outcome.sentence
    return Document.objects.get(pk=outcome.document)


def tally() -> tuple[int, int]:
    found = CriticTally.objects.first()
    return (found.positive + found.mixed + found.negative + found.undecided, found.scored) if found else (0, 0)


def test_publishing_makes_the_critics_review():
    document = publish(address="https://matinee.example/sea", licence="CC-BY-4.0")

    made, quoted = CriticReview.objects.get(), QuotedReview.objects.get()
    assert (made.document, made.start, made.end) == (document, quoted.start, quoted.end)
    assert made.critic.name == "Dawn Day"
    assert made.outlet.name == (document.outlet or "The Matinee")
    assert (made.printed, made.scale, made.value) == ("3.5/5", "stars-5", 7000)
    assert (made.verdict, made.verdict_by) == ("positive", "rule")
    assert made.quote == " ".join(BODY.split())
    assert (made.address, made.licence, made.language) == (
        "https://matinee.example/sea", "CC-BY-4.0", document.language,
    )  # fmt: skip
    assert tally() == (1, 1)


def test_of_how_many_stars_a_document_does_not_say_is_not_guessed():
    publish()
    quoted = QuotedReview.objects.get()
    QuotedReview.objects.filter(pk=quoted.pk).update(original="★★★½")
    CriticReview.objects.all().delete()

    sync_all(now=NOON)

    made = CriticReview.objects.get()
    assert (made.printed, made.scale, made.unread) == ("★★★½", "", "no-scale")


def test_the_quote_is_short():
    publish(TEXT + "\nMore of it. " * 200)

    assert 0 < len(CriticReview.objects.get().quote) <= 300


def test_a_review_without_author_and_mark_is_unsigned_and_undecided():
    text = TEXT
    read = reading(text, said(text, "director", "Ann Marsh", "Ann Marsh"), title="The Tide", kind=REVIEW,
                   reviews=[review(text, BODY, author=None, stars=None)])  # fmt: skip
    add(reading=read, by=None, now=NOON, origin="a", source_name="The Matinee", source_kind="magazine")

    made = CriticReview.objects.get()
    assert (made.critic, made.printed, made.value, made.verdict) == (None, "", None, "")
    assert tally() == (1, 0)


@pytest.mark.parametrize("given", [{"source_kind": "members"}, {"kind": FILM_PAGE}])
def test_what_members_wrote_elsewhere_is_no_critics_review(given):
    publish(**given)

    assert QuotedReview.objects.exists()
    assert not CriticReview.objects.exists()
    assert not Critic.objects.exists()


def test_a_withdrawn_documents_review_goes_and_comes_back_with_it():
    document = publish()

    withdraw(document=document, by=None, now=NOON)
    gone = CriticReview.objects.get()
    assert (gone.withdrawn_at, gone.withdrawn_reason) == (NOON, WITHDRAWN)
    assert tally() == (0, 0)

    restore(document=document, by=None, now=NOON + timedelta(days=1))
    back = CriticReview.objects.get()
    assert (back.pk, back.withdrawn_at, back.withdrawn_reason) == (gone.pk, None, "")
    assert tally() == (1, 1)
    assert CriticReviewChange.objects.count() == 2


def test_a_newer_text_takes_the_place_of_the_older_ones_review():
    older = publish()
    newer = publish(TEXT.replace("same seat", "very same seat"), stars=4.5)

    assert newer.supersedes == older
    old, new = CriticReview.objects.order_by("pk")
    assert (old.withdrawn_reason, new.withdrawn_at, new.value) == (SUPERSEDED, None, 9000)
    assert tally() == (1, 1)

    withdraw(document=newer, by=None, now=NOON)
    restore(document=older, by=None, now=NOON)
    old, new = CriticReview.objects.order_by("pk")
    assert (old.withdrawn_at, new.withdrawn_reason) == (None, WITHDRAWN)
    assert tally() == (1, 1)


def test_the_words_go_with_the_text_and_come_back_with_it():
    document = publish()

    take_down(document=document, by=None, now=NOON)
    assert CriticReview.objects.get().quote == ""
    assert BODY[:20] not in str(list(CriticReviewChange.objects.values_list("before", flat=True)))
    assert tally() == (1, 1)

    put_back(document=document, text=TEXT, by=None, now=NOON)
    assert CriticReview.objects.get().quote == " ".join(BODY.split())


def test_a_text_that_was_taken_down_shows_no_words_when_its_document_is_restored():
    document = publish()
    take_down(document=document, by=None, now=NOON)
    withdraw(document=document, by=None, now=NOON)

    restore(document=document, by=None, now=NOON)

    again = CriticReview.objects.get()
    assert (again.quote, again.withdrawn_at) == ("", None)


def test_what_an_editor_withdrew_stays_withdrawn_when_the_document_comes_back():
    document, ada = publish(), MemberFactory(username="ada")
    withdraw_review(review=CriticReview.objects.get().pk, reason="Of another film.", by=ada, now=NOON)

    withdraw(document=document, by=None, now=NOON)
    restore(document=document, by=None, now=NOON)

    assert CriticReview.objects.get().withdrawn_reason == "Of another film."
    assert tally() == (0, 0)


def test_an_editor_does_not_put_back_what_went_with_its_document():
    document, ada = publish(), MemberFactory(username="ada")
    withdraw(document=document, by=None, now=NOON)

    with pytest.raises(Refusal, match="The document it was read from is withdrawn"):
        restore_review(review=CriticReview.objects.get().pk, by=ada, now=NOON)


def test_an_editor_changes_how_it_is_understood_and_not_its_words():
    publish(address="https://matinee.example/sea")
    ada, before = MemberFactory(username="ada"), CriticReview.objects.get()

    change_review(
        review=before.pk, by=ada, now=NOON, critic="Dawn Day", outlet="The Matinee", printed=before.printed,
        scale=before.scale, verdict="mixed", verdict_by="editor", verdict_name="ada", quote="Other words.",
        address="https://elsewhere.example",
    )  # fmt: skip

    after = CriticReview.objects.get()
    assert (after.verdict, after.verdict_by, after.verdict_name) == ("mixed", "editor", "ada")
    assert (after.quote, after.address) == (before.quote, before.address)


def test_documents_that_were_here_before_get_their_reviews_once():
    publish()
    before = CriticReview.objects.get()
    changes, voices = CriticReviewChange.objects.count(), Outlet.objects.count()
    CriticReview.objects.all().delete()
    CriticTally.objects.all().delete()

    assert sync_all(now=NOON) == (1, 1)
    assert sync_all(now=NOON) == (1, 0)

    after = CriticReview.objects.get()
    assert (after.key, after.value, after.quote) == (before.key, before.value, before.quote)
    assert (CriticReviewChange.objects.count(), Outlet.objects.count()) == (changes, voices)
    assert tally() == (1, 1)


def test_a_withdrawn_documents_review_is_not_made_afterwards():
    withdraw(document=publish(), by=None, now=NOON)
    CriticReview.objects.all().delete()

    sync_all(now=NOON)

    assert not CriticReview.objects.exists()
