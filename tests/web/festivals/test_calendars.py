"""Calendars, read back with the library that reads them elsewhere (RFC 5545)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from icalendar import Calendar

from onesheet.festivals.models import Screening
from web.festivals.conftest import HERE, more


def events(client, address: str) -> dict[str, dict]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    read = Calendar.from_ical(answer.content)
    return {str(one["UID"]): one for one in read.walk("VEVENT")}


@pytest.mark.parametrize("films", [0, 3])
def test_an_edition_is_a_calendar_of_all_screenings(client, programme, films, django_assert_num_queries):
    more(programme, films)

    with django_assert_num_queries(3):
        found = events(client, f"{HERE}/calendar.ics")

    assert len(found) == 4 + films
    told = found[str(programme.first.token)]
    assert told["SUMMARY"] == "The Tide"
    assert told["DTSTART"].params["TZID"] == "Europe/Lisbon"
    assert told["DTSTART"].dt == programme.first.starts
    assert told["DTEND"].dt - told["DTSTART"].dt == timedelta(minutes=120)
    assert told["LOCATION"] == "Harbour Cinema, Hall 1, Quay 1, Lisbon"
    assert told["GEO"].to_ical() == "38.7;-9.14"
    assert told["URL"] == f"http://testserver{HERE}/screenings/{programme.first.pk}"
    assert told["STATUS"] == "CONFIRMED"
    assert told["DTSTAMP"].dt == programme.first.changed_at.replace(microsecond=0)


def test_the_zone_is_defined_in_the_calendar(client, programme):
    read = Calendar.from_ical(client.get(f"{HERE}/calendar.ics").content)

    (zone,) = read.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Lisbon"
    kinds = {part.name for part in zone.subcomponents}
    assert kinds == {"STANDARD", "DAYLIGHT"}


def test_a_cancelled_screening_stays_with_its_number_and_is_cancelled(client, programme):
    Screening.objects.filter(pk=programme.cancelled.pk).update(sequence=3)

    told = events(client, f"{HERE}/calendar.ics")[str(programme.cancelled.token)]

    assert (told["STATUS"], told["SEQUENCE"], told["TRANSP"]) == ("CANCELLED", 3, "TRANSPARENT")
    assert told["SUMMARY"] == "Cancelled: The Tide"
    assert "The copy is lost." in told["DESCRIPTION"]


def test_sections_and_venues_have_calendars_of_their_own(client, programme, django_assert_num_queries):
    with django_assert_num_queries(4):
        late = events(client, f"{HERE}/sections/late-galas/calendar.ics")
    with django_assert_num_queries(3):
        venue = events(client, "/venues/harbour-cinema/calendar.ics")

    assert set(late) == {str(programme.night.token)}
    assert len(venue) == 4
    assert client.get(f"{HERE}/sections/nothing/calendar.ics").status_code == 404


def test_lines_are_folded_and_words_kept(client, programme):
    title = "Señorita; a, b\\c " + "ü" * 90
    Screening.objects.filter(pk=programme.first.pk).update(title=title)

    body = client.get(f"{HERE}/calendar.ics").content

    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert body.count(b"\n") == body.count(b"\r\n")
    assert events(client, f"{HERE}/calendar.ics")[str(programme.first.token)]["SUMMARY"] == title


def test_no_words_add_lines_or_events(client, programme):
    Screening.objects.filter(pk=programme.first.pk).update(
        title="A\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:x", guests="b\nATTENDEE:mailto:c"
    )

    found = events(client, f"{HERE}/calendar.ics")

    assert len(found) == 4
    assert "ATTENDEE" not in found[str(programme.first.token)]


def test_who_has_it_already_is_told_so(client, programme):
    first = client.get(f"{HERE}/calendar.ics")

    again = client.get(f"{HERE}/calendar.ics", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Last-Modified"]
    Screening.objects.filter(pk=programme.first.pk).update(sequence=1)
    changed = client.get(f"{HERE}/calendar.ics", headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]
