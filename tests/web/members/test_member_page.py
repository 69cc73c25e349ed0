"""A member's page, and the list of members."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from factories.accounts import MemberFactory
from factories.members import SIGNED_IN, browser, busy, film_with_record, saw, wrote
from factories.sources import NOON
from factories.viewings import MemberFilmFactory
from onesheet.accounts.models import Block, Follow, Member, Role
from onesheet.lists.models import FilmList, ListItem

QUERIES = 10
BY_MEMBER = QUERIES + SIGNED_IN


@pytest.fixture
def olga(db):
    return MemberFactory(username="olga", display_name="Olga Niemi")


@pytest.mark.parametrize("count", [1, 30])
def test_a_page_costs_the_same_for_one_and_for_thirty_of_all(visit, olga, count):
    busy(olga, count)
    for number, row in enumerate(olga.films.order_by("id")[:4], 1):
        olga.films.filter(pk=row.pk).update(favourite=number)
    for number in range(count):
        made = FilmList.objects.create(
            member=olga, name=f"Piers {number}", items_count=1, made_at=NOON, changed_at=NOON
        )
        ListItem.objects.create(list=made, film=olga.films.first().film, position=1, added_at=NOON)
        Follow.objects.create(by=MemberFactory(username=f"m{number}"), of=olga, at=NOON)

    visit("/members/olga", queries=QUERIES)
    visit("/members/olga", queries=BY_MEMBER, by=browser(MemberFactory(username="mia")))


def test_it_tells_who_they_are(visit, olga):
    Member.objects.filter(pk=olga.pk).update(
        about="I go for the *light*. <script>alert(1)</script>", place="Oulu", website="https://www.example.org/olga/"
    )
    Follow.objects.create(by=MemberFactory(username="mia"), of=olga, at=NOON)

    page = visit("/members/olga")

    assert page.words.startswith("Olga Niemi @olga Oulu here since")
    assert "<em>light</em>" in page.html
    assert "alert" not in page.html or "&lt;script" in page.html
    assert (
        '<a class="u-url" rel="ugc nofollow me" href="https://www.example.org/olga/">example.org/olga</a>' in page.html
    )
    assert "1 follower follows 0" in page.words
    assert "/members/olga/followers" in page.links


def test_it_shows_films_entries_reviews_lists_tags_and_figures(visit, olga):
    year = timezone.localdate().year
    first, second = film_with_record(1), film_with_record(2, runtime_minutes=None)
    saw(olga, first, f"{year}-01-02", rating=7, liked=True, tags=("winter",))
    saw(olga, second, "2019", rating=10)
    olga.films.filter(film=second).update(favourite=1)
    wrote(olga, first, "Salt, patience, a kettle.")
    FilmList.objects.create(member=olga, name="Kettles", items_count=0, made_at=NOON, changed_at=NOON)

    words = visit("/members/olga").words

    assert words.index("Favourites") < words.index("Harbour 002") < words.index("Seen lately")
    assert "★★★½ ♥ 2 Jan" in words
    assert "Salt, patience, a kettle." in words
    assert "Lists Kettles 0 films" in words
    assert "films 2 diary entries 2 this year 1" in words
    assert "2 hours of film each film once; the length is known of 1 of 2" in words
    assert "2 ratings, 4.25 stars on average" in words
    assert "Tags of late winter" in words


def test_another_case_of_the_name_leads_to_the_page(client, olga):
    answer = client.get("/members/OLGA/diary/2024?tag=winter")

    assert answer.status_code == 302
    assert answer["Location"] == "/members/olga/diary/2024?tag=winter"


@pytest.mark.parametrize("change", [{"is_active": False}, {"erased_at": NOON, "is_active": False}])
@pytest.mark.parametrize("path", ["", "/diary", "/films", "/reviews", "/lists", "/tags", "/year/2024", "/followers"])
def test_who_left_or_is_suspended_has_no_page(visit, olga, change, path):
    busy(olga, 1)
    Member.objects.filter(pk=olga.pk).update(**change)

    assert "Nobody here has this name." in visit(f"/members/olga{path}", status=404).words
    assert "Nobody here has this name." in visit(f"/members/OLGA{path}", status=404).words


def test_who_is_blocked_finds_nobody_and_is_not_told(visit, olga):
    mia = MemberFactory(username="mia")
    busy(olga, 1)
    Block.objects.create(by=olga, of=mia, at=NOON)

    for path in ("", "/diary", "/films", "/with-me"):
        assert "Nobody here has this name." in visit(f"/members/olga{path}", status=404, by=browser(mia)).words


def test_who_blocked_sees_the_name_and_nothing_else(visit, olga):
    mia = MemberFactory(username="mia")
    busy(olga, 1)
    Block.objects.create(by=mia, of=olga, at=NOON)

    words = visit("/members/olga", by=browser(mia)).words

    assert "You blocked Olga Niemi." in words
    assert "Harbour" not in words
    assert "You blocked this member" in visit("/members/olga/diary", status=404, by=browser(mia)).words


def test_films_kept_to_members_are_not_shown_to_visitors(visit, olga):
    busy(olga, 1)
    olga.films.update(favourite=1)
    Member.objects.filter(pk=olga.pk).update(films_visibility="members")

    page = visit("/members/olga")

    assert "Favourites" not in page.words
    assert "Olga Niemi keeps their films and ratings to members." in page.words
    assert "Ratings of" not in page.html
    assert "Favourites" in visit("/members/olga", by=browser(MemberFactory(username="mia"))).words


def test_empty_pages_say_what_to_do(visit, olga):
    assert "Olga Niemi has not rated or logged a film yet." in visit("/members/olga").words

    own = visit("/members/olga", by=browser(olga))
    assert "Nothing stands here yet. Rate a film" in own.words
    assert "/films/" in own.links

    Member.objects.filter(pk=olga.pk).update(films_visibility="me")
    assert "Olga Niemi shows nothing to you yet." in visit("/members/olga").words


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_of_members_costs_the_same_for_one_and_for_thirty(visit, db, count):
    for number in range(count):
        busy(MemberFactory(username=f"m{number:02}"), 1)

    visit("/members/", queries=2)
    visit("/members/?sort=name", queries=2)


def test_members_are_listed_with_what_everybody_may_see(visit, olga):
    busy(olga, 2)
    wrote(olga, film_with_record(900), visibility="me")
    private = MemberFactory(username="ben", films_visibility="followers")
    MemberFilmFactory(member=private, film=film_with_record(901))
    MemberFactory(username="gone", is_active=False)

    words = visit("/members/?sort=name").words

    assert "2 members are here" in words
    assert "Ben 0 reviews Olga Niemi 2 films, 2 reviews" in words


def test_members_are_paged_by_forty(visit, db):
    for number in range(41):
        MemberFactory(username=f"m{number:02}")

    assert "M39" in visit("/members/?sort=name").words
    second = visit("/members/?sort=name&page=2")
    assert "M40" in second.words
    assert "/members/?sort=name" in second.links


def test_nobody_is_here_yet(visit, db):
    assert "Nobody has an account here yet." in visit("/members/", queries=2).words


@pytest.mark.parametrize("side", ["followers", "following"])
@pytest.mark.parametrize("count", [1, 30])
def test_follows_cost_the_same_for_one_and_for_thirty(visit, olga, side, count):
    for number in range(count):
        other = MemberFactory(username=f"m{number}")
        by, of = (other, olga) if side == "followers" else (olga, other)
        Follow.objects.create(by=by, of=of, at=NOON)
    MemberFactory(username="gone", is_active=False)

    page = visit(f"/members/olga/{side}", queries=3)

    assert f"{count} member" in page.words
    assert "/members/m0" in page.links
    visit(f"/members/olga/{side}", queries=3 + SIGNED_IN, by=browser(MemberFactory(username="mia")))


def test_follows_leave_out_the_closed_and_those_between_whom_is_a_block(visit, olga):
    mia = MemberFactory(username="mia")
    for name, active in (("ben", True), ("gone", False)):
        Follow.objects.create(by=MemberFactory(username=name, is_active=active), of=olga, at=NOON)
    Block.objects.create(by=Member.objects.get(username="ben"), of=mia, at=NOON)

    assert "1 member" in visit("/members/olga/followers").words
    assert "Nobody follows Olga Niemi yet." in visit("/members/olga/followers", by=browser(mia)).words


def test_pages_name_their_feeds(visit, olga):
    busy(olga, 1)

    assert 'type="application/atom+xml" title="Diary of Olga Niemi" href="/members/olga/diary.atom"' in (
        visit("/members/olga").html
    )
    for what in ("diary", "reviews", "lists"):
        assert f'href="/members/olga/{what}.json"' in visit(f"/members/olga/{what}").html


def test_others_report_and_moderators_moderate(visit, olga):
    moderator = MemberFactory(username="mo")
    moderator.groups.add(Group.objects.get_or_create(name=Role.MODERATOR.value)[0])
    report, thing = f"/report/member/{olga.pk}", f"/moderation/member/{olga.pk}"

    by = {
        "visitor": visit("/members/olga").links,
        "own": visit("/members/olga", by=browser(olga)).links,
        "other": visit("/members/olga", by=browser(MemberFactory(username="mia"))).links,
        "moderator": visit("/members/olga", by=browser(moderator)).links,
    }

    assert {who for who, links in by.items() if report in links} == {"other", "moderator"}
    assert {who for who, links in by.items() if thing in links} == {"moderator"}
