"""For whom somebody vouches: how an account came in decides whether its ratings count in full from the start."""

from __future__ import annotations

import pytest
from django.utils import timezone

from factories.accounts import MemberFactory
from onesheet.accounts.models import Member, Role
from onesheet.accounts.services import approve_member, make_invitation, make_member
from onesheet.moderation.services import let_in
from web.signing.conftest import PASSWORD

pytestmark = pytest.mark.django_db


def is_unproven(name="carla"):
    return Member.objects.get(username=name).unproven


def test_nobody_vouches_for_who_comes_in_through_the_open_door(settings, sign_up):
    settings.SIGN_UP = "open"

    sign_up()

    assert is_unproven()


@pytest.mark.parametrize("mode", ["open", "invitation", "approval"])
def test_an_invitation_vouches_in_every_kind_of_house(settings, otto, sign_up, mode):
    settings.SIGN_UP = mode

    sign_up(invitation=make_invitation(by=otto, note="", now=timezone.now()))

    assert not is_unproven()


def test_an_invitation_that_is_used_up_vouches_for_nobody(settings, otto, sign_up):
    settings.SIGN_UP = "open"
    code = make_invitation(by=otto, note="", now=timezone.now())
    sign_up(invitation=code)

    sign_up(username="dora", invitation=code)

    assert not is_unproven()
    assert not Member.objects.filter(username="dora", unproven=False).exists()


def test_an_approval_vouches(settings, otto, sign_up):
    settings.SIGN_UP = "approval"
    sign_up()

    let_in(by=otto, member=Member.objects.get(username="carla").pk, now=timezone.now())

    assert not is_unproven()


def test_an_approval_vouches_for_who_came_to_an_open_house_without_script(settings, otto, sign_up):
    settings.SIGN_UP = "open"
    sign_up(proven=False)

    approve_member(member=Member.objects.get(username="carla").pk, by=otto, now=timezone.now())

    assert not is_unproven()


def test_an_approval_vouches_for_an_account_that_was_not_vouched_for():
    carla = MemberFactory(username="carla", unproven=True, is_active=False, waiting_since=timezone.now())

    approve_member(member=carla.pk, by=MemberFactory(username="otto"), now=timezone.now())

    assert not is_unproven()


def test_the_command_line_vouches(db):
    make_member(username="carla", role=Role.CRITIC, password=PASSWORD)

    assert not is_unproven()
