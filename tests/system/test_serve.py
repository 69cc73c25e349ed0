"""`onesheet serve`, started and stopped as an operator does."""

from __future__ import annotations

import os
import pty
import re
import shutil
import signal
import socket
import sys
import time
from pathlib import Path

import pytest

from system.running import environment, free_port, onesheet, serving, wait_until


@pytest.fixture
def env(tmp_path, started_once):
    """The environment of processes that work on a site that was started before."""
    shutil.copytree(started_once, tmp_path / "data")
    return environment(tmp_path / "data", WORKERS="2")


def test_it_makes_what_is_missing_and_tells_the_address_once_it_answers(tmp_path):
    with serving(environment(tmp_path / "new")) as server:
        status, headers, body = server.ask("/")

        assert status == 200
        assert b"</html>" in body
        assert headers["content-type"] == "text/html; charset=utf-8"
        assert server.said[-1].startswith(f"Onesheet is at http://127.0.0.1:{server.port}")
        assert "Collected style sheets and scripts\n" in server.said


def test_static_files_have_their_hash_in_their_name_and_never_change(env):
    with serving(env) as server:
        _, _, body = server.ask("/")
        sheet = re.search(rb'href="(/static/[^"]+\.css)"', body)
        assert sheet
        status, headers, _ = server.ask(sheet[1].decode(), Accept_Encoding="gzip")

        assert status == 200
        assert re.search(rb"\.[0-9a-f]{12}\.css$", sheet[1])
        assert "immutable" in headers["cache-control"]
        assert headers["content-encoding"] == "gzip"


def test_a_page_is_answered_from_the_cache_with_304_to_who_has_it(env):
    with serving(env) as server:
        _, first, _ = server.ask("/", Accept_Encoding="gzip")
        status, again, body = server.ask("/", Accept_Encoding="gzip", If_None_Match=first["etag"])
        head, headers, nothing = server.ask("/", method="HEAD", Accept_Encoding="gzip")

        assert (status, body, again["etag"]) == (304, b"", first["etag"])
        assert first["vary"] == "Accept-Encoding, Cookie"
        assert (head, headers["etag"], nothing) == (200, first["etag"], b"")


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "terminate"])
def test_it_stops_cleanly_when_told_to(env, sign):
    with serving(env) as server:
        server.process.send_signal(sign)
        code = server.process.wait(20)

    assert code == 0
    assert server.said[-1].startswith("Onesheet is at"), "nothing is said after the address"


@pytest.mark.skipif(sys.platform != "linux", reason="children are found in /proc")
def test_it_stops_when_all_its_processes_are_told_to_at_once(env):
    """As service managers do, and the end of a terminal."""
    for _ in range(4):
        with serving(env) as server:
            for pid in reversed(server.pids()):
                os.kill(pid, signal.SIGTERM)
            assert server.process.wait(30) == 0


@pytest.mark.skipif(not hasattr(os, "getpgid"), reason="this system has no process groups")
def test_ctrl_c_in_a_terminal_reaches_the_leading_process_alone(env):
    with serving(env) as server:
        leader, *workers = server.pids()

        assert {os.getpgid(pid) for pid in workers}.isdisjoint({os.getpgid(leader)})


def test_a_port_that_is_taken_gives_a_sentence_and_exit_status_1(env):
    with serving(env) as server:
        second = onesheet("serve", "--port", str(server.port), env=env)

        assert second.returncode == 1
        assert second.stderr == (
            f"onesheet: port {server.port} is taken by another program; stop it, "
            f"or take another port: --port {server.port + 1}\n"
        )
        assert server.ask("/")[0] == 200


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--port", "70000"], "onesheet: 70000 is no port; take one from 1 to 65535\n"),
        (["--host", "192.0.2.1", "--port", "8000"], "onesheet: cannot listen at 192.0.2.1, port 8000: "),
    ],
)
def test_an_address_nobody_can_listen_at_gives_a_sentence(env, words, sentence):
    ended = onesheet("serve", *words, env=env)

    assert ended.returncode == 1
    assert ended.stderr.startswith(sentence)
    assert "Traceback" not in ended.stderr


def test_static_files_are_collected_again_only_where_one_has_changed(env):
    with serving(env) as second:
        assert "Collected style sheets and scripts\n" not in second.said
    (Path(env["ONESHEET_DATA"]) / "static-signature").write_text("another", encoding="ascii")
    with serving(env) as third:
        assert "Collected style sheets and scripts\n" in third.said


@pytest.mark.skipif(sys.platform != "linux", reason="children are found in /proc")
def test_a_worker_that_dies_is_replaced(env):
    with serving(env) as server:
        first = server.pids()
        os.kill(first[1], signal.SIGKILL)
        until = time.monotonic() + 30
        while time.monotonic() < until and (first[1] in server.pids() or len(server.pids()) < len(first)):
            time.sleep(0.1)

        assert len(server.pids()) == len(first)
        assert server.ask("/")[0] == 200


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_all_processes_together_take_less_than_150_megabytes(env):
    with serving(env) as server:
        for _ in range(50):
            server.ask("/")
            server.ask("/films/")
        kilobytes = 0
        for pid in server.pids():
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
            kilobytes += int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1])

    assert kilobytes < 150_000


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a terminal of its own")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("way", ["ctrl-c", "terminal closed", "killed", "killed as it starts"])
def test_nothing_is_left_at_the_port_however_the_site_ends(tmp_path, way):
    port = free_port()
    leader, terminal = pty.fork()
    if leader == 0:
        os.execve(
            sys.executable, [sys.executable, "-m", "onesheet", "serve", "--port", str(port)], environment(tmp_path)
        )
    wait_until((lambda: children(leader)) if way == "killed as it starts" else (lambda: answers(port)), 60)

    if way == "ctrl-c":
        os.write(terminal, b"\x03")
    elif way == "terminal closed":
        os.close(terminal)
    else:
        os.kill(leader, signal.SIGKILL)
    os.waitpid(leader, 0)
    wait_until(lambda: not answers(port), 60)

    if way != "terminal closed":
        os.close(terminal)


def children(leader):
    return Path(f"/proc/{leader}/task/{leader}/children").read_text(encoding="ascii").split()


def answers(port):
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2):
            return True
    except OSError:
        return False
