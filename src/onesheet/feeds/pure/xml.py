"""Elements of XML as text. Everything given is escaped."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from onesheet.feeds.pure.entries import Entry, Film, fields, printable

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def element(name: str, text: str = "", **attributes: str) -> str:
    """Return an element with words in it; an attribute that is empty is left out. `xml_lang` is `xml:lang`."""
    inside = escape(printable(text))
    return f"{_open(name, attributes)}>{inside}</{name}>" if inside else f"{_open(name, attributes)}/>"


def around(name: str, *parts: str, **attributes: str) -> str:
    """Return an element with elements in it, a line each."""
    return "\n".join([f"{_open(name, attributes)}>", *(part for part in parts if part), f"</{name}>"])


def _open(name: str, attributes: dict[str, str]) -> str:
    given = "".join(
        f" {key.replace('_', ':')}={quoteattr(printable(value))}" for key, value in attributes.items() if value
    )
    return f"<{name}{given}"


def film_elements(entry: Entry) -> list[str]:
    """Return what the entry tells of films, as elements of our own namespace."""
    told = [element(f"film:{name}", value) for name, value in fields(entry.seen)] if entry.seen else []
    return told + [_listed(film, place) for place, film in enumerate(entry.films, start=1)]


def _listed(film: Film, place: int) -> str:
    named = f"{film.title} ({film.year})" if film.year else film.title
    return element("film:listed", named, position=str(place), href=film.address, **dict(film.ids))
