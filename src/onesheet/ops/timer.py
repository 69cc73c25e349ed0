"""What time alone brings about while the site is served: what was held back goes out, imports whose process ended go on.

Every server process has a thread that would do it; a lock on a file chooses one, and when that process ends another takes
its place at the next turn. So nothing else has to run, and nothing is asked twice.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from onesheet.critics.services.embargo import release_due
from onesheet.exchange.services import start_waiting
from onesheet.ops.start import say

try:
    import fcntl
except ImportError:  # not on Windows: there each process does it, which lets everything go once all the same
    fcntl = None  # type: ignore[assignment]

EVERY = 15.0
"""Seconds between two turns: so late at most goes out what was held back."""


def start_timer() -> None:
    """Begin, in a thread that ends with this process."""
    threading.Thread(target=run, args=(settings.DATA / "timer",), name="onesheet-timer", daemon=True).start()


def run(
    lock: Path,
    *,
    wait: Callable[[float], object] = time.sleep,
    clock: Callable[[], datetime] = timezone.now,
    turns: int | None = None,
) -> None:
    """Let go what is due, now and every fifteen seconds, as long as the lock is this process's; for ever, or `turns` times."""
    with lock.open("a") as handle:
        failed = mine = False
        while turns is None or turns > 0:
            mine = mine or _take(handle)
            if mine:
                failed = _turn(clock(), failed=failed)
            turns = None if turns is None else turns - 1
            if turns != 0:
                wait(EVERY)


def _take(handle: IO[str]) -> bool:
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _turn(now: datetime, *, failed: bool) -> bool:
    """Do what is due; return whether it failed, which is said the first time."""
    try:
        release_due(now=now)
        start_waiting(now=now)
    except (DatabaseError, OSError) as fault:
        if not failed:
            say(f"onesheet: what is due could not be looked at, and is again in {EVERY:.0f} seconds: {fault}")
        return True
    finally:
        connection.close()
    return False
