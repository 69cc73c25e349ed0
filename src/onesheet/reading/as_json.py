"""A reading as the object that `onesheet read --json` prints, one to a line."""

from __future__ import annotations

from onesheet.reading.vocabulary import NORMAL, Json, Reading, Review, Statement


def as_json(reading: Reading) -> Json:
    """Give a reading in the shape that docs/formats.md defines: dicts and lists alone, keys in a fixed order."""
    head = reading.head
    return {
        "document": {
            "name": reading.name,
            "kind": head.kind,
            "title": head.title,
            "byline": list(head.byline),
            "outlet": head.outlet,
            "published": head.published,
            "language": head.language,
            "sha256": reading.sha256,
            "reader": reading.reader,
        },
        "films": [{"title": film.title, "year": film.year} for film in reading.films],
        "statements": [_statement(one) for one in reading.statements],
        "reviews": [_review(one) for one in reading.reviews],
        "unread": [list(stretch) for stretch in reading.unread],
        "problems": list(reading.problems),
    }


def _statement(one: Statement) -> Json:
    shown: dict[str, Json] = {
        "film": one.film,
        "property": one.property,
        "value": one.value,
        "qualifiers": one.qualifiers,
        "quote": one.quote,
        "start": one.start,
        "end": one.end,
    }
    if one.rank != NORMAL:
        shown |= {"rank": one.rank, "reason": one.reason}
    return shown


def _review(one: Review) -> Json:
    return {
        "film": one.film,
        "author": one.author,
        "source": one.source,
        "rating": one.rating,
        "original": one.original,
        "verdict": one.verdict,
        "text": one.text,
        "start": one.start,
        "end": one.end,
    }
