"""Many phones give marks with the same codes at once: each code counts once, and only who was first is told so."""

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
        counted = [(sign, mark) for sign, counted, mark in answers if counted]
        assert len(counted) == 2, "who was first is told so both times; nobody else is, with whatever mark"
        assert counted[0] == counted[1] == (str(counted[0][1]), counted[0][1])
        assert {sign for sign, counted, _ in answers if not counted} == {""}, "nobody else is told the mark"
    assert len(set(told["marks"])) > 1, "no process had all to itself"
    assert told["slips"] == told["typed"] == 40
    assert told["counted"] == 80
    assert told["version"] == told["versions"] > 2


def test_a_ballot_is_on_the_disk_before_it_is_acknowledged(env):
    ended = subprocess.run(
        [sys.executable, str(HERE / "ballot_on_disk.py")],
        env=env, capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)

    if env.get("ONESHEET_DATABASE_URL"):
        assert told["codes"] == told["ballot"][1] == [], "PostgreSQL writes its log by itself"
    else:
        assert told["codes"] == [["-wal", 3, 0]], "codes that are printed are kept"
        assert told["ballot"] == [True, [["-wal", 3, 1]]]
    assert told["fails"] == [False, []], "what is rolled back is not waited for"
    assert told["within"] == [True, []], "within another transaction it is that one's matter"
    assert not told["none"]
