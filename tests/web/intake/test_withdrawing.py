"""Taking a published document back, and undoing it."""

from __future__ import annotations

import pytest

from factories.readings import said
from factories.sources import NOON
from onesheet.films.models import Credit
from onesheet.films.services import publish
from web.intake.conftest import REVIEW, words

OTHER = "The Tide, once more. Directed by Ann Marsh. Nils (Cy Holt) waits."


@pytest.fixture
def published(ada, wait):
    role = said(REVIEW, "cast_member", "Bo Reed", "Kit (Bo Reed)", character="Kit")
    document = wait(REVIEW, said(REVIEW, "director", "Ann Marsh", "Directed by Ann Marsh"), role, year=2014)
    publish(document=document, by=ada, now=NOON)
    return document


def test_page_asks_first_and_tells_what_goes(browser, ada, wait, published):
    told = said(OTHER, "director", "Ann Marsh", "Directed by Ann Marsh")
    other = wait(OTHER, told, said(OTHER, "cast_member", "Cy Holt", "Nils (Cy Holt)"), year=2014)
    publish(document=other, by=ada, now=NOON)

    page = browser.get(f"/documents/{published.pk}/withdraw")

    assert "Withdraw this document?" in words(page)
    assert "The Tide : 3 statements of this document; 3 of others stay" in words(page)
    published.refresh_from_db()
    assert published.state == "published"


def test_film_that_nobody_else_speaks_of_is_told(browser, published):
    assert "no other document speaks of it" in words(browser.get(f"/documents/{published.pk}/withdraw"))


def test_withdrawing_takes_it_out_of_the_record_and_restoring_puts_it_back(browser, ada, published):
    assert Credit.objects.filter(person__name="Bo Reed").exists()

    page = browser.post(f"/documents/{published.pk}/withdraw", {"reason": "Another film."}, follow=True)

    assert "This document is withdrawn" in words(page)
    assert "The reason given: Another film." in words(page)
    published.refresh_from_db()
    assert (published.state, published.settled_by, published.settled_reason) == ("withdrawn", ada, "Another film.")
    assert not Credit.objects.filter(person__name="Bo Reed").exists()

    page = browser.post(f"/documents/{published.pk}/restore", follow=True)

    assert "was restored" in page.content.decode()
    assert Credit.objects.filter(person__name="Bo Reed").exists()


@pytest.mark.parametrize("act", ["withdraw", "restore"])
def test_twice_is_harmless_and_says_so(browser, published, act):
    if act == "restore":
        browser.post(f"/documents/{published.pk}/withdraw")
    browser.post(f"/documents/{published.pk}/{act}")
    published.refresh_from_db()
    state = published.state

    page = browser.post(f"/documents/{published.pk}/{act}", follow=True)

    assert f"This one is {state}." in page.content.decode()
    published.refresh_from_db()
    assert published.state == state


def test_link_to_restore_changes_nothing(browser, published):
    browser.post(f"/documents/{published.pk}/withdraw")

    browser.get(f"/documents/{published.pk}/restore")

    published.refresh_from_db()
    assert published.state == "withdrawn"


def test_too_long_a_reason_is_told_and_kept(browser, published):
    page = browser.post(f"/documents/{published.pk}/withdraw", {"reason": "x" * 501})

    assert "at most 500 characters" in words(page)
    assert "x" * 501 in page.content.decode()


def test_document_that_waits_leads_to_its_proposal(browser, wait):
    document = wait()

    page = browser.get(f"/documents/{document.pk}/withdraw")

    assert "It is not published yet" in words(page)
    assert f'href="/proposals/{document.pk}"' in page.content.decode()


def test_discarded_document_has_nothing_to_withdraw(browser, wait):
    document = wait()
    browser.post(f"/proposals/{document.pk}/discard")

    assert "There is nothing to withdraw" in words(browser.get(f"/documents/{document.pk}/withdraw"))


def test_superseded_document_leads_to_the_newer_text(browser, ada, wait):
    old = wait(REVIEW, address="https://example.org/tide")
    publish(document=old, by=ada, now=NOON)
    new = wait(OTHER, said(OTHER, "director", "Ann Marsh", "Directed by Ann Marsh"), address="https://example.org/tide")
    publish(document=new, by=ada, now=NOON)

    page = browser.get(f"/documents/{old.pk}/withdraw")

    assert f'href="/documents/{new.pk}"' in page.content.decode()
    assert "A newer text took its place." in words(page)


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_with_one_film_and_three(browser, ada, wait, django_assert_num_queries, count):
    for number in range(count):
        text = f"The Tide. Directed by Ann Marsh. Seen {number} times."
        document = wait(text, said(text, "director", "Ann Marsh", "Directed by Ann Marsh"))
        publish(document=document, by=ada, now=NOON)

    with django_assert_num_queries(6):
        browser.get(f"/documents/{document.pk}/withdraw")


def test_document_that_never_was_is_not_found(browser):
    assert browser.get("/documents/999/withdraw").status_code == 404
    assert browser.post("/documents/999/restore").status_code == 404
