"""Rows of kept counts, many at once: made where they are missing, written where they are there."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from factories.films import FilmFactory
from onesheet.critics.models import CriticTally
from onesheet.database.kept import add_rows, make_missing, write_columns
from onesheet.reviews.models import FilmTally

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rows", [FilmTally, CriticTally])
def test_only_what_is_missing_is_made_and_as_the_model_makes_it(rows, django_assert_num_queries):
    there, one, other = (FilmFactory().pk for _ in range(3))
    column = "watched" if rows is FilmTally else "positive"
    rows.objects.create(film_id=there, **{column: 7})

    with django_assert_num_queries(1):
        make_missing(rows, [other, there, one])

    assert getattr(rows.objects.get(film_id=there), column) == 7
    for film in (one, other):
        fresh = rows(film_id=film)
        made = rows.objects.get(film_id=film)
        assert all(getattr(made, field.attname) == getattr(fresh, field.attname) for field in rows._meta.fields)


def test_only_the_named_columns_of_the_given_rows_are_written(django_assert_num_queries):
    films = [FilmFactory().pk for _ in range(3)]
    make_missing(FilmTally, films)
    changed = list(FilmTally.objects.filter(film__in=films[:2]).order_by("film"))
    for number, row in enumerate(changed, start=1):
        row.half_1, row.half_10, row.liked = number, 10 * number, 99

    with django_assert_num_queries(1):
        write_columns(FilmTally, ["half_1", "half_10"], changed)

    kept = FilmTally.objects.order_by("film").values_list("half_1", "half_10", "liked")
    assert list(kept) == [(1, 10, 0), (2, 20, 0), (0, 0, 0)]


def versions() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT key, v FROM page_version WHERE key LIKE 'film:%%'")
        return dict(cursor.fetchall())


@pytest.mark.django_db(transaction=True)
def test_counts_are_added_to_rows_that_may_be_missing_and_raise_the_page_of_each_film():
    there, one, _ = (FilmFactory() for _ in range(3))
    FilmTally.objects.create(film=there, half_3=2, liked=5)
    before = versions()

    with transaction.atomic():
        add_rows(FilmTally, ["half_3", "watched"], [(there.pk, 1, 3), (one.pk, 4, 0)])

    kept = FilmTally.objects.order_by("film").values_list("film", "half_3", "watched", "liked", "reviews")
    assert list(kept) == [(there.pk, 3, 3, 5, 0), (one.pk, 4, 0, 0, 0)]
    after = versions()
    assert {key for key in after if after[key] != before.get(key)} == {f"film:{there.slug}", f"film:{one.slug}"}


def test_nothing_to_write_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        make_missing(FilmTally, [])
        add_rows(FilmTally, ["half_1"], [])
        write_columns(FilmTally, ["half_1"], [])
