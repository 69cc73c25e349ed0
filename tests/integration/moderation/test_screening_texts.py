"""Rules on words and links, and whose texts they speak of."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from factories.accounts import MemberFactory
from factories.moderation import WordRuleFactory, film_list, review, with_role
from factories.sources import NOON
from onesheet.accounts.models import Attempt, Role
from onesheet.accounts.services import Refusal
from onesheet.accounts.services.attempts import KEPT, came_from
from onesheet.moderation.services import keep_house, screen

pytestmark = pytest.mark.django_db

SPAM = "An ONLINE casino, they say."


def member(days: int, shown: int = 0):
    made = MemberFactory(username="ben", date_joined=NOON - timedelta(days=days))
    for _ in range(shown):
        review(made)
    return made


def test_newcomers_text_waits_or_is_refused():
    WordRuleFactory()
    WordRuleFactory(kind="domain", pattern="lamps.example", then="refuse")
    ben = member(days=1, shown=5)

    assert screen(by=ben, text=SPAM, now=NOON) is True
    assert screen(by=ben, text="Fog.", now=NOON) is False
    with pytest.raises(Refusal, match="what you typed is kept"):
        screen(by=ben, text=f"{SPAM} https://shop.lamps.example", now=NOON)


@pytest.mark.parametrize(("days", "shown", "waits"), [(6, 3, True), (400, 0, True), (400, 2, True), (7, 3, False)])
def test_who_was_here_for_a_week_and_showed_three_things_is_no_newcomer(days, shown, waits):
    WordRuleFactory()

    assert screen(by=member(days, shown), text=SPAM, now=NOON) is waits


def test_what_is_hidden_or_a_draft_is_nothing_shown():
    WordRuleFactory()
    ben = member(days=30, shown=2)
    review(ben, hidden_at=NOON)
    review(ben, state="draft")

    assert screen(by=ben, text=SPAM, now=NOON) is True
    film_list(ben)
    assert screen(by=ben, text=SPAM, now=NOON) is False


def test_who_has_a_role_is_never_held_up():
    WordRuleFactory()

    assert screen(by=with_role("carla", Role.CRITIC), text=SPAM, now=NOON) is False


@pytest.mark.parametrize("number", [1, 30])
def test_screening_costs_one_query_and_where_a_rule_speaks_five(number, django_assert_num_queries):
    ben = member(days=30, shown=number)
    for one in range(number):
        WordRuleFactory(pattern=f"lamp number {one}")

    with django_assert_num_queries(1):
        screen(by=ben, text=SPAM, now=NOON)
    with django_assert_num_queries(5):
        screen(by=ben, text="Lamp number 0.", now=NOON)


def test_attempts_and_where_accounts_came_from_are_forgotten_after_a_week():
    ben = member(days=1)
    came_from(member=ben, address="203.0.113.7", now=NOON)
    Attempt.objects.create(address="x", act="knock", at=NOON + timedelta(hours=1))
    assert "203.0.113.7" not in Attempt.objects.first().address

    keep_house(now=NOON + KEPT)

    assert [one.act for one in Attempt.objects.all()] == ["knock"]


def test_sessions_that_ended_are_forgotten():
    for key, ends in (("old", NOON - timedelta(days=1)), ("new", NOON + timedelta(days=1))):
        Session.objects.create(session_key=key, session_data="", expire_date=ends)
        UserSession.objects.create(session_key=key, user=MemberFactory(), ip="203.0.113.7")

    keep_house(now=NOON)

    assert [one.session_key for one in Session.objects.all()] == ["new"]
    assert [one.session_key for one in UserSession.objects.all()] == ["new"]
