"""What everybody saw of an edition and was taken back: its address says so, with what stood there, until it is back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from factories.festivals import EditionFactory, ScreenFactory, ScreeningFactory, SectionFactory, SelectionFactory, shown
from factories.imports import noon
from factories.programmes import SALT, TIDE, programme_brought
from factories.votes import programmer
from integration.festivals.test_programme_whole import a_festival, emptied, exported
from integration.festivals.test_programme_whole import brought as whole_brought
from onesheet.exchange import services
from onesheet.festivals.models import (
    Change,
    Edition,
    Festival,
    Pick,
    Plan,
    Screen,
    Screening,
    Section,
    TakenBack,
    Venue,
)
from onesheet.festivals.services import sections
from onesheet.festivals.services.editions import announce_edition
from onesheet.festivals.services.entry import ScreeningEntry
from onesheet.festivals.services.screenings import change_screening
from onesheet.films.models import Film

pytestmark = pytest.mark.django_db
NOON = datetime(2015, 8, 1, 12, tzinfo=UTC)


@pytest.fixture
def edition() -> Edition:
    return EditionFactory(festival__name="Harbour Film Festival", festival__slug="harbour", place="Lisbon")


def undone(number: int) -> None:
    services.undo(number=number, by=None, clock=noon)


def test_an_undone_screening_tells_what_it_was_and_where_to_go_on(visit, tmp_path, edition):
    number = programme_brought(tmp_path, TIDE)
    address = f"/festivals/harbour/2015/screenings/{Screening.objects.get().pk}"
    visit(address)

    undone(number)

    page = visit(address, status=410)
    assert "The Tide" in page.words
    assert "Friday 11 September 2015, 18:00" in page.words
    assert "Rialto" in page.words
    assert "It was taken back on Saturday 4 May 2024" in page.words
    assert {"/festivals/harbour/2015", "/festivals/harbour", "/festivals/"} <= set(page.links)
    visit("/festivals/harbour/2015")


def test_the_log_says_that_it_was_taken_back_and_of_what_the_desk_cancelled_that_it_is(visit, tmp_path, edition):
    number = programme_brought(tmp_path, TIDE, SALT)
    salt = Screening.objects.get(showings__selection__film__title="Salt")
    salt.state = Screening.State.CANCELLED
    salt.save()
    Change.objects.create(
        edition=edition, kind="cancelled", screening=salt, at=NOON, told={"what": "Salt", "before": {}, "after": {}, "reason": ""},
    )  # fmt: skip

    undone(number)

    page = visit("/festivals/harbour/2015/changes").words
    assert "Taken back: Fri 11 Sept 18:00, Rialto" in page
    assert page.count("Taken back") == 1
    assert page.count("Cancelled") == 1


def test_what_comes_back_is_there_again_under_its_old_address(visit, client, tmp_path, edition):
    number = programme_brought(tmp_path, TIDE, SALT)
    before = {row.pk: row.token for row in Screening.objects.all()}
    addresses = [
        *(f"/festivals/harbour/2015/screenings/{pk}" for pk in before), "/festivals/harbour/2015/sections/galas",
        "/festivals/harbour/2015/sections/galas/calendar.ics", "/venues/rialto", "/venues/rialto/calendar.ics",
    ]  # fmt: skip
    assert {client.get(one).status_code for one in addresses} == {200}

    undone(number)
    assert {client.get(one).status_code for one in addresses} == {410}

    programme_brought(tmp_path, TIDE, SALT, name="again")
    assert {client.get(one).status_code for one in addresses} == {200}
    assert {row.pk: row.token for row in Screening.objects.all()} == before
    assert {row.sequence for row in Screening.objects.all()} == {1}, "calendars take it for the later one"


def test_a_screening_at_another_time_is_another_one_and_the_old_address_goes_on_telling(client, tmp_path, edition):
    number = programme_brought(tmp_path, TIDE)
    old = Screening.objects.get().pk
    undone(number)

    programme_brought(tmp_path, TIDE.replace("18:00", "21:00"), name="again")

    assert Screening.objects.get().pk != old
    assert client.get(f"/festivals/harbour/2015/screenings/{old}").status_code == 410


def test_an_edition_that_documents_alone_made_goes_with_its_festival_and_all_below_it(visit, client, tmp_path):
    number = programme_brought(tmp_path, TIDE)
    home = f"/festivals/{Festival.objects.get().slug}"
    below = ["", "/films", "/awards", "/sections/galas", "/screenings/1", "/schedule", "/buzz"]
    assert client.get(f"{home}/2015").status_code == 200

    undone(number)

    assert (Edition.objects.count(), Festival.objects.count(), Section.objects.count()) == (0, 0, 0)
    assert {client.get(f"{home}/2015{one}").status_code for one in below} == {410}
    assert "Harbour Film Festival 2015" in visit(f"{home}/2015", status=410).words
    assert "Galas" in visit(f"{home}/2015/sections/galas", status=410).words
    page = visit(home, status=410)
    assert "Harbour Film Festival" in page.words
    assert "/festivals/" in page.links
    assert client.get(f"{home}/2016").status_code == 410, "nothing of the festival is here"

    programme_brought(tmp_path, TIDE, name="again")
    assert {client.get(f"{home}{one}").status_code for one in ("", "/2015", "/2015/sections/galas")} == {200}
    assert client.get(f"{home}/2016").status_code == 404


def test_what_nobody_saw_leaves_no_trace(client, tmp_path, edition):
    Edition.objects.update(state=Edition.State.DRAFT)
    number = programme_brought(tmp_path, TIDE)
    old = Screening.objects.get().pk

    undone(number)

    assert not TakenBack.objects.exists()
    for one in ("", f"/screenings/{old}", "/sections/galas"):
        assert client.get(f"/festivals/harbour/2015{one}").status_code == 404
    assert client.get("/venues/rialto").status_code == 404
    assert (Venue.objects.count(), Screen.objects.count(), Section.objects.count()) == (0, 0, 0)


def test_the_page_of_a_film_that_came_with_an_import_tells_that_it_went_with_it(visit, client, tmp_path, edition):
    number = programme_brought(tmp_path, TIDE)
    film = f"/films/{Film.objects.get().slug}"
    visit(film)

    undone(number)

    page = visit(film, status=410)
    assert "The Tide (2014)" in page.words
    assert "The import that it came with was taken back on Saturday 4 May 2024" in page.words
    assert client.get(f"{film}/record").status_code == 410
    assert client.get(f"{film}-2").status_code == 404
    programme_brought(tmp_path, TIDE, name="again")
    visit(film)


def test_a_film_of_a_draft_that_was_undone_never_had_a_page(client, tmp_path, edition):
    Edition.objects.update(state=Edition.State.DRAFT)
    undone(programme_brought(tmp_path, TIDE))

    assert client.get(f"/films/{Film.objects.get().slug}").status_code == 404


def test_what_never_was_at_an_address_is_not_found(client, tmp_path, edition):
    undone(programme_brought(tmp_path, TIDE))

    for one in ("/screenings/999999", "/sections/pearls", "/screenings/999999999999999999999999"):
        assert client.get(f"/festivals/harbour/2015{one}").status_code == 404
    assert client.get("/venues/palace").status_code == 404
    assert client.get("/festivals/harbour/2016").status_code == 404


def test_what_the_house_made_changed_or_built_upon_stays(client, tmp_path, edition):
    ours = ScreenFactory(venue__name="Lux", venue__slug="lux")
    number = programme_brought(tmp_path, TIDE, SALT)
    Section.objects.filter(slug="galas").update(changed_at=NOON)
    Venue.objects.filter(slug="rialto").update(entered=True)
    Screen.objects.filter(venue__slug="rialto").update(entered=True)

    undone(number)

    assert set(Venue.objects.values_list("slug", flat=True)) == {"lux", "rialto"}
    assert Screen.objects.filter(pk=ours.pk).exists()
    assert list(Section.objects.values_list("slug", flat=True)) == ["galas"]
    assert client.get("/festivals/harbour/2015/sections/galas").status_code == 200
    assert client.get("/venues/rialto").status_code == 410, (
        "a venue has a page while an announced edition is shown there"
    )


def test_a_venue_and_screen_stay_while_anything_is_shown_there(client, tmp_path, edition):
    number = programme_brought(tmp_path, TIDE, SALT)
    member = programmer("pia")
    kept = Screening.objects.get(screen__venue__slug="rialto")
    Pick.objects.create(
        plan=Plan.objects.create(edition=edition, member=member, made_at=NOON, changed_at=NOON),
        screening=kept,
        at=NOON,
    )

    undone(number)

    assert list(Venue.objects.values_list("slug", flat=True)) == ["rialto"]
    assert client.get(f"/festivals/harbour/2015/screenings/{kept.pk}").status_code == 200
    assert client.get("/venues/rialto").status_code == 200


def test_a_programme_that_moves_leaves_no_empty_venue(client, tmp_path, edition):
    programme_brought(tmp_path, TIDE)

    programme_brought(tmp_path, TIDE.replace("Rialto", "Palace").replace("Galas", "Docks"), name="moved")

    assert list(Venue.objects.values_list("slug", flat=True)) == ["palace"]
    assert list(Section.objects.values_list("slug", flat=True)) == ["docks"]
    assert client.get("/venues/rialto").status_code == 410
    assert client.get("/festivals/harbour/2015/sections/galas").status_code == 410


def test_a_whole_programme_that_is_undone_after_it_was_announced_tells_what_stood_there(client):
    a_festival(2)
    told = exported()
    emptied()
    made = whole_brought(pia := programmer("pia"), told)
    edition = announce_edition(by=pia, edition=Edition.objects.get().pk, now=NOON)
    here = f"/festivals/{edition.festival.slug}/{edition.slug}"
    venues = Venue.objects.filter(screens__screenings__isnull=False).values_list("slug", flat=True)
    addresses = {
        *(f"{here}/screenings/{one.pk}" for one in Screening.objects.all()), *(f"/venues/{slug}" for slug in venues),
        *(f"{here}/sections/{one.slug}" for one in Section.objects.filter(awards__isnull=True, polls__isnull=True)),
    }  # fmt: skip
    assert {client.get(one).status_code for one in addresses} == {200}

    undone(made.pk)

    assert {one: client.get(one).status_code for one in addresses} == dict.fromkeys(addresses, 410)
    assert client.get(here).status_code == 200, "it was announced"
    log = client.get(f"{here}/changes").text
    assert "Taken back: " in log
    assert "Cancelled: " not in log


def test_a_section_that_is_deleted_at_the_desk_tells_it_once_it_was_announced(client, edition):
    section = SectionFactory(edition=edition, slug="galas", name="Galas")
    of_draft = SectionFactory(edition=EditionFactory(state="draft"))

    for one in (section, of_draft):
        sections.delete_section(by=programmer("pia"), section=one.pk, now=NOON)

    assert client.get("/festivals/harbour/2015/sections/galas").status_code == 410
    assert [row.title for row in TakenBack.objects.all()] == ["Galas"]


def test_a_venue_whose_last_screening_is_moved_elsewhere_tells_it(client, edition):
    one = shown(SelectionFactory(edition=edition))
    other = ScreeningFactory(edition=edition)
    old = one.screen.venue.slug
    assert client.get(f"/venues/{old}").status_code == 200

    entry = ScreeningEntry(starts=one.starts, minutes=120, screen=other.screen_id, title="A talk")
    change_screening(by=programmer("pia"), screening=one.pk, entry=entry, now=NOON)

    assert client.get(f"/venues/{old}").status_code == 410


def test_pages_of_what_was_taken_back_cost_few_queries(visit, tmp_path, edition):
    number = programme_brought(tmp_path, TIDE)
    old = Screening.objects.get().pk
    undone(number)

    visit(f"/festivals/harbour/2015/screenings/{old}", status=410, queries=5)
    visit("/festivals/harbour/2015/sections/galas", status=410, queries=5)
    visit("/venues/rialto", status=410, queries=4)
    visit("/festivals/harbour/2015/screenings/999999", status=404, queries=3)
    visit("/films/nothing", status=404, queries=2)
    visit("/films/the-tide-2014", status=410, queries=3)
