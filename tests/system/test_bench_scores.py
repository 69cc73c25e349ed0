"""`make bench-scores` on a small site: it runs, finds no drift, and its last line is the one that others read."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_last_line_tells_recompute_group_by_and_drift():
    size = ["--films", "60", "--members", "40", "--ratings", "800", "--many", "60"]
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks.scores", *size],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip

    assert ended.returncode == 0, ended.stderr
    assert re.fullmatch(r"recompute \d+\.\d\d s, group by \d+\.\d\d s, drift 0", ended.stdout.splitlines()[-1])
    few, many = re.findall(r"one more rating of a film with \d+: (\d+) queries", ended.stdout)
    assert few == many
