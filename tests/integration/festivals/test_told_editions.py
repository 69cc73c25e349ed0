"""What documents say of an edition itself reaches it: its number, its days, its place; what the house entered stays."""

from __future__ import annotations

from datetime import date

import pytest

from factories.sources import NOON
from onesheet.festivals.models import Edition, Festival, Selection
from onesheet.festivals.services.documents import follow
from onesheet.films.models import Statement
from onesheet.films.services import propose, publish, withdraw
from onesheet.reading import read
from onesheet.sources.models import Document

DAYS = "The 43rd edition runs from 3 to 13 September 2026 in Lisbon."
OPENING = f"""43rd Alder Film Festival: opening film announced

{DAYS} Opening the festival is “The Orchard Wall”, directed by Teresa Faro. “Sixty Doors” by Ken Abbot is the closing-night film.
"""
PLAIN = "Alder Film Festival 2026: competition titles\n\nThe competition includes “Grey Heron” by Ann Falk and “Bitumen” by Omar Diop.\n"
OTHER = "Alder Film Festival 2026: galas\n\nThe festival runs from 4 to 14 September 2026 in Porto. In the Galas section are “Peat” by Eve Lund and “Thaw” by Lena Ruud.\n"
pytestmark = pytest.mark.django_db


def taken_in(text: str) -> Document:
    reading = read(text.encode(), name="page.txt")
    document = propose(reading=reading, by=None, now=NOON).document
    publish(document=document, by=None, now=NOON, films=dict.fromkeys(range(len(reading.films))))
    return document


def told() -> tuple[int | None, date | None, date | None, str]:
    one = Edition.objects.get(festival__key="alder", year=2026)
    return one.number, one.starts, one.ends, one.place


def test_an_edition_that_a_document_makes_has_what_the_document_says_of_it():
    taken_in(OPENING)

    assert told() == (43, date(2026, 9, 3), date(2026, 9, 13), "Lisbon")
    said = Statement.objects.get(property="festival", qualifiers__has_key="starts")
    assert (said.quote, said.film.title) == (DAYS, "The Orchard Wall")
    assert sorted(Selection.objects.values_list("film__title", flat=True)) == ["Sixty Doors", "The Orchard Wall"]


def test_it_goes_with_the_document_that_says_it_and_the_edition_stays_with_the_other():
    taken_in(PLAIN)
    document = taken_in(OPENING)

    withdraw(document=document, by=None, now=NOON)

    assert told() == (None, None, None, "")


def test_of_two_documents_the_first_is_followed():
    taken_in(OPENING)
    taken_in(OTHER)

    assert told() == (43, date(2026, 9, 3), date(2026, 9, 13), "Lisbon")


def test_done_again_it_changes_nothing():
    document = taken_in(OPENING)
    before = Edition.objects.values().get()

    follow(document=document, now=NOON.replace(hour=23))

    assert Edition.objects.values().get() == before


def test_what_the_house_entered_stays_and_what_it_left_empty_is_filled_in():
    festival = Festival.objects.create(
        name="Alder Film Festival", key="alder", slug="alder", made_at=NOON, changed_at=NOON
    )
    Edition.objects.create(
        festival=festival, year=2026, slug="2026", number=42, starts=date(2026, 9, 5), made_at=NOON, changed_at=NOON
    )

    document = taken_in(OPENING)
    assert told() == (42, date(2026, 9, 5), None, "Lisbon")

    withdraw(document=document, by=None, now=NOON)
    assert told() == (42, date(2026, 9, 5), None, "Lisbon")
