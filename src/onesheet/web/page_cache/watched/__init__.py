"""Which tables are watched, and which pages a row of each touches."""

from __future__ import annotations

from onesheet.web.page_cache.watched.catalogue import CATALOGUE_TABLES
from onesheet.web.page_cache.watched.critics import CRITIC_TABLES
from onesheet.web.page_cache.watched.festivals import FESTIVAL_TABLES
from onesheet.web.page_cache.watched.members import MEMBER_TABLES

WATCHED = (*CATALOGUE_TABLES, *CRITIC_TABLES, *FESTIVAL_TABLES, *MEMBER_TABLES)
