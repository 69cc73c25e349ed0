"""Whose a file is, of the formats that fill a site with films."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onesheet.exchange.formats.critics_tables import CRITICS_TABLES
from onesheet.exchange.formats.film_table import FILM_TABLE
from onesheet.exchange.formats.format import NotUnderstood
from onesheet.exchange.formats.register import format_of
from onesheet.exchange.formats.wikidata_dump import WIKIDATA_DUMP
from onesheet.exchange.parcels import open_parcel
from onesheet.exchange.pure.rows import Criticism, Left, Row

ITEM = {
    "type": "item",
    "id": "Q500",
    "labels": {"en": {"language": "en", "value": "The Quiet Harbour"}},
    "claims": {
        "P31": [
            {
                "mainsnak": {
                    "snaktype": "value",
                    "property": "P31",
                    "datavalue": {"value": {"entity-type": "item", "id": "Q11424"}, "type": "wikibase-entityid"},
                },
                "type": "statement",
                "rank": "normal",
            }
        ],
        "P345": [
            {
                "mainsnak": {
                    "snaktype": "value", "property": "P345", "datavalue": {"value": "tt0000012", "type": "string"},
                },
                "type": "statement",
                "rank": "normal",
            }
        ],
    },
}  # fmt: skip


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("a.csv", "title,studio,domestic_gross,foreign_gross,year\nHeat,WB,1,2,1995\n", "film_table"),
        ("b.csv", "Titel;Regie;Jahr\nHeat;Michael Mann;1995\n", "film_table"),
        ("c.tsv", "tconst\taverageRating\tnumVotes\ntt0000012\t7.1\t120\n", "imdb_dataset"),
        ("d.json", '{"adult":false,"id":1,"original_title":"Heat","popularity":1,"video":false}\n', "tmdb_ids"),
        ("e.csv", "film,critic,outlet,fresh,quote\nHeat,Ada Holt,The Paper,fresh,Very good.\n", "critics_tables"),
        ("f.json", "[\n" + json.dumps(ITEM) + ",\n" + json.dumps(ITEM) + "\n]\n", "wikidata_dump"),
        ("g.html", "<html><title>A page</title><p>Some words.</p></html>", "documents"),
    ],
)
def test_each_is_taken_by_its_format(tmp_path, name, text, wanted):
    with open_parcel(written(tmp_path, name, text)) as parcel:
        assert format_of(parcel).name == wanted


def test_a_table_that_nobody_explained_says_how_it_is_done(tmp_path):
    path = written(tmp_path, "b.csv", "Titel;Regie;Jahr\nHeat;Michael Mann;1995\n")

    with open_parcel(path) as parcel, pytest.raises(NotUnderstood, match="Titel=title,Regie=director,Jahr=year"):
        list(FILM_TABLE.read(parcel, {}))


def test_a_dump_gives_its_films_with_what_says_so_and_no_more(tmp_path):
    other = {"type": "item", "id": "Q7", "labels": {}, "claims": {}}
    path = written(tmp_path, "dump.json", "[\n" + json.dumps(ITEM) + ",\n" + json.dumps(other) + "\n]\n")

    with open_parcel(path) as parcel:
        film, left = list(WIKIDATA_DUMP.read(parcel, {}))

    assert isinstance(film, Row)
    assert ("imdb", "tt0000012") in film.film.identifiers
    reading = film.deed.reading
    assert all(reading.text[one.start : one.end] == one.quote for one in reading.statements)
    assert isinstance(left, Left)


def test_reviews_by_number_need_the_titles_beside_them(tmp_path):
    reviews = "reviewId,movieId,criticName,publicationName,reviewState,isFresh,quote\n1,m7,Ada Holt,The Paper,fresh,True,Good.\n"
    path = written(tmp_path, "reviews.csv", reviews)
    with (
        open_parcel(path) as parcel,
        pytest.raises(NotUnderstood, match="together with the table that has their titles"),
    ):
        list(CRITICS_TABLES.read(parcel, {}))

    written(tmp_path, "movies.csv", "movieId,movieTitle,movieYear\nm7,Heat,1995\n")
    with open_parcel(tmp_path) as parcel:
        told = list(CRITICS_TABLES.read(parcel, {}))

    rows = [one for one in told if isinstance(one, Row)]
    assert [(type(one.deed), str(one.film)) for one in rows] == [(Criticism, "Heat (1995)")]
