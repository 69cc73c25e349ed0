"""Many phones give marks with the same codes at once: each code counts once, and everybody is told the same mark."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from system.running import HERE

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def test_a_code_that_many_send_at_once_counts_once(env):
    ended = subprocess.run(
        [sys.executable, str(HERE / "vote_crowd.py"), "5", "40"],
        env=env, capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)

    assert told["errors"] == []
    assert told["codes"] == len(told["marks"]) == 40
    for answers in told["answers"].values():
        assert len(answers) == 10
        assert len({sign for sign, _, _ in answers}) == 1, "the first mark stands, whoever asks"
        assert {mark for _, counted, mark in answers if counted} == {int(answers[0][0])}
    assert len(set(told["marks"])) > 1, "no process had all to itself"
    assert told["slips"] == told["typed"] == 40
    assert told["counted"] == 80
    assert told["version"] == told["versions"] > 2
