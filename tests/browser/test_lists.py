"""A list from its name to its order, and a challenge from its rule to its standings: with script and without."""

from __future__ import annotations

import re
import uuid

import pytest
from playwright.sync_api import Page, expect

from browser.sizes import DESK, PHONE

pytestmark = pytest.mark.browser


def make_list(visitor, films: int) -> tuple[str, list[str]]:
    """Make a list of the first films by title; return the address of its films and their titles."""
    visitor.sign_in()
    page = visitor.page
    page.goto("/films/")
    titles = page.locator(".posters a.card b").all_inner_texts()[:films]
    page.goto("/lists/new")
    page.get_by_label("Name").fill(f"A list {uuid.uuid4()}")
    page.get_by_label("The order is a ranking").check()
    page.get_by_role("button", name="Make the list").click()
    for title in titles:
        page.get_by_label("Find a film to add").fill(title)
        page.get_by_role("button", name="Find", exact=True).click()
        page.get_by_role("button", name=f"Add {title}", exact=True).click()
    return page.url.partition("?")[0], titles


def order(page: Page) -> list[str]:
    return [re.sub(r" \(\d{4}\)$", "", text) for text in page.locator(".edit-films .what a").all_inner_texts()]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_films_are_found_added_moved_taken_off_and_put_back(visit, script, size):
    visitor = visit(java_script_enabled=script, viewport=size)
    page = visitor.page
    _, titles = make_list(visitor, 3)
    first, second, third = titles
    assert order(page) == titles

    page.get_by_role("button", name=f"{third} up").click()
    assert order(page) == [first, third, second]
    page.get_by_role("link", name="Note, place").first.click()
    page.get_by_label("Note").fill("It opens on a door.")
    page.get_by_role("button", name="Save the note").click()
    page.get_by_role("button", name="Remove").first.click()
    expect(page.get_by_text(f"{first} was taken off.")).to_be_visible()
    assert order(page) == [third, second]
    page.get_by_role("button", name="Put it back").click()
    assert order(page) == [first, third, second]

    page.get_by_role("link", name="Show the list").click()
    expect(page.get_by_text("It opens on a door.")).to_be_visible()
    expect(page.locator(".rank").first).to_have_text("1")
    if script:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_films_are_ordered_by_dragging_and_by_arrow_keys(visit):
    visitor = visit(viewport={"width": 1000, "height": 1400})
    page = visitor.page
    address, titles = make_list(visitor, 4)

    page.locator(".grip").nth(3).focus()
    with page.expect_response(re.compile("/move$")):
        page.keyboard.press("ArrowUp")
    assert order(page) == [titles[0], titles[1], titles[3], titles[2]]
    start, end = (page.locator(".grip").nth(place).bounding_box() for place in (0, 3))
    page.mouse.move(start["x"] + 9, start["y"] + 9)
    page.mouse.down()
    with page.expect_response(re.compile("/move$")):
        page.mouse.move(end["x"] + 9, end["y"] + end["height"] - 2, steps=25)
        page.mouse.up()
    moved = [titles[1], titles[3], titles[2], titles[0]]
    assert order(page) == moved
    expect(page.locator("#moved")).to_contain_text("moved to place 4")
    page.goto(address)
    assert order(page) == moved


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_challenge_is_set_joined_and_shown_to_visitors(visit, script):
    visitor = visit(java_script_enabled=script)
    visitor.sign_in()
    page = visitor.page
    page.goto("/challenges/new")
    name = f"Before the talkies {uuid.uuid4()}"
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Films", exact=True).fill("3")
    page.get_by_label("all films that fit a rule").check()
    page.get_by_label("Year, to").fill("1929")
    page.get_by_role("button", name="Set the challenge").click()
    expect(page.get_by_text("3 films made before 1930")).to_be_visible()

    page.get_by_role("link", name="Take part").click()
    expect(page.get_by_text("All who see this challenge see your name")).to_be_visible()
    page.get_by_role("button", name="Take part").click()
    expect(page.get_by_role("heading", name="Your part")).to_be_visible()

    stranger = visit(java_script_enabled=script)
    stranger.page.goto("/challenges/")
    stranger.page.get_by_role("link", name=name).click()
    expect(stranger.page.get_by_text("of 3")).to_be_visible()
