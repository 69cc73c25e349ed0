"""An editor sums up what critics say, beside their words; a visitor reads it on the film's sheet."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.sizes import PHONE

pytestmark = pytest.mark.browser

FILM = "/films/daisies"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_editor_writes_what_critics_agree_on(visit, script):
    sentence = f"Two Maries, and a table that does not survive them{' twice' if script else ''}."
    editor = visit(java_script_enabled=script, viewport=PHONE)
    page = editor.page
    editor.sign_in()

    page.goto(FILM)
    page.get_by_role("link", name=re.compile("Write a consensus|Change the consensus")).click()
    page.get_by_label("What most critics agree on").fill(sentence)
    page.get_by_role("button", name="Let it stand").click()
    expect(page.get_by_role("main")).to_contain_text(sentence)

    reader = visit(viewport=PHONE).page
    reader.goto(FILM)
    expect(reader.get_by_role("region", name="Critics", exact=True)).to_contain_text(sentence)
    reader.get_by_role("link", name="Critics’ consensus").click()
    expect(reader.get_by_role("figure")).to_contain_text("editor")


def test_pages_of_words_fit_a_phone(visit):
    page = visit(viewport=PHONE).page

    for path in (f"{FILM}/critics/words", "/words-of-critics", f"{FILM}/consensus"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
