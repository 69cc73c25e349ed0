"""What members did, taken in: what the site keeps of it, what stays in a conflict, what others' things are."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from factories.taking_in import look, order, row, take, take_back, told
from factories.whole_state import differences, state
from onesheet.accounts.models import Member
from onesheet.exchange.handler import FILE
from onesheet.exchange.members import MembersHandler
from onesheet.exchange.pure.rows import Enlist, Fate, OpenList, Rate, View, Want, Write
from onesheet.lists.models import FilmList, ListItem
from onesheet.moderation.models import WordRule
from onesheet.reviews.models import Activity, FilmTally, MemberFilm, Review, Viewing
from onesheet.scorebook.models import ScoreDay
from onesheet.web.page_cache.models import PageVersion

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


@pytest.fixture
def olga():
    return MemberFactory(username="olga")


@pytest.fixture(autouse=True)
def films():
    return [FilmFactory(title=title, year=2014, shown=True) for title in ("The Tide", "The Pier", "Low Water")]


def test_another_rating_stays_and_the_sentence_says_so(olga):
    take(order(olga), [row(Rate(8), "The Tide")])

    (kept,) = take(order(olga), [row(Rate(7), "The Tide")])

    assert (kept.fate, kept.sentence) == (Fate.SAME, "4 stars stay; the file says 3½.")
    assert MemberFilm.objects.get().rating == 8


def test_where_the_file_wins_its_rating_is_taken(olga):
    take(order(olga), [row(Rate(8), "The Tide")])

    (changed,) = take(order(olga, conflict=FILE, now=LATER), [row(Rate(7), "The Tide")])

    assert changed.fate is Fate.CHANGED
    assert FilmTally.objects.get().half_7 == 1


def test_what_was_rated_as_such_wins_over_what_the_diary_says(olga):
    take(order(olga), [row(Rate(6), "The Tide"), row(View("a", "2020-01-02", 9), "The Tide")])

    assert MemberFilm.objects.get().rating == 6


def test_of_a_diary_alone_the_latest_rating_counts(olga):
    days = (("2020-01-02", 4), ("2022-03-04", 9), ("2021-02-03", 6))
    take(order(olga), [row(View(day, day, rating), "The Tide") for day, rating in days], size=1)

    assert MemberFilm.objects.get().rating == 9


def test_a_viewing_logged_by_hand_on_that_day_is_the_same_one(olga, films):
    Viewing.objects.create(
        member=olga, film=films[0], date="2020-01-02", sort_date="2020-01-02", made_at=NOON, changed_at=NOON
    )

    (same,) = take(order(olga, now=LATER), [row(View("a", "2020-01-02", tags=("sea",)), "The Tide")])

    assert same.fate is Fate.SAME
    assert "tags sea" in same.sentence
    assert Viewing.objects.count() == 1


def test_a_review_joins_the_viewing_of_its_key(olga):
    take(order(olga), [row(View("a", "2020-01-02"), "The Tide"), row(Write("a", "All *salt*."), "The Tide")])

    review = Review.objects.get()
    assert review.viewing == Viewing.objects.get()
    assert (review.html, review.state) == ("<p>All <em>salt</em>.</p>", "published")
    assert not Activity.objects.exists()


def test_too_long_a_review_is_refused_and_its_viewing_stays(olga):
    rows = [row(View("a", "2020-01-02"), "The Tide"), row(Write("a", "x" * 50_001, "2020-01-02"), "The Tide")]

    _, refused = take(order(olga), rows)

    assert refused.fate is Fate.REFUSED
    assert "50,000 characters at most, and this one has 50,001. Its viewing stands in the diary" in refused.sentence


def test_a_date_that_is_none_leaves_the_viewing_without_one(olga):
    (made,) = take(order(olga), [row(View("a", "31.2.2020"), "The Tide")])

    assert (made.fate, Viewing.objects.get().date) == (Fate.MADE, "")
    assert "kept without one" in made.sentence


def test_what_a_newcomer_writes_with_words_of_a_rule_waits_for_a_moderator(olga):
    WordRule.objects.create(kind="word", pattern="pills", then="hold", made_by=olga, made_at=NOON)

    (made,) = take(order(olga), [row(Write("a", "Cheap pills here."), "The Tide")])

    assert "A moderator looks at it" in made.sentence
    assert Review.objects.get().hidden_at == NOON
    assert FilmTally.objects.filter(reviews=1).count() == 0


def test_a_silenced_member_rates_but_publishes_nothing(olga):
    Member.objects.filter(pk=olga.pk).update(silenced_until=LATER)

    rated, written = take(order(olga), [row(Rate(8), "The Tide"), row(Write("a", "Salt."), "The Pier")])

    assert (rated.fate, written.fate) == (Fate.MADE, Fate.REFUSED)


def test_entries_are_seen_by_whom_the_member_chose(olga):
    Member.objects.filter(pk=olga.pk).update(entry_visibility="me")

    take(order(olga), [row(View("a", "2020-01-02", 8), "The Tide"), row(OpenList("l", "Mine"))])

    assert Viewing.objects.get().visibility == FilmList.objects.get().visibility == "me"
    assert MemberFilm.objects.get().rating is None


def test_a_film_that_comes_late_stands_at_its_place(olga, films):
    rows = [row(OpenList("l", "Sea")), row(Enlist("l", 1), "The Tide"), row(Enlist("l", 3), "Low Water")]
    take(order(olga), rows)

    take(order(olga), [row(Enlist("l", 2), "The Pier")], films=[films[1].pk])

    placed = ListItem.objects.order_by("position").values_list("film__title", "position")
    assert list(placed) == [("The Tide", 1), ("The Pier", 2), ("Low Water", 3)]
    assert FilmList.objects.get().items_count == 3


def test_a_film_twice_on_a_list_stands_there_once(olga):
    rows = [row(OpenList("l", "Sea")), row(Enlist("l", 1), "The Tide"), row(Enlist("l", 2), "The Tide")]

    *_, twice = take(order(olga), rows)

    assert (twice.fate, twice.sentence) == (Fate.SAME, "The film stands on the list already, at 1.")


def test_what_was_changed_since_stays_when_it_is_undone(olga):
    asked = order(olga)
    done = take(asked, [row(Rate(8), "The Tide"), row(Want(), "The Pier")])
    MemberFilm.objects.filter(film__title="The Tide").update(rating=3)

    (sentence,) = take_back(asked, done)

    assert sentence == "The rating of The Tide (2014) was changed here since; it stays."
    assert MemberFilm.objects.get().rating == 3


def test_an_unproven_account_proves_itself_and_no_longer_does_when_it_is_undone():
    more = [FilmFactory(title=f"Wave {number}", year=1990, shown=True) for number in range(10)]
    ivo = MemberFactory(username="ivo", unproven=True, date_joined=NOON - timedelta(days=40))
    before, asked = state(), order(ivo)

    done = take(asked, [row(Rate(8), film.title, year=1990) for film in more])

    assert not Member.objects.get(pk=ivo.pk).unproven
    assert set(FilmTally.objects.values_list("half_8", "unproven_8")) == {(1, 0)}
    assert take_back(asked, done) == []
    assert not differences(before, state())


CROWD = [("1", "The Tide", 8), ("1", "The Pier", 3), ("2", "The Tide", 10), ("2", "Not here", 2)]


def _crowd():
    return [row(Rate(rating, "2005-04-03T02:01:00Z"), title, whose=whose) for whose, title, rating in CROWD]


@pytest.mark.parametrize("size", [1, 4])
def test_ratings_of_many_are_those_of_accounts_that_nobody_signs_in_to(olga, size):
    before, asked = state(), order(olga)
    foretold = look(asked, _crowd(), size)

    done = take(asked, _crowd(), size)

    assert [one.fate for one in done] == [Fate.MADE, Fate.MADE, Fate.MADE, Fate.WAITING]
    assert told(foretold) == told(done)
    made = Member.objects.get(username="olga-2")
    assert not made.has_usable_password()
    assert not made.unproven
    tide = FilmTally.objects.get(film__title="The Tide")
    assert (tide.half_8, tide.half_10, tide.watched) == (1, 1, 2)
    assert told(take(asked, _crowd(), size))[0][0] is Fate.SAME
    for start in range(len(done) - size, -1, -size):
        assert take_back(asked, done[start : start + size]) == []
    assert not differences(before, state())


def test_an_account_that_is_somebodys_own_is_left_alone(olga):
    own = MemberFactory(username="olga-2")
    own.set_password("a long secret of theirs")
    own.save()

    done = take(order(olga), _crowd())

    assert "is somebody's own" in done[2].sentence
    assert not MemberFilm.objects.filter(member=own).exists()


def test_only_who_runs_the_site_takes_in_files_of_many(olga):
    done = take(order(olga, by=olga.pk), _crowd())

    assert {one.fate for one in done[:3]} == {Fate.REFUSED}
    assert Member.objects.count() == 1


@pytest.mark.usefixtures("transactional_db")
def test_many_rows_raise_the_version_of_each_members_page_once(olga):
    take(order(olga), _crowd())

    versions = dict(PageVersion.objects.filter(key__startswith="member:").values_list("key", "v"))
    assert versions["member:olga-1"] == versions["member:olga-2"] == 1
    assert not PageVersion.objects.filter(key="quiet").exists()
    take(order(olga), [row(Rate(5), "Low Water", whose="1")])
    assert PageVersion.objects.get(key="member:olga-1").v == 2


def test_scores_that_are_left_to_the_end_are_kept_then(olga):
    handler = MembersHandler(order(olga))
    handler.defer()
    with transaction.atomic():
        handler.settle(_crowd(), write=True)
    assert not ScoreDay.objects.exists()

    handler.finish()

    assert ScoreDay.objects.count() == 2


def test_scores_that_a_killed_run_left_are_found(olga):
    handler = MembersHandler(order(olga))
    handler.defer()
    with transaction.atomic():
        handler.settle(_crowd(), write=True)
    after = MembersHandler(order(olga))
    after.recall(_crowd())

    after.finish()

    assert ScoreDay.objects.count() == 2
