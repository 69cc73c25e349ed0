"""How fast files are taken in, beside what the database's driver alone does with the same rows.

python -m benchmarks.imports [--films 10000] [--export 20000] [--ratings 500000] [--titles 500000]

The site has a catalogue of 10,000 films. An export of 20,000 rows, ratings by thousands of users and a table of titles are made
with a fixed seed; each comes in as `onesheet import` takes it in, from the file to the last commit, on SQLite and with the
triggers of the page cache. Beside the ratings the same rows are written by `executemany` alone into the same table of
a copy of that site, with its columns, indexes and constraints, in transactions as large as ours and with the same settings, without our
triggers; on PostgreSQL, where ONESHEET_TEST_POSTGRES names a server, by COPY. A film's page is asked for while the export
comes in.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from benchmarks.figures import Figure, told
from benchmarks.imports import data
from benchmarks.imports.pages import ninety_ninth, while_running
from benchmarks.sites import ROOT, environment, onesheet, our_site

COMMAND = "python -m benchmarks.imports"
EXPORT, RATINGS, TITLES = 20_000, 500_000, 500_000
LETTERBOXD_AIM, SHARE_AIM, COPY_AIM, TITLES_AIM, PAGE_AIM, MEMORY_AIM = 5_000, 1 / 3, 0.5, 50_000, 100, 100


def measure(count: int, rows: int, ratings: int, titles: int) -> tuple[list[Figure], str]:
    """Make the files and the site, take all in; return the figures and the last line."""
    with tempfile.TemporaryDirectory(prefix="onesheet-imports-") as folder:
        files, bare = Path(folder) / "files", Path(folder) / "catalogue"
        films = data.films(count)
        files.mkdir()
        users = data.write_ratings(files / "ratings.csv", films, ratings)
        data.write_letterboxd(files / "export.zip", films, rows)
        data.write_basics(files / "title.basics.tsv.gz", titles)
        _run(onesheet("manage", "migrate", "-v0"), bare)
        _inside(bare, "fill", str(count))

        export = _apply(_copy(bare, "letterboxd"), files / "export.zip", "olga")
        paged = _page(_copy(bare, "pages"), files / "export.zip")
        ours = _apply(_copy(bare, "ratings"), files / "ratings.csv", "ml")
        alone = _inside(_copy(bare, "bare"), "bare", str(files / "ratings.csv"))
        basics = _apply(_copy(bare, "titles"), files / "title.basics.tsv.gz", "")
        share = (ours["rows"] / ours["seconds"]) / (alone["rows"] / alone["seconds"])
        figures = [
            _rate("Rows of a Letterboxd export taken in", export, LETTERBOXD_AIM),
            _memory("Most memory meanwhile", export, MEMORY_AIM),
            Figure(
                "Film page meanwhile, 99th percentile",
                paged,
                "ms",
                COMMAND,
                aim=f"under {PAGE_AIM}",
                met=paged < PAGE_AIM,
            ),
            _rate(f"Ratings of {users:,} users taken in", ours, 0),
            _memory("Most memory meanwhile", ours, 0),
            Figure("The same by sqlite3's executemany alone", alone["rows"] / alone["seconds"], "rows/s", COMMAND),
            Figure("The one over the other", share, "times", COMMAND, aim="a third or more", met=share >= SHARE_AIM),
            *_on_postgres(files, count),
            _rate("Titles of IMDb's table taken in", basics, TITLES_AIM),
            _memory("Most memory meanwhile", basics, 0),
        ]
        last = (
            f"letterboxd {export['rows'] / export['seconds']:.0f} rows/s, movielens {share:.2f} x sqlite3, "
            f"imdb {basics['rows'] / basics['seconds']:.0f} rows/s, peak {export['peak']:.0f} MB"
        )
        return figures, last


def _rate(name: str, done: dict[str, float], aim: int) -> Figure:
    value = done["rows"] / done["seconds"]
    note = f"{done['rows']:,} rows, {done['made']:,} made, {done['waiting']:,} waiting, {done['refused']:,} refused"
    if not aim:
        return Figure(name, value, "rows/s", COMMAND, note=note)
    return Figure(name, value, "rows/s", COMMAND, aim=f"{aim:,} or more", met=value >= aim, note=note)


def _memory(name: str, done: dict[str, float], aim: int) -> Figure:
    if not aim:
        return Figure(name, done["peak"], "MB", COMMAND)
    return Figure(name, done["peak"], "MB", COMMAND, aim=f"under {aim}", met=done["peak"] < aim)


def _copy(bare: Path, name: str) -> Path:
    made = bare.with_name(name)
    shutil.copytree(bare, made)
    return made


def _apply(site: Path, file: Path, member: str, url: str = "") -> dict[str, Any]:
    return _inside(site, "apply", str(file), member, url=url)


def _page(site: Path, file: Path) -> float:
    """Serve the site, take the file in, ask for a film's page meanwhile."""
    with our_site(site) as server:
        path = f"/films/{_inside(site, 'film')['slug']}"
        process = subprocess.Popen(
            _words("apply", str(file), "olga"), env=_environment(site), cwd=ROOT, stdout=subprocess.DEVNULL
        )
        try:
            return ninety_ninth(while_running(process, server, path))
        finally:
            process.wait(60)


def _on_postgres(files: Path, films: int) -> list[Figure]:
    """Take the ratings in on PostgreSQL, and copy the same rows; say so where there is no server."""
    server = os.environ.get("ONESHEET_TEST_POSTGRES", "")
    if not server:
        print("PostgreSQL: left out, since ONESHEET_TEST_POSTGRES names no server")
        return []
    with _database(server, "ours") as url, _database(server, "bare") as other:
        rates = []
        for one, what in ((url, "apply"), (other, "bare")):
            site = files.parent / f"postgres-{what}"
            site.mkdir()
            _run(onesheet("manage", "migrate", "-v0"), site, one)
            _inside(site, "fill", str(films), url=one)
            words = (str(files / "ratings.csv"), "ml") if what == "apply" else (str(files / "ratings.csv"),)
            done = _inside(site, what, *words, url=one)
            rates.append(done["rows"] / done["seconds"])
    share = rates[0] / rates[1]
    return [
        Figure("Ratings taken in on PostgreSQL", rates[0], "rows/s", COMMAND),
        Figure("The same by COPY alone", rates[1], "rows/s", COMMAND),
        Figure("The one over the other", share, "times", COMMAND, aim="half or more", met=share >= COPY_AIM),
    ]


@contextlib.contextmanager
def _database(server: str, what: str) -> Iterator[str]:
    """Make a database and drop it afterwards; yield its address."""
    import psycopg  # noqa: PLC0415 - only where there is a server

    name = f"onesheet_bench_{what}_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload]


def _inside(site: Path, *words: str, url: str = "") -> dict[str, Any]:
    done = subprocess.run(_words(*words), env=_environment(site, url), cwd=ROOT, check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _words(*words: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.imports.inside", *words]


def _run(words: list[str], site: Path, url: str = "") -> None:
    site.mkdir(exist_ok=True)
    subprocess.run(words, env=_environment(site, url), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _environment(site: Path, url: str = "") -> dict[str, str]:
    # Modules are compiled once, as they are where the site is installed.
    own = {"DJANGO_SETTINGS_MODULE": "onesheet.config.settings", "PYTHONPYCACHEPREFIX": str(site.parent / "compiled")}
    kept = {name: value for name, value in environment(site).items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **own, **({"ONESHEET_DATABASE_URL": url} if url else {})}


def main() -> int:
    """Measure, print, and end with the line of the four that matter."""
    asked = argparse.ArgumentParser(prog=COMMAND)
    asked.add_argument("--ratings", type=int, default=RATINGS, help=f"{RATINGS:,} unless told")
    asked.add_argument("--titles", type=int, default=TITLES, help=f"{TITLES:,} unless told")
    asked.add_argument("--films", type=int, default=data.FILMS, help=f"of the catalogue, {data.FILMS:,} unless told")
    asked.add_argument("--export", type=int, default=EXPORT, help=f"rows of the export, {EXPORT:,} unless told")
    given = asked.parse_args()
    figures, last = measure(given.films, given.export, given.ratings, given.titles)
    print(told(figures))
    print(last)
    return 0


if __name__ == "__main__":
    sys.exit(main())
