"""What those one follows do."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.db import connection

from factories.accounts import MemberFactory
from factories.activity import did, fill, follows
from factories.films import FilmFactory
from factories.members import saw
from factories.sources import NOON
from onesheet.accounts.models import Block, Follow, Visibility
from onesheet.accounts.services.ties import block, mute, unfollow
from onesheet.reviews.models import Activity
from onesheet.reviews.queries import feed
from onesheet.reviews.queries.feed import FEED_A_PAGE, feed_page, ids_by_member, suggestions
from onesheet.reviews.queries.feed_sql import by_member
from onesheet.reviews.services.activity import drop, show

pytestmark = pytest.mark.django_db


@pytest.fixture
def viewer():
    return MemberFactory(username="vera")


@pytest.fixture
def olga():
    return MemberFactory(username="olga")


def shown(viewer, before=None):
    return [one.id for one in feed_page(viewer.pk, before).items]


def test_what_those_one_follows_do_is_told_newest_first(viewer, olga):
    follows(viewer, olga)
    stranger = MemberFactory(username="stranger")
    told = [did(olga, kind).pk for kind in ("viewing", "review", "watchlist", "like", "list")]
    for by in (stranger, viewer):
        did(by, "viewing")

    assert shown(viewer) == told[::-1]


def test_an_entry_tells_film_rating_and_words(viewer, olga):
    follows(viewer, olga)
    film = FilmFactory(title="The Tide", year=2014)
    did(olga, "viewing", film, rating=7, liked=True, rewatch=True, date="2024-03")
    did(olga, "review", film, rating=8, text="Salt.")
    did(olga, "like", film, author=MemberFactory(username="ida", display_name="Ida"))

    like, review, viewing = feed_page(viewer.pk).items

    assert (viewing.title, viewing.year, viewing.slug) == ("The Tide", 2014, "the-tide")
    assert (viewing.rating, viewing.liked, viewing.rewatch, viewing.date) == (7, True, True, "2024-03")
    assert viewing.at == NOON
    assert (review.rating, review.excerpt, review.spoilers, review.date) == (8, "Salt.", False, "")
    assert (like.writer, like.title, like.kind) == ("Ida", "The Tide", "like")


@pytest.mark.parametrize("kind", ["viewing", "review", "watchlist", "list"])
def test_visibility_is_honoured(viewer, olga, kind):
    follows(viewer, olga)
    told = {one: did(olga, kind, visibility=one).pk for one in Visibility.values}

    assert shown(viewer) == [told["followers"], told["members"], told["public"]]


def test_a_viewing_that_became_private_is_not_told_though_it_was_noted_as_public(viewer, olga):
    follows(viewer, olga)
    one = did(olga, "viewing")
    olga.viewings.filter(pk=one.ref).update(visibility="me")

    assert shown(viewer) == []


@pytest.mark.parametrize(
    "change", [{"hidden_at": NOON}, {"erased_at": NOON}, {"state": "draft"}, {"visibility": "me"}], ids=str
)
def test_a_review_that_may_not_be_seen_is_not_told_by_its_writer_or_who_likes_it(viewer, olga, change):
    follows(viewer, olga)
    written, liked = did(olga, "review"), did(olga, "like")
    assert shown(viewer) == [liked.pk, written.pk]

    for one in (written, liked):
        from onesheet.reviews.models import Review  # noqa: PLC0415

        Review.objects.filter(pk=one.ref).update(**change)

    assert shown(viewer) == []


def test_what_is_hidden_or_gone_is_not_told(viewer, olga):
    follows(viewer, olga)
    one, other = did(olga, "review"), did(olga, "review")

    show(kind=Activity.Kind.REVIEW, ref=one.ref, shown=False)
    drop(kind=Activity.Kind.REVIEW, ref=other.ref)

    assert shown(viewer) == []
    show(kind=Activity.Kind.REVIEW, ref=one.ref, shown=True)
    assert shown(viewer) == [one.pk]


def test_a_film_without_a_page_is_not_told(viewer, olga):
    follows(viewer, olga)
    for kind in ("viewing", "review", "watchlist", "like"):
        did(olga, kind, FilmFactory(shown=False))

    assert shown(viewer) == []


def test_who_is_muted_suspended_blocked_or_no_longer_followed_is_not_told(viewer):
    people = [MemberFactory(username=name) for name in ("muted", "suspended", "blocking", "blocked", "left", "stays")]
    follows(viewer, *people)
    told = [did(one, "viewing").pk for one in people]
    muted, suspended, blocking, blocked, left, _ = people

    mute(by=viewer, of=muted, now=NOON)
    type(suspended).objects.filter(pk=suspended.pk).update(is_active=False)
    block(by=blocking, of=viewer, now=NOON)
    block(by=viewer, of=blocked, now=NOON)
    unfollow(by=viewer, of=left)

    assert shown(viewer) == [told[-1]]


@pytest.mark.parametrize("blocks", ["the viewer", "the other"])
def test_a_follow_beside_a_block_shows_nothing(viewer, olga, blocks):
    follows(viewer, olga)
    did(olga, "viewing")
    by, of = (viewer, olga) if blocks == "the viewer" else (olga, viewer)
    Block.objects.create(by=by, of=of, at=NOON)

    assert shown(viewer) == []


def test_a_like_tells_nothing_of_who_wrote_the_review_unless_the_viewer_may_see_it(viewer, olga):
    writers = {
        name: MemberFactory(username=name)
        for name in ("open", "muted", "blocking", "blocked", "suspended", "for-followers", "followed")
    }
    follows(viewer, olga, writers["followed"])
    told = {name: did(olga, "like", author=one, visibility="public").pk for name, one in writers.items()}
    for name in ("for-followers", "followed"):
        writers[name].reviews.update(visibility="followers")
    mute(by=viewer, of=writers["muted"], now=NOON)
    block(by=writers["blocking"], of=viewer, now=NOON)
    block(by=viewer, of=writers["blocked"], now=NOON)
    type(olga).objects.filter(username="suspended").update(is_active=False)

    assert shown(viewer) == [told["followed"], told["open"]]


def test_pages_hold_everything_once(viewer):
    fill(viewer, 75)
    every = list(Activity.objects.order_by("-id").values_list("pk", flat=True))

    first = feed_page(viewer.pk)
    second = feed_page(viewer.pk, first.before)
    third = feed_page(viewer.pk, second.before)

    assert [one.id for page in (first, second, third) for one in page.items] == every
    assert third.before is None
    assert feed_page(viewer.pk, 1).items == []
    assert [one.id for one in feed_page(viewer.pk, 10**30).items] == every[:FEED_A_PAGE]


@pytest.mark.parametrize("seed", range(6))
def test_both_ways_find_what_a_plain_query_finds(viewer, monkeypatch, seed):
    monkeypatch.setattr(feed, "FEED_A_PAGE", 5)
    chance = random.Random(seed)
    people = [MemberFactory(username=f"m{number}") for number in range(12)]
    followed = chance.sample(people, chance.choice([1, 4, 9]))
    for one in followed:
        Follow.objects.create(by=viewer, of=one, at=NOON)
    film = FilmFactory()
    Activity.objects.bulk_create(
        Activity(
            member=chance.choice(people[: chance.choice([2, 12])]), kind="watchlist", ref=number, film=film, at=NOON,
            visibility=chance.choice(Visibility.values), shown=chance.random() > 0.2,
        )
        for number in range(150)
    )  # fmt: skip
    plain = Activity.objects.filter(member__in=followed, shown=True).exclude(visibility="me").order_by("-id")
    expected = list(plain.values_list("pk", flat=True))
    cuts = [2**40, *chance.sample(list(Activity.objects.values_list("pk", flat=True)), 10)]

    for before in cuts:
        found = ids_by_member(viewer.pk, before)
        assert found == [pk for pk in expected if pk < before][: len(found)]
        assert len(found) == min(6, sum(pk < before for pk in expected))
        page = feed_page(viewer.pk, before)
        assert [one.id for one in page.items] == [pk for pk in expected if pk < before][:5]


def test_each_followed_member_costs_one_step_in_the_partial_index(viewer, olga):
    follows(viewer, olga)
    did(olga, "viewing")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # a table this small is quicker read whole
            cursor.execute("EXPLAIN " + by_member(connection.vendor, 31), [9**9, viewer.pk, 9**9])
        else:
            cursor.execute("EXPLAIN QUERY PLAN " + by_member(connection.vendor, 31), [9**9, viewer.pk, 9**9])
        plan = "\n".join(" ".join(map(str, row)) for row in cursor.fetchall())

    # PostgreSQL knows nothing of a table this new, and may take the members' index as well.
    assert plan.count("activity_in_feed") == 2 or connection.vendor == "postgresql"
    assert "SCAN x" not in plan
    assert "SCAN a" not in plan
    assert "Seq Scan on reviews_activity" not in plan


@pytest.mark.parametrize("count", [1, 30])
def test_a_page_costs_three_queries(viewer, count, django_assert_num_queries):
    fill(viewer, count)

    with django_assert_num_queries(3):
        assert len(feed_page(viewer.pk).items) == count


def test_a_page_that_the_window_fills_costs_two(viewer, django_assert_num_queries):
    fill(viewer, 31)

    with django_assert_num_queries(2):
        feed_page(viewer.pk)


def test_members_with_most_films_in_common_are_suggested_first(viewer, olga, django_assert_num_queries):
    films = [FilmFactory() for _ in range(3)]
    ben, ida, mum = (MemberFactory(username=name) for name in ("ben", "ida", "mum"))
    for film in films:
        saw(viewer, film)
    for member, common in ((olga, 1), (ben, 3), (ida, 0), (mum, 3)):
        for film in films[:common]:
            saw(member, film)
        did(member, "viewing")
    did(ida, "viewing")
    for name in ("followed", "muted", "blocked", "blocking"):
        other = MemberFactory(username=name)
        did(other, "viewing")
        acts = {
            "followed": lambda other: follows(viewer, other),
            "muted": lambda other: mute(by=viewer, of=other, now=NOON),
        }
        acts.get(name, lambda _: None)(other)
    block(by=viewer, of=type(viewer).objects.get(username="blocked"), now=NOON)
    block(by=type(viewer).objects.get(username="blocking"), of=viewer, now=NOON)
    did(MemberFactory(username="hermit"), "viewing", visibility="followers")
    type(mum).objects.filter(pk=mum.pk).update(films_visibility="followers")

    with django_assert_num_queries(2):
        found = suggestions(viewer.pk)

    assert [(one.username, one.common, one.lately) for one in found] == [
        ("ben", 3, 1), ("olga", 1, 1), ("ida", 0, 2), ("mum", 0, 1),
    ]  # fmt: skip


def test_dates_of_private_viewings_are_not_told_with_a_review(viewer, olga):
    follows(viewer, olga)
    film = FilmFactory()
    viewing = saw(olga, film, "2024-03-05", visibility="me")
    did(olga, "review", film, viewing=viewing, at=NOON + timedelta(hours=1))

    assert [one.date for one in feed_page(viewer.pk).items] == [""]
