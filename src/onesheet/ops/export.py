"""`onesheet export SITE.zip` and `onesheet import SITE.zip`: a whole site out, and into an empty one."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils import timezone

from onesheet.exchange.site import Refused, export_site, import_site
from onesheet.ops.files import why_not_there, why_not_written
from onesheet.ops.start import bring_up_to_date, say
from onesheet.web.page_cache import triggers

_EVERY = 20_000


def export(name: str) -> int:
    """Write the site into a new file; say what is in it. Returns 1 where the file is there already."""
    bring_up_to_date()
    path = Path(name)
    if why := why_not_there(path):
        return _not_written(why)
    try:
        manifest = export_site(path, now=timezone.now(), tell=_tell)
    except DatabaseError as fault:
        return _not_written(f"the database does not let it be read: {fault}")
    except FileExistsError:
        return _not_written(f"{path} is there already")
    except OSError as fault:
        return _not_written(why_not_written(fault, path))
    print(
        f"Wrote {manifest.rows:,} rows of {len(manifest.tables)} tables and {len(manifest.media)} files into {path} "
        f"({path.stat().st_size:,} bytes). It holds password hashes: keep it as you keep the site."
    )
    return 0


def _not_written(why: str) -> int:
    print(f"onesheet: {why}. Nothing was written.", file=sys.stderr)
    return 1


def take_site_in(name: str, *, dry_run: bool, as_json: bool) -> int:
    """Take an archive of a whole site into this one, which has to be empty. Returns 1 where it is refused."""
    bring_up_to_date()
    try:
        manifest = import_site(Path(name), quiet=without_versions, write=not dry_run, tell=_tell)
    except Refused as refused:
        print(f"onesheet: {refused}", file=sys.stderr)
        if as_json:
            _print_counts(rows=1, refused=1)
        return 1
    named = f"{manifest.site_name}, as it was at {manifest.made_at}" if manifest.site_name else manifest.made_at
    would = "would come in; nothing was changed" if dry_run else "came in"
    print(f"{named}: {manifest.rows:,} rows of {len(manifest.tables)} tables and {len(manifest.media)} files {would}.")
    for table in manifest.tables:
        if table.rows:
            print(f"  {table.name}: {table.rows:,}")
    if not dry_run:
        print("Everybody signs in again; `onesheet doctor` looks whether all is sound.")
    if as_json:
        _print_counts(rows=manifest.rows, made=manifest.rows)
    return 0


def _print_counts(*, rows: int, made: int = 0, refused: int = 0) -> None:
    counts = {"rows": rows, "made": made, "changed": 0, "same": 0, "waiting": 0, "ambiguous": 0, "refused": refused}
    print(json.dumps(counts))


@contextmanager
def without_versions() -> Iterator[None]:
    """Let rows be written without a version raised for each; afterwards all pages are made anew."""
    triggers.remove(connection)
    yield
    triggers.install(connection)


def _tell(table: str, rows: int) -> None:
    if rows % _EVERY == 0:
        say(f"{table}: {rows:,} rows ...")
