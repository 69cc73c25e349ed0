"""Magazine and blog reviews of one film."""

from __future__ import annotations

from onesheet.reading.reader import Reader
from onesheet.reading.review.read import read_review
from onesheet.reading.review.recognise import recognise

READER = Reader("review", 1, recognise, read_review)
