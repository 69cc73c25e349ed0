"""Atom, RFC 4287."""

from __future__ import annotations

from onesheet.feeds.pure.entries import NAMESPACE, Entry, Feed, rfc3339
from onesheet.feeds.pure.xml import DECLARATION, around, element, film_elements

TYPE = "application/atom+xml"


def atom(feed: Feed) -> str:
    """Return the feed as Atom."""
    return DECLARATION + around(
        "feed",
        element("id", feed.id),
        element("title", feed.title),
        element("updated", rfc3339(feed.updated)),
        element("link", rel="self", type=TYPE, href=feed.own_address),
        element("link", rel="alternate", type="text/html", href=feed.address),
        _author(feed.author, feed.author_address),
        element("generator", "Onesheet"),
        *map(_entry, feed.entries),
        xmlns="http://www.w3.org/2005/Atom",
        xmlns_film=NAMESPACE,
        xml_lang=feed.language,
    )


def _author(name: str, address: str) -> str:
    return around("author", element("name", name), element("uri", address) if address else "") if name else ""


def _entry(entry: Entry) -> str:
    films = [entry.seen.film] if entry.seen else []
    return around(
        "entry",
        element("id", entry.id),
        element("title", entry.title),
        element("published", rfc3339(entry.published)),
        element("updated", rfc3339(entry.updated)),
        element("link", rel="alternate", type="text/html", href=entry.address),
        *(element("link", rel="related", type="text/html", href=film.address, title=film.title) for film in films),
        _author(entry.author, entry.author_address),
        element("summary", entry.summary) if entry.summary else "",
        element("content", entry.html, type="html") if entry.html else "",
        *film_elements(entry),
        xml_lang=entry.language,
    )
