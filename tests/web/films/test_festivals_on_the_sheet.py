"""Festivals on a film's sheet: screenings of editions that are not over, programmers' notes, the way from the timeline."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.accounts import MemberFactory
from factories.festivals import EditionFactory, ScreenFactory, SelectionFactory, VenueFactory, shown
from factories.films import FactFactory, FilmFactory
from onesheet.festivals.models import Award, Edition, Festival, Screening, Selection, Wish
from onesheet.films.models import Film
from strategies.hostile import HOSTILE
from web.festivals.conftest import BEFORE, DURING, at, clock  # noqa: F401 - a fixture

TIDE = "/films/the-tide"
QUERIES = 16


@pytest.fixture
def tide(db, clock) -> Selection:  # noqa: F811
    """The Tide, with two screenings in Lisbon, some days before the first."""
    edition = EditionFactory(festival__name="Harbour Film Festival", festival__slug="harbour")
    film = FilmFactory(title="The Tide", year=2014)
    selection = SelectionFactory(edition=edition, film=film, premiere="world")
    hall = ScreenFactory(venue=VenueFactory(name="Harbour Cinema", slug="harbour-cinema"))
    shown(selection, screen=hall, starts=at(10, 18))
    shown(selection, screen=None, starts=at(12, 20), sold_out=True)
    return selection


@pytest.mark.parametrize("more", [0, 3])
def test_screenings_of_an_edition_to_come_stand_on_the_sheet(visit, tide, more):
    for year in range(more):
        SelectionFactory(film=tide.film, edition=EditionFactory(slug=str(2000 + year), year=2000 + year, ends=at(1, 1)))

    page = visit(TIDE, queries=QUERIES)

    assert "At festivals Harbour Film Festival 2015 World premiere" in page.words
    assert "Thu 10 Sept 18:00 Harbour Cinema Sat 12 Sept 20:00 place not known yet sold out" in page.words
    assert "/festivals/harbour/2015" in page.links
    assert f"/festivals/harbour/2015/screenings/{Screening.objects.earliest('pk').pk}" in page.links


def test_what_is_over_or_in_preparation_or_withdrawn_is_not_there(visit, tide, clock):  # noqa: F811
    clock(at(30, 12))
    assert "At festivals" not in visit(TIDE, queries=QUERIES).words
    clock(DURING)
    assert "At festivals" in visit(TIDE).words
    tide.withdrawn_at = BEFORE
    tide.save()
    assert "At festivals" not in visit(TIDE).words
    tide.withdrawn_at = None
    tide.save()
    Edition.objects.update(state=Edition.State.DRAFT)
    assert "At festivals" not in visit(TIDE).words


def test_a_cancelled_screening_stays_as_cancelled(visit, tide):
    Screening.objects.update(state="cancelled")

    page = visit(TIDE)

    assert "Harbour Cinema cancelled" in page.words
    assert 'class="off"' in page.html


def test_the_programmers_note_stays_when_the_festival_is_over(visit, tide, clock):  # noqa: F811
    Selection.objects.update(html="<p>Salt, <em>slow</em>.</p>")
    clock(at(30, 12) + timedelta(days=700))

    page = visit(TIDE, queries=QUERIES)

    assert "<p>Salt, <em>slow</em>.</p>" in page.html
    assert "The programmers of Harbour Film Festival 2015" in page.words
    assert "Thu 10 Sept" not in page.words


@pytest.mark.parametrize("edition", ["2015", 2015])
def test_a_festival_on_the_timeline_leads_to_its_edition(visit, tide, edition):
    FactFactory(
        film=tide.film, property="festival", value="Harbour Film Festival", folded="harbour film festival",
        qualifiers={"edition": edition, "section": "Galas"},
    )  # fmt: skip
    tide.edition.festival.key = "harbour"
    tide.edition.festival.save()

    page = visit(TIDE)

    assert '<a href="/festivals/harbour/2015">Harbour Film Festival, Galas</a>' in page.html


def test_another_years_festival_leads_nowhere(visit, tide):
    FactFactory(
        film=tide.film, property="festival", value="Harbour Film Festival", folded="", qualifiers={"edition": "2013"}
    )

    assert "Harbour Film Festival</a>, " not in visit(TIDE).html
    assert ">Harbour Film Festival<" in visit(TIDE).html


def test_a_member_wishes_for_a_film_on_its_sheet(visit, tide):
    ines = Client()
    ines.force_login(MemberFactory(username="ines"), "allauth.account.auth_backends.AuthenticationBackend")
    here = "/festivals/harbour/2015/plan/wish"
    assert "Must" not in visit(TIDE).words

    page = visit(TIDE, by=ines)
    assert page.html.count(f'formaction="{here}" name="wish"') == 3
    assert f'value="{tide.pk}-3" data-weight="3" aria-pressed="false"' in page.html
    answer = ines.post(here, {"wish": f"{tide.pk}-3", "back": TIDE})
    assert answer.headers["Location"].startswith(TIDE)
    assert Wish.objects.get().weight == 3
    assert f'value="{tide.pk}-0" data-weight="3" aria-pressed="true"' in visit(TIDE, by=ines).html


@pytest.mark.parametrize("more", [0, 3])
def test_wishes_cost_a_member_one_query_however_many_editions_there_are(visit, tide, more):
    member = MemberFactory(username="ines")
    ines = Client()
    ines.force_login(member, "allauth.account.auth_backends.AuthenticationBackend")
    Edition.objects.update(state=Edition.State.DRAFT)
    with CaptureQueriesContext(connection) as before:
        visit(TIDE, by=ines)
    Edition.objects.update(state=Edition.State.ANNOUNCED)
    for year in range(more):
        other = SelectionFactory(
            film=tide.film, edition=EditionFactory(slug=str(2000 + year), year=2000 + year, ends=at(30, 1))
        )
        shown(other, screen=None, starts=at(12, 20))

    page = visit(TIDE, by=ines, queries=len(before) + 1)

    assert page.html.count('data-weight="3"') == 1 + more
    assert page.html.count('id="wishing"') == 1


@pytest.mark.parametrize("act", ["elsewhere", "cancelled", "over"])
def test_where_nobody_can_go_nobody_can_wish(visit, tide, clock, act):  # noqa: F811
    ines = Client()
    ines.force_login(MemberFactory(), "allauth.account.auth_backends.AuthenticationBackend")
    if act == "elsewhere":
        Festival.objects.update(run_here=False)
    elif act == "cancelled":
        Screening.objects.update(state="cancelled")
    else:
        clock(at(13, 12))

    page = visit(TIDE, by=ines)

    assert "At festivals" in page.words
    assert 'name="wish"' not in page.html


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_break_the_sheet(visit, tide, words):
    Edition.objects.update(name=words)
    Selection.objects.update(premiere_words=words[:80])

    page = visit(TIDE)

    assert "<script>alert" not in page.html
    assert "<img src=x" not in page.html


def awarded(**told: object) -> Award:
    given = {"name": "Golden Harbour", "film": Film.objects.get(), "changed_at": BEFORE, **told}
    return Award.objects.create(**given)


WON = {"result": "won", "festival": "Harbour Film Festival", "year": 2015}


def test_awards_stand_at_their_festival_on_the_timeline_and_in_the_record(visit, tide, clock):  # noqa: F811
    clock(at(30, 12))
    FactFactory(film=tide.film, property="festival", value="Harbour Film Festival", qualifiers={"edition": 2015})
    FactFactory(
        film=tide.film, property="award", value="Golden Harbour", qualifiers={**WON, "citation": "For its salt.", "jury": "Sea jury"}
    )  # fmt: skip
    FactFactory(film=tide.film, property="award", value="Silver Anchor", qualifiers={**WON, "result": "nominated"})
    awarded(edition=tide.edition, citation="For its salt.", jury="Sea jury: Bo Li, Cy Oh", recipient="Ann Marsh")

    page = visit(TIDE, queries=QUERIES + 1)

    assert (
        "At festivals Harbour Film Festival 2015 World premiere Golden Harbour Ann Marsh For its salt. Sea jury: Bo Li, Cy Oh"
        in page.words
    )
    assert "Harbour Film Festival 1 Golden Harbour" in page.words.partition("On its way")[2].partition("The record")[0]
    record = page.words.partition("The record")[2]
    assert "Golden Harbour won, Harbour Film Festival, 2015, Sea jury, “For its salt.”" in record
    assert "Silver Anchor nominated" in record
    assert page.html.count('href="/festivals/harbour/2015/awards"') == 3


def test_an_award_stands_there_though_nobody_says_that_the_film_was_shown(visit, tide, clock):  # noqa: F811
    Screening.objects.all().delete()
    tide.delete()
    FactFactory(film=tide.film, property="award", value="Golden Harbour", qualifiers={**WON, "year": ""})
    awarded(edition=tide.edition)
    awarded(edition=EditionFactory(state="draft", slug="2016", year=2016), name="Silver Anchor")

    page = visit(TIDE, queries=QUERIES + 1)

    assert "At festivals Harbour Film Festival 2015 Golden Harbour" in page.words
    assert "On its way 2015 Harbour Film Festival Golden Harbour" in page.words
    assert "Silver Anchor" not in page.words
    assert page.html.count('href="/festivals/harbour/2015/awards"') == 3


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_of_an_award_break_the_sheet(visit, tide, words):
    FactFactory(
        film=tide.film, property="award", value=words[:200] or "x", qualifiers={**WON, "citation": words, "jury": words}
    )
    awarded(edition=tide.edition, name=words[:160] or "x", recipient=words[:300], jury=words[:500], citation=words)

    page = visit(TIDE)

    assert "<script>alert" not in page.html
    assert "<img src" not in page.html
