"""Reading page versions from the database, on every request that the cache may answer."""

from __future__ import annotations

import logging
import time
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, connections

from onesheet.web.page_cache import triggers
from onesheet.web.page_cache.keys import SITE

_LOG = logging.getLogger(__name__)
_MOST_KEYS = 3
_LOOK_AGAIN = 60.0
"""Seconds between two looks for triggers that were missing."""


class Versions:
    """The versions as the database has them now."""

    def __init__(self) -> None:
        self._trusted = False
        self._next_look = 0.0
        query = f"SELECT coalesce(sum(v), 0) FROM page_version WHERE key IN ({{}}, '{SITE}')"  # noqa: S608
        self._queries = {
            vendor: [query.format(", ".join([sign] * (many + 1))) for many in range(_MOST_KEYS)]
            for vendor, sign in (("sqlite", "?"), ("postgresql", "%s"))
        }

    def now(self, keys: tuple[str, ...]) -> int | None:
        """Return the version of the pages with the keys, one to three; None where it cannot be told, and nothing may be kept then.

        Costs one query, put to the driver itself: 5 microseconds on SQLite. Django's connection is used, never in a
        transaction, so that what others committed is seen at once.
        """
        connection: Any = connections[DEFAULT_DB_ALIAS]
        try:
            connection.ensure_connection()
            if not self._trusted and not self._look():
                return None
            return int(
                connection.connection.execute(self._queries[connection.vendor][len(keys) - 1], keys).fetchone()[0]
            )
        except (DatabaseError, InterfaceError, connection.Database.Error):
            # A server that went away, a table not made yet: Django will say so, or find a new connection.
            connection.close()
            return None

    def _look(self) -> bool:
        """See whether the triggers are in place; without them no version could be trusted."""
        now = time.monotonic()
        if now < self._next_look:
            return False
        self._next_look = now + _LOOK_AGAIN
        self._trusted = triggers.complete(connections[DEFAULT_DB_ALIAS])
        if not self._trusted:
            _LOG.warning("Pages are not kept: the database lacks triggers. `onesheet manage migrate` makes them.")
        return self._trusted
