"""How long 54,432 critics' reviews take to come in from a file, and what a film's page costs with them.

python -m benchmarks.critics_import [--rows 54432]

The table is Rotten Tomatoes' of `critics/rt_reviews.tsv.gz` in the folder that ONESHEET_SAMPLES names. It has half as many
rows; the others are the same again of films with other numbers. Without samples rows of the same shape are made up, and
the first line says so. Each number is a film of the site, which is the sample site with as many films more; the film with
most reviews is one of the sample catalogue. All runs as for anybody: the whole command with its start, on SQLite, with
the page cache's triggers. On PostgreSQL where ONESHEET_TEST_POSTGRES names a server, in a database of its own.

A film's page is made anew, past the page cache, in turn on that site and on a copy from before the reviews; what is
compared is processor time.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import gzip
import hashlib
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit, urlunsplit

from benchmarks.figures import Figure, median, told
from benchmarks.sites import FILM, ROOT, environment, onesheet, sample_site

COMMAND = "python -m benchmarks.critics_import"
ROWS, AIM, PAGE_AIM = 54_432, 10.0, 1.25
ROUNDS, PAGES = 15, 12
HEAD = ("id", "review", "rating", "fresh", "critic", "top_critic", "publisher", "date")
SHIFT = 1_000_000
"""What is added to the numbers of films when the rows come again."""


@dataclass
class Maker:
    """A process that makes the film's page when told to, and what it took, in milliseconds a page."""

    asked: IO[str]
    told: IO[str]
    milliseconds: list[float] = field(default_factory=list)

    def make(self) -> float:
        """Have some pages made; return the processor time of one."""
        print(file=self.asked, flush=True)
        return float(self.told.readline())


def measure(rows: int = ROWS) -> list[Figure]:
    """Make both sites, take the table in twice, make the pages in turn."""
    with sample_site() as without:
        with_reviews = without.with_name("with-reviews")
        table, films = without / "reviews.tsv.gz", without / "films.csv"
        made_of = _write_table(table, rows)
        _inside(without, "films", str(table), str(films))
        shutil.copytree(without, with_reviews)
        first, peak = _take_in(with_reviews, table, films, rows)
        again, _ = _take_in(with_reviews, table, films, rows)
        return [
            Figure(
                f"{rows:,} reviews taken in",
                first,
                "s",
                COMMAND,
                aim=f"{AIM:g} or less",
                met=first <= AIM,
                note=made_of,
            ),
            Figure("The same table again, which changes nothing", again, "s", COMMAND),
            Figure("Most memory while it is taken in", peak, "MB", COMMAND),
            *_on_postgres(table, films, rows),
            *_pages(without, with_reviews),
        ]


def _pages(without: Path, with_reviews: Path) -> list[Figure]:
    with contextlib.ExitStack() as stack:
        bare, full = (stack.enter_context(_maker(data)) for data in (without, with_reviews))
        for number in range(ROUNDS + 1):
            for maker in (bare, full) if number % 2 else (full, bare):
                took = maker.make()
                # The first round only warms up.
                maker.milliseconds += [took] if number else []
    ratio = statistics.median(one / other for one, other in zip(full.milliseconds, bare.milliseconds, strict=True))
    return [
        median("Film page without critics' reviews", bare.milliseconds, "ms of processor", COMMAND),
        median("Film page with them", full.milliseconds, "ms of processor", COMMAND),
        Figure(
            "The one over the other", ratio, "times", COMMAND, aim=f"{PAGE_AIM:g} or less", met=ratio <= PAGE_AIM
        ),
    ]  # fmt: skip


def _write_table(path: Path, rows: int) -> str:
    """Write as many rows as are wanted; return what they are, in words."""
    named = os.environ.get("ONESHEET_SAMPLES", "")
    places = [Path(named)] if named else [ROOT.parent / "shared" / "samples"]
    sample = next((one for place in places if (one := place / "critics" / "rt_reviews.tsv.gz").is_file()), None)
    told_rows = list(_rows_of(sample)) if sample else list(_made_up(rows // 2 + 1))
    with gzip.open(path, "wt", encoding="utf-8", newline="", compresslevel=1) as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(HEAD)
        written = 0
        while written < rows:
            shift = SHIFT * (written // len(told_rows))
            some = told_rows[: rows - written]
            writer.writerows([str(int(row[0]) + shift), *row[1:]] for row in some)
            written += len(some)
    times = -(-rows // len(told_rows))
    return f"{len(told_rows):,} rows {'of the sample' if sample else 'made up'}, {times} times over"


def _rows_of(sample: Path) -> Iterator[list[str]]:
    with gzip.open(sample, "rt", encoding="utf-8", newline="") as file:
        yield from list(csv.reader(file, delimiter="\t"))[1:]


def _made_up(rows: int) -> Iterator[list[str]]:
    chance = random.Random(7)
    words = "A house by the moor, two friends in it, and an hour that takes its time, told with a light hand."
    for number in range(rows):
        mark = chance.choice(("", f"{chance.randint(0, 5)}/5", f"{chance.randint(0, 8) / 2:g}/4", "B+", "C"))
        yield [
            str(number // 48), words[: chance.randint(20, 96)], mark, chance.choice(("fresh", "rotten")),
            f"Critic {chance.randint(0, 2700)}", "0", f"Paper {chance.randint(0, 1100)}",
            f"May {chance.randint(1, 28)}, {chance.randint(2001, 2018)}",
        ]  # fmt: skip


def _take_in(data: Path, table: Path, films: Path, rows: int, url: str = "") -> tuple[float, float]:
    """Take the table in with the whole command; return seconds, and the most memory in megabytes."""
    words = onesheet("critics", str(table), "--films", str(films), "--json")
    started = time.perf_counter()
    done = subprocess.run(
        words, env=_environment(data, url), cwd=ROOT, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    took = time.perf_counter() - started
    counts = json.loads(done.stdout.splitlines()[-1])
    if counts["rows"] != rows or counts["refused"] or counts["waiting"]:
        raise RuntimeError(f"not all rows were taken in: {counts}")
    return took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000


def _on_postgres(table: Path, films: Path, rows: int) -> list[Figure]:
    """The same on PostgreSQL, in a database that is made for it and dropped afterwards; nothing where there is no server."""
    server = os.environ.get("ONESHEET_TEST_POSTGRES", "")
    if not server:
        return []
    import psycopg

    name = f"onesheet_bench_{os.getpid()}"
    url = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        try:
            data = table.parent / "postgres"
            data.mkdir()
            subprocess.run(
                onesheet("demo", "--no-serve"), env=_environment(data, url), cwd=ROOT, check=True, capture_output=True
            )
            _inside(data, "films", str(table), str(films), url=url)
            took, _ = _take_in(data, table, films, rows, url)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload]
    return [Figure("The same on PostgreSQL", took, "s", COMMAND, aim=f"{AIM:g} or less", met=took <= AIM)]


def _inside(data: Path, *words: str, url: str = "") -> None:
    """Do something in a process that works on the site in `data`."""
    subprocess.run(_command(*words), env=_environment(data, url), cwd=ROOT, check=True)


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.critics_import", "--inside", *words]


def _environment(data: Path, url: str = "") -> dict[str, str]:
    told_url = {"ONESHEET_DATABASE_URL": url} if url else {}
    own = {"ONESHEET_HOSTS": "testserver", "DJANGO_SETTINGS_MODULE": "onesheet.config.settings"}
    return {**environment(data), **own, **told_url}


@contextlib.contextmanager
def _maker(data: Path) -> Iterator[Maker]:
    process = subprocess.Popen(
        _command("pages"), env=_environment(data), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin
    assert process.stdout
    try:
        yield Maker(process.stdin, process.stdout)
    finally:
        process.stdin.close()
        process.wait(20)
        process.stdout.close()


# Only the processes inside have Django.
# ruff: noqa: PLC0415


def _make_films(table: str, films: str) -> None:
    """Make a film for each number in a table of reviews, and the table of films that leads to them."""
    from django.utils import timezone

    from onesheet.films.models import Film
    from onesheet.values.names import title_key, title_sort_key

    with gzip.open(table, "rt", encoding="utf-8", newline="") as file:
        numbers = Counter(row[0] for row in list(csv.reader(file, delimiter="\t"))[1:]).most_common()
    best = Film.objects.get(slug=FILM.rpartition("/")[2])
    titles = {number: (f"The House of {_name(number)}", 1950 + int(number) % 70) for number, _ in numbers[1:]}
    Film.objects.bulk_create(
        [
            Film(
                slug=f"house-{number}", title=title, sort_title=title_sort_key(title, ""), match_key=title_key(title),
                year=year, created_at=timezone.now(),
            )
            for number, (title, year) in titles.items()
        ],
        batch_size=500,
    )  # fmt: skip
    titles[numbers[0][0]] = (best.title, best.year or 0)
    with Path(films).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "title", "year"))
        writer.writerows((number, *told_film) for number, told_film in titles.items())


def _name(number: str) -> str:
    """Return a name that no other number has, and that is like none of theirs."""
    return hashlib.sha256(number.encode()).hexdigest()[:12].translate(str.maketrans("0123456789", "ghijklmnop")).title()


def _make_pages() -> None:
    """Make the film's page whenever a line comes in, and print what one took, in milliseconds."""
    from django.test import Client

    from onesheet.ops.static_files import collect_static_files

    collect_static_files()
    client = Client()
    for _line in sys.stdin:
        started = time.process_time()
        for _ in range(PAGES):
            answer = client.get(FILM)
        took = (time.process_time() - started) / PAGES
        if answer.status_code != 200:
            raise SystemExit(f"{FILM} answered {answer.status_code}")
        print(took * 1000, flush=True)


def main() -> int:
    """Measure, print, and end with the line of the two that matter."""
    if sys.argv[1:2] == ["--inside"]:
        import django

        django.setup()
        what, *words = sys.argv[2:]
        if what == "films":
            _make_films(*words)
        else:
            _make_pages()
        return 0
    asked = argparse.ArgumentParser(prog=COMMAND)
    asked.add_argument("--rows", type=int, default=ROWS, help="54,432 unless told")
    asked.add_argument("--json", action="store_true", help="print the figures as JSON before the last line")
    given = asked.parse_args()
    figures = measure(given.rows)
    print(json.dumps([one.as_json() for one in figures]) if given.json else told(figures))
    ratio = next(one.value for one in figures if one.unit == "times")
    print(f"{given.rows} reviews in {figures[0].value:.1f} s, film page {ratio:.2f} times")
    return 0


if __name__ == "__main__":
    sys.exit(main())
