"""A feed of reviews: one film and one review for each entry that reviews a film."""

from __future__ import annotations

from onesheet.reading.feed.read import read_feed, recognise
from onesheet.reading.reader import Reader

READER = Reader("feed", 1, recognise, read_feed)
