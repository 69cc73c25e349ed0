"""Files looked through, taken in and taken in again: what becomes of every row, and that it adds up."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.db import connection

from factories.accounts import MemberFactory
from factories.imports import NOON, RATINGS, adds_up, fates, films, given, lantern, noon, ratings, table, taken_in
from onesheet.accounts.services import Refusal
from onesheet.exchange import services
from onesheet.exchange.handler import Order
from onesheet.exchange.models import Import, ImportBatch, ImportRow
from onesheet.exchange.pure.rows import Fate
from onesheet.exchange.queries import outcomes, report
from onesheet.exchange.services import BusyError, Progress
from onesheet.exchange.services.running import claim
from onesheet.reviews.models import MemberFilm

pytestmark = pytest.mark.django_db


def test_every_row_is_made_once_and_the_same_file_changes_nothing(tmp_path):
    films(30)
    ann = MemberFactory()
    first = taken_in(ratings(tmp_path / "a", 30), ann)
    assert (first.state, first.act, first.runner, first.format) == ("done", "", "", "letterboxd")
    assert fates(first) == {"made": 30, "same": 30}
    assert MemberFilm.objects.filter(member=ann, rating=8).count() == 30

    again = taken_in(tmp_path / "a", ann)
    assert again.pk != first.pk
    assert fates(again) == {"same": 60}


def test_two_files_of_two_members_are_two_imports(tmp_path):
    films(3)
    ann, ben = MemberFactory(username="ann"), MemberFactory(username="ben")
    folder = ratings(tmp_path / "a", 3)
    one, other = given(folder, ann), given(folder, ben)
    assert one.pk != other.pk
    assert given(folder, ann).pk == one.pk


def test_a_preview_says_what_taking_in_does(tmp_path):
    films(20)
    ann = MemberFactory()
    MemberFilm.objects.create(member=ann, film=films(1, first=20)[0], rating=2, changed_at=NOON)
    number = given(ratings(tmp_path / "a", 23), ann).pk
    told: list[Progress] = []
    totals = services.preview(number=number, clock=noon, tell=told.append)
    found = Import.objects.get(pk=number)
    assert (found.state, found.rows, found.expected) == ("previewed", 0, totals.as_json())
    assert told[-1].rows == totals.rows == 46
    assert not MemberFilm.objects.filter(rating=8).exists()
    before = outcomes(number, stage="preview", limit=1000)
    assert len(before) == 46

    services.preview(number=number, clock=noon)
    assert outcomes(number, stage="preview", limit=1000) == before

    services.apply(number=number, clock=noon)
    assert adds_up(number).expected == {"rows": 46, **{one: getattr(totals, one) for one in services.FATES}}
    assert list(report(number)) == before
    assert not ImportBatch.objects.filter(of=number, stage="preview").exists()


def test_outcomes_are_browsed_by_fate_and_place(tmp_path):
    films(10)
    number = taken_in(ratings(tmp_path / "a", 15), MemberFactory()).pk
    waiting = outcomes(number, stage="applied", fate=Fate.WAITING, limit=4)
    assert [one.fate for one in waiting] == [Fate.WAITING] * 4
    more = outcomes(number, stage="applied", fate=Fate.WAITING, after=waiting[-1].number, limit=100)
    assert len(more) == 6
    assert min(one.number for one in more) > waiting[-1].number
    assert outcomes(number, stage="applied", fate=Fate.REFUSED) == []


def test_a_look_writes_nothing_at_all(tmp_path):
    films(2)
    path = ratings(tmp_path / "a", 3)
    order = Order(0, "a", "", None, None, NOON, options={"newcomer": "ann"})
    statements: list[str] = []

    def note(execute, sql, params, many, context):
        statements.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        totals = services.look(order=order, path=str(path))
    assert totals.as_json() == {
        "rows": 6, "made": 2, "changed": 0, "same": 2, "waiting": 2, "ambiguous": 0, "refused": 0
    }  # fmt: skip
    assert not [one for one in statements if not one.lstrip("( ").startswith(("SELECT", "WITH"))]
    assert not Import.objects.exists()


def test_what_no_format_knows_is_one_refused_row(tmp_path):
    path = tmp_path / "picture.bin"
    path.write_bytes(b"\x00\x01\x02" * 50)
    found = taken_in(path, None)
    assert (found.state, fates(found)) == ("done", {"refused": 1})
    (told,) = report(found.pk)
    assert "Letterboxd export" in told.sentence


def test_files_of_several_formats_in_one_folder_are_each_read_by_their_own(tmp_path):
    films(2)
    ratings(tmp_path / "a" / "letterboxd", 2)
    imdb = ("Const", "Your Rating", "Date Rated", "Title", "URL", "Title Type", "Year")
    url = "https://www.imdb.com/title/tt0000001/"
    table(tmp_path / "a" / "imdb.csv", imdb, [("tt0000001", 9, "2021-02-03", lantern(1), url, "Movie", 1999)])
    (tmp_path / "a" / "README.md").write_text("Mine.", encoding="utf-8")
    table(tmp_path / "a" / "costs.csv", ("what", "how much"), [("bread", "3")])
    found = taken_in(tmp_path / "a", MemberFactory())
    told = {(one.file, one.fate.value) for one in report(found.pk)}
    assert ("letterboxd/ratings.csv", "made") in told
    assert ("README.md", "same") in told
    assert {file for file, _ in told} >= {"imdb.csv", "costs.csv"}
    assert found.format == "several"


@contextmanager
def unlucky(*films):
    """Make the database refuse whatever is written of these films."""
    some = ", ".join(str(film.pk) for film in films)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for act in ("INSERT", "UPDATE"):
                cursor.execute(
                    f"CREATE TRIGGER unlucky_{act} BEFORE {act} ON reviews_memberfilm WHEN NEW.film_id IN ({some}) "
                    "BEGIN SELECT RAISE(ABORT, 'the unlucky row'); END"
                )
        else:
            cursor.execute(
                "CREATE FUNCTION unlucky() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'the unlucky row'; END $$ "
                "LANGUAGE plpgsql"
            )
            cursor.execute(
                f"CREATE TRIGGER unlucky BEFORE INSERT OR UPDATE ON reviews_memberfilm FOR EACH ROW "
                f"WHEN (NEW.film_id IN ({some})) EXECUTE FUNCTION unlucky()"
            )
    yield
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER unlucky_INSERT")
            cursor.execute("DROP TRIGGER unlucky_UPDATE")
        else:
            cursor.execute("DROP TRIGGER unlucky ON reviews_memberfilm")
            cursor.execute("DROP FUNCTION unlucky()")


def test_a_stray_table_of_another_service_takes_nothing_from_an_export(tmp_path):
    films(2)
    ratings(tmp_path / "a", 2)
    table(tmp_path / "a" / "movies.csv", ("movieId", "title", "genres"), [("1", "The Tide (1994)", "Drama")])
    found = taken_in(tmp_path / "a", MemberFactory())

    made = {(one.file, one.fate.value) for one in report(found.pk)}
    assert {("ratings.csv", "made"), ("watched.csv", "same"), ("movies.csv", "made")} <= made
    assert found.refused == 0


def test_a_row_that_makes_a_fault_is_refused_and_the_others_are_made(tmp_path, caplog):
    made = films(60)
    rows = [("2020-01-02", one.title, "1999", f"https://boxd.it/{one.pk}", "4") for one in made]
    table(tmp_path / "a" / "ratings.csv", RATINGS, list(rows))
    ann = MemberFactory()
    with unlucky(made[41]):
        found = taken_in(tmp_path / "a", ann)
    assert fates(found) == {"made": 59, "refused": 1}
    (told,) = outcomes(found.pk, stage="applied", fate=Fate.REFUSED)
    assert (told.number, told.said[:7]) == (42, "2020-01")
    assert "the unlucky row" in caplog.text


def test_where_every_row_makes_a_fault_the_import_stops_and_can_go_on(tmp_path):
    made = films(100)
    number = given(ratings(tmp_path / "a", 100), MemberFactory()).pk
    with unlucky(*made), pytest.raises(services.StoppedError, match="the unlucky row"):
        services.apply(number=number, clock=noon)
    found = adds_up(number)
    assert (found.state, found.runner, found.act) == ("failed", "", "apply")
    assert "What was finished stays" in found.fault

    services.apply(number=number, clock=noon)
    found = adds_up(number)
    assert (found.state, found.fault, found.rows) == ("done", "", 200)


def test_what_another_process_is_at_is_left_to_it(tmp_path):
    films(2)
    number = given(ratings(tmp_path / "a", 2), MemberFactory()).pk
    claim(number, act=Import.Act.APPLY, clock=noon)
    with pytest.raises(BusyError):
        services.apply(number=number, clock=noon)
    with pytest.raises(BusyError):
        services.undo(number=number, by=None, clock=noon)


@pytest.mark.parametrize("act", ["preview", "apply"])
def test_what_is_done_is_not_done_again(tmp_path, act):
    films(2)
    number = taken_in(ratings(tmp_path / "a", 2), MemberFactory()).pk
    with pytest.raises(Refusal, match="was taken in before"):
        getattr(services, act)(number=number, clock=noon)


def test_a_file_that_became_another_does_not_go_on(tmp_path):
    films(3)
    ann = MemberFactory()
    number = given(ratings(tmp_path / "a", 3), ann).pk
    Import.objects.filter(pk=number).update(rows=1, same=1, state="applying", act="apply")
    ratings(tmp_path / "a", 2)
    with pytest.raises(Refusal, match="another than the one"):
        services.apply(number=number, clock=noon)


def test_waiting_rows_are_kept_whole(tmp_path):
    number = taken_in(ratings(tmp_path / "a", 2), MemberFactory()).pk
    kept = ImportRow.objects.filter(of=number).order_by("number")
    assert [one.row["deed"]["="] for one in kept] == ["Rate", "Rate", "Watch", "Watch"]
    assert all(one.keys.exists() for one in kept)
