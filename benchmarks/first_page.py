"""Time and disk from a clone of the repository to the first page, as `make demo` makes them.

python -m benchmarks.first_page
"""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.figures import Figure, told
from benchmarks.sites import ROOT, free_port

COMMAND = "python -m benchmarks.first_page"
TIME_AIM, DISK_AIM = 15.0, 90
PATIENCE = 600.0


def measure() -> list[Figure]:
    """Clone what is committed, run `make demo`, wait for the first page, weigh the folder.

    Needs git, make and the package registry, or pip's own cache of it. Returns nothing where one is missing.
    """
    missing = [name for name in ("git", "make") if shutil.which(name) is None]
    if missing or not (ROOT / ".git").exists():
        print(f"Left out the time to the first page: {', '.join(missing) or 'this is no clone'}.")
        return []
    with tempfile.TemporaryDirectory(prefix="onesheet-clone-") as folder:
        clone = Path(folder) / "onesheet"
        started = time.perf_counter()
        subprocess.run(["git", "clone", "--quiet", "--depth", "1", f"file://{ROOT}", str(clone)], check=True)
        seconds = _first_page(clone, started)
        if seconds is None:
            print("Left out the time to the first page: `make demo` failed in a fresh clone.")
            return []
        disk = _megabytes(clone)
    return [
        Figure(
            "From clone to first page", seconds, "s", COMMAND, note="with the packages that pip has kept",
            aim=f"within {TIME_AIM:g} s", met=seconds <= TIME_AIM,
        ),
        Figure(
            "Disk of the clone, environment and sample site", disk, "MB", COMMAND,
            aim=f"at most {DISK_AIM} MB", met=disk <= DISK_AIM,
        ),
    ]  # fmt: skip


def _first_page(clone: Path, started: float) -> float | None:
    """Run `make demo` and return the seconds until a page came; None where it ended without one."""
    env = {
        name: value for name, value in os.environ.items() if not name.startswith(("ONESHEET_", "PYTHON", "VIRTUAL_"))
    }
    port = free_port()
    process = subprocess.Popen(
        ["make", "demo", f"PORT={port}"],
        cwd=clone,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while process.poll() is None and time.perf_counter() - started < PATIENCE:
            with contextlib.suppress(OSError):
                asking = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
                asking.request("GET", "/")
                if asking.getresponse().status == http.client.OK:
                    return time.perf_counter() - started
            time.sleep(0.05)
        return None
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)
        _until_gone(port)


def _until_gone(port: int) -> None:
    """Wait until nobody listens at the port any more, 10 seconds at most."""
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return
        time.sleep(0.1)


def _megabytes(folder: Path) -> float:
    """Return what a folder takes on disk."""
    seen: set[int] = set()
    total = 0
    for path in folder.rglob("*"):
        status = path.lstat()
        if status.st_ino not in seen:
            seen.add(status.st_ino)
            total += status.st_blocks * 512
    return total / 1_000_000


if __name__ == "__main__":
    print(told(measure()))
