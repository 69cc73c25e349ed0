"""What every test may ask for."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connections
from django.template import engines
from django.urls import get_resolver
from hypothesis import settings

import migrated

# The same examples in every run, and no deadline on a busy machine; `--hypothesis-profile=default` looks for new ones.
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--note-left-out", metavar="FILE", help="write down which tests were skipped")
    parser.addoption("--left-out", metavar="FILE", help="run only those, and the ones marked slow")


def pytest_configure(config: pytest.Config) -> None:
    if (name := config.getoption("--note-left-out")) and not hasattr(config, "workerinput"):
        config.pluginmanager.register(_LeftOut(Path(name)))


class _LeftOut:
    """Writes down the tests that were skipped, each once, whatever its parameters: they may be others the next time.

    Below each stand those of its parameters with which it was not skipped.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.names: set[str] = set()
        self.passed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped:
            self.names.add(report.nodeid.partition("[")[0])
        elif report.when == "call" and report.passed and "[" in report.nodeid:
            self.passed.add(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.names.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        passed = {one for one in self.passed if one.partition("[")[0] in self.names}
        self.file.write_text("\n".join(sorted(self.names | passed)), encoding="utf-8")


def pytest_sessionfinish(session: pytest.Session) -> None:
    if not hasattr(session.config, "workerinput"):
        migrated.forget()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not (name := config.getoption("--left-out")):
        return
    lines = Path(name).read_text(encoding="utf-8").split("\n")
    names = tuple(line for line in lines if line and "[" not in line)
    passed = {line for line in lines if "[" in line}
    chosen = [
        item for item in items
        if item.get_closest_marker("slow") or (item.nodeid.startswith(names) and item.nodeid not in passed)
    ]  # fmt: skip
    config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
    items[:] = chosen


@pytest.fixture(scope="session", autouse=True)
def pages() -> None:
    """Make the environment of the pages before any test gives the site another name, which it would keep."""
    assert engines["pages"].env.globals["site_name"] == "Onesheet"


@pytest.fixture(scope="session", autouse=True)
def addresses() -> None:
    """Load the views before any test sets the clock: what they import by name then, they would keep."""
    assert get_resolver().url_patterns


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of real files, or skip the test and say why."""
    named = os.environ.get("ONESHEET_SAMPLES", "")
    if not named:
        pytest.skip("ONESHEET_SAMPLES names no folder of real files")
    return Path(named)


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix(request) -> None:
    """Give each process of `pytest -n` a database of its own: on PostgreSQL by name; SQLite's is in its own memory."""
    worker = getattr(request.config, "workerinput", {}).get("workerid")
    connection = connections["default"]
    if worker and connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["NAME"] = f"test_onesheet_{worker}"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix) -> Iterator[None]:
    """Let the database of this process begin as a copy of one that is migrated, so that there is nothing to migrate."""
    connection = connections["default"]
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = migrated.template()
        yield
        return
    # Django's test database on SQLite is in memory, by this name, for as long as somebody is connected to it.
    with (
        contextlib.closing(sqlite3.connect(connection.creation._get_test_db_name(), uri=True)) as memory,
        contextlib.closing(sqlite3.connect(f"file:{migrated.file()}?immutable=1", uri=True)) as kept,
    ):
        kept.backup(memory)
        yield


@pytest.fixture(autouse=True)
def _nothing_was_tried_before():
    """Forget what allauth counted in other tests."""
    cache.clear()


@pytest.fixture(autouse=True)
def _no_part_of_a_programme_is_kept():
    """Forget the parts of editions' pages that another test made: versions come again where that was rolled back."""
    from onesheet.web.festivals.kept import forget  # noqa: PLC0415 - not before Django is set up

    forget()
