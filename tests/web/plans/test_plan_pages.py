"""A plan from the first wish to the calendar: its pages, and what other pages show a member of it."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from icalendar import Calendar

from factories.accounts import MemberFactory
from factories.festivals import ScreenFactory, shown
from factories.members import SIGNED_IN
from onesheet.accounts.models import Attempt
from onesheet.festivals.limits import CALENDAR, NO_CALENDAR, PROPOSE
from onesheet.festivals.models import Change, Festival, Pick, Plan, Screening, Wish
from onesheet.festivals.services import plans
from web.festivals.conftest import BEFORE, DURING, HERE, at, more

PLAN = f"{HERE}/plan"
JSON = {"accept": "application/json"}


@pytest.fixture
def planned(programme, ben):
    """Ben wishes for all and goes to the shorts; and, as proposed, to The Tide on the first evening."""
    weights = {programme.tide.pk: 3, programme.lantern.pk: 2, programme.shorts[0].pk: 1}
    told = {"edition": programme.edition.pk, "by": ben, "now": BEFORE}
    plans.wish(weights=weights, **told)
    plans.take_proposal(screenings=[programme.first.pk], **told)
    plans.pick(screening=programme.together.pk, **told)
    return programme


@pytest.mark.parametrize("films", [0, 6])
def test_a_plan_shows_days_states_and_ways_out(visit, planned, browser, films, django_assert_num_queries):
    more(planned, films)

    page = visit(PLAN, queries=SIGNED_IN + 8, by=browser)

    assert "You wish for: 1 must see, 1 want to see, 1 maybe." in page.words
    assert "Thursday 10 September 18:00–20:00 The Tide Harbour Cinema, Hall 1 Keep Take out" in page.words
    assert "Friday 11 September 15:00–16:20 Three from the Shore Harbour Cinema, Hall 1 Take out" in page.words
    assert "Not in my plan yet Lantern want to see Fri 11 Sept 00:15" in page.words
    assert f"{PLAN}/offline" in page.links


def test_without_a_plan_there_is_a_way_to_begin(visit, programme, browser):
    page = visit(PLAN, queries=SIGNED_IN + 2, by=browser)

    assert "Say which films you want to see" in page.words
    assert not Plan.objects.exists()
    assert "Without a wish there is nothing to plan." in visit(f"{PLAN}/proposal", by=browser).words


def test_overlaps_and_tight_ways_stand_in_words(visit, planned, browser, ben):
    near = shown(planned.lantern, screen=planned.hall, starts=at(11, 16), minutes=60)
    far = ScreenFactory(venue__latitude=38.706, venue__longitude=-9.14, venue__name="Fort")
    later = shown(planned.lantern, screen=far, starts=at(10, 20, 15), minutes=60)
    soon = shown(planned.lantern, screen=planned.hall, starts=at(10, 21, 20), minutes=60)
    for one in (near, later, soon):
        plans.pick(edition=planned.edition.pk, screening=one.pk, by=ben, now=BEFORE)

    words = visit(PLAN, by=browser).words

    assert "Overlaps by 20 minutes with Three from the Shore." in words
    assert "12 minutes to walk, 3 to spare." in words
    assert "12 minutes to walk, and only 5 minutes between the two: 7 minutes too few." in words
    assert "At 2 places you cannot do it all." in words


def test_what_was_moved_or_cancelled_since_stands_with_it(visit, planned, browser):
    told = {
        "what": "The Tide", "reason": "",
        "before": {"starts": "2015-09-10T15:00:00+00:00", "place": "Hall 9"},
        "after": {"starts": "2015-09-10T17:00:00+00:00", "place": "Harbour Cinema, Hall 1"},
    }  # fmt: skip
    later = BEFORE + timedelta(hours=1)
    Change.objects.create(edition=planned.edition, kind="moved", screening=planned.first, told=told, at=later)
    Change.objects.create(
        edition=planned.edition, kind="film-withdrawn", selection=planned.lantern, told=told, at=later
    )
    Screening.objects.filter(pk=planned.together.pk).update(state="cancelled")

    words = visit(PLAN, by=browser).words

    assert "Moved from Thu 10 Sept 16:00, Hall 9 to Thu 10 Sept 18:00, Harbour Cinema, Hall 1" in words
    assert "Three from the Shore cancelled" in words
    assert "The Tide : Withdrawn from the programme" in words


def test_a_long_plan_has_pages_and_opens_at_what_is_to_come(visit, programme, browser, ben, clock):
    more(programme, 60)
    numbers = Screening.objects.filter(state="planned").values_list("pk", flat=True)
    plans.take_proposal(edition=programme.edition.pk, screenings=list(numbers), by=ben, now=BEFORE)

    first = visit(PLAN, by=browser)
    assert "Page 1 of 2" in first.words
    clock(at(14, 20))
    assert "Page 2 of 2" in visit(PLAN, by=browser).words
    assert "over" in visit(f"{PLAN}?page=1", by=browser).words


@pytest.mark.parametrize("films", [0, 6])
def test_films_are_wished_for_with_one_press(visit, programme, browser, films):
    more(programme, films)
    page = visit(f"{PLAN}/wishes", queries=SIGNED_IN + 5, by=browser)
    assert f"{5 + films} films" in page.words

    answer = browser.post(f"{PLAN}/wish", {"wish": f"{programme.tide.pk}-3", "back": f"{PLAN}/wishes?page=1"})
    assert answer.status_code == 302
    assert answer["Location"] == f"{PLAN}/wishes?page=1#wish-{programme.tide.pk}"
    pressed = visit(f"{PLAN}/wishes?show=mine", by=browser)
    assert pressed.html.count('aria-pressed="true"') == 1
    assert f'value="{programme.tide.pk}-0" data-weight="3" aria-pressed="true"' in pressed.html
    assert "1 film" in pressed.words
    assert "2 films" not in visit(f"{PLAN}/wishes?section=galas", by=browser).words


def test_a_script_is_told_what_stands(programme, browser, ben):
    told = browser.post(f"{PLAN}/wish", {"wish": f"{programme.tide.pk}-2"}, headers=JSON).json()
    assert told == {"sentence": "Your wish: want to see.", "selection": programme.tide.pk, "weight": 2}
    assert Wish.objects.get().weight == 2
    for nonsense in ("", "x-1", f"{programme.tide.pk}", f"{programme.tide.pk}-9", "99999999999999999999-1", "0-1"):
        answer = browser.post(f"{PLAN}/wish", {"wish": nonsense}, headers=JSON)
        assert answer.status_code == 409
        assert answer.json()["sentence"].endswith("changed.")
    assert Client().post(f"{PLAN}/wish", {"wish": "1-1"}, headers=JSON).status_code == 401
    away = browser.post(f"{PLAN}/wish", {"wish": f"{programme.tide.pk}-0", "back": "//evil.example/"})
    assert away["Location"].startswith(PLAN)
    assert not Wish.objects.exists()


def test_a_screening_shows_members_their_plan_and_visitors_nothing_of_it(visit, planned, browser):
    address = f"{HERE}/screenings/{planned.first.pk}"
    assert "In my plan" not in visit(address, queries=6).html
    assert "plans.css" not in visit(address).html

    page = visit(address, queries=6 + SIGNED_IN + 5, by=browser)
    assert "It is in your plan, as proposed." in page.words
    assert "Keep it whatever is proposed" in page.words
    browser.post(f"{PLAN}/pick", {"pick": planned.first.pk, "back": address})
    assert Pick.objects.get(screening=planned.first).fixed
    browser.post(f"{PLAN}/pick", {"unpick": planned.first.pk, "back": address})
    assert "Put it into my plan" in visit(address, by=browser).words
    other = shown(planned.lantern, screen=planned.hall, starts=at(11, 16, 10), minutes=60)
    assert (
        "Overlaps by 10 minutes with Three from the Shore." in visit(f"{HERE}/screenings/{other.pk}", by=browser).words
    )
    Screening.objects.filter(pk=other.pk).update(starts=at(11, 16, 25), sold_out=True)
    page = visit(f"{HERE}/screenings/{other.pk}", by=browser)
    assert "Three from the Shore: 5 minutes between the two." in page.words
    assert "I have a ticket" in page.words
    browser.post(f"{PLAN}/pick", {"pick": other.pk})
    assert "sold out. Put it into your plan only if you have a ticket" in visit(PLAN, by=browser).html
    browser.post(f"{PLAN}/pick", {"ticket": other.pk})
    assert Pick.objects.filter(screening=other).exists()


def test_lists_of_films_have_wishes_for_members_alone(visit, planned, browser):
    for address, queries in ((f"{HERE}/films", 5), (f"{HERE}/sections/galas", 9)):
        assert "Maybe" not in visit(address, queries=queries).words
        assert "Must Want Maybe" in visit(address, queries=queries + SIGNED_IN + 1, by=browser).words


def test_hours_are_asked_for_and_shown_again_as_they_were_typed(visit, planned, browser):
    page = visit(f"{PLAN}/hours", queries=SIGNED_IN + 3, by=browser)
    assert "Thursday 10 September" in page.words
    typed = {
        "kind-2015-09-10": "some",
        "from-2015-09-10-0": "17:30",
        "until-2015-09-10-0": "01:00",
        "pause": "15",
        "most": "3",
    }

    assert browser.post(f"{PLAN}/hours", typed).status_code == 302
    plan = Plan.objects.get()
    assert (plan.free[0], plan.pause, plan.most) == (["2015-09-10T17:30", "2015-09-11T01:00"], 15, 3)
    again = visit(f"{PLAN}/hours", by=browser).html
    assert 'value="17:30"' in again

    for name, wrong, sentence in (
        ("until-2015-09-10-0", "soon", "“soon” is no time of day"),
        ("pause", "x", "A pause is 0 to 240 minutes"),
        ("most", "99", "Screenings a day are 1 to 12"),
    ):
        refused = browser.post(f"{PLAN}/hours", typed | {name: wrong})
        assert refused.status_code == 400
        assert sentence in refused.content.decode()
        assert f'value="{wrong}"' in refused.content.decode()
    assert browser.post(f"{PLAN}/hours", typed | {"kind-2015-09-10": "all", "pause": "0"}).status_code == 302
    assert Plan.objects.get().free == []


def test_a_proposal_says_what_it_weighs_and_is_taken_and_put_back(visit, planned, browser):
    counting = 5 if connection.vendor == "sqlite" else 6  # how often it was asked for
    page = visit(f"{PLAN}/proposal", queries=SIGNED_IN + 9 + counting, by=browser)

    assert (
        "3 films you wish for, 3 screenings It weighs 13 of 13. Proven: no plan for your wishes weighs more."
        in page.words
    )
    assert "yours" in page.words
    sent = re.search(r'name="screenings" value="([\d,]+)"', page.html)[1]
    browser.post(f"{PLAN}/take", {"screenings": sent})
    assert {str(one) for one in Pick.objects.values_list("screening_id", flat=True)} == set(sent.split(","))
    assert "It is your plan now: 1 screening is new." in visit(PLAN, by=browser).html
    browser.post(f"{PLAN}/put-back")
    assert planned.night.pk not in Pick.objects.values_list("screening_id", flat=True)
    browser.post(f"{PLAN}/take", {"screenings": "1,x"})
    assert "not told which screenings" in visit(PLAN, by=browser).html


def test_each_reason_has_its_words(visit, planned, browser, ben, monkeypatch):
    told = {"edition": planned.edition.pk, "by": ben, "now": BEFORE}
    plans.unpick(screening=planned.first.pk, **told)
    Screening.objects.filter(pk=planned.night.pk).update(starts=at(11, 15, 30))
    words = visit(f"{PLAN}/proposal", by=browser).words
    assert "Lantern want to see Fri 11 Sept 15:30 collides with what you chose yourself: Three from the Shore." in words

    plans.unpick(screening=planned.together.pk, **told)
    words = visit(f"{PLAN}/proposal", by=browser).words
    assert "collides with what weighs no less together: Lantern." in words
    Screening.objects.filter(pk=planned.night.pk).update(sold_out=True)
    assert (
        "Lantern want to see No screening of it with tickets is still to come."
        in visit(f"{PLAN}/proposal", by=browser).words
    )
    browser.post(f"{PLAN}/hours", {"kind-2015-09-11": "none", "pause": "0"})
    assert "It is shown only when you have no time: Fri 11 Sept 15:00." in visit(f"{PLAN}/proposal", by=browser).words
    browser.post(f"{PLAN}/hours", {"pause": "0", "most": "1"})
    Screening.objects.filter(pk=planned.night.pk).update(starts=at(11, 20), sold_out=False)
    words = visit(f"{PLAN}/proposal", by=browser).words
    assert "Fri 11 Sept 15:00: on that day you have as many screenings as you want." in words
    monkeypatch.setattr("onesheet.festivals.pure.planning.solving.is_here", lambda: False)
    assert "Not proven: a good plan, and perhaps not the best." in visit(f"{PLAN}/proposal", by=browser).words


def test_a_saved_plan_is_one_file_without_any_other(planned, browser):
    answer = browser.get(f"{PLAN}/offline")
    text = answer.content.decode()

    assert answer["Content-Disposition"] == 'attachment; filename="plan-harbour-2015.html"'
    assert not re.findall(r"<(?:script|link|img|iframe)|url\(|@import|\ssrc=", text)
    assert "<style>" in text
    for part in ("The Tide", "Three from the Shore", "Gull, Rope, Weed", "Lantern", "Quay 1", "18:00–20:00"):
        assert part in text


def test_the_calendar_is_open_by_its_address_and_kept_nowhere(client, planned, django_assert_num_queries):
    Screening.objects.filter(pk=planned.first.pk).update(state="cancelled", sequence=4)
    address = f"/plans/{Plan.objects.get().token}.ics"

    answer = client.get(address)

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["X-Robots-Tag"] == "noindex"
    found = {str(one["UID"]): one for one in Calendar.from_ical(answer.content).walk("VEVENT")}
    assert set(found) == {str(planned.first.token), str(planned.together.token)}
    told = found[str(planned.first.token)]
    assert (told["STATUS"], told["SEQUENCE"], told["DTSTART"].dt) == ("CANCELLED", 4, planned.first.starts)
    assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert client.post(address).status_code == 405


def test_a_new_address_takes_the_old_one_away(client, planned, browser):
    old = f"/plans/{Plan.objects.get().token}.ics"
    browser.post(f"{PLAN}/address")
    assert client.get(old).status_code == 404
    assert client.get(f"/plans/{Plan.objects.get().token}.ics").status_code == 200


def test_calendars_and_proposals_are_limited(client, planned, browser, ben):
    token = Plan.objects.get().token

    def tried(limit, **told):
        Attempt.objects.bulk_create(Attempt(act=limit.act, at=BEFORE, **told) for _ in range(limit.times))

    assert client.get(f"/plans/{token}.ics").status_code == 200
    tried(CALENDAR, address=Attempt.objects.get(act=CALENDAR.act).address)
    assert client.get(f"/plans/{token}.ics").status_code == 429
    unknown = "/plans/00000000-0000-4000-8000-000000000000.ics"
    assert client.get(unknown).status_code == 404
    tried(NO_CALENDAR, address=Attempt.objects.get(act=NO_CALENDAR.act).address)
    assert client.get(unknown).status_code == 429
    tried(PROPOSE, member=ben)
    assert browser.get(f"{PLAN}/proposal").status_code == 429


def test_nobody_sees_anothers_plan(visit, planned):
    other = Client()
    other.force_login(MemberFactory(username="cy"), "allauth.account.auth_backends.AuthenticationBackend")

    for address in (PLAN, f"{PLAN}/proposal", f"{PLAN}/wishes?show=mine"):
        assert "Tide" not in visit(address, by=other).words
    assert "The Tide" not in other.get(f"{PLAN}/offline").content.decode()


def test_a_plan_is_deleted_when_that_is_said_twice(visit, planned, browser):
    assert "This cannot be taken back." in visit(f"{PLAN}/clear", by=browser).words
    assert Plan.objects.exists()
    browser.post(f"{PLAN}/clear")
    assert not Plan.objects.exists()


def test_festivals_that_the_house_does_not_run_have_no_plans(programme, browser):
    Festival.objects.update(run_here=False)

    assert browser.get(PLAN).status_code == 404
    assert browser.post(f"{PLAN}/wish", {"wish": f"{programme.tide.pk}-3"}).status_code == 404
    assert "Must" not in browser.get(f"{HERE}/films").content.decode()


def test_a_script_hears_of_a_pick(planned, browser, clock):
    told = browser.post(f"{PLAN}/pick", {"unpick": planned.first.pk}, headers=JSON)
    assert json.loads(told.content)["picked"] is False
    clock(DURING)
    gone = browser.post(f"{PLAN}/pick", {"pick": planned.first.pk}, headers=JSON)
    assert (gone.status_code, gone.json()["sentence"]) == (409, "This screening is over.")
