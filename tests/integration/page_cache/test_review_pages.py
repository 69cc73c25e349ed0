"""A review's page says when the film was seen: it is made anew when that changes, or is no longer for everybody."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from factories.reviews import review
from factories.viewings import ViewingFactory
from onesheet.reviews.models import Viewing
from onesheet.web.page_cache import triggers
from onesheet.web.page_cache.models import PageVersion

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("change", [{"date": "2024-03-06"}, {"visibility": "me"}])
def test_page_of_a_review_follows_its_viewing(change):
    triggers.install(connection)
    said = review()
    viewing = ViewingFactory(member=said.member, film=said.film)
    said.viewing = viewing
    said.save()
    path, browser = f"/reviews/{said.pk}", Client()
    shown = browser.get(path).content
    before = PageVersion.objects.filter(key=f"review:{said.pk}").values_list("v", flat=True).first()

    Viewing.objects.filter(pk=viewing.pk).update(**change)

    assert b"5 March 2024" in shown
    assert b"5 March 2024" not in browser.get(path).content
    assert PageVersion.objects.get(key=f"review:{said.pk}").v > (before or 0)
