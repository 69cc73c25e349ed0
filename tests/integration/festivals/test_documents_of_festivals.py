"""Texts that are read become selections: an article that tells of a festival, and a festival's own line-up."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import onesheet
from factories.sources import NOON
from onesheet.festivals.models import Edition, Festival, Selection
from onesheet.films.models import Credit
from onesheet.films.services import propose, publish, withdraw
from onesheet.reading import read
from onesheet.sources.models import Document

SAMPLES = os.environ.get("ONESHEET_SAMPLES", "")
OWN = Path(onesheet.__file__).parent / "ops" / "catalogue" / "miss-you-already-article.txt"
LINE_UP = """Harbor Film Festival 2016 announces its line-up

GALA PRESENTATIONS

The Salt Road, Ingrid Solberg, Norway, World Premiere
Winter Bees, Tomasz Wilk, Poland, North American Premiere

DISCOVERY

Paper Kites, Ana Souza, Brazil, International Premiere
"""
pytestmark = pytest.mark.django_db


def taken_in(data: bytes, name: str) -> Document:
    reading = read(data, name=name)
    document = propose(reading=reading, by=None, now=NOON).document
    publish(document=document, by=None, now=NOON, films=dict.fromkeys(range(len(reading.films))))
    return document


def stands_in_the_galas() -> None:
    row = Selection.objects.select_related("edition__festival", "section", "film").get(
        edition__festival__key="toronto", edition__year=2015
    )
    assert (row.film.title, row.section.name, row.edition.number) == ("Miss You Already", "Gala Presentations", 40)
    assert (row.entered, row.statement.property, row.edition.state) == (False, "festival", "announced")


def test_miss_you_already_stands_in_the_gala_presentations_of_toronto_2015():
    taken_in(OWN.read_bytes(), OWN.name)

    stands_in_the_galas()


@pytest.mark.skipif(not SAMPLES, reason="ONESHEET_SAMPLES names no folder of real files")
def test_so_it_does_after_the_real_article():
    path = Path(SAMPLES) / "miss-you-already" / "encyclopedia-article.txt"

    taken_in(path.read_bytes(), path.name)

    stands_in_the_galas()


def test_a_line_up_makes_the_edition_with_its_sections_and_films():
    document = taken_in(LINE_UP.encode(), "line-up.txt")

    rows = Selection.objects.order_by("pk").select_related("section", "film")
    assert [(one.film.title, one.section.name, one.premiere, one.premiere_words) for one in rows] == [
        ("The Salt Road", "Gala Presentations", "world", ""),
        ("Winter Bees", "Gala Presentations", "continental", "North American premiere"),
        ("Paper Kites", "Discovery", "international", ""),
    ]
    assert str(Edition.objects.get()) == "Harbor Film Festival 2016"
    assert Credit.objects.get(film__title="Winter Bees", function="director").person.name == "Tomasz Wilk"

    withdraw(document=document, by=None, now=NOON)
    assert (Selection.objects.count(), Festival.objects.count()) == (0, 0)
