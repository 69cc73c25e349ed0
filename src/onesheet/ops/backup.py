"""`onesheet backup FILE`: database, files and keys in one zip, as of one moment, while others go on writing."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from onesheet import __version__
from onesheet.exchange.site import Refused
from onesheet.exchange.site.drafts import whole_file
from onesheet.exchange.site.going_out import applied_migrations, snapshot
from onesheet.exchange.site.manifest import NAME, Packed
from onesheet.exchange.site.media import every_file, place_of
from onesheet.exchange.site.opening import starts_with
from onesheet.ops.backups import postgresql, sqlite
from onesheet.ops.backups.manifest import KEYS, MARK, SQLITE, Backup, Copied
from onesheet.ops.backups.unfinished import unfinished
from onesheet.ops.backups.writing import LEVEL, mark, pieces_of, put
from onesheet.ops.files import why_not_there, why_not_written

_WORDS = """A backup of a Onesheet site: database/ its record, media/ the files that rows name, keys/ what signs sessions and results of votes.
It is put back with `onesheet restore`; docs/moving.md tells how. Keep it as you keep the site.
"""


def backup(name: str, *, with_keys: bool = True, force: bool = False, keep: int = 0) -> int:
    """Back the site up into a file; say what is in it. Returns 1 where that is not possible, and then no file is touched.

    With `keep` the file's name gets the time, and only so many of that name stay, the newest.
    """
    now = timezone.now()
    path = _with_time(Path(name), now) if keep else Path(name)
    if why := _why_not(path, force=force):
        return _complain(f"{why}. Nothing was written.")
    try:
        told = back_up(path, with_keys=with_keys, overwrite=force, now=now)
    except Refused as refused:
        return _complain(str(refused))
    except DatabaseError as fault:
        return _complain(f"the database does not let it be read: {fault}. Nothing was written.")
    except OSError as fault:
        return _complain(f"{why_not_written(fault, path)}. Nothing was written.")
    keys = "with its keys" if told.below("keys") else "without keys"
    print(f"Backed up {_what(told)} {keys} into {path} ({path.stat().st_size:,} bytes).")
    if settings.SECRET_KEY and not (settings.DATA / "secret-key").exists():
        print("The secret key is ONESHEET_SECRET_KEY in the environment: keep that yourself.")
    for old in _too_many(Path(name), path, keep):
        try:
            old.unlink()
        except OSError as fault:
            print(
                f"onesheet: {old} is one of more than {keep}, and cannot be removed: {fault.strerror}.", file=sys.stderr
            )
        else:
            print(f"Removed {old}, one of more than {keep}.")
    return 0


def _why_not(path: Path, *, force: bool) -> str:
    # Not brought up to date before: a backup is what one makes before that.
    if not _is_there():
        return "there is no site to back up: the database is empty, or not there"
    if unfinished(settings.DATA):
        return "a restore was stopped in the middle here; give that command again first"
    why = why_not_there(path, overwrite=force)
    return f"{why}; --force overwrites it" if path.is_file() and not force else why


def _complain(sentence: str) -> int:
    print(f"onesheet: {sentence}", file=sys.stderr)
    return 1


def _is_there() -> bool:
    if connection.vendor == "postgresql":
        return postgresql.has_tables()
    return Path(settings.DATABASES["default"]["NAME"]).exists()


def back_up(path: Path, *, with_keys: bool, overwrite: bool = False, now: datetime) -> Backup:
    """Write a backup, readable by its owner alone; the file appears under its name when it is whole.

    Raises Refused where the database is damaged, OSError where the file cannot be written.
    """
    with (
        whole_file(path, overwrite=overwrite) as (file, beside),
        ZipFile(file, "w", ZIP_DEFLATED, compresslevel=LEVEL) as archive,
    ):
        return _write(archive, beside, with_keys=with_keys, now=now)


def _write(archive: ZipFile, beside: Path, *, with_keys: bool, now: datetime) -> Backup:
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
        sqlite.copy(Path(settings.DATABASES["default"]["NAME"]), beside)
        files.append(put(archive, SQLITE, pieces_of(beside)))
    # After the database: a file is there before a row names it. Who takes one in deletes it, perhaps just now.
    for name in every_file():
        with suppress(FileNotFoundError), place_of(name).open("rb") as source:
            files.append(put(archive, name, iter(partial(source.read, 1 << 20), b"")))
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


def _what(told: Backup) -> str:
    media = len(told.below("media"))
    files = f" and {media:,} files" if media else ""
    if told.tables:
        return f"{sum(one.rows for one in told.tables):,} rows of {len(told.tables)} tables{files}"
    return f"the database of {told.files[0].size:,} bytes{files}"


def _with_time(path: Path, now: datetime) -> Path:
    return path.with_name(f"{path.stem}-{now:%Y%m%dT%H%M%SZ}{path.suffix}")


def _too_many(path: Path, made: Path, keep: int) -> list[Path]:
    """Return the backups of a name beyond the newest ones. Neither what is no backup is among them nor the one just made.

    A clock that was set back gives it the name of an old one.
    """
    if not keep:
        return []
    time = "[0-9]" * 8 + "T" + "[0-9]" * 6 + "Z"
    found = sorted(one for one in path.parent.glob(f"{path.stem}-{time}{path.suffix}") if starts_with(one, MARK))
    others = [one for one in found if one != made]
    return others[: len(others) - keep + 1] if len(others) >= keep else []
