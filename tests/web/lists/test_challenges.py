"""Challenges in the browser: who takes part, how far they are, what is shown of it."""

from __future__ import annotations

from datetime import date

import pytest

from factories.accounts import MemberFactory
from factories.films import FactFactory, FilmFactory
from factories.lists import ListFactory, ParticipantFactory, list_of, saw
from factories.sources import NOON
from onesheet.accounts.models import Block, Notice
from onesheet.lists import services
from onesheet.reviews.models import MemberFilm

SIGNED_IN = 4
YEAR = {"starts": date(2017, 1, 1), "ends": date(2017, 12, 31)}


def challenge(count: int, **given: object):
    return list_of(count, is_challenge=True, name="Seven harbours", **{**YEAR, **given})


def test_empty_page_of_challenges(visit, db):
    assert "No challenge is set yet" in visit("/challenges/").words


def test_challenges_tell_what_counts_and_how_many_take_part(visit, olga, cleo):
    made = challenge(3, member=olga)
    for member in (olga, cleo):
        ParticipantFactory(list=made, member=member)
    ListFactory(member=olga, name="Silents", is_challenge=True, goal=52, rule={"to_year": 1929})

    words = visit("/challenges/").words

    assert "3 films of this list, seen in 2017 2 take part by Olga" in words
    assert "52 films made before 1930 0 take part" in words


@pytest.mark.parametrize("count", [1, 30])
def test_challenges_cost_the_same(visit, olga, count):
    for _ in range(count):
        ListFactory(member=olga, is_challenge=True, goal=3, rule={"genre": ["drama"]})

    visit("/challenges/", queries=3)


@pytest.mark.parametrize("count", [1, 12])
def test_member_sees_how_far_they_are_in_each(visit, olga, cleo, other, count):
    film = FilmFactory(year=1920)
    saw(cleo, film, "2017-03")
    for number in range(count):
        rule = {"to_year": 1929} if number % 2 == 0 else {"from_year": 1930, "new": True}
        made = ListFactory(member=olga, name=f"Number {number}", is_challenge=True, goal=5, rule=rule, **YEAR)
        ParticipantFactory(list=made, member=cleo)

    page = visit("/challenges/", by=other, queries=3 + 2 + SIGNED_IN)

    assert "You take part in" in page.words
    assert "Number 0 1 of 5" in page.words
    assert ("Number 1 0 of 5" in page.words) == (count > 1)
    assert "You take part in" not in visit("/challenges/").words


def test_taking_part_says_what_others_see_first(visit, olga, cleo, other):
    made = challenge(2, member=olga)
    assert "Take part" in visit(f"/lists/{made.pk}", by=other).words

    page = visit(f"/lists/{made.pk}/part", by=other)
    assert "All who see this challenge see your name and how many films counted. Which" in page.words
    other.post(f"/lists/{made.pk}/part")
    other.post(f"/lists/{made.pk}/part")

    assert made.participants.get().member == cleo
    assert "Cleo 0 of 2" in visit(f"/lists/{made.pk}").words
    other.post(f"/lists/{made.pk}/part/end")
    assert "Nobody takes part yet" in visit(f"/lists/{made.pk}").words


def test_list_that_is_no_challenge_has_no_parts(olga, other):
    made = list_of(1, member=olga)

    for page in ("part", "standings"):
        assert other.get(f"/lists/{made.pk}/{page}").status_code == 404
    assert other.post(f"/lists/{made.pk}/part").status_code == 404


def test_standings_follow_viewings_and_the_furthest_comes_first(visit, olga, cleo, other):
    made = challenge(3, member=olga)
    films = [item.film for item in made.items.order_by("position")]
    for member in (olga, cleo):
        ParticipantFactory(list=made, member=member)
    saw(cleo, films[0])
    saw(cleo, films[0], "2017-06-01", rewatch=True)
    saw(cleo, films[1], "2017-12-31", visibility="followers")
    saw(olga, films[0], "2017-12-31", visibility="me")
    saw(cleo, films[2], "2018-01-01")
    saw(olga, films[2], "2017")
    saw(MemberFactory(username="dora"), films[0])

    words = visit(f"/lists/{made.pk}").words

    assert "2 take part Cleo 2 of 3 Olga 1 of 3" in words
    own = visit(f"/lists/{made.pk}", by=other)
    assert "Your part 2 of 3 seen" in own.words


def test_which_films_counted_is_shown_to_nobody_else(visit, olga, cleo):
    made = ListFactory(member=olga, is_challenge=True, goal=2, rule={"genre": ["drama"]}, **YEAR)
    film = FilmFactory(title="Nobody Knows")
    film2 = FilmFactory(title="Known")
    for one in (film, film2):
        FactFactory(film=one, property="genre", value="drama")
    ParticipantFactory(list=made, member=cleo)
    saw(cleo, film, visibility="followers")

    page = visit(f"/lists/{made.pk}")

    assert "Cleo 1 of 2" in page.words
    assert "Your part" not in page.words


def test_films_that_would_count_are_those_not_seen(visit, olga, cleo, other):
    made = ListFactory(member=olga, is_challenge=True, goal=2, rule={"genre": ["drama"]})
    seen, unseen = FilmFactory(title="Seen Before"), FilmFactory(title="Still To See")
    for one in (seen, unseen):
        FactFactory(film=one, property="genre", value="drama")
    FactFactory(film=FilmFactory(title="Something Else"), property="genre", value="comedy")
    MemberFilm.objects.create(member=cleo, film=seen, watched=True, changed_at=NOON)

    every = visit(f"/lists/{made.pk}", by=other).words
    left = visit(f"/lists/{made.pk}?show=unseen", by=other).words

    assert "2 films here that count" in every
    assert "Seen Before" in every
    assert "Something Else" not in every
    assert "Films that would count" in left
    assert "Still To See" in left
    assert "Seen Before" not in left


@pytest.mark.parametrize("count", [3, 300])
@pytest.mark.parametrize("kind", ["list", "rule"])
def test_challenge_costs_the_same_however_many_take_part(visit, olga, other, cleo, count, kind):
    given = {} if kind == "list" else {"rule": {"from_year": 1901, "new": True}, "goal": 3}
    made = challenge(3, member=olga, **given)
    films = [item.film for item in made.items.all()]
    for number in range(count):
        member = MemberFactory(username=f"member{number}")
        ParticipantFactory(list=made, member=member)
        saw(member, films[number % 3])
    saw(cleo, films[0])

    visit(f"/lists/{made.pk}", queries=7)
    visit(f"/lists/{made.pk}", queries=7 + 4 + SIGNED_IN, by=other)
    page = visit(f"/lists/{made.pk}/standings", queries=3)
    assert ("Page 1 of 15" in page.words) == (count == 300)


def test_who_is_blocked_or_gone_is_not_in_the_standings(visit, olga, cleo, other):
    made = challenge(1, member=olga)
    blocked, gone = MemberFactory(username="bo"), MemberFactory(username="gus")
    for member in (cleo, blocked, gone):
        ParticipantFactory(list=made, member=member)
    Block.objects.create(by=blocked, of=cleo, at=NOON)
    gone.is_active = False
    gone.save()

    assert "Bo" not in visit(f"/lists/{made.pk}", by=other).words
    words = visit(f"/lists/{made.pk}").words
    assert "Bo 0 of 1" in words
    assert "Gus" not in words


def test_member_is_told_once_when_they_are_there(olga, cleo):
    made = challenge(2, member=olga, goal=1)
    ParticipantFactory(list=made, member=cleo)
    assert services.tell_reached(by=cleo, now=NOON) == 0
    saw(cleo, made.items.first().film)

    assert [services.tell_reached(by=cleo, now=NOON) for _ in range(2)] == [1, 0]
    notice = Notice.objects.get()
    assert (notice.member, notice.kind, notice.about, notice.words) == (
        cleo, "challenge", f"list:{made.pk}", {"list": "Seven harbours", "goal": 1},
    )  # fmt: skip


def test_viewing_that_is_logged_in_the_browser_may_reach_the_goal(olga, cleo, other):
    made = challenge(1, member=olga)
    ParticipantFactory(list=made, member=cleo)
    film = made.items.get().film

    page = other.get(f"/films/{film.slug}/log").content.decode()
    token = page.partition('name="token" value="')[2].partition('"')[0]
    given = {"token": token, "day": "2017-06-01", "sure": "on", "visibility": "public"}
    answer = other.post(f"/films/{film.slug}/log", given)

    assert answer.status_code == 302, answer.content.decode()[-3000:]
    assert Notice.objects.filter(member=cleo, kind="challenge", about=f"list:{made.pk}").exists()


def test_member_who_joins_having_seen_all_is_told(olga, cleo):
    made = challenge(1, member=olga)
    saw(cleo, made.items.get().film)

    services.join_challenge(by=cleo, list=made.pk, now=NOON)

    assert Notice.objects.filter(member=cleo, kind="challenge").count() == 1
