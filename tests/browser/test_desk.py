"""The programmers' desk in the browser: a festival from its name to a cancelled screening, mostly with the keyboard; a panel."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.sizes import DESK, PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", autouse=True)
def programmer(site) -> None:
    """Let the editor of the running site make the programme."""
    environment = {**os.environ, "ONESHEET_DATA": str(site.folder), "ONESHEET_DATABASE_URL": ""}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "onesheet", "role", "editor", "programmer"]
    subprocess.run(command, env=environment, check=True, capture_output=True)


TITLE = "海の夜 Nobody Made"


def type_in(page: Page, label: str, words: str) -> None:
    """Fill in a field and send its form with Enter."""
    field = page.get_by_role("main").get_by_label(label, exact=True)
    field.fill(words)
    field.press("Enter")


def make_film(page: Page) -> None:
    """Look for a film that is not here, and make it; a country that is none is told at its field, and nothing typed is lost."""
    page.get_by_role("main").get_by_role("searchbox").fill(TITLE)
    page.get_by_role("main").get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name=f"Make “{TITLE}”").click()
    page.get_by_label("Directed by", exact=True).fill("Ann Marsh")
    type_in(page, "Countries", "Japan, Ruritania")
    expect(page.get_by_role("alert")).to_contain_text("Countries: “Ruritania” is not known here.")
    expect(page.get_by_label("Directed by", exact=True)).to_have_value("Ann Marsh")
    page.get_by_label("Length, minutes", exact=True).fill("98")


def test_a_programme_is_made_announced_and_changed(visit):
    visitor = visit(viewport=DESK)
    visitor.sign_in()
    page = visitor.page
    page.goto("/programme/venues/new")
    page.get_by_role("checkbox", name="Row 1 is a screen").check()
    type_in(page, "Name", "Pier Cinema")

    page.goto("/programme/festivals/new")
    page.get_by_label("Name", exact=True).fill("Pier Film Days")
    page.get_by_label("Place", exact=True).fill("Lisbon")
    type_in(page, "Country", "Portugal")
    expect(page.get_by_label("Time zone", exact=True)).to_have_value("Europe/Lisbon")
    page.get_by_label("Year", exact=True).fill("2031")
    page.get_by_label("First day", exact=True).fill("2031-10-24")
    type_in(page, "Last day", "2031-10-27")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pier Film Days 2031")
    edition = page.url

    page.goto(f"{edition}/sections")
    type_in(page, "Name", "Harbour lights")
    expect(page.get_by_text("Harbour lights is a section now.")).to_be_visible()

    page.goto(f"{edition}/films")
    make_film(page)
    page.get_by_label("Into the section", exact=True).select_option(label="Harbour lights")
    type_in(page, "Countries", "Japan")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)

    # The row of the film: Enter saves, the next one can be typed at once. Clocks go back in the night of the 26th.
    for day, time in (("2031-10-24", "18:00"), ("2031-10-26", "01:30")):
        page.locator("#slot-date").fill(day)
        page.locator("#slot-screen").select_option(label="Pier Cinema")
        page.locator("#slot-time").fill(time)
        page.locator("#slot-time").press("Enter")
        expect(page.get_by_text("The screening is entered.")).to_be_visible()
        expect(page.locator("#slot-date")).to_be_focused()
    expect(page.locator("tr[id^=screening-]")).to_have_count(2)

    page.goto(f"{edition}/announce")
    page.get_by_role("button", name="Announce it").click()
    expect(page.get_by_text("From now on its changes are told.")).to_be_visible()

    page.goto(f"{edition}/screenings?day=2031-10-24")
    other = visitor.context.new_page()
    row = page.locator("tr[id^=screening-] th a").first
    other.goto(row.get_attribute("href") or "")
    row.click()
    page.get_by_label("Reason for the change", exact=True).fill("A pipe burst.")
    type_in(page, "Time", "20:30")
    expect(page.get_by_text("Saved.")).to_be_visible()
    # Somebody else had the same screening open: nothing is overwritten unasked, and what they typed is there.
    type_in(other, "Guests", "Ann Marsh")
    expect(other.get_by_text("Somebody else changed this since you opened it.")).to_be_visible()
    expect(other.get_by_label("Guests")).to_have_value("Ann Marsh")
    other.close()

    page.get_by_role("link", name=re.compile("^Cancel")).first.click()
    type_in(page, "Reason", "Still wet.")
    expect(page.get_by_text("The screening is cancelled; it can take place after all.")).to_be_visible()

    page.goto("/festivals/pier-film-days/2031/changes")
    log = page.get_by_role("main")
    for told in ("Moved from", "A pipe burst.", "Cancelled", "Still wet."):
        expect(log).to_contain_text(told)
    page.goto(f"{edition}/panels")
    type_in(page, "Name", "Choosers")
    page.get_by_label("Give a seat to the member named", exact=True).fill("editor")
    page.get_by_role("button", name="Give the seat").click()
    type_in(page, "Find a film by its title", TITLE)
    page.get_by_role("button", name=f"Propose {TITLE}").click()
    page.get_by_role("combobox", name=f"My mark {TITLE}").select_option("9")
    page.get_by_label("Why, in a few words", exact=True).press("Enter")
    expect(page.get_by_text("mean 9.0 of 1 mark")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("link", name="Your selection panels")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_desk_fits_on_a_phone(visit, script):
    visitor = visit(viewport=PHONE, java_script_enabled=script)
    visitor.sign_in()
    page = visitor.page
    page.goto("/programme/")
    page.get_by_role("link", name="Pier Film Days 2031").click()
    edition = page.url
    for part in (
        "",
        "/sections",
        "/films?q=night",
        "/films/new",
        "/screenings?day=2031-10-24",
        "/screenings/new",
        "/edit",
    ):
        page.goto(edition + part)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], part
