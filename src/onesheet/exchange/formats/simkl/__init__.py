"""The backup of Simkl, as CSV or as JSON.

Seen: CSV with `SIMKL_ID, Title, Type, Year, Watchlist, LastEpWatched, WatchedDate, Rating, Memo, TVDB, TMDB, IMDB`, where an empty
`Watchlist` means completed; JSON as Simkl's service answers when asked for everything: `{"movies": [...], "shows": [...], "anime": [...]}`.
"""

from onesheet.exchange.formats.simkl.reading import SIMKL

__all__ = ["SIMKL"]
