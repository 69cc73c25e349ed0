"""Writing thousands of rows that touch the same few pages, without raising the pages' versions for each.

The triggers of the page cache look whether the transaction asked for quiet. Whoever does so must have written one row of each kind
aloud in the same transaction: then the versions are raised, once, and no page that was made before can be taken for one that is
true. `rows.insert_rows` does that. Of a table that is watched `together` nothing need be aloud: PostgreSQL then raises the versions of
all rows that a statement wrote at its end, SQLite those of each row as ever. SQLite's transaction says it by a row that is gone before it ends; PostgreSQL's by a setting
that ends with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

SETTING = "onesheet.quiet"
"""PostgreSQL's name for it."""
KEY = "quiet"
"""The key of the row in `page_version`, which is no page's."""
WHEN = {
    "sqlite": f"NOT EXISTS (SELECT 1 FROM page_version WHERE key = '{KEY}')",  # noqa: S608 - a constant
    "postgresql": f"current_setting('{SETTING}', true) IS DISTINCT FROM 'on'",
}
"""The condition of a trigger that keeps quiet where it is asked to, by kind of database."""


@contextmanager
def quiet() -> Iterator[None]:
    """Let triggers that know of it keep quiet until the block ends. Belongs into a transaction."""
    assert connection.in_atomic_block, "quiet ends with its transaction at the latest"
    _say(on=True)
    try:
        yield
    finally:
        # A transaction that failed is rolled back, and the quiet with it.
        if not connection.needs_rollback:
            _say(on=False)


def _say(*, on: bool) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, "on" if on else "off"])
        elif on:
            cursor.execute("INSERT OR IGNORE INTO page_version (key, v) VALUES (%s, 0)", [KEY])
        else:
            cursor.execute("DELETE FROM page_version WHERE key = %s", [KEY])
