"""Rows of which most columns are the same in all, written at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import IntegrityError, transaction

from factories.films import FilmFactory
from factories.members import MemberFactory
from onesheet.database.alike import insert_alike, values_of
from onesheet.reviews.models import MemberFilm

pytestmark = pytest.mark.django_db

NOON = datetime(2024, 5, 4, 12, tzinfo=UTC)
GIVEN = ("member_id", "film_id", "rating", "rated_at")
ALWAYS = {
    "liked": False, "watched": True, "watchlisted_at": None, "favourite": None, "viewings": 0,
    "last_viewed": "9% 's'\t\\N", "changed_at": NOON.astimezone(timezone(timedelta(hours=3))),
}  # fmt: skip


def write(*rows: tuple[object, ...], **other: object) -> None:
    with transaction.atomic():
        insert_alike(MemberFilm, GIVEN, rows, always=ALWAYS | other, alike="member_id")


def test_rows_are_read_again_as_they_were_written():
    member, films = MemberFactory().pk, [FilmFactory().pk for _ in range(3)]

    told = ("2014-09-07T20:15:00Z", "2014-09-07T20:15:00.000250+02:00", None)
    write(*((member, film, 7, at) for film, at in zip(films, told, strict=True)))

    rows = MemberFilm.objects.order_by("film")
    assert [row.rated_at for row in rows] == [None if at is None else datetime.fromisoformat(at) for at in told]
    for row in rows:
        assert (row.member_id, row.rating, row.liked, row.watched, row.watchlisted_at) == (member, 7, False, True, None)
        assert (row.favourite, row.viewings, row.last_viewed, row.changed_at) == (None, 0, "9% 's'\t\\N", NOON)


def test_a_row_that_is_there_already_is_refused():
    member, film = MemberFactory().pk, FilmFactory().pk
    write((member, film, 7, None))

    with pytest.raises(IntegrityError):
        write((member, film, 7, None))


def test_every_column_is_named_once():
    with pytest.raises(ValueError, match="columns"):
        write((1, 2, 3, None), rating=4)


def test_one_pair_among_many_is_found_and_none_asks_nothing(django_assert_num_queries):
    member, films = MemberFactory().pk, [FilmFactory().pk for _ in range(3)]
    write((member, films[0], 7, None))

    with django_assert_num_queries(1):
        asked = [(member, films[2]), (member, films[0])]
        assert values_of(MemberFilm, GIVEN[:2], "rating", asked) == {(member, films[0]): 7}
    assert values_of(MemberFilm, GIVEN[:2], "rating", [(member, films[1]), (member + 1, films[0])]) == {}
    with django_assert_num_queries(0):
        assert values_of(MemberFilm, GIVEN[:2], "rating", []) == {}
