"""Take real documents and real tables of films in one after another, and count where matching goes wrong.

    ONESHEET_SAMPLES=FOLDER python -m benchmarks.matching_check [--list]

Which film each record is about is known beforehand: from an IMDb or Letterboxd identifier that the record carries (and
that matching is not shown), from a film's own file name among articles, from the facts beside a review, from the page that
a row of a table names. A record whose film is in the catalogue already makes a *pair* with it. For each pair matching may
find it (right), take the record for another film (*merged wrongly*), for a new one (*split*), or say that it cannot tell
(*asked*); an editor's answer is then taken to be right. A record of a new film that is taken for one that is there is
merged wrongly too.

Last line: `films N, pairs N, merged wrongly N, split N (P %), asked N (P %)`. Exit status 1 where a film is merged wrongly
or more than 2 % of the pairs are split; 0 with a word where ONESHEET_SAMPLES is unset. `--list` names the records too.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import unquote

from onesheet.films.pure.candidates import candidate_of
from onesheet.films.pure.matching import Candidate, KnownFilm, Match, Verdict, match
from onesheet.reading import read
from onesheet.values.names import fold, printed_titles, search_keys, slug, title_and_year, title_key

MOST_SPLIT = 0.02


@dataclass(frozen=True, slots=True)
class Record:
    """One film as one document or row tells of it; `truth` is the same for all records of one film."""

    truth: str
    source: str
    candidate: Candidate


@dataclass(slots=True)
class Count:
    """What came of the records of one source, or of all."""

    films: int = 0
    pairs: int = 0
    merged: int = 0
    split: int = 0
    asked: int = 0
    likely: int = 0
    """Of those asked: where the question begins with the right film, since title and year agree and nobody is named."""
    unlikely: int = 0
    """Records of which the question begins with a wrong film."""
    asked_new: int = 0
    """Records of films that are not here yet, of which it was asked whether they are."""

    def __iadd__(self, other: Count) -> Self:
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self

    def line(self) -> str:
        """Print as the last line has it."""
        share = 100 / self.pairs if self.pairs else 0
        return (
            f"films {self.films}, pairs {self.pairs}, merged wrongly {self.merged}, "
            f"split {self.split} ({self.split * share:.1f} %), asked {self.asked} ({self.asked * share:.1f} %)"
            f", likely right {self.likely}, wrong {self.unlikely}"
        )


@dataclass(slots=True)
class Catalogue:
    """Films in memory, found by title key and identifier as the site finds them."""

    films: dict[int, KnownFilm] = field(default_factory=dict)
    truths: dict[str, int] = field(default_factory=dict)
    by_key: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_identifier: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))

    def find(self, candidate: Candidate) -> Match:
        """Match against the films that share a key."""
        keys, folded = search_keys(candidate.titles)
        ids = {one for key in (*keys, *folded) for one in self.by_key.get(key, ())}
        ids |= {one for identifier in candidate.identifiers for one in self.by_identifier.get(identifier, ())}
        return match(candidate, [self.films[one] for one in sorted(ids)])

    def put(self, record: Record) -> None:
        """Add what a record tells to the film that it is truly about."""
        number = self.truths.setdefault(record.truth, len(self.truths) + 1)
        old = self.films.get(number, KnownFilm(number, ()))
        new = record.candidate
        self.films[number] = KnownFilm(
            number,
            tuple(dict.fromkeys(old.titles + new.titles)),
            old.year if old.year is not None else new.year,
            tuple(dict.fromkeys(old.directors + new.directors)),
            tuple(dict.fromkeys(old.people + new.people)),
            old.identifiers | new.identifiers,
        )
        for title in new.titles:
            self.by_key[title_key(title)].add(number)
            self.by_key[fold(title)].add(number)
        for identifier in new.identifiers:
            self.by_identifier[identifier].add(number)

    def truth_of(self, number: int | None) -> str:
        """Name the film behind a number."""
        return next((truth for truth, one in self.truths.items() if one == number), "none")


def take_in(records: Iterable[Record], told: list[str]) -> dict[str, Count]:
    """Put all records into one catalogue, in order; what goes wrong is told in words."""
    catalogue, counts = Catalogue(), dict[str, Count]()
    for record in records:
        count = counts.setdefault(record.source, Count())
        here = catalogue.truths.get(record.truth)
        found = catalogue.find(record.candidate)
        wrong = found.verdict is Verdict.SAME and found.film != here
        count.films += here is None
        count.pairs += here is not None
        count.merged += wrong
        count.split += here is not None and found.verdict is Verdict.NONE
        count.asked += here is not None and found.verdict is Verdict.DOUBTFUL
        count.likely += found.likely is not None and found.likely == here
        count.unlikely += found.likely is not None and found.likely != here
        count.asked_new += here is None and found.verdict is Verdict.DOUBTFUL
        what = "MERGED" if wrong else "SPLIT" if here is not None and found.verdict is Verdict.NONE else ""
        what = what or ("asked" if here is not None and found.verdict is Verdict.DOUBTFUL else "")
        if what:
            one = record.candidate
            why = [doubt.reason for doubt in found.doubts]
            there = catalogue.films.get(here or found.film or 0)
            beside = catalogue.films.get(found.film or 0) if wrong else there
            told.append(f"{what} {record.source} {record.truth}: {_short(one)} | {_short(beside)} {why}")
        catalogue.put(record)
    return counts


def _short(film: Candidate | KnownFilm | None) -> str:
    return "" if film is None else f"{list(film.titles)[:4]} {film.year} {film.directors[:2]} {film.people[:4]}"


def documents(samples: Path) -> Iterator[Record]:
    """Articles in four forms, reviews, and the tables made of articles."""
    for name in ("html", "plain", "plain-lower", "wikitext", "plain-wikitext2", "miss-you-already", "documents-html"):
        yield from _articles(samples, name)
    yield from _reviews(samples)
    for pattern, (title, year) in PAGES.items():
        for path in sorted(samples.glob(pattern)):
            yield from _read(path, f"{slug(title)} {year}", "pages and datasets", [title])
    yield from _wikipedia_tables(samples)


PAGES = {
    "wikidata/Q25188.json.gz": ("Inception", 2010),
    "tmdb/responses/movie_27205_*": ("Inception", 2010),
    "douban/3541415.html.gz": ("Inception", 2010),
    "wikidata/Q184843.json.gz": ("Blade Runner", 1982),
    "wikipedia/wikitext-xml/48-hrs.xml.gz": ("48 Hrs.", 1982),
    "letterboxd/pages/boxd_it_EMTM.html.gz": ("Weapons", 2025),
    "letterboxd/pages/boxd_it_6DeM.html.gz": ("Local Legends", 2013),
    "imdb/pages/tt3268458.html.gz": ("The Internet's Own Boy", 2014),
}
"""Files beside the sets that are about one film: title and year by the files' names."""


def _articles(samples: Path, name: str) -> Iterator[Record]:
    expected = json.loads((samples / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    for file, wanted in expected["documents"].items():
        if not wanted["about_film"] or not wanted["films"]:
            continue
        film = wanted["films"][0]
        path = samples / expected["folder"] / file
        years = [film.get("year"), *film.get("years", ())]
        truth = f"{slug(film['title'])} {next((year for year in years if year), '')}".strip()
        yield from _read(path, truth, name, [film["title"], *film.get("titles", ())])


def _read(path: Path, truth: str, source: str, titles: list[str]) -> Iterator[Record]:
    """Give the main film of a document. Where reading found another film altogether, that is not matching's fault."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    reading = read(data, name=path.name)
    if not reading.films:
        return
    keys = {title_key(title) for title in titles}
    candidate = candidate_of(reading, 0)
    if any(title_key(title) in keys for title in candidate.titles):
        yield Record(truth, source, candidate)


def _only_years(samples: Path) -> dict[str, int]:
    """Map titles, as slugs, to the year of the only film of that title in MovieLens' table."""
    years: dict[str, set[int]] = defaultdict(set)
    for row in _rows(samples / "movielens/movies.csv.gz"):
        title, year = title_and_year(row["title"])
        if year is not None:
            years[slug(printed_titles(title)[0])].add(year)
    return {title: min(told) for title, told in years.items() if len(told) == 1}


def _reviews(samples: Path) -> Iterator[Record]:
    years = _only_years(samples)
    for about in sorted((samples / "documents").glob("*.json")):
        facts = json.loads(about.read_text(encoding="utf-8"))
        film = facts.get("film") if isinstance(facts, dict) else None
        if not film or facts.get("kind") != "review" or not film.get("title"):
            continue
        truth = f"{slug(film['title'])} {film.get('year') or years.get(slug(film['title']), '')}".strip()
        titles = [film["title"], film.get("original_title") or film["title"]]
        yield from _read(about.with_suffix(".txt"), truth, "reviews", titles)
        if film.get("year") and film.get("directors"):
            facts_row = Candidate(tuple(dict.fromkeys(titles)), film["year"], tuple(film["directors"]))
            yield Record(truth, "reviews' facts", facts_row)


def _wikipedia_tables(samples: Path) -> Iterator[Record]:
    """Rows of one page at most a year apart are one film, listed in the years of its premiere and of its release."""
    years: dict[str, int] = {}
    for path in sorted((samples / "wikipedia" / "tables").glob("movies-*.json.gz")):
        for row in json.loads(gzip.decompress(path.read_bytes())):
            page = unquote(row.get("href") or "")
            if page and "(disambiguation)" not in page:
                name = re.sub(r"_\((?:\d{4}_)?(?:[A-Za-z]+_)?film\)$", "", page)
                year = years.setdefault(page.removesuffix("_(film)"), row["year"])
                year = year if abs(year - row["year"]) < 2 else row["year"]
                truth = f"{slug(name.replace('_', ' '))} {year}"
                yield Record(truth, "article tables", Candidate((row["title"],), row["year"], (), tuple(row["cast"])))


def tables(samples: Path) -> Iterator[Record]:
    """Tables whose rows carry an IMDb identifier, or one that leads to it; each shows matching only its own numbers."""
    links = {row["movieId"]: row for row in _rows(samples / "movielens/links.csv.gz")}
    by_tmdb = {row["tmdbId"]: "tt" + row["imdbId"] for row in links.values() if row["tmdbId"]}
    for row in _rows(samples / "boxoffice/mojo_budget.csv.gz"):
        cast = tuple(row[f"main_actor_{number}"] for number in range(1, 5) if row[f"main_actor_{number}"])
        directors = (row["director"],) if row["director"] else ()
        yield _row(row["movie_id"], "mojo", [row["title"]], row["year"], directors, cast)
    for row in _rows(samples / "movielens/movies.csv.gz"):
        yield _movielens("tt" + links[row["movieId"]]["imdbId"], row)
    for row in _rows(samples / "tmdb/tmdb_5000_movies.csv.gz"):
        if row["id"] in by_tmdb:
            titles = [row["title"], row["original_title"]]
            yield _row(by_tmdb[row["id"]], "tmdb", titles, row["release_date"][:4], number=row["id"])
    for row in _rows(samples / "tmdb/the_movies_dataset_metadata.csv.gz"):
        if (row["imdb_id"] or "").startswith("tt"):
            titles = [row["title"] or "", row["original_title"]]
            yield _row(row["imdb_id"], "dataset", titles, (row["release_date"] or "")[:4], number=row["id"])
    for name in ("member-h/ratings", "member-h/WATCHLIST", "member-j/ratings", "member-i/WATCHLIST"):
        for row in _rows(samples / f"imdb/{name}.csv"):
            if "ovie" in row["Title Type"] or row["Title Type"] in ("short", "video"):
                directors = tuple(one.strip() for one in (row["Directors"] or "").split(",") if one.strip())
                yield _row(row["Const"], "imdb " + name.split("/")[0], [row["Title"]], row["Year"], directors)


def _movielens(truth: str, row: dict[str, str]) -> Record:
    title, year = title_and_year(row["title"])
    return _row(truth, "movielens", list(printed_titles(title)), str(year or ""), number=row["movieId"])


def _row(
    truth: str,
    source: str,
    titles: list[str],
    year: str,
    directors: tuple[str, ...] = (),
    people: tuple[str, ...] = (),
    number: str = "",
) -> Record:
    told = tuple(dict.fromkeys(title for title in titles if title.strip()))
    own = frozenset({(source, number or truth)})
    return Record(truth, source, Candidate(told, int(year[:4]) if year[:4].isdigit() else None, directors, people, own))


def members(samples: Path) -> Iterator[Record]:
    """Members' exports: name and year alone, and an address that is one film's whoever links to it."""
    for folder in sorted((samples / "letterboxd" / "exports").iterdir()):
        seen = set()
        for name in ("watched.csv", "ratings.csv", "watchlist.csv"):
            path = folder / name
            for row in _rows(path) if path.exists() else ():
                address = row.get("Letterboxd URI") or ""
                if not address or address in seen or not row.get("Name"):
                    continue
                seen.add(address)
                yield _row(address, folder.name, [row["Name"]], row.get("Year") or "")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("windows-1252")
    csv.field_size_limit(10_000_000)
    yield from csv.DictReader(io.StringIO(text, newline=""))


SETS = {"documents": documents, "tables": tables, "members": members}


def check(samples: Path, told: list[str]) -> dict[str, Count]:
    """Count for each set, and print a line for each source."""
    totals = {}
    for name, records in SETS.items():
        total = Count()
        for source, count in take_in(records(samples), told).items():
            print(f"  {source:<18} {count.line()}; of new ones asked {count.asked_new}")
            total += count
        print(f"{name:<20} {total.line()}")
        totals[name] = total
    return totals


def main(arguments: list[str]) -> int:
    """Print the figures and return the exit status."""
    named = os.environ.get("ONESHEET_SAMPLES", "")
    if not named:
        print("Skipped: ONESHEET_SAMPLES names no folder of real documents.")
        return 0
    told: list[str] = []
    total = Count()
    for count in check(Path(named), told).values():
        total += count
    if "--list" in arguments:
        print("\n".join(told))
    print(total.line())
    return 1 if total.merged or total.split > MOST_SPLIT * total.pairs else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
