"""Who no longer shows their films to everybody leaves the cached pages that name them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.reviews.services.films import set_liked, set_rating
from onesheet.reviews.services.privacy import change_privacy
from onesheet.web.page_cache import triggers
from onesheet.web.page_cache.models import PageVersion

pytestmark = pytest.mark.django_db(transaction=True)


def version(film) -> int:
    return PageVersion.objects.filter(key=f"film:{film.slug}").values_list("v", flat=True).first() or 0


@pytest.mark.parametrize("suffix", ["", ".csv", ".json"])
def test_pages_of_a_films_score_are_made_anew_and_no_longer_name_them(suffix):
    triggers.install(connection)
    rated, liked = (FilmFactory(title=title, shown=True) for title in ("The Tide", "Dust"))
    olga = MemberFactory(username="olga", display_name="Olga Niemi")
    set_rating(by=olga, film=rated.pk, rating=7, now=NOON)
    for number in range(4):
        set_rating(by=MemberFactory(username=f"m{number}"), film=rated.pk, rating=8, now=NOON)
    set_liked(by=olga, film=liked.pk, liked=True, now=NOON)
    address = f"/films/{rated.slug}/scores/members-score{suffix}"
    before = version(rated), version(liked)
    assert "Olga Niemi" in body(address)

    change_privacy(by=olga, films_visibility="me", entry_visibility="public", comments_open=True, now=timezone.now())

    assert version(rated) > before[0]
    assert version(liked) == before[1]
    shown = body(address)
    assert "Olga" not in shown
    assert "olga" not in shown


def body(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode()
