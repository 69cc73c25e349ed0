"""Asks every address for everybody, and tells which answers were not expected."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from permissions import rows
from permissions.row import SIGN_IN, WHO, Answer, Row
from permissions.world import World

_NOT_THE_SITES = ("django_session", "axes_", "accounts_attempt", "usersessions_", "last_login")
"""What a refused act may still write: the session, and that it was tried."""


@dataclass(frozen=True)
class Asked:
    """What one asked and was answered; `writes` are what the database was told to write though the act was refused."""

    row: Row
    method: str
    who: str
    expected: Answer
    answer: Answer
    writes: tuple[str, ...]

    @property
    def unexpected(self) -> bool:
        return self.answer != self.expected or bool(self.writes)

    def __str__(self) -> str:
        wrote = f", and it wrote: {self.writes[0][:120]}" if self.writes else ""
        return f"{self.row} {self.method} by {self.who}: {self.answer}, not {self.expected}{wrote}"


def subjects() -> dict[str, list[Row]]:
    """Return the rows of each subject."""
    names = sorted(module.name for module in pkgutil.iter_modules(rows.__path__))
    return {name: importlib.import_module(f"permissions.rows.{name}").ROWS for name in names}


def addresses(patterns: list[URLPattern | URLResolver] | None = None) -> Iterator[str]:
    """Yield the name of every address but the admin's."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLPattern):
            yield one.name or f"nameless {one.pattern}"
        elif one.namespace != "admin":
            yield from addresses(one.url_patterns)


def ask(row: Row, method: str, who: str, client: Client, world: World) -> Asked:
    """Ask once, and take back whatever that changed."""
    path = reverse(row.name, kwargs=world.parts(row.where)) + row.query
    cache.clear()
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        response = getattr(client, method)(path, world.data(row.data) if method == "post" else {})
        if response.streaming:
            response.getvalue()  # closes the file it comes from
        transaction.set_rollback(True)
    answer: Answer = response.status_code
    if answer == 302 and response["Location"] == f"/sign-in?next={quote(path)}":
        answer = SIGN_IN
    writes = [
        query["sql"]
        for query in asked.captured_queries
        if query["sql"].lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))
        and not any(name in query["sql"] for name in _NOT_THE_SITES)
    ]
    refused = answer == SIGN_IN or (isinstance(answer, int) and answer >= 400)
    expected = (row.get if method == "get" else row.post)[who]
    return Asked(row, method, who, expected, answer, tuple(writes) if refused else ())


def ask_all(some: list[Row], world: World) -> Iterator[Asked]:
    """Ask every address of these rows, by everyone, by both methods."""
    clients = {who: world.client(who) for who in WHO}
    for row in some:
        for method in ("get", "post"):
            for who in WHO:
                yield ask(row, method, who, clients[who], world)
