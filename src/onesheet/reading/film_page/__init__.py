"""A film's page that carries members' reviews."""

from __future__ import annotations

from onesheet.reading.film_page.read import read_film_page, recognise
from onesheet.reading.reader import Reader

READER = Reader("film-page", 1, recognise, read_film_page)
