"""Tables of labelled facts about one film, such as an article's infobox: rows in, statements out."""

from __future__ import annotations

from onesheet.reading.boxes.read import BoxReading, read_box

__all__ = ["BoxReading", "read_box"]
