"""Encyclopedia articles on films, as plain text in ordinary case or with capitals and accents lost."""

from __future__ import annotations

from onesheet.reading.encyclopedia.read import read_encyclopedia
from onesheet.reading.encyclopedia.recognise import recognise
from onesheet.reading.reader import Reader

READER = Reader("encyclopedia", 1, recognise, read_encyclopedia)
