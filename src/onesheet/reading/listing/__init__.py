"""A page of many films: a festival's line-up, a cinema's programme, a chart, a list of the best."""

from __future__ import annotations

from onesheet.reading.listing.read import read_listing, recognise
from onesheet.reading.reader import Reader

READER = Reader("listing", 1, recognise, read_listing)
