"""A diary from elsewhere: brought, looked through, taken in, settled with two keys, reported and undone again."""

from __future__ import annotations

import csv
import io
import re

import pytest
from playwright.sync_api import Page, expect

from browser.sizes import DESK, PHONE
from factories.brought import ratings, zip_of

pytestmark = pytest.mark.browser

PATIENT = 60_000
"""Milliseconds that a process of its own may take to begin and end on a busy machine."""
ROWS = (
    "The Piano,1993,4.5",
    "Daisies,1966,5",
    "The Apple,1998,4",
    "The Apple,1999,2",
    "A Film That Is Not Here,2012,3",
    "Vagabond,1985,77",
)


def bring(page: Page) -> None:
    """Bring the file, from the settings on, and wait until it was looked through."""
    page.goto("/settings/export")
    page.get_by_role("link", name="Import", exact=True).click()
    page.get_by_role("link", name="Bring a file").click()
    file = {"name": "letterboxd-ann.zip", "mimeType": "application/zip", "buffer": zip_of(ratings=ratings(*ROWS))}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Look through it").click()
    expect(page.get_by_role("heading", name="What it would do")).to_be_visible(timeout=PATIENT)


def total(page: Page, name: str) -> int:
    return int(
        page.get_by_role("row")
        .filter(has=page.get_by_role("rowheader", name=re.compile(f"^{name}")))
        .locator("td")
        .inner_text()
    )


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_diary_is_brought_looked_through_taken_in_settled_and_undone(visit, script, size):
    visitor = visit(java_script_enabled=script, viewport=size)
    visitor.sign_in()
    page = visitor.page
    bring(page)
    import_page = page.url

    told = {
        name: total(page, name)
        for name in ("Made", "Changed", "Left alone", "Ambiguous", "Waiting", "Refused", "All rows")
    }
    assert told == {"Made": 2, "Changed": 0, "Left alone": 0, "Ambiguous": 2, "Waiting": 1, "Refused": 1, "All rows": 6}
    page.get_by_role("link", name="Refused", exact=True).click()
    expect(page.locator(".outcome")).to_have_count(1)
    expect(page.locator(".outcome")).to_contain_text("ratings.csv, line 7")
    if script:
        assert fits(page)

    page.goto(import_page)
    page.get_by_role("button", name="Take it in").click()
    expect(page.get_by_role("heading", name="Taken in")).to_be_visible(timeout=PATIENT)
    assert total(page, "Made") == 2
    if script:
        assert fits(page)

    page.get_by_role("link", name="Say which films they are").click()
    settle(page, script=script)
    expect(page.get_by_text("Every row of this import is settled.")).to_be_visible()
    page.get_by_role("link", name="Back to the import").click()
    assert (total(page, "Made"), total(page, "Ambiguous"), total(page, "All rows")) == (3, 0, 6)

    with page.expect_download() as download:
        page.get_by_role("link", name="Report of every row").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8"))))
    assert [row["outcome"] for row in rows] == ["made", "made", "made", "same", "waiting", "refused"]

    page.get_by_role("link", name="Undo it all").click()
    expect(page.get_by_text("What 3 rows made here goes.")).to_be_visible()
    page.get_by_role("button", name="Undo it all").click()
    expect(page.get_by_text("was taken back")).to_be_visible(timeout=PATIENT)


def settle(page: Page, *, script: bool) -> None:
    """Say that the first row is the film shown, and leave the second out: with two keys, or with buttons."""
    expect(page.get_by_text("2 rows are left.")).to_be_visible()
    if script:
        assert fits(page)
        expect(page.get_by_role("button", name="This one: The Apple")).to_be_focused()
        page.keyboard.press("y")
    else:
        page.get_by_role("button", name="This one: The Apple").click()
    expect(page.get_by_text("Taken in as The Apple.")).to_be_visible()
    expect(page.get_by_text("1 row is left.")).to_be_visible()
    if script:
        page.keyboard.press("n")
        expect(page.get_by_role("button", name="Leave it out")).to_be_focused()
        page.keyboard.press("y")
    else:
        page.get_by_role("button", name="Leave it out").click()


def test_keys_go_from_film_to_film_and_put_rows_off(visit):
    visitor = visit()
    visitor.sign_in()
    page = visitor.page
    bring(page)
    page.get_by_role("button", name="Take it in").click()
    page.get_by_role("link", name="Say which films they are").click(timeout=PATIENT)
    this_one, none = (
        page.get_by_role("button", name="This one: The Apple"),
        page.get_by_role("button", name="Leave it out"),
    )

    # Keys are heard when the script is there, which puts the focus on the first film.
    expect(this_one).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(none).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(this_one).to_be_focused()
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name="The Apple (1999)")).to_be_visible()
    expect(this_one).to_be_focused()
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(page.get_by_text("2 rows are left that you put off.")).to_be_visible()

    page.get_by_role("link", name="Back to the import").click()
    page.get_by_role("link", name="Undo it all").click()
    page.get_by_role("button", name="Undo it all").click()
    expect(page.get_by_text("was taken back")).to_be_visible(timeout=PATIENT)


def test_another_choice_of_who_wins_is_looked_through_again_and_discarding_leaves_nothing(visit):
    visitor = visit()
    visitor.sign_in()
    page = visitor.page
    bring(page)

    page.get_by_label("the file wins").check()
    page.get_by_role("button", name="Look through it again with this choice").click()
    expect(page.get_by_label("the file wins")).to_be_checked(timeout=PATIENT)
    page.get_by_role("button", name="Discard").click()
    expect(page.get_by_text("The file was discarded.")).to_be_visible()
