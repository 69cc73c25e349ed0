"""What is said of an edition's films makes anew the pages that show it, and those alone: the programme's stay kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from factories.accounts import MemberFactory
from factories.embargo import five_reviews
from factories.festivals import ScreeningFactory
from integration.page_cache.test_completeness import made, raised_since
from onesheet.accounts.models import Member
from onesheet.critics.services.embargo import hold_scores
from onesheet.festivals.models import Edition, Selection, Showing
from onesheet.reviews.services.films import set_rating
from onesheet.reviews.services.privacy import change_privacy
from onesheet.web.festivals.kept import forget
from onesheet.web.page_cache import triggers
from onesheet.web.page_cache.keys import SITE, keys_of
from onesheet.web.page_cache.models import PageVersion
from web.buzz.conftest import HERE, NIGHT, Buzzing

pytestmark = pytest.mark.django_db(transaction=True)

_BUZZ = (
    "/buzz", "/buzz.json", "/buzz-feed.atom", "/buzz-feed.rss", "/buzz-feed.json", "/big-screen", "/buzz/the-tide", "/buzz/rope",
)  # fmt: skip
_PROGRAMME = (
    "", "/films", "/films/the-tide/more", "/schedule", "/changes", "/changes.atom", "/awards", "/votes", "/sections/galas",
    "/catalogue.csv", "/programme.csv", "/programme.json", "/calendar.ics", "/sections/galas/calendar.ics",
)  # fmt: skip


@pytest.fixture
def paths(buzzing: Buzzing) -> list[str]:
    """Every kind of public page of an edition, its festival and its films."""
    triggers.install(connection)
    screening = ScreeningFactory(edition=buzzing.edition)
    Showing.objects.create(screening=screening, selection=Selection.objects.get(film=buzzing.tide), position=1)
    here = [HERE + one for one in (*_BUZZ, *_PROGRAMME, f"/screenings/{screening.pk}")]
    return ["/festivals/", "/festivals/harbour", "/venues/", *here]


def changed_by(act, paths: list[str]) -> tuple[set[str], set[str]]:
    """Do it; return the pages that show it, and the keys that were raised."""
    forget()
    before, now = dict(PageVersion.objects.values_list("key", "v")), made(paths)
    assert {path for path, (status, _) in now.items() if status != 200} == set()
    act()
    raised = raised_since(before)
    then = made(paths)
    return {path for path in paths if then[path] != now[path]}, raised


def rated(buzzing: Buzzing) -> None:
    set_rating(by=MemberFactory(), film=buzzing.tide.pk, rating=10, now=NIGHT)


def criticised(buzzing: Buzzing) -> None:
    five_reviews(buzzing.tide)


def held_back(buzzing: Buzzing) -> None:
    film = Selection.objects.get(film=buzzing.tide).film
    hold_scores(film=film.pk, by=MemberFactory(), until=timezone.now() + timedelta(days=1), now=timezone.now())


@pytest.mark.parametrize("act", [rated, criticised])
def test_what_is_said_raises_the_buzz_alone(buzzing, paths, act):
    changed, raised = changed_by(lambda: act(buzzing), paths)

    assert changed <= {HERE + one for one in _BUZZ}
    assert {f"{HERE}/buzz", f"{HERE}/buzz.json", f"{HERE}/buzz/the-tide"} <= changed
    assert {"buzz:harbour", "film:the-tide"} <= raised
    assert not {"festival:harbour", "festivals", "catalogue", SITE} & raised


def test_an_embargo_raises_the_buzz_alone(buzzing, paths):
    criticised(buzzing)

    changed, raised = changed_by(lambda: held_back(buzzing), paths)

    assert f"{HERE}/buzz" in changed
    assert changed <= {HERE + one for one in _BUZZ}
    assert "buzz:harbour" in raised
    assert not {"festival:harbour", "festivals", "catalogue", SITE} & raised


def test_a_change_of_the_programme_raises_both(buzzing, paths):
    changed, raised = changed_by(lambda: Selection.objects.filter(film=buzzing.weed).delete(), paths)

    assert f"{HERE}/films" in changed
    assert "festival:harbour" in raised
    assert all({*keys_of(f"{HERE}{one}")} & raised for one in (*_BUZZ, *_PROGRAMME))


def test_who_no_longer_shows_their_films_leaves_the_kept_page_of_a_films_buzz(buzzing, paths):
    rosa = Member.objects.get(username="rosa")

    changed, raised = changed_by(
        lambda: change_privacy(
            by=rosa, films_visibility="me", entry_visibility="public", comments_open=True, now=timezone.now()
        ),
        paths,
    )

    assert changed == {f"{HERE}/buzz/rope"}
    assert {*keys_of(f"{HERE}/buzz/rope")} & raised
    assert "festival:harbour" not in raised


def test_where_no_buzz_is_shown_a_rating_raises_none(buzzing, paths):
    Edition.objects.update(buzz=False)
    before = dict(PageVersion.objects.values_list("key", "v"))

    rated(buzzing)

    assert "buzz:harbour" not in raised_since(before)
