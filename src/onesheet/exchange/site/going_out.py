"""The whole site into one archive, as of one moment, while others go on writing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from onesheet import __version__
from onesheet.exchange.site import media
from onesheet.exchange.site.columns import shown
from onesheet.exchange.site.drafts import whole_file
from onesheet.exchange.site.manifest import NAME, Manifest, Packed, PackedTable
from onesheet.exchange.site.opening import MARK
from onesheet.exchange.site.tables import LEFT_OUT, Table, all_models, meta, tables

Tell = Callable[[str, int], None]
"""Is told how far it is: a table, and how many of its rows are written."""

_AT_ONCE = 2_000
_LEVEL = 3
"""Of deflate: twice as quick as the usual 6, and a tenth larger."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_WORDS = """A whole site of Onesheet, version 1 of the format: the tables as JSON Lines, the files that rows name, and manifest.json
with the digest of each. It comes in again with `onesheet import`; docs/site-archive.md tells what is where.
It holds addresses and password hashes of members: keep it as you keep the site.
"""
_FILES_LEFT_OUT = {
    "secret-key": "Each site signs with a key of its own; `onesheet backup` keeps it.",
    "result-key": "Each site signs the results of its votes with a key of its own; those of before tell theirs.",
    "environment": "The site's name and its other settings are the operator's to give at the new place.",
    "static": "Made by the program.",
}


def export_site(path: Path, *, now: datetime, tell: Tell | None = None) -> Manifest:
    """Write the site into a new zip, readable by its owner alone; return its manifest.

    The file appears under its name when it is whole. Raises FileExistsError where there is one already, OSError where it cannot
    be written. Holds 2,000 rows at a time.
    """
    if path.exists():
        raise FileExistsError(17, "there is such a file already, and it is not overwritten", str(path))
    with (
        whole_file(path) as (file, _),
        ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive,
        ExitStack() as held,
    ):
        return _write(archive, now, tell, media.Held(held))


def _write(archive: ZipFile, now: datetime, tell: Tell | None, files: media.Held) -> Manifest:
    archive.writestr(_entry(MARK, ZIP_STORED), _WORDS)
    with snapshot():
        packed = [_table(archive, table, files, tell) for table in tables()]
        migrations = applied_migrations()
    manifest = Manifest(
        onesheet=__version__,
        made_at=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        site_name=settings.SITE_NAME,
        database=connection.vendor,
        migrations=migrations,
        tables=tuple(packed),
        media=tuple(_media(archive, name, source) for name, source in files),
        left_out={**_left_out(), **_FILES_LEFT_OUT},
    )
    archive.writestr(_entry(NAME, ZIP_DEFLATED), manifest.as_json())
    return manifest


@contextmanager
def snapshot() -> Iterator[None]:
    """Read everything as it is at this moment, whatever others write meanwhile; hold nobody up.

    Inside a transaction that is open already, its view of things is the moment.
    """
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    # Django's transactions begin with the lock of those who write; this one only reads, and in WAL nobody waits for it.
    connection.ensure_connection()
    raw = connection.connection
    raw.execute("BEGIN DEFERRED")
    raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    try:
        yield
    finally:
        raw.execute("ROLLBACK")


def applied_migrations() -> dict[str, list[str]]:
    """Return the names of the migrations the database stands at, by app."""
    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        found.setdefault(app, []).append(name)
    return found


def _left_out() -> dict[str, str]:
    known = {meta(model).db_table for model in all_models()} | {"django_migrations"}
    return {table: why for table, why in LEFT_OUT.items() if table in known}


def _entry(name: str, how: int) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = how
    entry.external_attr = 0o600 << 16
    return entry


def _table(archive: ZipFile, table: Table, files: media.Held, tell: Tell | None) -> PackedTable:
    """Write the rows of a table, in the order of their keys."""
    told = hashlib.sha256()
    count = size = 0
    names = [column.name for column in table.columns]
    converts = [
        (name, convert) for name, column in zip(names, table.columns, strict=True) if (convert := shown(column))
    ]
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
    rows = table.model._base_manager.order_by("pk").values_list(*(column.attribute for column in table.columns))  # noqa: SLF001
    with archive.open(_entry(table.file, ZIP_DEFLATED), "w", force_zip64=True) as entry:
        piece: list[str] = []
        for values in rows.iterator(chunk_size=_AT_ONCE):
            row = dict(zip(names, values, strict=True))
            for name, convert in converts:
                if row[name] is not None:
                    row[name] = convert(row[name])
            if table.name == media.TABLE:
                media.outgoing(row, files)
            piece.append(encode(row))
            if len(piece) >= _AT_ONCE:
                size += _put(entry, piece, told)
                count += len(piece)
                piece = []
                if tell:
                    tell(table.name, count)
        size += _put(entry, piece, told)
        count += len(piece)
    return PackedTable(
        file=table.file,
        size=size,
        sha256=told.hexdigest(),
        name=table.name,
        rows=count,
        columns={column.name: column.kind for column in table.columns},
        last_number=last_number(table),
    )


def _put(entry: object, piece: list[str], told: hashlib._Hash) -> int:
    if not piece:
        return 0
    data = ("\n".join(piece) + "\n").encode()
    told.update(data)
    entry.write(data)  # type: ignore[attr-defined]
    return len(data)


def last_number(table: Table) -> int | None:
    """Return the highest number that the database ever gave in a table, so that none is given twice; None for none."""
    column = table.numbered
    if column is None:
        return None
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, %s)::regclass)", [table.name, column.name]
            )
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table.name])
        row = cursor.fetchone()
    return (row[0] if row else None) or 0


def _media(archive: ZipFile, name: str, source: IO[bytes]) -> Packed:
    told = hashlib.sha256()
    size = 0
    with archive.open(_entry(name, ZIP_DEFLATED), "w", force_zip64=True) as entry:
        while piece := source.read(1 << 20):
            told.update(piece)
            size += len(piece)
            entry.write(piece)
    return Packed(name, size, told.hexdigest())
