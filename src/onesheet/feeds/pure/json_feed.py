"""JSON Feed 1.1 (jsonfeed.org), with what is said of a film in an extension of our own, `_film`."""

from __future__ import annotations

import json
from typing import Any

from onesheet.feeds.pure.entries import Entry, Feed, Film, Seen, rfc3339

TYPE = "application/feed+json"


def json_feed(feed: Feed) -> str:
    """Return the feed as JSON Feed. Every item has `content_html` or `content_text`, as the format asks for."""
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.address,
        "feed_url": feed.own_address,
        "language": feed.language,
        "authors": _authors(feed.author, feed.author_address),
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps({key: value for key, value in made.items() if value or key == "items"}, ensure_ascii=False)


def _authors(name: str, address: str) -> list[dict[str, str]]:
    return [{"name": name, **({"url": address} if address else {})}] if name else []


def _item(entry: Entry) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "content_html": entry.html,
        "content_text": "" if entry.html else entry.summary or entry.title,
        "summary": entry.summary,
        "date_published": rfc3339(entry.published),
        "date_modified": rfc3339(entry.updated),
        "authors": _authors(entry.author, entry.author_address),
        "language": entry.language,
        "_film": _seen(entry.seen) if entry.seen else None,
        "_films": [_film(one) for one in entry.films],
    }
    return {key: value for key, value in made.items() if value}


def _film(film: Film) -> dict[str, Any]:
    return {
        "title": film.title,
        **({"year": film.year} if film.year else {}),
        "url": film.address,
        **({"ids": dict(film.ids)} if film.ids else {}),
    }


def _seen(seen: Seen) -> dict[str, Any]:
    told = {
        "rating": {"value": seen.rating, "of": 5} if seen.rating else None,
        "liked": seen.liked,
        "rewatch": seen.rewatch,
        "watched": seen.date,
    }
    return {**_film(seen.film), **{key: value for key, value in told.items() if value}}
