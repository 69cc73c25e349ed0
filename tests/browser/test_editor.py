"""What an editor does: sign in, add a document, look at what was read, publish it, take it back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.sizes import PHONE

pytestmark = pytest.mark.browser

REVIEW = """‘{title}’: a harbour after dark

by Noor Haddad

{title} is directed by Lena Okonkwo-Brandt and stars Ada Fennimore and Piet Lindqvist. Hester (Fennimore) mends nets for
a fleet that no longer sails, and when Tom (Lindqvist) comes home with a stranger's coat she asks him nothing.

It is a patient film, and I liked it very much. {title} opens in cinemas on 3 March 2023.
"""


def paste(page, title):
    page.goto("/add")
    page.get_by_label("Text", exact=True).fill(REVIEW.format(title=title))
    page.get_by_role("button", name="Read it").click()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_editor_pastes_a_review_looks_at_it_and_publishes_it(visit, script):
    title = "The Salt Ledger" if script else "The Tar Almanac"
    visitor = visit(java_script_enabled=script, viewport=PHONE)
    page = visitor.page
    visitor.sign_in()

    paste(page, title)
    expect(page).to_have_url(re.compile(r"/proposals/\d+"))
    expect(page.get_by_role("main")).to_contain_text("Lena Okonkwo-Brandt")
    page.get_by_role("button", name="Publish").click()

    page.goto(f"/search?q={title}")
    page.get_by_role("main").get_by_role("link", name=re.compile(title)).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_role("main")).to_contain_text("Ada Fennimore")


def test_a_statement_left_out_does_not_reach_the_record(visit):
    visitor = visit()
    page = visitor.page
    visitor.sign_in()

    paste(page, "The Pitch Book")
    for box in page.get_by_label(re.compile("Leave out.*Lindqvist")).all():
        box.check()
    page.get_by_role("button", name="Publish").click()

    page.goto("/films/the-pitch-book-2023" if page.goto("/films/the-pitch-book-2023").ok else "/films/the-pitch-book")
    expect(page.get_by_role("main")).to_contain_text("Ada Fennimore")
    expect(page.locator(".billing")).not_to_contain_text("Lindqvist")


def test_the_same_text_again_is_told_and_discarding_leaves_nothing(visit):
    visitor = visit()
    page = visitor.page
    visitor.sign_in()

    paste(page, "The Rope Walk")
    page.get_by_role("button", name="Discard").click()
    page.goto("/search?q=rope+walk")
    expect(page.get_by_role("main")).not_to_contain_text("Okonkwo")

    paste(page, "The Rope Walk")
    page.get_by_role("button", name="Publish").click()
    paste(page, "The Rope Walk")
    expect(page.locator("body")).to_contain_text(re.compile("already|nothing changed", re.IGNORECASE))


def test_an_inner_address_is_refused_and_what_was_typed_is_kept(visit):
    visitor = visit()
    page = visitor.page
    visitor.sign_in()

    page.goto("/add")
    page.get_by_label("Address", exact=True).fill("http://127.0.0.1:9/secret")
    page.get_by_label("Who says it").fill("The Matinee")
    page.get_by_role("button", name="Read it").click()

    expect(page.get_by_role("main")).to_contain_text(re.compile("private|local|public", re.IGNORECASE))
    expect(page.get_by_label("Who says it")).to_have_value("The Matinee")
    visitor.complaints.clear()  # the browser reports the refused form itself


def test_a_visitor_is_asked_to_sign_in_and_signing_out_ends_it(visit):
    visitor = visit()
    page = visitor.page

    page.goto("/add")
    expect(page).to_have_url(re.compile("/sign-in"))
    visitor.sign_in()
    page.locator("header details.me > summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto("/add")
    expect(page).to_have_url(re.compile("/sign-in"))
