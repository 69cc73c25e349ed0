"""Figures of a member are kept in memory, and made anew as soon as anything they follow from changes."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.members import busy, saw
from onesheet.accounts.queries.members import member_head
from onesheet.reviews.queries.statistics import film_totals
from onesheet.web.members import kept as module
from onesheet.web.members.kept import kept
from onesheet.web.page_cache import triggers

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def head():
    triggers.install(connection)
    module._KEPT.clear()
    busy(MemberFactory(username="olga"), 1)
    return member_head("olga")


def totals(head):
    return kept(head, "films", lambda: film_totals(head.id))


def test_nothing_is_asked_twice_while_nothing_changes(head, django_assert_num_queries):
    first = totals(head)

    with django_assert_num_queries(0):
        assert totals(head) is first


def test_what_the_member_does_is_seen_at_once(head):
    before = totals(head)

    saw(MemberFactory(username="olga"), FilmFactory(runtime_minutes=100))

    assert totals(head).minutes == before.minutes + 100


def test_what_changes_in_the_record_is_seen_at_once(head):
    before = totals(head)
    film = MemberFactory(username="olga").films.get().film
    film.runtime_minutes += 7
    film.save()

    assert totals(head).minutes == before.minutes + 7


def test_what_others_do_changes_nothing(head, django_assert_num_queries):
    first = totals(head)
    saw(MemberFactory(username="mia"), MemberFactory(username="olga").films.get().film)

    assert totals(head) is first


def test_within_a_transaction_nothing_is_kept(head):
    before = totals(head)
    with transaction.atomic():
        saw(MemberFactory(username="olga"), FilmFactory(runtime_minutes=100))
        assert totals(head).films == before.films + 1
        transaction.set_rollback(True)

    assert totals(head) is before


def test_only_so_many_are_kept(head, monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    for what in "abc":
        kept(head, what, lambda: 1)

    assert [what for _, what in module._KEPT] == ["b", "c"]
