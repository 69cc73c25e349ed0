"""What a request asks for, as far as the page cache must know. Pure: a WSGI environment in, an answer out."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from collections.abc import Mapping

KNOWN_PARAMETERS = frozenset({"at", "critics", "day", "genre", "page", "reviews", "sort", "year"})
"""Query parameters that pages may be kept under, in any combination.

A page asked for with another one is made anew each time: what anybody may write there (a search, a tracking mark) must
not fill the memory, and a view may read it. So a name that is missing here costs speed and never makes a page wrong. For the same reason
a page is kept for values that say something alone: see `_says_something`.
"""

_PAGE = re.compile(r"[1-9]\d{0,2}", re.ASCII)
"""Pages of a list that are kept; whoever reads on beyond the 999th has it made."""
_OF_DAYS = "/schedule"
"""How the paths end of pages that show one day."""

LONGEST = 300
"""Characters of path and query together; longer addresses are not kept."""

_GZIP_REFUSED = re.compile(r"gzip\s*;\s*q=0(?:\.0*)?\s*(?:,|$)")


class Address(NamedTuple):
    """What a page is kept under. The encoding is not in it: one compressed body serves all."""

    host: str
    secure: bool
    path: str
    query: tuple[tuple[str, str], ...]


def address_of(environ: Mapping[str, Any], session_cookie: str) -> Address | None:
    """Return what the page asked for would be kept under; None where it may come neither from the cache nor into it.

    That is for other methods than GET and HEAD, for visitors with a session or credentials, and for addresses with
    unknown parameters.
    """
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or "HTTP_AUTHORIZATION" in environ:
        return None
    cookies = environ.get("HTTP_COOKIE")
    if cookies and f"{session_cookie}=" in cookies:
        return None
    path, raw = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
    if len(path) + len(raw) > LONGEST:
        return None
    query: tuple[tuple[str, str], ...] = ()
    if raw:
        # Sorted by name alone: where a name comes twice, the order of its values means something.
        query = tuple(sorted(parse_qsl(raw, keep_blank_values=True), key=lambda pair: pair[0]))
        if not query or not all(
            name in KNOWN_PARAMETERS and _says_something(name, value, path) for name, value in query
        ):
            return None
    return Address(
        host=environ.get("HTTP_HOST", ""),
        secure=environ.get("wsgi.url_scheme") == "https" or environ.get("HTTP_X_FORWARDED_PROTO") == "https",
        path=path if path.isascii() else path.encode("latin-1", "replace").decode("utf-8", "replace"),
        query=query,
    )


def _says_something(name: str, value: str, path: str) -> bool:
    """Tell whether the value may stand for a page of its own: another text for a day or a page of a list shows what is kept already."""
    if name == "page":
        return _PAGE.fullmatch(value) is not None
    if name == "day":
        try:
            return path.endswith(_OF_DAYS) and date.fromisoformat(value).isoformat() == value
        except ValueError:
            return False
    return True


def accepts_gzip(environ: Mapping[str, Any]) -> bool:
    """Tell whether the client takes gzip."""
    given = environ.get("HTTP_ACCEPT_ENCODING", "")
    return "gzip" in given and not _GZIP_REFUSED.search(given)


def has_it(environ: Mapping[str, Any], tag: str) -> bool:
    """Tell whether the client says that it holds the answer with this (quoted) entity tag. RFC 9110, section 13.1.2."""
    given = environ.get("HTTP_IF_NONE_MATCH")
    if not given:
        return False
    return given.strip() == "*" or any(one.strip().removeprefix("W/") == tag for one in given.split(","))
