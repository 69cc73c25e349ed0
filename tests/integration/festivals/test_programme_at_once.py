"""Several programmers at once, each in a process of their own, on both databases."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

HERE = Path(__file__).parent


def work_at_once(folder: Path, url: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ONESHEET_")}
    env = kept | {
        "ONESHEET_DATA": str(folder), "ONESHEET_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "onesheet.config.settings",
    }  # fmt: skip
    ended = subprocess.run(
        [sys.executable, str(HERE / "programming_at_once.py"), "4", "5"],
        env=env, capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-3000:]
    assert "nothing lost" in ended.stdout, ended.stdout


@pytest.fixture
def postgres():
    """The address of an empty PostgreSQL database, dropped afterwards."""
    given = os.environ.get("ONESHEET_TEST_POSTGRES", "")
    if not given:
        pytest.skip("ONESHEET_TEST_POSTGRES names no PostgreSQL server")
    psycopg = pytest.importorskip("psycopg")
    name = f"onesheet_programmers_{os.getpid()}"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
        yield urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.slow
def test_programmers_who_work_at_once_lose_nothing(tmp_path):
    work_at_once(tmp_path, "")


@pytest.mark.slow
@pytest.mark.postgres
def test_programmers_who_work_at_once_lose_nothing_on_postgresql(tmp_path, postgres):
    work_at_once(tmp_path, postgres)
