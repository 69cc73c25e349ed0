"""Entries of data sets: items of Wikidata and answers of The Movie Database as JSON, tables of films with published scores."""

from __future__ import annotations

from onesheet.reading.dataset.read import read_entry, recognise
from onesheet.reading.reader import Reader

READER = Reader("dataset", 2, recognise, read_entry)
