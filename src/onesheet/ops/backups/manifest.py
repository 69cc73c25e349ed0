"""What a backup says of itself: `manifest.json`, written last and read first."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from onesheet.exchange.site.manifest import MEDIA, Packed, Refused

FORMAT, VERSION = "onesheet-backup", 1
MARK = "onesheet-backup.txt"
"""The first file of a backup, stored as it is."""
SQLITE = "database/onesheet.sqlite3"
KEYS = ("secret-key", "editor-password", "result-key")
"""Files of the data folder that are nobody's business; below `keys/`."""


@dataclass(frozen=True, slots=True)
class Copied(Packed):
    """The rows of one table of PostgreSQL, as `COPY ... TO STDOUT` writes them."""

    table: str
    columns: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup says of itself."""

    onesheet: str
    made_at: str
    database: str
    """`sqlite` or `postgresql`."""
    migrations: dict[str, list[str]]
    tables: tuple[Copied, ...]
    """Empty for SQLite, whose database is one file."""
    sequences: dict[str, int]
    """Of PostgreSQL: name -> the last number it gave."""
    files: tuple[Packed, ...]
    """All but the tables: the SQLite database, `media/`, `keys/`."""

    @property
    def packed(self) -> tuple[Packed, ...]:
        """Return every file."""
        return (*self.tables, *self.files)

    def below(self, folder: str) -> list[Packed]:
        """Return the files below a folder of the backup."""
        return [one for one in self.files if one.file.startswith(folder + "/")]

    def as_json(self) -> bytes:
        """Return it as it stands in the backup."""
        return json.dumps(
            {
                "format": FORMAT,
                "version": VERSION,
                "onesheet": self.onesheet,
                "made_at": self.made_at,
                "database": self.database,
                "migrations": self.migrations,
                "tables": [
                    {**_packed(one), "table": one.table, "columns": list(one.columns), "rows": one.rows}
                    for one in self.tables
                ],
                "sequences": self.sequences,
                "files": [_packed(one) for one in self.files],
            },
            ensure_ascii=False,
            indent=1,
        ).encode()


def _packed(one: Packed) -> dict[str, Any]:
    return {"file": one.file, "bytes": one.size, "sha256": one.sha256}


_FILE = re.compile(
    rf"database/onesheet\.sqlite3|database/[a-z][a-z0-9_]{{0,62}}\.copy|keys/(?:{'|'.join(KEYS)})|{MEDIA}"
)
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")


def read_backup(data: bytes) -> Backup:
    """Read a manifest strictly. Raises Refused with a sentence where it is none, is damaged, or is a newer one's."""
    try:
        told = json.loads(data)
        if not isinstance(told, dict) or told.get("format") != FORMAT:
            raise Refused(_other(told))
        version = told["version"]
        if version != VERSION:
            raise Refused(
                f"This backup has version {version} of its format, and this Onesheet knows {VERSION}. "
                "Update Onesheet first; nothing was changed."
            )
        return Backup(
            onesheet=str(told["onesheet"]),
            made_at=str(told["made_at"]),
            database=str(told["database"]),
            migrations={str(app): [str(name) for name in names] for app, names in told["migrations"].items()},
            tables=tuple(_copied(one) for one in told["tables"]),
            sequences={_like(_NAME, name): int(number) for name, number in told["sequences"].items()},
            files=tuple(Packed(*_of(one)) for one in told["files"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise Refused(f"The backup's manifest is damaged: look at {fault}. Nothing was changed.") from fault


def _other(told: Any) -> str:
    if isinstance(told, dict) and told.get("format") == "onesheet-site":
        return "This is an archive of a site, not a backup: `onesheet import` takes it in. Nothing was changed."
    return "This is no backup that Onesheet made. Nothing was changed."


def _of(told: dict[str, Any]) -> tuple[str, int, str]:
    return _like(_FILE, told["file"]), int(told["bytes"]), _like(re.compile("[0-9a-f]{64}"), told["sha256"])


def _copied(told: dict[str, Any]) -> Copied:
    table = _like(_NAME, told["table"])
    columns = tuple(_like(_NAME, name) for name in told["columns"])
    return Copied(*_of(told), table, columns, int(told["rows"]))


def _like(pattern: re.Pattern[str], value: str) -> str:
    if not pattern.fullmatch(value):
        raise ValueError(str(value)[:80])
    return value
