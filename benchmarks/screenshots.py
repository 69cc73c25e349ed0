"""Take the README's pictures of the sample site, and every page in both themes and two widths for looking at.

    python -m benchmarks.screenshots [FOLDER]

Without FOLDER the README's pictures are renewed in docs/images/; with it, all pages go there at 360 and 1280 pixels, light
and dark. Needs the system's Chromium.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

IMAGES = Path(__file__).parents[1] / "docs" / "images"
FILM = "/films/miss-you-already-2015"
PAGES = {
    "home": "/",
    "films": "/films/",
    "film": FILM,
    "disputed-film": "/films/la-fee-aux-choux-1900",
    "record": f"{FILM}/record",
    "record-property": f"{FILM}/record/release",
    "person": "/people/catherine-hardwicke",
    "people": "/people/",
    "document": "/documents/1",
    "restricted-document": "/documents/2",
    "search": "/search?q=miss+you",
    "nothing-found": "/search?q=zzzz",
    "missing": "/films/no-such-film",
    "members": "/members/",
    "member": "/members/ines",
    "diary": "/members/graciela/diary",
    "grid": "/members/kofi/films",
    "year": "/members/ines/year/2017",
    "review": "/reviews/1",
    "lists": "/lists/",
    "list": "/lists/1",
    "challenges": "/challenges/",
    "critics": "/critics/",
    "critic": "/critics/dale-pomeroy",
    "outlet": "/outlets/kinoblatt",
    "film-critics": f"{FILM}/critics",
    "film-scores": f"{FILM}/scores",
    "score": f"{FILM}/scores/critics-weighted",
    "rules": "/scores/",
    "critics-grid": "/grid/list/1",
    "words": f"{FILM}/critics/words",
    "sign-in": "/sign-in",
}
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def sample_site() -> Iterator[str]:
    """Serve the sample site from a folder of its own; yields its address."""
    with tempfile.TemporaryDirectory(prefix="onesheet-") as folder:
        port = free_port()
        environment = {**os.environ, "ONESHEET_DATA": folder}
        server = subprocess.Popen([sys.executable, "-m", "onesheet", "demo", "--port", str(port)], env=environment)
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(address)
            yield address
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(10)


def wait_for(address: str, seconds: float = 60) -> None:
    """Return when the address answers; raise TimeoutError after so many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=2).read()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"{address} did not answer within {seconds:.0f} seconds")


def take(browser: Browser, address: str, target: Path, *, width: int, theme: str, whole: bool = True) -> None:
    """Write one picture of one page."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
    page = context.new_page()
    page.goto(address)
    page.screenshot(path=target, full_page=whole)
    context.close()


def main(words: list[str]) -> int:
    """Take the pictures and return the exit status."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("There is no Chromium on this machine (Debian: apt install chromium).", file=sys.stderr)
        return 1
    with sample_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        if words:
            folder = Path(words[0])
            folder.mkdir(parents=True, exist_ok=True)
            for name, path in PAGES.items():
                for width in (360, 1280):
                    for theme in ("light", "dark"):
                        take(browser, site + path, folder / f"{name}-{width}-{theme}.png", width=width, theme=theme)
            return 0
        IMAGES.mkdir(parents=True, exist_ok=True)
        take(browser, site + FILM, IMAGES / "film-light.png", width=1280, theme="light", whole=False)
        take(browser, site + FILM, IMAGES / "film-dark.png", width=1280, theme="dark", whole=False)
        score = site + FILM + "/scores/critics-weighted"
        take(browser, score, IMAGES / "score-light.png", width=1280, theme="light", whole=False)
        take(browser, site + "/members/ines", IMAGES / "member-light.png", width=1280, theme="light", whole=False)
        take(browser, site + "/documents/1", IMAGES / "document-light.png", width=1280, theme="light", whole=False)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
