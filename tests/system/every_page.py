"""Run as a process of its own: asks for every address of a site that can be reached by links, and writes down what came.

    every_page.py FILE MOST WHO [WHO ...]

`WHO` is `visitor` or the name of a member. `MOST` pages of a kind are asked for, a kind being what one view makes with the same
parameters; 0 for all. Into FILE goes one JSON object: who -> address -> what came, in which tokens that are made
anew for every form stand as `TOKEN`. The clock stands still, so that two sites can be compared.
"""

# ruff: noqa: E402 - the clock is stopped and Django set up before its models are imported.
from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onesheet.config.settings")

from django.utils import timezone

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
timezone.now = lambda: NOON

import django

django.setup()

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import Resolver404, resolve

from onesheet.ops.static_files import collect_static_files

HOST = "http://localhost"
_LINK = re.compile(rb'\s(?:href|src|action|data-src|data-address)="([^"]+)"|(?:<loc>|<id>)([^<]+)<')
_TOKENS = (
    re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")[^"]+'),
    re.compile(rb'(?<=name="token" value=")[^"]+'),
    re.compile(rb'(?<=data-csrf=")[^"]+'),
    re.compile(rb"(?<=nonce-)[A-Za-z0-9+/=_-]+"),
)
_NOT_ASKED = ("/static/", "/sign-out", "/admin/jsi18n")
_MOST = 20_000


def crawl(who: str, most: int) -> dict[str, str]:
    """Ask for every page from the front page on, as one person; of each kind at most so many."""
    client = Client(headers={"host": "localhost"})
    if who != "visitor":
        client.force_login(
            get_user_model().objects.get(username=who), "allauth.account.auth_backends.AuthenticationBackend"
        )
    waiting, pages = ["/", "/robots.txt"], {}
    known = set(waiting)
    kinds: Counter[str] = Counter()
    while waiting and len(pages) < _MOST:
        address = waiting.pop(0)
        answer = client.get(address)
        body = b"".join(answer) if answer.streaming else answer.content
        pages[address] = told(answer.status_code, answer.get("Content-Type", ""), answer.get("Location", ""), body)
        found = [answer["Location"]] if answer.has_header("Location") else links(body, answer.get("Content-Type", ""))
        for link in found:
            where = urlsplit(urldefrag(urljoin(HOST + address, link)).url)
            path = where.path + (f"?{where.query}" if where.query else "")
            if where.netloc in {"localhost", "testserver"} and path not in known and not path.startswith(_NOT_ASKED):
                known.add(path)
                kind = kind_of(where.path, where.query)
                kinds[kind] += 1
                if not most or kinds[kind] <= most:
                    waiting.append(path)
    return pages


def kind_of(path: str, query: str) -> str:
    """Return which view makes a page, and of which parameters."""
    try:
        view = resolve(path).view_name
    except Resolver404:
        view = path.rpartition("/")[0]
    return f"{view}?{'&'.join(sorted(parse_qs(query)))}"


def links(body: bytes, kind: str) -> list[str]:
    """Return the addresses that a page or a feed names."""
    if not kind.startswith(("text/html", "application/atom+xml", "application/rss+xml", "application/xml")):
        return []
    found = (one or other for one, other in _LINK.findall(body))
    return [link.decode(errors="replace").replace("&amp;", "&") for link in found]


def told(status: int, kind: str, where: str, body: bytes) -> str:
    """Return what came, in one text: long and binary ones as their digest."""
    for token in _TOKENS:
        body = token.sub(b"TOKEN", body)
    if not kind.startswith(("text/", "application/json", "application/atom", "application/feed", "image/svg")):
        body = sha256(body).hexdigest().encode()
    return f"{status} {kind} {where}\n{body.decode(errors='replace')}"


if __name__ == "__main__":
    collect_static_files()
    Path(sys.argv[1]).write_text(
        json.dumps({who: crawl(who, int(sys.argv[2])) for who in sys.argv[3:]}, indent=0), encoding="utf-8"
    )
