"""A real site with the sample catalogue, and the system's Chromium to walk through it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from browser.sizes import DESK

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed; `make browser` installs it")
sync_api.expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

_STARTS = 90
"""Seconds that a server may take to start on a busy machine."""


@dataclass(frozen=True)
class Site:
    """A running site: its address and how its editor signs in."""

    address: str
    password: str
    folder: Path
    session: list[sync_api.Cookie] = field(default_factory=list)
    """The cookies of an editor who signed in."""


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen) -> None:
    until = time.monotonic() + _STARTS
    while time.monotonic() < until:
        assert server.poll() is None, "the server stopped"
        try:
            urllib.request.urlopen(address, timeout=2).read()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{address} did not answer within {_STARTS} seconds")


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    port = _free_port()
    environment = {**os.environ, "ONESHEET_DATA": str(folder), "ONESHEET_DATABASE_URL": "", "ONESHEET_SIGN_UP": "open"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "onesheet", "demo"]
    subprocess.run([*command, "--no-serve"], env=environment, check=True, capture_output=True)
    server = subprocess.Popen([*command, "--port", str(port)], env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, server)
        yield Site(address, (folder / "editor-password").read_text().strip(), folder)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[sync_api.Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (Debian: apt install chromium)")
    with sync_api.sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield one
        one.close()


class Visitor:
    """Opens pages as one person does, and remembers every complaint of the browser's console."""

    def __init__(self, browser: sync_api.Browser, site: Site, **context: object) -> None:
        self.site = site
        self.context = browser.new_context(base_url=site.address, **context)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda fault: self.complaints.append(str(fault)))

    def sign_in(self) -> None:
        """Sign in as the editor, or go on with a session that is open: only so many may sign in within a minute."""
        if self.site.session:
            self.context.add_cookies(self.site.session)
            self.page.goto("/")
            if self.page.locator("details.me").count():
                return
            self.context.clear_cookies()
        self.page.goto("/sign-in")
        self.page.get_by_label("Name").fill("editor")
        self.page.get_by_label("Password").fill(self.site.password)
        self.page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
        self.page.locator("details.me").wait_for()
        self.site.session[:] = self.context.cookies()


@pytest.fixture
def visit(browser, site) -> Iterator:
    """Return a function that makes a visitor: `visit()`, `visit(viewport=PHONE, java_script_enabled=False)`."""
    visitors: list[Visitor] = []

    def make(**context: object) -> Visitor:
        visitors.append(Visitor(browser, site, **{"viewport": DESK, **context}))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.context.close()
        assert visitor.complaints == []
