"""The forms that documents come in. A form opens bytes or a pasted text and makes a Document of it.

Each form is a module or a folder here that says whether something is of its form and opens it; which one it is, is told
from the content and never from a name. Pure: no files, no clock.
"""

from __future__ import annotations

from onesheet.reading.decode import Decoded, clean, decode, unpacked
from onesheet.reading.document import Document, plain
from onesheet.reading.forms import feed, html, json, wikitext

__all__ = ["open_bytes", "open_text"]


def open_bytes(data: bytes, *, charset: str = "") -> Document:
    """Open a document's bytes, gzipped or not. `charset` is what the server says of them, where one did.

    Never raises: what cannot be read gives a document with `problems` and no text.
    """
    packed = unpacked(data)
    if packed.problem:
        return plain("", (packed.problem,))
    data = packed.data
    if feed.is_feed(data):
        return feed.open_feed(data, charset)
    if html.is_html(data):
        return html.open_html(data, charset)
    return _opened(html.decode_as(data, charset) if charset else decode(data))


def open_text(text: str) -> Document:
    """Open a document that is text already, such as one that was pasted. Line ends are made `\\n`."""
    if feed.is_feed(text):
        return feed.open_feed(text)
    if html.is_html(text[:4096].encode("utf-8", "replace")):
        return html.open_html(text.encode("utf-8", "replace"), "utf-8")
    return _opened(clean(text))


def _opened(decoded: Decoded) -> Document:
    """The document whose form shows only once it is text: wikitext, JSON, a feed, or words alone."""
    opened = json.open_json(decoded.text, decoded.problems)
    if opened is not None:
        return opened
    if wikitext.is_export(decoded.text):
        return wikitext.open_export(decoded.text, decoded.problems)
    if wikitext.is_wikitext(decoded.text):
        return wikitext.open_wikitext(decoded.text, decoded.problems)
    return plain(decoded.text, decoded.problems)
