"""Several processes that add at once, on either database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

import onesheet
from migrated import migrated

CATALOGUE = Path(onesheet.__file__).parent / "ops" / "catalogue"
PIANO = [str(CATALOGUE / f"the-piano-{kind}.txt") for kind in ("article", "review")]

RECORD = """
import json, django
django.setup()
from onesheet.films.models import Credit, Fact, Figure, Film, Release, Title
from onesheet.sources.models import Document
rows = [
    [table.__name__, row.film.slug, row.key, row.sources, row.accepted, row.disputed, row.position, row.statement.quote]
    for table in (Title, Credit, Release, Figure, Fact)
    for row in table.objects.select_related("film", "statement")
]
films = list(Film.objects.order_by("slug").values_list("slug", "title", "sort_title", "year", "genre", "synopsis", "shown"))
print(json.dumps({"rows": sorted(rows), "films": films, "documents": Document.objects.count()}))
"""


class Site:
    """A site of its own, written to by processes."""

    def __init__(self, folder: Path, url: str) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ONESHEET_")}
        self._environment = kept | {
            "ONESHEET_DATA": str(folder), "ONESHEET_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "onesheet.config.settings",
        }  # fmt: skip
        migrated(folder, url)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments],
            env=self._environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, *arguments: str) -> str:
        process = self.start(*arguments)
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, out + err
        return out

    def record(self):
        return json.loads(self.run("-c", RECORD))


@pytest.fixture
def postgres():
    """The address of a PostgreSQL database that `Site` makes, dropped afterwards."""
    given = os.environ.get("ONESHEET_TEST_POSTGRES", "")
    if not given:
        pytest.skip("ONESHEET_TEST_POSTGRES names no PostgreSQL server")
    psycopg = pytest.importorskip("psycopg")
    name = f"onesheet_writers_{os.getpid()}"
    with psycopg.connect(given, autocommit=True) as connection:
        yield urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def one_film_from_many_writers(site: Site) -> None:
    processes = [site.start("-m", "onesheet", "add", *files) for files in (PIANO, PIANO[::-1], PIANO[:1], PIANO[1:])]
    said = [process.communicate(timeout=120) for process in processes]

    assert [process.returncode for process in processes] == [0, 0, 0, 0], said
    record = site.record()
    assert [film[1] for film in record["films"]] == ["The Piano"]
    assert record["documents"] == 2


@pytest.mark.slow
def test_processes_that_add_at_once_make_one_film(tmp_path):
    one_film_from_many_writers(Site(tmp_path, ""))


@pytest.mark.slow
@pytest.mark.postgres
def test_processes_that_add_at_once_make_one_film_on_postgresql(tmp_path, postgres):
    one_film_from_many_writers(Site(tmp_path, postgres))


@pytest.mark.slow
@pytest.mark.postgres
def test_postgresql_gives_the_same_record(tmp_path, postgres):
    files = sorted(str(path) for path in CATALOGUE.glob("*-article.txt"))[:4] + PIANO[1:]
    records = []
    for folder, url in ((tmp_path / "sqlite", ""), (tmp_path / "postgres", postgres)):
        site = Site(folder, url)
        for file in files:
            site.run("-m", "onesheet", "add", file)
        records.append(site.record())

    assert len(records[0]["films"]) == len({film[0] for film in records[0]["films"]}) >= 4
    assert records[0] == records[1]
