"""How quick the pages of a festival of a real size are, beside a film's page in the same run.

python -m benchmarks.festival

The site has the sample catalogue and the invented festival: 250 films, 700 public screenings, 20 venues, and what the audience of its
first five days gave of 40,000 ratings in ten. The film page is that of the film which stands highest: with ratings, critics and
screenings it is as full as any of the festival. Each page is asked for from the page cache and made anew, in turn with the film page;
and each is made as the first after a change, when nothing of it is kept in the process either. What counts is processor time, which
others on the machine disturb less than they do rates. The last line is what `make bench-festival` is for.
"""

# ruff: noqa: PLC0415 - Django must be set up before the site is imported
from __future__ import annotations

import contextlib
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, median, told
from benchmarks.serving import Case
from benchmarks.sites import ROOT, environment, onesheet, our_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.sites import Server

COMMAND = "python -m benchmarks.festival"
ROUNDS, ROUNDS_INSIDE = 3, 25
AIM = {"made anew": 1.0, "cached": 1.25}
"""Of the film page's processor time. A cached page is sent as it is, and takes longer only for being longer."""
_INDEX = "/festivals/"
_PAGES = ("edition", "day grid", "buzz")
_FILM = "film page"


@contextlib.contextmanager
def festival_site() -> Iterator[Path]:
    """Make the site with the festival in a folder of its own; yield its data folder. `BENCHMARK_SITE` names one that is there."""
    if given := os.environ.get("BENCHMARK_SITE"):
        yield Path(given)
        return
    with tempfile.TemporaryDirectory(prefix="onesheet-benchmark-") as folder:
        data = Path(folder) / "data"
        command = onesheet("demo", "--no-serve", "--festival")
        subprocess.run(command, env=environment(data), check=True, capture_output=True)
        yield data


def edition_of(server: Server) -> str:
    """Return the address of the festival's newest edition."""
    _, _, page = server.get(f"{_INDEX}tidewater-film-festival")
    found = re.search(r'href="(/festivals/tidewater-film-festival/\d{4})"', page.decode())
    if found is None:
        raise RuntimeError("the festival is not there")
    return found[1]


def addresses(server: Server) -> dict[str, str]:
    """Return the pages that are measured, the film page first."""
    edition = edition_of(server)
    _, _, listed = server.get(f"{edition}/buzz")
    film = re.search(r'href="(/films/[^"/]+)"', listed.decode())
    if film is None:
        raise RuntimeError("no film has buzz")
    return {_FILM: film[1], "edition": edition, "day grid": f"{edition}/schedule", "buzz": f"{edition}/buzz"}


def measure() -> tuple[list[Figure], dict[str, dict[str, float]]]:
    """Serve the site and ask each page in turn for several rounds; return the figures, and the shares of the film page's time."""
    with contextlib.ExitStack() as stack:
        data = stack.enter_context(festival_site())
        ours = stack.enter_context(our_site(data))
        pages = addresses(ours)
        cases = {
            (name, how): Case(
                f"{name}, {how}", ours, f"{path}{'?anew=1' if how == 'made anew' else ''}", gzip=how == "cached"
            )
            for how in ("cached", "made anew")
            for name, path in pages.items()
        }
        for case in cases.values():
            case.run()
            case.rates.clear()
            case.milliseconds.clear()
        for _ in range(ROUNDS):
            for case in cases.values():
                case.run()
        weights = {
            name: [len(ours.get(path, gzip=packed)[2]) for packed in (False, True)] for name, path in pages.items()
        }
        changed = _first_after_a_change(data, pages)
    taken = {(name, how): case.milliseconds for (name, how), case in cases.items()}
    taken |= {(name, "first after a change"): several for name, several in changed.items()}
    figures = []
    for (name, how), several in taken.items():
        note = f"{weights[name][0]:,} bytes, {weights[name][1]:,} compressed" if how == "made anew" else ""
        if (name, how) in cases:
            figures.append(median(f"{name}, {how}", cases[name, how].rates, "requests/s", COMMAND, note=note))
        figures.append(median(f"{name}, {how}: processor time", several, "ms", COMMAND))
    shares: dict[str, dict[str, float]] = {}
    for how in ("first after a change", "cached", "made anew"):
        for name in _PAGES:
            ratios = [a / b for a, b in zip(taken[name, how], taken[_FILM, how], strict=True)]
            shares.setdefault(how, {})[name] = statistics.median(ratios)
            aim = {"aim": f"at most {AIM[how]:g}", "met": statistics.median(ratios) <= AIM[how]} if how in AIM else {}
            figures.append(median(f"{name} against the film page, {how}", ratios, "times", COMMAND, **aim))
    return figures, shares


def _first_after_a_change(data: Path, pages: dict[str, str]) -> dict[str, list[float]]:
    """Return how many milliseconds each page takes where nothing of it is kept, in a process of its own."""
    words = [sys.executable, "-m", "benchmarks.festival", "--inside", json.dumps(pages)]
    found = subprocess.run(words, env=environment(data), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return {name: list(several) for name, several in json.loads(found.stdout).items()}


def _inside(pages: dict[str, str]) -> None:
    """Make each page in turn with nothing kept; print the milliseconds of processor time."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "onesheet.config.settings"
    import django

    django.setup()
    from django.test import Client

    from onesheet.web.festivals.kept import forget

    client = Client(headers={"host": "127.0.0.1"})
    taken: dict[str, list[float]] = {name: [] for name in pages}
    for number in range(ROUNDS_INSIDE + 3):
        for name, path in pages.items():
            forget()
            begun = time.process_time()
            answer = client.get(f"{path}?anew=1")
            milliseconds = (time.process_time() - begun) * 1000
            if answer.status_code != 200:
                raise RuntimeError(f"{path} answers {answer.status_code}")
            if number >= 3:  # the first ones load templates and compile queries
                taken[name].append(milliseconds)
    print(json.dumps(taken))


def line(shares: dict[str, float]) -> str:
    """Return shares in words: `edition 0.4 x, day grid 0.4 x, buzz 0.6 x of a film page`."""
    return f"{', '.join(f'{name} {share:.2f} x' for name, share in shares.items())} of a film page"


def main() -> int:
    """Measure, and print; the status says whether a page takes longer than a film's."""
    if sys.argv[1:2] == ["--inside"]:
        _inside(json.loads(sys.argv[2]))
        return 0
    figures, shares = measure()
    print(told(figures))
    print(f"first after a change: {line(shares['first after a change'])}")
    print(f"cached: {line(shares['cached'])}")
    print(line(shares["made anew"]))
    return 0 if all(share <= most for how, most in AIM.items() for share in shares[how].values()) else 1


if __name__ == "__main__":
    sys.exit(main())
