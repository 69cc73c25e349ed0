"""Imports taken back, whole; rows that waited, settled when their film comes or a person says which it is."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.imports import (
    NOON,
    RATINGS,
    adds_up,
    fates,
    films,
    given,
    lantern,
    noon,
    ratings,
    table,
    taken_in,
)
from factories.readings import reading, said
from onesheet.accounts.models import Role
from onesheet.accounts.services import Refusal, give_role
from onesheet.exchange import services
from onesheet.exchange.models import Import, ImportBatch, ImportRow, ImportRowKey
from onesheet.exchange.pure.rows import Fate
from onesheet.exchange.queries import outcomes, report, waiting_rows
from onesheet.films.models import Film
from onesheet.films.services.publishing import add
from onesheet.reviews.models import MemberFilm

pytestmark = pytest.mark.django_db


def undone(number, by=None):
    services.undo(number=number, by=by, clock=noon)
    return adds_up(number)


def twins(title="The Haunted Castle", year=1897):
    """Make two films of one title and year."""
    return FilmFactory(title=title, year=year, slug="one", shown=True), FilmFactory(
        title=title, year=year, slug="other", shown=True
    )


def haunted(folder, title="The Haunted Castle", year="1897"):
    """Write an export that rates and lists such a film."""
    row = ("2020-01-02", title, year, "https://boxd.it/haunted", "3")
    table(folder / "ratings.csv", RATINGS, [row])
    table(folder / "watched.csv", RATINGS[:4], [row[:4]])
    return folder


def test_undone_it_is_as_it_was_and_can_come_in_again(tmp_path):
    films(40)
    ann = MemberFactory()
    number = taken_in(ratings(tmp_path / "a", 50), ann).pk
    found = undone(number, ann)
    assert (found.state, found.act, found.undone_by) == ("undone", "", ann)
    assert found.undone_at == NOON
    assert not MemberFilm.objects.filter(member=ann).exists()
    assert not ImportRow.objects.filter(of=number).exists()
    with pytest.raises(Refusal, match="was undone before"):
        services.undo(number=number, by=ann, clock=noon)

    again = taken_in(tmp_path / "a", ann)
    assert again.pk != number
    assert fates(again) == fates(found)


def test_what_was_changed_since_stays_and_is_told(tmp_path):
    films(3)
    ann = MemberFactory()
    number = taken_in(ratings(tmp_path / "a", 3), ann).pk
    film = Film.objects.get(title=lantern(1))
    MemberFilm.objects.filter(member=ann, film=film).update(rating=2)
    found = undone(number)
    assert list(MemberFilm.objects.filter(member=ann).values_list("film", "rating")) == [(film.pk, 2)]
    assert any(lantern(1) in one for one in found.notices)


def test_an_undoing_that_was_stopped_goes_on(tmp_path):
    films(60)
    ann = MemberFactory()
    number = taken_in(ratings(tmp_path / "a", 60), ann).pk

    class Stop(Exception):
        pass

    def stop(progress):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        services.undo(number=number, by=ann, clock=noon, tell=stop)
    found = Import.objects.get(pk=number)
    assert (found.state, found.act, found.runner) == ("undoing", "undo", "")
    with pytest.raises(Refusal):
        services.apply(number=number, clock=noon)
    assert undone(number).state == "undone"
    assert not MemberFilm.objects.filter(member=ann).exists()


@pytest.mark.parametrize("state", ["received", "previewed", "discarded", "undone"])
def test_where_nothing_was_taken_in_nothing_is_undone(tmp_path, state):
    number = given(ratings(tmp_path / "a", 1), MemberFactory()).pk
    Import.objects.filter(pk=number).update(state=state)
    with pytest.raises(Refusal):
        services.undo(number=number, by=None, clock=noon)


def test_others_imports_are_none_of_ones_business_but_an_operators(tmp_path):
    films(1)
    ann, ben = MemberFactory(username="ann"), MemberFactory(username="ben")
    number = taken_in(ratings(tmp_path / "a", 1), ann).pk
    with pytest.raises(Refusal, match="somebody else's"):
        services.undo(number=number, by=ben, clock=noon)
    give_role(to=ben, role=Role.OPERATOR)
    del ben._roles
    services.undo(number=number, by=ben, clock=noon)


def test_a_row_that_waits_is_taken_in_when_its_film_appears(tmp_path):
    films(5)
    ann = MemberFactory()
    number = taken_in(ratings(tmp_path / "a", 8), ann).pk
    assert fates(adds_up(number)) == {"made": 5, "same": 5, "waiting": 6}
    (film,) = films(1, first=6)
    assert services.settle_waiting(films=[film.pk], now=NOON) == 2
    found = adds_up(number)
    assert fates(found) == {"made": 6, "same": 6, "waiting": 4}
    told = [one for one in report(number) if one.film == film.pk]
    assert [one.fate for one in told] == [Fate.MADE, Fate.SAME]
    assert MemberFilm.objects.get(member=ann, film=film).rating == 8
    assert services.settle_waiting(films=[film.pk], now=NOON) == 0

    undone(number)
    assert not MemberFilm.objects.filter(member=ann).exists()


def test_a_document_that_brings_a_film_brings_what_waited(tmp_path, django_capture_on_commit_callbacks):
    ann = MemberFactory()
    row = ("2020-01-02", "The Salt Road", "2016", "https://boxd.it/salt", "5")
    number = taken_in(table(tmp_path / "a" / "ratings.csv", RATINGS, [row]).parent, ann).pk
    text = "The Salt Road of 2016 was directed by Ida Prado."
    facts = said(text, "director", "Ida Prado", "directed by Ida Prado"), said(text, "year", 2016, "2016")
    told = reading(text, *facts, title="The Salt Road", year=2016)
    with django_capture_on_commit_callbacks(execute=True):
        add(reading=told, source_name="The Post", by=None, now=NOON)
    assert fates(adds_up(number)) == {"made": 1}
    assert MemberFilm.objects.get(member=ann).film.title == "The Salt Road"


def test_where_nothing_waits_a_film_costs_one_query():
    (film,) = films(1)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        services.settle_waiting(films=[film.pk], now=NOON)
    assert len(asked) == 1


def test_films_that_came_meanwhile_are_found_at_the_end(tmp_path):
    ann = MemberFactory()
    old = taken_in(ratings(tmp_path / "a", 2), ann).pk
    films(2)
    taken_in(ratings(tmp_path / "b", 1, first=9), ann)
    assert fates(adds_up(old)) == {"made": 2, "same": 2}


def test_a_person_says_which_film_it_is_for_all_rows_and_for_later(tmp_path):
    one, other = twins()
    ann = MemberFactory()
    number = taken_in(haunted(tmp_path / "a"), ann).pk
    assert fates(adds_up(number)) == {"ambiguous": 2}
    asked = waiting_rows(number, "ambiguous")
    assert {choice.film for choice in asked[0].choices} == {one.pk, other.pk}
    assert services.settle_row(row=asked[0].number, film=other.pk, by=ann, now=NOON) == 2
    assert fates(adds_up(number)) == {"made": 1, "same": 1}
    assert MemberFilm.objects.get(member=ann).film == other
    with pytest.raises(Refusal, match="settled before"):
        services.settle_row(row=asked[1].number, film=one.pk, by=ann, now=NOON)

    again = taken_in(tmp_path / "a", ann)
    assert fates(again) == {"same": 2}
    undone(number)
    assert not MemberFilm.objects.filter(member=ann).exists()


def test_a_person_leaves_a_row_out(tmp_path):
    twins()
    ann = MemberFactory()
    number = taken_in(haunted(tmp_path / "a"), ann).pk
    asked = waiting_rows(number, "ambiguous")
    assert services.drop_row(row=asked[0].number, by=ann, now=NOON) == 2
    assert fates(adds_up(number)) == {"same": 2}
    assert not ImportRowKey.objects.exists()
    assert [one.sentence for one in report(number)] == [f"Left out by {ann.username}."] * 2
    assert fates(taken_in(tmp_path / "a", ann)) == {"same": 2}


def test_nobody_settles_rows_of_others_or_films_that_are_not_here(tmp_path):
    one, _ = twins()
    ann, ben = MemberFactory(username="ann"), MemberFactory(username="ben")
    number = taken_in(haunted(tmp_path / "a"), ann).pk
    row = waiting_rows(number, "ambiguous")[0].number
    with pytest.raises(Refusal, match="somebody else's"):
        services.settle_row(row=row, film=one.pk, by=ben, now=NOON)
    with pytest.raises(Refusal, match="no such film"):
        services.settle_row(row=row, film=one.pk + 100_000, by=ann, now=NOON)
    with pytest.raises(Refusal, match="no such row"):
        services.settle_row(row=row + 100_000, film=one.pk, by=ann, now=NOON)
    with pytest.raises(Refusal, match="somebody else's"):
        services.drop_row(row=row, by=ben, now=NOON)
    assert fates(adds_up(number)) == {"ambiguous": 2}


def test_what_waits_becomes_ambiguous_and_clear(tmp_path):
    ann = MemberFactory()
    number = taken_in(haunted(tmp_path / "a"), ann).pk
    assert fates(adds_up(number)) == {"waiting": 2}
    both = twins()
    assert services.settle_waiting(films=[one.pk for one in both], now=NOON) == 0
    assert fates(adds_up(number)) == {"ambiguous": 2}
    assert len(outcomes(number, stage="applied", fate=Fate.AMBIGUOUS)) == 2
    assert ImportBatch.objects.filter(of=number, stage="later").count() == 1


def test_an_undone_import_takes_nothing_in_any_more(tmp_path):
    number = taken_in(ratings(tmp_path / "a", 3), MemberFactory()).pk
    undone(number)
    (film, *_) = films(3)
    assert services.settle_waiting(films=[film.pk], now=NOON) == 0
    assert not MemberFilm.objects.exists()
