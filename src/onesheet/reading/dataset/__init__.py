"""Entries of data sets as JSON: items of Wikidata, answers of The Movie Database."""

from __future__ import annotations

from onesheet.reading.dataset.read import read_entry, recognise
from onesheet.reading.reader import Reader

READER = Reader("dataset", 1, recognise, read_entry)
