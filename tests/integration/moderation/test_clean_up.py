"""A wave of spam, cleaned up in one act and brought back exactly."""

from __future__ import annotations

import tracemalloc
from datetime import timedelta

import pytest
from django.db import connection

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.moderation import ReportFactory, comment, film_list, rated, review, with_role
from factories.sources import NOON
from onesheet.accounts.models import Member, Role
from onesheet.accounts.services import Refusal
from onesheet.lists.models import FilmList
from onesheet.moderation.models import Act, Report
from onesheet.moderation.services import act, clean_up, undo
from onesheet.reviews.models import Activity, Comment, FilmTally, Review

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=5)
TABLES = (Member, Review, Comment, FilmList, Activity, FilmTally, Report)


@pytest.fixture
def mo():
    return with_role("mo", Role.MODERATOR)


def everything():
    """All rows, but for the moments that only tell when something was last counted."""
    return {table.__name__: list(table.objects.order_by("pk").values()) for table in TABLES}


def clean(by, *members):
    return clean_up(
        by=by, members=[one.pk for one in members], conditions={"text": "lamps"}, reason="Lamps.", now=LATER
    )


def test_everything_is_hidden_at_once_and_undo_brings_back_what_it_hid_and_nothing_else(mo):
    spam, spammer = MemberFactory(username="spam"), MemberFactory(username="spammer")
    cy = MemberFactory(username="cy")
    film = FilmFactory()
    good = review(cy, film)
    lamps = review(spam, film, "Buy lamps.")
    review(spammer, film, "More lamps.", hidden_at=NOON)
    answer = comment(spam, good, "Lamps.")
    comment(cy, good)
    film_list(spam, "Lamps")
    rated(spam, film, 10)
    rated(cy, film, 4)
    ReportFactory(target_id=lamps.pk, member=spam)
    ReportFactory(target="member", target_id=spam.pk, member=spam)
    before = everything()

    made = clean(mo, spam, spammer)

    tally = FilmTally.objects.get()
    good.refresh_from_db()
    assert (tally.half_10, tally.half_4, tally.reviews) == (0, 1, 1)
    assert good.comments_count == 1
    assert set(Member.objects.filter(is_active=True)) == {mo, cy, *Member.objects.filter(username__startswith="reader")}
    assert not Activity.objects.filter(member=spam, shown=True).exists()
    assert not Report.objects.filter(closed_at=None).exists()
    assert Act.objects.get() == made
    assert (made.details["accounts"], made.details["texts"]) == (2, 3)
    assert made.details["comments"] == [answer.pk]

    undo(by=mo, act=made.pk, now=LATER)

    assert everything() == before


def test_what_others_did_since_stays(mo):
    spam, pal = MemberFactory(username="spam"), MemberFactory(username="pal")
    first, second = review(spam), review(spam)
    made = clean(mo, spam, pal)
    act(by=mo, kind="lift", target="member", number=pal.pk, reason="A mistake.", now=LATER)
    act(by=mo, kind="show", target="review", number=first.pk, reason="Fine.", now=LATER)
    again = LATER + timedelta(hours=1)
    act(by=mo, kind="hide", target="review", number=first.pk, reason="Not so fine.", now=again)

    undo(by=mo, act=made.pk, now=again)

    first.refresh_from_db()
    second.refresh_from_db()
    pal.refresh_from_db()
    assert (first.hidden_at, second.hidden_at) == (again, None)
    assert pal.is_active


def test_nobody_with_a_role_is_touched_nor_oneself_and_a_reason_is_needed(mo):
    critic, spam = with_role("carla", Role.CRITIC), MemberFactory(username="spam")

    for members in ([spam, critic], [spam, mo]):
        with pytest.raises(Refusal):
            clean(mo, *members)
    with pytest.raises(Refusal, match="reason"):
        clean_up(by=mo, members=[spam.pk], conditions={}, reason=" ", now=LATER)
    with pytest.raises(Refusal, match="Moderators"):
        clean(spam, critic)
    with pytest.raises(Refusal, match="None"):
        clean(mo)

    assert not Act.objects.exists()
    assert Member.objects.filter(is_active=True).count() == 3


def wave(accounts: int, texts: int) -> list[Member]:
    """Make so many accounts, with `texts` reviews and comments between them."""
    films = FilmFactory.create_batch(5)
    target = review(MemberFactory(username="cy"), films[0])
    members = Member.objects.bulk_create([Member(username=f"spam-{number}") for number in range(accounts)])
    half = texts // 2
    Review.objects.bulk_create(
        Review(
            member=members[number % accounts], film=films[number % 5], text="Buy lamps. " * 200, html="", state="published",
            published_at=NOON, made_at=NOON,
        )
        for number in range(half)
    )  # fmt: skip
    Comment.objects.bulk_create(
        Comment(review=target, member=members[number % accounts], text="Lamps. " * 100, made_at=NOON)
        for number in range(texts - half)
    )
    return members


@pytest.mark.parametrize("accounts", [3, 30])
def test_wave_of_any_size_costs_the_same_queries(mo, accounts, django_assert_num_queries):
    members = wave(accounts, accounts * 2)

    turn = connection.vendor == "postgresql"  # which is told to wait for its turn
    with django_assert_num_queries(36 + turn):
        made = clean(mo, *members)
    with django_assert_num_queries(27 + turn):
        undo(by=mo, act=made.pk, now=LATER)


def test_five_hundred_accounts_with_five_thousand_texts_are_held_in_little_memory(mo):
    members = wave(500, 5000)
    before = everything()
    tracemalloc.start()

    made = clean(mo, *members)
    undo(by=mo, act=made.pk, now=LATER)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert made.details["texts"] == 5000
    # The texts themselves are more than seven million characters.
    assert peak < 6_000_000
    counted = Review.objects.filter(member__username="cy").values_list("comments_count", flat=True)
    assert list(counted) == [2500]
    Review.objects.update(comments_count=0)
    for rows in (before["Review"],):
        for row in rows:
            row["comments_count"] = 0
    after = everything()
    for name in ("Member", "Review", "Comment"):
        assert after[name] == before[name]
