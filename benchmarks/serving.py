"""How many film pages a second, cached and made anew, beside other ways of answering in the same run.

python -m benchmarks.serving
"""

from __future__ import annotations

import contextlib
import statistics
from dataclasses import dataclass, field

from benchmarks.figures import Figure, median, told
from benchmarks.load import ask, generator
from benchmarks.sites import FILM, Server, granian_static, nginx, nginx_static, our_site, plain_django, sample_site

COMMAND = "python -m benchmarks.serving"
SECONDS, ROUNDS = 2.0, 5
CACHED_AIM, MADE_AIM = 0.20, 3.0


@dataclass
class Case:
    """One address that is asked for, in every round."""

    name: str
    server: Server
    path: str
    gzip: bool
    rates: list[float] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    """Processor time for a request."""

    def run(self) -> None:
        """Ask for some seconds."""
        before = self.server.processor_seconds()
        load = ask(self.server.address + self.path, SECONDS, gzip=self.gzip)
        if load.failed or not load.requests:
            raise RuntimeError(f"{self.name}: {load.failed} of {load.requests} requests failed")
        self.rates.append(load.per_second)
        self.milliseconds.append((self.server.processor_seconds() - before) / load.requests * 1000)


def measure() -> list[Figure]:
    """Serve the sample site and its comparisons side by side, ask each in turn for several rounds, and compare."""
    with contextlib.ExitStack() as stack:
        data = stack.enter_context(sample_site())
        ours = stack.enter_context(our_site(data))
        plain = stack.enter_context(plain_django(data))
        _, _, page = ours.get(FILM)
        _, _, packed = ours.get(FILM, gzip=True)
        _, _, template = plain.get(FILM)
        if nginx():
            static, whose = stack.enter_context(nginx_static(page, packed)), "nginx, compressed beforehand"
        else:
            static, whose = (
                stack.enter_context(granian_static(page)),
                "granian's own mount, since nginx is not installed",
            )
        cases = {
            "static": Case(f"Static file ({whose})", static, "/static/page.html", gzip=True),
            "cached": Case("Film page, cached", ours, FILM, gzip=True),
            "bare": Case("Bare Django view", plain, "/", gzip=False),
            # A parameter that the page cache does not know: the page is made anew each time.
            "made": Case("Film page, made anew", ours, f"{FILM}?anew=1", gzip=False),
            "template": Case("The same film as models in a Django template", plain, FILM, gzip=False),
        }
        for case in cases.values():
            case.run()
            case.rates.clear()
            case.milliseconds.clear()
        for _ in range(ROUNDS):
            for case in cases.values():
                case.run()
    note = {
        "cached": f"{len(packed):,} bytes, compressed",
        "made": f"{len(page):,} bytes",
        "template": f"{len(template):,} bytes",
        "static": f"asked by {generator()}, 16 connections, {ROUNDS} rounds of {SECONDS:g} s; 2 processes each",
    }
    figures = []
    for key, case in cases.items():
        figures.append(median(case.name, case.rates, "requests/s", COMMAND, note=note.get(key, "")))
        figures.append(median(f"{case.name}: processor time", case.milliseconds, "ms", COMMAND))
    return [*figures, *_ratios(cases)]


def _ratios(cases: dict[str, Case]) -> list[Figure]:
    def ratios(one: str, other: str) -> list[float]:
        return [a / b for a, b in zip(cases[one].rates, cases[other].rates, strict=True)]

    cached, made = ratios("cached", "static"), ratios("made", "template")
    return [
        median(
            "Cached film page as a share of the static file", [100 * one for one in cached], "%", COMMAND,
            aim=f"at least {CACHED_AIM:.0%}", met=statistics.median(cached) >= CACHED_AIM,
        ),
        median(
            "Film page made anew against the Django template page", made, "times", COMMAND,
            aim=f"at least {MADE_AIM:g} times", met=statistics.median(made) >= MADE_AIM,
        ),
    ]  # fmt: skip


if __name__ == "__main__":
    print(told(measure()))
