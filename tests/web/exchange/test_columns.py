"""What the columns of a table mean: said once by an editor, and known again."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from factories.accounts import MemberFactory, editor
from factories.brought import looked_through, received
from factories.votes import programmer
from onesheet.accounts.services import Refusal
from onesheet.exchange import services
from onesheet.exchange.models import ColumnMapping
from onesheet.films.models import Film

pytestmark = pytest.mark.django_db

PROGRAMME = (
    b"Titel;Jahr;Regie;Blurb;Kasse\n"
    b"The Tide;2014;Ann Marsh;A harbour after dark.;12\n"
    b"Coast;2011;Ida Sund;<i>A walk</i>;\n"
    b"Moss;2009;Bo Reed;Nothing grows.;7\n"
    b"Ash;2008;Bo Reed;It burns.;7\n"
)
MEANT = {"meaning-0": "title", "meaning-1": "year", "meaning-2": "director", "meaning-3": "synopsis"}


@pytest.fixture
def ada():
    return editor("ada")


@pytest.fixture
def by(ada):
    browser = Client()
    browser.force_login(ada)
    return browser


@pytest.fixture
def made(ada):
    """A programme with columns of its own, which nobody has explained."""
    return looked_through(received(ada, PROGRAMME, "harbour-festival.csv"))


def chosen(page) -> dict[str, str]:
    """Return what is chosen for each column."""
    found = re.findall(r'<select name="(meaning-\d+)".*?</select>', page.html, re.DOTALL)
    cut = {name: page.html.partition(f'<select name="{name}"')[2].partition("</select>")[0] for name in found}
    picked = {name: re.findall(r'value="([^"]*)" selected', select) for name, select in cut.items()}
    return {name: values[0] if values else "" for name, values in picked.items()}


def test_table_that_nobody_explained_leads_to_its_columns(visit, by, made):
    page = visit(f"/imports/{made.pk}", by=by)

    assert f"/imports/{made.pk}/columns" in page.links
    assert not Film.objects.exists()


def test_columns_are_shown_with_what_stands_in_them_and_guessed(visit, by, made):
    page = visit(f"/imports/{made.pk}/columns", by=by)

    assert chosen(page) == {
        "meaning-0": "title", "meaning-1": "year", "meaning-2": "director", "meaning-3": "", "meaning-4": "",
    }  # fmt: skip
    assert "The Tide Coast Moss" in page.words
    assert "Ash" not in page.words, "three values are enough"
    assert "&lt;i&gt;A walk" in page.html
    assert "The first film, as it would be read The Tide 2014" in page.words
    assert "Ann Marsh" in page.words.partition("as it would be read")[2]


@pytest.mark.parametrize("rows", [1, 3])
def test_columns_cost_the_same_queries(visit, by, ada, rows):
    table = b"".join(PROGRAMME.splitlines(keepends=True)[: rows + 1])
    made = looked_through(received(ada, table, "harbour-festival.csv"))

    visit(f"/imports/{made.pk}/columns", by=by, queries=7)
    for number in range(rows):
        ColumnMapping.objects.create(
            name=f"Table {number}",
            header=f"{number:064}",
            columns={"film": "title"},
            made_by=ada,
            made_at=timezone.now(),
        )
    page = visit("/imports/columns", by=by, queries=5)
    assert page.html.count("<li>") >= rows


def test_days_with_full_stops_are_days_and_no_clocks(visit, by, ada):
    table = b"Titel;Regie;Datum;Uhrzeit;Ort\nThe Tide;Ann Marsh;03.05.2024;20:15;Pier Kino\n"
    made = looked_through(received(ada, table, "harbour-festival.csv"))

    words = visit(f"/imports/{made.pk}/columns", by=by).words
    assert "3 May 2024" in words
    assert "no day that is understood" not in words


def test_other_meanings_are_tried_without_keeping_them(by, made):
    page = by.post(f"/imports/{made.pk}/columns", {**MEANT, "meaning-2": "producer", "try": "yes", "name": "Harbour"})

    text = page.content.decode().partition('id="read"')[2]
    assert "Producer" in text
    assert "Director" not in text
    assert not ColumnMapping.objects.exists()


def test_mapping_is_kept_and_the_table_taken_in_by_it(visit, by, ada, made):
    answer = by.post(f"/imports/{made.pk}/columns", {**MEANT, "name": "Harbour festival", "source": "The Harbour"})

    assert answer["Location"] == f"/imports/{made.pk}"
    kept = ColumnMapping.objects.get()
    assert kept.columns == {"titel": "title", "jahr": "year", "regie": "director", "blurb": "synopsis"}
    assert (kept.name, kept.source, kept.made_by) == ("Harbour festival", "The Harbour", ada)
    looked_through(made)
    services.apply(number=made.pk, clock=timezone.now)
    assert set(Film.objects.values_list("title", flat=True)) == {"The Tide", "Coast", "Moss", "Ash"}

    again = looked_through(received(ada, PROGRAMME.replace(b"Ash", b"Oak"), "next-year.csv"))
    assert again.expected["made"] == 1
    assert again.expected["same"] == 3


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"meaning-1": "year"}, "which one does: title"),
        ({**MEANT, "meaning-4": "gross", "more-4": "euros"}, "is no currency"),
        ({**MEANT, "name": " "}, "Give the mapping a name"),
    ],
    ids=["no title", "no currency", "no name"],
)
def test_mapping_that_cannot_be_used_is_told_and_kept_on_the_page(by, made, given, words):
    answer = by.post(f"/imports/{made.pk}/columns", {"name": "Harbour", **given}).content.decode()

    assert words in answer
    assert 'value="year" selected' in answer
    assert not ColumnMapping.objects.exists()


def test_mappings_are_listed_and_deleted_by_editors(visit, by, made):
    by.post(f"/imports/{made.pk}/columns", {**MEANT, "name": "Harbour festival", "source": "The Harbour"})
    page = visit("/imports/columns", by=by)
    assert "Harbour festival" in page.words
    assert "titel = Title" in page.words

    kept = ColumnMapping.objects.get()
    by.post(f"/imports/columns/{kept.pk}/delete")

    assert not ColumnMapping.objects.exists()
    assert "No columns were explained yet" in visit("/imports/columns", by=by).words
    assert by.post(f"/imports/columns/{kept.pk}/delete").status_code == 404


def test_who_makes_the_programme_explains_its_table_and_takes_it_in_but_no_data_set(visit):
    pia = programmer()
    browser = Client()
    browser.force_login(pia)
    own = looked_through(received(pia, PROGRAMME, "harbour-festival.csv"))
    assert "/imports/columns" in visit("/imports", by=browser).links
    assert "The programme of a festival" in visit("/imports/new", by=browser).words

    browser.post(f"/imports/{own.pk}/columns", {**MEANT, "name": "Harbour festival", "source": "The Harbour"})
    looked_through(own)
    services.apply(number=own.pk, clock=timezone.now)

    assert sorted(Film.objects.values_list("title", flat=True)) == ["Ash", "Coast", "Moss", "The Tide"]
    assert browser.get(f"/imports/{own.pk}").status_code == 200
    dataset = (
        b"tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n"
        b"tt0000001\tmovie\tTide\tTide\t0\t2014\t\\N\t98\tDrama\n"
    )
    with pytest.raises(Refusal, match="Only editors"):
        received(pia, dataset, "title.basics.tsv")


def test_member_who_is_no_editor_is_not_asked(visit, made):
    cleo = MemberFactory(username="cleo")
    browser = Client()
    browser.force_login(cleo)
    own = looked_through(received(cleo, PROGRAMME, "harbour-festival.csv"))

    assert f"/imports/{own.pk}/columns" not in visit(f"/imports/{own.pk}", by=browser).links
    assert browser.get(f"/imports/{own.pk}/columns").status_code == 403
    assert browser.get("/imports/columns").status_code == 403
