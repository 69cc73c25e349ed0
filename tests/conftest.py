"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connections
from django.template import engines


@pytest.fixture(scope="session", autouse=True)
def pages() -> None:
    """Make the environment of the pages before any test gives the site another name, which it would keep."""
    assert engines["pages"].env.globals["site_name"] == "Onesheet"


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


@pytest.fixture(autouse=True)
def _nothing_was_tried_before():
    """Forget what allauth counted in other tests."""
    cache.clear()
