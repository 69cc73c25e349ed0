"""Feeds of a critic's and an outlet's reviews."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from factories.critics import CriticFactory, OutletFactory, gave
from factories.films import FilmFactory
from factories.sources import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def ida():
    return CriticFactory(name="Ida <Ross>", slug="ida-ross")


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_a_critics_reviews_are_told_in_each_form_at_the_same_cost(client, ida, django_assert_num_queries, form, count):
    for _ in range(count):
        gave("3/4", critic=ida, quote="Salt & light.", film=FilmFactory(year=2014))

    with django_assert_num_queries(3):
        answer = client.get(f"/critics/ida-ross/reviews.{form}")

    assert answer.status_code == 200
    assert answer.content.decode().count("3/4") == count


def test_entries_name_who_wrote_them_and_lead_to_the_review(client, ida):
    pier = OutletFactory(name="The Pier")
    first = gave("3/4", critic=ida, outlet=pier, quote="Salt & light.", film=FilmFactory(title="The Tide", year=2014))
    unsigned = gave("1/4", critic=None, outlet=pier, changed_at=NOON + timedelta(days=1))

    told = json.loads(client.get("/outlets/the-pier/reviews.json").content)

    assert [one["url"].rpartition("/")[2] for one in told["items"]] == [str(unsigned.pk), str(first.pk)]
    assert told["items"][0]["title"].startswith("The Pier on Film ")
    assert told["items"][1]["title"] == "Ida <Ross> on The Tide (2014): 3/4"
    assert told["items"][1]["authors"][0]["name"] == "Ida <Ross>"
    assert "Positive. Salt & light." in told["items"][1]["summary"]


@pytest.mark.parametrize("state", [{"held_until": NOON + timedelta(days=9)}, {"withdrawn_at": NOON}])
def test_what_does_not_stand_is_in_no_feed(client, ida, state):
    pier = OutletFactory(name="The Pier")
    gave("3/4", outlet=pier, quote="I am shown.")
    gave("3/4", critic=ida, outlet=pier, quote="I am hidden.", **state)

    told = client.get("/outlets/the-pier/reviews.atom").content.decode()

    assert "I am shown." in told
    assert "hidden" not in told
    assert client.get("/critics/ida-ross/reviews.atom").status_code == 404
    assert client.get("/critics/nobody/reviews.atom").status_code == 404
