"""A site of its own for each test here: SQLite in a new folder, or a new database on the server that is named."""

from __future__ import annotations

import os
import shutil

import pytest

from migrated import migrated
from system.running import environment, postgresql_database, serving


@pytest.fixture(scope="session")
def started_once(tmp_path_factory):
    """The data folder of an empty site on SQLite that was started and stopped: migrated, static files collected."""
    folder = tmp_path_factory.mktemp("started") / "data"
    migrated(folder)
    with serving(environment(folder, WORKERS="1")):
        pass
    return folder


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def env(request, tmp_path, started_once):
    """The environment of processes that work on a site with an empty, migrated database."""
    shutil.copytree(started_once, tmp_path / "data")
    if request.param == "sqlite":
        yield environment(tmp_path / "data", WORKERS="1")
        return
    server = os.environ.get("ONESHEET_TEST_POSTGRES", "")
    if not server:
        pytest.skip("ONESHEET_TEST_POSTGRES names no PostgreSQL server")
    with postgresql_database(server) as address:
        migrated(tmp_path / "data", address)
        yield environment(tmp_path / "data", address, WORKERS="1")
