"""Somebody whose account is suspended, at the door."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from onesheet.accounts.models import Member
from onesheet.moderation.services import act

pytestmark = pytest.mark.django_db

DOOR = {"username": "ben", "password": "harbor lights 9"}


@pytest.fixture
def suspended(ben, mo):
    ben.set_password("harbor lights 9")
    ben.save()
    now = timezone.now()
    until = now + timedelta(days=7)
    moderator = Member.objects.get(username="mo")
    act(by=moderator, kind="suspend", target="member", number=ben.pk, reason="Only lamps.", until=until, now=now)
    return until


def test_they_are_told_why_and_until_when(client, suspended):
    answer = client.post("/sign-in", DOOR, follow=True)

    said = answer.content.decode()
    assert f"suspended this account until {suspended:%Y-%m-%d %H:%M} UTC. The reason given: Only lamps." in said
    assert "_auth_user_id" not in client.session
    assert "Only lamps." not in client.get(answer.request["PATH_INFO"]).content.decode()


def test_who_does_not_know_the_password_learns_nothing(client, suspended):
    said = client.post("/sign-in", {**DOOR, "password": "a guess"}, follow=True).content.decode()

    assert "suspended" not in said
    assert "Only lamps." not in said


def test_they_come_in_as_soon_as_the_time_is_over(client, suspended):
    Member.objects.filter(username="ben").update(suspended_until=timezone.now() - timedelta(seconds=1))

    client.post("/sign-in", DOOR)

    ben = Member.objects.get(username="ben")
    assert (ben.is_active, ben.suspended_until) == (True, None)
    assert client.session["_auth_user_id"] == str(ben.pk)
    assert client.get("/notices").status_code == 200
