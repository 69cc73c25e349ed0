"""Two server processes, one writer: no page is ever older than the last write that was committed before it was asked.

With TEST_EVERY_PAGE=1 in the environment it is asked after 1,000 writes on each database, which takes two minutes.
"""

from __future__ import annotations

import contextlib
import gzip
import os
import re
import threading

import pytest

from system.running import Hand, serving

PAGE = "/films/take"
MANY = 1_000 if os.environ.get("TEST_EVERY_PAGE") else 300
WAYS = ("ORM", "queryset", "bulk", "sql")
BLIND = "from onesheet.web.page_cache.versions import Versions; Versions.now = lambda self, key: 0\n"
"""Makes a server that never looks at the versions."""

_TAKE = re.compile(rb"Take (\d+)")


def title_at(server) -> int:
    """Return the number in the title that the page shows."""
    status, headers, body = server.ask(PAGE, Accept_Encoding="gzip")
    assert status == 200, body
    text = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
    found = _TAKE.search(text)
    assert found, text
    return int(found[1])


@contextlib.contextmanager
def crowd_of_readers(servers):
    """Keep asking for the page meanwhile, so that it is made while others write."""
    over = threading.Event()

    def read(server) -> None:
        while not over.is_set():
            title_at(server)

    threads = [threading.Thread(target=read, args=(server,)) for server in servers]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def stale_pages(env, tries: int, before: str = "") -> int:
    """Write `tries` times, ask both servers after each write, and count the answers older than the write."""
    hand = Hand(env)
    stale = 0
    with contextlib.closing(hand), serving(env, before) as first, serving(env, before) as second:
        assert hand.does("ORM", 1) == "done"
        assert title_at(first) == title_at(second) == 1
        with crowd_of_readers([first, second]):
            for number in range(2, tries + 2):
                assert hand.does(WAYS[number % len(WAYS)], number) == "done"
                for server in (first, second):
                    stale += title_at(server) < number
    return stale


@pytest.mark.slow
def test_no_page_of_many_writes_is_stale_at_two_servers(env):
    assert stale_pages(env, tries=MANY) == 0


@pytest.mark.parametrize("env", ["sqlite"], indirect=True)  # PostgreSQL has the many alone
def test_no_page_of_60_writes_is_stale_at_two_servers(env):
    assert stale_pages(env, tries=60) == 0


def test_servers_that_do_not_look_at_versions_are_caught(env):
    """The test above could see a stale page if there was one."""
    assert stale_pages(env, tries=5, before=BLIND) == 10


def test_what_was_rolled_back_is_never_seen_and_the_page_stays_in_the_cache(env):
    hand = Hand(env)
    with contextlib.closing(hand), serving(env) as server:
        hand.does("ORM", 7)
        _, first, _ = server.ask(PAGE)

        assert hand.does("undo", 8) == "done"

        status, _, _ = server.ask(PAGE, If_None_Match=first["etag"])
        assert status == 304
        assert title_at(server) == 7
