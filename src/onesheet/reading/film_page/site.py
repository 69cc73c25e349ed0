"""What a film's page tells of itself for machines: which film it is of, and whose page it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from onesheet.reading.document import Document
from onesheet.values.names import fold

_SITES = {
    "letterboxd.com": "Letterboxd", "boxd.it": "Letterboxd", "imdb.com": "IMDb", "movie.douban.com": "Douban", "douban.com": "Douban",
    "themoviedb.org": "TMDB", "rottentomatoes.com": "Rotten Tomatoes", "metacritic.com": "Metacritic", "kinopoisk.ru": "Kinopoisk",
    "allocine.fr": "AlloCiné", "filmaffinity.com": "FilmAffinity", "mubi.com": "MUBI", "moviepilot.de": "Moviepilot", "trakt.tv": "Trakt",
}  # fmt: skip
_SERIES = frozenset(
    {"TVSeries", "TVEpisode", "TVSeason", "CreativeWorkSeason", "Episode", "VideoGame", "Book", "MusicAlbum"}
)
_WRITTEN = frozenset(
    {"Review", "CriticReview", "UserReview", "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle"}
)
_WORKS = _SERIES | _WRITTEN | {"Movie"}
_HEAD = 3000
"""So far into a page its film is named."""


def movie_of(document: Document) -> Mapping[str, Any] | None:
    """The film that the page says it is of, where its name stands in the page's head; None where it says none or several.

    A page that says it is a review or an article is none of a film, whatever it says of films.
    """
    told = _told(document)
    if {str(one.get("@type", "")) for one in told} & (_WRITTEN | _SERIES):
        return None
    films = [one for one in told if one.get("@type") == "Movie" and isinstance(one.get("name"), str)]
    names = {fold(bare_name(str(one["name"]))) for one in films}
    if len(names) != 1:
        return None
    name = names.pop()
    return films[0] if name and f" {name} " in f" {fold(document.prose[:_HEAD])} " else None


def _told(document: Document) -> list[dict[str, Any]]:
    """What the page tells of itself; what it only tells those who share it counts where it tells nothing else."""
    full = [one for one in document.things if one.get("@source") != "meta" and one.get("@type") in _WORKS]
    return full or list(document.things)


def is_of_series(document: Document) -> bool:
    """Whether the page says that it is of a series, an episode or something else that is no film; a review of one is not."""
    types = {str(one.get("@type", "")) for one in _told(document)}
    return bool(types & _SERIES) and not types & _WRITTEN


def site_of(document: Document) -> str | None:
    """The name of the site whose page it is, as its own address tells."""
    for one in document.things:
        address = one.get("url")
        if isinstance(address, str):
            host = (urlsplit(address).hostname or "") if "//" in address else ""
            for known, name in _SITES.items():
                if host == known or host.endswith(f".{known}"):
                    return name
    return None


def bare_name(name: str) -> str:
    """A name without the year that some pages put behind it."""
    return name[: name.rfind("(")].strip() if name.endswith(")") and name[-5:-1].isdigit() else name
