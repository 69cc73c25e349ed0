"""The CSV that Letterboxd takes in (letterboxd.com/about/importing-data), which this site writes for members who leave.

Columns: LetterboxdURI, tmdbID, imdbID, Title, Year, Directors, Rating, Rating10, WatchedDate, Rewatch, Tags, Review.
"""

from onesheet.exchange.formats.letterboxd_csv.table import LETTERBOXD_CSV

__all__ = ["LETTERBOXD_CSV"]
