"""Bulk datasets: films of bare rows, their pages, and what happens once something else is said of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from onesheet.exchange.catalogue import CatalogueHandler
from onesheet.exchange.finding import Finder
from onesheet.exchange.formats.imdb_dataset import IMDB_DATASET
from onesheet.exchange.formats.tmdb_ids import TMDB_IDS
from onesheet.exchange.handler import Order
from onesheet.exchange.parcels import open_parcel
from onesheet.exchange.pure.rows import Fate, FilmTold, Left, Row
from onesheet.films.models import DatasetEntry, Film, Statement
from onesheet.films.queries.film import film_page
from onesheet.films.queries.record import film_record, property_record
from onesheet.films.services import rebuild_all
from onesheet.search.queries import search

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HEAD = "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n"
ROW = 'tt0000012\tmovie\tThe "Quiet" Harbour\tStilla hamnen\t0\t1931\t\\N\t84\tDrama,Crime'
BASICS = (
    HEAD
    + ROW
    + "\ntt0000013\ttvEpisode\tPilot\tPilot\t0\t1999\t\\N\t\\N\t\\N\n"
    + "tt0000014\tshort\tHarbour\tHarbour\t0\t\\N\t\\N\t\\N\t\\N\n"
    + "tt0000015\tmovie\tForbidden\tForbidden\t1\t1999\t\\N\t\\N\tAdult\n"
)
RATINGS = "tconst\taverageRating\tnumVotes\ntt0000012\t7.1\t120\ntt9999999\t5.0\t7\n"


def told(folder: Path, **files: str) -> list:
    for name, text in files.items():
        (folder / f"title.{name}.tsv").write_text(text, encoding="utf-8")
    with open_parcel(folder) as parcel:
        return list(IMDB_DATASET.read(parcel, {}))


def handler(number: int = 1) -> CatalogueHandler:
    return CatalogueHandler(Order(number=number, name="imdb", sha256="", member=None, by=None, now=NOW, options={}))


def rows(found: list) -> list[Row]:
    return [one for one in found if isinstance(one, Row)]


@pytest.fixture
def taken(tmp_path):
    found = told(tmp_path, basics=BASICS)
    return found, handler().settle(rows(found), write=True)


def test_films_are_made_and_the_rest_is_left(taken):
    found, done = taken

    assert [one.sentence for one in found if isinstance(one, Left)] == [
        "An episode of a series; films only are taken in.",
        "IMDb marks this as pornography, so it was left out.",
    ]
    assert [one.fate for one in done] == [Fate.MADE, Fate.MADE]
    assert not Statement.objects.exists()
    film = Film.objects.get(dataset_entry__number="tt0000012")
    assert (film.slug, film.year, film.runtime_minutes, film.genre) == ("the-quiet-harbour-1931", 1931, 84, "drama")


def test_its_page_shows_what_the_row_says_with_the_row_behind_each_mark(taken):
    page = film_page("the-quiet-harbour-1931")

    assert [(one.text, one.kind) for one in page.titles] == [
        ('The "Quiet" Harbour', "main"), ("Stilla hamnen", "original"),
    ]  # fmt: skip
    assert {one.value for one in page.facts if one.property == "genre"} == {"drama", "crime"}
    for name in ("title", "year", "duration", "genre", "external_id"):
        for value in property_record("the-quiet-harbour-1931", name).values:
            assert value.best.sentence == ROW
            assert value.best.quote in ROW
    assert len(film_record("the-quiet-harbour-1931").said) == 7
    assert [one.title for one in page.documents] == ["IMDb datasets"]


@pytest.mark.parametrize("words", ["quiet harbour", "the quiet", "Harbour 1931"])
def test_it_is_found_by_its_words(taken, words):
    assert search(words).films[0].film.slug == "the-quiet-harbour-1931"


def test_rows_of_members_find_it_by_number_and_by_either_title(taken):
    film = Film.objects.get(dataset_entry__number="tt0000012").pk
    asked = [
        FilmTold(identifiers=frozenset({("imdb", "tt0000012")})),
        FilmTold('The "Quiet" Harbour', 1931),
        FilmTold("Stilla hamnen", 1931),
    ]

    assert [one.film for one in Finder().find(asked).values()] == [film] * 3


def test_once_something_else_is_said_its_row_is_stated_too_and_nothing_is_lost(taken, tmp_path):
    before = film_page("the-quiet-harbour-1931")
    done = handler(2).settle(rows(told(tmp_path, ratings=RATINGS)), write=True)

    assert [one.fate for one in done] == [Fate.SAME, Fate.SAME, Fate.CHANGED, Fate.SAME]
    film = Film.objects.get(slug="the-quiet-harbour-1931")
    assert film.base_document is None
    after = film_page(film.slug)
    assert [(one.key, one.text) for one in after.titles] == [(one.key, one.text) for one in before.titles]
    assert {one.key for one in before.facts} <= {one.key for one in after.facts}
    assert (film.year, film.runtime_minutes, film.genre) == (1931, 84, "drama")
    assert after.figures[0].count == 120
    assert rebuild_all() == (2, 0)


def test_the_same_file_again_changes_nothing_and_a_renewed_row_is_followed(taken, tmp_path):
    again = handler(2).settle(rows(told(tmp_path, basics=BASICS)), write=True)
    assert {one.fate for one in again} == {Fate.SAME}

    renewed = handler(3).settle(rows(told(tmp_path, basics=BASICS.replace("\t84\t", "\t86\t"))), write=True)
    assert [one.fate for one in renewed] == [Fate.CHANGED, Fate.SAME]
    assert Film.objects.get(slug="the-quiet-harbour-1931").runtime_minutes == 86


def test_undone_its_films_are_gone_but_for_those_of_which_more_is_said(taken, tmp_path):
    _, done = taken
    handler(2).settle(rows(told(tmp_path, ratings=RATINGS)), write=True)

    kept = handler().undo([one.undo for one in done])

    assert kept == ['The "Quiet" Harbour (1931) stays, since more is said of it here by now.']
    assert list(Film.objects.values_list("slug", flat=True)) == ["the-quiet-harbour-1931"]
    assert DatasetEntry.objects.count() == 1


def test_a_film_that_documents_tell_of_gets_the_row_as_statements(taken, tmp_path):
    folder = tmp_path / "tmdb"
    folder.mkdir()
    (folder / "ids.json").write_text(
        '{"adult":false,"id":77,"original_title":"Stilla hamnen","popularity":1.0,"video":false}\n'
        '{"adult":true,"id":78,"original_title":"Other","popularity":1.0,"video":false}\n',
        encoding="utf-8",
    )
    with open_parcel(folder / "ids.json") as parcel:
        assert TMDB_IDS.recognises(parcel) == 95
        found = list(TMDB_IDS.read(parcel, {}))

    assert [type(one) for one in found] == [Row, Left]
    film = Film.objects.get(slug="the-quiet-harbour-1931")
    done = handler(2).settle(rows(found), write=True, films=[film.pk])
    assert (done[0].fate, done[0].film) == (Fate.CHANGED, film.pk)
    numbers = film.fact_rows.filter(property="external_id").values_list("value", flat=True)
    assert set(numbers) == {"77", "tt0000012"}


@pytest.mark.samples
def test_the_real_tables_add_up(samples):
    with open_parcel(samples / "imdb" / "tsv") as parcel:
        found = list(IMDB_DATASET.read(parcel, {}))
    done = handler().settle(rows(found), write=True)

    assert Film.objects.count() == sum(one.fate is Fate.MADE for one in done)
    assert {one.fate for one in done} <= {Fate.MADE, Fate.CHANGED, Fate.SAME}
