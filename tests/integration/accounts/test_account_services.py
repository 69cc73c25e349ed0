"""Accounts, the editor's role, and limits on what a member tries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from onesheet.accounts.limits import Limit
from onesheet.accounts.models import Attempt, Member
from onesheet.accounts.permissions import may_edit
from onesheet.accounts.services import Refusal, attempt, has_account, make_editor

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TWICE = Limit("knock", 2, timedelta(minutes=10), "Twice is enough. Try again in {minutes}.")

pytestmark = pytest.mark.django_db


def signs_in(rf, username, password):
    return authenticate(rf.get("/"), username=username, password=password)


def test_new_editor_may_edit_and_can_sign_in(rf):
    ada = make_editor(username="ada", password="harbor lights 9")

    assert may_edit(ada)
    assert signs_in(rf, "ada", "harbor lights 9") == ada
    assert not ada.is_staff
    assert not ada.is_superuser


def test_member_becomes_an_editor_and_keeps_the_password(rf):
    ben = Member.objects.create_user("Ben", password="harbor lights 9")
    assert not may_edit(ben)

    make_editor(username="ben")

    assert may_edit(Member.objects.get(username="Ben"))
    assert Member.objects.count() == 1
    assert signs_in(rf, "Ben", "harbor lights 9") == ben


def test_made_again_with_another_password_the_editor_signs_in_with_it(rf):
    make_editor(username="ada", password="harbor lights 9")

    ada = make_editor(username="ada", password="winter palace 7")

    assert ada.groups.count() == 1
    assert signs_in(rf, "ada", "harbor lights 9") is None
    assert signs_in(rf, "ada", "winter palace 7") == ada


@pytest.mark.parametrize(
    ("username", "password", "sentence"),
    [
        ("ada", None, "a new one needs a password"),
        ("ada", "", "a new one needs a password"),
        ("ada", "short", "This password will not do. This password is too short"),
        ("ada", "password1", "too common"),
        ("adamarsh", "adamarsh1", "too similar to the username"),
        ("ada marsh", "harbor lights 9", "This name will not do"),
        ("", "harbor lights 9", "This name will not do"),
        ("a" * 151, "harbor lights 9", "This name will not do"),
    ],
)
def test_name_or_password_that_will_not_do_is_told_and_nothing_is_made(username, password, sentence):
    with pytest.raises(Refusal, match=sentence):
        make_editor(username=username, password=password)

    assert not Member.objects.exists()


def test_account_is_known_in_any_case():
    Member.objects.create_user("Ada")

    assert has_account("ADA")
    assert not has_account("ben")


@pytest.mark.parametrize("change", [{"is_active": False}, {}])
def test_neither_a_closed_account_nor_a_visitor_may_edit(change):
    ada = make_editor(username="ada", password="harbor lights 9")
    for name, value in change.items():
        setattr(ada, name, value)

    assert may_edit(ada) is bool(not change)
    assert not may_edit(AnonymousUser())


def test_attempts_within_the_limit_pass_and_the_next_is_refused_with_the_time_to_wait():
    ada = Member.objects.create_user("ada")
    attempt(limit=TWICE, by=ada, now=NOON)
    attempt(limit=TWICE, by=ada, now=NOON + timedelta(minutes=4))

    with pytest.raises(Refusal, match=r"Try again in 5 minutes\."):
        attempt(limit=TWICE, by=ada, now=NOON + timedelta(minutes=5, seconds=30))


def test_refused_attempts_do_not_push_the_wait_further():
    ada = Member.objects.create_user("ada")
    for minutes in (0, 1):
        attempt(limit=TWICE, by=ada, now=NOON + timedelta(minutes=minutes))
    for minutes in range(2, 10):
        with pytest.raises(Refusal):
            attempt(limit=TWICE, by=ada, now=NOON + timedelta(minutes=minutes))

    attempt(limit=TWICE, by=ada, now=NOON + timedelta(minutes=10))

    assert Attempt.objects.count() == 2


def test_limits_are_each_members_and_each_acts_own():
    ada, ben = Member.objects.create_user("ada"), Member.objects.create_user("ben")
    other = Limit("ring", 1, timedelta(minutes=10), "Once is enough. Try again in {minutes}.")
    for _ in range(2):
        attempt(limit=TWICE, by=ada, now=NOON)

    attempt(limit=TWICE, by=ben, now=NOON)
    attempt(limit=other, by=ada, now=NOON)

    with pytest.raises(Refusal, match=r"Once is enough\. Try again in 10 minutes\."):
        attempt(limit=other, by=ada, now=NOON)


def test_last_minute_is_said_in_the_singular():
    ada = Member.objects.create_user("ada")
    for _ in range(2):
        attempt(limit=TWICE, by=ada, now=NOON)

    with pytest.raises(Refusal, match=r"Try again in 1 minute\."):
        attempt(limit=TWICE, by=ada, now=NOON + timedelta(minutes=9, seconds=59))


@pytest.mark.parametrize("before", [0, 1, 2])
def test_attempt_costs_the_same_whatever_was_tried_before(before, django_assert_num_queries):
    ada = Member.objects.create_user("ada")
    for _ in range(before):
        Attempt.objects.create(member=ada, act="knock", at=NOON - timedelta(hours=1))

    # A savepoint, the wait for one's turn where the database needs one, forgetting, looking, noting.
    with django_assert_num_queries(6 if connection.vendor == "postgresql" else 5):
        attempt(limit=TWICE, by=ada, now=NOON)
