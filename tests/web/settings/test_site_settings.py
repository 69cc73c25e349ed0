"""What operators set for the site."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from factories.accounts import MemberFactory
from factories.sources import NOON
from onesheet.accounts.models import Invitation, Member, Role
from onesheet.accounts.permissions import roles_of
from onesheet.moderation.models import Act

pytestmark = pytest.mark.django_db


@pytest.fixture
def otto():
    otto = MemberFactory(username="otto")
    otto.groups.add(Group.objects.get_or_create(name=Role.OPERATOR)[0])
    return otto


@pytest.fixture
def by(otto):
    browser = Client()
    browser.force_login(otto, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


@pytest.mark.parametrize("others", [1, 30])
def test_members_are_listed_with_roles_at_a_fixed_cost(visit, by, others):
    for number in range(others):
        MemberFactory(username=f"other{number:02}").groups.add(Group.objects.get_or_create(name=Role.CRITIC)[0])

    page = visit("/settings/site/members", by=by, queries=7)

    assert f"{others + 1} accounts." in page.words
    assert page.words.count("Critic") == others + 1
    assert "/settings/site/members/other00" in page.links


def test_members_are_found_by_name_mail_and_role(visit, by):
    MemberFactory(username="ida", display_name="Ida Sund", email="sund@example.org")
    MemberFactory(username="nils", erased_at=NOON, is_active=False)

    for query in ("q=IDA", "q=sund@ex", "q=sund"):
        links = visit(f"/settings/site/members?{query}", by=by).links
        assert "/settings/site/members/ida" in links
        assert "/settings/site/members/otto" not in links
    assert "/settings/site/members/ida" not in visit("/settings/site/members?role=operator", by=by).links
    assert "Nobody here is called so" in visit("/settings/site/members?q=nils", by=by).words


def test_long_list_of_members_has_pages(visit, by):
    Member.objects.bulk_create([Member(username=f"other{number:03}") for number in range(45)])

    first, second = (visit(f"/settings/site/members?page={number}", by=by) for number in (1, 2))

    assert len([one for one in first.links if "/members/other" in one]) == 40
    assert len([one for one in second.links if "/members/other" in one]) == 5


def test_roles_are_changed_with_a_reason_in_the_log(visit, by, otto):
    ida = MemberFactory(username="ida")
    ida.groups.add(Group.objects.get_or_create(name=Role.EDITOR)[0])
    page = visit("/settings/site/members/ida", by=by, queries=6)
    assert 'value="editor" checked' in page.html

    answer = by.post("/settings/site/members/ida", {"roles": ["critic", "moderator"], "reason": "Asked for it."})

    assert answer.status_code == 302
    assert roles_of(Member.objects.get(pk=ida.pk)) == {"critic", "moderator"}
    acts = Act.objects.order_by("pk").values_list("kind", "by", "member", "reason", "details")
    assert [(kind, who, whom, why) for kind, who, whom, why, _ in acts] == [
        ("role", otto.pk, ida.pk, "Asked for it.")
    ] * 3
    assert [one[-1] for one in acts] == [
        {"role": "critic", "given": True}, {"role": "editor", "given": False}, {"role": "moderator", "given": True},
    ]  # fmt: skip


@pytest.mark.parametrize("given", [{"roles": "critic", "reason": " "}, {"roles": "king", "reason": "He asked."}])
def test_roles_do_not_change_without_a_reason_or_to_what_is_none(by, given):
    ida = MemberFactory(username="ida")

    answer = by.post("/settings/site/members/ida", given)

    assert answer.status_code == 200
    assert "error" in answer.content.decode()
    assert roles_of(Member.objects.get(pk=ida.pk)) == frozenset()
    assert not Act.objects.exists()


def test_last_operator_stays_one_and_another_can_lay_the_role_down(by, otto):
    answer = by.post("/settings/site/members/otto", {"reason": "Tired."})
    assert "Nobody else runs this site" in answer.content.decode()
    assert roles_of(Member.objects.get(pk=otto.pk)) == set(Role.values)

    by.post("/settings/site/members/ida", {"roles": "operator", "reason": "Nobody yet."})
    ida = MemberFactory(username="ida")
    by.post("/settings/site/members/ida", {"roles": "operator", "reason": "Takes over."})
    assert by.post("/settings/site/members/otto", {"reason": "Tired."}).status_code == 302

    assert roles_of(Member.objects.get(pk=otto.pk)) == frozenset()
    assert "operator" in roles_of(Member.objects.get(pk=ida.pk))
    assert by.get("/settings/site/members").status_code == 403


def test_member_who_is_not_here_has_no_roles(by):
    MemberFactory(username="gone-9", erased_at=NOON, is_active=False)

    assert by.get("/settings/site/members/nobody").status_code == 404
    assert by.get("/settings/site/members/gone-9").status_code == 404


def test_link_of_an_invitation_is_shown_once_and_can_be_withdrawn(visit, by, client):
    page = visit("/settings/site/invitations", by=by, queries=6)
    assert "No invitation was made yet" in page.words

    answer = by.post("/settings/site/invitations", {"note": "For Ida"})

    [link] = re.findall(r'value="(http://testserver/sign-up\?invitation=[^"]+)"', answer.content.decode())
    code = link.partition("invitation=")[2]
    again = visit("/settings/site/invitations", by=by, queries=6)
    assert code not in again.html
    assert "For Ida" in again.words
    assert client.get(link).status_code == 200

    invitation = Invitation.objects.get()
    assert by.post(f"/settings/site/invitations/{invitation.pk}/withdraw").status_code == 302
    page = visit("/settings/site/invitations", by=by)
    assert "withdrawn" in page.words
    assert "Its link opens nothing any more" in page.html
    by.post("/settings/site/invitations/99/withdraw")
    assert "There is no such invitation" in visit("/settings/site/invitations", by=by).html


@pytest.mark.parametrize("others", [1, 30])
def test_invitations_and_waiting_accounts_cost_the_same_for_many(visit, by, otto, others):
    for number in range(others):
        Invitation.objects.create(made_by=otto, code_hash=f"{number:064}", made_at=NOON, expires_at=NOON)
        MemberFactory(username=f"wim{number:02}", is_active=False, waiting_since=NOON)

    assert visit("/settings/site/invitations", by=by, queries=6).words.count("too old") == others
    assert visit("/settings/site/approvals", by=by, queries=6).words.count("Let in") == others


def test_waiting_account_is_let_in_or_turned_away(visit, by):
    wim, eve = (MemberFactory(username=name, is_active=False, waiting_since=NOON) for name in ("wim", "eve"))

    by.post(f"/settings/site/approvals/{wim.pk}", {"decision": "approve"})
    assert "can sign in now" in visit("/settings/site/approvals", by=by).html
    by.post(f"/settings/site/approvals/{eve.pk}", {"decision": "refuse"})
    by.post(f"/settings/site/approvals/{eve.pk}", {"decision": "refuse"})

    page = visit("/settings/site/approvals", by=by)
    assert "This account is not waiting" in page.html
    assert "Nobody waits." in page.words
    wim.refresh_from_db()
    assert (wim.is_active, wim.waiting_since) == (True, None)
    assert not Member.objects.filter(username="eve").exists()

    log = visit("/moderation/log", by=by)
    assert "Otto let in Wim" in log.words
    assert "Otto turned an account away" in log.words
    assert "Undo" not in log.words
    assert "eve" not in log.words.lower().split()
    let_in = Act.objects.get(kind=Act.Kind.APPROVE)
    assert (let_in.member, Act.objects.get(kind=Act.Kind.REFUSE).member) == (wim, None)
    by.post(f"/moderation/acts/{let_in.pk}/undo")
    let_in.refresh_from_db()
    assert let_in.undone_at is None


def test_plain_member_is_refused(visit):
    browser = Client()
    browser.force_login(MemberFactory(username="ben"), backend="allauth.account.auth_backends.AuthenticationBackend")

    for path in ("members", "members/ben", "invitations", "approvals"):
        visit(f"/settings/site/{path}", by=browser, status=403)
