"""Whose JSON it is, and what it says."""

from __future__ import annotations

from onesheet.reading.dataset.entry import nothing
from onesheet.reading.dataset.tmdb.answer import is_tmdb, read_tmdb
from onesheet.reading.dataset.wikidata.item import is_wikidata, read_wikidata
from onesheet.reading.document import JSON, Document
from onesheet.reading.forms.json import Found
from onesheet.reading.reader import Findings

_UNKNOWN = (
    "This is JSON, but neither an item of Wikidata nor an answer of TMDB about films, so nothing was taken from it. "
    "Give the page it is about as HTML or as text."
)


def recognise(document: Document) -> float:
    """Certain of every JSON text: no other reader can make sense of one."""
    return 1.0 if document.form == JSON else 0.0


def read_entry(document: Document) -> Findings:
    """Read an entry; JSON of another make gives a sentence and no film."""
    data = document.data
    if not isinstance(data, Found):
        return nothing(document.prose, None, "")
    if is_wikidata(data):
        return read_wikidata(document.prose, data)
    if is_tmdb(data):
        return read_tmdb(document.prose, data)
    return nothing(document.prose, None, _UNKNOWN)
