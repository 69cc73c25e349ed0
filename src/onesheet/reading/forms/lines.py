"""Bytes of a table into lines, a piece at a time: gzip taken off, encodings told apart."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

from onesheet.reading.decode import encoding_of, what_else
from onesheet.reading.forms.table import LONGEST_ROW

LIMIT = 4_000_000_000
"""Bytes that are read of one table, unpacked."""
_GZIP = b"\x1f\x8b\x08"
_PIECE = 262_144
_BROKEN = "\N{REPLACEMENT CHARACTER}"
_ESCAPED = re.compile("[\udc80-\udcff]")
"""What a byte that is no UTF-8 becomes on its way."""


class Unreadable(Exception):
    """That a file is no text, or broke off; a sentence says so."""


class Lines:
    """The lines of a file, their ends kept, made while they are asked for.

    Iterating raises `Unreadable` where the file is no text, is damaged or breaks off. `notices` fill up meanwhile.
    """

    def __init__(self, chunks: Iterable[bytes], *, limit: int | None = LIMIT, packed: bool = True) -> None:
        """Take pieces of a file; `packed` says that gzip is to be taken off them here, `limit` None that any length will do."""
        self._chunks = unpacked(chunks) if packed else pieces(chunks)
        self._limit = limit
        self._damaged = 0
        self._windows = False
        self._utf_8 = False
        self.notices: list[str] = []

    def __iter__(self) -> Iterator[str]:
        """Yield each line. One that is longer than a row may be is cut, just beyond that length."""
        pending, lost, end = "", False, ""
        for text in self._texts():
            end = end or _line_end(text)
            parts = (pending + text).split(end or "\n")
            pending = parts.pop()
            for part in parts:
                if not lost:
                    yield f"{part}\n" if part.isascii() else self._mended(f"{part}\n")
                lost = False
            if len(pending) > LONGEST_ROW:
                if not lost:
                    yield self._mended(pending)
                pending, lost = "", True
        if pending and not lost:
            yield self._mended(pending)
        if self._damaged:
            lines = "one line" if self._damaged == 1 else f"{self._damaged} lines"
            self.notices.append(f"The file is UTF-8 with damaged places in {lines}: what was lost became {_BROKEN}.")

    def _texts(self) -> Iterator[str]:
        decoder: codecs.IncrementalDecoder | None = None
        made = 0
        for piece in self._chunks:
            if decoder is None:
                decoder, skipped = self._decoder(piece)
                piece = piece[skipped:]  # noqa: PLW2901 - the mark is no part of the text
            made += len(piece)
            if self._limit is not None and made > self._limit:
                raise Unreadable(
                    f"This file holds more than {self._limit // 1_000_000_000} GB; what follows was not read."
                )
            yield decoder.decode(piece)
        if decoder is not None:
            yield decoder.decode(b"", final=True)

    def _decoder(self, head: bytes) -> tuple[codecs.IncrementalDecoder, int]:
        other = what_else(head)
        if other:
            raise Unreadable(f"This is {other}, not a table as text, whatever its name says. Save the table as CSV.")
        encoding, mark = encoding_of(head)
        if not encoding or encoding == "utf-8":
            # A byte that is no UTF-8 is kept in disguise, and what it means is settled with its line.
            return codecs.getincrementaldecoder("utf-8")("surrogateescape"), mark
        self.notices.append(f"The file is {encoding.upper()} and was read so.")
        return codecs.getincrementaldecoder(encoding)("replace"), mark

    def _mended(self, line: str) -> str:
        """The line with bytes that are no UTF-8 made signs: of windows-1252 while nothing else speaks for UTF-8."""
        if line.isascii():
            return line
        if not self._windows and _ESCAPED.search(line) is None:
            self._utf_8 = True
            return line
        raw = line.encode("utf-8", "surrogateescape")
        if self._utf_8:
            self._damaged += 1
            return raw.decode("utf-8", "replace")
        if not self._windows:
            self._windows = True
            self.notices.append("The file is not UTF-8; windows-1252 was assumed. Check the accents.")
        return raw.decode("windows-1252", "replace")


def _line_end(text: str) -> str:
    """What ends the lines: the line feed, or on old Macs the carriage return alone; empty where no line ends yet."""
    if "\n" in text:
        return "\n"
    return "\r" if "\r" in text[:-1] else ""


def pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the bytes again, the first so many of them together: they tell what the file is."""
    source = iter(chunks)
    head = b""
    while len(head) < _PIECE and (more := next(source, b"")):
        head += more
    if head:
        yield head
    yield from source


def unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the bytes with gzip taken off where they are gzipped, never many more at once than came in.

    Raises `Unreadable` where the gzip is damaged or breaks off.
    """
    source = pieces(chunks)
    head = next(source, b"")
    if not head.startswith(_GZIP):
        if head:
            yield head
        yield from source
        return
    try:
        yield from _members(chain([head], source))
    except zlib.error as fault:
        raise Unreadable("This gzip file is damaged; what follows could not be unpacked. Get it again.") from fault


def _members(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what a gzip file holds, which may be several parts one after the other."""
    unpack = zlib.decompressobj(wbits=31)
    for chunk in chunks:
        rest = chunk
        while rest:
            if unpack.eof:
                if rest[:3] != _GZIP[: len(rest)]:
                    return
                unpack = zlib.decompressobj(wbits=31)
            piece = unpack.decompress(rest, _PIECE)
            if piece:
                yield piece
            rest = unpack.unused_data if unpack.eof else unpack.unconsumed_tail
    if not unpack.eof:
        raise Unreadable("This gzip file breaks off before its end. Get it again.")
