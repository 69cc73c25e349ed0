"""A film that an import takes off the watchlist is no news any more; taken back, it is again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from factories.taking_in import look, order, row, take, take_back
from onesheet.accounts.models import Visibility
from onesheet.exchange.pure.rows import Fate, Rate, View, Want
from onesheet.reviews.models import Activity, MemberFilm
from onesheet.reviews.services.films import set_watchlisted
from onesheet.reviews.services.privacy import change_privacy

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(days=1)


@pytest.fixture
def olga():
    return MemberFactory(username="olga")


@pytest.fixture
def tide():
    return FilmFactory(title="The Tide", year=2014, shown=True)


def wants(member, film) -> None:
    set_watchlisted(by=member, film=film.pk, watchlisted=True, now=NOON)


def news() -> list[tuple]:
    return list(Activity.objects.values_list("kind", "ref", "visibility", "shown", "at"))


@pytest.mark.parametrize("deed", [Rate(8), View("a", "2020-01-02")], ids=["rated", "seen"])
def test_a_wish_that_an_import_fulfils_is_no_news_and_comes_back_with_undoing(olga, tide, deed):
    wants(olga, tide)
    before = news()
    assert len(before) == 1
    look(order(olga, now=LATER), [row(deed, "The Tide")])
    assert news() == before

    done = take(order(olga, now=LATER), [row(deed, "The Tide")])
    assert [one.fate for one in done] == [Fate.MADE]
    assert MemberFilm.objects.get().watchlisted_at is None
    assert news() == []

    assert take_back(order(olga, now=LATER), done) == []
    assert MemberFilm.objects.get().watchlisted_at is not None
    assert news() == before


def test_a_wish_that_stays_is_news_still(olga, tide):
    """The file wants what it rates; others' wishes are theirs."""
    ben = MemberFactory(username="ben")
    wants(olga, tide), wants(ben, tide)
    take(order(olga, now=LATER), [row(Want(), "The Tide"), row(Rate(8), "The Tide")], size=1)

    assert len(news()) == 2


def test_what_is_told_again_is_told_to_those_who_may_see_it_now(olga, tide):
    wants(olga, tide)
    done = take(order(olga, now=LATER), [row(Rate(8), "The Tide")])
    me = Visibility.ME
    change_privacy(by=olga, films_visibility=me, entry_visibility=me, comments_open=True, now=LATER)

    take_back(order(olga, now=LATER), done)

    assert [one[2] for one in news()] == [Visibility.ME]


def test_a_wish_of_since_stays_as_it_is(olga, tide):
    wants(olga, tide)
    done = take(order(olga, now=LATER), [row(Rate(8), "The Tide")])
    set_watchlisted(by=olga, film=tide.pk, watchlisted=True, now=LATER)
    assert len(news()) == 1

    (kept,) = take_back(order(olga, now=LATER), done)

    assert "place on the watchlist" in kept
    assert [one[-1] for one in news()] == [LATER]
