"""What a table adds to the kept sums, at what time, and what comes back when one that was undone comes in again."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from factories.accounts import MemberFactory
from factories.critics import CriticFactory, OutletFactory
from factories.films import FilmFactory
from onesheet.critics.models import Critic, CriticReview, CriticTally, Outlet, ReviewTable
from onesheet.critics.pure.tables import reviews_in
from onesheet.critics.services.embargo import hold_review
from onesheet.critics.services.importing import Finder, Given, planning, preview, take_in, undo
from onesheet.critics.services.reviews import change_review, restore_review, withdraw_review
from onesheet.critics.services.tallies import recount
from onesheet.critics.services.weights import weigh
from onesheet.scorebook.models import ScoreDay

NOON = datetime(2024, 5, 4, 12, tzinfo=UTC)
LATER = datetime(2024, 6, 4, 12, tzinfo=UTC)
HEAD = "title,year,critic,outlet,date,rating\n"
ROWS = (
    "The Lantern,2012,Ida Prado,The Post,2012-11-06,4/5\n"
    "The Lantern,2012,,The Harbor,2012-11-07,C-\n"
    "The Moor,1999,Ida Prado,The Post,2000-05-04,1/5\n"
)


def table(text: str = HEAD + ROWS, name: str = "reviews.csv") -> Given:
    data = text.encode()
    return Given(name, hashlib.sha256(data).hexdigest(), reviews_in([data]), "The House")


def take(text: str = HEAD + ROWS, now: datetime = NOON, name: str = "reviews.csv"):
    return take_in(given=table(text, name), finder=Finder(), by=None, clock=lambda: now)


def catalogue() -> None:
    FilmFactory(title="The Lantern", year=2012)
    FilmFactory(title="The Moor", year=1999)


def tallies() -> list[dict[str, object]]:
    return list(CriticTally.objects.order_by("film").values())


def counted_again() -> list[dict[str, object]]:
    recount(list(CriticTally.objects.values_list("film_id", flat=True)), now=LATER)
    return tallies()


ROW = st.tuples(
    st.sampled_from(["The Lantern,2012", "The Moor,1999"]), st.sampled_from(["", "Ida Prado", "Nora Falk"]),
    st.sampled_from(["The Post", "The Harbor"]), st.integers(1, 28), st.sampled_from(["0/5", "2.5/5", "5/5", "B+", "so so"]),
)  # fmt: skip


class TestSums(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(ROW, max_size=12), st.lists(ROW, min_size=1, max_size=12), st.sampled_from([0, 50, 100, 400]),
        st.sampled_from([0, 100, 250]), st.booleans(),
    )  # fmt: skip
    def test_after_any_table_the_kept_sums_are_those_of_a_recount(self, first, then, of_critic, of_outlet, out_again):
        catalogue()
        CriticFactory(name="Ida Prado", slug="ida-prado", folded="ida prado", weight=of_critic)
        OutletFactory(name="The Post", slug="the-post", folded="the post", weight=of_outlet)
        for rows in (first, then):
            lines = "".join(
                f"{film},{critic},{outlet},2012-11-{day:02},{mark}\n" for film, critic, outlet, day, mark in rows
            )
            totals = take(HEAD + lines)
        if out_again and totals.table:
            undo(table=totals.table, by=None, now=NOON)

        assert tallies() == counted_again()


@pytest.mark.django_db
def test_a_batch_adds_its_own_rows_and_reads_no_review_of_the_film():
    catalogue()
    with CaptureQueriesContext(connection) as asked:
        take()

    assert not [one["sql"] for one in asked if "SUM(" in one["sql"].upper()]


@pytest.mark.django_db
def test_each_batch_is_of_its_own_time_and_day(monkeypatch):
    monkeypatch.setattr(planning, "AT_ONCE", 1)
    catalogue()
    times = iter(NOON + timedelta(days=day) for day in range(9))

    take_in(given=table(), finder=Finder(), by=None, clock=lambda: next(times))

    made = list(CriticReview.objects.order_by("line").values_list("made_at", flat=True))
    assert made == [NOON, NOON + timedelta(days=1), NOON + timedelta(days=2)]
    assert list(
        ScoreDay.objects.filter(film__title="The Lantern").order_by("day").values_list("day__day", flat=True)
    ) == [4, 5]
    assert ReviewTable.objects.get().at == NOON


@pytest.mark.django_db
def test_a_table_that_was_undone_brings_back_what_editors_changed_as_they_left_it():
    catalogue()
    first = take().table
    editor = MemberFactory()
    changed, withdrawn, held = CriticReview.objects.order_by("line")
    change_review(review=changed.pk, by=editor, now=NOON, critic="Ida Prado", outlet="The Post", printed="5/5")
    withdraw_review(review=withdrawn.pk, reason="It is of another film.", by=editor, now=NOON)
    hold_review(review=held.pk, until=LATER + timedelta(days=9), by=editor, now=NOON)
    before = tallies()
    undo(table=first, by=editor, now=NOON)
    told = preview(given=table(), finder=Finder())

    totals = take(now=LATER)

    assert (told.made, told.same, told.back) == (totals.made, totals.same, totals.back) == (0, 1, 2)
    assert totals.rows == totals.made + totals.same + totals.back + totals.waiting + totals.refused
    assert totals.table != first
    for one in (changed, withdrawn, held):
        one.refresh_from_db()
        assert one.table_of_id == totals.table
    assert (changed.withdrawn_at, changed.printed, changed.changes.count()) == (None, "5/5", 3)
    assert (withdrawn.withdrawn_at, withdrawn.withdrawn_reason) == (NOON, "It is of another film.")
    assert (held.withdrawn_at, held.held_until) == (None, LATER + timedelta(days=9))
    assert tallies() == before == counted_again()
    kept = ReviewTable.objects.get(pk=totals.table)
    assert (kept.rows, kept.made, kept.same) == (3, 2, 1)

    restore_review(review=withdrawn.pk, by=editor, now=LATER)

    again = take(now=LATER)
    assert (again.made, again.same, again.back, again.table) == (0, 3, 0, None)
    assert tallies() == counted_again()


@pytest.mark.django_db
def test_it_can_be_undone_and_taken_in_as_often_as_anybody_likes():
    catalogue()
    change_of = take().table
    review = CriticReview.objects.order_by("line")[0]
    change_review(review=review.pk, by=MemberFactory(), now=NOON, critic="Ida Prado", outlet="The Post", printed="5/5")
    for _ in range(2):
        done = undo(table=change_of, by=None, now=NOON)
        assert (done.removed, done.withdrawn) == (2, 1)
        totals = take(HEAD + ROWS + ROWS)
        assert (totals.made, totals.same, totals.back) == (2, 3, 1)
        change_of = totals.table
    assert CriticReview.objects.filter(withdrawn_at=None, table_of=change_of).count() == 3
    assert tallies() == counted_again()


@pytest.mark.django_db
def test_weights_that_are_given_later_count_what_a_table_brought():
    catalogue()
    take()

    weigh(voice=Critic.objects.get(), weight=0, reason="So.", by=MemberFactory(), now=LATER)
    weigh(voice=Outlet.objects.order_by("pk")[0], weight=300, reason="So.", by=MemberFactory(), now=LATER)
    take(HEAD + "The Lantern,2012,Ida Prado,The Post,2013-01-01,2/5\nThe Lantern,2012,,The Post,2013-01-02,2/5\n")

    assert tallies() == counted_again()
