"""Writing a review, hiding its end, and reading it: with a mouse, a keyboard and a finger, with script and without."""

from __future__ import annotations

import re
import uuid

import pytest
from playwright.sync_api import expect

from browser.sizes import DESK, PHONE

pytestmark = pytest.mark.browser

SECRET = "the tide was hers"


def write_at_first_film(visitor) -> str:
    """Open the form for a review of a film and return the film's path."""
    visitor.sign_in()
    page = visitor.page
    page.goto("/films/")
    film = page.locator(".posters a.card").first.get_attribute("href")
    page.goto(f"{film}/review")
    return film


def publish(page, text: str) -> None:
    page.get_by_label("Review", exact=True).fill(text)
    page.get_by_role("button", name="Publish").click()
    expect(page).to_have_url(re.compile(r"/reviews/\d+$"))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("by", ["mouse", "keyboard", "touch"])
def test_a_spoiler_is_hidden_until_it_is_asked_for(visit, script, by):
    visitor = visit(java_script_enabled=script, viewport=PHONE if by == "touch" else DESK, has_touch=by == "touch")
    page = visitor.page
    write_at_first_film(visitor)
    publish(page, f"So ||{SECRET}|| it is ({uuid.uuid4()}).\n\n||A whole paragraph: {SECRET}.\n\nAnd one more.||")
    folds = page.locator(".one-review .spoiler")
    expect(folds).to_have_count(2)
    for number in range(2):
        fold = folds.nth(number)
        expect(fold).not_to_contain_text(SECRET, use_inner_text=True)
        summary = fold.locator("summary")
        if by == "mouse":
            summary.click()
        elif by == "touch":
            summary.tap()
        else:
            summary.focus()
            page.keyboard.press("Enter" if number else "Space")
        expect(fold).to_contain_text(SECRET, use_inner_text=True)
        box = summary.bounding_box()
        assert box["height"] >= 24
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") if script else True


def test_a_spoiler_flows_with_its_sentence(visit):
    visitor = visit()
    page = visitor.page
    write_at_first_film(visitor)
    publish(page, f"Before ||{SECRET}|| after.")
    line = page.locator(".one-review .p").first
    closed = line.bounding_box()["height"]
    page.locator(".one-review .spoiler summary").click()
    assert line.bounding_box()["height"] <= closed * 1.3


def test_what_is_selected_and_copied_has_no_spoiler(visit):
    visitor = visit()
    page = visitor.page
    write_at_first_film(visitor)
    publish(page, f"Before ||{SECRET}|| after. {uuid.uuid4()}")
    page.locator("body").press("Control+A")
    assert SECRET not in page.evaluate("String(getSelection())")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_preview_shows_the_text_and_saves_nothing(visit, script):
    visitor = visit(java_script_enabled=script)
    page = visitor.page
    write_at_first_film(visitor)
    page.get_by_label("Review", exact=True).fill("A *slow* film.")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#preview em")).to_have_text("slow")
    expect(page.get_by_label("Review", exact=True)).to_have_value("A *slow* film.")
    if script:
        page.get_by_label("Review", exact=True).fill("A **fast** film.")
        expect(page.locator("#preview strong")).to_have_text("fast")


def test_what_was_typed_is_offered_again_and_forgotten_once_sent(visit):
    visitor = visit()
    page = visitor.page
    film = write_at_first_film(visitor)
    text = f"Typed, and the tab was closed. {uuid.uuid4()}"
    field = page.get_by_label("Review", exact=True)
    field.press_sequentially(text)
    page.goto("/films/")
    page.goto(f"{film}/review")
    expect(field).to_have_value("")
    page.get_by_role("button", name="Put it into the form").click()
    expect(field).to_have_value(text)
    page.get_by_role("button", name="Publish").click()
    expect(page).to_have_url(re.compile(r"/reviews/\d+$"))
    page.goto(f"{film}/review")
    expect(field).to_have_value("")
    expect(page.get_by_role("button", name="Put it into the form")).to_have_count(0)


def test_a_text_survives_the_end_of_the_session(visit):
    visitor = visit()
    page = visitor.page
    write_at_first_film(visitor)
    text = f"Longer than the session. {uuid.uuid4()}"
    page.get_by_label("Review", exact=True).fill(text)
    visitor.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Publish").click()
    page.get_by_label("Name").fill("editor")
    page.get_by_label("Password").fill(visitor.site.password)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_label("Review", exact=True)).to_have_value(text)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text(text)).to_be_visible()
