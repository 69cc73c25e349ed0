"""Plans: wishes, screenings, times, and what is proposed and taken; all or nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories.accounts import MemberFactory, editor
from factories.festivals import (
    ZONE,
    EditionFactory,
    ScreenFactory,
    SelectionFactory,
    VenueFactory,
    shown,
)
from onesheet.accounts.models import Attempt
from onesheet.accounts.services import Refusal
from onesheet.accounts.services.attempts import TooOften
from onesheet.festivals.limits import PLAN
from onesheet.festivals.models import Change, Edition, Festival, Pick, Plan, Screening, Selection, Walk, Wish
from onesheet.festivals.pure.hours import ALL, NONE, SOME, DayHours
from onesheet.festivals.pure.planning import Because
from onesheet.festivals.queries.edition import edition_head
from onesheet.festivals.queries.plans import days_of_edition, member_plan, plan_by_token, proposed
from onesheet.festivals.services import plans

BEFORE = datetime(2015, 9, 1, 12, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2015, 9, day, hour, minute, tzinfo=ZONE)


@pytest.fixture
def fest(db):
    """Four films: tide twice, salt against its first, gull far away soon after, rope for the press alone."""
    edition = EditionFactory()
    tide, salt, gull, rope = (
        SelectionFactory(edition=edition, film__title=name) for name in ("Tide", "Salt", "Gull", "Rope")
    )
    near = ScreenFactory(venue=VenueFactory(name="Near", latitude=38.70, longitude=-9.16))
    far = ScreenFactory(venue=VenueFactory(name="Far", latitude=38.71, longitude=-9.16))
    return SimpleNamespace(
        edition=edition, tide=tide, salt=salt, gull=gull, rope=rope, near=near, far=far, ben=MemberFactory(),
        tide1=shown(tide, screen=near, starts=at(10, 18)), tide2=shown(tide, screen=near, starts=at(11, 18)),
        salt1=shown(salt, screen=near, starts=at(10, 19)), gull1=shown(gull, screen=far, starts=at(10, 20, 5)),
        press=shown(rope, screen=near, starts=at(12, 10), audience="press"),
    )  # fmt: skip


def wish(fest, now=BEFORE, **weights):
    told = {getattr(fest, name).pk: weight for name, weight in weights.items()}
    return plans.wish(edition=fest.edition.pk, weights=told, by=fest.ben, now=now)


def pick(fest, screening, now=BEFORE, **told):
    return plans.pick(edition=fest.edition.pk, screening=screening.pk, by=fest.ben, now=now, **told)


def offer(fest, now=BEFORE, by=None):
    head = edition_head(fest.edition.festival.slug, fest.edition.slug)
    member = by or fest.ben
    return proposed(head, member.pk, now, press=plans.sees_press(member))


def take(fest, screenings, now=BEFORE):
    return plans.take_proposal(edition=fest.edition.pk, screenings=screenings, by=fest.ben, now=now)


def picked(fest) -> dict[int, bool]:
    return dict(Pick.objects.filter(plan__member=fest.ben).values_list("screening_id", "fixed"))


def why(made) -> dict[int, Because]:
    return {one.film: one.because for one in made.left}


def test_a_wish_is_made_changed_and_taken_back(fest):
    assert wish(fest, tide=3, salt=1) == 2
    assert wish(fest, tide=3, salt=2) == 1
    assert dict(Wish.objects.values_list("selection_id", "weight")) == {fest.tide.pk: 3, fest.salt.pk: 2}
    assert wish(fest, tide=None) == 1
    assert Wish.objects.get().selection == fest.salt


@pytest.mark.parametrize("weight", [0, 4, -1])
def test_a_wish_of_no_such_weight_is_refused(fest, weight):
    with pytest.raises(Refusal, match="must see, want to see, or maybe"):
        wish(fest, tide=weight)
    assert not Wish.objects.exists()


def test_films_of_another_edition_or_withdrawn_are_not_wished_for(fest):
    other = SelectionFactory()
    Selection.objects.filter(pk=fest.gull.pk).update(withdrawn_at=BEFORE)

    for selection in (other, fest.gull):
        with pytest.raises(Refusal, match="not in the programme"):
            plans.wish(edition=fest.edition.pk, weights={selection.pk: 2, fest.tide.pk: 2}, by=fest.ben, now=BEFORE)
    assert not Wish.objects.exists()


def test_nobody_plans_what_is_not_announced_or_not_run_here(fest):
    Edition.objects.update(state=Edition.State.DRAFT)
    acts = [
        lambda: wish(fest, tide=3),
        lambda: pick(fest, fest.tide1),
        lambda: take(fest, [fest.tide1.pk]),
        lambda: plans.clear(edition=fest.edition.pk, by=fest.ben, now=BEFORE),
        lambda: plans.new_token(edition=fest.edition.pk, by=fest.ben, now=BEFORE),
        lambda: plans.put_back(edition=fest.edition.pk, by=fest.ben, now=BEFORE),
    ]
    for act in acts:
        with pytest.raises(Refusal, match="not announced, or is not run"):
            act()
    Edition.objects.update(state=Edition.State.ANNOUNCED)
    Festival.objects.update(run_here=False)
    with pytest.raises(Refusal, match="not run by this house"):
        wish(fest, tide=3)
    assert not Plan.objects.exists()


def test_a_screening_is_picked_once_and_taken_out(fest):
    pick(fest, fest.tide1)
    pick(fest, fest.tide1)
    assert picked(fest) == {fest.tide1.pk: True}

    plans.unpick(edition=fest.edition.pk, screening=fest.tide1.pk, by=fest.ben, now=BEFORE)
    plans.unpick(edition=fest.edition.pk, screening=fest.tide1.pk, by=fest.ben, now=BEFORE)
    assert picked(fest) == {}


@pytest.mark.parametrize(
    ("told", "now", "sentence"),
    [
        ({"state": "cancelled"}, BEFORE, "is cancelled"),
        ({"audience": "press"}, BEFORE, "for press and industry"),
        ({"sold_out": True}, BEFORE, "sold out"),
        ({}, at(10, 20), "is over"),
    ],
)
def test_where_nobody_can_go_is_not_picked(fest, told, now, sentence):
    Screening.objects.filter(pk=fest.tide1.pk).update(**told)

    with pytest.raises(Refusal, match=sentence):
        pick(fest, fest.tide1, now=now)
    assert picked(fest) == {}


def test_who_has_a_ticket_goes_to_what_is_sold_out_and_critics_go_to_press_screenings(fest):
    Screening.objects.filter(pk=fest.tide1.pk).update(sold_out=True)

    assert pick(fest, fest.tide1, ticket=True).fixed
    plans.pick(edition=fest.edition.pk, screening=fest.press.pk, by=editor(), now=BEFORE)
    with pytest.raises(Refusal, match="not in the programme"):
        pick(fest, shown(SelectionFactory()))


def test_acts_are_limited_and_those_refused_count(fest):
    with pytest.raises(Refusal):
        wish(fest, tide=9)
    assert Attempt.objects.count() == 1
    Attempt.objects.bulk_create(
        [Attempt(member=fest.ben, act=PLAN.act, at=BEFORE) for _ in range(PLAN.times - Attempt.objects.count())]
    )
    with pytest.raises(TooOften, match="1200 times an hour"):
        wish(fest, tide=3)
    assert not Wish.objects.exists()


def test_hours_are_kept_and_refused_with_a_sentence(fest):
    days = days_of_edition(fest.edition.pk, ZONE)
    given = [DayHours(days[0], SOME, (("17:00", "20:30"),)), *(DayHours(day, ALL) for day in days[1:])]

    plan = plans.set_hours(edition=fest.edition.pk, days=given, pause=5, most=2, by=fest.ben, now=BEFORE)

    assert plan.free[0] == ("2015-09-10T17:00", "2015-09-10T20:30")
    wrong = [
        (given, 999, 2, "0 to 240"),
        (given, -1, 2, "0 to 240"),
        (given, 5, 0, "1 to 12"),
        ([DayHours(days[0], NONE)], 5, 2, "one day at least"),
        ([DayHours(days[0], SOME, (("x", "y"),))], 5, 2, "no time of day"),
    ]
    for hours, pause, most, sentence in wrong:
        with pytest.raises(Refusal, match=sentence):
            plans.set_hours(edition=fest.edition.pk, days=hours, pause=pause, most=most, by=fest.ben, now=BEFORE)
    assert Plan.objects.get().pause == 5


def test_a_proposal_has_the_most_weight_and_says_why_the_rest_is_not_in_it(fest, django_assert_num_queries):
    wish(fest, tide=2, salt=3, gull=3, rope=3)

    with django_assert_num_queries(10):  # with one for the edition and one for the member's roles
        made = offer(fest)

    # Salt and Gull collide, both must; Tide is shown again the day after.
    assert len(made.proposal.chosen) == 2
    assert fest.tide2.pk in made.proposal.chosen
    assert made.proposal.weight == 12
    assert made.possible == 30
    assert why(made)[fest.rope.pk] == Because.NOT_SHOWN
    assert Because.CLASH in why(made).values()
    assert fest.press.pk in offer_of_an_editor(fest).proposal.chosen


def offer_of_an_editor(fest):
    ada = editor()
    plans.wish(edition=fest.edition.pk, weights={fest.rope.pk: 1}, by=ada, now=BEFORE)
    return offer(fest, by=ada)


def test_what_is_sold_out_cancelled_or_begun_is_not_proposed_unless_chosen(fest):
    wish(fest, tide=3)
    Screening.objects.filter(pk=fest.tide2.pk).update(sold_out=True)
    assert offer(fest).proposal.chosen == (fest.tide1.pk,)
    assert why(offer(fest, now=at(10, 18, 1)))[fest.tide.pk] == Because.NOT_SHOWN

    pick(fest, fest.tide2, ticket=True)
    assert offer(fest).proposal.chosen == (fest.tide2.pk,)
    Screening.objects.filter(pk=fest.tide2.pk).update(state="cancelled")
    assert offer(fest).proposal.chosen == (fest.tide1.pk,)


def test_a_film_that_was_seen_is_not_proposed_again(fest):
    wish(fest, tide=3)
    take(fest, [fest.tide1.pk])

    made = offer(fest, now=at(10, 21))

    assert made.proposal.chosen == (fest.tide1.pk,)
    assert made.left == ()


def test_free_hours_fixed_screenings_and_full_days_are_told_as_reasons(fest):
    wish(fest, tide=3, salt=2, gull=2)
    days = days_of_edition(fest.edition.pk, ZONE)
    only = [DayHours(day, ALL if day.day == 11 else NONE) for day in days]
    plans.set_hours(edition=fest.edition.pk, days=only, pause=0, most=None, by=fest.ben, now=BEFORE)
    assert why(offer(fest)) == {fest.salt.pk: Because.NOT_FREE, fest.gull.pk: Because.NOT_FREE}

    whole = [DayHours(day, ALL) for day in days]
    plans.set_hours(edition=fest.edition.pk, days=whole, pause=0, most=1, by=fest.ben, now=BEFORE)
    pick(fest, fest.tide1)
    assert why(offer(fest)) == {fest.salt.pk: Because.FIXED, fest.gull.pk: Because.FIXED}
    Screening.objects.filter(pk=fest.gull1.pk).update(starts=at(10, 22))
    assert why(offer(fest))[fest.gull.pk] == Because.FULL_DAY


def test_a_way_that_is_told_counts_before_the_map(fest):
    wish(fest, tide=3, gull=3)
    pick(fest, fest.tide1)
    plans.set_hours(edition=fest.edition.pk, days=[], pause=0, most=None, by=fest.ben, now=BEFORE)
    assert fest.gull1.pk not in offer(fest).proposal.chosen  # five minutes between, twenty on foot

    Walk.objects.create(one=fest.near.venue, other=fest.far.venue, minutes=5)
    assert fest.gull1.pk in offer(fest).proposal.chosen


def test_what_is_taken_is_the_plan_and_what_stood_there_can_be_put_back(fest):
    wish(fest, tide=3, salt=3)
    take(fest, [fest.salt1.pk])
    assert picked(fest) == {fest.salt1.pk: False}

    assert take(fest, [fest.tide1.pk, fest.gull1.pk]) == 2
    assert picked(fest) == {fest.tide1.pk: False, fest.gull1.pk: False}
    back = {"edition": fest.edition.pk, "by": fest.ben, "now": BEFORE}
    assert plans.put_back(**back) == 1
    assert picked(fest) == {fest.salt1.pk: False}
    assert plans.put_back(**back) == 2
    assert picked(fest) == {fest.tide1.pk: False, fest.gull1.pk: False}


def test_what_a_member_chose_and_what_is_over_stays(fest):
    take(fest, [fest.tide1.pk])
    pick(fest, fest.gull1)

    take(fest, [fest.tide2.pk], now=at(10, 23))

    assert picked(fest) == {fest.tide1.pk: False, fest.gull1.pk: True, fest.tide2.pk: False}


@pytest.mark.parametrize(
    "told", [{"state": "cancelled"}, {"sold_out": True}, {"audience": "press"}, {"starts": at(1, 6)}]
)
def test_a_proposal_that_cannot_be_done_any_more_is_refused_whole(fest, told):
    pick(fest, fest.salt1)
    take(fest, [fest.tide1.pk])
    Screening.objects.filter(pk=fest.gull1.pk).update(**told)

    with pytest.raises(Refusal, match="changed since this was proposed: Gull"):
        take(fest, [fest.gull1.pk, fest.tide2.pk])
    with pytest.raises(Refusal, match="not in the programme any more"):
        take(fest, [fest.tide2.pk, shown(SelectionFactory()).pk])
    assert picked(fest) == {fest.salt1.pk: True, fest.tide1.pk: False}


def test_there_may_be_nothing_to_put_back(fest):
    with pytest.raises(Refusal, match="nothing to put back"):
        plans.put_back(edition=fest.edition.pk, by=fest.ben, now=BEFORE)
    take(fest, [fest.tide1.pk])
    assert plans.put_back(edition=fest.edition.pk, by=fest.ben, now=BEFORE) == 0
    assert picked(fest) == {}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    weights=st.lists(st.sampled_from([None, 1, 2, 3]), min_size=4, max_size=4),
    fixed=st.sets(st.sampled_from(["tide1", "tide2", "salt1", "gull1"]), max_size=2),
    before=st.sets(st.sampled_from(["tide1", "tide2", "salt1", "gull1"]), max_size=3),
)
def test_a_proposal_that_is_taken_is_the_plan(fest, weights, fixed, before):
    plans.clear(edition=fest.edition.pk, by=fest.ben, now=BEFORE)
    Attempt.objects.all().delete()
    wish(fest, **dict(zip(("tide", "salt", "gull", "rope"), weights, strict=True)))
    take(fest, [getattr(fest, name).pk for name in before])
    for name in fixed:
        pick(fest, getattr(fest, name))
    stood = picked(fest)

    made = offer(fest)
    take(fest, made.proposal.chosen)

    kept = {number for number, chosen in stood.items() if chosen}
    assert set(picked(fest)) == set(made.proposal.chosen)
    assert {number for number, chosen in picked(fest).items() if chosen} == kept
    assert offer(fest).proposal == made.proposal
    plans.put_back(edition=fest.edition.pk, by=fest.ben, now=BEFORE)
    assert picked(fest) == stood


def test_a_plan_tells_what_changed_since(fest, django_assert_num_queries):
    wish(fest, tide=3, salt=2)
    pick(fest, fest.tide1)
    later = BEFORE + timedelta(hours=1)
    told = {"what": "Tide", "before": {}, "after": {}, "reason": ""}
    for moment, kind, about in (
        (BEFORE - timedelta(days=1), "moved", {"screening": fest.tide1}),
        (later, "moved", {"screening": fest.tide1}),
        (later, "cancelled", {"screening": fest.gull1}),
        (later, "changed", {"screening": fest.tide1}),
        (later, "film-withdrawn", {"selection": fest.salt}),
    ):
        Change.objects.create(edition=fest.edition, kind=kind, told=told, at=moment, **about)

    with django_assert_num_queries(6):
        plan = member_plan(fest.ben.pk, fest.edition.pk)

    assert {(one.kind, one.at) for one in plan.changes} == {("moved", later), ("film-withdrawn", later)}


def test_a_calendar_is_found_by_its_token_until_there_is_a_new_one(fest):
    pick(fest, fest.tide1)
    token = Plan.objects.get().token
    assert plan_by_token(token).screenings == [fest.tide1.pk]

    plans.new_token(edition=fest.edition.pk, by=fest.ben, now=BEFORE)
    assert plan_by_token(token) is None
    token = Plan.objects.get().token
    Edition.objects.update(state=Edition.State.DRAFT)
    assert plan_by_token(token) is None
    Edition.objects.update(state=Edition.State.ANNOUNCED)
    fest.ben.is_active = False
    fest.ben.save()
    assert plan_by_token(token) is None


def test_a_plan_is_deleted_whole(fest):
    wish(fest, tide=3)
    pick(fest, fest.tide1)

    plans.clear(edition=fest.edition.pk, by=fest.ben, now=BEFORE)

    assert [model.objects.count() for model in (Plan, Wish, Pick)] == [0, 0, 0]
