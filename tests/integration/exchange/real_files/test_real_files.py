"""Every real file goes in, and the tables in docs/formats.md say what becomes of its rows."""

from __future__ import annotations

import csv
import gzip
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.utils import timezone

from factories.accounts import MemberFactory
from factories.shelves import Shelf, fill
from onesheet.exchange import services
from onesheet.exchange.models import Import
from onesheet.exchange.queries import report
from onesheet.exchange.services import FATES
from onesheet.values.names import printed_titles, title_and_year

pytestmark = [pytest.mark.samples, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

DOCS = Path(__file__).parents[4] / "docs" / "formats.md"
FOLDERS = ("letterboxd", "imdb", "trackers", "kinopoisk", "douban", "movielens", "tmdb")
"""Of the samples: what lies in them goes in."""
EXPORTS = (
    *(f"letterboxd/exports/member-{letter}" for letter in "abcdefg"),
    "letterboxd/rss", "letterboxd/zip", "imdb/member-h", "imdb/member-i", "imdb/member-j", "kinopoisk",
    "trackers/yamtrack",
)  # fmt: skip
"""Exports of members, each given as a folder, on a site that has the films of MovieLens' small set."""
PAGES = ("douban", "letterboxd/pages", "imdb/pages", "tmdb/responses", "imdb/tsv")
"""Pages, answers and small tables of films, into an empty site, each file by itself; then the tables together."""
LARGE = ("movielens", "tmdb")
"""Large tables, each folder into a site of its own that has no films: together, then each file by itself."""
ALONE = frozenset({"tmdb"})
"""A folder of tables that have nothing to do with one another."""
SMALL = 1000
"""A file of so many rows is taken in twice."""
MANY = re.compile(r"(?<=lists/)[^/]+(?=\.csv$)")
"""Files of one kind, told of in one line."""
HEAD = "| What | Rows | Film found | Made | Changed | The same, or left alone | Waiting | Ambiguous | Refused |"


def test_tables_in_the_docs_say_what_becomes_of_every_members_export(samples: Path):
    fill(_films(samples))

    _compare(line for name in EXPORTS for line in _taken_in(samples, name, each_of=True))


def test_table_in_the_docs_says_what_becomes_of_every_page_and_answer(samples: Path):
    tables = "imdb/tsv"
    alone = [line for name in PAGES for path in _in(samples, name) for line in _taken_in(samples, path)]

    _compare([*alone, *_taken_in(samples, tables)])


@pytest.mark.skipif(not os.environ.get("TEST_EVERY_FILE"), reason="TEST_EVERY_FILE is not set: it takes minutes")
@pytest.mark.parametrize("name", LARGE)
def test_table_in_the_docs_says_what_becomes_of_every_large_catalogue(samples: Path, name: str):
    together = [] if name in ALONE else list(_taken_in(samples, name))
    alone = [line for path in _in(samples, name) for line in _taken_in(samples, path)]

    _compare([*together, *alone])


def test_every_file_of_the_samples_has_its_line_in_the_docs(samples: Path):
    there = {
        MANY.sub("*", path.relative_to(samples).as_posix())
        for folder in FOLDERS for path in (samples / folder).rglob("*") if path.is_file()
    }  # fmt: skip
    # Of an archive each file inside has a line.
    there -= {path for path in there if path.endswith(".zip")}
    told = {line.split("`")[1] for line in _lines_of_the_docs()}

    assert there <= told, sorted(there - told)


def test_the_lines_in_the_docs_add_up():
    lines = _lines_of_the_docs()
    assert len(lines) > len(EXPORTS)
    for line in lines:
        rows, _, *fates = (int(cell.replace(",", "")) for cell in line.split("|")[2:-1])
        assert rows == sum(fates), line


def _lines_of_the_docs() -> list[str]:
    part = DOCS.read_text(encoding="utf-8").partition("\n### Real files\n")[2].partition("\n### ")[0]
    return [line for line in part.splitlines() if line.startswith("| `")]


def _compare(lines: Iterable[str]) -> None:
    made = list(lines)
    told = set(_lines_of_the_docs())
    assert [line for line in made if line not in told] == [], "\n".join([HEAD, *made])


def _in(samples: Path, folder: str) -> list[str]:
    return sorted(path.relative_to(samples).as_posix() for path in (samples / folder).iterdir() if path.is_file())


def _films(samples: Path) -> list[Shelf]:
    """The films of MovieLens' small set, with their numbers elsewhere."""
    links = {row["movieId"]: row for row in _rows(samples / "movielens/links.csv.gz")}
    films = []
    for row in _rows(samples / "movielens/movies.csv.gz"):
        link = links[row["movieId"]]
        ids = [("movielens", row["movieId"]), ("imdb", f"tt{link['imdbId']}"), ("tmdb", link["tmdbId"])]
        title, *others = printed_titles(row["title"])
        films.append(
            Shelf(title, title_and_year(row["title"])[1], tuple(others), (), tuple(one for one in ids if one[1]))
        )
    return films


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass
class _Counts:
    """What became of the rows of a file, or of some."""

    found: int
    fates: Counter[str]

    def line(self, name: str) -> str:
        cells = [self.fates.total(), self.found, *(self.fates[fate] for fate in FATES)]
        return f"| `{name}` | " + " | ".join(f"{number:,}" for number in cells) + " |"


def _taken_in(samples: Path, name: str, *, each_of: bool = False) -> Iterator[str]:
    """Take a file or folder in, a small one twice; yield its line of the table, and those of the files in it where asked for."""
    path = samples / name
    archives = sorted(path.glob("*.zip")) if path.is_dir() else []
    member = MemberFactory(username=re.sub(r"\W+", "_", name)[:60])
    first = _imported(archives[0] if archives else path, member)
    outcomes = list(report(first.pk))
    assert len(outcomes) == first.rows, path
    whole = _Counts(sum(one.film is not None for one in outcomes), Counter(one.fate.value for one in outcomes))
    assert whole.fates == Counter({fate: getattr(first, fate) for fate in FATES}), path
    if first.rows <= SMALL:
        again = _imported(archives[0] if archives else path, member)
        assert (again.made, again.changed) == (0, 0), path
        assert (again.rows, again.waiting, again.ambiguous, again.refused) == (
            first.rows, first.waiting, first.ambiguous, first.refused,
        ), path  # fmt: skip
    yield whole.line(name)
    if each_of:
        inside = {} if archives else {f"{name}/{inner}": _Counts(0, Counter()) for inner in _below(path)}
        for one in outcomes:
            counts = inside.setdefault(MANY.sub("*", f"{name}/{one.file}"), _Counts(0, Counter()))
            counts.found += one.film is not None
            counts.fates[one.fate.value] += 1
        for inner, counts in sorted(inside.items()):
            yield counts.line(inner)


def _below(folder: Path) -> list[str]:
    return [MANY.sub("*", one.relative_to(folder).as_posix()) for one in folder.rglob("*") if one.is_file()]


def _imported(path: Path, member) -> Import:
    begun = services.receive_path(path=path, member=member, now=timezone.now())
    services.apply(number=begun.pk, clock=timezone.now)
    return Import.objects.get(pk=begun.pk)
