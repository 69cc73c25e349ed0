"""Following, blocking and muting."""

from __future__ import annotations

import pytest

from factories.accounts import MemberFactory
from factories.sources import NOON
from onesheet.accounts.models import Block, Follow, Mute, Notice
from onesheet.accounts.queries.notices import unseen_count
from onesheet.accounts.queries.ties import between, quieted
from onesheet.accounts.services import Refusal
from onesheet.accounts.services.notices import see
from onesheet.accounts.services.ties import block, follow, mute, remove_follower, unblock, unfollow, unmute

pytestmark = pytest.mark.django_db


@pytest.fixture
def olga():
    return MemberFactory(username="olga")


@pytest.fixture
def ben():
    return MemberFactory(username="ben")


def test_following_twice_is_following_once_and_tells_once(olga, ben):
    assert follow(by=ben, of=olga, now=NOON)
    assert not follow(by=ben, of=olga, now=NOON)

    assert Follow.objects.count() == 1
    assert list(Notice.objects.values_list("member__username", "kind", "by__username")) == [("olga", "follow", "ben")]


def test_unfollowing_takes_back_a_notice_nobody_saw(olga, ben):
    follow(by=ben, of=olga, now=NOON)

    assert unfollow(by=ben, of=olga)
    assert not unfollow(by=ben, of=olga)

    assert not Notice.objects.exists()


def test_following_again_and_again_tells_nothing_new_once_it_was_seen(olga, ben):
    follow(by=ben, of=olga, now=NOON)
    see(member=olga.pk, notices=Notice.objects.values_list("pk", flat=True), now=NOON)

    for _ in range(3):
        unfollow(by=ben, of=olga)
        follow(by=ben, of=olga, now=NOON)

    assert Notice.objects.count() == 1
    assert unseen_count(olga.pk) == 0


def test_one_who_is_removed_follows_no_longer_and_may_follow_again(olga, ben):
    follow(by=ben, of=olga, now=NOON)

    assert remove_follower(by=olga, follower=ben)
    assert not Follow.objects.exists()
    assert follow(by=ben, of=olga, now=NOON)


def test_a_block_ends_follows_both_ways_and_what_each_was_told_of_the_other(olga, ben):
    third = MemberFactory(username="third")
    for by, of in ((olga, ben), (ben, olga), (third, olga)):
        follow(by=by, of=of, now=NOON)

    assert block(by=olga, of=ben, now=NOON)

    assert list(Follow.objects.values_list("by__username", "of__username")) == [("third", "olga")]
    assert list(Notice.objects.values_list("by__username", flat=True)) == ["third"]
    assert not block(by=olga, of=ben, now=NOON)


def test_what_a_moderator_is_told_of_somebody_outlives_a_block(olga, ben):
    Notice.objects.create(member=olga, kind=Notice.Kind.REPORT, by=ben, about="report:1", made_at=NOON)

    block(by=olga, of=ben, now=NOON)

    assert Notice.objects.count() == unseen_count(olga.pk) == 1


def test_who_was_blocked_cannot_follow_and_reads_what_is_read_of_a_closed_account(olga, ben):
    block(by=olga, of=ben, now=NOON)
    closed = MemberFactory(username="closed", is_active=False)

    with pytest.raises(Refusal) as by_blocked:
        follow(by=ben, of=olga, now=NOON)
    with pytest.raises(Refusal) as of_closed:
        follow(by=ben, of=closed, now=NOON)

    assert str(by_blocked.value) == str(of_closed.value)
    assert not Follow.objects.exists()


def test_who_blocked_must_unblock_before_following(olga, ben):
    block(by=olga, of=ben, now=NOON)
    with pytest.raises(Refusal, match="Unblock them first"):
        follow(by=olga, of=ben, now=NOON)

    assert unblock(by=olga, of=ben)
    assert not unblock(by=olga, of=ben)
    assert follow(by=olga, of=ben, now=NOON)


def test_nobody_follows_blocks_or_mutes_themself(olga):
    for act in (follow, block, mute):
        with pytest.raises(Refusal, match="yourself"):
            act(by=olga, of=olga, now=NOON)


def test_a_silenced_member_cannot_follow(olga, ben):
    ben.silenced_until = NOON.replace(year=2100)

    with pytest.raises(Refusal, match="silenced"):
        follow(by=ben, of=olga, now=NOON)


def test_following_is_limited(ben):
    others = [MemberFactory(username=f"m{number}") for number in range(301)]

    for other in others[:300]:
        follow(by=ben, of=other, now=NOON)
    with pytest.raises(Refusal, match="300 members an hour"):
        follow(by=ben, of=others[300], now=NOON)

    assert Follow.objects.count() == 300


def test_of_whom_one_mutes_one_is_told_nothing(olga, ben):
    follow(by=ben, of=olga, now=NOON)
    assert unseen_count(olga.pk) == 1

    assert mute(by=olga, of=ben, now=NOON)
    assert unseen_count(olga.pk) == 0
    assert not mute(by=olga, of=ben, now=NOON)

    assert unmute(by=olga, of=ben)
    assert not unmute(by=olga, of=ben)
    assert unseen_count(olga.pk) == 1
    assert Follow.objects.count() == 1


def test_what_stands_between_two_costs_one_query(olga, ben, django_assert_num_queries):
    follow(by=ben, of=olga, now=NOON)
    Mute.objects.create(by=olga, of=ben, at=NOON)

    with django_assert_num_queries(1):
        seen_by_olga = between(olga.pk, ben.pk)
    seen_by_ben = between(ben.pk, olga.pk)

    assert (seen_by_olga.followed, seen_by_olga.follows, seen_by_olga.muted) == (False, True, True)
    assert (seen_by_ben.followed, seen_by_ben.follows, seen_by_ben.muted) == (True, False, False)
    Block.objects.create(by=olga, of=ben, at=NOON)
    assert between(olga.pk, ben.pk).blocked
    assert between(ben.pk, olga.pk).blocks
    assert between(ben.pk, 10**9) is None


@pytest.mark.parametrize("count", [1, 30])
def test_whom_one_quieted_costs_two_queries(olga, count, django_assert_num_queries):
    for number in range(count):
        (block if number % 2 else mute)(by=olga, of=MemberFactory(username=f"m{number:02}"), now=NOON)

    with django_assert_num_queries(2):
        page = quieted(olga.pk)

    assert page.total == count
    assert [one.username for one in page.members] == [f"m{number:02}" for number in range(count)]
    assert page.members[0].muted
    assert not page.members[0].blocked
