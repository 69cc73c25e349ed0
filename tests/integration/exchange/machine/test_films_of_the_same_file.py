"""A file that brings films and what is said of them: its preview says what taking it in does."""

from __future__ import annotations

import csv
import gzip
from itertools import count
from pathlib import Path

import pytest

from factories.accounts import MemberFactory
from factories.exports import EXPORTS, written
from factories.films import FilmFactory
from factories.imports import NOON, RATINGS, adds_up, given, noon, table
from factories.shelves import Shelf, fill
from onesheet.exchange import services
from onesheet.exchange.finding import Finder
from onesheet.exchange.handler import Order
from onesheet.exchange.pure.coming import Coming
from onesheet.exchange.pure.rows import Catalogue, Fate, FilmTold, Row
from onesheet.exchange.queries import outcomes, report
from onesheet.films.models import Film
from onesheet.people.models import Person
from onesheet.reading.vocabulary import Film as FilmRead
from onesheet.reading.vocabulary import Reading, Statement

pytestmark = pytest.mark.django_db

RT_FILMS = ("movieId", "movieTitle", "movieYear", "movieURL", "critic_score", "audience_score")
RT_REVIEWS = (
    "reviewId", "movieId", "creationDate", "criticName", "isFresh", "isRotten", "publicationName", "reviewUrl", "quote",
    "originalScore",
)  # fmt: skip
SHELVES = Path(__file__).parents[1] / "finding"


def previewed_and_applied(path: Path, member=None) -> tuple[list, list, list[str]]:
    """Look a file through and take it in; return of each the file, line and fate of its rows, and what the preview told besides."""
    number = given(path, member).pk
    totals = services.preview(number=number, clock=noon)
    before = outcomes(number, stage="preview", limit=100_000)
    assert all(one.film is None or one.film > 0 for one in before)
    services.apply(number=number, clock=noon)
    adds_up(number)
    return *([(one.file, one.line, one.fate) for one in some] for some in (before, report(number))), totals.notices


def critics(folder: Path) -> Path:
    """Write a table of two films and one of their reviews, as Rotten Tomatoes' are passed around."""
    films = [
        ("f-1", "The Lantern", "2012", "https://www.rottentomatoes.com/m/lantern", "91%", "80%"),
        ("f-2", "Night Ferry", "2010", "https://www.rottentomatoes.com/m/night_ferry", "50%", "40%"),
    ]
    table(folder / "movies.csv", RT_FILMS, films)
    address = "https://thepost.example/r/"
    reviews = [
        (str(number), film, "2012-11-06", name, "1", "0", "The Post", f"{address}{number}", "Warm.", "4/5")
        for number, (film, name) in enumerate([("f-1", "Ida Prado"), ("f-2", "Ida Prado"), ("f-1", "Bo Lind")], 1)
    ]
    return table(folder / "reviews.csv", RT_REVIEWS, [*reviews, reviews[0]]).parent


def test_a_preview_knows_the_films_that_its_ratings_are_of(tmp_path):
    folder = written(tmp_path, EXPORTS["movielens folder"])
    order = Order(0, "ml", "", None, None, NOON, options={"newcomer": "lens"})
    looked = services.look(order=order, path=str(folder))
    assert not Film.objects.exists()

    before, after, _ = previewed_and_applied(folder, MemberFactory(username="lens"))

    assert before == after
    assert [fate for _, _, fate in before] == [Fate.MADE] * 3 + [Fate.SAME]
    assert (looked.made, looked.same, looked.rows) == (3, 1, 4)


def test_a_preview_knows_the_films_that_its_reviews_are_of(tmp_path):
    before, after, _ = previewed_and_applied(critics(tmp_path / "rt"))

    assert before == after
    assert [fate for _, _, fate in before] == [Fate.MADE] * 5 + [Fate.SAME]


def test_films_that_are_here_and_films_that_come_are_told_apart(tmp_path):
    """Alone, the film of the year after would be offered; beside the one that comes it is another."""
    FilmFactory(title="Night Ferry", year=2011, shown=True)
    before, after, _ = previewed_and_applied(critics(tmp_path / "rt"))

    assert before == after


def test_films_come_first_whatever_their_file_is_called(tmp_path):
    rated = [("2020-01-02", "Night Ferry", "2010", "https://boxd.it/0001", "4")]
    table(tmp_path / "all" / "a" / "ratings.csv", RATINGS, [*rated, *rated])
    films = [("Night Ferry", "2010", "https://www.rottentomatoes.com/m/night_ferry", "50%")]
    table(tmp_path / "all" / "z.csv", ("movieTitle", "movieYear", "movieURL", "critic_score"), films)

    before, after, _ = previewed_and_applied(tmp_path / "all", MemberFactory())

    assert before == after
    assert [(file, fate) for file, _, fate in before] == [
        ("z.csv", Fate.MADE), ("ratings.csv", Fate.MADE), ("ratings.csv", Fate.SAME)
    ]  # fmt: skip


def test_what_is_beyond_the_bound_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(Coming.__init__, "__defaults__", (1,))
    folder = critics(tmp_path / "rt")
    number = given(folder, None).pk
    totals = services.preview(number=number, clock=noon)

    assert (totals.made, totals.waiting, totals.same) == (4, 1, 1)
    (notice,) = [one for one in totals.notices if "would make 2 films" in one]
    assert "one of the last 1 are told here to wait" in notice


def _lines(name: str) -> list[list[str]]:
    lines = (SHELVES / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line and not line.startswith("#")]


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _ids(cell: str) -> tuple[tuple[str, str], ...]:
    return tuple((scheme, number) for scheme, _, number in (one.partition(":") for one in cell.split()))


def _row_of(shelf: Shelf) -> Row:
    """A row of a catalogue that would make the film."""
    said = [Statement("title", one, "", 0, 0) for one in (shelf.title, *shelf.titles)]
    said += [Statement("director", one, "", 0, 0) for one in shelf.directors]
    said += [Statement("external_id", number, "", 0, 0, {"scheme": scheme}) for scheme, number in shelf.ids]
    reading = Reading("a row", "", "", "", films=(FilmRead(shelf.title, shelf.year),), statements=tuple(said))
    return Row("films.csv", 1, "", Catalogue(reading))


@pytest.mark.parametrize("half", [False, True], ids=["all would be made", "half are here"])
def test_a_film_that_would_be_made_is_found_as_if_it_were_here(half):
    """The hard rows: each means, and is offered, the very same films."""
    shelves = [
        Shelf(title, int(year) if year else None, _several(titles), _several(directors), _ids(ids))
        for _, title, year, titles, directors, ids in _lines("hard_films.txt")
    ]
    rows = [
        FilmTold(title, int(year) if year else None, original, _several(directors), frozenset(_ids(ids)))
        for title, year, original, directors, ids, _ in _lines("hard_rows.txt")
    ]
    here, coming = (shelves[::2], shelves[1::2]) if half else ([], shelves)
    numbers = fill(here)
    for model in (Film, Person):
        for one in model.objects.all():
            # The addresses that `fill` gives begin anew with each call.
            model.objects.filter(pk=one.pk).update(slug=f"here-{one.pk}")
    of = count(-1, -1)
    memory = Coming()
    for one in coming:
        memory.add(_row_of(one))
    place = dict(zip([*numbers, *(next(of) for _ in coming)], [*here, *coming], strict=True))
    expected = Finder(memory).find(rows)

    there = dict(zip(numbers, here, strict=True)) | dict(zip(fill(coming), coming, strict=True))
    for told, found in Finder().find(rows).items():
        foreseen = expected[told]
        assert place.get(foreseen.film) == there.get(found.film), told
        if len(found.choices) < 8:
            offered = {(place[film].title, reason) for film, reason in foreseen.choices}
            assert offered == {(there[film].title, reason) for film, reason in found.choices}, told


def test_a_bulk_dataset_beside_ratings_is_known_by_its_numbers(tmp_path):
    basics = "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n"
    basics += "tt0000009\tmovie\tNight Ferry\tNattfärjan\t0\t2010\t\\N\t90\tDrama\n"
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "title.basics.tsv.gz").write_bytes(gzip.compress(basics.encode()))
    with (tmp_path / "all" / "ratings.csv").open("w", newline="") as file:
        csv.writer(file).writerows(
            [
                ("Const", "Your Rating", "Date Rated", "Title", "URL", "Title Type", "Year"),
                (
                    "tt0000009",
                    9,
                    "2021-02-03",
                    "A ferry at night",
                    "https://www.imdb.com/title/tt0000009/",
                    "Movie",
                    2010,
                ),
            ]
        )

    before, after, _ = previewed_and_applied(tmp_path / "all", MemberFactory())

    assert before == after
    assert [fate for _, _, fate in before] == [Fate.MADE, Fate.MADE]
