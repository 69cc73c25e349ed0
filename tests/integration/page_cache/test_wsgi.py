"""What the page cache keeps, for whom, for how long, and what it sends."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesheet.web.page_cache.asked import KNOWN_PARAMETERS, address_of
from onesheet.web.page_cache.keys import keys_of
from onesheet.web.page_cache.lru import OVERHEAD, Page, PageStore
from onesheet.web.page_cache.wsgi import OLDEST, PageCache

BODY = b"A film by somebody. " * 100


class Site:
    """An application that counts how often it is asked, and what stands before it."""

    def __init__(self, *headers: tuple[str, str], body: bytes = BODY, status: str = "200 OK", kind: str = "text/html"):
        self.made = 0
        self.closed = 0
        self.methods: list[str] = []
        self.versions: dict[str, int] = {}
        self.now = 0.0
        self.body, self.status = body, status
        self.headers = [("Content-Type", f"{kind}; charset=utf-8"), ("Content-Length", str(len(body))), *headers]
        self.cache = PageCache(
            self._answer,
            versions=Counters(self),
            limit=1_000_000,
            session_cookie="sessionid",
            passed_by="/static/",
            clock=lambda: self.now,
        )

    def _answer(self, environ, start_response):
        self.made += 1
        self.methods.append(environ["REQUEST_METHOD"])
        start_response(self.status, list(self.headers))
        self.before_body()
        return Parts(self)

    def before_body(self) -> None:
        """Something that happens while a page is made."""

    def get(self, path: str = "/films/solaris", query: str = "", method: str = "GET", **headers: str) -> Sent:
        sent = Sent()
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "localhost",
            "wsgi.url_scheme": "http", "HTTP_ACCEPT_ENCODING": "gzip, br",
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }  # fmt: skip
        parts = self.cache(environ, sent.start)
        sent.body = b"".join(parts)
        if hasattr(parts, "close"):
            parts.close()
        return sent


class Counters:
    """The versions of a site, kept in a dictionary."""

    def __init__(self, site: Site):
        self.site = site

    def now(self, keys: tuple[str, ...]) -> int | None:
        return sum(self.site.versions.get(key, 0) for key in {*keys})


class Parts(list):
    """A body that knows when it was closed."""

    def __init__(self, site: Site):
        super().__init__([site.body])
        self.site = site

    def close(self) -> None:
        self.site.closed += 1


class Sent:
    """What came over the wire."""

    body = b""

    def start(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
        self.status = int(status[:3])
        self.headers = dict(headers)
        assert len(self.headers) == len(headers), "a header came twice"

    @property
    def text(self) -> bytes:
        return gzip.decompress(self.body) if self.headers.get("Content-Encoding") == "gzip" else self.body


@pytest.fixture
def site():
    return Site()


def test_a_page_is_made_once_and_sent_compressed(site):
    first, second = site.get(), site.get()

    assert site.made == site.closed == 1
    assert first.body == second.body
    assert second.text == BODY
    assert second.headers["Content-Length"] == str(len(second.body))
    assert second.headers["Vary"] == "Accept-Encoding, Cookie"
    assert second.headers["Cache-Control"] == "no-cache"
    assert len(second.body) < len(BODY)


def test_one_who_takes_no_gzip_gets_the_same_page_plain(site):
    packed = site.get()
    for asked in ("", "br", "gzip;q=0", "gzip; q=0.0, br"):
        plain = site.get(accept_encoding=asked)
        assert plain.body == BODY
        assert "Content-Encoding" not in plain.headers
        assert plain.headers["ETag"] != packed.headers["ETag"]

    assert site.get(accept_encoding="br, gzip;q=0.5").body == packed.body
    assert site.made == 1


def test_a_new_version_makes_the_page_anew(site):
    site.get()
    site.versions["film:solaris"] = 1
    site.body = BODY + b"More."

    assert site.get().text == BODY + b"More."
    assert site.made == 2


def test_a_write_while_the_page_is_made_is_not_missed(site):
    site.before_body = lambda: site.versions.__setitem__("film:solaris", 1)
    site.get()
    site.before_body = lambda: None
    site.body = b"After the write."

    assert site.get().text == b"After the write."


def test_another_film_does_not_matter(site):
    site.get()
    site.versions["film:stalker"] = 1
    site.get()

    assert site.made == 1


def test_an_unknown_version_keeps_nothing(site):
    site.cache._versions = type("Gone", (), {"now": staticmethod(lambda keys: None)})

    site.get()
    site.get()

    assert site.made == 2
    assert len(site.cache.store) == 0


def test_a_page_grows_old(site):
    site.get()
    site.now = OLDEST
    site.get()
    assert site.made == 1

    site.now = OLDEST + 1
    site.get()

    assert site.made == 2


def test_the_same_tag_is_answered_without_the_page(site):
    tag = site.get().headers["ETag"]

    for asked in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        unchanged = site.get(if_none_match=asked)
        assert (unchanged.status, unchanged.body, unchanged.headers["ETag"]) == (304, b"", tag)
        assert "Content-Type" not in unchanged.headers
        assert unchanged.headers["Vary"] == "Accept-Encoding, Cookie"
    assert site.get(if_none_match='"other"').status == 200
    assert site.get(if_none_match=tag, accept_encoding="").status == 200


def test_head_is_answered_like_get_without_the_page(site):
    head = site.get(method="HEAD")
    get = site.get()

    assert head.body == b""
    assert head.headers == get.headers
    assert site.methods == ["GET"]


@pytest.mark.parametrize(
    "headers",
    [
        {"cookie": "sessionid=abc"},
        {"cookie": "csrftoken=x; sessionid=abc"},
        {"authorization": "Basic eDp5"},
    ],
)
def test_visitors_with_a_session_or_credentials_are_never_served_from_it_nor_fill_it(site, headers):
    site.get()
    site.get(**headers)
    site.get(**headers)

    assert site.made == 3
    assert len(site.cache.store) == 1


def test_other_cookies_do_not_matter(site):
    site.get(cookie="csrftoken=x")
    site.get()

    assert site.made == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_other_methods_are_passed_on(site, method):
    site.get()

    assert site.get(method=method).text == BODY
    assert site.methods == ["GET", method]


@pytest.mark.parametrize(
    "answer",
    [
        {"status": "404 Not Found"},
        {"status": "302 Found"},
        {"kind": "application/json"},
        {"headers": [("Set-Cookie", "csrftoken=x")]},
        {"headers": [("Cache-Control", "no-store")]},
        {"headers": [("Cache-Control", "max-age=60, private")]},
        {"headers": [("Vary", "Cookie, HX-Target")]},
        {"headers": [("Content-Encoding", "br")]},
        {"headers": [("Content-Security-Policy", "script-src 'nonce-abc'")]},
    ],
    ids=str,
)
def test_answers_that_are_not_for_everybody_are_not_kept(answer):
    site = Site(*answer.pop("headers", ()), **answer)

    site.get()
    again = site.get()

    assert site.made == site.closed == 2
    assert len(site.cache.store) == 0
    assert again.status == int(site.status[:3])


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/atom+xml", "application/feed+json"])
def test_pages_posters_and_feeds_are_kept(kind):
    site = Site(("Vary", "Cookie"), ("Cache-Control", "max-age=60"), kind=kind)

    site.get()
    again = site.get()

    assert site.made == 1
    assert again.headers["Cache-Control"] == "max-age=60"
    assert again.headers["Content-Type"] == f"{kind}; charset=utf-8"


def test_hosts_schemes_paths_and_parameters_are_kept_apart(site):
    site.get("/films/")
    site.get("/films/", "page=2")
    site.get("/films/", "page=2&genre=drama")
    site.get("/films/", "genre=")
    site.get("/films/", host="films.example")
    site.get("/films/", x_forwarded_proto="https")
    site.get("/people/")

    assert site.made == len(site.cache.store) == 7


def test_the_order_of_parameters_does_not_matter_but_that_of_their_values_does(site):
    site.get("/films/", "page=2&genre=drama")
    site.get("/films/", "genre=drama&page=2")
    assert site.made == 1

    site.get("/films/", "page=1&page=2")
    site.get("/films/", "page=2&page=1")

    assert site.made == 3


@pytest.mark.parametrize(
    ("path", "query", "kept"),
    [
        ("/films/", "page=12", True), ("/films/", "page=0", False), ("/films/", "page=007", False), ("/films/", "page=x", False),
        ("/films/", "page=1000", False), ("/festivals/f/2015/schedule", "day=2015-09-10", True),
        ("/festivals/f/2015/schedule", "day=20150910", False), ("/festivals/f/2015/schedule", "day=today", False),
        ("/films/", "day=2015-09-10", False),
    ],
)  # fmt: skip
def test_a_day_or_page_that_says_nothing_is_not_kept(path, query, kept):
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query}

    assert (address_of(environ, "sessionid") is not None) == kept


@pytest.mark.parametrize("query", ["q=solaris", "utm_source=x", "page=2&x=1", "x", "&", "page=" + "1" * 400])
def test_unknown_or_endless_parameters_are_not_kept(site, query):
    site.get("/films/", query)
    site.get("/films/", query)

    assert site.made == 2
    assert len(site.cache.store) == 0


def test_static_files_are_passed_by(site):
    assert site.get("/static/onesheet.css").body == BODY
    assert len(site.cache.store) == 0


def test_answers_that_are_not_kept_are_compressed_too():
    site = Site(("Set-Cookie", "csrftoken=x"), ("Vary", "Cookie"))

    sent = site.get(cookie="sessionid=abc")

    assert sent.headers["Content-Encoding"] == "gzip"
    assert sent.headers["Vary"] == "Cookie, Accept-Encoding"
    assert sent.text == BODY
    assert len({len(site.get(cookie="sessionid=abc").body) for _ in range(40)}) > 1, (
        "lengths tell an attacker something"
    )
    assert site.get(cookie="sessionid=abc", accept_encoding="").body == BODY


def test_what_comes_bit_by_bit_is_passed_on_as_it_comes():
    site = Site()
    site.headers = [("Content-Type", "text/html")]

    assert site.get().body == BODY
    assert site.closed == 1
    assert len(site.cache.store) == 0


def test_the_store_never_holds_more_than_its_limit():
    store = PageStore(100 * OVERHEAD)
    page = Page(version=0, made_at=0.0, headers=(), tag="t", body=bytes(OVERHEAD))

    for number in range(200):
        store.put(number, page)
        store.get(0)

    assert store.size == 100 * OVERHEAD
    assert len(store) == 50
    assert store.get(0) is page, "what is asked for often stays"
    assert store.get(1) is None


def test_a_page_that_is_too_large_is_not_kept():
    store = PageStore(10_000)
    store.put("a", Page(version=0, made_at=0.0, headers=(), tag="t", body=bytes(5_000)))

    assert (len(store), store.size) == (0, 0)


def test_putting_a_page_again_replaces_it():
    store = PageStore(100_000)
    for length in (100, 200):
        store.put("a", Page(version=0, made_at=0.0, headers=(), tag="t", body=bytes(length)))
    assert (len(store), store.size) == (1, 200 + OVERHEAD)

    store.drop("a")

    assert (len(store), store.size) == (0, 0)


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("/", ("catalogue", "community")),
        ("/films/", ("catalogue", "community")),
        ("/films", ("catalogue", "community")),
        ("/films/solaris", ("film:solaris",)),
        ("/films/solaris/record/genre", ("film:solaris",)),
        ("/films/solaris/poster.svg", ("film:solaris",)),
        ("/people/", ("catalogue", "community")),
        ("/people/ada", ("person:ada",)),
        ("/documents/7", ("document:7",)),
        ("/documents/7/", ("document:7",)),
        ("/search", ("catalogue", "community")),
        ("//films/solaris", ("catalogue", "community")),
        ("/members/ada", ("member:ada", "catalogue")),
        ("/members/ada/diary", ("member:ada", "catalogue")),
        ("/members/", ("catalogue", "community")),
        ("/reviews/4", ("review:4", "catalogue")),
        ("/lists/4", ("list:4", "catalogue")),
        ("/critics/ida-ross", ("critics", "catalogue")),
        ("/outlets/", ("critics", "catalogue")),
        ("/critic-reviews/4", ("critics", "catalogue")),
        ("/grid/year/2015", ("critics", "catalogue")),
        ("/festivals/", ("festivals", "catalogue")),
        ("/venues/harbour", ("festivals", "catalogue")),
        ("/festivals/harbour", ("festival:harbour", "catalogue")),
        ("/festivals/harbour/2015/schedule", ("festival:harbour", "catalogue")),
        ("/festivals/harbour/buzz", ("festival:harbour", "catalogue")),
        ("/festivals/harbour/2015/sections/buzz", ("festival:harbour", "catalogue")),
        ("/festivals/harbour/2015/buzz", ("festival:harbour", "buzz:harbour", "catalogue")),
        ("/festivals/harbour/2015/buzz-feed.atom", ("festival:harbour", "buzz:harbour", "catalogue")),
        ("/festivals/harbour/2015/buzz/solaris", ("festival:harbour", "buzz:harbour", "catalogue")),
        ("/festivals/harbour/2015/big-screen", ("festival:harbour", "buzz:harbour", "catalogue")),
        ("/scores/", ("critics", "catalogue")),
        ("/films/solaris/scores/critics-mean", ("film:solaris",)),
    ],
)
def test_the_keys_follow_from_the_path(path, keys):
    assert keys_of(path) == keys


@given(path=st.text(), query=st.text(), cookie=st.text())
def test_no_request_whatever_breaks_it(path, query, cookie):
    address = address_of(
        {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "HTTP_COOKIE": cookie,
            "wsgi.url_scheme": "http",
        },
        "sessionid",
    )  # fmt: skip

    if address is not None:
        assert all(keys_of(address.path))
        assert {name for name, _ in address.query} <= KNOWN_PARAMETERS
