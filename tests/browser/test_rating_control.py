"""The rating control as a control, and the panel round it: mouse, keyboard, touch, with script and without."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser.sizes import DESK, PHONE

pytestmark = pytest.mark.browser

FILM = "/films/miss-you-already-2015"
SAYS = ["½", "1", "1½", "2", "2½", "3", "3½", "4", "4½", "5"]
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["360", "1280"])


def halves(page: Page):
    return page.locator("#me .skin label")


def filled(page: Page) -> int:
    """How many halves are drawn full."""
    page.mouse.move(1, 1)
    return page.evaluate(
        "[...document.querySelectorAll('#me .skin svg')].filter((one) => getComputedStyle(one).fill !== 'rgba(0, 0, 0, 0)'"
        " && getComputedStyle(one).fill !== 'none').length"
    )


def chosen(page: Page) -> str:
    return page.evaluate("new FormData(document.querySelector('#me form.marking')).get('rating')")


def status(page: Page):
    return page.locator("#me .status")


def unrated(page: Page) -> None:
    """Open the film with no rating, whatever other tests left."""
    page.goto(FILM)
    if chosen(page):
        page.locator("#me .halves .none").click()
        expect(status(page)).to_have_text("No rating.")
        page.goto(FILM)


@SIZES
def test_mouse_at_each_half(visit, size):
    one = visit(viewport=size)
    one.sign_in()
    page = one.page
    unrated(page)

    for number, words in enumerate(SAYS, start=1):
        half = halves(page).nth(number - 1)
        half.scroll_into_view_if_needed()
        box = half.bounding_box()
        assert box["width"] >= 24
        assert box["height"] >= 24
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size["width"]
        # At either edge of the half as in its middle: no gap between them, and none lies over another.
        for at in (1, box["width"] / 2, box["width"] - 1):
            page.mouse.click(box["x"] + at, box["y"] + box["height"] / 2)
            assert chosen(page) == str(number)
        assert filled(page) == number
        expect(status(page)).to_have_text(f"You rated it {words} out of 5.")

    page.reload()
    assert chosen(page) == "10"
    page.locator("#me .halves .none").click()
    expect(status(page)).to_have_text("No rating.")
    assert filled(page) == 0
    page.reload()
    assert chosen(page) == ""


@SIZES
def test_arrow_keys_raise_and_lower_and_stop_at_the_ends(visit, size):
    one = visit(viewport=size)
    one.sign_in()
    page = one.page
    unrated(page)
    page.get_by_role("radio", name="2 out of 5", exact=True).check()

    for key, value in [
        ("ArrowRight", "5"), ("ArrowUp", "6"), ("ArrowLeft", "5"), ("ArrowDown", "4"), ("Home", "1"), ("ArrowLeft", "1"),
        ("ArrowDown", "1"), ("ArrowRight", "2"), ("End", "10"), ("ArrowRight", "10"), ("ArrowUp", "10"),
    ]:  # fmt: skip
        page.keyboard.press(key)
        assert chosen(page) == value, key
        assert page.evaluate("document.activeElement.value") == value
        assert filled(page) == int(value)
    expect(status(page)).to_have_text("You rated it 5 out of 5.")

    # What has the focus is seen to have it.
    ring = "getComputedStyle(document.activeElement.parentElement).outlineStyle"
    assert page.evaluate(ring) == "solid"
    page.reload()
    assert chosen(page) == "10"


@pytest.mark.parametrize("key", ["Delete", "Backspace", "0"])
def test_clearing_has_its_own_keys(visit, key):
    one = visit()
    one.sign_in()
    page = one.page
    unrated(page)
    page.get_by_role("radio", name="2 out of 5", exact=True).check()

    page.keyboard.press(key)
    expect(status(page)).to_have_text("No rating.")
    assert chosen(page) == ""
    for arrow in ("ArrowLeft", "ArrowDown"):
        page.keyboard.press(arrow)
        assert chosen(page) == ""
    page.keyboard.press("ArrowUp")
    assert chosen(page) == "1"
    expect(status(page)).to_have_text("You rated it ½ out of 5.")


def test_tab_reaches_no_rating_and_changes_nothing_by_itself(visit):
    one = visit()
    one.sign_in()
    page = one.page
    unrated(page)
    page.get_by_role("radio", name="2 out of 5", exact=True).check()
    none = page.get_by_role("radio", name="No rating")

    page.keyboard.press("Tab")
    expect(none).to_be_focused()
    assert chosen(page) == "4"
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("radio", name="2 out of 5", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="2 out of 5", exact=True)).to_be_focused()
    assert chosen(page) == "4"
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Like")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.get_by_role("radio", name="2 out of 5", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(status(page)).to_have_text("No rating.")
    assert chosen(page) == ""


def test_a_rating_is_sent_at_once_and_the_last_one_stands(visit):
    one = visit()
    one.sign_in()
    page = one.page
    unrated(page)

    for number in (3, 8, 5, 10, 1):
        with page.expect_request("**/mark", timeout=15_000):
            halves(page).nth(number - 1).click()
        page.reload()
        assert chosen(page) == str(number)

    # Five presses, the first on its way while the others wait.
    page.evaluate("for (const at of [1, 4, 9, 2, 6]) document.querySelectorAll('#me .skin input')[at].click()")
    page.reload()
    page.goto(FILM)
    assert chosen(page) == "7"

    # The arrows wait until one stops, but not for who leaves.
    page.locator("#me .skin :checked").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.goto(f"{FILM}/me")
    page.goto(FILM)
    assert chosen(page) == "9"


def test_who_signed_out_elsewhere_is_told_so_and_led_back(visit):
    one = visit()
    one.sign_in()
    page = one.page
    page.goto(FILM)
    other = one.context.new_page()
    other.goto("/sign-out")
    other.get_by_role("main").get_by_role("button", name="Sign out").click()
    other.wait_for_url("**/")
    other.close()

    page.get_by_role("button", name="Like").click()
    expect(status(page)).to_have_text("You are signed out. Sign in")
    halves(page).nth(3).click()
    expect(status(page)).to_have_text("You are signed out. Sign in")
    page.locator("#me .status").get_by_role("link", name="Sign in").click()
    page.get_by_label("Name").fill("editor")
    page.get_by_label("Password").fill(one.site.password)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"**{FILM}")
    # The browser itself notes each answer of 401.
    one.complaints[:] = [said for said in one.complaints if "401" not in said]


def test_touch_at_each_half(visit):
    one = visit(viewport=PHONE, has_touch=True, is_mobile=True)
    one.sign_in()
    page = one.page
    unrated(page)

    for number in (1, 10, 7, 2, 3, 4, 5, 6, 8, 9):
        half = halves(page).nth(number - 1)
        half.scroll_into_view_if_needed()
        half.tap()
        assert chosen(page) == str(number)
        assert filled(page) == number
    expect(status(page)).to_have_text("You rated it 4½ out of 5.")
    page.locator("#me .halves .none").tap()
    expect(status(page)).to_have_text("No rating.")


def test_in_high_contrast_the_chosen_stars_differ_from_the_others(visit):
    one = visit(forced_colors="active")
    one.sign_in()
    one.page.goto(FILM)
    halves(one.page).nth(6).click()
    one.page.mouse.move(1, 1)

    fills = one.page.evaluate(
        "[...document.querySelectorAll('#me .skin svg')].map((one) => getComputedStyle(one).fill)"
    )

    assert len(set(fills[:7])) == 1
    assert len(set(fills[7:])) == 1
    assert fills[0] != fills[7]


@SIZES
def test_everything_without_script(visit, size):
    one = visit(viewport=size, java_script_enabled=False)
    one.sign_in()
    page = one.page
    page.goto(FILM)

    page.get_by_role("radio", name="3½ out of 5").check()
    page.get_by_role("button", name="Save rating").click()
    expect(page.locator(".notice")).to_have_text("You rated it 3½ out of 5.")
    assert page.get_by_role("radio", name="3½ out of 5").is_checked()

    page.get_by_role("button", name="Watchlist").click()
    expect(page.locator(".notice")).to_have_text("On your watchlist.")
    expect(page.get_by_role("button", name="Watchlist")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Watchlist").click()

    page.get_by_text("Log a viewing").click()
    page.get_by_role("button", name="Put it in my diary").click()
    expect(page.locator(".notice")).to_contain_text("It is in your diary")

    page.get_by_role("link", name=re.compile("in your diary")).click()
    page.get_by_role("link", name=re.compile("^Delete")).first.click()
    page.get_by_role("button", name="Delete the viewing").click()
    expect(page.locator(".notice")).to_contain_text("no longer in your diary")

    page.locator("#me .halves .none").click()
    page.get_by_role("button", name="Save rating").click()
    expect(page.locator(".notice")).to_have_text("No rating.")


def test_the_panel_with_script_answers_without_a_reload(visit):
    one = visit(viewport=PHONE)
    one.sign_in()
    page = one.page
    page.goto(FILM)
    page.evaluate("window.stayed = true")
    like = page.get_by_role("button", name="Like")

    like.click()
    expect(status(page)).to_have_text("You like it.")
    expect(like).to_have_attribute("aria-pressed", "true")
    like.click()
    expect(status(page)).to_have_text("Your like is taken back.")
    expect(like).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("button", name="Save rating")).to_be_hidden()

    page.get_by_text("Log a viewing").click()
    page.get_by_label("Place").fill("The Plaza")
    assert page.evaluate("window.stayed")
    page.get_by_role("button", name="Put it in my diary").click()
    page.get_by_role("link", name=re.compile("in your diary")).click()
    expect(page.get_by_text("The Plaza")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Delete")).first.click()
    page.get_by_role("button", name="Delete the viewing").click()
