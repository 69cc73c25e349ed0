"""Two commands that start on an empty folder at the same moment."""

from __future__ import annotations

import subprocess
import sys

from system.running import environment


def test_two_commands_make_one_database_between_them(tmp_path):
    text = tmp_path / "article.txt"
    text.write_text(
        "The Lantern Room is a 2011 Irish drama film directed by Maeve Corrigan. It stars Nuala Keane.\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "onesheet", "add", str(text)]

    both = [
        subprocess.Popen(command, env=environment(tmp_path / "data"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60) for process in both]

    assert [process.returncode for process in both] == [0, 0], said
    told = sorted(out.decode() for out, _ in said)
    assert sum("new film" in one for one in told) == 1
    assert sum("nothing changed" in one for one in told) == 1
