"""Tables of critics' reviews, and of the films they name by number: bytes in, rows or sentences out.

`reviews_in(chunks)` and `films_in(chunks)` open a table and raise `NoTable` where it is none. What they give is read row by
row, in memory that does not grow with the file; a row that cannot be read gives a `Refused`, and the rest goes on.
"""

from onesheet.critics.pure.tables.columns import NoTable
from onesheet.critics.pure.tables.films import FilmRow, films_in
from onesheet.critics.pure.tables.opening import Refused
from onesheet.critics.pure.tables.reviews import FilmTold, ReviewRow, ReviewsTable, reviews_in

__all__ = ["FilmRow", "FilmTold", "NoTable", "Refused", "ReviewRow", "ReviewsTable", "films_in", "reviews_in"]
