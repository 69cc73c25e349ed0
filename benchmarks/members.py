"""How fast members' pages are made on a large site, beside a plain Django template page in the same run.

python -m benchmarks.members [--members 2200] [--films 6000] [--viewings 1000000]

Pages are made anew each time, past the page cache, for a member who is signed in and follows everybody. The profile, the
diary and the year are those of a member with 10,000 viewings of 5,000 films; the feed is the signed-in member's.
What all films of a member come to is kept in memory while nothing changes (`web/members/kept.py`); the rest is asked anew.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import subprocess
import sys
import time
from dataclasses import dataclass

from benchmarks.crowd import HEAVY_FILMS, HEAVY_VIEWINGS, SIZE, arguments
from benchmarks.figures import Figure, median, told
from benchmarks.load import ask, generator
from benchmarks.serving import Case
from benchmarks.sites import FILM, ROOT, environment, our_site, plain_django, sample_site

COMMAND = "python -m benchmarks.members"
SECONDS, ROUNDS = 2.0, 5
AIM = 1.0
SMALLER = 200_000
"""Viewings in the run of all benchmarks."""


@dataclass
class MemberCase(Case):
    """A page asked for by a member who is signed in."""

    cookie: str = ""

    def run(self) -> None:
        """Ask for some seconds."""
        before = self.server.processor_seconds()
        load = ask(self.server.address + self.path, SECONDS, gzip=self.gzip, cookie=self.cookie)
        if load.failed or not load.requests:
            raise RuntimeError(f"{self.name}: {load.failed} of {load.requests} requests failed")
        self.rates.append(load.per_second)
        self.milliseconds.append((self.server.processor_seconds() - before) / load.requests * 1000)


def measure(given: argparse.Namespace) -> list[Figure]:
    """Fill a site, serve it beside the plain one, ask for each page in turn for several rounds."""
    with contextlib.ExitStack() as stack:
        data = stack.enter_context(sample_site())
        started = time.perf_counter()
        size = [f"--{name}={getattr(given, name)}" for name in SIZE]
        env = environment(data) | {"DJANGO_SETTINGS_MODULE": "onesheet.config.settings"}
        words = [sys.executable, "-m", "benchmarks.crowd", *size]
        filled = subprocess.run(words, env=env, cwd=ROOT, check=True, capture_output=True, text=True)
        crowd = json.loads(filled.stdout.splitlines()[-1])
        print(
            f"{given.members:,} members, {given.films:,} films, {given.viewings:,} viewings,"
            f" filled in {time.perf_counter() - started:.0f} s"
        )
        ours = stack.enter_context(our_site(data))
        plain = stack.enter_context(plain_django(data))
        page = f"/members/{crowd['member']}"
        paths = {
            "profile": page,
            "diary": f"{page}/diary",
            "feed": "/feed",
            "films": f"{page}/films",
            "reviews": f"{page}/reviews",
            "year": f"{page}/year/2023",
            "compatibility": f"{page}/with-me",
        }
        cases = {
            name: MemberCase(f"Member's page: {name}", ours, path, gzip=False, cookie=crowd["session"])
            for name, path in paths.items()
        }
        cases["template"] = MemberCase("The plain template page of a film", plain, FILM, gzip=False)
        for case in cases.values():
            case.run()
            case.rates.clear()
            case.milliseconds.clear()
        for _ in range(ROUNDS):
            for case in cases.values():
                case.run()
    return _figures(cases, given)


def measure_smaller() -> list[Figure]:
    """Measure a site that is filled in less than a minute, for the run of all benchmarks."""
    return measure(arguments().parse_args(["--viewings", str(SMALLER)]))


def _figures(cases: dict[str, MemberCase], given: argparse.Namespace) -> list[Figure]:
    template = cases["template"].rates
    size = {name: getattr(given, name) for name in SIZE}
    command = " ".join([COMMAND, *(f"--{name} {size[name]}" for name in SIZE if size[name] != SIZE[name])])
    told_size = ", ".join(f"{number:,} {name}" for name, number in size.items())
    note = f"{told_size}; asked by {generator()}, 16 connections, {ROUNDS} rounds of {SECONDS:g} s; 2 processes each"
    found = [median(case.name, case.rates, "pages/s", command) for case in cases.values()]
    found += [median(f"{case.name}: processor time", case.milliseconds, "ms", command) for case in cases.values()]
    for name in ("profile", "diary", "feed"):
        ratios = [one / other for one, other in zip(cases[name].rates, template, strict=True)]
        found.append(
            median(
                f"{name.capitalize()} against the plain template page", ratios, "times", command, note=note,
                aim="at least as quick", met=sorted(ratios)[len(ratios) // 2] >= AIM,
            )
        )  # fmt: skip
    return found


def main() -> None:
    """Measure and print; the last line holds the four figures."""
    given = arguments(__doc__).parse_args()
    figures = measure(given)
    print(f"A member with {HEAVY_VIEWINGS:,} viewings of {HEAVY_FILMS:,} films.\n{told(figures)}")
    rates = {one.name.rpartition(": ")[2]: one.value for one in figures if one.unit == "pages/s"}
    rates["template page"] = next(one.value for one in figures if one.name.startswith("The plain"))
    print(", ".join(f"{name} {rates[name]:.0f}/s" for name in ("profile", "diary", "feed", "template page")))


if __name__ == "__main__":
    main()
