"""Ratings of many members go in and out together, and come to what they would row by row."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.imports import NOON, given, noon, table
from onesheet.accounts.models import Member
from onesheet.exchange import services
from onesheet.exchange.models import Import
from onesheet.exchange.pure.rows import Fate
from onesheet.exchange.queries import outcomes
from onesheet.exchange.services import undoing
from onesheet.reviews.models import FilmTally, MemberFilm
from onesheet.reviews.services.tallies import recount
from onesheet.scorebook.models import ScoreDay

pytestmark = pytest.mark.django_db(transaction=True)

COLUMNS = ("userId", "movieId", "rating", "timestamp")
FILMS, USERS = 5, 30
FEW = 10
"""Questions for the ratings of all, however many they are of."""
ODD = 40
"""The row that is written otherwise than MovieLens writes it."""


@pytest.fixture
def ml():
    return MemberFactory(username="ml")


def crowd(folder, *, odd=False, rating="4.0"):
    movies = [(str(one), f"Tidewater {one}x (199{one})", "") for one in range(1, FILMS + 1)]
    for one in range(1, FILMS + 1):
        FilmFactory(title=f"Tidewater {one}x", year=1990 + one, shown=True)
    rows = [
        (str(user), str(film), rating if (user + film) % 2 else "2.5", str(964982703 + user * 60 + film))
        for user in range(1, USERS + 1)
        for film in range(1, FILMS + 1)
    ]
    if odd:
        rows[ODD] = (f"0{rows[ODD][0]}", *rows[ODD][1:3], " ")
        rows[ODD + 1] = (*rows[ODD + 1][:2], "eleven", rows[ODD + 1][3])
    table(folder / "movies.csv", ("movieId", "title", "genres"), movies)
    return table(folder / "ratings.csv", COLUMNS, rows).parent


def taken(path, member):
    found = given(path, member)
    return services.apply(number=found.pk, clock=noon)


def tallies():
    return list(FilmTally.objects.order_by("film_id").values())


def in_steps_of(cost, monkeypatch):
    for name in ("_FIRST", "_LEAST", "_LEAST_OF_MANY", "_MOST"):
        monkeypatch.setattr(undoing, name, cost)


def right():
    """Whether the counts are those that counting again comes to."""
    before = tallies()
    recount(FilmTally.objects.values_list("film_id", flat=True), now=NOON)
    return tallies() == before


def test_a_row_that_is_written_otherwise_is_read_with_care_among_the_others(tmp_path, ml):
    totals = taken(crowd(tmp_path, odd=True), ml)

    told = {one.line: one for one in outcomes(totals.number, stage="applied", limit=1_000) if one.file == "ratings.csv"}
    assert sorted(told) == list(range(2, 2 + USERS * FILMS))
    assert [line for line, one in told.items() if one.fate is Fate.REFUSED] == [ODD + 3]
    assert all(one.fate is Fate.MADE for line, one in told.items() if line != ODD + 3)
    assert MemberFilm.objects.count() == USERS * FILMS - 1
    assert right()


def test_the_same_file_again_changes_nothing_and_asks_little(tmp_path, ml):
    path = crowd(tmp_path)
    first = taken(path, ml)
    before = list(MemberFilm.objects.order_by("pk").values())

    with CaptureQueriesContext(connection) as asked:
        second = taken(path, ml)

    assert (first.made, second.made, second.changed) == (USERS * FILMS, 0, 0)
    assert second.same >= USERS * FILMS
    assert list(MemberFilm.objects.order_by("pk").values()) == before
    assert sum("reviews_memberfilm" in one["sql"] for one in asked) < 10


def test_a_rating_that_differs_stays_and_is_told(tmp_path, ml):
    path = crowd(tmp_path)
    taken(path, ml)
    one = MemberFilm.objects.order_by("pk")[7]
    MemberFilm.objects.filter(pk=one.pk).update(rating=1)
    recount([one.film_id], now=NOON)

    second = taken(path, ml)

    sentences = [
        one.sentence for one in outcomes(second.number, stage="applied", limit=1_000) if "½ star stays" in one.sentence
    ]
    assert len(sentences) == 1
    assert MemberFilm.objects.get(pk=one.pk).rating == 1


def test_taken_back_together_what_was_changed_since_stays(tmp_path, ml):
    totals = taken(crowd(tmp_path), ml)
    kept, liked = MemberFilm.objects.order_by("pk")[3], MemberFilm.objects.order_by("pk")[80]
    MemberFilm.objects.filter(pk=kept.pk).update(rating=1)
    MemberFilm.objects.filter(pk=liked.pk).update(liked=True)
    recount([kept.film_id, liked.film_id], now=NOON)

    services.undo(number=totals.number, by=None, clock=noon)

    left = list(MemberFilm.objects.order_by("pk").values_list("pk", "rating", "liked"))
    assert left == [(kept.pk, 1, False), (liked.pk, None, True)]
    assert right()
    assert any("was changed here since" in one for one in Import.objects.get(pk=totals.number).notices)


def test_all_of_it_taken_back_costs_few_questions_and_leaves_nothing(tmp_path, ml):
    totals = taken(crowd(tmp_path), ml)

    with CaptureQueriesContext(connection) as asked:
        services.undo(number=totals.number, by=None, clock=noon)

    assert not MemberFilm.objects.exists()
    assert not FilmTally.objects.exists()
    assert sum("reviews_memberfilm" in one["sql"] for one in asked) < FEW


def test_an_undoing_that_is_stopped_goes_on_and_leaves_no_score_behind(tmp_path, ml, monkeypatch):
    totals = taken(crowd(tmp_path), ml)
    in_steps_of(2, monkeypatch)
    left = []

    def stop(progress):
        left.append(MemberFilm.objects.count())
        raise KeyboardInterrupt

    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            services.undo(number=totals.number, by=None, clock=noon, tell=stop)
    assert left == [USERS * FILMS - 20 * times for times in (1, 2, 3)]
    assert right()

    services.undo(number=totals.number, by=None, clock=noon)

    assert not MemberFilm.objects.exists()
    assert not FilmTally.objects.exists()
    assert not ScoreDay.objects.exists()
    assert list(Member.objects.values_list("username", flat=True)) == ["ml"]


def test_an_undoing_that_is_stopped_before_its_scores_goes_on_with_these(tmp_path, ml):
    others = MemberFilm.objects.create(
        member=MemberFactory(), film=FilmFactory(), rating=8, watched=True, rated_at=NOON, changed_at=NOON
    )
    recount([others.film_id], now=NOON)
    totals = taken(crowd(tmp_path), ml)

    def stop(progress):
        if not MemberFilm.objects.exclude(pk=others.pk).exists() and Member.objects.count() == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        services.undo(number=totals.number, by=None, clock=noon, tell=stop)
    assert FilmTally.objects.count() == FILMS + 1

    services.undo(number=totals.number, by=None, clock=noon)

    assert [one.film_id for one in FilmTally.objects.all()] == [others.film_id]
    assert [one.film_id for one in ScoreDay.objects.all()] == [others.film_id]


def test_progress_tells_how_many_rows_were_taken_back(tmp_path, ml, monkeypatch):
    totals = taken(crowd(tmp_path), ml)
    in_steps_of(5, monkeypatch)
    told = []

    services.undo(number=totals.number, by=None, clock=noon, tell=lambda progress: told.append(progress.rows))

    assert told == sorted(told)
    assert len(told) >= 3
    assert told[-1] == totals.rows
