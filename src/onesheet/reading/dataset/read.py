"""Whose JSON or table it is, and what it says."""

from __future__ import annotations

from onesheet.reading.dataset.entry import nothing
from onesheet.reading.dataset.tables.read import CERTAIN, is_table, read_table
from onesheet.reading.dataset.tmdb.answer import is_tmdb, read_tmdb
from onesheet.reading.dataset.wikidata.item import is_wikidata, read_wikidata
from onesheet.reading.document import JSON, Document
from onesheet.reading.forms.json import Found
from onesheet.reading.reader import Findings

UNKNOWN_JSON = (
    "This is JSON, but neither an item of Wikidata nor an answer of TMDB about films, so nothing was taken from it. "
    "Give the page it is about as HTML or as text."
)
"""The problem of a document of JSON that nobody here understands."""


def recognise(document: Document) -> float:
    """Certain of every JSON text, and of tables with columns of published scores: no other reader can make sense of them."""
    if document.form == JSON:
        return 1.0
    return CERTAIN if is_table(document) else 0.0


def read_entry(document: Document) -> Findings:
    """Read an entry; JSON of another make gives a sentence and no film."""
    data = document.data
    if document.form != JSON:
        return read_table(document)
    if not isinstance(data, Found):
        return nothing(document.prose, None, "")
    if is_wikidata(data):
        return read_wikidata(document.prose, data)
    if is_tmdb(data):
        return read_tmdb(document.prose, data)
    return nothing(document.prose, None, UNKNOWN_JSON)
