"""Tables that Letterboxd imports: letterboxd.com/about/importing-data.

One row a film or a viewing; the columns below, in any order. An identifier is taken before the title. A row with `WatchedDate` becomes
an entry of the diary; one without marks the film as seen. A file may have 1 MB; others have met a limit of 1,000 rows.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

COLUMNS = (
    "LetterboxdURI", "tmdbID", "imdbID", "Title", "Year", "Directors", "Rating", "WatchedDate", "Rewatch", "Tags", "Review",
)  # fmt: skip
MOST_ROWS = 1_000
MOST_BYTES = 1_000_000

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ACTED_UPON = frozenset("=+-@\t\r\n＝＋－＠")
"""First signs that a spreadsheet may take for the beginning of a formula."""
_SUMMARY = re.compile(r"<summary>[^<]*</summary>")
_LINE = re.compile(r"<br\s*/?>\n?")
_ITEM = re.compile(r"\n?<li>")
_BLOCK = re.compile(r"</(?:p|div|h3|h4|pre|ul|ol|blockquote)>|<hr\s*/?>")
_LINK = re.compile(r'<a href="([^"]*)"[^>]*>')
_OTHER = re.compile(r"<(?!/?(?:strong|em|blockquote|a)\b)[^>]*>")
_GAP = re.compile(r"\s*\n\s*\n\s*")


def entry(
    film: Mapping[str, object],
    *,
    rating: int | None = None,
    date: str = "",
    rewatch: bool = False,
    tags: Sequence[str] = (),
    review: str = "",
) -> tuple[str, ...]:
    """Return a row. `film` names it as the rows of an export do; `rating` is in half-stars, `review` HTML of Letterboxd's kind.

    A date that is no whole day is left out, and with it the tags and that it was seen before, which Letterboxd takes only
    with one.
    """
    known = film["identifiers"]
    ids: Mapping[str, str] = known if isinstance(known, Mapping) else {}
    directors = film["directors"]
    dated = _DAY.fullmatch(date) is not None
    return (
        _address(ids),
        ids.get("tmdb", ""),
        ids.get("imdb", ""),
        str(film["film"] or ""),
        str(film["year"] or ""),
        ", ".join(directors) if isinstance(directors, list) else "",
        f"{rating / 2:g}" if rating else "",
        date if dated else "",
        "true" if rewatch and dated else "",
        ", ".join(tag.replace(",", " ") for tag in tags) if dated else "",
        review,
    )


def _address(ids: Mapping[str, str]) -> str:
    if "letterboxd" in ids:
        return f"https://letterboxd.com/film/{ids['letterboxd']}/"
    return f"https://{ids['letterboxd-film']}" if "letterboxd-film" in ids else ""


def files(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the rows as whole CSV files, each with its header and within the limits; none for no rows.

    Holds one file at a time. A cell that a spreadsheet might take for a formula has an apostrophe before it.
    """
    header = _line(COLUMNS)
    made, size, count = [header], len(header), 0
    for row in rows:
        line = _line([f"'{one}" if one[:1] in _ACTED_UPON else one for one in row])
        length = len(line.encode())
        if count and (count == MOST_ROWS or size + length > MOST_BYTES):
            yield "".join(made)
            made, size, count = [header], len(header), 0
        made.append(line)
        size, count = size + length, count + 1
    if count:
        yield "".join(made)


def _line(values: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(values)
    return line.getvalue()


def review_of(html: str, *, spoilers: bool = False) -> str:
    """Return a review's HTML in the few elements that Letterboxd allows, its paragraphs as lines with an empty one between.

    What was folded away stands in the open, with `Spoiler:` before it; where all of the review is one, a sentence at its beginning
    says so.
    """
    text = _SUMMARY.sub("Spoiler: ", html)
    for pattern, words in ((_LINE, "\n"), (_ITEM, "\n- "), (_BLOCK, _ended), (_LINK, r'<a href="\1">'), (_OTHER, "")):
        text = pattern.sub(words, text)
    text = _GAP.sub("\n\n", text).strip()
    return f"This review has spoilers.\n\n{text}" if spoilers and text else text


def _ended(found: re.Match[str]) -> str:
    return "</blockquote>\n\n" if "blockquote" in found.group() else "\n\n"
