"""The bulk datasets that are known, and what their documents here say of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset by whose rows films are made as they stand."""

    scheme: str
    """Whose numbers it has."""
    source: str
    title: str
    about: str
    """What it is and on which terms it may be used: the text of the document that stands for it."""


_IMDB = """IMDb non-commercial datasets: title.basics

A table of all titles of IMDb, with tab stops between the columns: number, type, title, original title, whether it is for adults,
first and last year, running time in minutes, up to three genres. Films were taken in as their rows stand; series, episodes
and games were left out.

The datasets are free for personal and non-commercial use, on the terms at https://developer.imdb.com/non-commercial-datasets/.
Information courtesy of IMDb (https://www.imdb.com). Used with permission.
"""

_TMDB = """TMDB daily export of film numbers

The numbers and original titles of all films of TMDB, one JSON object a line, as exported each day. Years and all else are told by
TMDB's own pages and answers.

On the terms at https://www.themoviedb.org/api-terms-of-use. This product uses TMDB's data but is not endorsed or certified by TMDB.
"""

DATASETS = {
    one.scheme: one
    for one in (
        Dataset("imdb", "IMDb", "IMDb datasets", _IMDB),
        Dataset("tmdb", "TMDB", "TMDB daily export", _TMDB),
    )
}
"""By scheme."""
