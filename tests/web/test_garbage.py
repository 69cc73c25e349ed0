"""Whatever is asked or sent, by anybody, at any address of the permission table: never an error of the site's own."""

from __future__ import annotations

import random
from html.parser import HTMLParser
from urllib.parse import quote, urlencode

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.urls import reverse

from permissions.asking import subjects
from permissions.row import WHO, Row
from permissions.world import World, make_world

GARBAGE = (
    "",
    "\x00",
    "a\x00b",
    "\ud800",
    "\ufffe\u202e\u200b",
    "9" * 400,
    "-1",
    "0",
    str(2**31),
    str(2**63),
    "٣",
    "²",
    "1e999",
    "nan",
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "99999-01-01",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-12:00",
    "9" * 5000,
    "x" * 61_000,
    "😀" * 300,
    "a,b\x00," * 500,
    "../../etc",
    "//example.org/\\",
    "\r\nBcc: a@example.org",
    "[" * 3000,
    "||" * 3000,
    "{{ 7 * 7 }}<script>",
    '{"id": "\\ud800"}',
    "[]",
    "=1+1",
)
"""What no field expects: no character, too many, and those a database or a calendar refuses."""

PLACES = ("0", str(2**31), str(2**63), "9" * 60, "99999", "%00", "%ED%A0%80", "%FF%FE", "x" * 400, "%F0%9F%98%80", "..")
"""What an address may have in place of a number or a name."""

ASKED = (
    "page sort show q genre reviews at year year_from decade country rating liked film tag by member kind next period"
    " before after joined text like usernames role name date from to as_of set step"
).split()
"""Names that some page reads from its query."""

SENT = "next back do to step set tie member show usernames decision roles add remove earlier film list lists goal but shown on".split()
"""Names that some page reads from what is posted, beside those of its form and of its row."""


class _Form(HTMLParser):
    """The fields of a page's forms, with what they begin with."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "option" and self._select and "selected" in given:
            self.fields[self._select] = given.get("value", "")
        elif tag == "select":
            self._select = name
        if tag in {"input", "select", "textarea", "button"} and name:
            if given.get("type") in {"radio", "checkbox"} and "checked" not in given:
                self.fields.setdefault(name, "")
            else:
                self.fields[name] = given.get("value", "")


def _sent(fields: dict[str, object]) -> str:
    """Return the fields as a browser sends them; half a pair of surrogates as its three bytes."""
    pairs = [
        (name, str(one)) for name, value in fields.items() for one in (value if isinstance(value, list) else [value])
    ]
    return urlencode(pairs, errors="surrogatepass")


class _Asker:
    """Asks, takes back what that changed, and keeps what went wrong."""

    def __init__(self, world: World, chance: random.Random) -> None:
        self.world, self.chance = world, chance
        self.clients = {who: world.client(who) for who in WHO}
        for client in self.clients.values():
            client.raise_request_exception = True
        self.failed: list[str] = []
        self.asked = 0

    def ask(self, who: str, method: str, path: str, query: str = "", body: str = "") -> str:
        """Return the page; empty where it is no page."""
        self.asked += 1
        cache.clear()
        client, page = self.clients[who], ""
        try:
            with transaction.atomic():
                try:
                    told = {"content_type": "application/x-www-form-urlencoded"} if method == "post" else {}
                    answer = client.generic(method.upper(), path, body, QUERY_STRING=query, **told)
                    connection.check_constraints()
                    if answer.streaming:
                        answer.getvalue()
                    elif answer.status_code == 200 and "html" in answer["Content-Type"]:
                        page = answer.content.decode()
                    assert answer.status_code < 500, answer.status_code
                    assert "\n" not in answer.get("Location", "")
                finally:
                    transaction.set_rollback(True)
        except Exception as fault:  # noqa: BLE001 - every one is to be told
            shown = f"{path}?{query} [{body}]"
            self.failed.append(f"{method} by {who}: {type(fault).__name__}: {str(fault)[:200]!r} at {shown[:300]}")
        return page

    def form(self, row: Row, path: str, who: str) -> dict[str, object]:
        """Return what a form that is filled in well sends."""
        fields: dict[str, object] = dict(_Form(self.ask(who, "get", path, row.query.lstrip("?"))).fields)
        fields.pop("csrfmiddlewaretoken", None)
        return {**fields, **self.world.data(row.data)}


def _rows(subject: str) -> list[Row]:
    return [row for row in subjects()[subject] if row.name not in {"sign-out", "account_logout"}]


@pytest.mark.parametrize("subject", subjects())
def test_nothing_that_is_sent_breaks_a_page(db, subject):
    asker = _Asker(make_world(), random.Random(subject))
    for row in _rows(subject):
        path = reverse(row.name, kwargs=asker.world.parts(row.where))
        for who in WHO:
            if row.post[who] not in {200, 302}:
                some = {name: asker.chance.choice(GARBAGE) for name in [*row.data, *SENT]}
                asker.ask(who, "post", path, row.query.lstrip("?"), _sent(some))
        allowed = [who for who in WHO if row.post[who] in {200, 302}]
        if allowed:
            _post_garbage(asker, row, path, allowed)

    assert asker.failed == []


def _post_garbage(asker: _Asker, row: Row, path: str, allowed: list[str]) -> None:
    who = "owner" if "owner" in allowed else allowed[0]
    form = asker.form(row, path, who)
    extra = asker.chance.sample(SENT, 3)
    for name in [*form, *(one for one in extra if one not in form)]:
        for value in asker.chance.sample(GARBAGE, 1):
            one = {**form, name: value}
            asker.ask(asker.chance.choice(allowed), "post", path, row.query.lstrip("?"), _sent(one))
    for who in allowed:
        asker.ask(who, "post", path, "", _sent({name: asker.chance.choice(GARBAGE) for name in [*form, *SENT]}))


@pytest.mark.parametrize("subject", subjects())
def test_nothing_that_is_asked_breaks_a_page(db, subject):
    asker = _Asker(make_world(), random.Random(subject))
    for row in _rows(subject):
        parts = asker.world.parts(row.where)
        path = reverse(row.name, kwargs=parts)
        for who in ("visitor", "owner"):
            asked = {name: asker.chance.choice(GARBAGE[:-1]) for name in asker.chance.sample(ASKED, 12)}
            small = {name: value for name, value in asked.items() if len(value) < 1000}
            asker.ask(who, "get", path, _sent(small))
        for part in parts.values():
            for place in asker.chance.sample(PLACES, 2):
                where = path.replace(f"/{quote(str(part))}", f"/{place}", 1)
                method = asker.chance.choice(("get", "post"))
                asker.ask(asker.chance.choice(("visitor", "owner", "operator")), method, where)

    assert asker.failed == []
