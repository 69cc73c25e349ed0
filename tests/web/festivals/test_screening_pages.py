"""A day by screen and time, one screening, the venues."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factories.festivals import EditionFactory, ScreeningFactory
from onesheet.festivals.models import Change, Edition, Screening, Venue
from web.festivals.conftest import DURING, HERE, at, more


@pytest.mark.parametrize("films", [0, 6])
def test_a_day_is_a_table_of_screens_by_time_and_a_list(visit, programme, films):
    more(programme, films)

    page = visit(f"{HERE}/schedule?day=2015-09-11", queries=4)

    assert "Friday 11 September" in page.words
    table, _, listed = page.html.partition('<ol class="by-time">')
    for part in (table, listed):
        assert part.count(f'href="screenings/{programme.together.pk}"') == 1
    # Three in the afternoon is the first hour; a quarter of an hour a row, eighty minutes are five.
    assert '<th scope="row" rowspan="4">15:00</th><td rowspan="5" class="on">' in table
    assert "Three from the Shore</a> 15:00–16:20 <i>R</i>" in table
    assert "20:00 The Tide cancelled Harbour Cinema, Hall 1, until 22:00" in page.words
    assert "R relaxed screening" in page.words
    # On paper the key stands under each table.
    assert table.count('<p class="printed-key"><b>R</b> relaxed screening</p>') == table.count("<table>") == 1


def test_what_begins_after_midnight_stands_with_the_evening_before(visit, programme):
    page = visit(f"{HERE}/schedule?day=2015-09-10", queries=4)

    assert "Lantern" in page.words
    assert page.html.count('<th scope="col">') == 2
    assert ">00:00</th>" in page.html
    assert "Lantern" not in visit(f"{HERE}/schedule?day=2015-09-11").words


@pytest.mark.django_db(transaction=True)
def test_a_day_is_kept_until_something_of_it_changes(visit, programme):
    visit(HERE)
    page = visit(f"{HERE}/schedule?day=2015-09-11", queries=4)
    assert visit(f"{HERE}/schedule?day=2015-09-11", queries=1).html == page.html

    Screening.objects.filter(pk=programme.together.pk).update(title="Four from the Shore")
    assert "Four from the Shore" in visit(f"{HERE}/schedule?day=2015-09-11", queries=4).words


def test_the_night_in_which_clocks_are_put_back_belongs_to_the_evening_before_as_a_whole(visit, programme):
    # In Lisbon half past one comes twice on the 25th of October 2015: in summer time, and an hour later.
    for number, hour in enumerate((0, 1)):
        shown = datetime(2015, 10, 25, hour, 30, tzinfo=UTC)
        ScreeningFactory(
            edition=programme.edition, screen=programme.hall, title=f"Night {number}", starts=shown, minutes=50
        )

    page = visit(f"{HERE}/schedule?day=2015-10-24")

    assert "Night 0</a> 01:30–01:20" in page.html
    assert "Night 1</a> 01:30–02:20" in page.html
    assert 'datetime="2015-10-25T01:30+01:00"' in page.html
    assert 'datetime="2015-10-25T01:30+00:00"' in page.html
    assert "?day=2015-10-25" not in page.links


def test_the_day_shown_is_the_one_asked_for_else_today_else_the_first(client, visit, programme, clock):
    assert "Thursday 10 September" in visit(f"{HERE}/schedule").words
    clock(DURING)
    assert "Friday 11 September" in visit(f"{HERE}/schedule").words
    for nonsense in ("2015-09-30", "tomorrow", "2015-99-99", "%00"[:0]):
        assert client.get(f"{HERE}/schedule?day={nonsense}")["Location"] == f"{HERE}/schedule"
    assert "Friday 11 September" in visit(f"{HERE}/schedule").words
    page = visit(f"{HERE}/schedule?day=2015-09-10")
    assert "?day=2015-09-11" in page.links


def test_screens_that_are_not_known_yet_have_a_column(visit, programme):
    ScreeningFactory(edition=programme.edition, screen=None, title="A talk", starts=at(11, 12), minutes=45)

    assert "Place not known yet" in visit(f"{HERE}/schedule?day=2015-09-11").words


def test_a_screening_leads_to_films_like_the_one_it_shows(visit, programme):
    page = visit(f"{HERE}/screenings/{programme.together.pk}")

    assert page.html.count('/more">Films like it') == 3


def facts(**told: object) -> None:
    Screening.objects.update(**told)


def test_a_screening_tells_what_one_needs_to_know(visit, programme):
    facts(
        captions="open", audio_description=True, signed=True, relaxed=True, warnings="Strobing light.", guests="Ann Marsh",
        price="€ 9.50", tickets="https://tickets.example/1", format="35mm", subtitles="English", talk_minutes=20, audience="press",
    )  # fmt: skip

    page = visit(f"{HERE}/screenings/{programme.first.pk}", queries=6)

    assert "Thursday 10 September 2015, 18:00 –20:00 Harbour Cinema , Hall 1" in page.words
    for words in (
        "Step-free way to the screen", "No hearing loop", "Open captions", "Audio description", "Interpreted into sign language",
        "Relaxed screening:", "Content warnings Strobing light.", "With Ann Marsh", "Tickets € 9.50", "Format 35mm",
        "Subtitles English", "Introduction and talk 20 min", "For press and industry",
    ):  # fmt: skip
        assert words in page.words
    assert "https://tickets.example/1" in page.links
    (told,) = page.structured
    assert told["@type"] == "ScreeningEvent"
    assert told["startDate"] == "2015-09-10T18:00:00+01:00"
    assert told["eventStatus"] == "https://schema.org/EventScheduled"
    assert told["workPresented"]["@type"] == "Movie"
    assert told["videoFormat"] == "35mm"
    assert told["location"]["name"] == "Harbour Cinema, Hall 1"
    assert told["offers"]["availability"] == "https://schema.org/InStock"
    assert (told["offers"]["price"], told["offers"]["priceCurrency"]) == ("9.50", "EUR")


def test_a_moved_screening_says_from_when_and_where(visit, programme):
    before = {"starts": "2015-09-09T17:00:00+00:00", "place": "Cinema 1"}
    after = {"starts": "2015-09-10T17:00:00+00:00", "place": "Harbour Cinema, Hall 1"}
    Change.objects.create(
        edition=programme.edition, screening=programme.first, kind="moved", at=at(8, 9),
        told={"what": "The Tide", "before": before, "after": after, "reason": ""},
    )  # fmt: skip

    page = visit(f"{HERE}/screenings/{programme.first.pk}", queries=6)

    assert "Moved from Wed 9 Sept 18:00, Cinema 1." in page.words
    assert page.structured[0]["eventStatus"] == "https://schema.org/EventRescheduled"
    assert page.structured[0]["previousStartDate"] == "2015-09-09T18:00:00+01:00"


def test_a_screening_that_only_changed_its_hall_is_not_rescheduled(visit, programme):
    here = {"starts": "2015-09-10T17:00:00+00:00", "place": "Hall 9"}
    Change.objects.create(
        edition=programme.edition, screening=programme.first, kind="moved", at=at(8, 9), told={"before": here, "after": here}
    )  # fmt: skip

    told = visit(f"{HERE}/screenings/{programme.first.pk}").structured[0]

    assert told["eventStatus"] == "https://schema.org/EventScheduled"
    assert "previousStartDate" not in told


def test_a_cancelled_screening_stays_with_its_reason_and_sells_nothing(visit, programme):
    facts(tickets="https://tickets.example/1", sold_out=True)

    page = visit(f"{HERE}/screenings/{programme.cancelled.pk}", queries=6)

    assert "Cancelled. The copy is lost." in page.words
    assert "https://tickets.example/1" not in page.links
    assert "Sold out" not in page.words
    assert page.structured[0]["eventStatus"] == "https://schema.org/EventCancelled"
    assert "offers" not in page.structured[0]


def test_a_sold_out_screening_says_so(visit, programme):
    facts(tickets="https://tickets.example/1", sold_out=True)

    page = visit(f"{HERE}/screenings/{programme.first.pk}")

    assert "Sold out." in page.words
    assert "https://tickets.example/1" not in page.links
    assert page.structured[0]["offers"]["availability"] == "https://schema.org/SoldOut"


def test_a_programme_of_shorts_is_a_screening_of_many(visit, programme):
    page = visit(f"{HERE}/screenings/{programme.together.pk}", queries=6)

    assert "The 3 films Gull Bo Reed" in page.words
    assert [one["name"] for one in page.structured[0]["workPresented"]] == ["Gull", "Rope", "Weed"]


def test_a_screening_has_its_address_in_its_own_edition_alone(visit, programme):
    other = EditionFactory(festival=programme.festival, slug="2014", year=2014)

    visit(f"/festivals/harbour/{other.slug}/screenings/{programme.first.pk}", status=404)
    visit(f"{HERE}/screenings/999999", status=404)


def test_venues_tell_their_screens_and_what_is_to_come(visit, programme, clock):
    Venue.objects.update(access="Ramp at the side.")

    listed = visit("/venues/", queries=2).words
    page = visit("/venues/harbour-cinema", queries=4)

    assert "Harbour Cinema Quay 1, Lisbon 2 screens, 200 seats, 3 screenings to come" in listed
    assert "Ramp at the side." in page.words
    assert "Hall 1 100 seats, step-free, no hearing loop" in page.words
    assert "Thursday 10 September 2015 18:00 The Tide Hall 1, Harbour Film Festival 2015" in page.words
    assert "20:00 The Tide cancelled" in page.words
    clock(at(12, 12))
    assert "Nothing is announced here for the time to come." in visit("/venues/harbour-cinema", queries=4).words


def test_a_venue_of_nothing_but_a_draft_is_not_there(visit, programme):
    Edition.objects.update(state=Edition.State.DRAFT)

    assert "Harbour Cinema" not in visit("/venues/").words
    visit("/venues/harbour-cinema", status=404)
    visit("/venues/harbour-cinema/calendar.ics", status=404)


def test_a_zone_that_this_machine_does_not_know_is_told_as_utc(visit, client, programme):
    Edition.objects.update(zone="Mars/Olympus")

    for rest in ("", "/schedule", "/changes", f"/screenings/{programme.first.pk}"):
        assert visit(HERE + rest)
    assert "17:00" in visit(f"{HERE}/screenings/{programme.first.pk}").words
    assert visit("/venues/harbour-cinema")
    assert visit("/films/the-tide")
    assert b"20150910T170000Z" in client.get(f"{HERE}/calendar.ics").content
