"""Real rows of members, looked for in a catalogue made of real tables of films."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest

from factories.shelves import Shelf, fill
from onesheet.exchange.finding import Finder
from onesheet.exchange.pure.rows import FilmTold
from onesheet.films.models import Film
from onesheet.values.names import fold, printed_titles, title_and_year

_LONGEST = 300
"""Signs that a title has at most."""

pytestmark = [pytest.mark.samples, pytest.mark.django_db]


def test_rows_whose_film_is_in_the_catalogue_find_it(samples: Path):
    """A film is in it where one of the tables prints that title, accents and punctuation set aside, and that very year."""
    films = _films(samples)
    fill(films)
    rows = _rows(samples)

    found = Finder().find(rows)

    there = {(fold(title), film.year) for film in films for title in (film.title, *film.titles)}
    inside = [row for row in rows if (fold(row.title), row.year) in there]
    years = dict(Film.objects.values_list("pk", "year"))
    assert len(inside) > 5000
    assert sum(found[row].film is not None for row in inside) >= 0.95 * len(inside)
    assert all(found[row].film or found[row].choices for row in inside)
    assert all(years[found[row].film] == row.year for row in rows if found[row].film)


def _rows(samples: Path) -> list[FilmTold]:
    rows = []
    for file in sorted((samples / "letterboxd").rglob("*.csv")):
        text = file.read_text(encoding="utf-8-sig")
        lines = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ","))
        header: list[str] = []
        for line in lines:
            if "Name" in line and "Year" in line:
                header = line
            elif header and len(line) == len(header):
                row = dict(zip(header, line, strict=True))
                year = row["Year"].split(".")[0]
                rows.append(FilmTold(row["Name"], int(year) if year else None))
    return rows


def _table(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(10_000_000)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _films(samples: Path) -> list[Shelf]:
    """The films of the tables, each once: those that share an identifier are one, and so are those of one title and year."""
    entries: list[tuple[list[str], int | None, set[tuple[str, str]]]] = []
    links = {row["movieId"]: row for row in _table(samples / "movielens/links.csv.gz")}
    for row in _table(samples / "movielens/movies.csv.gz"):
        link = links[row["movieId"]]
        ids = {("movielens", row["movieId"]), ("imdb", f"tt{link['imdbId']}"), ("tmdb", link["tmdbId"])}
        entries.append((list(printed_titles(row["title"])), title_and_year(row["title"])[1], ids))
    for row in _table(samples / "tmdb/tmdb_5000_movies.csv.gz") + _table(
        samples / "tmdb/the_movies_dataset_metadata.csv.gz"
    ):
        year = row["release_date"][:4]
        ids = {("tmdb", row["id"]), ("imdb", row.get("imdb_id") or "")}
        entries.append(([row["title"], row["original_title"]], int(year) if year.isdigit() else None, ids))
    for path in sorted((samples / "wikipedia/tables").glob("movies-*.json.gz")):
        entries += [([film["title"]], film["year"], set()) for film in json.loads(gzip.decompress(path.read_bytes()))]
    by_key: dict[object, int] = {}
    merged: list[tuple[list[str], int | None, set[tuple[str, str]]]] = []
    for titles, year, told in entries:
        ids = {(scheme, number) for scheme, number in told if number}
        keys: list[object] = list(ids)
        if not ids:
            keys = [(fold(titles[0]), year)]
        at = next((by_key[key] for key in keys if key in by_key), None)
        if at is None:
            at = len(merged)
            merged.append(([], year, set()))
        # A column of titles that a table has shifted holds a synopsis here and there.
        merged[at][0].extend(title for title in titles if 0 < len(title) <= _LONGEST and title not in merged[at][0])
        merged[at][2].update(ids)
        for key in (*keys, (fold(titles[0]), year)):
            by_key.setdefault(key, at)
    return [Shelf(titles[0], year, tuple(titles[1:]), (), tuple(sorted(ids))) for titles, year, ids in merged if titles]
