"""Rendered words with the places they come from, and the prose that is put together from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from onesheet.reading.document import Item, Mapping, Piece

_NONE, _SPACE, _LINE, _BLANK = 0, 1, 2, 3
_WHITE = ("", " ", "\n", "\n\n")


class Bit(NamedTuple):
    """Some rendered words and the stretch of the text they were made from."""

    words: str
    start: int
    end: int
    copied: bool
    """Whether the words are the stretch, sign for sign."""


Bits = list[Bit]


def made(words: str, start: int, end: int) -> Bit:
    """Words that stand for a stretch of the text without being it."""
    return Bit(words, start, end, copied=False)


def words_of(bits: Bits) -> str:
    """The words alone, with single spaces."""
    return " ".join("".join(bit.words for bit in bits).split())


def trimmed(bits: Bits) -> Bits:
    """The same without white space at its ends."""
    first, last = 0, len(bits)
    while first < last and not bits[first].words.strip():
        first += 1
    while last > first and not bits[last - 1].words.strip():
        last -= 1
    kept = bits[first:last]
    if kept:
        kept[0] = _cut(kept[0], len(kept[0].words) - len(kept[0].words.lstrip()), len(kept[0].words))
        kept[-1] = _cut(kept[-1], 0, len(kept[-1].words.rstrip()))
    return kept


def lines_of(bits: Bits) -> list[Bits]:
    """The lines that say something, each without white space at its ends."""
    lines: list[Bits] = [[]]
    for bit in bits:
        at = 0
        for number, words in enumerate(bit.words.split("\n")):
            if number:
                lines.append([])
            if words:
                lines[-1].append(_cut(bit, at, at + len(words)))
            at += len(words) + 1
    return [line for line in map(trimmed, lines) if line]


def joined(parts: Iterable[Bits], parting: str) -> Bits:
    """Values in a line with something between them; those that say nothing are left out."""
    out: Bits = []
    for bits in map(trimmed, parts):
        if bits and out:
            left, right = out[-1].end, bits[0].start
            out.append(made(parting, min(left, right), max(left, right)))
        out += bits
    return out


def on_one_line(bits: Bits, parting: str) -> Bits:
    """The same with its lines parted by `parting` in place of line ends.

    A line in brackets goes on with the line before, and one that ends a sentence needs no other sign after it.
    """
    out: Bits = []
    for line in lines_of(bits):
        goes_on = line[0].words.startswith("(") or bool(out and out[-1].words.endswith((".", "!", "?", ":", ",", ";")))
        if out:
            left, right = out[-1].end, line[0].start
            out.append(made(" " if goes_on else parting, min(left, right), max(left, right)))
        out += line
    return out


def _cut(bit: Bit, left: int, right: int) -> Bit:
    words = bit.words[left:right]
    return (
        Bit(words, bit.start + left, bit.start + right, copied=True) if bit.copied else made(words, bit.start, bit.end)
    )


@dataclass(slots=True)
class Sheet:
    """Prose in the making. White space is settled as words are put down: single spaces, at most one blank line."""

    length: int = 0
    _words: list[str] = field(default_factory=list)
    _pieces: list[list[int]] = field(default_factory=list)
    _last: int = -1
    """Where in the text the last words ended, if they were copied."""
    _glued: bool = False
    """Whether no space goes before the next words."""
    _floor: int = 0
    """How many of the words so far are settled."""
    _white: int = _NONE
    _white_at: tuple[int, int, bool] = (0, 0, False)

    def put(self, bits: Bits) -> None:
        """Put words down."""
        for words, start, end, copied in bits:
            body = words.strip(" \n")
            if not body:
                if words:
                    self._space(words, start, end, copied=copied)
                continue
            if len(body) == len(words):
                if self._white:
                    self._settle()
                self._write(words, start, end, copied=copied)
                continue
            lead = len(words) - len(words.lstrip(" \n"))
            tail = lead + len(body)
            if lead:
                self._space(words[:lead], start, start + lead if copied else end, copied=copied)
            if self._white:
                self._settle()
            self._write(body, start + lead if copied else start, start + tail if copied else end, copied=copied)
            if tail < len(words):
                self._space(words[tail:], start + tail if copied else start, end, copied=copied)

    def item(self, bits: Bits) -> Item:
        """Put the words of one item down, which have no white space at their ends, and say where they stand."""
        if self._white:
            self._settle()
        first, start = len(self._words), self.length
        self._floor = first
        self.put(bits)
        return Item("".join(self._words[first:]), start, self.length)

    def end_line(self, start: int, end: int) -> None:
        """What follows begins a line."""
        self._space("\n", start, end, copied=False)

    def words(self) -> str:
        """The prose so far."""
        return "".join(self._words)

    def mapping(self) -> Mapping:
        """Leads from the prose back to the text; prose without words leads to the beginning."""
        if not self._pieces:
            return Mapping((Piece(0, 0, 0, copied=False),))
        return Mapping(tuple(Piece(start, left, right, bool(copied)) for start, left, right, copied in self._pieces))

    def _space(self, words: str, start: int, end: int, *, copied: bool) -> None:
        rank = min(_BLANK, 1 + words.count("\n"))
        after_bracket = self._glued or bool(self._words and self._words[-1].endswith("("))
        if rank > self._white and not (after_bracket and rank == _SPACE):
            self._white, self._white_at = rank, (start, end, copied and words == " ")

    def _settle(self) -> None:
        words, (start, end, copied) = _WHITE[self._white], self._white_at
        self._white = _NONE
        if self.length:
            self._write(words, start, end, copied=copied)

    def _write(self, words: str, start: int, end: int, *, copied: bool) -> None:
        if words[0] in ";,)" and len(self._words) > self._floor and self._words[-1].endswith("("):
            rest = self._closed_up(words)
            start += len(words) - len(rest) if copied else 0
            words = rest
            if not words:
                return
        self._glued = False
        if copied and self._last == start:
            self._pieces[-1][2] = end
        else:
            self._pieces.append([self.length, start, end, copied])
        self._words.append(words)
        self._last = end if copied else -1
        self.length += len(words)

    def _closed_up(self, words: str) -> str:
        """The words without what is left of brackets in which something printed nothing: `(; French: X)`, `()`."""
        if words[0] != ")":
            self._glued = True
            return words.lstrip(";, ")
        self._shorten(1)
        if len(self._words) > self._floor and self._words[-1].endswith(" "):
            self._shorten(1)
        return words[1:]

    def _shorten(self, by: int) -> None:
        words = self._words.pop()[:-by]
        if words:
            self._words.append(words)
        self.length -= by
        piece = self._pieces[-1]
        if piece[0] >= self.length:
            self._pieces.pop()
        elif piece[3]:
            piece[2] -= by
        self._last = -1
