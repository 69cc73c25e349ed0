"""What the viewer may see of one member: the list of visibilities says the same as the rule for queries."""

from __future__ import annotations

import pytest

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.members import for_each_visibility, saw, stands
from factories.sources import NOON
from onesheet.accounts.models import Follow, Member, Mute, Role
from onesheet.accounts.queries.members import Side, follow_page, member_head, written_name
from onesheet.accounts.visibility import seen_by_all, seen_by_member
from onesheet.reviews.models import Viewing


@pytest.fixture
def olga(db):
    return MemberFactory(username="Olga")


def test_seen_is_the_rule_of_visibility(olga):
    film = FilmFactory()
    for_each_visibility(lambda visibility: saw(olga, film, visibility=visibility))

    for who, viewer in stands(olga).items():
        rule = seen_by_member(viewer.pk) if viewer else seen_by_all()
        by_rule = set(Viewing.objects.filter(rule, member=olga).values_list("visibility", flat=True))
        head = member_head("Olga", viewer.pk if viewer else None)
        assert head is not None
        assert set(head.seen) == by_rule, who


@pytest.mark.parametrize("change", [{"is_active": False}, {"erased_at": NOON}])
def test_a_closed_account_has_no_head(olga, change):
    Member.objects.filter(pk=olga.pk).update(**change)

    assert member_head("Olga") is None
    assert member_head("Olga", olga.pk) is None
    assert written_name("olga") is None


def test_ties_stand_in_the_head(olga, django_assert_num_queries):
    mia = MemberFactory(username="mia")
    for one in (Follow(by=mia, of=olga, at=NOON), Follow(by=olga, of=mia, at=NOON), Mute(by=mia, of=olga, at=NOON)):
        one.save()
    Follow.objects.create(by=MemberFactory(username="gone", is_active=False), of=olga, at=NOON)

    with django_assert_num_queries(1):
        head = member_head("Olga", mia.pk)

    assert head is not None
    assert (head.followed, head.follows, head.muted, head.blocked, head.blocks) == (1, 1, 1, 0, 0)
    assert (head.followers, head.following) == (1, 1)
    assert not head.own
    assert (member_head("Olga", olga.pk) or head).own


def test_a_critic_is_told(olga):
    from django.contrib.auth.models import Group  # noqa: PLC0415 - here alone

    olga.groups.add(Group.objects.get_or_create(name=Role.CRITIC.value)[0])

    assert (member_head("Olga") or olga).critic


def test_names_are_found_in_any_case(olga):
    assert member_head("olga") is None
    assert written_name("oLGA") == "Olga"
    assert written_name("olg%") is None


def test_follows_are_paged(olga):
    for number in range(41):
        Follow.objects.create(by=MemberFactory(username=f"m{number}"), of=olga, at=NOON)
    head = member_head("Olga")
    assert head is not None

    page = follow_page(head, Side.FOLLOWERS, 2)

    assert (page.total, page.page, page.pages, len(page.members)) == (41, 2, 2, 1)
    assert follow_page(head, Side.FOLLOWERS, 99).page == 2
    assert follow_page(head, Side.FOLLOWING).total == 0
