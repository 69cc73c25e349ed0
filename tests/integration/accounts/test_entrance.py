"""Invitations and approval, asked of the services alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from factories.accounts import MemberFactory
from onesheet.accounts.models import Invitation, Member, Notice, Role
from onesheet.accounts.queries.entrance import A_PAGE, invitations, is_open_invitation, waiting_members
from onesheet.accounts.services import (
    Refusal,
    approve_member,
    give_role,
    make_invitation,
    refuse_member,
    use_invitation,
    wait_for_approval,
    withdraw_invitation,
)

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def otto():
    one = MemberFactory(username="otto")
    give_role(to=one, role=Role.OPERATOR)
    return one


def test_invitation_lasts_thirty_days(otto):
    code = make_invitation(by=otto, note="Carla", now=NOON)

    assert is_open_invitation(code, NOON + timedelta(days=29))
    assert not is_open_invitation(code, NOON + timedelta(days=30))
    assert not is_open_invitation("", NOON)


def test_invitation_is_used_once(otto):
    code = make_invitation(by=otto, note="", now=NOON)
    use_invitation(code=code, by=MemberFactory(username="carla"), now=NOON)

    with pytest.raises(Refusal, match="no longer open"):
        use_invitation(code=code, by=MemberFactory(username="dora"), now=NOON)
    with pytest.raises(Refusal, match="used this invitation already"):
        withdraw_invitation(invitation=Invitation.objects.get().pk, by=otto, now=NOON)


def test_invitation_of_a_closed_account_is_closed(otto):
    code = make_invitation(by=otto, note="", now=NOON)
    otto.is_active = False
    otto.save()

    assert not is_open_invitation(code, NOON)


def test_withdrawing_twice_changes_nothing_more(otto):
    make_invitation(by=otto, note="", now=NOON)
    number = Invitation.objects.get().pk
    withdraw_invitation(invitation=number, by=otto, now=NOON)
    withdraw_invitation(invitation=number, by=otto, now=NOON + timedelta(hours=1))

    assert Invitation.objects.get().withdrawn_at == NOON
    with pytest.raises(Refusal, match="no such invitation"):
        withdraw_invitation(invitation=0, by=otto, now=NOON)


@pytest.mark.parametrize("count", [1, 30])
def test_list_of_invitations_costs_two_queries(otto, django_assert_num_queries, count):
    for number in range(count):
        make_invitation(by=otto, note=f"guest {number}", now=NOON + timedelta(minutes=number))

    with django_assert_num_queries(2):
        page = invitations(page=1, now=NOON)
    assert (len(page.rows), page.pages, page.total) == (count, 1, count)
    assert page.rows[0].note == f"guest {count - 1}"


def test_states_in_the_list(otto):
    used = make_invitation(by=otto, note="used", now=NOON)
    use_invitation(code=used, by=MemberFactory(username="carla"), now=NOON)
    make_invitation(by=otto, note="withdrawn", now=NOON)
    withdraw_invitation(invitation=Invitation.objects.get(note="withdrawn").pk, by=otto, now=NOON)
    make_invitation(by=otto, note="over", now=NOON - timedelta(days=40))
    make_invitation(by=otto, note="open", now=NOON)

    assert all(row.state == row.note for row in invitations(page=1, now=NOON).rows)


@pytest.mark.parametrize("count", [1, 30])
def test_list_of_those_who_wait_costs_two_queries(django_assert_num_queries, count):
    for number in range(count):
        one = MemberFactory(username=f"m{number}")
        wait_for_approval(member=one, now=NOON + timedelta(minutes=number))

    with django_assert_num_queries(2):
        page = waiting_members(page=9)
    assert [row.username for row in page.rows] == [f"m{number}" for number in range(count)]
    assert A_PAGE == 30


def test_only_who_waits_is_approved_or_refused(otto):
    carla = MemberFactory(username="carla")
    with pytest.raises(Refusal, match="not waiting"):
        approve_member(member=carla.pk, by=otto, now=NOON)
    with pytest.raises(Refusal, match="not waiting"):
        refuse_member(member=carla.pk, by=otto, now=NOON)

    wait_for_approval(member=carla, now=NOON)
    approve_member(member=carla.pk, by=otto, now=NOON)

    assert Member.objects.get(username="carla").is_active
    with pytest.raises(Refusal, match="decided already"):
        refuse_member(member=carla.pk, by=otto, now=NOON)


def test_suspended_account_is_no_waiting_one(otto):
    carla = MemberFactory(username="carla", is_active=False)

    with pytest.raises(Refusal):
        approve_member(member=carla.pk, by=otto, now=NOON)


def test_operators_are_told_once_and_no_longer_once_it_is_decided(otto):
    carla = MemberFactory(username="carla")
    wait_for_approval(member=carla, now=NOON)
    wait_for_approval(member=carla, now=NOON)
    assert Notice.objects.filter(member=otto, kind=Notice.Kind.ACCOUNT).count() == 1

    refuse_member(member=carla.pk, by=otto, now=NOON)

    assert not Notice.objects.exists()
    assert not Member.objects.filter(username="carla").exists()
