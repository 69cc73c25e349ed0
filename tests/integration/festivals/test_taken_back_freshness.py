"""What is taken back is on no page that is kept any more, and what comes back stands at its address at once."""

from __future__ import annotations

import pytest
from django.db import connection

from factories.festivals import EditionFactory
from factories.imports import noon
from factories.programmes import TIDE, programme_brought
from integration.page_cache.test_completeness import raised_since
from onesheet.exchange import services
from onesheet.festivals.models import Screening
from onesheet.web.page_cache import triggers
from onesheet.web.page_cache.keys import SITE, keys_of
from onesheet.web.page_cache.models import PageVersion

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("ours", [True, False])
def test_pages_of_what_goes_and_of_what_comes_back_are_made_anew(client, tmp_path, ours):
    if ours:
        EditionFactory(festival__name="Harbour Film Festival", festival__slug="harbour-film-festival", place="Lisbon")
    triggers.install(connection)
    number = programme_brought(tmp_path, TIDE)
    here = "/festivals/harbour-film-festival"
    paths = [f"{here}/2015/sections/galas", f"{here}/2015", here, "/films/the-tide-2014"]
    if ours:
        paths += [f"{here}/2015/screenings/{Screening.objects.get().pk}", "/venues/rialto"]
    gone = [one for one in paths if one not in (here, f"{here}/2015")] if ours else paths
    assert {client.get(one).status_code for one in paths} == {200}

    before = dict(PageVersion.objects.values_list("key", "v"))
    services.undo(number=number, by=None, clock=noon)
    raised = raised_since(before)
    assert {client.get(one).status_code for one in gone} == {410}
    assert [one for one in paths if not {*keys_of(one), SITE} & raised] == []

    before = dict(PageVersion.objects.values_list("key", "v"))
    programme_brought(tmp_path, TIDE, name="again")
    raised = raised_since(before)
    assert {client.get(one).status_code for one in paths} == {200}
    assert [one for one in paths if not {*keys_of(one), SITE} & raised] == []


def test_no_cache_keeps_what_tells_that_something_was_taken_back(client, tmp_path):
    services.undo(number=programme_brought(tmp_path, TIDE), by=None, clock=noon)

    answer = client.get("/festivals/harbour-film-festival/2015")

    assert answer.status_code == 410
    assert "no-store" in answer["Cache-Control"]
