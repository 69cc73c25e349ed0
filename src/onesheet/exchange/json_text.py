"""JSON files of any size, value by value: an array of a million entries takes no more memory than its longest entry."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

from onesheet.exchange.parcels import Entry
from onesheet.exchange.pure.signs import sound

LONGEST = 8_000_000
"""Signs of one entry of an array, or of one line."""
LARGEST = 64_000_000
"""Signs of a file that is no array, and so has to be read whole."""
_PIECE = 65_536
_DECODER = json.JSONDecoder(parse_constant=lambda _: None)
_UNFIT = re.compile(r"\\u(?:0000|d[89a-f])", re.IGNORECASE)
"""Escapes that may stand for signs that no database keeps: the zero byte, and half of a surrogate pair."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class NotJson(Exception):
    """The text is no JSON, breaks off, or is more than any such file holds; the message is a sentence."""


class _Text:
    """A file's text, given a piece at a time."""

    def __init__(self, entry: Entry) -> None:
        self._chunks = entry.chunks()
        self._decoder: codecs.IncrementalDecoder | None = None
        self.left = ""
        self.ended = False

    def more(self, least: int = _PIECE) -> None:
        """Read on until at least so many more signs are there, or the file ends."""
        parts = [self.left]
        got = 0
        while got < least and not self.ended:
            part = self._next()
            got += len(part)
            parts.append(part)
        self.left = "".join(parts)

    def _next(self) -> str:
        chunk = next(self._chunks, None)
        self.ended = chunk is None
        if self._decoder is None:
            start = chunk or b""
            name = next((name for mark, name in _MARKS if start.startswith(mark)), "utf-8")
            self._decoder = codecs.getincrementaldecoder(name)()
        try:
            return self._decoder.decode(chunk or b"", final=self.ended)
        except UnicodeDecodeError:
            raise NotJson(
                "This file is not written in UTF-8, as JSON is. Ask the service for the file again."
            ) from None


def values_of(entry: Entry) -> Iterator[tuple[int, Any]]:
    """Yield the values of an array with their numbers, from 1; of another text its one value, with the number 0.

    Raises NotJson, where values that came before stand.
    """
    text = _Text(entry)
    text.more()
    text.left = text.left.lstrip()
    if not text.left.startswith("["):
        yield 0, _whole(text)
        return
    text.left = text.left[1:]
    yield from enumerate(_array(text), 1)


def lines_of(entry: Entry) -> Iterator[tuple[int, Any]]:
    """Yield the value of each line of JSON Lines with the line's number; a line that is no JSON gives a `NotJson`.

    Empty lines are passed over. Raises NotJson where the file cannot be read on.
    """
    text = _Text(entry)
    number = 0
    while True:
        at = text.left.find("\n")
        while at < 0 and not text.ended:
            if len(text.left) > LONGEST:
                raise NotJson(f"Line {number + 1} is longer than {LONGEST // 1_000_000} million signs.")
            seen = len(text.left)
            text.more()
            at = text.left.find("\n", seen)
        if not text.left and text.ended:
            return
        line, text.left = (text.left, "") if at < 0 else (text.left[:at], text.left[at + 1 :])
        number += 1
        if line.strip():
            yield number, _line(line)


def _line(line: str) -> Any:
    try:
        return _loads(line)
    except NotJson as fault:
        return fault


def _whole(text: _Text) -> Any:
    while not text.ended:
        if len(text.left) > LARGEST:
            raise NotJson(
                f"This file is larger than {LARGEST // 1_000_000} million signs, more than such a file holds."
            )
        text.more(len(text.left) or _PIECE)
    if not text.left.strip():
        raise NotJson("This file is empty.")
    return _loads(text.left)


def _loads(text: str) -> Any:
    try:
        value = json.loads(text, parse_constant=lambda _: None)
    except RecursionError:
        raise NotJson("This file is nested deeper than any such file. It was not read.") from None
    except ValueError as fault:
        raise NotJson(_why(fault)) from None
    return _kept(value) if _UNFIT.search(text) else value


def _kept(value: Any) -> Any:
    try:
        return sound(value)
    except RecursionError:
        raise NotJson("This file is nested deeper than any such file. It was not read.") from None


def _array(text: _Text) -> Iterator[Any]:
    at = 0
    while True:
        at = _skip(text, at)
        if text.left[at : at + 1] == "]":
            return
        try:
            value, end = _DECODER.raw_decode(text.left, at)
        except RecursionError:
            raise NotJson("This file is nested deeper than any such file. It was not read.") from None
        except ValueError as fault:
            if text.ended or not isinstance(fault, json.JSONDecodeError):
                raise NotJson(_why(fault)) from None
            text.left, at = text.left[at:], 0
            if len(text.left) > LONGEST:
                raise NotJson(f"An entry is no JSON, or longer than {LONGEST // 1_000_000} million signs.") from None
            text.more(len(text.left))
            continue
        if end == len(text.left) and not text.ended:
            # A number at the very end may go on.
            text.left, at = text.left[at:], 0
            text.more()
            continue
        yield _kept(value) if _UNFIT.search(text.left, at, end) else value
        at = end
        if at > _PIECE:
            text.left, at = text.left[at:], 0


def _skip(text: _Text, at: int) -> int:
    """Where the next value or the end of the array stands; spaces and commas between values are passed over."""
    while True:
        while at < len(text.left) and text.left[at] in " \t\r\n,":
            at += 1
        if at < len(text.left):
            return at
        if text.ended:
            raise NotJson("The file breaks off: its list is not closed. Ask the service for the file again.")
        text.left, at = "", 0
        text.more()


def _why(fault: ValueError) -> str:
    if isinstance(fault, json.JSONDecodeError):
        return "This is no JSON: the file breaks off or was changed by hand. Ask the service for it again."
    return "A number in this file is longer than any that a service writes."
