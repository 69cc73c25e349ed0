"""How much memory all processes of a served site take, and how long the site takes to start.

python -m benchmarks.memory
"""

from __future__ import annotations

import subprocess
import time

from benchmarks.figures import Figure, median, told
from benchmarks.load import ask
from benchmarks.pages import PAGES
from benchmarks.sites import FILM, environment, free_port, onesheet, our_site, sample_site

COMMAND = "python -m benchmarks.memory"
MEMORY_AIM, START_AIM = 150, 3.0
STARTS = 5


def measure() -> list[Figure]:
    """Ask a site with two processes for every kind of page, then for one as fast as it answers; then add up."""
    with sample_site() as data:
        with our_site(data) as server:
            at_rest = server.pss_megabytes()
            for _ in range(10):
                for path in PAGES.values():
                    server.get(path)
            ask(server.address + FILM, 2, gzip=True)
            ask(f"{server.address}{FILM}?anew=1", 2, gzip=False)
            after = server.pss_megabytes()
            processes = len(server.pids())
        starts = [_start(environment(data)) for _ in range(STARTS)]
    return [
        Figure("Memory of all processes at rest", at_rest, "MB", COMMAND, note=f"PSS of {processes} processes"),
        Figure(
            "Memory of all processes after load", after, "MB", COMMAND,
            aim=f"at most {MEMORY_AIM} MB", met=after <= MEMORY_AIM,
        ),
        median(
            "Start of an existing site, until it answers", starts, "s", COMMAND,
            aim=f"within {START_AIM:g} s", met=sorted(starts)[STARTS // 2] <= START_AIM,
        ),
    ]  # fmt: skip


def _start(env: dict[str, str]) -> float:
    """Return the seconds from the command to the line with the address."""
    port = free_port()
    started = time.perf_counter()
    with subprocess.Popen(onesheet("demo", "--port", str(port)), env=env, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stderr or ():
            if f"127.0.0.1:{port}" in line:
                break
        took = time.perf_counter() - started
        process.terminate()
    return took


if __name__ == "__main__":
    print(told(measure()))
