"""The tables of critics, their reviews, and of how scores are computed."""

from __future__ import annotations

from onesheet.web.page_cache.keys import CRITICS, SITE
from onesheet.web.page_cache.watched.table import Watched

_CRITICS = f"SELECT '{CRITICS}'"
_SITE = f"SELECT '{SITE}'"
_ITS_FILM = "SELECT 'film:' || slug FROM films_film WHERE id = {row}.film_id"

CRITIC_TABLES = (
    Watched("critics_criticreview", (_ITS_FILM, _CRITICS)),
    Watched("critics_criticreviewchange", (_CRITICS,)),
    Watched("critics_critictally", (_ITS_FILM, _CRITICS)),
    Watched("critics_consensus", (_ITS_FILM,)),
    Watched("critics_scorehold", (_ITS_FILM, _CRITICS)),
    Watched("critics_weight", (_CRITICS,)),
    # Names and weights stand beside every review, rules and bands on every film's page; all change once in a blue moon.
    Watched("critics_critic", (_SITE,), operations=("UPDATE", "DELETE")),
    Watched("critics_outlet", (_SITE,), operations=("UPDATE", "DELETE")),
    Watched("critics_reviewtable", (_CRITICS,)),
    Watched("scorebook_scoreday", (_ITS_FILM,), together=True, by="film_id"),
    Watched("scorebook_ruleinforce", (_SITE,)),
    Watched("scorebook_band", (_SITE,)),
    Watched("scorebook_badge", (_SITE,)),
    Watched("scorebook_badgeaward", (_ITS_FILM, _CRITICS)),
)
