"""Rows found by pairs of numbers, and taken away by theirs."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.accounts.models import Member
from onesheet.database.pairs import delete_rows, rows_of_pairs
from onesheet.reviews.models import MemberFilm
from onesheet.web.page_cache.models import PageVersion

pytestmark = pytest.mark.django_db(transaction=True)

PAIR = ("member_id", "film_id")


@pytest.fixture
def rows():
    """Three films of each of two members, the first film of each liked."""
    films = [FilmFactory() for _ in range(3)]
    return [
        MemberFilm.objects.create(member=member, film=film, rating=at + 1, liked=not at, changed_at=NOON)
        for member in (MemberFactory(username="ann"), MemberFactory(username="ben"))
        for at, film in enumerate(films)
    ]


def found(rows, **where):
    pairs = [(one.member_id, one.film_id) for one in rows]
    return sorted(rows_of_pairs(MemberFilm, PAIR, ("id", "rating"), pairs, where=where))


def test_only_rows_of_these_pairs_that_are_as_is_said(rows, django_assert_num_queries):
    some = [rows[0], rows[1], rows[5]]

    with django_assert_num_queries(1):
        assert found(some) == [(one.pk, one.rating) for one in some]
    assert found(some, liked=False, favourite=None, changed_at=NOON) == [(one.pk, one.rating) for one in some[1:]]
    assert found(some, favourite=1) == []


def test_a_member_of_one_pair_with_the_film_of_another_is_no_pair(rows):
    crossed = rows_of_pairs(MemberFilm, PAIR, ("id",), [(rows[0].member_id, rows[0].film_id + 10_000)], where={})

    assert crossed == []
    with connection.execute_wrapper(_nothing):
        assert rows_of_pairs(MemberFilm, PAIR, ("id",), [], where={}) == []


def test_these_are_deleted_and_no_others(rows):
    with transaction.atomic():
        delete_rows(MemberFilm, [rows[0].pk], still=[rows[1].pk, rows[2].pk])

    assert list(MemberFilm.objects.order_by("pk")) == rows[3:]


def test_pages_are_raised_once_for_those_that_keep_still(rows):
    key = f"member:{rows[0].member.username}"
    before = PageVersion.objects.filter(key=key).values_list("v", flat=True).first() or 0

    with transaction.atomic():
        delete_rows(MemberFilm, [rows[0].pk], still=[rows[1].pk, rows[2].pk])

    assert PageVersion.objects.get(key=key).v == before + 1


def test_what_others_point_to_stays(rows):
    with pytest.raises(IntegrityError), transaction.atomic():
        delete_rows(Member, [rows[0].member_id])

    assert Member.objects.filter(pk=rows[0].member_id).exists()


def _nothing(*_):
    raise AssertionError("none asks nothing")
