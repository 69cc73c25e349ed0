"""Every page of a site as somebody sees it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from permissions.asking import subjects
from permissions.world import World

READERS = ("visitor", "member")
"""Everybody who is no editor sees the same of critics."""

_GUARDS = re.compile(r'<input type="hidden"[^>]*>|"csrfToken":"[^"]*"')
"""Tokens of forms, which are new on each page."""
_MOMENTS = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|\+00:00)?")
"""When a file was made."""
_NOT_ASKED = {"sign-out"}

MORE = (
    "/films/the-tide/scores?show=left-out", "/films/the-tide/critics?sort=highest", "/films/the-tide/critics?verdict=positive",
    "/films/the-tide/critics?verdict=none", "/films/the-tide/critics?page=2", "/films/the-tide?reviews=critics",
    "/films/the-tide/critics/words?word=flummery", "/films/the-tide/critics/words?aspect=acting",
    "/films/the-tide/scores/percent-positive?show=left-out", "/films/the-tide/scores/critics-mean?show=left-out",
    "/films/the-tide/scores?on=2024-05-04", "/films/the-tide/scores?on=2099-01-01",
    "/critics/?sort=name", "/critics/?q=quill", "/outlets/?q=xylo", "/outlets/?sort=name",
    "/critics/zebulon-quillfeather", "/outlets/the-xylophone-gazette",
    "/scores/weights/critic/zebulon-quillfeather", "/scores/weights/outlet/the-xylophone-gazette",
    "/search?q=Quillfeather", "/search?q=Xylophone", "/search?q=flummery", "/search?q=13%2F20", "/films/?sort=newest", "/films/?year=2014",
    "/grid/year/2014?sort=average", "/grid/year/2014?sort=disagreement", "/grid/year/2014?sort=reviews", "/grid/year/2014?critics=2",
    "/grid/year/2014.csv?sort=reviews", "/grid/year/2011", "/grid/year/2011.csv", "/grid/year/2011.atom",
    "/grid/festival/harbour-festival/2011", "/grid/festival/harbour-festival/2011.csv", "/grid/festival/harbour-festival/2011.json",
    "/films/silence", "/films/silence/scores", "/films/silence/critics", "/films/silence/critics/words", "/films/silence/scores/critics-mean",
    "/films/silence/scores/critics-mean.csv", "/films/silence/scores/percent-positive.json", "/films/silence/consensus", "/sitemap.xml",
)  # fmt: skip
"""Addresses with a question, of what a held review would add, and of a film of which nothing else is said."""


def addresses(world: World) -> list[str]:
    """Return the path of every address in the table of permissions, and more."""
    rows = [row for some in subjects().values() for row in some if row.name not in _NOT_ASKED]
    return sorted({reverse(row.name, kwargs=world.parts(row.where)) + row.query for row in rows} | set(MORE))


def pages(world: World, who: str, paths: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Ask for each address as somebody, and return status and text, without what is new each time."""
    browser: Client = world.client(who)
    found = {}
    for path in paths:
        cache.clear()
        with transaction.atomic():
            answer = browser.get(path)
            body = answer.getvalue() if answer.streaming else answer.content
            transaction.set_rollback(True)
        found[path] = answer.status_code, told(body)
    return found


def told(body: bytes) -> str:
    """Return what an answer says, a ZIP file by its files."""
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as files:
            body = b"\n".join(name.encode() + b"\n" + files.read(name) for name in files.namelist())
    return _MOMENTS.sub("", _GUARDS.sub("", body.decode("utf-8", "replace")))
