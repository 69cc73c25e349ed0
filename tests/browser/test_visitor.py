"""What a visitor does: look for a film, read its page, ask where a fact is from, read the document."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.sizes import DESK, PHONE

pytestmark = pytest.mark.browser

FILM = "/films/miss-you-already-2015"
PAGES = ["/", "/films/", FILM, f"{FILM}/record", f"{FILM}/record/director", "/people/", "/people/catherine-hardwicke",
         "/documents/1", "/documents/2", "/search?q=varda", "/search?q=nothing+like+it", "/sign-in"]  # fmt: skip


def test_a_visitor_searches_and_finds_the_film_and_its_director(visit):
    page = visit().page

    page.goto("/")
    page.get_by_role("searchbox").first.fill("miss you")
    page.get_by_role("searchbox").first.press("Enter")
    page.get_by_role("main").get_by_role("link", name=re.compile("Miss You Already")).first.click()

    expect(page).to_have_url(re.compile(f"{FILM}$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Miss You Already")
    page.get_by_role("link", name="Catherine Hardwicke").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Catherine Hardwicke")
    expect(page.get_by_role("main").get_by_role("link", name=re.compile("Thirteen")).first).to_be_visible()


def test_a_source_mark_shows_the_sentence_and_leads_into_the_document(visit):
    page = visit().page

    page.goto(FILM)
    page.locator("a.mark").first.focus()
    page.keyboard.press("Enter")

    shown = page.locator(".shown")
    expect(shown).to_be_visible()
    expect(shown.locator("blockquote").first).not_to_be_empty()
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    page.locator("a.mark").first.click()
    shown.locator("a[href*='/documents/']").first.click()
    expect(page).to_have_url(re.compile("/documents/[0-9]+([?]at=[0-9]+)?#s[0-9]+"))


def test_without_script_a_source_mark_is_a_link_to_all_that_is_said(visit):
    page = visit(java_script_enabled=False, viewport=PHONE).page

    page.goto(FILM)
    page.locator("a.mark").first.click()

    expect(page).to_have_url(re.compile(f"{FILM}/record/"))
    expect(page.locator("blockquote").first).to_be_visible()
    page.locator("a[href*='/documents/']").first.click()
    expect(page).to_have_url(re.compile(r"/documents/\d+"))
    expect(page.locator("mark").first).to_be_visible()


def test_a_line_of_what_was_read_lights_its_words(visit):
    page = visit().page

    page.goto("/documents/1")
    page.locator(".row").first.hover()

    expect(page.locator(".text mark.lit").first).to_be_visible()


def test_a_text_that_is_not_free_shows_only_the_sentences_used(visit):
    page = visit().page

    page.goto("/documents/2")

    expect(page.get_by_role("main")).not_to_contain_text("wearing sunglasses like a second opinion and")
    expect(page.get_by_role("main")).to_contain_text("Catherine Hardwicke")
    expect(page.get_by_role("main")).not_to_contain_text("It is too long by a montage or three")


@pytest.mark.parametrize("width", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_no_page_is_wider_than_its_window_or_complains(visit, width, script):
    page = visit(viewport=width, java_script_enabled=script).page

    for address in PAGES:
        answer = page.goto(address)
        assert answer.status == 200, address
        box = page.locator("html").bounding_box()
        assert box["width"] <= width["width"], address
        if script:
            assert page.evaluate("document.documentElement.scrollWidth") <= width["width"], address


def test_a_missing_page_says_so_and_offers_a_way_on(visit):
    visitor = visit()

    answer = visitor.page.goto("/films/no-such-film")

    assert answer.status == 404
    expect(visitor.page.get_by_role("main").get_by_role("link").first).to_be_visible()
    visitor.complaints.clear()  # the browser reports the 404 itself


def test_a_theme_that_was_chosen_stays(visit):
    page = visit(color_scheme="light").page

    page.goto("/")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_label("dark").check()
    page.goto("/films/")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_the_keyboard_reaches_the_content_and_shows_where_it_is(visit):
    page = visit().page

    page.goto(FILM)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    focused = page.evaluate("document.activeElement.closest('main') !== null")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert focused
    assert outline != "none"
