"""`onesheet restore FILE`: a backup back into place. What was there before is moved aside, never deleted."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from datetime import datetime
from itertools import count
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from onesheet.exchange.site import Refused
from onesheet.exchange.site.media import FOLDERS
from onesheet.exchange.site.opening import Files, opened_zip
from onesheet.ops.backups import postgresql, sqlite, unfinished
from onesheet.ops.backups.manifest import MARK, SQLITE, Backup, read_backup
from onesheet.ops.files import why_not_ordinary, why_not_read_or_written
from onesheet.ops.start import say
from onesheet.web.page_cache.keys import SITE


def restore(name: str, *, force: bool = False, key_is_new: bool = False) -> int:
    """Put a backup back; say what came and what to do next. Returns 1 where it is refused, and then nothing was changed.

    `key_is_new` says that this very command made the data folder's secret key, which is then nobody's.
    """
    now = timezone.now()
    try:
        with opened_zip(_ordinary(Path(name))) as files:
            told = read_backup(files.manifest())
            files.compare(told.packed, MARK)
            _fits(told)
            say("Looking whether the backup is whole ...")
            for one in told.packed:
                for _ in files.pieces(one):
                    pass
            aside = _put_back(files, told, Path(name), force=force, key_is_new=key_is_new, now=now)
        _bring_forward(now)
    except Refused as refused:
        print(f"onesheet: {refused}", file=sys.stderr)
        return 1
    except OSError as fault:
        changed = unfinished.unfinished(settings.DATA)
        print(
            f"onesheet: {why_not_read_or_written(fault, settings.DATA)}. "
            + ("It stopped in the middle: give the same command again." if changed else "Nothing was changed."),
            file=sys.stderr,
        )
        return 1
    except DatabaseError as fault:
        print(
            f"onesheet: the backup is in place, but the database cannot be brought up to this version of Onesheet "
            f"({' '.join(str(fault).split())}). Restore another backup; what was there before is not lost.",
            file=sys.stderr,
        )
        return 1
    unfinished.end(settings.DATA)
    keys = (
        ""
        if told.below("keys")
        else " It has no keys: unless you put the old secret-key back, everybody signs in again."
    )
    print(f"Restored the site as it was at {told.made_at}.{keys}")
    for place in aside:
        print(f"What was there before is in {place}; remove it when you no longer need it.")
    print("Next: `onesheet doctor` looks whether all is sound, `onesheet serve` serves it.")
    return 0


def _ordinary(path: Path) -> Path:
    if why := why_not_ordinary(path):
        raise Refused(f"{why[0].upper()}{why[1:]}. Nothing was changed.")
    return path


def _fits(told: Backup) -> None:
    if told.database != connection.vendor:
        names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
        raise Refused(
            f"This backup is of {names.get(told.database, told.database)}, and this site keeps its record in "
            f"{names[connection.vendor]}. Restore it there, and move the site with `onesheet export` and `onesheet import`. "
            "Nothing was changed."
        )
    if (told.database == "sqlite") != (SQLITE in {one.file for one in told.files}) or (
        (told.database == "postgresql") != bool(told.tables)
    ):
        raise Refused("The backup is damaged: its database is missing. Nothing was changed.")
    loader = MigrationLoader(None)
    known = set(loader.disk_migrations)
    newer = sorted((app, name) for app, names in told.migrations.items() for name in names if (app, name) not in known)
    if newer:
        app, migration = newer[0]
        raise Refused(
            f"This backup is newer than this Onesheet: it has {app} {migration}, which is not known here. It was made by "
            f"Onesheet {told.onesheet}: update to that first. Nothing was changed."
        )


def _put_back(files: Files, told: Backup, source: Path, *, force: bool, key_is_new: bool, now: datetime) -> list[str]:
    """Put everything in place; return where that is now which was there before.

    All of it is written beside first. What a restore that was stopped in the middle left is no site of anybody's: it goes aside
    without being asked about.
    """
    begun = bool(unfinished.unfinished(settings.DATA))
    there = _there(told, key_is_new=key_is_new)
    if there and not force and not begun:
        raise Refused(
            f"There is a site already: {', '.join(there)}. --force moves it aside and deletes nothing. Nothing was changed."
        )
    _free()
    needed = sum(one.size for one in told.files)
    if shutil.disk_usage(settings.DATA).free < needed:
        raise Refused(f"There is no room in {settings.DATA}: {needed:,} bytes are needed. Nothing was changed.")
    with unfinished.beside(settings.DATA) as ready:
        for one in told.files:
            _write(files.pieces(one), ready / one.file)
        if connection.vendor == "sqlite":
            _looked_at(ready / SQLITE, told)
        aside = _free_name(settings.DATA / now.strftime("before-restore-%Y%m%d-%H%M%S"))
        unfinished.begin(settings.DATA, source)
        try:
            places = _database(files, told, ready, aside, now)
        except BaseException:
            # A transaction takes all of it back; of files perhaps not all have their names.
            if not begun and connection.vendor == "postgresql":
                unfinished.end(settings.DATA)
            raise
        _move(_other_files(told, key_is_new=key_is_new), aside)
        for one in (*told.below("media"), *told.below("keys")):
            place = settings.DATA / one.file.partition("/")[2]
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            (ready / one.file).replace(place)
    return [*places, *([str(aside)] if aside.exists() else [])]


def _database(files: Files, told: Backup, ready: Path, aside: Path, now: datetime) -> list[str]:
    """Put the database in place; return where in the database that is now which was there before."""
    places = []
    if connection.vendor == "postgresql":
        with transaction.atomic():
            if postgresql.has_tables():
                places.append(f"the schema {postgresql.move_aside(now)} of the database")
            postgresql.put_back(told.tables, told.sequences, told.migrations, files.pieces)
    else:
        connection.close()
        _move(_database_files(), aside)
        (ready / SQLITE).replace(settings.DATABASES["default"]["NAME"])
    return places


def _looked_at(database: Path, told: Backup) -> None:
    """Raise Refused where a database is damaged, or not the one that the manifest tells of."""
    if fault := sqlite.damage(database):
        raise Refused(f"The database in the backup is damaged ({fault}). Nothing was changed.")
    names = {app: sorted(some) for app, some in told.migrations.items()}
    if not names or sqlite.migrations(database) != names:
        raise Refused(
            "The backup is damaged: its database is not the one that its manifest tells of. Nothing was changed."
        )


def _free_name(path: Path) -> Path:
    """A clock that was set back may give a name that is taken."""
    return next(one for n in count(1) if not (one := path if n == 1 else path.with_name(f"{path.name}-{n}")).exists())


def _there(told: Backup, *, key_is_new: bool) -> list[str]:
    """Return what a restored site would stand in the place of, in words."""
    found = [str(path) for path in _other_files(told, key_is_new=key_is_new) if path.name != "secret-key"]
    if connection.vendor == "postgresql":
        if postgresql.has_tables():
            found.insert(0, f"tables in the database {settings.DATABASES['default']['NAME']}")
        return found
    return [*(str(path) for path in _database_files() if path.suffix == ".sqlite3"), *found]


def _database_files() -> list[Path]:
    database = Path(settings.DATABASES["default"]["NAME"])
    return [path for end in ("", "-wal", "-shm") if (path := database.with_name(database.name + end)).exists()]


def _other_files(told: Backup, *, key_is_new: bool) -> list[Path]:
    """Return the folders and keys that would stand in the way."""
    found = [path for name in FOLDERS if (path := settings.DATA / name).is_dir() and any(path.iterdir())]
    for one in told.below("keys"):
        path = settings.DATA / one.file.partition("/")[2]
        if path.exists() and not (key_is_new and path.name == "secret-key"):
            found.append(path)
    return found


def _free() -> None:
    """Refuse where somebody is at the database: a server that goes on with files moved aside loses what it is told."""
    if connection.vendor == "postgresql":
        if number := postgresql.others():
            raise Refused(
                f"Others are connected to the database ({number}): stop `onesheet serve` first. Nothing was changed."
            )
        return
    database = Path(settings.DATABASES["default"]["NAME"])
    connection.close()
    if database.exists() and sqlite.in_use(database):
        raise Refused("The database is in use: stop `onesheet serve` first. Nothing was changed.")


def _move(paths: Iterable[Path], aside: Path) -> None:
    for path in paths:
        aside.mkdir(mode=0o700, exist_ok=True)
        path.rename(aside / path.name)


def _write(pieces: Iterable[bytes], path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _bring_forward(now: datetime) -> None:
    """Bring an older database up to this program, and let no page that was kept before the restore be taken for a new one."""
    call_command("migrate", verbosity=0, interactive=False)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO page_version (key, v) VALUES (%s, %s) ON CONFLICT (key) DO UPDATE SET v = page_version.v + excluded.v",
            [SITE, int(now.timestamp())],
        )
