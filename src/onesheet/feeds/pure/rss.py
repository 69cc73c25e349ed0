"""RSS 2.0, with Dublin Core for authors and content:encoded for HTML."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from onesheet.feeds.pure.entries import NAMESPACE, Entry, Feed
from onesheet.feeds.pure.xml import DECLARATION, around, element, film_elements

TYPE = "application/rss+xml"


def rss(feed: Feed) -> str:
    """Return the feed as RSS. Its descriptions are HTML, as readers of RSS take them; `guid` is no address."""
    channel = around(
        "channel",
        element("title", feed.title),
        element("link", feed.address),
        element("description", feed.title),
        element("language", feed.language) if feed.language else "",
        element("lastBuildDate", _rfc822(feed.updated)),
        element("generator", "Onesheet"),
        element("atom:link", rel="self", type=TYPE, href=feed.own_address),
        *map(_item, feed.entries),
    )
    return DECLARATION + around(
        "rss",
        channel,
        version="2.0",
        xmlns_atom="http://www.w3.org/2005/Atom",
        xmlns_content="http://purl.org/rss/1.0/modules/content/",
        xmlns_dc="http://purl.org/dc/elements/1.1/",
        xmlns_film=NAMESPACE,
    )


def _item(entry: Entry) -> str:
    return around(
        "item",
        element("title", entry.title),
        element("link", entry.address),
        element("guid", entry.id, isPermaLink="false"),
        element("pubDate", _rfc822(entry.published)),
        element("atom:updated", entry.updated.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")),
        element("dc:creator", entry.author) if entry.author else "",
        element("dc:language", entry.language) if entry.language else "",
        element("description", escape(entry.summary, quote=False)) if entry.summary else "",
        element("content:encoded", entry.html) if entry.html else "",
        *film_elements(entry),
    )


def _rfc822(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC))
