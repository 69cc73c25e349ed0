"""Every format that is understood. A new one is a folder beside this file and a line here."""

from __future__ import annotations

from onesheet.exchange.formats.critics_tables import CRITICS_TABLES
from onesheet.exchange.formats.documents import DOCUMENTS
from onesheet.exchange.formats.douban import DOUBAN
from onesheet.exchange.formats.film_table import FILM_TABLE
from onesheet.exchange.formats.format import Format
from onesheet.exchange.formats.imdb import IMDB
from onesheet.exchange.formats.imdb_dataset import IMDB_DATASET
from onesheet.exchange.formats.kinopoisk import KINOPOISK
from onesheet.exchange.formats.letterboxd import LETTERBOXD
from onesheet.exchange.formats.letterboxd_csv import LETTERBOXD_CSV
from onesheet.exchange.formats.letterboxd_feed import LETTERBOXD_FEED
from onesheet.exchange.formats.movary import MOVARY
from onesheet.exchange.formats.movielens import MOVIELENS
from onesheet.exchange.formats.neodb import NEODB
from onesheet.exchange.formats.onesheet_account import ONESHEET_ACCOUNT
from onesheet.exchange.formats.onesheet_programme import ONESHEET_PROGRAMME
from onesheet.exchange.formats.simkl import SIMKL
from onesheet.exchange.formats.tmdb_account import TMDB_ACCOUNT
from onesheet.exchange.formats.tmdb_ids import TMDB_IDS
from onesheet.exchange.formats.trakt import TRAKT
from onesheet.exchange.formats.wikidata_dump import WIKIDATA_DUMP
from onesheet.exchange.formats.yamtrack import YAMTRACK
from onesheet.exchange.parcels import Parcel

FORMATS: tuple[Format, ...] = (
    ONESHEET_ACCOUNT,
    ONESHEET_PROGRAMME,
    IMDB_DATASET,
    CRITICS_TABLES,
    FILM_TABLE,
    TMDB_IDS,
    WIKIDATA_DUMP,
    DOCUMENTS,
    LETTERBOXD,
    LETTERBOXD_CSV,
    LETTERBOXD_FEED,
    IMDB,
    TMDB_ACCOUNT,
    TRAKT,
    SIMKL,
    YAMTRACK,
    MOVARY,
    MOVIELENS,
    NEODB,
    KINOPOISK,
    DOUBAN,
)
"""In the order in which they are asked; the surest takes the parcel, of equally sure ones the first."""


FILMS_ALONE = frozenset(
    one.name for one in (ONESHEET_PROGRAMME, IMDB_DATASET, FILM_TABLE, TMDB_IDS, WIKIDATA_DUMP, DOCUMENTS)
)
"""Formats whose rows are films and what is said of them: nothing in them is a member's or a critic's."""


def format_of(parcel: Parcel) -> Format | None:
    """Return the format that is surest of the parcel; None where none knows it."""
    sure = [(one.recognises(parcel), one) for one in FORMATS]
    best = max((certainty for certainty, _ in sure), default=0)
    return next((one for certainty, one in sure if certainty == best), None) if best else None


def format_named(name: str) -> Format | None:
    """Return the format of a name in the record."""
    return next((one for one in FORMATS if one.name == name), None)
