"""One GET after the other until the page is there: addresses, redirects, sizes, types.

The connection pool is used without the client above it, so there are no cookies, no proxies and passwords from the
environment, and no redirects but those followed here.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from http import HTTPStatus

import httpcore2
import httpx2

from onesheet import __version__
from onesheet.sources.fetching.addresses import IpAddress
from onesheet.sources.fetching.guard import Deadline, GuardedBackend, Resolver, resolve
from onesheet.sources.fetching.result import Fetched, FetchError, Limits

_TEXTS = (
    "text/",
    "application/xhtml+xml",
    "application/json",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_WORDS_FOR_STATUS = {
    401: "asks for a sign-in. Paste the text instead",
    403: "does not hand this page out to programs. Paste the text instead",
    404: "says that there is no such page. Check the address",
    410: "says that the page is gone. Paste the text if you have it",
    429: "says that it was asked too often. Try again later, or paste the text instead",
}
_LONGEST_ADDRESS = 1000


def get(
    address: str,
    *,
    site: str,
    limits: Limits,
    allowed: Callable[[IpAddress], bool],
    resolver: Resolver = resolve,
) -> Fetched:
    """Get the text at an address, as `sources.fetching.fetch` tells it; `resolver` looks names up."""
    deadline = Deadline(limits.seconds)
    backend = GuardedBackend(deadline=deadline, allowed=allowed, ports=limits.ports, resolver=resolver)
    url = parse_address(address)
    try:
        with httpcore2.ConnectionPool(network_backend=backend, max_keepalive_connections=0) as pool:
            for _ in range(limits.redirects + 1):
                answer = _ask(pool, url, site=site, limit=limits.size)
                if isinstance(answer, Fetched):
                    return answer
                url = parse_address(answer, base=url)
    except httpcore2.TimeoutException as late:
        raise deadline.error() from late
    except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol) as fault:
        deadline.left()
        raise FetchError(
            f"The connection to {url.host} failed ({_first_line(fault)}). Try again later, or paste the text instead."
        ) from fault
    raise FetchError(f"{url.host} sends from one address to the next without end. Give the last one.")


def parse_address(address: str, base: httpx2.URL | None = None) -> httpx2.URL:
    """Read an address that a person or a redirect gave; raises FetchError where it is none that is fetched."""
    try:
        url = httpx2.URL(address.strip()) if base is None else base.join(address)
    except httpx2.InvalidURL as fault:
        raise FetchError("This is no address of a web page. It should look like https://example.org/page.") from fault
    if url.scheme not in {"http", "https"} or not url.host:
        raise FetchError(
            "Only addresses that begin with https:// or http:// are fetched, like https://example.org/page."
        )
    if len(str(url)) > _LONGEST_ADDRESS:
        raise FetchError(f"The address is longer than {_LONGEST_ADDRESS} characters. Paste the text instead.")
    if url.userinfo:
        raise FetchError("The address carries a user name or a password. Give it without, or paste the text instead.")
    return url.copy_with(fragment=None)


def _ask(pool: httpcore2.ConnectionPool, url: httpx2.URL, *, site: str, limit: int) -> Fetched | str:
    """Return what stands there, or the address that the answer sends to."""
    target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    headers: dict[bytes | str, bytes | str] = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": f"Onesheet/{__version__}" + (f" (+{site})" if site else ""),
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, text/*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    with pool.stream("GET", target, headers=headers) as response:
        given = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        if response.status in _REDIRECTS and "location" in given:
            return given["location"]
        _check_status(url, response.status)
        media_type, charset = _content_type(given.get("content-type", ""))
        if not media_type.startswith(_TEXTS):
            raise FetchError(
                f"What stands at this address is no text but {media_type}. Give a page of text, or paste the text instead."
            )
        if int(given.get("content-length", "0")) > limit:
            raise _too_large(limit)
        body = _body(response.iter_stream(), given.get("content-encoding", ""), limit)
    return Fetched(body=body, media_type=media_type, charset=charset, address=str(url))


def _check_status(url: httpx2.URL, status: int) -> None:
    if status == HTTPStatus.OK:
        return
    words = _WORDS_FOR_STATUS.get(status)
    if words is None:
        words = "cannot answer now. Try again later" if status >= 500 else "gives no page. Check the address"
    raise FetchError(f"{url.host} {words} (it answered {status}).")


def _content_type(value: str) -> tuple[str, str]:
    """Split `text/html; charset=utf-8`; where nothing is said, it is taken for text and looked at later."""
    media_type, *parameters = (part.strip().lower() for part in value.split(";"))
    charset = next((part[8:].strip("\"' ") for part in parameters if part.startswith("charset=")), "")
    return media_type or "text/plain", charset


def _body(chunks: Iterator[bytes], encoding: str, limit: int) -> bytes:
    encoding = encoding.strip().lower()
    if encoding in {"gzip", "x-gzip"}:
        return _whole(_decompressed(chunks, limit), limit)
    if encoding not in {"", "identity"}:
        raise FetchError(
            f"The page came compressed in a way that was not asked for ({encoding}). Paste the text instead."
        )
    return _whole(chunks, limit)


def _whole(chunks: Iterator[bytes], limit: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > limit:
            raise _too_large(limit)
    return bytes(body)


def _decompressed(chunks: Iterator[bytes], limit: int) -> Iterator[bytes]:
    """Unpack gzip piece by piece, never more than the limit at a time: a small packet can hold a huge one."""
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    received = 0
    try:
        for chunk in chunks:
            received += len(chunk)
            if received > limit:
                raise _too_large(limit)
            yield unpacker.decompress(chunk, limit + 1)
            if unpacker.unconsumed_tail:
                raise _too_large(limit)
    except zlib.error as fault:
        raise FetchError("The page came damaged. Try again, or paste the text instead.") from fault
    if not unpacker.eof:
        raise FetchError("The page broke off before its end. Try again, or paste the text instead.")


def _too_large(limit: int) -> FetchError:
    return FetchError(f"The page is larger than {limit / 1_000_000:g} MB. Paste the part that matters instead.")


def _first_line(fault: Exception) -> str:
    return (str(fault).splitlines() or [type(fault).__name__])[0]
