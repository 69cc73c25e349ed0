"""How moderators come from a page to the decision, and about whom they may decide."""

from __future__ import annotations

import pytest

from factories.accounts import MemberFactory
from factories.moderation import ReportFactory, comment, film_list, review, with_role
from onesheet.accounts.models import Role
from web.moderation.conftest import signed_in

ONLY_OPERATORS = "An operator decides about moderators and operators."


def test_moderators_come_from_every_page_to_its_decision(visit, mo, cy, ben):
    said, made = review(ben), film_list(ben)
    answer = comment(ben, said)
    pages = {
        "/members/ben": [f"/moderation/member/{ben.pk}"],
        f"/reviews/{said.pk}": [f"/moderation/review/{said.pk}", f"/moderation/comment/{answer.pk}"],
        f"/lists/{made.pk}": [f"/moderation/list/{made.pk}"],
    }
    for address, wanted in pages.items():
        assert set(wanted) <= set(visit(address, by=mo).links)
        for page in (visit(address), visit(address, by=cy), visit(address, by=signed_in(ben))):
            assert not [link for link in page.links if link.startswith("/moderation/")]


@pytest.mark.parametrize(
    ("mine", "theirs", "offered"),
    [
        (Role.MODERATOR, Role.MODERATOR, False),
        (Role.MODERATOR, Role.OPERATOR, False),
        (Role.MODERATOR, Role.CRITIC, True),
        (Role.OPERATOR, Role.MODERATOR, True),
    ],
)
def test_only_what_would_be_done_is_offered(visit, db, mine, theirs, offered):
    browser, author = signed_in(with_role("mia", mine)), with_role("max", theirs)
    said = review(author)
    ReportFactory(target_id=said.pk, member=author)

    for address in (f"/moderation/review/{said.pk}", f"/moderation/member/{author.pk}", "/moderation"):
        page = visit(address, by=browser)
        assert ('value="suspend"' in page.html) is offered
        assert (ONLY_OPERATORS in page.words) is not offered

    told = {"act": "warn", "reason": "So.", "period": "7"}
    answer = browser.post(f"/moderation/review/{said.pk}", told)
    assert answer.status_code == (302 if offered else 200)


def test_what_is_gone_can_be_dismissed(visit, mo):
    author = MemberFactory(username="max")
    ReportFactory(target_id=99, member=author)

    assert 'value="dismiss"' in visit("/moderation/review/99", by=mo).html


def test_operator_without_a_role_is_one_too(visit, mo):
    said = review(MemberFactory(username="root", is_superuser=True))

    assert ONLY_OPERATORS in visit(f"/moderation/review/{said.pk}", by=mo).words
