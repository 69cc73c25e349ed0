"""A short that is shown before a film is told until it is withdrawn, and again once it is back."""

from __future__ import annotations

import json

import pytest
from django.utils import timezone

from onesheet.accounts.models import Member
from onesheet.festivals.models import Selection
from onesheet.festivals.queries.desk import edition as desk_edition
from onesheet.festivals.queries.desk import missing
from onesheet.festivals.services.selections import put_film_back, withdraw_film
from web.festivals.conftest import HERE, Programme


@pytest.fixture
def gull(programme: Programme) -> Selection:
    """The short before The Tide, longer than what is left of its two hours."""
    gull = programme.shorts[0]
    Selection.objects.update(minutes=94)
    Selection.objects.filter(pk=programme.tide.pk).update(preceded_by=gull)
    Selection.objects.filter(pk=gull.pk).update(minutes=60)
    return gull


def films(client) -> dict[str, dict]:
    """Return the films of the programme that goes out as JSON, by their titles."""
    selections = json.loads(client.get(f"{HERE}/programme.json").content)["selections"]
    return {one["film"]["title"]: one for one in selections}


def told(client, programme: Programme) -> dict[str, bool]:
    """Tell where it stands that the short is shown before The Tide."""
    return {
        "section": "preceded by" in client.get(f"{HERE}/sections/galas").text,
        "screening": "preceded by" in client.get(f"{HERE}/screenings/{programme.first.pk}").text,
        "catalogue": "preceded by" in client.get(f"{HERE}/catalogue.md").content.decode(),
        "programme": films(client)["The Tide"]["preceded_by"] is not None,
    }


def doubts(programme: Programme) -> int:
    """Return how many screenings the desk takes for too short for their films."""
    edition = desk_edition(programme.edition.pk)
    assert edition is not None
    return missing([edition])[edition.id].doubtful


def test_a_short_that_is_withdrawn_is_not_told_and_one_that_is_back_is(client, programme, gull, pia):
    by = Member.objects.get(username="pia")
    assert set(told(client, programme).values()) == {True}
    assert doubts(programme) == 2, "The Tide with it before, and the three shorts"

    withdraw_film(by=by, selection=gull.pk, now=timezone.now())

    assert set(told(client, programme).values()) == {False}
    assert doubts(programme) == 1, "its minutes are no longer needed"

    put_film_back(by=by, selection=gull.pk, now=timezone.now())

    assert set(told(client, programme).values()) == {True}
    assert doubts(programme) == 2


def test_a_film_that_is_withdrawn_lets_the_short_before_it_stay_in_the_programme(client, programme, gull, pia):
    withdraw_film(by=Member.objects.get(username="pia"), selection=programme.tide.pk, now=timezone.now())

    assert "The Tide" not in films(client)
    assert "Gull" in films(client)
    assert "preceded by" not in client.get(f"{HERE}/screenings/{programme.first.pk}").text
