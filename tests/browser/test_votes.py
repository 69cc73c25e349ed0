"""A ballot on a phone in a dark hall: two taps, with the network there, gone and back; and slips typed at a desk."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.sizes import DESK, PHONE

pytestmark = pytest.mark.browser

HALL = {"viewport": PHONE, "has_touch": True, "color_scheme": "light"}
GONE = "ERR_INTERNET_DISCONNECTED"


@pytest.fixture(scope="module")
def vote(site) -> dict:
    environment = {**os.environ, "ONESHEET_DATA": str(site.folder), "ONESHEET_DATABASE_URL": ""}
    made = subprocess.run(
        [sys.executable, Path(__file__).with_name("make_vote.py")],
        env=environment, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return json.loads(made.stdout)


@pytest.fixture
def code(vote) -> str:
    """A code that nobody used."""
    return vote["codes"].pop()


def kept(page: Page) -> int:
    return page.evaluate("JSON.parse(localStorage.getItem('ballots') || '[]').length")


def tap(page: Page, mark: int, film: int = 0) -> None:
    page.locator(".marks").nth(film).locator("label").nth(mark - 1).tap()


def send(page: Page) -> None:
    page.locator("button.send").tap()


def outcome(page: Page):
    return page.locator(".outcome")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_two_taps(visit, vote, code, script):
    one = visit(**HALL, java_script_enabled=script)
    page = one.page
    page.goto(f"/v/{code}")
    expect(page.get_by_text(vote["title"])).to_be_visible()

    for target in [*page.locator(".marks label").all(), page.locator("button.send")]:
        box = target.bounding_box()
        assert box["width"] >= 48
        assert box["height"] >= 48
        assert box["y"] + box["height"] <= PHONE["height"], "no scrolling in the dark"
    tap(page, 4)
    send(page)

    expect(outcome(page)).to_have_text(f"4 for {vote['title']} is counted.")
    expect(page.locator(".marks")).to_have_count(0)
    assert one.context.cookies() == []
    if script:
        assert kept(page) == 0
        light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number)")
        assert max(light) < 20, "dark whatever the device says"
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_a_network_the_ballot_waits_and_is_sent_once(visit, vote, code):
    one = visit(**HALL)
    page = one.page
    page.goto(f"/v/{code}")
    one.context.set_offline(True)

    tap(page, 5)
    send(page)
    expect(outcome(page)).to_contain_text("There is no network just now. Your ballot is kept on this phone")
    assert kept(page) == 1
    one.context.set_offline(False)

    expect(outcome(page)).to_have_text(f"5 for {vote['title']} is counted.")
    assert kept(page) == 0
    assert one.complaints
    assert all(GONE in words for words in one.complaints)
    one.complaints.clear()
    page.goto(f"/v/{code}")
    expect(outcome(page)).to_contain_text("This code has been used")


def test_a_page_that_was_closed_sends_when_it_is_opened_again(visit, vote, code):
    one = visit(**HALL)
    page = one.page
    page.goto(f"/v/{code}")
    one.context.set_offline(True)
    tap(page, 2)
    send(page)
    expect(outcome(page)).to_contain_text("There is no network just now.")
    page.close()
    one.context.set_offline(False)

    again = one.context.new_page()
    again.goto("/v/")

    expect(outcome(again)).to_have_text(f"2 for {vote['title']} is counted.")
    assert kept(again) == 0
    one.complaints.clear()


def test_an_answer_that_is_lost_costs_no_ballot_and_makes_no_second(visit, vote, code):
    one = visit(**HALL)
    page = one.page
    page.goto(f"/v/{code}")
    asked = []

    def lose_the_first(route):
        asked.append(route.request.post_data)
        if len(asked) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route(re.compile("/v/"), lose_the_first)
    tap(page, 3)
    send(page)

    expect(outcome(page)).to_have_text(f"3 for {vote['title']} is counted.")
    assert len(asked) == 2
    assert asked[0] == asked[1]
    one.complaints.clear()


def test_a_network_that_swallows_a_ballot_is_given_up_and_another_is_sent_meanwhile(visit, vote):
    one, codes = visit(**HALL), [vote["codes"].pop(), vote["codes"].pop()]
    page, swallowed = one.page, []
    page.route(
        re.compile(f"/v/{codes[0]}"),
        lambda route: swallowed.append(route) if route.request.method == "POST" else route.continue_(),
    )
    page.goto(f"/v/{codes[0]}")
    tap(page, 3)
    send(page)
    expect(outcome(page)).to_have_text("Sending …")

    page.goto(f"/v/{codes[1]}")
    tap(page, 5)
    send(page)

    expect(page.locator(".given b")).to_have_text("5", timeout=30_000)
    assert len(swallowed) >= 2, "the first ballot waits, and is tried again"
    assert kept(page) == 1
    page.unroute_all(behavior="ignoreErrors")
    expect(outcome(page)).to_have_text(f"3 for {vote['title']} is counted.", timeout=30_000)
    assert kept(page) == 0
    one.complaints.clear()


def test_a_code_that_was_used_says_so_and_tells_no_mark(visit, vote, code):
    first, second = visit(**HALL), visit(**HALL)
    for one in (first, second):
        one.page.goto(f"/v/{code}")
    tap(first.page, 1)
    send(first.page)
    expect(outcome(first.page)).to_contain_text("is counted")

    tap(second.page, 5)
    send(second.page)

    expect(outcome(second.page)).to_contain_text("This code has been used")
    expect(second.page.locator(".given b")).to_have_text("given before")
    assert all("409" in words for words in second.complaints)
    second.complaints.clear()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_programme_of_shorts_one_film_after_the_other(visit, vote, script):
    one = visit(**HALL, java_script_enabled=script)
    page, code = one.page, vote["shorts"].pop()
    page.goto(f"/v/{code}")

    tap(page, 4, film=1)
    send(page)
    expect(outcome(page)).to_have_text(f"4 for {vote['titles'][1]} is counted.")
    expect(page.locator(".marks")).to_have_count(1)
    tap(page, 2)
    send(page)

    expect(outcome(page)).to_have_text(f"2 for {vote['titles'][0]} is counted.")
    expect(page.locator(".marks")).to_have_count(0)


def test_the_code_typed_by_hand(visit, vote, code):
    one = visit(**HALL)
    one.page.goto("/v/")
    one.page.get_by_label("Type the code").fill(code.lower())
    one.page.get_by_role("button", name="Go on").tap()

    expect(one.page.get_by_text(vote["title"])).to_be_visible()


def test_sixty_slips_are_typed_in_less_than_a_minute(visit, vote):
    one = visit(viewport=DESK)
    one.sign_in()
    page = one.page
    page.goto(vote["slips"])
    everything = page.locator("[data-mark='all']")
    before = int(everything.inner_text())
    begun = time.monotonic()

    for _ in range(60):
        page.keyboard.type("4")
        page.keyboard.press("Enter")
    expect(everything).to_have_text(str(before + 60), timeout=60_000)

    assert time.monotonic() - begun < 60
    page.keyboard.type("-")
    page.keyboard.press("Enter")
    expect(everything).to_have_text(str(before + 59))
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    expect(page.locator(".refused")).to_contain_text("There is no such mark")
    page.reload()
    expect(everything).to_have_text(str(before + 59))
    one.complaints[:] = [words for words in one.complaints if "400" not in words]


def test_what_is_not_counted_stays_to_be_read_and_an_answer_that_is_lost_takes_one_slip_out(visit, vote):
    one = visit(viewport=DESK)
    one.sign_in()
    page = one.page
    page.goto(vote["slips"])
    everything = page.locator("[data-mark='all']")
    before = int(everything.inner_text())
    for typed in ("4", "9", "3"):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    expect(everything).to_have_text(str(before + 2))
    expect(page.locator(".refused li")).to_have_text(
        "9: There is no such mark; the slip was not counted. Marks are 1, 2, 3, 4, 5."
    )
    asked = []

    def lose_the_first(route):
        asked.append(route.request.post_data)
        if len(asked) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route(re.compile("/slips/"), lose_the_first)
    page.keyboard.type("-")
    page.keyboard.press("Enter")

    expect(page.locator("[data-last]")).to_have_text("4")
    assert asked[0] == asked[1]
    expect(everything).to_have_text(str(before + 1))
    page.locator(".undo button").click()
    expect(everything).to_have_text(str(before))
    one.complaints.clear()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_slips_of_paper_and_sheets_of_codes(visit, vote, script):
    one = visit(viewport=DESK, java_script_enabled=script)
    one.sign_in()
    page = one.page
    page.goto(vote["slips"])
    before = int(page.locator("[data-mark='all']").inner_text())
    page.get_by_label("Mark").fill("5")
    page.get_by_role("button", name="Count it").click()
    expect(page.locator("[data-mark='all']")).to_have_text(str(before + 1))

    page.goto(vote["desk"])
    page.locator(".make-codes input[type=number]").first.fill("24")
    page.locator(".make-codes button").first.click()

    expect(page.locator(".slips li")).to_have_count(24)
    expect(page.get_by_role("button", name="Print")).to_be_visible(visible=script)
    assert page.locator(".slips svg").first.bounding_box()["width"] > 90
