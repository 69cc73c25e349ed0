"""The tab that leads to a member's newest year in review."""

from __future__ import annotations

import pytest
from django.utils import timezone

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.members import browser, saw

pytestmark = pytest.mark.django_db


@pytest.fixture
def olga():
    return MemberFactory(username="olga")


def test_it_leads_to_the_newest_year_that_the_viewer_may_see(client, olga):
    tide = FilmFactory(title="The Tide")
    saw(olga, tide, "2019-03-05")
    saw(olga, tide, "")
    saw(olga, tide, "2021", visibility="me")

    assert client.get("/members/olga/year")["Location"] == "/members/olga/year/2019"
    assert browser(olga).get("/members/olga/year")["Location"] == "/members/olga/year/2021"


def test_an_empty_diary_leads_to_this_year(client, olga):
    assert client.get("/members/olga/year")["Location"] == f"/members/olga/year/{timezone.localdate().year}"


def test_it_stands_among_the_tabs(visit, olga):
    assert "/members/olga/year" in visit("/members/olga").links
    assert 'href="/members/olga/year" aria-current="page"' in visit("/members/olga/year/2024").html
