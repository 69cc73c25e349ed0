"""Festivals are found by name, and from every page."""

from __future__ import annotations

import pytest

from factories.festivals import EditionFactory, FestivalFactory
from onesheet.festivals.models import Edition


@pytest.mark.parametrize("asked", ["harbour", "HARBOUR+film+festival", "har", "Hârbour"])
def test_a_festival_is_found_by_what_is_its_own_in_its_name(visit, db, asked):
    edition = EditionFactory(festival=FestivalFactory(name="Harbour Film Festival", slug="harbour", key="harbour"))
    EditionFactory(festival=edition.festival, slug="2016", state=Edition.State.DRAFT)

    page = visit(f"/search?q={asked}", queries=6)

    assert "Festivals Harbour Film Festival 1 edition" in page.words
    assert "/festivals/harbour" in page.links


def test_one_of_which_nothing_is_announced_is_not_found(visit, db):
    EditionFactory(festival=FestivalFactory(name="Harbour Film Festival", key="harbour"), state=Edition.State.DRAFT)

    assert "Nothing here is called" in visit("/search?q=harbour").words


def test_every_page_leads_to_the_festivals(visit, db):
    assert "/festivals/" in visit("/").links
