"""Sixteen processes write at once: all wait, none fails, nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

from system.running import HERE

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def crowd(env, number: int, seconds: float) -> dict:
    ended = subprocess.run(
        [sys.executable, str(HERE / "crowd.py"), str(number), str(seconds)],
        env=env, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def check(told: dict) -> None:
    assert told["errors"] == []
    assert told["counted"] == told["rows"] == told["transactions"] > 0
    assert told["counted_by_statement"] == told["statements"] > 0
    assert told["fewest"] > 0, "somebody starved"
    assert told["killed"] == -signal.SIGKILL
    assert told["title"] == "Counter", "half a transaction was kept"


@pytest.mark.slow
def test_sixteen_writers_for_some_seconds_wait_and_lose_nothing(env):
    told = crowd(env, 16, 5)

    check(told)
    assert told["longest"] < 5, "a turn should come long before SQLite gives up"


def test_six_writers_wait_and_lose_nothing(env):
    check(crowd(env, 6, 0.8))
