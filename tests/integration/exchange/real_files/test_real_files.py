"""Every real file goes in, and the table in docs/formats.md says what becomes of its rows."""

from __future__ import annotations

import csv
import gzip
import os
from collections.abc import Iterable
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
MEMBERS = (
    "letterboxd/rss", "imdb/member-h", "imdb/member-i", "imdb/member-j", "kinopoisk", "trackers/yamtrack",
)  # fmt: skip
"""Exports, each a folder; those of Letterboxd's members come before them."""
CATALOGUES = ("movielens",)
TABLES = ("douban", "letterboxd/pages", "imdb/pages", "imdb/tsv", "tmdb/responses", "tmdb")
"""Pages, answers and tables of films, each file by itself."""
SMALL = 1000
"""A file of so many rows is taken in twice."""
HEAD = "| What | Rows | Film found | Made | Changed | The same, or left alone | Waiting | Ambiguous | Refused |"


def test_table_in_the_docs_says_what_becomes_of_every_members_file(samples: Path):
    fill(_films(samples))
    names = [f"letterboxd/exports/{one.name}" for one in sorted((samples / "letterboxd/exports").iterdir())]

    zips = sorted((samples / "letterboxd/zip").iterdir())
    _compare([*(_taken_in(samples, name) for name in (*names, *MEMBERS)), _taken_in(samples, "letterboxd/zip", zips)])


@pytest.mark.skipif(not os.environ.get("TEST_EVERY_FILE"), reason="TEST_EVERY_FILE is not set: it takes minutes")
def test_table_in_the_docs_says_what_becomes_of_every_catalogue(samples: Path):
    lines = [_taken_in(samples, name) for name in CATALOGUES]
    files = {name: sorted(one for one in (samples / name).iterdir() if one.is_file()) for name in TABLES}
    lines += [_taken_in(samples, name, some) for name, some in files.items()]

    _compare(lines)


def _compare(lines: list[str]) -> None:
    table = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert [line for line in lines if line not in table] == [], "\n".join([HEAD, *lines])


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


def _taken_in(samples: Path, name: str, files: Iterable[Path] = ()) -> str:
    """Take a file or folder in, or each of some files by itself, twice; return the line of the table."""
    member = MemberFactory()
    counts = dict.fromkeys(FATES, 0)
    found = 0
    for path in files or [samples / name]:
        first = _imported(path, member)
        of_file = {fate: getattr(first, fate) for fate in FATES}
        assert sum(of_file.values()) == first.rows, path
        outcomes = list(report(first.pk))
        assert len(outcomes) == first.rows, path
        found += sum(one.film is not None for one in outcomes)
        counts = {fate: number + of_file[fate] for fate, number in counts.items()}
        if first.rows > SMALL:
            continue
        again = _imported(path, member)
        assert (again.made, again.changed) == (0, 0), path
        assert (again.rows, again.waiting, again.ambiguous, again.refused) == (
            first.rows, first.waiting, first.ambiguous, first.refused,
        ), path  # fmt: skip
    cells = [sum(counts.values()), found, *counts.values()]
    return f"| `{name}` | " + " | ".join(f"{number:,}" for number in cells) + " |"


def _imported(path: Path, member) -> Import:
    begun = services.receive_path(path=path, member=member, now=timezone.now())
    services.apply(number=begun.pk, clock=timezone.now)
    return Import.objects.get(pk=begun.pk)
