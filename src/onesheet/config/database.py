"""Where the record is kept: SQLite in the data folder, or the PostgreSQL server that the operator names."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from onesheet.config.env import SettingError

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
    "PRAGMA mmap_size=268435456; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;"
)
"""Measured in docs/decisions/0003: with IMMEDIATE transactions and the file lock, 16 writers wait and none fails."""


def database(url: str, folder: Path) -> dict[str, Any]:
    """Return Django's settings for the database that `url` names, or for SQLite in `folder` where it is empty."""
    if not url:
        return {
            "ENGINE": "onesheet.database.sqlite",
            "NAME": str(folder / "onesheet.sqlite3"),
            "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise SettingError("ONESHEET_DATABASE_URL takes postgresql://user:password@host:port/name.")
    if find_spec("psycopg") is None:
        raise SettingError(
            "ONESHEET_DATABASE_URL names a PostgreSQL server, and its driver is not installed: "
            '.venv/bin/pip install "psycopg[binary]".'
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
