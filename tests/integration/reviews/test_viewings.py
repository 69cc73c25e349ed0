"""The diary: logging, changing and deleting viewings, and what follows for the film and the member."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.accounts.models import Member
from onesheet.accounts.services import Refusal
from onesheet.reviews.models import Activity, FilmTally, MemberFilm, Viewing
from onesheet.reviews.pure.viewing_entries import ViewingEntry
from onesheet.reviews.services.films import set_rating, set_watched, set_watchlisted
from onesheet.reviews.services.viewings import StaleError, change_viewing, delete_viewing, log_viewing

pytestmark = pytest.mark.django_db

FULL = ViewingEntry(
    date="2026-11-07", rating=8, liked=True, rewatch=True, place="  The  Plaza ", format="cinema",
    companions=("Cy", "Ida"), tags=("Büro", "buro", "#rain"), note="Row F.", visibility="members",
)  # fmt: skip


@pytest.fixture
def ben():
    return MemberFactory(username="ben", films_visibility="followers")


@pytest.fixture
def film():
    return FilmFactory(title="The Tide", year=2014).pk


def log(by, film, entry=FULL, **kwargs):
    return log_viewing(by=by, film=film, entry=entry, token=uuid4(), now=NOON, **kwargs)


def test_everything_that_was_said_is_kept(ben, film):
    viewing = Viewing.objects.get(pk=log(ben, film).pk)

    assert (viewing.date, viewing.sort_date, viewing.rating, viewing.liked) == ("2026-11-07", "2026-11-07", 8, True)
    assert (viewing.rewatch, viewing.place, viewing.format) == (True, "The Plaza", "cinema")
    assert (viewing.companions, viewing.note, viewing.visibility) == (["Cy", "Ida"], "Row F.", "members")
    assert list(viewing.tags.order_by("position").values_list("name", "folded")) == [("Büro", "buro"), ("rain", "rain")]


def test_logging_rates_watches_likes_and_takes_off_the_watchlist(ben, film):
    set_watchlisted(by=ben, film=film, watchlisted=True, now=NOON)

    log(ben, film)

    row = MemberFilm.objects.get()
    assert (row.rating, row.liked, row.watched, row.watchlisted_at) == (8, True, True, None)
    assert (row.viewings, row.last_viewed) == (1, "2026-11-07")
    tally = FilmTally.objects.get()
    assert (tally.half_8, tally.liked, tally.watched, tally.watchlisted) == (1, 1, 1, 0)
    assert [(one.kind, one.visibility) for one in Activity.objects.all()] == [("viewing", "members")]


def test_a_form_sent_twice_is_one_viewing(ben, film):
    token = uuid4()
    first = log_viewing(by=ben, film=film, entry=FULL, token=token, now=NOON)
    second = log_viewing(by=ben, film=film, entry=FULL, token=token, now=NOON + timedelta(seconds=1))

    assert first.pk == second.pk
    assert MemberFilm.objects.get().viewings == Viewing.objects.count() == 1


def test_the_form_of_another_member_is_refused(ben, film):
    token = uuid4()
    log_viewing(by=ben, film=film, entry=FULL, token=token, now=NOON)

    with pytest.raises(Refusal, match="somebody else"):
        log_viewing(by=MemberFactory(username="cy"), film=film, entry=FULL, token=token, now=NOON)

    assert Viewing.objects.count() == 1


def test_an_import_is_no_news(ben, film):
    viewing = log(ben, film, tell=False)
    change_viewing(by=ben, viewing=viewing.pk, entry=FULL, now=NOON)

    assert not Activity.objects.exists()


@pytest.mark.parametrize(
    ("earlier", "logged", "rating"),
    [
        ("2020-01-01", "2026-11-07", 3),
        ("2026-11-07", "2020-01-01", 8),
        ("2026-11-07", "2026-11-07", 3),
        ("2026-11-07", "2026-11", 8),
        ("2026-11-07", "", 8),
        ("", "2019", 3),
    ],
)
def test_the_rating_of_the_latest_viewing_is_the_current_one(ben, film, earlier, logged, rating):
    log(ben, film, replace(FULL, date=earlier))
    log(ben, film, replace(FULL, date=logged, rating=3))

    assert MemberFilm.objects.get().rating == rating


def test_a_viewing_without_a_rating_leaves_the_current_one(ben, film):
    set_rating(by=ben, film=film, rating=9, now=NOON)
    log(ben, film, replace(FULL, rating=None))

    assert MemberFilm.objects.get().rating == 9


def test_changing_follows_through(ben, film):
    viewing = log(ben, film)
    entry = replace(FULL, date="2025", rating=2, tags=("rain", "Büro"), visibility="followers", companions=())

    changed = change_viewing(by=ben, viewing=viewing.pk, entry=entry, now=NOON, as_of=viewing.changed_at)

    changed.refresh_from_db()
    assert (changed.date, changed.sort_date, changed.companions) == ("2025", "2025-01-01", [])
    assert list(changed.tags.order_by("position").values_list("name", flat=True)) == ["rain", "Büro"]
    row = MemberFilm.objects.get()
    assert (row.rating, row.last_viewed) == (2, "2025-01-01")
    assert Activity.objects.get().visibility == "followers"


def test_a_change_of_the_place_alone_leaves_a_rating_given_since(ben, film):
    viewing = log(ben, film)
    set_rating(by=ben, film=film, rating=1, now=NOON)

    change_viewing(by=ben, viewing=viewing.pk, entry=replace(FULL, place="Roxy"), now=NOON)

    assert MemberFilm.objects.get().rating == 1


def test_the_form_of_a_second_tab_is_refused_once(ben, film):
    viewing = log(ben, film)
    opened = viewing.changed_at
    change_viewing(by=ben, viewing=viewing.pk, entry=FULL, now=NOON + timedelta(minutes=1), as_of=opened)

    with pytest.raises(StaleError, match="kept here"):
        change_viewing(by=ben, viewing=viewing.pk, entry=replace(FULL, place="Late"), now=NOON, as_of=opened)

    assert Viewing.objects.get().place == "The Plaza"


def test_deleting_leaves_the_film_watched_and_rated(ben, film):
    first, second = log(ben, film, replace(FULL, date="2020")), log(ben, film)

    delete_viewing(by=ben, viewing=second.pk, now=NOON)

    row = MemberFilm.objects.get()
    assert (row.viewings, row.last_viewed, row.watched, row.rating) == (1, "2020-01-01", True, 8)
    assert Activity.objects.get().ref == first.pk
    with pytest.raises(Refusal, match="diary"):
        set_watched(by=ben, film=film, watched=False, now=NOON)


def test_nobody_changes_the_viewings_of_another(ben, film):
    viewing = log(ben, film)
    cy = MemberFactory(username="cy")

    with pytest.raises(Refusal, match="no longer in your diary"):
        change_viewing(by=cy, viewing=viewing.pk, entry=FULL, now=NOON)
    with pytest.raises(Refusal, match="no longer in your diary"):
        delete_viewing(by=cy, viewing=viewing.pk, now=NOON)

    assert Viewing.objects.count() == 1


def test_a_silenced_member_logs_for_themselves_alone(ben, film):
    ben.silenced_until = NOON + timedelta(days=1)
    ben.save()

    with pytest.raises(Refusal, match="silenced"):
        log(ben, film)

    assert log(ben, film, replace(FULL, visibility="me")).visibility == "me"


@pytest.mark.parametrize("entry", [{"visibility": "all"}, {"format": "vhs"}, {"rating": 11}, {"date": "soon"}])
def test_what_no_form_sends_is_refused(ben, film, entry):
    with pytest.raises(Refusal):
        log(ben, film, replace(FULL, **entry))

    assert not MemberFilm.objects.exists()


@pytest.mark.parametrize(
    ("films", "entry", "tells"),
    [
        ("public", "public", True), ("public", "members", False), ("public", "me", False), ("followers", "members", True),
        ("followers", "me", False), ("me", "me", True),
    ],
)  # fmt: skip
def test_what_fewer_people_may_see_than_ones_films_leaves_no_trace_in_them(ben, film, films, entry, tells):
    Member.objects.filter(pk=ben.pk).update(films_visibility=films)
    ben.refresh_from_db()

    log(ben, film, replace(FULL, visibility=entry, rating=9, liked=True))

    row = MemberFilm.objects.get()
    assert (row.rating, row.liked, row.watched, row.viewings) == (
        (9, True, True, 1) if tells else (None, False, False, 1)
    )


def test_opened_to_more_it_counts_and_a_hidden_later_one_does_not_hold_it_back(ben, film):
    """Ben's films are for those who follow."""
    log(ben, film, replace(FULL, date="2025", visibility="me", rating=2))
    first = log(ben, film, replace(FULL, date="2024", visibility="me", rating=8))

    change_viewing(by=ben, viewing=first.pk, entry=replace(FULL, date="2024", visibility="public", rating=8), now=NOON)

    assert MemberFilm.objects.get().rating == 8
