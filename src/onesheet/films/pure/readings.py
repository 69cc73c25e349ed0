"""A reading as it is kept with a document that waits, and read back from there.

The text is not in it: the document has it.
"""

from __future__ import annotations

from dataclasses import asdict

from onesheet.reading.vocabulary import Film, Head, Json, Reading, Review, Statement


def to_stored(reading: Reading) -> Json:
    """The reading as JSON, without its text and without the texts of quotes and reviews, which are cut from it."""
    stored = asdict(reading)
    del stored["text"]
    for one in stored["statements"]:
        del one["quote"]
    for one in stored["reviews"]:
        del one["text"]
    return stored


def from_stored(stored: Json, text: str) -> Reading:
    """The reading that `to_stored` was given, with the document's text."""
    rest = {key: stored[key] for key in ("name", "sha256", "reader", "media_type") if key in stored}
    return Reading(
        **rest,
        text=text,
        head=Head(**{**stored["head"], "byline": tuple(stored["head"]["byline"])}),
        films=tuple(Film(**one) for one in stored["films"]),
        statements=tuple(Statement(**one, quote=text[one["start"] : one["end"]]) for one in stored["statements"]),
        reviews=tuple(Review(**one, text=text[one["start"] : one["end"]]) for one in stored["reviews"]),
        unread=tuple((start, end) for start, end in stored["unread"]),
        problems=tuple(stored["problems"]),
    )
