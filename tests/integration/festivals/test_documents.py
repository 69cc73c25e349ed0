"""Documents that speak of festivals make selections, and the house's own programme becomes a document."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.festivals import EditionFactory, SectionFactory, SelectionFactory, shown
from factories.films import FilmFactory
from factories.readings import reading, said
from factories.sources import NOON
from onesheet.festivals.models import Award, Edition, Festival, Section, Selection, TakenBack
from onesheet.festivals.services.documents import follow_all, programme_changed
from onesheet.films.models import Fact, Film, Statement
from onesheet.films.services import propose, publish, restore, withdraw
from onesheet.sources.models import Document

LATER = NOON + timedelta(hours=1)
pytestmark = pytest.mark.django_db


def published(words: str = "at the Harbour Film Festival", *, outlet: str = "The Matinee", **told: object) -> Document:
    text = f"The Tide was shown {words}, says {outlet}."
    made = reading(
        text, said(text, "festival", "Harbour Film Festival", words, **told), title="The Tide", year=2014, outlet=outlet
    )
    document = propose(reading=made, by=None, now=NOON).document
    here = Film.objects.filter(title="The Tide").first()
    publish(document=document, by=None, now=NOON, films={0: here.pk if here else None})
    return document


def film_of(title: str, year: int) -> Film:
    """Make a film whose title and year a document says."""
    text = f"{title} is a film of {year}."
    told = (said(text, "title", title, title), said(text, "year", year, str(year)))
    publish(
        document=propose(reading=reading(text, *told, title=title, year=year), by=None, now=NOON).document,
        by=None,
        now=NOON,
    )
    return Film.objects.get(title=title)


def selections() -> list[tuple[str, str, str]]:
    rows = Selection.objects.order_by("pk").select_related("edition__festival", "section", "film")
    return [(str(row.edition), row.section.name if row.section else "", row.film.title) for row in rows]


def test_a_document_makes_the_festival_its_edition_and_the_selection():
    published(edition=2015, section="Galas", premiere="world")

    assert selections() == [("Harbour Film Festival 2015", "Galas", "The Tide")]
    row = Selection.objects.get()
    assert (row.premiere, row.entered) == ("world", False)
    assert row.statement == Statement.objects.get(property="festival")
    assert not Festival.objects.get().run_here


def test_it_goes_with_its_document_and_comes_back():
    document = published(edition=2015, section="Galas")

    withdraw(document=document, by=None, now=LATER)
    assert selections() == []
    assert Section.objects.count() == 0
    assert (Edition.objects.count(), Festival.objects.count()) == (0, 0), "nobody of the house made them"
    assert sorted(TakenBack.objects.values_list("what", "title")) == [
        ("edition", "Harbour Film Festival 2015"), ("festival", "Harbour Film Festival"), ("section", "Galas"),
    ]  # fmt: skip

    restore(document=document, by=None, now=LATER)
    assert selections() == [("Harbour Film Festival 2015", "Galas", "The Tide")]


def test_two_documents_make_one_selection_and_either_alone_keeps_it():
    first = published(edition=2015, section="Galas")
    published("at the Harbour fest", outlet="Dusk", edition=2015)

    assert selections() == [("Harbour Film Festival 2015", "Galas", "The Tide")]
    withdraw(document=first, by=None, now=LATER)
    assert selections() == [("Harbour Film Festival 2015", "", "The Tide")]


def test_what_the_house_entered_stays_as_it_is_and_knows_what_is_said():
    edition = EditionFactory(festival__name="Harbour Film Festival")
    section = SectionFactory(edition=edition, name="Galas", key="gala")
    film = FilmFactory(title="The Tide", year=2014)
    mine = SelectionFactory(edition=edition, section=section, film=film, premiere="national", premiere_words="")

    document = published(edition=2015, section="Gala", premiere="world")

    mine.refresh_from_db()
    assert Selection.objects.count() == 1
    assert (mine.premiere, mine.statement) == ("national", Statement.objects.get(property="festival"))
    withdraw(document=document, by=None, now=LATER)
    mine.refresh_from_db()
    assert mine.statement is None


def test_a_selection_that_is_shown_stays_when_its_document_goes():
    document = published(edition=2015)
    shown(Selection.objects.get())

    withdraw(document=document, by=None, now=LATER)

    assert selections() == [("Harbour Film Festival 2015", "", "The Tide")]


def test_the_programme_of_the_house_is_a_document_of_its_own():
    edition = EditionFactory(festival__name="Harbour Film Festival")
    galas = SectionFactory(edition=edition, name="Galas", key="gala")
    tide = SelectionFactory(edition=edition, section=galas, film=film_of("The Tide", 2014), premiere="world")
    salt = SelectionFactory(edition=edition, film=film_of("Salt", 2013))

    programme_changed(edition=edition, by=None, now=NOON)

    documents = Document.objects.filter(state="published", origin__startswith="programme:")
    assert {one.title for one in documents} == {
        "Galas, Harbour Film Festival 2015", "Harbour Film Festival 2015, programme",
    }  # fmt: skip
    fact = Fact.objects.get(film=tide.film, property="festival")
    assert fact.value == "Harbour Film Festival"
    assert fact.qualifiers == {"edition": 2015, "section": "Galas", "premiere": "world"}
    tide.refresh_from_db()
    assert tide.statement is not None
    assert tide.statement.sentence == "Harbour Film Festival 2015 shows The Tide (2014) in Galas as its world premiere."
    assert Selection.objects.count() == 2
    before = Document.objects.count()

    programme_changed(edition=edition, by=None, now=LATER)
    assert Document.objects.count() == before, "nothing changed"

    salt.withdrawn_at = LATER
    salt.save()
    programme_changed(edition=edition, by=None, now=LATER)
    assert not Fact.objects.filter(film=salt.film, property="festival").exists()
    assert Selection.objects.count() == 2


def test_of_an_edition_in_preparation_nothing_is_published():
    edition = EditionFactory(state="draft")
    SelectionFactory(edition=edition)

    programme_changed(edition=edition, by=None, now=NOON)

    assert not Document.objects.exists()


def test_awards_are_facts_of_the_films_record():
    edition = EditionFactory(festival__name="Harbour Film Festival")
    film = film_of("The Tide", 2014)
    award = Award.objects.create(edition=edition, name="Golden Harbour", film=film, changed_at=NOON)

    programme_changed(edition=edition, by=None, now=NOON)

    award.refresh_from_db()
    fact = Fact.objects.get(film=film, property="award")
    assert fact.value == "Golden Harbour"
    assert award.statement is not None
    assert award.statement.quote == "Harbour Film Festival 2015 gives Golden Harbour to The Tide (2014)."
    award.delete()
    programme_changed(edition=edition, by=None, now=LATER)
    assert not Fact.objects.filter(film=film, property="award").exists()


def test_a_programme_costs_the_same_for_one_section_of_three_films_and_of_one():
    def queries(films: int) -> int:
        edition = EditionFactory()
        section = SectionFactory(edition=edition)
        for _ in range(films):
            SelectionFactory(edition=edition, section=section)
        with CaptureQueriesContext(connection) as asked:
            programme_changed(edition=edition, by=None, now=NOON)
        return len(asked)

    one = queries(1)
    assert queries(6) <= one + 6


def test_all_can_be_made_again():
    published(edition=2015, section="Galas")
    Selection.objects.all().delete()

    assert follow_all(now=LATER) == 1
    assert selections() == [("Harbour Film Festival 2015", "Galas", "The Tide")]
    assert follow_all(now=LATER) == 1
    assert Film.objects.get().selections.count() == 1
