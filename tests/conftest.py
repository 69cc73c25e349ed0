"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of real files, or skip the test and say why."""
    named = os.environ.get("ONESHEET_SAMPLES", "")
    if not named:
        pytest.skip("ONESHEET_SAMPLES names no folder of real files")
    return Path(named)
