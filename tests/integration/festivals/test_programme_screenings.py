"""Screenings: what is refused, what is logged, what raises SEQUENCE, who is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from uuid import uuid4

import pytest
from django.db import connection

from factories.accounts import MemberFactory
from factories.festivals import EditionFactory, ScreenFactory, ScreeningFactory, SelectionFactory, shown
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.accounts.models import Notice
from onesheet.accounts.services import Refusal
from onesheet.festivals.models import Change, Edition, Pick, Plan, Screening, Showing, Wish
from onesheet.festivals.services import screenings, selections
from onesheet.festivals.services.entry import Overtaken, ScreeningEntry

pytestmark = pytest.mark.django_db

SIX = datetime(2015, 9, 10, 17, tzinfo=UTC)
"""Six in the evening in Lisbon."""
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def pia():
    return MemberFactory(username="pia")


@pytest.fixture
def tide(festival):
    return SelectionFactory(edition=festival, film=FilmFactory(title="The Tide", runtime_minutes=100))


@pytest.fixture
def festival():
    return EditionFactory()


def entry(*films, **told):
    return ScreeningEntry(**{"starts": SIX, "minutes": 120, "films": tuple(one.pk for one in films), **told})


def planner(edition, name="olga", *, pick=None, wish=None):
    plan = Plan.objects.create(member=MemberFactory(username=name), edition=edition, made_at=NOON, changed_at=NOON)
    if pick:
        Pick.objects.create(plan=plan, screening=pick, at=NOON)
    if wish:
        Wish.objects.create(plan=plan, selection=wish, at=NOON)
    return plan.member


def log(edition):
    return list(Change.objects.filter(edition=edition).order_by("pk").values_list("kind", flat=True))


def test_new_screening_of_an_announced_edition_is_logged_and_nobody_is_told(pia, festival, tide):
    planner(festival, wish=tide)

    made = screenings.make_screening(by=pia, edition=festival.pk, entry=entry(tide), now=NOON)

    assert [one.selection for one in made.showings.all()] == [tide]
    change = Change.objects.get()
    assert (change.kind, change.screening, change.by) == ("added", made, pia)
    assert change.told == {
        "what": "The Tide",
        "before": {},
        "after": {"starts": "2015-09-10T17:00:00+00:00", "place": "", "minutes": 120, "films": ["The Tide"]},
        "reason": "",
    }
    assert (made.sequence, Notice.objects.count()) == (0, 0)


def test_form_sent_twice_makes_one_screening(pia, festival, tide):
    token = uuid4()
    first, again = (
        screenings.make_screening(by=pia, edition=festival.pk, entry=entry(tide), now=NOON, token=token)
        for _ in range(2)
    )

    assert (first, first.token) == (again, token)
    assert log(festival) == ["added"]
    with pytest.raises(Refusal, match="another edition"):
        screenings.make_screening(by=pia, edition=EditionFactory().pk, entry=entry(title="Talk"), now=NOON, token=token)


def test_nothing_of_an_edition_in_preparation_is_logged(pia):
    draft = EditionFactory(state=Edition.State.DRAFT)
    film = SelectionFactory(edition=draft)
    made = screenings.make_screening(by=pia, edition=draft.pk, entry=entry(film), now=NOON)
    planner(draft, pick=made)

    screenings.change_screening(
        by=pia, screening=made.pk, entry=entry(film, starts=SIX + timedelta(hours=1)), now=LATER
    )
    screenings.cancel_screening(by=pia, screening=made.pk, now=LATER)

    made.refresh_from_db()
    assert (made.sequence, made.state) == (0, "cancelled")
    assert not Change.objects.exists()
    assert not Notice.objects.exists()


def test_moved_screening_tells_where_from_and_where_to_and_whoever_picked_it(pia, festival, tide):
    old, new = ScreenFactory(name="Hall 1"), ScreenFactory(name="Hall 2")
    made = shown(tide, screen=old, starts=SIX)
    olga = planner(festival, "olga", pick=made)
    planner(festival, "ben", wish=tide)

    screenings.change_screening(
        by=pia, screening=made.pk, now=LATER, reason="A  pipe burst.",
        entry=entry(tide, starts=SIX + timedelta(hours=2), screen=new.pk),
    )  # fmt: skip

    change = Change.objects.get()
    assert (change.kind, change.told["reason"]) == ("moved", "A pipe burst.")
    assert change.told["before"] == {"starts": "2015-09-10T17:00:00+00:00", "place": str(old)}
    assert change.told["after"] == {"starts": "2015-09-10T19:00:00+00:00", "place": str(new)}
    made.refresh_from_db()
    assert (made.sequence, made.reason) == (1, "A pipe burst.")
    notice = Notice.objects.get()
    assert (notice.member, notice.kind, notice.words["told"]) == (olga, "programme", change.told)
    assert notice.words["zone"] == "Europe/Lisbon"


def test_each_move_is_told_anew(pia, festival, tide):
    made = shown(tide, starts=SIX)
    planner(festival, pick=made)

    for hours in (1, 2):
        moved = entry(tide, starts=SIX + timedelta(hours=hours), screen=made.screen_id)
        screenings.change_screening(by=pia, screening=made.pk, entry=moved, now=NOON + timedelta(hours=hours))

    made.refresh_from_db()
    assert (log(festival), made.sequence) == (["moved", "moved"], 2)
    assert Notice.objects.count() == 2


def test_screening_saved_as_it_was_changes_nothing(pia, festival, tide):
    made = shown(tide, starts=SIX)
    planner(festival, pick=made)

    screenings.change_screening(by=pia, screening=made.pk, entry=entry(tide, screen=made.screen_id), now=LATER)

    made.refresh_from_db()
    assert (log(festival), made.sequence, Notice.objects.count()) == ([], 0, 0)


def test_other_particulars_are_logged_without_sequence_and_without_a_notice(pia, festival, tide):
    made = shown(tide, starts=SIX)
    planner(festival, pick=made)

    screenings.change_screening(
        by=pia, screening=made.pk, entry=entry(tide, screen=made.screen_id, guests="Ann Marsh"), now=LATER
    )

    change = Change.objects.get()
    assert (change.kind, change.told["before"]["guests"], change.told["after"]["guests"]) == (
        "changed",
        "",
        "Ann Marsh",
    )
    made.refresh_from_db()
    assert (made.sequence, Notice.objects.count()) == (0, 0)


def test_another_length_raises_sequence_and_is_told(pia, festival, tide):
    made = shown(tide, starts=SIX)
    planner(festival, pick=made)

    screenings.change_screening(
        by=pia, screening=made.pk, entry=entry(tide, screen=made.screen_id, minutes=150), now=LATER
    )

    made.refresh_from_db()
    assert (log(festival), made.sequence, Notice.objects.count()) == (["changed"], 1, 1)


def test_cancelled_reaches_picks_and_wishes_and_takes_place_after_all(pia, festival, tide):
    made, other = shown(tide, starts=SIX), shown(tide, starts=SIX + timedelta(days=1))
    planner(festival, "olga", pick=made)
    planner(festival, "ben", wish=tide)
    planner(festival, "cleo", pick=other)
    planner(festival, "dan", wish=SelectionFactory(edition=festival))

    screenings.cancel_screening(by=pia, screening=made.pk, reason="No copy came.", now=LATER)
    screenings.cancel_screening(by=pia, screening=made.pk, reason="Again.", now=LATER)

    told = Notice.objects.values_list("member__username", flat=True)
    assert sorted(told) == ["ben", "olga"]
    made.refresh_from_db()
    assert (made.state, made.reason, made.sequence, log(festival)) == ("cancelled", "No copy came.", 1, ["cancelled"])

    screenings.restore_screening(by=pia, screening=made.pk, now=LATER)

    made.refresh_from_db()
    assert (made.state, made.reason, made.sequence) == ("planned", "", 2)
    assert log(festival) == ["cancelled", "back"]
    assert Notice.objects.filter(member__username="olga").count() == 2


def test_sold_out_and_on_sale_again_leave_sequence(pia, festival, tide):
    made = shown(tide, starts=SIX)
    planner(festival, pick=made)

    screenings.set_sold_out(by=pia, screening=made.pk, sold_out=True, now=LATER)
    screenings.set_sold_out(by=pia, screening=made.pk, sold_out=True, now=LATER)
    screenings.set_sold_out(by=pia, screening=made.pk, sold_out=False, now=LATER)

    made.refresh_from_db()
    assert (log(festival), made.sequence, made.sold_out) == (["sold-out", "on-sale"], 0, False)
    assert Notice.objects.count() == 2


def test_those_who_chose_not_to_be_told_are_not_and_mail_waits_for_those_who_did(pia, festival, tide):
    made = shown(tide, starts=SIX)
    for name, chosen in (("olga", "none"), ("ben", "mail"), ("cleo", "page")):
        member = planner(festival, name, pick=made)
        member.notice_choices = {"programme": chosen}
        member.save()
    closed = planner(festival, "dan", pick=made)
    closed.is_active = False
    closed.save()

    screenings.cancel_screening(by=pia, screening=made.pk, now=LATER)

    assert dict(Notice.objects.values_list("member__username", "mail")) == {"ben": True, "cleo": False}


@pytest.mark.parametrize("picks", [1, 40])
def test_cancelling_costs_the_same_however_many_planned_it(pia, festival, tide, picks, django_assert_num_queries):
    made = shown(tide, starts=SIX)
    for number in range(picks):
        planner(festival, f"m{number}", pick=made)

    with django_assert_num_queries(17 if connection.vendor == "postgresql" else 16):  # there it asks for its turn
        screenings.cancel_screening(by=pia, screening=made.pk, now=LATER)

    assert Notice.objects.count() == picks


def test_withdrawn_film_reaches_wishes_and_picks_and_comes_back(pia, festival, tide):
    made = shown(tide, starts=SIX)
    planner(festival, "olga", pick=made)
    planner(festival, "ben", wish=tide)

    selections.withdraw_film(by=pia, selection=tide.pk, reason="The rights.", now=LATER)

    assert sorted(Notice.objects.values_list("member__username", flat=True)) == ["ben", "olga"]
    change = Change.objects.get()
    assert (change.kind, change.told["what"], change.told["reason"]) == ("film-withdrawn", "The Tide", "The rights.")
    tide.refresh_from_db()
    made.refresh_from_db()
    assert (tide.withdrawn_at, made.state) == (LATER, Screening.State.PLANNED)

    selections.put_film_back(by=pia, selection=tide.pk, now=LATER)

    tide.refresh_from_db()
    assert (tide.withdrawn_at, log(festival)) == (None, ["film-withdrawn", "film-back"])


BEFORE = SIX - timedelta(days=1)


def test_screenings_to_come_go_with_a_withdrawn_film_and_come_back_with_it(pia, festival, tide):
    over, alone, shorts, other = (shown(tide, starts=SIX + timedelta(days=day)) for day in (-3, 0, 1, 2))
    gull = SelectionFactory(edition=festival)
    Showing.objects.create(screening=shorts, selection=gull, position=2)
    planner(festival, "olga", pick=alone)
    planner(festival, "ben", pick=shorts)
    planner(festival, "cleo", wish=tide)

    selections.withdraw_film(by=pia, selection=tide.pk, reason="The rights.", now=BEFORE)

    for one in (over, alone, shorts, other):
        one.refresh_from_db()
    assert [one.state for one in (over, alone, shorts, other)] == ["planned", "cancelled", "planned", "cancelled"]
    assert (alone.reason, alone.sequence, shorts.sequence) == ("The rights.", 1, 0)
    assert [one.selection for one in shorts.showings.all()] == [gull]
    assert sorted(log(festival)) == ["cancelled", "cancelled", "changed", "film-withdrawn"]
    assert sorted(Notice.objects.values_list("member__username", flat=True)) == ["ben", "cleo", "olga"]

    screenings.restore_screening(by=pia, screening=other.pk, now=BEFORE + timedelta(minutes=1))
    screenings.cancel_screening(by=pia, screening=other.pk, reason="A flood.", now=BEFORE + timedelta(minutes=2))
    selections.put_film_back(by=pia, selection=tide.pk, now=BEFORE + timedelta(minutes=3))

    for one in (alone, shorts, other):
        one.refresh_from_db()
    assert [one.state for one in (alone, shorts, other)] == ["planned", "planned", "cancelled"], (
        "a flood is no matter of rights"
    )
    assert (alone.reason, alone.sequence) == ("", 2)
    assert [one.selection for one in shorts.showings.order_by("position")] == [tide, gull]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_films_of_one_programme_that_are_withdrawn_in_turn_come_back_in_any_order(pia, festival, tide, order):
    films = [tide, SelectionFactory(edition=festival), SelectionFactory(edition=festival)]
    shorts = shown(tide, starts=SIX)
    for place, film in enumerate(films[1:], start=2):
        Showing.objects.create(screening=shorts, selection=film, position=place)
    for minute, film in enumerate(films):
        now = BEFORE + timedelta(minutes=minute)
        selections.withdraw_film(by=pia, selection=film.pk, reason="The rights.", now=now)
    shorts.refresh_from_db()
    assert shorts.state == Screening.State.CANCELLED

    here = []
    for minute, place in enumerate(order, start=3):
        selections.put_film_back(by=pia, selection=films[place].pk, now=BEFORE + timedelta(minutes=minute))
        here.append(place)
        shorts.refresh_from_db()
        assert (shorts.state, shorts.reason) == ("planned", "")
        assert [one.selection for one in shorts.showings.order_by("position")] == [films[one] for one in sorted(here)]

    assert log(festival).count("back") == 1


def test_programme_that_goes_and_comes_with_its_films_more_than_once(pia, festival, tide):
    gull = SelectionFactory(edition=festival)
    shorts = shown(tide, starts=SIX)
    Showing.objects.create(screening=shorts, selection=gull, position=2)
    out, back = selections.withdraw_film, selections.put_film_back
    for minute, (act, film) in enumerate([(out, tide), (out, gull), (back, tide), (out, tide), (back, gull)]):
        act(by=pia, selection=film.pk, now=BEFORE + timedelta(minutes=minute))

    shorts.refresh_from_db()
    assert (shorts.state, [one.selection for one in shorts.showings.all()]) == ("planned", [gull])
    selections.put_film_back(by=pia, selection=tide.pk, now=BEFORE + timedelta(minutes=9))
    assert [one.selection for one in shorts.showings.order_by("position")] == [tide, gull]


def test_film_stands_again_in_a_programme_that_was_cancelled_for_itself_and_the_log_does_not_say_that_it_is_shown(
    pia, festival, tide
):
    gull = SelectionFactory(edition=festival)
    shorts = shown(tide, starts=SIX)
    Showing.objects.create(screening=shorts, selection=gull, position=2)
    selections.withdraw_film(by=pia, selection=tide.pk, now=BEFORE)
    screenings.cancel_screening(by=pia, screening=shorts.pk, reason="A flood.", now=BEFORE + timedelta(minutes=1))

    selections.put_film_back(by=pia, selection=tide.pk, now=BEFORE + timedelta(minutes=2))

    shorts.refresh_from_db()
    assert (shorts.state, shorts.reason) == ("cancelled", "A flood.")
    assert [one.selection for one in shorts.showings.order_by("position")] == [tide, gull]
    assert "screenings" not in Change.objects.get(kind="film-back").told


def test_screenings_of_a_withdrawn_film_stay_where_another_is_to_be_shown(pia, festival, tide):
    made = shown(tide, starts=SIX)

    selections.withdraw_film(by=pia, selection=tide.pk, now=BEFORE, with_screenings=False)
    selections.put_film_back(by=pia, selection=tide.pk, now=BEFORE)

    made.refresh_from_db()
    assert (made.state, log(festival)) == (Screening.State.PLANNED, ["film-withdrawn", "film-back"])


def test_two_who_save_at_once_do_not_overwrite_each_other(pia, tide):
    made = shown(tide, starts=SIX)
    opened = made.changed_at
    screenings.change_screening(by=pia, screening=made.pk, entry=entry(tide, price="€8"), now=LATER, as_of=opened)

    with pytest.raises(Overtaken) as refused:
        screenings.change_screening(
            by=pia, screening=made.pk, entry=entry(tide, price="€9"), now=LATER + timedelta(minutes=1), as_of=opened
        )

    made.refresh_from_db()
    assert (made.price, refused.value.changed_at) == ("€8", LATER)


def test_shorts_stand_in_the_order_that_was_given(pia, festival):
    films = [SelectionFactory(edition=festival) for _ in range(3)]
    made = screenings.make_screening(
        by=pia, edition=festival.pk, entry=entry(films[2], films[0], films[1], title="Shorts 1"), now=NOON
    )
    again = entry(films[1], films[2], title="Shorts 1")

    screenings.change_screening(by=pia, screening=made.pk, entry=again, now=LATER)

    assert [one.selection for one in made.showings.order_by("position")] == [films[1], films[2]]
    assert Change.objects.last().told["before"]["films"] == [one.film.title for one in (films[2], films[0], films[1])]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"minutes": 0}, "lasts from 1"),
        ({"minutes": 60, "talk_minutes": 61}, "part of the screening"),
        ({"films": ()}, "needs a film"),
        ({"screen": 4711}, "screen is not here"),
        ({"films": (4711,)}, "not in this edition"),
        ({"tickets": "javascript:alert(1)"}, "whole"),
        ({"captions": "loud"}, "as it was sent"),
        ({"price": "x" * 121}, "up to 120 signs"),
        ({"starts": datetime(2015, 9, 10, 18)}, "time zone"),
    ],
)
def test_what_makes_no_screening_is_refused_in_words(pia, festival, tide, told, sentence):
    with pytest.raises(Refusal, match=sentence):
        screenings.make_screening(by=pia, edition=festival.pk, entry=replace(entry(tide), **told), now=NOON)

    assert not Screening.objects.exists()


def test_film_of_another_edition_is_refused(pia, festival):
    other = SelectionFactory()

    with pytest.raises(Refusal, match="not in this edition"):
        screenings.make_screening(by=pia, edition=festival.pk, entry=entry(other), now=NOON)


def test_announced_screening_is_cancelled_not_deleted(pia):
    announced = ScreeningFactory()
    draft = ScreeningFactory(edition=EditionFactory(state=Edition.State.DRAFT))

    with pytest.raises(Refusal, match="can be cancelled"):
        screenings.delete_screening(by=pia, screening=announced.pk)
    screenings.delete_screening(by=pia, screening=draft.pk)

    assert list(Screening.objects.all()) == [announced]
