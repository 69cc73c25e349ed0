"""Twenty processes rate, like, log and delete for ten members on three films: nothing is lost and every count is right."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from system.running import HERE

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def crowd(env, number: int, seconds: float) -> dict:
    ended = subprocess.run(
        [sys.executable, str(HERE / "member_crowd.py"), str(number), str(seconds)],
        env=env, capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def check(told: dict) -> None:
    assert told["errors"] == []
    assert told["faults"] == []
    assert told["acts"] > 0
    assert told["switched"] > 0
    assert told["fewest"] > 0, "somebody starved"


@pytest.mark.slow
def test_twenty_writers_for_ten_seconds_lose_nothing(env):
    told = crowd(env, 20, 10)

    check(told)
    assert told["longest"] < 15, "a turn should come long before the database gives up"


def test_six_writers_lose_nothing(env):
    check(crowd(env, 6, 1.5))
