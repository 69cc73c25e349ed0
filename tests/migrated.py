"""An empty, migrated database, made once in a run of the tests and copied for whoever needs a site of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from onesheet.database.sqlite.turns import Turns

RUN = os.environ.setdefault("TESTS_OF_ONESHEET", uuid.uuid4().hex[:12])
"""The same in all processes of a run: the first sets it before it starts the others."""
FOLDER = Path(tempfile.gettempdir()) / f"onesheet-tests-{RUN}"
_TEMPLATE = f"onesheet_tests_{RUN}"


def forget() -> None:
    """Delete what was made; to be called once, at the end of a run."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    server = os.environ.get("ONESHEET_TEST_POSTGRES", "")
    if server:
        with contextlib.suppress(ImportError):
            import psycopg  # noqa: PLC0415 - an extra of the package

            with psycopg.connect(server, autocommit=True) as connection:
                connection.execute(f"DROP DATABASE IF EXISTS {_TEMPLATE} WITH (FORCE)")


def migrated(folder: Path, url: str = "") -> None:
    """Make the database of a site: SQLite in `folder`, or the PostgreSQL database at `url`, which is empty or not there."""
    folder.mkdir(parents=True, exist_ok=True)
    with _alone():
        if url:
            _copy_database(url)
            return
        if not (FOLDER / "onesheet.sqlite3").exists():
            _migrate(FOLDER / "making", "")
            (FOLDER / "making" / "onesheet.sqlite3").rename(FOLDER / "onesheet.sqlite3")
    shutil.copyfile(FOLDER / "onesheet.sqlite3", folder / "onesheet.sqlite3")


def _copy_database(url: str) -> None:
    import psycopg  # noqa: PLC0415 - an extra of the package

    parts = urlsplit(url)
    name = parts.path.strip("/")
    # Not the database itself: it may not be there, and it must not be in use.
    with psycopg.connect(os.environ["ONESHEET_TEST_POSTGRES"], autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_TEMPLATE]).fetchone() is None:
            connection.execute(f"CREATE DATABASE {_TEMPLATE}")
            try:
                _migrate(FOLDER / "making-postgresql", urlunsplit(parts._replace(path=f"/{_TEMPLATE}")))
            except BaseException:
                connection.execute(f"DROP DATABASE {_TEMPLATE} WITH (FORCE)")
                raise
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")


def _migrate(data: Path, url: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ONESHEET_", "DJANGO_"))}
    ended = subprocess.run(
        [sys.executable, "-m", "onesheet", "manage", "migrate", "--verbosity", "0"],
        env=kept | {"ONESHEET_DATA": str(data), "ONESHEET_DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    FOLDER.mkdir(exist_ok=True)
    turn = Turns(str(FOLDER / "turn"), seconds=120)
    turn.take()
    try:
        yield
    finally:
        turn.leave()
