"""Sixteen processes rate and review the same films while weights and rules change: nothing is lost, no count drifts."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from system.running import HERE

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def crowd(env, number: int, seconds: float) -> None:
    ended = subprocess.run(
        [sys.executable, str(HERE / "score_crowd.py"), str(number), str(seconds)],
        env=env, capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert told["errors"] == []
    assert told["lost"] == []
    assert told["drift"] == []
    assert all(told["acts"].values()), told["acts"]


@pytest.mark.slow
def test_sixteen_writers_for_eight_seconds_leave_no_drift(env):
    crowd(env, 16, 8)


def test_six_writers_leave_no_drift(env):
    crowd(env, 6, 1.5)
