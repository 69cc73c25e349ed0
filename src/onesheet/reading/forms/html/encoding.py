"""Whether bytes are an HTML page, and the text that they are: as the server or the page says it is written."""

from __future__ import annotations

import codecs
import re

from onesheet.reading.decode import Decoded, clean, decode

_ENCODINGS = ("utf", "cp", "iso8859", "iso2022", "koi8", "mac", "euc", "shift", "gb", "big5", "hz", "tis")
"""How the names of the encodings begin that pages are written in; Python knows others that are none for text."""
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_OPENING = re.compile(rb"<(!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_PREAMBLE = re.compile(rb"\s+|<\?xml[^>]{0,200}>|<!--(?:(?!-->).){0,2000}-->", re.DOTALL)


def is_html(data: bytes) -> bool:
    """Tell whether the bytes begin as an HTML page does, whatever their name or type says."""
    start = data.removeprefix(codecs.BOM_UTF8)[:4096]
    at = 0
    while skipped := _PREAMBLE.match(start, at):
        at = skipped.end()
    return _OPENING.match(start, at) is not None


def decode_as(data: bytes, charset: str) -> Decoded:
    """Turn bytes into text as their server (`charset`) or the page itself says they are written, else by their look."""
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        named = _META.search(data[:4096])
        for label in (charset, named[1].decode("ascii", "replace") if named else ""):
            encoding = _encoding(label)
            if encoding:
                return clean(data.decode(encoding, "replace"))
    return decode(data)


def _encoding(label: str) -> str:
    """Return Python's name of a text encoding; empty where the label means none. Latin-1 is read as browsers do."""
    try:
        name = codecs.lookup(label).name if label else ""
    except (LookupError, ValueError):
        return ""
    if name in {"iso8859-1", "ascii"}:
        return "cp1252"
    return name if name.startswith(_ENCODINGS) else ""
