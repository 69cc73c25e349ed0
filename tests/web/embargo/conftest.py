"""A site with reviews by critics."""

from __future__ import annotations

import pytest

from factories.embargo import five_reviews, reviewed
from factories.films import FactFactory
from factories.sources import NOON
from onesheet.critics.services.tallies import recount
from onesheet.films.models import Film
from permissions.world import World, make_world


@pytest.fixture
def world(db) -> World:
    """The world of the table of permissions, and five more critics on its film; `silence` has no review."""
    made = make_world()
    tide = Film.objects.get(slug="the-tide")
    Film.objects.filter(pk=tide.pk).update(year=2014)
    recount([tide.pk], now=NOON)
    five_reviews(tide)
    silence = Film.objects.create(
        title="Silence", slug="silence", sort_title="silence", match_key="silence", year=2011, created_at=NOON
    )
    for film, edition in ((tide, 2014), (silence, 2011)):
        FactFactory(film=film, property="festival", value="Harbour Festival", qualifiers={"edition": edition})
    other = Film.objects.create(
        title="Other", slug="other", sort_title="other", match_key="other", year=2012, created_at=NOON
    )
    reviewed(other, by="Critic One", at="Paper One")
    return made
