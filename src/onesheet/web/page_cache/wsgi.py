"""The page cache: a WSGI application in front of Django that answers visitors without a session from memory.

Every hit is checked against the versions of its keys in the database, which rise in the transaction that changes what
the page shows (`triggers.py`). The version is read before a page is made: a write in between makes the page a miss.
See docs/decisions/0004.
"""

from __future__ import annotations

import gzip
import hashlib
import time
import zlib
from typing import TYPE_CHECKING, Any, Protocol

from django.utils.text import compress_string

from onesheet.web.page_cache.asked import Address, accepts_gzip, address_of, has_it
from onesheet.web.page_cache.keys import keys_of
from onesheet.web.page_cache.lru import Page, PageStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    Headers = list[tuple[str, str]]

OLDEST = 600.0
"""Seconds after which a page is made anew though nothing was written: for what follows from the clock alone."""

KEPT_TYPES = frozenset(
    {
        "text/html",
        "application/atom+xml",
        "application/rss+xml",
        "application/feed+json",
        "image/svg+xml",
        "text/calendar",
    }
)
_PACKED_TYPES = KEPT_TYPES | {"application/json", "application/ld+json", "text/plain", "text/css", "text/javascript"}
_SMALLEST_PACKED = 500
"""Bytes below which compressing an answer that is not kept gains nothing."""
_KNOWN_VARY = frozenset({"", "accept-encoding", "cookie"})
_VARY = "Accept-Encoding, Cookie"
_LEVEL = 5


class VersionSource(Protocol):
    """Where versions are read."""

    def now(self, keys: tuple[str, ...]) -> int | None:
        """Return the version of the keys together; None where it cannot be told."""


class Answer:
    """What the application answered, whole."""

    def __init__(self, application: WSGIApplication, environ: WSGIEnvironment) -> None:
        self.status = ""
        self.headers: Headers = []
        self._written: list[bytes] = []
        self._parts = application(environ, self._start)

    def _start(self, status: str, headers: Headers, exc_info: Any = None) -> Callable[[bytes], object]:
        del exc_info  # Nothing was sent yet, so the error's answer simply takes the place of the other.
        self.status, self.headers = status, headers
        return self._written.append

    @property
    def is_whole(self) -> bool:
        """True where the length is known; what comes bit by bit is passed on bit by bit."""
        return any(name.lower() == "content-length" for name, _ in self.headers)

    def parts(self) -> Iterable[bytes]:
        """Return the body as it comes; the server closes it."""
        return [*self._written, *self._parts] if self._written else self._parts

    def body(self) -> bytes:
        """Return the body in one piece, and close it."""
        try:
            return b"".join([*self._written, *self._parts])
        finally:
            close = getattr(self._parts, "close", None)
            if close:
                close()

    def get(self, name: str) -> str:
        """Return a header's value, in lower case; empty where it is not there."""
        return next((value.lower() for key, value in self.headers if key.lower() == name), "")


class PageCache:
    """The wrapper around the site's application."""

    def __init__(
        self,
        application: WSGIApplication,
        *,
        versions: VersionSource,
        limit: int,
        session_cookie: str,
        passed_by: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Wrap `application`; keep at most `limit` bytes, and let addresses that begin with `passed_by` through."""
        self._application = application
        self._versions = versions
        self._session_cookie = session_cookie
        self._passed_by = passed_by
        self._clock = clock
        self.store = PageStore(limit)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        if environ["PATH_INFO"].startswith(self._passed_by):
            return self._application(environ, start_response)
        address = address_of(environ, self._session_cookie)
        version = None if address is None else self._versions.now(keys_of(address.path))
        if address is None or version is None:
            return self._pass_on(environ, start_response)
        page = self.store.get(address)
        if page is None or page.version != version or self._clock() - page.made_at > OLDEST:
            return self._make(address, version, environ, start_response)
        return _send(page, environ, start_response)

    def _make(
        self, address: Address, version: int, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Have the page made, keep it where that is allowed, and send it."""
        # A page asked for by HEAD is made whole, so that it can be kept.
        answer = Answer(self._application, {**environ, "REQUEST_METHOD": "GET"})
        if not may_keep(answer):
            self.store.drop(address)
            return _pack(answer, environ, start_response)
        body = answer.body()
        page = _page(version, self._clock(), answer.headers, body)
        self.store.put(address, page)
        return _send(page, environ, start_response)

    def _pass_on(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return _pack(Answer(self._application, environ), environ, start_response)


def may_keep(answer: Answer) -> bool:
    """Tell whether every visitor without a session may be given this answer."""
    if not answer.status.startswith("200 ") or not answer.is_whole:
        return False
    if answer.get("content-type").partition(";")[0].strip() not in KEPT_TYPES:
        return False
    if answer.get("set-cookie") or answer.get("content-encoding"):
        return False
    # Varying by anything else (a language, a fragment asked for by script) means that others get other pages.
    if not {one.strip() for one in answer.get("vary").split(",")} <= _KNOWN_VARY:
        return False
    control = answer.get("cache-control")
    if "no-store" in control or "private" in control:
        return False
    return "'nonce-" not in answer.get("content-security-policy")


def _page(version: int, made_at: float, headers: Headers, body: bytes) -> Page:
    kept = tuple((name, value) for name, value in headers if name.lower() not in {"content-length", "vary", "etag"})
    if not any(name.lower() == "cache-control" for name, _ in kept):
        # Browsers may keep it, and ask each time whether it is still the same: a 304 costs next to nothing.
        kept += (("Cache-Control", "no-cache"),)
    kept += (("Vary", _VARY),)
    tag = hashlib.blake2b(body, digest_size=12).hexdigest()
    packed = gzip.compress(body, compresslevel=_LEVEL, mtime=0)
    return Page(
        version=version,
        made_at=made_at,
        headers=kept,
        tag=tag,
        body=packed,
        packed_headers=[
            *kept, ("Content-Encoding", "gzip"), ("ETag", f'"{tag}-gz"'), ("Content-Length", str(len(packed))),
        ],
    )  # fmt: skip


def _send(page: Page, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Send a page, packed where the client takes it, or say that the client already has it."""
    packed = accepts_gzip(environ)
    tag = f'"{page.tag}-gz"' if packed else f'"{page.tag}"'
    if has_it(environ, tag):
        start_response("304 Not Modified", [*_without_content(page.headers), ("ETag", tag)])
        return []
    if packed:
        start_response("200 OK", list(page.packed_headers))
        body = page.body
    else:
        body = zlib.decompress(page.body, wbits=31)
        start_response("200 OK", [*page.headers, ("ETag", tag), ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _without_content(headers: Iterable[tuple[str, str]]) -> Headers:
    return [(name, value) for name, value in headers if not name.lower().startswith("content-t")]


def _pack(answer: Answer, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Pass an answer on that is not kept, compressed where it is text.

    Compression can betray a secret that stands beside text which an attacker chooses (BREACH). The only secret on our
    pages is the form token; Django masks it with new random bytes in every answer, so that its bytes never repeat, and
    `compress_string` adds a file name of random length to the stream. Cookies are headers, and not compressed.
    """
    if (
        not answer.is_whole
        or environ["REQUEST_METHOD"] == "HEAD"
        or answer.get("content-encoding")
        or answer.get("content-type").partition(";")[0].strip() not in _PACKED_TYPES
    ):
        start_response(answer.status, answer.headers)
        return answer.parts()
    body = answer.body()
    headers = [(name, value) for name, value in answer.headers if name.lower() not in {"content-length", "vary"}]
    varied = [one.strip() for _, value in answer.headers if _.lower() == "vary" for one in value.split(",")]
    headers.append(("Vary", ", ".join(dict.fromkeys([*varied, "Accept-Encoding"]))))
    if len(body) >= _SMALLEST_PACKED and accepts_gzip(environ):
        body = compress_string(body, max_random_bytes=100)
        headers.append(("Content-Encoding", "gzip"))
    headers.append(("Content-Length", str(len(body))))
    start_response(answer.status, headers)
    return [body]
