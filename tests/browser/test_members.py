"""Members' pages as they are met: no page wider than its window, filters, charts and comparison with and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.sizes import DESK, PHONE

pytestmark = pytest.mark.browser

INES = "/members/ines"
PAGES = [
    "/members/", INES, f"{INES}/diary", f"{INES}/diary/2017", f"{INES}/films", f"{INES}/reviews", f"{INES}/lists",
    f"{INES}/tags", f"{INES}/year/2017", f"{INES}/followers",
]  # fmt: skip

SMALL = """() => [...document.querySelectorAll("main a, main button, main select, main summary")]
    .filter(one => getComputedStyle(one).display !== "inline" && one.offsetParent)
    .map(one => [one.getBoundingClientRect(), one.textContent.trim()])
    .filter(([box]) => box.height < 24 || box.width < 24).map(([box, text]) => `${text}: ${box.width}x${box.height}`)"""


@pytest.mark.parametrize("width", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_a_member_is_wider_than_its_window(visit, width, scheme):
    page = visit(viewport=width, color_scheme=scheme).page
    small: list[str] = []

    for address in PAGES:
        assert page.goto(address).status == 200, address
        assert page.evaluate("document.documentElement.scrollWidth") <= width["width"], address
        small += page.evaluate(SMALL)

    assert small == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_films_are_narrowed_and_ordered_by_a_form(visit, script):
    page = visit(java_script_enabled=script).page
    page.goto(f"{INES}/films")
    page.get_by_label("Order").select_option(label="oldest film")
    page.get_by_role("button", name="Show").click()

    years = [int(text) for text in page.locator(".posters .card > span").all_inner_texts()]

    assert years == sorted(years)
    assert "sort=oldest" in page.url
    page.get_by_role("navigation", name="Which films").get_by_role("link", name="Watchlist").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Films")
    expect(page.get_by_role("main")).to_contain_text("on the watchlist")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_chart_opens_its_table(visit, script):
    page = visit(java_script_enabled=script).page
    page.goto(f"{INES}/year/2017")

    expect(page.get_by_role("img", name="Viewings by month")).to_be_visible()
    page.locator(".chart summary").first.click()
    page.get_by_role("link", name="February 2017").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("February 2017")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_two_members_see_how_far_they_agree(visit, size):
    visitor = visit(viewport=size)
    page = visitor.page
    page.goto("/sign-in")
    page.get_by_label("Name").fill("marta")
    page.get_by_label("Password").fill(visitor.site.password)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    page.goto(INES)
    page.get_by_role("link", name="How far we agree").click()

    expect(page.get_by_role("main")).to_contain_text("out of 100")
    expect(page.get_by_role("main")).to_contain_text("Rule common-ratings/1")
    page.get_by_role("link", name="Most different").click()
    expect(page.get_by_role("row").nth(1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
