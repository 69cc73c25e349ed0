"""Dumps of Wikidata: an array of items, or JSON Lines, one item a line, packed with gzip or bzip2 or not.

Of a hundred million items a few hundred thousand are films; the others are passed over by a look at their line. What is
kept of a film's item are the stretches that say something, since a whole item has a hundred kilobytes.
https://www.wikidata.org/wiki/Wikidata:Database_download
"""

from __future__ import annotations

import bz2
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import onesheet.reading
from onesheet.exchange.formats.documents import part_of
from onesheet.exchange.formats.film_table import told_of
from onesheet.exchange.parcels import Damaged, Entry, Parcel, Unsafe
from onesheet.exchange.pure.rows import SAID, Catalogue, Left, Refused, Row, Told
from onesheet.reading.dataset.wikidata.numbers import FILM_KINDS
from onesheet.reading.vocabulary import LISTING, Head, Reading, Statement

READER = "dataset/rows/1"
LONGEST = 8_000_000
"""Bytes of an item."""
_HEAD = 4000
_PIECE = 1_000_000
_ITEM = re.compile(rb'\{\s*"(?:type|id|pageid|ns|title|labels)"\s*:')
_NUMBER = re.compile(rb'"id"\s*:\s*"(?P<id>[QPL][1-9]\d*)"')
_FILMS = re.compile(rb'"(?:' + b"|".join(sorted(one.encode() for one in FILM_KINDS)) + rb')"|"P4947"|"P6127"')
_LEFT = "No item of a film."


class WikidataDump:
    """Lines of a dump of Wikidata."""

    name = "wikidata_dump"
    title = "Wikidata dump"

    def recognises(self, parcel: Parcel) -> int:
        """Sure where the first lines are items, one each."""
        return 94 if parcel.entries and all(_is_dump(entry) for entry in parcel.entries) else 0

    def read(self, parcel: Parcel, options: Mapping[str, Any]) -> Iterator[Told]:  # noqa: ARG002 - none are known
        """Yield a film for each item that is one."""
        for entry in parcel.entries:
            number = 0
            try:
                for number, line in enumerate(_lines(_unpacked(entry.chunks())), 1):
                    bare = line.strip().rstrip(b",").strip()
                    if bare not in (b"", b"[", b"]"):
                        yield from _item(entry.path, number, bare)
            except Damaged as fault:
                yield Refused(entry.path, number + 1, "", str(fault))


def _is_dump(entry: Entry) -> bool:
    """Whether an array opens on a line of its own and items follow, or the first line is an item and the next one, too."""
    try:
        head = b""
        for piece in _unpacked(entry.chunks()):
            head += piece
            if len(head) > _HEAD:
                break
    except (Unsafe, OSError):
        return False
    lines = [one.strip() for one in head.split(b"\n") if one.strip()]
    if not lines:
        return False
    if lines[0] == b"[" and len(lines) > 1:
        return _is_item(lines[1])
    first = lines[0].removeprefix(b"[").lstrip()
    return _is_item(first) and (len(lines) == 1 or _is_item(lines[1].lstrip(b",[")) or lines[1] == b"]")


def _is_item(line: bytes) -> bool:
    return _ITEM.match(line) is not None and _NUMBER.search(line[:_HEAD]) is not None and b'"Q' in line[:_HEAD]


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes with bzip2 taken off; a file may have several streams of it, one after the other."""
    packed: bz2.BZ2Decompressor | None = None
    first, open_yet = True, False
    for chunk in chunks:
        if first and chunk.startswith(b"BZh"):
            packed = bz2.BZ2Decompressor()
        first = False
        if packed is None:
            yield chunk
            continue
        left = chunk
        while left or not packed.needs_input:
            try:
                # Never more at once than a piece: a few bytes can stand for gigabytes.
                yield packed.decompress(left, _PIECE)
            except (OSError, EOFError) as fault:
                raise Damaged(
                    "This bzip2 file is damaged; what follows could not be unpacked. Get it again."
                ) from fault
            left, open_yet = b"", True
            if packed.eof:
                open_yet = False
                left = packed.unused_data
                packed = bz2.BZ2Decompressor()
    if open_yet:
        raise Damaged("This bzip2 file breaks off before its end. Get it again.")


def _lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    left: list[bytes] = []
    size = 0
    for chunk in chunks:
        *whole, rest = chunk.split(b"\n")
        for line in whole:
            left.append(line)
            yield b"".join(left)
            left, size = [], 0
        left.append(rest)
        size += len(rest)
        if size > LONGEST:
            yield b"".join(left)[:SAID]
            left, size = [], 0
    if any(left):
        yield b"".join(left)


def _shown(data: bytes) -> str:
    return data[:SAID].decode("utf-8", "replace").replace("\x00", "\N{REPLACEMENT CHARACTER}")


def _item(path: str, line: int, data: bytes) -> Iterator[Told]:
    data = data.removeprefix(b"[").removesuffix(b"]")
    number = _NUMBER.search(data)
    said = number["id"].decode() if number is not None else _shown(data)
    if number is None or not data.startswith(b"{"):
        yield Refused(path, line, said, "This line is no item of Wikidata.")
        return
    if _FILMS.search(data) is None:
        yield Left(path, line, said, _LEFT)
        return
    try:
        reading = onesheet.reading.read_text(data.decode("utf-8"), name=said)
    except UnicodeDecodeError:
        yield Refused(path, line, said, "This line is not written in UTF-8.")
        return
    if not reading.films:
        broken = not reading.reader.startswith("dataset/")
        sentence = "This line breaks off, or is no JSON." if broken else _LEFT
        yield Refused(path, line, said, sentence) if broken else Left(path, line, said, sentence)
        return
    part = _shortened(part_of(reading, 0), said)
    film = part.films[0]
    yield Row(path, line, said, Catalogue(part), told_of(film.title, film.year, part.statements))


def _shortened(reading: Reading, number: str) -> Reading:
    """The stretches of an item that say something, one a line under its number, instead of all of it."""
    text = f"Wikidata {number}"
    statements: list[Statement] = []
    placed: dict[tuple[int, int], int] = {}
    for one in reading.statements:
        where = (one.start, one.end)
        if where not in placed:
            placed[where] = len(text) + 1
            text += "\n" + one.quote
        start = placed[where]
        statements.append(replace(one, start=start, end=start + len(one.quote)))
    head = Head(LISTING, title="Wikidata", outlet="Wikidata")
    return Reading(number, text, "", READER, head, reading.films, tuple(statements))


WIKIDATA_DUMP = WikidataDump()
