"""What an archive says of itself: `manifest.json`, written last and read first."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, cast

FORMAT, VERSION = "onesheet-site", 1
"""What the manifest calls the format. A site refuses an archive of a higher version."""
NAME = "manifest.json"
LARGEST = 4_000_000
"""Bytes of a manifest: one with more is none of ours."""


class Refused(Exception):
    """The archive is not taken in, and nothing was changed; a sentence says why."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One file of the archive."""

    file: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PackedTable(Packed):
    """The rows of one table."""

    name: str
    rows: int
    columns: dict[str, str]
    """Name -> kind."""
    last_number: int | None
    """The highest number that the database ever gave; None where it gives none."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself."""

    onesheet: str
    """The version of the program that made it."""
    made_at: str
    site_name: str
    database: str
    migrations: dict[str, list[str]]
    """App -> names of the migrations that had been applied."""
    tables: tuple[PackedTable, ...]
    media: tuple[Packed, ...]
    left_out: dict[str, str]
    """Table or file -> why the archive has none of it."""

    @property
    def rows(self) -> int:
        """Return how many rows all tables have together."""
        return sum(table.rows for table in self.tables)

    def as_json(self) -> bytes:
        """Return it as it stands in the archive."""
        return json.dumps(
            {
                "format": FORMAT,
                "version": VERSION,
                "onesheet": self.onesheet,
                "made_at": self.made_at,
                "site_name": self.site_name,
                "database": self.database,
                "migrations": self.migrations,
                "tables": [
                    {
                        "name": table.name,
                        "file": table.file,
                        "rows": table.rows,
                        "bytes": table.size,
                        "sha256": table.sha256,
                        "last_number": table.last_number,
                        "columns": table.columns,
                    }
                    for table in self.tables
                ],
                "media": [{"file": one.file, "bytes": one.size, "sha256": one.sha256} for one in self.media],
                "left_out": self.left_out,
            },
            ensure_ascii=False,
            indent=1,
        ).encode()


_SHA256 = re.compile(r"[0-9a-f]{64}")
_TABLE = re.compile(r"[a-z][a-z0-9_]{0,62}")
MEDIA = r"media/imports/[0-9a-z]{1,64}/(?!\.)[^/\\\x00-\x1f\x7f<>:\"|?*]{1,200}"
"""What the path of a file that a row names looks like: it leads nowhere else."""
_MEDIA = re.compile(MEDIA)
_BROKEN = "The archive's manifest is damaged: {}. Nothing was changed."


def read_manifest(data: bytes) -> Manifest:
    """Read a manifest strictly. Raises Refused with a sentence where it is none, is damaged, or is a newer one's."""
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise Refused(_BROKEN.format("it is no JSON")) from fault
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise Refused("This is no archive of a whole Onesheet site. Nothing was changed.")
    version = told.get("version")
    if type(version) is not int or version < 1:
        raise Refused(_BROKEN.format("it does not say which version of the format it has"))
    if version > VERSION:
        raise Refused(
            f"This archive has version {version} of its format, and this Onesheet knows {VERSION}. "
            "Update Onesheet first; nothing was changed."
        )
    try:
        manifest = _manifest(told)
    except (KeyError, TypeError, ValueError) as fault:
        raise Refused(_BROKEN.format(f"look at {fault}")) from fault
    _no_file_twice(manifest)
    return manifest


def _manifest(told: dict[str, Any]) -> Manifest:
    return Manifest(
        onesheet=_of(str, told, "onesheet"),
        made_at=_of(str, told, "made_at"),
        site_name=_of(str, told, "site_name"),
        database=_of(str, told, "database"),
        migrations={
            app: [_is(str, name, app) for name in _is(list, names, app)]
            for app, names in _of(dict, told, "migrations").items()
        },
        tables=tuple(_table(_is(dict, one, "tables")) for one in _of(list, told, "tables")),
        media=tuple(_media(_is(dict, one, "media")) for one in _of(list, told, "media")),
        left_out={name: _is(str, why, name) for name, why in _of(dict, told, "left_out").items()},
    )


def _table(told: dict[str, Any]) -> PackedTable:
    name = _like(_TABLE, _of(str, told, "name"))
    file = _of(str, told, "file")
    if file != f"tables/{name}.jsonl":
        raise ValueError(f"the file of {name}")
    last = told["last_number"]
    return PackedTable(
        file=file,
        size=_count(told, "bytes"),
        sha256=_like(_SHA256, _of(str, told, "sha256")),
        name=name,
        rows=_count(told, "rows"),
        columns={column: _is(str, kind, column) for column, kind in _of(dict, told, "columns").items()},
        last_number=None if last is None else _count(told, "last_number"),
    )


def _media(told: dict[str, Any]) -> Packed:
    return Packed(
        _like(_MEDIA, _of(str, told, "file")), _count(told, "bytes"), _like(_SHA256, _of(str, told, "sha256"))
    )


def _of(kind: type[Any], told: dict[str, Any], name: str) -> Any:
    return _is(kind, told[name], name)


def _is(kind: type[Any], value: Any, name: str) -> Any:
    if type(value) is not kind:
        raise TypeError(name)
    return value


def _count(told: dict[str, Any], name: str) -> int:
    value = cast("int", _of(int, told, name))
    if not 0 <= value < 2**63:
        raise ValueError(name)
    return value


def _like(pattern: re.Pattern[str], value: str) -> str:
    if not pattern.fullmatch(value):
        raise ValueError(value[:80])
    return value


def _no_file_twice(manifest: Manifest) -> None:
    names = [one.file for one in (*manifest.tables, *manifest.media)]
    if len(set(names)) != len(names):
        raise Refused(_BROKEN.format("it names a file twice"))
