"""Anything that documents may be: pages, answers of services, articles, feeds, text. Whatever reads documents reads them here.

Each film that a document tells of is a row; all that one document says stands in its own text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import onesheet.reading
from onesheet.exchange.formats.film_table import told_of
from onesheet.exchange.parcels import Entry, Parcel, Unsafe
from onesheet.exchange.pure.rows import SAID, Catalogue, Left, Notice, Refused, Row, Told
from onesheet.reading.dataset.read import UNKNOWN_JSON
from onesheet.reading.forms.json import BROKEN_JSON
from onesheet.reading.vocabulary import Reading

LARGEST = 20_000_000
"""Bytes of a document."""
_ENDS = (".html", ".htm", ".xhtml", ".json", ".xml", ".rss", ".atom", ".txt", ".md", ".wikitext", ".wiki")
_NO_FILM = "No film was found that this document is about."
_OTHER = "other/"
_HEAD = 2000
_BESIDE = frozenset({"readme", "read me", "license", "licence", "copying", "notice", "changelog"})


class Documents:
    """Documents."""

    name = "documents"
    title = "page, article or answer about films"

    def recognises(self, parcel: Parcel) -> int:
        """Least sure of all: what nobody else knows, as long as it is text. Of folders only those full of such files."""
        if parcel.entries and all(_may_be(entry, alone=len(parcel.entries) == 1) for entry in parcel.entries):
            return 5
        return 0

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - none are known
        """Yield a row for each film of each document."""
        for entry in parcel.entries:
            yield from _read(entry)


def _may_be(entry: Entry, *, alone: bool) -> bool:
    name = entry.path.lower().removesuffix(".gz")
    if not alone and not name.endswith(_ENDS):
        return False
    try:
        head = entry.head(_HEAD)
    except Unsafe:
        return False
    return bool(head.strip()) and (b"\x00" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff")))


def _read(entry: Entry) -> Iterator[Told]:
    parts, size = [], 0
    for piece in entry.chunks():
        parts.append(piece)
        size += len(piece)
        if size > LARGEST:
            yield Refused(
                entry.path,
                1,
                "",
                f"A document has at most {LARGEST // 1_000_000} million bytes; this one was not read.",
            )
            return
    yield from rows_of(entry.path, onesheet.reading.read(b"".join(parts), name=entry.path))


def rows_of(path: str, reading: Reading) -> Iterator[Told]:
    """Yield a row for each film of a reading; what is no film, or nothing, gets its sentence."""
    problems = " ".join(reading.problems)
    shown = (reading.head.title or reading.text[:SAID])[:SAID]
    if not reading.reader:
        yield Refused(path, 1, shown, problems or "Nothing could be read.")
        return
    if not reading.films:
        if PurePosixPath(path).stem.lower() in _BESIDE:
            yield Left(path, 1, shown, "It tells of the files beside it.")
        elif reading.reader.startswith(_OTHER) or _is_unreadable(reading):
            yield Refused(path, 1, shown, problems or _NO_FILM)
        else:
            yield Left(path, 1, shown, problems or _NO_FILM)
        return
    for index in range(len(reading.films)):
        part = part_of(reading, index)
        film = part.films[0]
        if not part.statements and not part.reviews:
            yield Left(path, index + 1, film.title[:SAID], "Nothing is said of this film but its name.")
        else:
            told = told_of(film.title, film.year, part.statements)
            yield Row(path, index + 1, film.title[:SAID], Catalogue(part), told)
    for problem in reading.problems:
        yield Notice(path, problem)


def _is_unreadable(reading: Reading) -> bool:
    """Whether it is data that nobody can read, and not a page that tells of something else."""
    return any(one == UNKNOWN_JSON or one.startswith(BROKEN_JSON) for one in reading.problems)


def part_of(reading: Reading, index: int) -> Reading:
    """Return what a reading says of one of its films, in the same text."""
    return replace(
        reading,
        films=(reading.films[index],),
        statements=tuple(replace(one, film=0) for one in reading.statements if one.film == index),
        reviews=tuple(replace(one, film=0) for one in reading.reviews if one.film == index),
    )


DOCUMENTS = Documents()
