"""The record can be thrown away and made again."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings

from factories.accounts import MemberFactory
from factories.films import FilmFactory, StatementFactory
from factories.readings import reading, said
from factories.sources import NOON, DocumentFactory
from onesheet.films.models import Credit, Fact, Figure, Film, Release, Statement, Title
from onesheet.films.services import Refusal, add, rebuild, rebuild_all, rebuild_film
from onesheet.reading.vocabulary import HOLE
from strategies.said import films_said

pytestmark = pytest.mark.django_db

TABLES = (Title, Credit, Release, Figure, Fact)
TEXT = "Daisies (1966) by Věra Chytilová has Jitka Cerhová, opened 30 December 1966, scores 8.5 of 10, took $ at home."


def daisies(text=TEXT, year=1966):
    return reading(
        text,
        said(text, "title", "Daisies", "Daisies"),
        said(text, "director", "Věra Chytilová", "Věra Chytilová"),
        said(text, "cast_member", "Jitka Cerhová", "Jitka Cerhová", character="Marie I", billing=1),
        said(text, "release", "1966-12-30", "30 December 1966", kind="theatrical", place="CZ"),
        said(text, "score", {"value": 8.5, "scale": 10}, "8.5 of 10", by="A site", count=12),
        said(text, "gross", HOLE, "took $ at home", scope="domestic"),
        said(text, "genre", "comedy drama", "Daisies"),
        title="Daisies",
        year=year,
    )


def stored():
    rows = [sorted(table.objects.values(), key=lambda row: row["id"]) for table in TABLES]
    return rows, list(Film.objects.values()), list(Statement.objects.order_by("pk").values("pk", "row_key"))


def without_ids(snapshot):
    rows, films, statements = snapshot
    return (
        [[{**row, "id": 0} for row in sorted(table, key=lambda row: row["key"])] for table in rows],
        films,
        statements,
    )


def test_rebuilding_changes_nothing_and_writes_nothing():
    add(reading=daisies(), by=None, now=NOON)
    before = stored()

    with CaptureQueriesContext(connection) as queries:
        changed = rebuild(film=Film.objects.get())

    assert not changed
    assert stored() == before
    writing = [one["sql"] for one in queries if one["sql"].split()[0] in ("INSERT", "DELETE")]
    assert writing == []


def test_a_record_thrown_away_is_made_again_as_it_was():
    add(reading=daisies(), by=None, now=NOON)
    before = without_ids(stored())
    for table in TABLES:
        table.objects.all().delete()
    Statement.objects.update(row_key="")
    Film.objects.update(title="", year=None, genre="", match_key="")

    assert rebuild_all() == (1, 1)

    assert without_ids(stored()) == before


def test_each_value_goes_to_the_table_made_for_it():
    add(reading=daisies(), by=None, now=NOON)

    film = Film.objects.get()
    assert (film.title, film.year, film.genre) == ("Daisies", 1966, "comedy drama")
    assert list(Title.objects.values_list("text", "kind", "folded")) == [("Daisies", "main", "daisies")]
    assert list(Credit.objects.order_by("function").values_list("function", "person__name", "character")) == [
        ("cast_member", "Jitka Cerhová", "Marie I"),
        ("director", "Věra Chytilová", ""),
    ]
    assert list(Release.objects.values_list("date", "sort_date", "kind", "place")) == [
        ("1966-12-30", "1966-12-30", "theatrical", "CZ")
    ]
    assert list(Figure.objects.values_list("property", "by", "amount", "scale", "count")) == [
        ("score", "A site", 8.5, 10, 12)
    ]
    assert list(Fact.objects.order_by("property").values_list("property", "value", "folded")) == [
        ("genre", "comedy drama", "comedy drama"),
        ("gross", HOLE, '{"special":"hole"}'),
        ("year", 1966, "1966"),
    ]


@pytest.mark.parametrize(
    ("name", "value", "qualifiers"),
    [
        ("score", {"value": 1e300, "scale": 10}, {"by": "b" * 300, "count": 10**12}),
        ("score", {"value": "many", "scale": 10}, {}),
        ("score", {"value": 3, "scale": 1e-9}, {}),
        ("gross", {"amount": 10**40, "currency": "USD"}, {}),
        ("budget", {"amount": 5, "currency": "many dollars"}, {}),
        ("release", "sometime soon", {"kind": "k" * 90, "place": ["US", "CA"]}),
        ("release", "XXXX-02-30", {}),
        ("director", "???", {}),
        ("director", "Long " * 200, {"credited_as": "c" * 900}),
        ("cast_member", "Ada", {"character": {"not": "a name"}, "billing": 10**9}),
        ("title", "t" * 2000, {"kind": 7, "language": "l" * 90}),
        ("year", 10**12, {}),
        ("year", -5, {}),
        ("duration", 10**9, {}),
        ("genre", "g" * 500, {}),
        ("genre", None, {"note": None}),
        ("no such property at all, and a long one at that", {"deep": [1, {"er": None}]}, {}),
    ],
)
def test_whatever_a_document_says_can_be_stored(name, value, qualifiers):
    text = "Some words."
    outcome = add(
        reading=reading(text, said(text, name, value, "words", **qualifiers), title="Some"), by=None, now=NOON
    )

    film = Film.objects.get(pk=outcome.films[0].id)
    assert not rebuild(film=film)
    assert sum(
        table.objects.filter(film=film).exclude(statement__property="title").count() for table in TABLES
    ) == 1 or (name == "title")


def test_a_row_that_stays_the_same_keeps_its_id_when_others_change():
    add(reading=daisies(), by=None, now=NOON)
    director = Credit.objects.get(function="director")
    document = director.statement.document
    StatementFactory(film=director.film, document=document, property="editor", value="Miroslav Hájek", start=900)

    assert rebuild(film=director.film)

    assert Credit.objects.get(function="director").pk == director.pk
    assert Credit.objects.get(function="editor").person.name == "Miroslav Hájek"


def test_rebuild_costs_the_same_number_of_queries_for_one_document_and_for_three():
    add(reading=daisies(), by=None, now=NOON)
    costs = []
    for extra in (None, "Again: ", "Once more: "):
        if extra:
            add(reading=daisies(extra + TEXT), by=None, now=NOON)
        with CaptureQueriesContext(connection) as queries:
            rebuild(film=Film.objects.get())
        costs.append(len([one for one in queries if "SAVEPOINT" not in one["sql"] and "advisory" not in one["sql"]]))

    assert costs == [10, 10, 10]


def test_rebuild_film_names_what_is_missing():
    add(reading=daisies(), by=None, now=NOON)
    assert not rebuild_film(slug="daisies-1966")

    with pytest.raises(Refusal, match="No film has the address /films/nowhere"):
        rebuild_film(slug="nowhere")


def test_whatever_is_said_the_record_rebuilt_is_the_record_stored():
    @settings(max_examples=40, deadline=None)
    @given(films_said())
    def law(told):
        film = FilmFactory(title="A film", slug=f"film-{Film.objects.count()}")
        documents = {number: DocumentFactory() for number in range(1, 5)}
        member = MemberFactory()
        for half in (told[: len(told) // 2], told[len(told) // 2 :]):
            for one in half:
                StatementFactory(
                    film=film, document=documents[one.document], property=one.name, value=one.value, rank=one.rank,
                    qualifiers=one.qualifiers, stated_by=member if one.member else None,
                )  # fmt: skip
            rebuild(film=film)
        before = stored_of(film)

        assert not rebuild(film=film)
        for table in TABLES:
            table.objects.filter(film=film).delete()
        Statement.objects.filter(film=film).update(row_key="")
        assert rebuild(film=film) == any(one.rank != "deprecated" for one in told)

        assert stored_of(film) == before

    law()


def stored_of(film):
    """The film's rows by their keys, without ids."""
    rows = [row for table in TABLES for row in table.objects.filter(film=film).order_by("key").values()]
    marks = list(Statement.objects.filter(film=film).order_by("pk").values_list("pk", "row_key"))
    return [{**row, "id": 0} for row in rows], Film.objects.filter(pk=film.pk).values().get(), marks
