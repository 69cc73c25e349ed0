"""A plan in the browser: wished with one press, proposed, taken, put back, saved and opened from the disk; with script and without."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.sizes import DESK, PHONE

pytestmark = pytest.mark.browser

MAKE = """
import sys, django
sys.path.insert(0, sys.argv[1])
django.setup()
from datetime import timedelta
from django.utils import timezone
from factories.festivals import EditionFactory, FestivalFactory, ScreenFactory, SectionFactory, SelectionFactory, VenueFactory, shown
from onesheet.festivals.models import Festival
from onesheet.films.models import Film
if not Festival.objects.filter(slug="quay").exists():
    first = (timezone.now() + timedelta(days=3)).replace(hour=18, minute=0, second=0, microsecond=0)
    edition = EditionFactory(festival=FestivalFactory(name="Quay Film Days", slug="quay"), slug="next", zone="UTC",
                             year=first.year, starts=first.date(), ends=first.date() + timedelta(days=3))
    section = SectionFactory(edition=edition, name="Galas", slug="galas")
    near = ScreenFactory(venue=VenueFactory(name="Near", latitude=38.70, longitude=-9.16))
    far = ScreenFactory(venue=VenueFactory(name="Far", latitude=38.71, longitude=-9.16))
    films = Film.objects.filter(shown=True).order_by("sort_title")[:4]
    for number, film in enumerate(films):
        one = SelectionFactory(edition=edition, section=section, film=film)
        shown(one, screen=(near, far)[number % 2], starts=first + timedelta(minutes=30 * number), minutes=90)
        shown(one, screen=near, starts=first + timedelta(days=1, hours=3 * (number % 2)), minutes=100)
    after = first + timedelta(days=30)
    edition = EditionFactory(festival=edition.festival, slug="after", name="Quay Afterwards", zone="UTC", year=after.year,
                             starts=after.date(), ends=after.date())
    shown(SelectionFactory(edition=edition, film=films[0]), screen=near, starts=after, minutes=90)
"""
HERE, AFTER = "/festivals/quay/next", "/festivals/quay/after"


@pytest.fixture(scope="module")
def quay(site):
    """A festival in three days on the running site: four films, on the first evening each against the next."""
    environment = {**os.environ, "ONESHEET_DATA": str(site.folder), "ONESHEET_DATABASE_URL": ""}
    environment["DJANGO_SETTINGS_MODULE"] = "onesheet.config.settings"
    tests = str(Path(__file__).parents[1])
    subprocess.run([sys.executable, "-c", MAKE, tests], env=environment, check=True, capture_output=True)
    return site


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_festival_is_planned(visit, quay, script, size):
    visitor = visit(java_script_enabled=script, viewport=size)
    visitor.sign_in()
    page = visitor.page
    page.goto(f"{HERE}/plan/clear")
    page.get_by_role("button", name="Delete my plan").click()

    page.goto(f"{HERE}/sections/galas")
    musts = page.get_by_role("button", name="Must", exact=True)
    expect(musts).to_have_count(4)
    for number in range(4):
        musts.nth(number).click()
        expect(musts.nth(number)).to_have_attribute("aria-pressed", "true")
    musts.nth(3).click()
    expect(musts.nth(3)).to_have_attribute("aria-pressed", "false")

    page.goto(f"{HERE}/plan")
    expect(page.get_by_text("You wish for: 3 must see.")).to_be_visible()
    page.get_by_role("link", name="When I have time").click()
    page.get_by_label("Screenings a day at most").fill("1")
    page.get_by_role("button", name="Keep this").click()
    page.get_by_role("link", name="Plan my festival").click()
    expect(page.get_by_role("heading", name="2 films you wish for, 2 screenings")).to_be_visible()
    expect(page.get_by_text("on that day you have as many screenings as you want")).to_be_visible()
    page.get_by_role("button", name="Take this plan").click()
    expect(page.locator(".plan-day li")).to_have_count(2)
    page.get_by_role("button", name="whatever is proposed").first.click()
    page.get_by_role("button", name="Put back what was there").click()
    expect(page.locator(".plan-day li")).to_have_count(1)
    if script:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_plan_is_made_with_the_keyboard(visit, quay):
    visitor = visit(viewport=PHONE)
    visitor.sign_in()
    page = visitor.page
    page.goto(f"{HERE}/plan/wishes")
    button = page.get_by_role("button", name="Want", exact=True).nth(2)
    before = button.get_attribute("aria-pressed")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false" if before == "true" else "true")
    expect(button).to_be_focused()
    page.goto(f"{HERE}/plan/hours")
    # Times are asked for on the days that have some.
    page.get_by_label("all day").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("only").first).to_be_checked()
    page.get_by_label("from", exact=True).first.focus()
    page.keyboard.type("17:00")
    expect(page.get_by_label("from", exact=True).first).to_have_value("17:00")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_saved_plan_is_opened_from_the_disk_without_a_network(visit, quay, browser, tmp_path, scheme):
    visitor = visit()
    visitor.sign_in()
    page = visitor.page
    page.goto(f"{HERE}/schedule")
    page.locator(".on a").first.click()
    if page.get_by_role("button", name="Put it into my plan").count():
        page.get_by_role("button", name="Put it into my plan").click()
    page.goto(f"{HERE}/plan")
    title = page.locator(".plan-day a").first.inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="Save as a page").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)

    away = browser.new_context(viewport=PHONE, offline=True, color_scheme=scheme)
    asked: list[str] = []
    saved = away.new_page()
    saved.on("request", lambda request: asked.append(request.url))
    saved.goto(file.as_uri())
    expect(saved.get_by_role("heading", level=1)).to_be_visible()
    expect(saved.get_by_text(title).first).to_be_visible()
    paper = saved.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(250, 247, 240)", "dark": "rgb(19, 16, 19)"}[scheme]
    assert saved.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert asked == [file.as_uri()]
    away.close()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_film_is_wished_for_on_its_own_page_at_each_of_its_festivals(visit, quay, script, size):
    visitor = visit(java_script_enabled=script, viewport=size)
    visitor.sign_in()
    page = visitor.page
    for edition in (HERE, AFTER):
        page.goto(f"{edition}/plan/clear")
        page.get_by_role("button", name="Delete my plan").click()
    page.goto(AFTER)
    page.locator(".lines a").first.click()
    film = page.url
    near, far = (
        page.locator(".wish-of").filter(has=page.get_by_role("group", name=name))
        for name in (re.compile("Quay Film Days"), re.compile("Quay Afterwards"))
    )

    far.get_by_role("button", name="Want", exact=True).click()
    expect(far.get_by_role("button", name="Want", exact=True)).to_have_attribute("aria-pressed", "true")
    near.get_by_role("button", name="Must", exact=True).click()
    expect(near.get_by_role("button", name="Must", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(far.get_by_role("button", name="Want", exact=True)).to_have_attribute("aria-pressed", "true")
    if script:
        expect(page.locator("#wishing .status")).to_contain_text("Quay Film Days")
    assert page.url.partition("#")[0] == film, "one stays on the film's page"

    page.goto(film)
    expect(near.get_by_role("button", name="Must", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(near.get_by_role("button", name="Maybe", exact=True)).to_have_attribute("aria-pressed", "false")
    far.get_by_role("button", name="Want", exact=True).click()
    expect(far.get_by_role("button", name="Want", exact=True)).to_have_attribute("aria-pressed", "false")
    page.goto(f"{HERE}/plan")
    expect(page.get_by_text("You wish for: 1 must see.")).to_be_visible()
    page.goto(f"{AFTER}/plan")
    expect(page.get_by_text("You wish for")).to_have_count(0)
