"""The Tide, with reviews by critics and ratings by members."""

from __future__ import annotations

import pytest

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.films.models import Film
from onesheet.reviews.models import MemberFilm
from onesheet.reviews.services.tallies import recount


@pytest.fixture
def tide(db) -> Film:
    return FilmFactory(title="The Tide", slug="the-tide", year=2014)


def rated(film: Film, *ratings: int, unproven: tuple[int, ...] = (), now=NOON, **given: object) -> None:
    """Let members with names of their own rate a film in half-stars, and count them; `unproven` are of new accounts."""
    before = MemberFilm.objects.filter(film=film).count()
    for number, rating in enumerate((*ratings, *unproven), start=before):
        member = MemberFactory(
            username=f"m{number}", display_name=f"Member {number}", unproven=number - before >= len(ratings), **given
        )
        MemberFilm.objects.create(member=member, film=film, rating=rating, rated_at=now, watched=True, changed_at=now)
    recount([film.pk], now=now)
