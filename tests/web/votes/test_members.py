"""A poll as members see it: what they can mark, what they gave, and the code that proves they were there."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from factories.accounts import MemberFactory
from factories.festivals import SelectionFactory, shown
from factories.films import FilmFactory
from factories.members import SIGNED_IN
from factories.votes import token
from onesheet.festivals.models import Attendance, Ballot, Edition, Poll
from onesheet.festivals.services.votes import door_code


@pytest.fixture
def open_vote(vote):
    Poll.objects.update(by_member=True)
    return vote


@pytest.fixture
def ben(open_vote) -> Client:
    browser = Client()
    browser.force_login(MemberFactory(username="ben"))
    return browser


def test_everybody_sees_the_films_of_a_poll(open_vote, visit):
    page = visit(f"/vote/{open_vote.poll.pk}", queries=3)

    assert "The Tide" in page.words
    assert "Salt" in page.words
    assert "Sign in to vote" in page.words
    assert "code" not in page.words.partition("Films")[2]


def test_a_member_marks_a_film_once(open_vote, ben, visit):
    poll = open_vote.poll.pk
    page = visit(f"/vote/{poll}", by=ben, queries=SIGNED_IN + 5)
    there = f"/vote/{poll}/films/{open_vote.tide.pk}"
    assert there in page.links
    form = visit(there, by=ben)
    assert form.html.count('type="radio"') - form.html.count('name="theme"') == 5

    for mark in (4, 1):
        answer = ben.post(there, {"token": str(token()), f"film-{open_vote.tide.pk}": mark})
        assert answer["Location"] == f"/vote/{poll}"

    page = visit(f"/vote/{poll}", by=ben)
    assert "4 was given for The Tide before, and that stands." in page.html
    assert "not known to have been there" in page.words
    assert Ballot.objects.get().mark == 4
    assert "You gave it 4" in visit(there, by=ben).words


def test_the_code_of_the_screening_verifies(open_vote, ben, visit):
    poll = open_vote.poll.pk
    ben.post(f"/vote/{poll}/films/{open_vote.tide.pk}", {"token": str(token()), f"film-{open_vote.tide.pk}": 4})

    wrong = ben.post(f"/vote/{poll}/attendance", {"code": "AAAAAA"}, follow=True)
    right = ben.post(f"/vote/{poll}/attendance", {"code": door_code(open_vote.first.token)}, follow=True)

    assert "No screening that is on now shows this code." in wrong.content.decode()
    assert "Noted: you were at the screening of 10 September 2015, 18:00." in right.content.decode()
    assert Attendance.objects.get().how == "code"
    assert Ballot.objects.get().verified
    assert "verified" in visit(f"/vote/{poll}", by=ben).words


def test_a_film_that_is_not_shown_yet_has_to_wait(open_vote, ben, visit, clock):
    clock.now = open_vote.first.starts - timedelta(hours=1)
    there = f"/vote/{open_vote.poll.pk}/films/{open_vote.tide.pk}"

    assert (
        "No ballots are taken for it just now. They are from 10 September 2015, 18:00 on." in visit(there, by=ben).words
    )
    answer = ben.post(there, {f"film-{open_vote.tide.pk}": 4})
    assert answer.status_code == 400
    assert "are taken from 10 September 2015, 18:00" in answer.content.decode()
    assert not Ballot.objects.exists()


def test_what_members_cannot_open(open_vote, ben, visit):
    poll, other = open_vote.poll.pk, SelectionFactory()
    visit(f"/vote/{poll}/films/{other.pk}", by=ben, status=404)
    visit("/vote/999999", by=ben, status=404)
    Poll.objects.update(by_member=False)
    visit(f"/vote/{poll}/films/{open_vote.tide.pk}", by=ben, status=404)
    Edition.objects.update(state="draft")
    visit(f"/vote/{poll}", by=ben, status=404)


def test_many_films_are_paged_and_cost_the_same(open_vote, ben, visit):
    for number in range(70):
        shown(SelectionFactory(edition=open_vote.edition, film=FilmFactory(title=f"Film {number:03}")))

    page = visit(f"/vote/{open_vote.poll.pk}?page=2", by=ben, queries=SIGNED_IN + 5)

    assert "Page 2 of 2" in page.words
    assert len(re.findall("Film 0", page.words)) == 10


def test_a_vote_of_a_section_has_its_films_alone(vote, visit):
    from factories.festivals import SectionFactory  # noqa: PLC0415

    section = SectionFactory(edition=vote.edition)
    inner = SectionFactory(edition=vote.edition, parent=section)
    vote.tide.section = inner
    vote.tide.save()
    Poll.objects.update(section=section)

    page = visit(f"/vote/{vote.poll.pk}")

    assert "The Tide" in page.words
    assert "Salt" not in page.words
