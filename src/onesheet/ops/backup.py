"""`onesheet backup FILE`: database, files and keys in one zip, as of one moment, while others go on writing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.db import connection
from django.utils import timezone

from onesheet import __version__
from onesheet.exchange.site import Refused
from onesheet.exchange.site.going_out import applied_migrations, snapshot
from onesheet.exchange.site.manifest import NAME, Packed
from onesheet.exchange.site.media import every_file, place_of
from onesheet.exchange.site.opening import starts_with
from onesheet.ops.backups import postgresql, sqlite
from onesheet.ops.backups.manifest import KEYS, MARK, SQLITE, Backup, Copied
from onesheet.ops.backups.writing import LEVEL, mark, pieces_of, put

_WORDS = """A backup of a Onesheet site: database/ its record, media/ the files that rows name, keys/ what signs sessions.
It is put back with `onesheet restore`; docs/moving.md tells how. Keep it as you keep the site.
"""


def backup(name: str, *, with_keys: bool = True, force: bool = False, keep: int = 0) -> int:
    """Back the site up into a file; say what is in it. Returns 1 where that is not possible, and then no file is touched.

    With `keep` the file's name gets the time, and only so many of that name stay, the newest.
    """
    # Not brought up to date before: a backup is what one makes before that.
    if not _is_there():
        print(
            "onesheet: there is no site to back up: the database is empty, or not there. Nothing was written.",
            file=sys.stderr,
        )
        return 1
    now = timezone.now()
    path = _with_time(Path(name), now) if keep else Path(name)
    if path.exists() and not force:
        print(f"onesheet: {path} is there already; --force overwrites it. Nothing was written.", file=sys.stderr)
        return 1
    try:
        told = back_up(path, with_keys=with_keys, now=now)
    except Refused as refused:
        print(f"onesheet: {refused}", file=sys.stderr)
        return 1
    keys = "with its keys" if told.below("keys") else "without keys"
    print(f"Backed up {_what(told)} {keys} into {path} ({path.stat().st_size:,} bytes).")
    if settings.SECRET_KEY and not (settings.DATA / "secret-key").exists():
        print("The secret key is ONESHEET_SECRET_KEY in the environment: keep that yourself.")
    for old in _too_many(Path(name), keep):
        old.unlink()
        print(f"Removed {old}, one of more than {keep}.")
    return 0


def _is_there() -> bool:
    if connection.vendor == "postgresql":
        return postgresql.has_tables()
    return Path(settings.DATABASES["default"]["NAME"]).exists()


def back_up(path: Path, *, with_keys: bool, now: datetime) -> Backup:
    """Write a backup, readable by its owner alone; the file appears under its name when it is whole.

    Raises Refused where the database is damaged, OSError where the file cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=LEVEL) as archive:
                told = _write(archive, path, with_keys=with_keys, now=now)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        _settle(path.parent)
    finally:
        draft.unlink(missing_ok=True)
    return told


def _write(archive: ZipFile, path: Path, *, with_keys: bool, now: datetime) -> Backup:
    mark(archive, MARK, _WORDS)
    tables: list[Copied] = []
    sequences: dict[str, int] = {}
    files: list[Packed] = []
    if connection.vendor == "postgresql":
        with snapshot():
            migrations = applied_migrations()
            tables, sequences = postgresql.copy_out(archive)
    else:
        migrations = applied_migrations()
        with _beside(path) as copied:
            sqlite.copy(Path(settings.DATABASES["default"]["NAME"]), copied)
            files.append(put(archive, SQLITE, pieces_of(copied)))
    # After the database: a file is there before a row names it.
    files += [put(archive, name, pieces_of(place_of(name))) for name in every_file()]
    if with_keys:
        keys = [settings.DATA / name for name in KEYS]
        files += [put(archive, f"keys/{key.name}", pieces_of(key)) for key in keys if key.is_file()]
    told = Backup(
        onesheet=__version__,
        made_at=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        database=connection.vendor,
        migrations=migrations,
        tables=tuple(tables),
        sequences=sequences,
        files=tuple(files),
    )
    mark(archive, NAME, told.as_json().decode())
    return told


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give a name for a copy beside the backup, where there is room for it; it is gone afterwards."""
    copied = path.with_name(f".{path.name}.{os.getpid()}.sqlite3")
    try:
        yield copied
    finally:
        copied.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Make sure that the name survives a loss of power, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _what(told: Backup) -> str:
    media = len(told.below("media"))
    files = f" and {media:,} files" if media else ""
    if told.tables:
        return f"{sum(one.rows for one in told.tables):,} rows of {len(told.tables)} tables{files}"
    return f"the database of {told.files[0].size:,} bytes{files}"


def _with_time(path: Path, now: datetime) -> Path:
    return path.with_name(f"{path.stem}-{now:%Y%m%dT%H%M%SZ}{path.suffix}")


def _too_many(path: Path, keep: int) -> list[Path]:
    """Return the backups of a name beyond the newest ones. Nothing that is no backup is among them."""
    if not keep:
        return []
    time = "[0-9]" * 8 + "T" + "[0-9]" * 6 + "Z"
    found = sorted(one for one in path.parent.glob(f"{path.stem}-{time}{path.suffix}") if starts_with(one, MARK))
    return found[:-keep]
