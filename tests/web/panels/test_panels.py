"""A club's selection panel in the browser: the long list, blind marks, the final pick."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.accounts import MemberFactory
from factories.festivals import EditionFactory, FestivalFactory, SectionFactory
from factories.films import FilmFactory, TitleFactory
from factories.sources import NOON
from factories.votes import programmer
from onesheet.accounts.models import Notice
from onesheet.accounts.queries.notices import notices_page
from onesheet.festivals.models import Panel, PanelFilm, PanelMark, Selection
from onesheet.festivals.services import panels as services
from onesheet.films.models import Film
from onesheet.web.feed.sentences import tell


def browser(member) -> Client:
    made = Client()
    made.force_login(member, "allauth.account.auth_backends.AuthenticationBackend")
    return made


@pytest.fixture
def pia(db):
    return programmer()


@pytest.fixture
def panel(pia) -> Panel:
    edition = EditionFactory(festival=FestivalFactory(name="Kino Club", slug="kino", kind="club"), slug="2015-16")
    made = services.make_panel(by=pia, edition=edition.pk, name="Choosers", now=NOON)
    films = [FilmFactory(title=title, year=2014).pk for title in ("Salt", "Tide")]
    services.propose(by=pia, panel=made.pk, films=films, now=NOON)
    return made


@pytest.fixture
def mia(panel, pia):
    return services.seat(by=pia, panel=panel.pk, username=MemberFactory(username="mia").username, now=NOON)


@pytest.fixture
def leo(panel, pia):
    return services.seat(by=pia, panel=panel.pk, username=MemberFactory(username="leo").username, now=NOON)


def row(title: str) -> PanelFilm:
    return PanelFilm.objects.get(film__title=title)


def test_one_sees_what_others_give_once_one_marked_it_oneself(visit, panel, mia, leo):
    services.mark(by=leo, film=row("Salt").pk, mark=9, note="All of it.", now=NOON)
    page = visit(f"/panels/{panel.pk}", by=browser(mia))
    assert "All of it." not in page.html
    assert "mean 9" not in page.words
    assert "others’ marks are shown with yours" in page.words
    assert "All of it." not in visit(f"/panels/{panel.pk}?show=short", by=browser(mia)).html

    answer = browser(mia).post(f"/panels/{panel.pk}/films/{row('Salt').pk}/mark", {"mark": "4", "note": "Slow."})
    assert answer["Location"] == f"/panels/{panel.pk}#film-{row('Salt').pk}"

    page = visit(f"/panels/{panel.pk}", by=browser(mia))
    assert "9 leo: All of it." in page.words
    assert "mean 6.5 of 2 marks" in page.words
    assert "1 film waits for your mark." in page.words


def test_a_closed_panel_shows_all_to_all_and_takes_no_mark(visit, panel, pia, mia, leo):
    services.mark(by=leo, film=row("Salt").pk, mark=9, now=NOON)
    services.change_panel(by=pia, panel=panel.pk, name="Choosers", threshold=6, least_marks=1, taking=False, now=NOON)

    page = visit(f"/panels/{panel.pk}", by=browser(mia))
    assert "9 leo" in page.words
    assert "short list" in page.words
    browser(mia).post(f"/panels/{panel.pk}/films/{row('Salt').pk}/mark", {"mark": "4"})
    assert PanelMark.objects.count() == 1


@pytest.mark.parametrize("films", [0, 30])
def test_the_page_costs_the_same_for_many_films(visit, panel, mia, pia, films):
    more = [FilmFactory(title=f"More {number:02}").pk for number in range(films)]
    services.propose(by=pia, panel=panel.pk, films=more, now=NOON)

    page = visit(f"/panels/{panel.pk}", by=browser(mia), queries=8)
    assert ("Page 1 of 3" in page.words) == (films == 30)


def test_nobody_else_learns_that_there_is_a_panel(panel, mia):
    other = browser(MemberFactory(username="olga"))
    assert other.get(f"/panels/{panel.pk}").status_code == 404
    assert other.post(f"/panels/{panel.pk}/films/{row('Salt').pk}/mark", {"mark": "4"}).status_code == 404
    assert other.post(f"/panels/{panel.pk}/films", {"titles": "Salt"}).status_code == 404
    assert browser(mia).get(f"/panels/{panel.pk}")["Cache-Control"].startswith("max-age=0")
    assert "Choosers" not in other.get("/panels/").content.decode()
    assert "Choosers" in browser(mia).get("/panels/").content.decode()


def test_a_film_of_another_panel_is_not_marked_by_this_ones_address(panel, mia, pia):
    other = services.make_panel(by=pia, edition=panel.edition_id, name="Others", now=NOON)
    services.propose(by=pia, panel=other.pk, films=[FilmFactory(title="Far").pk], now=NOON)

    assert browser(mia).post(f"/panels/{panel.pk}/films/{row('Far').pk}/mark", {"mark": "4"}).status_code == 404


def test_pasted_titles_are_found_and_never_guessed(panel, mia):
    for title, year in (("Gull", 2001), ("Rope", 1948), ("Rope", 2015)):
        film = FilmFactory(title=title, slug=f"{title.lower()}-{year}", year=year)
        TitleFactory(film=film, text=title)

    answer = browser(mia).post(
        f"/panels/{panel.pk}/films", {"titles": "gull\n\nRope\nRope (1948)\nNothing at all\n"}, follow=True
    )

    assert sorted(PanelFilm.objects.values_list("film__title", "film__year"))[:3] == [
        ("Gull", 2001), ("Rope", 1948), ("Salt", 2014)
    ]  # fmt: skip
    assert "Rope; Nothing at all" in answer.content.decode()


def test_picks_are_put_into_the_programme_in_one_act(visit, panel, pia, mia):
    services.mark(by=mia, film=row("Tide").pk, mark=9, now=NOON)
    section = SectionFactory(edition=panel.edition, name="Autumn")
    desk = browser(pia)
    for title in ("Salt", "Tide"):
        desk.post(f"/panels/{panel.pk}/films/{row(title).pk}/decide", {"state": "picked"})
    assert "Put the picked films into the season" in visit(f"/panels/{panel.pk}", by=desk).words

    desk.post(f"/panels/{panel.pk}/finish", {"section": str(section.pk)})
    desk.post(f"/panels/{panel.pk}/finish", {"section": str(section.pk)})

    found = Selection.objects.order_by("position").values_list("film__title", "section", "entered")
    assert list(found) == [("Tide", section.pk, True), ("Salt", section.pk, True)]


def test_a_pick_that_is_gone_leaves_all_as_it_was(panel, pia):
    PanelFilm.objects.update(state="picked")
    Film.objects.filter(title="Salt").update(shown=False)

    answer = browser(pia).post(f"/panels/{panel.pk}/finish", {}, follow=True)

    assert "not here any more" in answer.content.decode()
    assert not Selection.objects.exists()


def test_a_note_that_somebody_changed_meanwhile_is_not_overwritten(panel, mia, leo):
    film = row("Salt")
    address = f"/panels/{panel.pk}/films/{film.pk}/note"
    browser(mia).post(address, {"note": "We talked.", "was": ""})
    answer = browser(leo).post(address, {"note": "I was first.", "was": ""}, follow=True)

    assert "Somebody else changed this note" in answer.content.decode()
    film.refresh_from_db()
    assert film.note == "We talked."


def test_a_panel_is_made_on_the_desk(visit, panel, pia):
    address = f"/programme/editions/{panel.edition_id}/panels"
    assert "Choosers" in visit(address, by=browser(pia)).words

    answer = browser(pia).post(address, {"name": "Second", "threshold": "7,5", "least_marks": "3"})
    made = Panel.objects.get(name="Second")
    assert answer["Location"] == f"/panels/{made.pk}"
    assert (made.threshold, made.least_marks) == (7.5, 3)
    answer = browser(pia).post(address, {"name": "Third", "threshold": "eleven", "least_marks": "3"})
    assert "The threshold is a mean mark" in answer.content.decode()


def test_who_gets_a_seat_is_told_and_finds_the_panel_on_the_front_page(visit, panel, pia, mia):
    page = visit("/notices", by=browser(mia))
    assert "You sit on the selection panel Choosers, Kino Club 2015." in page.words
    assert f"/panels/{panel.pk}" in page.links
    services.mark(by=mia, film=row("Salt").pk, mark=9, now=NOON)
    front = visit("/", by=browser(mia))
    assert "Your selection panels Choosers Kino Club 2015 · 1 film waits for your mark" in front.words
    assert f"/panels/{panel.pk}?show=unmarked" in front.links
    assert "Your selection panels" not in visit("/", by=browser(MemberFactory(username="bea"))).words

    services.unseat(by=pia, panel=panel.pk, member=mia.pk)

    assert "Choosers" not in visit("/notices", by=browser(mia)).words
    assert "Choosers" not in visit("/", by=browser(mia)).words


def test_closing_and_opening_a_panel_is_told_to_those_who_sit_on_it_once(panel, pia, mia, leo):
    services.seat(by=pia, panel=panel.pk, username=pia.username, now=NOON)
    rule = {"name": "Choosers", "threshold": 6, "least_marks": 1}
    Notice.objects.all().delete()

    for taking in (True, False, False, True):
        services.change_panel(by=pia, panel=panel.pk, taking=taking, now=NOON, **rule)

    told = Notice.objects.order_by("pk").values_list("member__username", "kind", "words__act")
    assert sorted(told) == [(name, "panel", act) for name in ("leo", "mia") for act in ("closed", "opened")]
    words = [one.words for one in tell(notices_page(mia.pk).rows, mia.pk)]
    assert [one.split(", ")[-1] for one in words] == [
        "takes marks again.",
        "takes no more marks; all see all marks now.",
    ]


def test_the_menu_leads_to_the_panels_of_who_sits_on_one(client, panel, mia):
    link = 'href="/panels/">My panels<'

    assert link in browser(mia).get("/films/").text
    assert link not in browser(MemberFactory(username="nils")).get("/films/").text
    assert link not in client.get("/films/").text
