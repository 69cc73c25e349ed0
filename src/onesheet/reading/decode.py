"""Bytes into text, or a sentence that says why not.

UTF-8 is expected, with or without a byte order mark; UTF-16 and UTF-32 are known by their mark, UTF-16 without one by where
its zero bytes stand. What is none of these is read as windows-1252, and the reading says that this was assumed.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from dataclasses import dataclass

LIMIT = 20_000_000
"""The largest document that is read, in bytes (and in characters, for a text that comes as one)."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_KNOWN = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, film or WebP image file"),
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (as .docx, .odt and .epub files are)"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"OggS", "a sound or film file"),
    (b"ID3", "a sound file"),
)
_GZIP = b"\x1f\x8b\x08"
_SAMPLE = 65_536
_CONTROL = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_CONTROL_SHARE = 0.01
"""Above this share of control characters a file is no text."""
_ZERO_SHARE = 0.1
"""Above this share of zero bytes a file may be UTF-16: in one of Latin letters every second byte is zero."""
_BROKEN = "\N{REPLACEMENT CHARACTER}"
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with `\\n` line ends and the problems met; an empty text where nothing could be read."""

    text: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A document's bytes out of their gzip wrapping, or the sentence that says why not."""

    data: bytes
    problem: str = ""


def unpacked(data: bytes) -> Unpacked:
    """Take gzip off; bytes that are not gzipped are given back. No more than LIMIT bytes are ever made."""
    if not data.startswith(_GZIP):
        return Unpacked(data)
    parts, made, rest = [], 0, data
    while rest.startswith(_GZIP):
        unpack = zlib.decompressobj(wbits=31)
        try:
            part = unpack.decompress(rest, LIMIT + 1 - made)
        except zlib.error as fault:
            return Unpacked(b"", f"This gzip file is damaged and cannot be unpacked ({fault}). Get it again.")
        parts.append(part)
        made += len(part)
        if made > LIMIT:
            return Unpacked(
                b"", f"This gzip file holds more than {LIMIT // 1_000_000} MB; documents of up to that are read."
            )
        if not unpack.eof:
            return Unpacked(b"", "This gzip file breaks off before its end. Get it again.")
        rest = unpack.unused_data
    return Unpacked(b"".join(parts))


def decode(data: bytes) -> Decoded:
    """Turn a document's bytes into text. Never raises; a document that is no text gives a sentence and no text."""
    if len(data) > LIMIT:
        return _refuse(
            f"This document is {len(data) / 1_000_000:.0f} MB; texts of up to {LIMIT // 1_000_000} MB are read. "
            "Split it into one file per document."
        )
    other = what_else(data)
    if other:
        return _refuse(f"This is {other}, not a text, whatever its name says. Save the words in it as plain text.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if b"\x00" in data:
        return _with_zero_bytes(data)
    try:
        return clean(data.decode("utf-8"))
    except UnicodeDecodeError as fault:
        return _other_bytes(data, fault.start)


def what_else(data: bytes) -> str:
    """Say what bytes are that are no text (`a PDF file`), from how they begin; empty where nothing speaks against a text."""
    return next((what for start, what in _KNOWN if data.startswith(start)), "")


def encoding_of(sample: bytes) -> tuple[str, int]:
    """Tell in what a text is encoded that begins so, and how many bytes its byte order mark has.

    Empty where nothing but UTF-8, or one of the encodings of one byte a sign, can be meant.
    """
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding, len(mark)
    return (_utf_16_of(sample) if b"\x00" in sample else ""), 0


def clean(text: str) -> Decoded:
    """Make the line ends `\\n`, take a byte order mark off, and refuse what is empty, too large or not words."""
    if len(text) > LIMIT:
        return _refuse(f"This text has {len(text):,} characters; texts of up to {LIMIT:,} are read. Split it.")
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text or text.isspace():
        return _refuse("This document is empty: there are no words in it to read.")
    sample = text[:_SAMPLE]
    known = sample.encode("utf-8", "surrogatepass")
    if len(known) - len(known.translate(None, _CONTROL)) > _CONTROL_SHARE * len(sample):
        return _refuse("This is not a text: it is full of control characters. Save the words in it as plain text.")
    if "\x00" in text:
        return _refuse(_zero_bytes(text.index("\x00"), "character"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = _SURROGATES.sub(_BROKEN, text)
        return Decoded(text, (f"Broken characters (half a surrogate pair) were replaced by {_BROKEN}.",))
    return Decoded(text)


def _refuse(sentence: str) -> Decoded:
    return Decoded("", (sentence,))


def _zero_bytes(at: int, what: str) -> str:
    return (
        f"This is not a text: there is a zero byte at {what} {at}, which no text has. "
        "Save the words in it as plain text, in UTF-8."
    )


def _marked(data: bytes, encoding: str) -> Decoded:
    """Decode what the byte order mark says it is."""
    try:
        made = clean(data.decode(encoding))
    except UnicodeDecodeError as fault:
        made = clean(data.decode(encoding, "replace"))
        at = fault.start
    else:
        return made if encoding == "utf-8" or not made.text else Decoded(made.text, (*made.problems, _other(encoding)))
    note = f"The file says it is {encoding.upper()}, and from byte {at} on some of it is not"
    return Decoded(made.text, (*made.problems, f"{note}: those signs were replaced by {_BROKEN}."))


def _other(encoding: str) -> str:
    return (
        f"The file is {encoding.upper()}, as it says, and was read so. Save it as UTF-8 for everybody else to read it."
    )


def _with_zero_bytes(data: bytes) -> Decoded:
    """UTF-16 without a mark where the zero bytes all stand on one side of the pairs, otherwise no text."""
    encoding = _utf_16_of(data) if len(data) % 2 == 0 else ""
    if encoding:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            text = ""
        if text and _is_words(text[:_SAMPLE]):
            made = clean(text)
            note = f"The file does not say how it is encoded; {encoding.upper()} was assumed from where its zero bytes stand."
            return Decoded(made.text, (*made.problems, note))
    return _refuse(_zero_bytes(data.index(b"\x00"), "byte"))


def _utf_16_of(data: bytes) -> str:
    """Which UTF-16 zero bytes speak for, by the side of the pairs they stand on; empty where they stand on both."""
    sample = data[: _SAMPLE & ~1]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) > _ZERO_SHARE * len(sample) and min(even, odd) <= 0.02 * max(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    return ""


def _is_words(text: str) -> bool:
    """Whether a text that was decoded on a guess holds letters and spaces and hardly anything unassigned."""
    kinds = [unicodedata.category(sign) for sign in text]
    wrong = sum(kind in ("Cn", "Co", "Cs", "Cc") for kind in kinds) - sum(map(text.count, "\n\r\t\f"))
    letters = sum(kind[0] == "L" for kind in kinds)
    return wrong <= _CONTROL_SHARE * len(kinds) and letters >= len(kinds) // 2


def _other_bytes(data: bytes, at: int) -> Decoded:
    """Bytes that are no UTF-8: damaged UTF-8 where most of it is sound, otherwise windows-1252."""
    mended = data.decode("utf-8", "replace")
    broken = mended.count(_BROKEN)
    sound = sum(sign > "\x7f" for sign in mended) - broken
    if sound > broken:
        made = clean(mended)
        return Decoded(made.text, (*made.problems, _damaged_note(broken, at)))
    made = clean(data.decode("windows-1252" if _is_windows(data) else "latin-1"))
    if not made.text:
        return made
    line = data.count(b"\n", 0, at) + 1
    note = (
        f"The file is not UTF-8 (line {line} has a byte that cannot be); windows-1252 was assumed. Check its accents."
    )
    return Decoded(made.text, (*made.problems, note))


def _damaged_note(broken: int, at: int) -> str:
    signs = "one sign" if broken == 1 else f"{broken} signs"
    return f"The file is UTF-8 with damaged places, the first at byte {at}: {signs} became {_BROKEN}."


def _is_windows(data: bytes) -> bool:
    """Whether every byte has a meaning in windows-1252."""
    return not any(sign in data for sign in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d"))
