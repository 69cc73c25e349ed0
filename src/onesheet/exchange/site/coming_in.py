"""An archive into an empty site: all of it, or nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, ExitStack, suppress
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection, transaction

from onesheet.exchange.site import media
from onesheet.exchange.site.columns import taken
from onesheet.exchange.site.going_out import Tell, applied_migrations
from onesheet.exchange.site.manifest import Manifest, PackedTable, Refused
from onesheet.exchange.site.opening import Archive, opened
from onesheet.exchange.site.tables import LEFT_OUT, Table, tables

_AT_ONCE = 1_000
_OURS = "onesheet."


def import_site(
    path: Path, *, quiet: Callable[[], AbstractContextManager[None]], write: bool = True, tell: Tell | None = None
) -> Manifest:
    """Take an archive in, in one transaction; return its manifest. Holds 1,000 rows at a time.

    `quiet` is entered inside the transaction and holds back what the database does at every row, and sets it right at the
    end. Without `write` everything is done and taken back: what would be refused is. Raises Refused with a sentence, and then nothing
    was changed; OSError where the archive cannot be read or a file not be written.
    """
    with opened(path) as archive, ExitStack() as undo:
        here = tables()
        _fits(archive.manifest, here)
        made: list[Path] = []
        undo.callback(_remove, made)
        with transaction.atomic():
            _empty(here)
            with quiet():
                _load_all(archive, here, tell)
                _sound()
            if write:
                _media(archive, made)
            else:
                transaction.set_rollback(True)
        made.clear()
        return archive.manifest


def _fits(manifest: Manifest, here: Collection[Table]) -> None:
    """Refuse an archive whose tables are not exactly those of this program."""
    came_with = f"It was made by Onesheet {manifest.onesheet}"
    applied = {app: set(names) for app, names in applied_migrations().items()}
    ours = {table.model._meta.app_label for table in here if table.model.__module__.startswith(_OURS)}  # noqa: SLF001
    for app, names in manifest.migrations.items():
        if app in ours and (newer := sorted(set(names) - applied.get(app, set()))):
            raise Refused(
                f"This archive is newer than this Onesheet: it has {app} {newer[0]}, which is not known here. "
                f"{came_with}: update to that first. Nothing was changed."
            )
    for app in sorted(ours):
        if older := sorted(applied.get(app, set()) - set(manifest.migrations.get(app, []))):
            raise Refused(
                f"This archive is older than this Onesheet: it does not have {app} {older[0]}. {came_with}: take it in "
                "with that version, and update the site then. Nothing was changed."
            )
    told = {table.name: table.columns for table in manifest.tables}
    known = {table.name: {column.name: column.kind for column in table.columns} for table in here}
    if odd := sorted(told.keys() - known.keys()):
        why = " (it is left out of archives)" if odd[0] in LEFT_OUT else ""
        raise Refused(
            f"The archive has a table {odd[0]}, which is not known here{why}. {came_with}. Nothing was changed."
        )
    if missing := sorted(known.keys() - told.keys()):
        raise Refused(f"The archive has no table {missing[0]}. {came_with}. Nothing was changed.")
    for name, columns in known.items():
        if told[name] != columns:
            differing = sorted(set(told[name].items()) ^ set(columns.items()))
            raise Refused(
                f"The columns of {name} are not those known here: look at {differing[0][0]}. {came_with}. Nothing was changed."
            )


def _empty(here: Collection[Table]) -> None:
    for table in here:
        if table.model._base_manager.exists():  # noqa: SLF001
            raise Refused(
                f"This site is not empty: it has rows in {table.name}. An archive of a whole site comes into an empty one "
                "alone; point ONESHEET_DATA at a new folder, or ONESHEET_DATABASE_URL at an empty database. Nothing was changed."
            )


def _load_all(archive: Archive, here: Collection[Table], tell: Tell | None) -> None:
    packed = {table.name: table for table in archive.manifest.tables}
    files = {one.file for one in archive.manifest.media}
    for table in here:
        _load(archive, packed[table.name], table, files, tell)
        _give_on(table, packed[table.name].last_number)


def _load(archive: Archive, packed: PackedTable, table: Table, files: Collection[str], tell: Tell | None) -> None:
    rows = _values(archive, packed, table, files)
    quote = connection.ops.quote_name
    names = ", ".join(quote(column.name) for column in table.columns)
    count = 0
    while some := list(islice(rows, _AT_ONCE)):
        first, count = count + 1, count + len(some)
        try:
            with connection.cursor() as cursor:
                if connection.vendor == "postgresql":
                    with (
                        connection.wrap_database_errors,
                        cursor.copy(f"COPY {quote(table.name)} ({names}) FROM STDIN") as copy,
                    ):
                        for values in some:
                            copy.write_row(values)
                else:
                    marks = ", ".join(["%s"] * len(table.columns))
                    cursor.executemany(f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})", some)  # noqa: S608 - names of our own columns
        except (DatabaseError, UnicodeEncodeError) as fault:
            raise Refused(
                f"The archive cannot be taken in: the database refuses a row of {table.name}, lines {first:,} to {count:,} "
                f"of {packed.file} ({_in_a_line(fault)}). Nothing was changed."
            ) from fault
        if tell and count % (2 * _AT_ONCE) == 0:
            tell(table.name, count)


def _values(archive: Archive, packed: PackedTable, table: Table, files: Collection[str]) -> Iterator[list[Any]]:
    """Yield the rows as the database is given them. Raises Refused at the first value that its column does not take."""
    names = [column.name for column in table.columns]
    converts = [taken(column) for column in table.columns]
    for line, row in archive.rows(packed):
        if len(row) != len(names) or any(name not in row for name in names):
            odd = sorted(row.keys() ^ set(names))
            raise Refused(
                f"The archive is damaged: line {line:,} of {packed.file} has not the columns of {table.name}; look at "
                f"{odd[0][:80]!r}. Nothing was changed."
            )
        if table.name == media.TABLE:
            media.incoming(row, files)
        values = []
        for name, convert in zip(names, converts, strict=True):
            try:
                values.append(convert(row[name]))
            except (ValueError, RecursionError) as fault:
                raise Refused(
                    f"The archive is damaged: {name} in line {line:,} of {packed.file} {fault}. Nothing was changed."
                ) from fault
        yield values


def _give_on(table: Table, last: int | None) -> None:
    """Let the database go on with the numbers where the old one stopped."""
    column = table.numbered
    if column is None:
        return
    highest = table.model._base_manager.order_by("-pk").values_list("pk", flat=True).first() or 0  # noqa: SLF001
    highest = max(highest, last or 0)
    if not highest:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [table.name, column.name, highest])
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table.name])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table.name, highest])


def _sound() -> None:
    """Let the database look at what points where, before anything is kept."""
    try:
        connection.check_constraints()
    except DatabaseError as fault:
        raise Refused(
            f"The archive is damaged: a row points at one that is not in it ({_in_a_line(fault)}). Nothing was changed."
        ) from fault


def _in_a_line(fault: Exception) -> str:
    return " ".join(str(fault).split())[:300]


def _media(archive: Archive, made: list[Path]) -> None:
    """Write the files out, beside the rows that name them.

    One that is there already is of an import of this archive that was killed: a site without rows has no files that they name.
    """
    for one in archive.manifest.media:
        path = media.place_of(one.file)
        path.parent.parent.mkdir(parents=True, exist_ok=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if shutil.disk_usage(path.parent).free < one.size:
            raise Refused(f"There is no room for {path.name} in {path.parent}. Nothing was changed.")
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        made.append(path)
        with os.fdopen(handle, "wb") as file:
            for piece in archive.files.pieces(one):
                file.write(piece)


def _remove(made: list[Path]) -> None:
    for path in made:
        path.unlink(missing_ok=True)
        with suppress(OSError):
            path.parent.rmdir()
