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
_ITEM = re.compile(
    rb'\{\s*"(?:type|id|pageid|ns|title|labels|descriptions|aliases|claims|sitelinks|lastrevid|modified|datatype)"\s*:'
)
_INSIDE = re.compile(rb'"language"\s*:\s*"|"site"\s*:\s*"|"claims"\s*:\s*\{\s*"P[1-9]')
"""What an item has, where its number comes late: dumps that were saved again with the keys in order begin with aliases and claims."""
_NUMBER = re.compile(rb'"id"\s*:\s*"(?P<id>[QPL][1-9]\d*)"')
_FILMS = re.compile(rb'"(?:' + b"|".join(sorted(one.encode() for one in FILM_KINDS)) + rb')"|"P4947"|"P6127"')
_LEFT, _BROKEN = "No item of a film.", "This line breaks off, or is no JSON."


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
    """Whether at least half of the first lines are items; an array may open on a line of its own or before the first."""
    try:
        head = b""
        for piece in _unpacked(entry.chunks()):
            head += piece
            if len(head) > _HEAD:
                break
    except (Unsafe, OSError):
        return False
    *whole, rest = head.split(b"\n") if len(head) > _HEAD else (*head.split(b"\n"), b"")
    lines = [line for one in whole if (line := _bare(one).removesuffix(b"]")) not in (b"", b"[")]
    rest = _bare(rest)
    if len(lines) + bool(rest) == 1:
        return _is_item(rest or lines[0])
    # One line or another may be damaged: it is refused by itself. Of an item over several lines none is whole.
    items = sum(line.endswith(b"}") and _is_item(line) for line in lines) + _is_item(rest)
    return items > 0 and 2 * items >= len(lines)


def _bare(line: bytes) -> bytes:
    return line.strip().removeprefix(b"[").strip(b", \t\r")


def _is_item(line: bytes) -> bool:
    head = line[:_HEAD]
    if _ITEM.match(line) is None:
        return False
    return (_NUMBER.search(head) is not None and b'"Q' in head) or _INSIDE.search(head) is not None


def _own_number(data: bytes) -> str:
    """The item's own number: not one that a value of it has, which stands in braces of its own. Empty where there is none."""
    first = ""
    for found in _NUMBER.finditer(data):
        first = first or found["id"].decode()
        brace = max(data.rfind(b"{", 0, found.start()), data.rfind(b"}", 0, found.start()))
        if brace <= 0 or data[brace : brace + 1] == b"}":
            return found["id"].decode()
    return first


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
    number = _own_number(data)
    said = number or _shown(data)
    if not number or not data.startswith(b"{"):
        yield Refused(path, line, said, _BROKEN if _is_item(data) else "This line is no item of Wikidata.")
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
        sentence = _BROKEN if broken else _LEFT
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
