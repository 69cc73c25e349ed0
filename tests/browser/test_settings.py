"""A member's settings in a real browser, to the end: profile, favourites, export, erasing the account."""

from __future__ import annotations

import os
import subprocess
import sys
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from browser.sizes import PHONE

pytestmark = pytest.mark.browser

PASSWORD = "harbor lights 9"


def make_account(site, name):
    environment = {**os.environ, "ONESHEET_DATA": str(site.folder), "ONESHEET_DATABASE_URL": ""}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "onesheet", "role", name, "critic"]
    subprocess.run(command, env=environment, input=PASSWORD + "\n", text=True, check=True, capture_output=True)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_member_tells_of_themself_takes_everything_along_and_leaves(visit, site, tmp_path, script):
    name = "leaver" if script else "parter"
    make_account(site, name)
    visitor = visit(java_script_enabled=script, viewport=PHONE)
    page = visitor.page
    main = page.get_by_role("main")
    page.goto("/sign-in?next=/settings")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    main.get_by_role("button", name="Sign in", exact=True).click()

    page.get_by_label("About you").fill("Sees **everything** twice.")
    page.get_by_role("button", name="Preview").click()
    expect(main.locator("strong")).to_have_text("everything")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your profile was saved.")).to_be_visible()

    main.get_by_role("link", name="Favourites").click()
    page.get_by_label("Title of a film").fill("piano")
    page.get_by_label("Title of a film").press("Enter")
    page.get_by_role("button", name="Add The Piano").click()
    expect(page.get_by_role("button", name="Remove The Piano")).to_be_visible()

    main.get_by_role("link", name="Export").click()
    page.get_by_role("button", name="Make the export").click()
    with page.expect_download() as download:
        main.get_by_role("link", name="Download").click()
    download.value.save_as(tmp_path / "mine.zip")
    with ZipFile(tmp_path / "mine.zip") as archive:
        assert b"Sees **everything** twice." in archive.read("profile.json")
        assert b"The Piano" in archive.read("films.jsonl")

    main.get_by_role("link", name="Erase", exact=True).click()
    page.get_by_label("Your password").fill("winter palace 7")
    page.get_by_role("button", name="Erase my account").click()
    expect(main.get_by_text("That is not your password. Nothing was erased.")).to_be_visible()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Erase my account").click()

    expect(page.get_by_text("Your account was erased")).to_be_visible()
    expect(page.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()
    assert page.request.get(f"/members/{name}").status == 404
