"""A screening of which nobody says how long it is lasts as long as its film, from the moment on at which that is known."""

from __future__ import annotations

import pytest

from factories.festivals import EditionFactory
from factories.readings import reading, said
from factories.sources import NOON
from onesheet.festivals.models import Change, Edition, Screening
from onesheet.films.models import Film
from onesheet.films.services import propose, publish, withdraw
from onesheet.sources.models import Document

pytestmark = pytest.mark.django_db
LINE_UP = "Harbour Film Festival 2015 shows Seven Ferries on Friday 11 September, 18:00, Pier Cinema."


@pytest.fixture(autouse=True)
def edition() -> Edition:
    return EditionFactory(festival__name="Harbour Film Festival", place="Lisbon")


def published(text: str, *, film: Film | None = None) -> Document:
    facts = [said(text, "title", "Seven Ferries", "Seven Ferries")]
    if "shows" in text:
        festival = "Harbour Film Festival"
        facts.append(said(text, "festival", festival, festival, edition=2015))
        when = {"festival": festival, "edition": 2015, "kind": "festival", "time": "18:00", "venue": "Pier Cinema"}
        facts.append(said(text, "release", "2015-09-11", "Friday 11 September, 18:00", **when))
    if "min" in text:
        facts.append(said(text, "duration", 102, "102 min"))
    document = propose(reading=reading(text, *facts, title="Seven Ferries", year=2015), by=None, now=NOON).document
    publish(document=document, by=None, now=NOON, films={0: film.pk if film is not None else None})
    return document


def lasts() -> tuple[int, int, list[str]]:
    row = Screening.objects.get()
    return row.minutes, row.sequence, list(Change.objects.order_by("pk").values_list("kind", flat=True))


def test_the_length_that_the_same_document_tells_counts_at_once():
    published(f"{LINE_UP} It lasts 102 min.")

    assert lasts() == (102, 0, ["added"])


def test_a_length_that_another_document_tells_later_counts_when_it_does_and_is_noted_as_a_change():
    published(LINE_UP)
    assert lasts() == (120, 0, ["added"])

    later = published("Seven Ferries lasts 102 min.", film=Film.objects.get())

    assert lasts() == (102, 1, ["added", "changed"])
    published("Seven Ferries is a film.", film=Film.objects.get())
    assert lasts() == (102, 1, ["added", "changed"]), "nothing else moves it"
    withdraw(document=later, by=None, now=NOON)
    assert lasts()[0] == 120


def test_a_length_that_the_screening_itself_has_is_not_touched():
    published(LINE_UP)
    Screening.objects.update(minutes=150)

    published("Seven Ferries lasts 102 min.", film=Film.objects.get())

    assert lasts() == (150, 0, ["added"])
