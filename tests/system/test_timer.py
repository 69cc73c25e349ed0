"""What was held back goes out by itself while the site is served, and one of the processes sees to it."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from system.running import onesheet, serving, wait_until

OFTEN = "from onesheet.ops.start import start; start()\nfrom onesheet.ops import timer; timer.EVERY = 0.2\n"
"""Makes a server that looks five times a second."""
HELD = """
from datetime import timedelta
from django.utils import timezone
from onesheet.critics.services.reviews import add_review
from onesheet.films.models import Film
film, _ = Film.objects.get_or_create(title="The Tide", slug="the-tide", defaults={"sort_title": "tide", "match_key": "tide",
    "year": 2014, "created_at": timezone.now()})
until = timezone.now() + timedelta(seconds=%s)
print(add_review(film=film.pk, critic="%s", outlet="Gazette", printed="4/4", by=None, now=min(timezone.now(), until - timedelta(minutes=1)),
    held_until=until).review.pk)
"""


def hold(env, critic: str, *, seconds: int) -> str:
    """Add a review that is held back for so many seconds, fewer than none for a time that is over; return its address."""
    told = onesheet("manage", "shell", "-v", "0", "-c", HELD % (seconds, critic), env=env)
    assert told.returncode == 0, told.stderr
    return f"/critic-reviews/{told.stdout.split()[-1]}"


def shows(server, path: str) -> bool:
    return server.ask(path)[0] == 200


def test_what_came_due_while_the_site_was_down_goes_out_when_it_starts(env):
    path, later = hold(env, "Zebulon Quill", seconds=-1), hold(env, "Ida Ross", seconds=3600)

    with serving(env) as server:
        wait_until(lambda: shows(server, path), 30)

        assert b"Zebulon Quill" in server.ask("/films/the-tide/critics")[2]
        assert server.ask(later)[0] == 404
        assert b"Ida Ross" not in server.ask("/films/the-tide/critics")[2]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="children are found in /proc")
def test_another_process_takes_over_where_the_one_that_saw_to_it_was_killed(env):
    env["ONESHEET_WORKERS"] = "2"
    with serving(env, before=OFTEN) as server:
        first = hold(env, "Zebulon Quill", seconds=-1)
        wait_until(lambda: shows(server, first), 30)
        [keeper] = [pid for pid in server.pids()[1:] if holds_lock(pid, env)]
        os.kill(keeper, signal.SIGKILL)
        wait_until(lambda: any(holds_lock(pid, env) for pid in server.pids()[1:] if pid != keeper), 30)

        second = hold(env, "Ida Ross", seconds=-1)
        wait_until(lambda: shows(server, second), 30)


def holds_lock(pid: int, env: dict[str, str]) -> bool:
    """Tell whether a process has the lock: the kernel lists who does by the file's number."""
    number = (Path(env["ONESHEET_DATA"]) / "timer").stat().st_ino
    locks = Path("/proc/locks").read_text(encoding="ascii").splitlines()
    return any("FLOCK" in line and f" {pid} " in line and line.split()[-3].endswith(f":{number}") for line in locks)
