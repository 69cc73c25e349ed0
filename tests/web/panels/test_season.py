"""A club's season: its league table, comments for print, attendance and takings."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from factories.festivals import SectionFactory, shown
from factories.votes import AFTERWARDS, EIGHT, Vote, a_vote, token
from onesheet.festivals.models import Ballot, Edition, Festival, Screening, Selection
from onesheet.festivals.services.votes import enter_slip
from web.panels.test_panels import browser


@pytest.fixture
def season(db) -> Vote:
    vote = a_vote(scale="letters")
    Festival.objects.update(kind=Festival.Kind.CLUB, slug="kino")
    return vote


@pytest.fixture
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: AFTERWARDS)


def slips(vote: Vote, letters: str, *, comment: str = "") -> None:
    for letter in letters:
        enter_slip(
            poll=vote.poll.pk, screening=vote.first.pk, selection=vote.tide.pk, mark="EDCBA".index(letter) + 1, token=token(),
            comment=comment, by=vote.by, now=EIGHT,
        )  # fmt: skip


def test_films_stand_by_reaction_with_their_slips_and_who_came(visit, season, clock):
    slips(season, "AABE")
    Ballot.objects.filter(mark=1).update(void_at=EIGHT)
    Screening.objects.filter(pk=season.first.pk).update(admissions=61)

    page = visit("/festivals/kino/2015/league", queries=5)

    assert "1 The Tide 2014 91.7% 2 1 0 0 0 3 61" in page.words
    assert "– Salt 2015 no slips 0 0 0 0 0 0 –" in page.words
    assert "Films of this season" in page.words


def test_a_poll_of_one_section_ranks_its_films_and_those_of_its_parts(visit, season, clock):
    slips(season, "A")
    evenings = SectionFactory(edition=season.edition, name="Evenings")
    late = SectionFactory(edition=season.edition, name="Late", parent=evenings)
    Selection.objects.filter(pk=season.tide.pk).update(section=late)
    season.poll.section = evenings
    season.poll.save()

    page = visit("/festivals/kino/2015/league", queries=6)

    assert "1 The Tide 2014 100.0% 1 0 0 0 0 1" in page.words
    assert "Salt" not in page.words


def test_a_film_that_is_still_voted_on_is_not_listed(visit, season, monkeypatch):
    slips(season, "A")
    monkeypatch.setattr(timezone, "now", lambda: EIGHT)

    assert "The Tide" not in visit("/festivals/kino/2015/league").words


def test_once_the_poll_is_closed_its_films_are_listed(visit, season, monkeypatch):
    slips(season, "A")
    season.poll.closes = EIGHT - timedelta(minutes=1)
    season.poll.save()
    monkeypatch.setattr(timezone, "now", lambda: EIGHT)

    assert "The Tide" in visit("/festivals/kino/2015/league").words


def test_a_club_without_slips_of_letters_is_told_so_and_a_festival_has_no_league(client, visit, season):
    Edition.objects.first().polls.update(scale="five")

    assert "No film’s slips are all in yet." in visit("/festivals/kino/2015/league").words
    assert "/festivals/kino/2015/league" in client.get("/festivals/kino/2015").text

    Festival.objects.update(kind=Festival.Kind.FESTIVAL)
    assert client.get("/festivals/kino/2015/league").status_code == 404
    assert "/league" not in client.get("/festivals/kino/2015").text


def test_comments_are_reached_from_the_takings_and_from_the_screening(visit, season):
    comments = f'href="/programme/screenings/{season.first.pk}/comments"'

    for page in (f"editions/{season.edition.pk}/box-office", f"screenings/{season.first.pk}"):
        assert comments in visit(f"/programme/{page}", by=browser(season.by)).html


def test_comments_stand_best_letters_first(visit, season):
    slips(season, "D", comment="Too <long>.")
    slips(season, "A", comment="Again!")
    slips(season, "B")

    page = visit(f"/programme/screenings/{season.first.pk}/comments", by=browser(season.by))

    assert "A 1 · B 1 · C 0 · D 1 · E 0" in page.words
    assert "A Again! D Too <long>." in page.words


def test_attendance_and_takings_are_written_down_and_summed(visit, season):
    desk, address = browser(season.by), f"/programme/editions/{season.edition.pk}/box-office"
    first, second = season.first, season.second
    answer = desk.post(address, {
        f"was-{first.pk}": "|", f"people-{first.pk}": "80", f"money-{first.pk}": "1.234,50".replace(".", ""),
        f"was-{second.pk}": "|", f"people-{second.pk}": "", f"money-{second.pk}": "10",
    })  # fmt: skip
    assert answer.status_code == 302

    first.refresh_from_db()
    assert (first.admissions, first.takings) == (80, Decimal("1234.50"))
    page = visit(address, by=desk)
    assert "All 3 1 80 80% 1244.50 EUR" in page.words


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(season):
    desk, first = browser(season.by), season.first
    Screening.objects.filter(pk=first.pk).update(admissions=70)
    answer = desk.post(
        f"/programme/editions/{season.edition.pk}/box-office",
        {f"was-{first.pk}": "|", f"people-{first.pk}": "80", f"money-{first.pk}": ""},
    )

    assert "Somebody else wrote down other numbers" in answer.content.decode()
    first.refresh_from_db()
    assert first.admissions == 70


@pytest.mark.parametrize("typed", ["eighty", "-3", "1e5", "99999999"])
def test_what_is_no_number_changes_nothing_and_keeps_what_was_typed(season, typed):
    desk, first, second = browser(season.by), season.first, season.second
    page = desk.post(
        f"/programme/editions/{season.edition.pk}/box-office",
        {f"people-{first.pk}": "80", f"was-{first.pk}": "|", f"people-{second.pk}": typed, f"was-{second.pk}": "|"},
    ).content.decode()

    assert "is no number of people. Nothing was saved." in page
    assert f'value="{typed}"' in page
    assert not Screening.objects.filter(admissions__isnull=False).exists()


def test_the_table_is_safe_in_a_spreadsheet(season):
    Screening.objects.filter(pk=season.first.pk).update(title='=HYPERLINK("x")', takings=Decimal("12.50"), admissions=3)
    text = browser(season.by).get(f"/programme/editions/{season.edition.pk}/box-office.csv").content.decode()

    assert '"\'=HYPERLINK(""x"")"' in text
    assert ",planned,3,12.50,EUR" in text


def test_a_long_season_has_pages(visit, season):
    for number in range(30):
        shown(season.tide, starts=season.first.starts + timedelta(days=number))

    assert "Page 1 of 2" in visit(f"/programme/editions/{season.edition.pk}/box-office", by=browser(season.by)).words
