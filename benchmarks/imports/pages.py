"""How long a film's page takes while a file is taken in: asked for all the time by one visitor, made anew each time."""

from __future__ import annotations

import http.client
import statistics
import subprocess
import time

from benchmarks.sites import Server

_PAUSE = 0.01


def while_running(process: subprocess.Popen[bytes], server: Server, path: str) -> list[float]:
    """Ask for a page, past the page cache, until the process ends; return milliseconds of each."""
    took: list[float] = []
    asking = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    while process.poll() is None:
        began = time.perf_counter()
        asking.request("GET", f"{path}?anew={len(took)}")
        answer = asking.getresponse()
        answer.read()
        took.append((time.perf_counter() - began) * 1000)
        if answer.status != http.client.OK:
            raise RuntimeError(f"{path} answered {answer.status}")
        time.sleep(_PAUSE)
    asking.close()
    return took


def ninety_ninth(took: list[float]) -> float:
    """Return what ninety-nine of a hundred took at most."""
    return statistics.quantiles(took, n=100)[98]
