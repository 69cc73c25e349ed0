"""What festivals announce: line-ups, programmes with their screenings, and awards."""

from __future__ import annotations

from onesheet.reading.festival.findings import read_festival, recognise
from onesheet.reading.reader import Reader

READER = Reader("festival", 2, recognise, read_festival)
