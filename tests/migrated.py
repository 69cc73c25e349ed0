"""An empty, migrated database, made once in a run of the tests and copied for whoever needs a site of its own.

The database of each process of the tests begins as such a copy, too.
"""

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

GIVEN = "TESTS_OF_ONESHEET" in os.environ
RUN = os.environ.setdefault("TESTS_OF_ONESHEET", uuid.uuid4().hex[:12])
"""The same in all processes of a run: the first sets it before it starts the others, or who starts several runs in turn."""
FOLDER = Path(tempfile.gettempdir()) / f"onesheet-tests-{RUN}"
_TEMPLATE = f"onesheet_tests_{RUN}"


def forget() -> None:
    """Delete what was made, at the end of a run, but where who started it gave it its name and has others follow."""
    if GIVEN:
        return
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
    if not url:
        shutil.copyfile(file(), folder / "onesheet.sqlite3")
        return
    import psycopg  # noqa: PLC0415 - an extra of the package

    made = template()
    name = urlsplit(url).path.strip("/")
    # Not the database itself: it may not be there, and it must not be in use.
    with _alone(), psycopg.connect(os.environ["ONESHEET_TEST_POSTGRES"], autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {made}")


def file() -> Path:
    """Return the empty, migrated database on SQLite, to be copied and not to be opened."""
    with _alone():
        if not (FOLDER / "onesheet.sqlite3").exists():
            _migrate(FOLDER / "making", "")
            (FOLDER / "making" / "onesheet.sqlite3").rename(FOLDER / "onesheet.sqlite3")
    return FOLDER / "onesheet.sqlite3"


def template() -> str:
    """Return the name of the empty, migrated database on the PostgreSQL server."""
    import psycopg  # noqa: PLC0415 - an extra of the package

    server = os.environ["ONESHEET_TEST_POSTGRES"]
    with _alone(), psycopg.connect(server, autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_TEMPLATE]).fetchone() is None:
            connection.execute(f"CREATE DATABASE {_TEMPLATE}")
            try:
                _migrate(FOLDER / "making-postgresql", urlunsplit(urlsplit(server)._replace(path=f"/{_TEMPLATE}")))
            except BaseException:
                connection.execute(f"DROP DATABASE {_TEMPLATE} WITH (FORCE)")
                raise
    return _TEMPLATE


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
    turn = Turns(str(FOLDER / "turn"), seconds=300)
    turn.take()
    try:
        yield
    finally:
        turn.leave()
