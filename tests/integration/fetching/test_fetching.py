"""Sizes, time, redirects and types, against a real server on this machine."""

from __future__ import annotations

import gzip
import inspect
import sys
import time
import zlib
from ipaddress import ip_address

import httpcore2
import pytest

from onesheet.sources.fetching import Fetched, FetchError, Limits, fetch
from onesheet.sources.fetching.client import get


def here(address):
    return address == ip_address("127.0.0.1")


def limits(site, **given):
    return Limits(ports=frozenset({site.port}), **{"seconds": 5.0, **given})


def test_page_is_fetched_with_its_type_and_charset(site):
    site.page("/review", "Café".encode("latin-1"), "text/HTML; Charset=ISO-8859-1")

    found = fetch(site.url("/review#part"), limits=limits(site), allowed=here)

    assert found == Fetched("Café".encode("latin-1"), "text/html", "iso-8859-1", site.url("/review"))


def test_request_is_honest_and_carries_nothing_of_ours(site, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9/")
    site.page("/", b"text")

    fetch(site.url("/"), site="https://films.example.org", limits=limits(site), allowed=here)

    ((_, headers),) = site.requests
    assert headers["user-agent"].startswith("Onesheet/")
    assert headers["user-agent"].endswith(" (+https://films.example.org)")
    assert set(headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_three_redirects_are_followed_without_keeping_cookies(site):
    site.redirect("/1", "/2", 301)
    site.redirect("/2", site.url("/3"), 307)
    site.redirect("/3", "4")
    site.page("/4", b"found")

    found = fetch(site.url("/1"), limits=limits(site), allowed=here)

    assert (found.body, found.address) == (b"found", site.url("/4"))
    assert [path for path, _ in site.requests] == ["/1", "/2", "/3", "/4"]
    assert not any("cookie" in headers for _, headers in site.requests)


def test_fourth_redirect_is_not_followed(site):
    for step in range(5):
        site.redirect(f"/{step}", f"/{step + 1}")

    with pytest.raises(FetchError, match="sends from one address to the next"):
        fetch(site.url("/0"), limits=limits(site), allowed=here)

    assert [path for path, _ in site.requests] == ["/0", "/1", "/2", "/3"]


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("http://127.0.0.2:{port}/inner", "127.0.0.2 is an address inside a private or local network"),
        ("http://[::1]:{port}/inner", "::1 is an address inside a private or local network"),
        ("http://127.0.0.1:22/", "not 22"),
        ("file:///etc/passwd", "Only addresses that begin with"),
        ("http://user:secret@127.0.0.1:{port}/inner", "carries a user name or a password"),
        ("http://inner.example:{port}/inner", r"inner\.example is an address inside"),
    ],
)
def test_redirect_to_what_would_be_refused_is_refused(site, target, sentence):
    site.redirect("/", target.format(port=site.port))
    site.page("/inner", b"secret")
    names = {"127.0.0.1": "127.0.0.1", "127.0.0.2": "127.0.0.2", "::1": "::1", "inner.example": "10.0.0.1"}

    with pytest.raises(FetchError, match=sentence):
        get(site.url("/"), site="", limits=limits(site), allowed=here, resolver=lambda host, port: [names[host]])

    assert [path for path, _ in site.requests] == ["/"]


def test_name_is_looked_up_once_and_the_checked_address_is_used(site):
    """A name that changes its answer after the check (rebinding) gains nothing."""
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    site.page("/", b"text")

    found = get(
        site.url("/", "films.example"),
        site="",
        limits=limits(site),
        allowed=here,
        resolver=lambda host, port: next(answers),
    )

    assert found.body == b"text"
    assert next(answers) == ["127.0.0.2"]
    assert site.requests[0][1]["host"] == f"films.example:{site.port}"


def test_second_address_of_a_name_is_tried_when_the_first_is_silent(site):
    site.page("/", b"text")

    found = get(
        site.url("/", "films.example"),
        site="",
        limits=limits(site),
        allowed=lambda address: address.is_loopback,
        resolver=lambda host, port: ["::1", "127.0.0.1"],
    )

    assert found.body == b"text"


def test_page_of_exactly_the_limit_is_taken_and_one_byte_more_is_not(site):
    site.page("/fits", b"x" * 1000)
    site.page("/over", b"x" * 1001)

    assert len(fetch(site.url("/fits"), limits=limits(site, size=1000), allowed=here).body) == 1000
    with pytest.raises(FetchError, match=r"larger than 0\.001 MB"):
        fetch(site.url("/over"), limits=limits(site, size=1000), allowed=here)


def test_announced_size_over_the_limit_is_refused_before_the_body(site):
    def answer(request):
        request.send_response(200)
        request.send_header("Content-Type", "text/plain")
        request.send_header("Content-Length", "5000001")
        request.end_headers()
        time.sleep(2)

    site.pages["/"] = answer

    with pytest.raises(FetchError, match="larger than 5 MB"):
        fetch(site.url("/"), limits=limits(site), allowed=here)


def test_compressed_page_is_unpacked(site):
    site.page("/", gzip.compress(b"words " * 1000), Content_Encoding="gzip")

    assert fetch(site.url("/"), limits=limits(site), allowed=here).body == b"words " * 1000


def test_small_packet_that_unpacks_to_a_huge_page_is_refused(site):
    site.page("/", gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip")

    with pytest.raises(FetchError, match="larger than 5 MB"):
        fetch(site.url("/"), limits=limits(site), allowed=here)


@pytest.mark.parametrize(
    ("body", "encoding", "sentence"),
    [
        (b"not gzip at all", "gzip", "came damaged"),
        (gzip.compress(b"words " * 1000, mtime=0)[:-20], "gzip", "broke off"),
        (zlib.compress(b"words"), "deflate", "not asked for"),
        (b"words", "br", "not asked for"),
        (b"words", "gzip, gzip", "not asked for"),
    ],
)
def test_damaged_or_unknown_compression_is_told(site, body, encoding, sentence):
    site.page("/", body, Content_Encoding=encoding)

    with pytest.raises(FetchError, match=sentence):
        fetch(site.url("/"), limits=limits(site), allowed=here)


def test_page_that_drips_ends_with_the_deadline_and_not_with_each_read(site):
    def answer(request):
        request.send_response(200)
        request.send_header("Content-Type", "text/plain")
        request.end_headers()
        for _ in range(100):
            request.wfile.write(b"x")
            time.sleep(0.05)

    site.pages["/"] = answer

    with pytest.raises(FetchError, match=r"did not arrive within 0\.5 seconds"):
        fetch(site.url("/"), limits=limits(site, seconds=0.5), allowed=here)


def test_redirects_share_one_deadline(site):
    def slow(to):
        def answer(request):
            time.sleep(0.3)
            request.send_response(302)
            request.send_header("Location", to)
            request.end_headers()

        return answer

    site.pages.update({"/1": slow("/2"), "/2": slow("/3"), "/3": slow("/4")})

    with pytest.raises(FetchError, match=r"did not arrive within 0\.5 seconds"):
        fetch(site.url("/1"), limits=limits(site, seconds=0.5), allowed=here)


def test_headers_without_end_are_not_read_without_end(site):
    def answer(request):
        request.send_response(200)
        for number in range(100_000):
            request.send_header(f"X-{number}", "x" * 100)
        request.end_headers()

    site.pages["/"] = answer

    with pytest.raises(FetchError, match=r"The connection to 127\.0\.0\.1 failed"):
        fetch(site.url("/"), limits=limits(site), allowed=here)


@pytest.mark.parametrize("media_type", ["image/png", "application/pdf", "application/zip", "video/mp4"])
def test_what_is_no_text_is_refused_by_its_type(site, media_type):
    site.page("/", b"x", media_type)

    with pytest.raises(FetchError, match=f"no text but {media_type}"):
        fetch(site.url("/"), limits=limits(site), allowed=here)


def test_page_without_a_type_is_taken_for_text(site):
    site.page("/", b"words", "")

    assert fetch(site.url("/"), limits=limits(site), allowed=here).media_type == "text/plain"


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (204, "gives no page"),
        (304, "gives no page"),
        (401, "asks for a sign-in"),
        (403, "does not hand this page out"),
        (404, "there is no such page"),
        (410, "is gone"),
        (418, "gives no page"),
        (429, "asked too often"),
        (500, "cannot answer now"),
        (503, "cannot answer now"),
    ],
)
def test_refusals_of_the_other_site_are_told_in_words(site, status, sentence):
    site.status("/", status)

    with pytest.raises(FetchError, match=f"{sentence}.*it answered {status}"):
        fetch(site.url("/"), limits=limits(site), allowed=here)


def test_site_that_does_not_answer_is_told(site):
    closed = site.port
    site.port = 9

    with pytest.raises(FetchError, match="could not be reached"):
        fetch(site.url("/"), limits=Limits(ports=frozenset({9}), seconds=2), allowed=here)
    site.port = closed


def test_answer_that_is_no_http_is_told(site):
    site.pages["/"] = lambda request: request.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")

    with pytest.raises(FetchError, match=r"The connection to 127\.0\.0\.1 failed"):
        fetch(site.url("/"), limits=limits(site), allowed=here)


def test_https_to_a_server_that_does_not_speak_it_is_told(site):
    with pytest.raises(FetchError, match=r"The connection to 127\.0\.0\.1 failed"):
        fetch(site.url("/").replace("http:", "https:"), limits=limits(site), allowed=here)


def test_addresses_on_this_machine_are_refused_unless_a_test_allows_them(site):
    site.page("/", b"secret")

    with pytest.raises(FetchError, match="inside a private or local network"):
        fetch(site.url("/"), limits=limits(site))

    assert site.requests == []


def test_library_opens_every_connection_through_the_guard(site):
    """What the guard stands on: the pool takes a backend and calls these methods of it, with these arguments.

    A version of httpcore2 that opens sockets in another way has to fail here rather than go round the guard.
    """
    calls = []

    class Watching(httpcore2.SyncBackend):
        def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
            calls.append((host, port))
            raise httpcore2.ConnectError("watched")

    with httpcore2.ConnectionPool(network_backend=Watching()) as pool:
        for scheme in ("http", "https"):
            with pytest.raises(httpcore2.ConnectError, match="watched"):
                pool.request("GET", f"{scheme}://films.example:{site.port}/")

    assert calls == [("films.example", site.port)] * 2
    assert list(inspect.signature(httpcore2.SyncBackend.connect_tcp).parameters) == [
        "self", "host", "port", "timeout", "local_address", "socket_options",
    ]  # fmt: skip
    own = {name for name, _ in inspect.getmembers(httpcore2.NetworkStream, inspect.isfunction)}
    assert own == {"read", "write", "close", "start_tls", "get_extra_info"}
    assert {name for name, _ in inspect.getmembers(httpcore2.NetworkBackend, inspect.isfunction)} == {
        "connect_tcp", "connect_unix_socket", "sleep",
    }  # fmt: skip


def test_missing_libraries_are_told_in_a_sentence(monkeypatch):
    monkeypatch.delitem(sys.modules, "onesheet.sources.fetching.client", raising=False)
    monkeypatch.delitem(sys.modules, "onesheet.sources.fetching.guard", raising=False)
    monkeypatch.setitem(sys.modules, "httpcore2", None)

    with pytest.raises(FetchError, match=r"pip install 'onesheet\[fetch\]'.*Paste the text instead"):
        fetch("https://example.org/")
