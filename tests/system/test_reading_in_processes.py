"""`onesheet read --jobs N`, as a user with many documents runs it."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys

import pytest

from system.running import wait_until

ARTICLE = (
    "The {0} Lamp is a 1962 drama film directed by Ana Ortiz and starring Olav Berg.\n\n== Plot ==\nA keeper waits.\n"
)
MANY = 400


@pytest.fixture
def files(tmp_path):
    made = []
    for number in range(MANY):
        path = tmp_path / f"{number:03}.txt"
        path.write_text(
            ARTICLE.format(f"Lantern {number} and") + "The lamp was lit again that night. " * 300, encoding="utf-8"
        )
        made.append(str(path))
    return made


def command(*words):
    return [sys.executable, "-m", "onesheet", "read", *words]


def test_two_processes_print_what_one_prints_in_the_order_given(files, tmp_path):
    some = [*reversed(files[:20]), str(tmp_path / "missing.txt"), *files[20:30]]

    one = subprocess.run(command("--json", *some), capture_output=True, text=True, check=False)
    two = subprocess.run(command("--json", "--jobs", "2", *some), capture_output=True, text=True, check=False)

    assert two.stdout == one.stdout
    assert two.stderr == one.stderr
    assert [json.loads(line)["document"]["name"] for line in two.stdout.splitlines()] == some
    assert one.returncode == two.returncode == 1


def test_standard_input_is_read_where_it_is_named(files):
    ended = subprocess.run(
        command("--json", "--jobs", "2", files[0], "-", files[1]),
        input=ARTICLE.format("Other"),
        capture_output=True,
        text=True,
        check=False,
    )

    names = [json.loads(line)["document"]["name"] for line in ended.stdout.splitlines()]
    assert names == [files[0], "-", files[1]]


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system has no process groups")
def test_ctrl_c_stops_with_whole_lines_and_leaves_no_process(files, tmp_path):
    printed = tmp_path / "printed"
    with printed.open("wb") as out:
        running = subprocess.Popen(
            command("--json", "--jobs", "2", *files),
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            # A shell has what it starts in the background ignore the key.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )
        wait_until(lambda: printed.stat().st_size, 60)
        os.killpg(running.pid, signal.SIGINT)
        said = running.communicate(timeout=60)[1]

    lines = printed.read_text(encoding="utf-8").splitlines(keepends=True)
    assert [json.loads(line)["document"]["name"] for line in lines] == files[: len(lines)]
    assert len(lines) < MANY
    assert all(line.endswith("\n") for line in lines)
    assert running.returncode == 130
    assert said == f"onesheet: stopped; {len(lines)} of {MANY} documents were read.\n"
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_progress_shows_on_a_terminal_and_nowhere_else(files):
    leader, terminal = pty.openpty()
    subprocess.run(command("--json", *files[:3]), stdout=subprocess.DEVNULL, stderr=terminal, check=True)
    os.close(terminal)

    said = os.read(leader, 10_000).decode()
    os.close(leader)

    assert "1 of 3 documents read" in said
    assert "3 of 3 documents read" in said
    assert said.endswith("\r\x1b[K")


@pytest.mark.parametrize("number", ["-1", "two", "1000"])
def test_a_number_of_processes_that_is_none_is_refused(number):
    ended = subprocess.run(command(f"--jobs={number}", "x"), capture_output=True, text=True, check=False)

    assert ended.returncode == 2
    assert f"{number} is no number of processes; take one from 0 to 256" in ended.stderr
