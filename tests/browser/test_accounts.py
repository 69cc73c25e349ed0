"""Accounts in a real browser: signing up with script and without, passkeys, and an authenticator app."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import signal
import struct
import subprocess
import sys
import time

import pytest
from playwright.sync_api import expect

from browser.conftest import Site, Visitor, _free_port, _wait_for
from browser.sizes import PHONE

pytestmark = pytest.mark.browser

PASSWORD = "harbor lights 9"


def onesheet(folder, *words, typed=""):
    """Run the command on the site's folder and return what it prints."""
    environment = {**os.environ, "ONESHEET_DATA": str(folder), "ONESHEET_DATABASE_URL": "", "ONESHEET_SIGN_UP": "open"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "onesheet", *words]
    ran = subprocess.run(command, env=environment, input=typed, capture_output=True, text=True, check=True)
    return ran.stdout


@pytest.fixture(scope="module")
def open_site(tmp_path_factory):
    """An empty site that is open to everybody, at the name passkeys are allowed for without https."""
    folder = tmp_path_factory.mktemp("open")
    onesheet(folder, "role", "otto", "operator", typed=PASSWORD + "\n")
    port = _free_port()
    environment = {**os.environ, "ONESHEET_DATA": str(folder), "ONESHEET_DATABASE_URL": "", "ONESHEET_SIGN_UP": "open"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    server = subprocess.Popen([sys.executable, "-m", "onesheet", "serve", "--port", str(port)], env=environment)
    try:
        _wait_for(f"http://127.0.0.1:{port}", server)
        yield Site(f"http://localhost:{port}", PASSWORD, folder)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(10)


@pytest.fixture
def guest(browser, open_site):
    """Return a function that makes a visitor of the open site."""
    guests = []

    def make(**context):
        guests.append(Visitor(browser, open_site, **context))
        guests[-1].page.set_default_timeout(10_000)
        return guests[-1]

    yield make
    for one in guests:
        one.context.close()
        assert one.complaints == []


def fill_in(page, name):
    page.goto("/sign-up")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make the account").click()


def sign_in(page, name):
    page.goto("/sign-in")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page):
    page.goto("/sign-out")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()


def code_of(secret):
    """Return the six digits an authenticator app shows (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time() // 30)), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def test_signing_up_with_script_lets_in_at_once(guest):
    page = guest(viewport=PHONE).page

    fill_in(page, "carla")

    expect(page.locator("header details.me > summary")).to_contain_text("carla")


def test_signing_up_without_script_waits_for_the_operator(guest):
    page = guest(java_script_enabled=False).page
    page.goto("/sign-up")
    expect(page.get_by_role("main")).to_contain_text("Your account waits until whoever runs this site")

    fill_in(page, "dora")

    expect(page.get_by_role("heading", level=1)).to_have_text("Your account waits")
    sign_in(page, "dora")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your account waits")


def test_invitation_from_the_command_line_needs_no_script(guest, open_site):
    link = onesheet(open_site.folder, "invite", "--note", "Emma").strip()
    page = guest(java_script_enabled=False).page

    page.goto(link)
    page.get_by_label("Name", exact=True).fill("emma")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make the account").click()

    expect(page.locator("header details.me > summary")).to_contain_text("emma")


def test_hidden_field_is_met_by_nobody(guest):
    page = guest().page
    page.goto("/sign-up")

    page.get_by_label("Password").focus()
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent").strip() == "Make the account"


def test_passkey_signs_in_without_a_password(guest):
    visitor = guest()
    page = visitor.page
    devices = visitor.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    fill_in(page, "fay")
    expect(page.locator("header details.me > summary")).to_contain_text("fay")

    page.goto("/account/passkeys/add")
    expect(page.get_by_label("It signs me in alone")).to_be_checked()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.goto("/account/passkeys")
    expect(page.get_by_role("main")).to_contain_text("Passkey, added on")

    sign_out(page)
    page.goto("/sign-in?next=/films/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(re.compile("/films/$"))
    expect(page.locator("header details.me > summary")).to_contain_text("fay")


def test_passkey_that_the_device_refuses_is_told_and_the_password_still_works(guest):
    visitor = guest()
    page = visitor.page
    devices = visitor.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    page.goto("/sign-in")

    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": {**device, "isUserVerified": False}})
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("The passkey was not read.")

    sign_in(page, "otto")
    expect(page.locator("header details.me > summary")).to_contain_text("otto")


def test_without_script_the_page_says_that_passkeys_need_it(guest):
    page = guest(java_script_enabled=False).page

    page.goto("/sign-in")

    expect(page.get_by_role("main")).to_contain_text("Signing in with a passkey needs script")
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_authenticator_app_is_asked_for_once_it_is_on(guest, open_site, script):
    name = "gil" if script else "hana"
    onesheet(open_site.folder, "role", name, "critic", typed=PASSWORD + "\n")
    page = guest(java_script_enabled=script, viewport=PHONE).page
    sign_in(page, name)

    page.goto("/account/two-factor/app")
    secret = page.get_by_label("Key", exact=True).input_value()
    page.get_by_label("Authenticator code").fill(code_of(secret))
    page.get_by_role("button", name="Turn it on").click()
    spare = page.locator("ul.codes code").first.inner_text()

    sign_out(page)
    sign_in(page, name)
    expect(page.get_by_role("heading", level=1)).to_have_text("The second step")
    page.get_by_label("Code").fill(spare)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.locator("header details.me > summary")).to_contain_text(name)
