"""Rows that are written over those which are there: every kind of value, on either database."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import DataError, connection, transaction
from tests.factories.films import FilmFactory

from onesheet.database.rows import put_rows
from onesheet.scorebook.models import ScoreDay

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 4, 12, 30, 15, 123456, tzinfo=UTC)
DAY = date(2026, 5, 4)
COLUMNS = ("film_id", "of", "day", "counts", "results", "at")
UNIQUE = ("film_id", "of", "day")
ODD = {"halves": [0, 1], "words": 'It\'s \\ "quoted" – 映画 {1,2}', "none": None, "half": "0.5"}


def put(*rows):
    with transaction.atomic():
        put_rows(ScoreDay, COLUMNS, rows, unique=UNIQUE)


def kept(film):
    return list(ScoreDay.objects.filter(film=film).order_by("of").values_list("of", "day", "counts", "results", "at"))


def test_values_come_back_as_they_were_given():
    film = FilmFactory()

    put((film.pk, "members", DAY, ODD, [ODD, []], NOON), (film.pk, "critics", DAY, {}, [], NOON))

    assert kept(film) == [("critics", DAY, {}, [], NOON), ("members", DAY, ODD, [ODD, []], NOON)]


def test_a_row_that_is_there_gets_the_new_values_and_others_stay():
    film, other = FilmFactory(), FilmFactory()
    put((film.pk, "members", DAY, {"a": 1}, [], NOON), (other.pk, "members", DAY, {"b": 2}, [], NOON))

    put((film.pk, "members", DAY, {"a": 3}, [4], NOON))

    assert kept(film) == [("members", DAY, {"a": 3}, [4], NOON)]
    assert kept(other) == [("members", DAY, {"b": 2}, [], NOON)]


def test_no_rows_cost_nothing(django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(0):
        put_rows(ScoreDay, COLUMNS, [], unique=UNIQUE)


def test_a_text_that_is_too_long_is_not_cut():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite takes texts of any length")
    film = FilmFactory()

    with pytest.raises(DataError):
        put((film.pk, "m" * 80, DAY, {}, [], NOON))

    assert kept(film) == []
