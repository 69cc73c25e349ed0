"""Scores that are held back: no surface has a figure of them, nor one that they were made of, until their time."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal

import pytest
from django.test import Client

from factories.accounts import MemberFactory, editor
from factories.embargo import TOMORROW, reviewed
from factories.films import FactFactory, FilmFactory
from factories.lists import ListFactory, ListItemFactory
from factories.sources import NOON
from onesheet.critics.queries.scores import film_scores
from onesheet.critics.services import embargo
from onesheet.critics.services.weights import weigh
from onesheet.reviews.models import FilmTally
from onesheet.scorebook.models import Band, ScoreDay
from onesheet.scorebook.services.badges import award_badge, make_badge
from web.embargo.walking import told

pytestmark = pytest.mark.django_db

FILM = "/films/the-tide"
MARKS = (73, 84, 91, 38, 55, 63, 98)
"""Of 100: 5 of 7 are positive, which is 71 per cent, and the mean is 71.7, by weight 72. No mark is one of these."""
FIGURE = re.compile(r"(?<![\d#.=/\-])7[12](?:\.\d+)?(?![\d\-/])")
_PLACES = re.compile(r' (?:x|y|width|height)="[^"]*"')
"""Where the bars of a chart stand."""
SHOWING = {
    "film page": FILM,
    "film scores": f"{FILM}/scores",
    "scores of the day": f"{FILM}/scores?on={NOON.date()}",
    "percent": f"{FILM}/scores/percent-positive",
    "mean": f"{FILM}/scores/critics-mean",
    "weighted": f"{FILM}/scores/critics-weighted",
    "percent as json": f"{FILM}/scores/percent-positive.json",
    "weighted as json": f"{FILM}/scores/critics-weighted.json",
    "days of the percent": f"{FILM}/scores/percent-positive/days.csv",
    "grid": "/grid/year/2014",
    "grid by average": "/grid/year/2014?sort=average",
    "grid as csv": "/grid/year/2014.csv",
    "grid of a list": "/grid/list/1",
    "grid of an edition": "/grid/festival/harbour-festival/2014",
}
"""Where the figures show while nothing is held."""
OTHERS = {
    "film critics": f"{FILM}/critics", "words": f"{FILM}/critics/words", "critic": "/critics/critic-1", "outlet": "/outlets/paper-1",
    "critics": "/critics/", "home": "/", "films": "/films/", "search": "/search?q=Tide", "record": f"{FILM}/record",
    "badges": f"{FILM}/badges", "published rules": "/scores/", "list": "/lists/1", "list as json": "/lists/1.json",
    "list as csv": "/lists/1.csv", "members' score": f"{FILM}/scores/members-score", "consensus": f"{FILM}/consensus",
    "inputs as zip": f"{FILM}/scores/percent-positive.zip", "inputs as csv": f"{FILM}/scores/critics-mean.csv",
    "grid as atom": "/grid/year/2014.atom", "reviews by members": "/reviews.atom",
}  # fmt: skip
"""Everything else that is about the film."""


@pytest.fixture
def film():
    """A film with seven reviews, on a list and shown at a festival."""
    film = FilmFactory(title="The Tide", year=2014)
    for at, mark in enumerate(MARKS):
        reviewed(film, by=f"Critic {at}", at=f"Paper {at}", printed=f"{mark}/100")
    FactFactory(film=film, property="festival", value="Harbour Festival", qualifiers={"edition": 2014})
    made = ListFactory(pk=1, name="Shores", items_count=1)
    ListItemFactory(list=made, film=film)
    assert [str(one.value) for one in film_scores(film.pk).results] == ["71", "71.7", "72"]
    return film


def hold(film) -> None:
    embargo.hold_scores(film=film.pk, until=TOMORROW, by=None, now=NOON)


def ask(path: str, by: Client | None = None) -> str:
    answer = (by or Client()).get(path)
    assert answer.status_code in {200, 404}, path
    return _PLACES.sub("", told(answer.getvalue() if answer.streaming else answer.content))


@pytest.mark.parametrize("path", SHOWING.values(), ids=SHOWING)
def test_surface_has_the_figures_before_and_after_and_not_between(film, path):
    assert FIGURE.search(ask(path))

    hold(film)
    assert not FIGURE.search(ask(path))

    embargo.release_due(now=TOMORROW)
    assert FIGURE.search(ask(path))


@pytest.mark.parametrize("path", OTHERS.values(), ids=OTHERS)
def test_no_other_surface_has_them(film, path):
    hold(film)

    assert not FIGURE.search(ask(path))


def test_nothing_changes_with_what_the_scores_would_be(film):
    """A weight moves the weighted score, and nothing that may be seen but where the weight itself stands."""
    hold(film)
    tells_the_weight = {"/critics/critic-3", f"{FILM}/scores/percent-positive.zip", f"{FILM}/scores/critics-mean.csv"}
    paths = [path for path in [*SHOWING.values(), *OTHERS.values()] if path not in tells_the_weight]
    before = {path: ask(path) for path in paths}

    critic = film.critic_reviews.get(printed="38/100").critic
    weigh(voice=critic, weight=400, reason="Reads twice.", by=editor(), now=NOON)

    assert [path for path in paths if ask(path) != before[path]] == []
    embargo.release_due(now=TOMORROW)
    assert film_scores(film.pk).results[2].value < 72


def test_members_and_moderators_see_no_more(film):
    hold(film)
    for who in ("mia", "mo"):
        browser = Client()
        browser.force_login(MemberFactory(username=who))
        for path in SHOWING.values():
            assert not FIGURE.search(ask(path, browser)), path


def test_structured_data_has_no_rating_by_critics(film):
    def ratings() -> str:
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', ask(FILM), re.DOTALL)
        return json.dumps([json.loads(one) for one in found])

    shown = ratings()
    hold(film)

    assert not FIGURE.search(ratings())
    assert '"ratingCount": 7' not in ratings()
    embargo.release_due(now=TOMORROW)
    assert ratings() == shown


def test_a_critics_habits_do_not_tell_what_most_said(film):
    before = ask("/critics/critic-1")
    hold(film)
    held = ask("/critics/critic-1")

    assert held != before
    embargo.release_due(now=TOMORROW)
    assert ask("/critics/critic-1") == before


@pytest.mark.parametrize("path", ["/critics/critic-0", "/outlets/paper-0"])
def test_who_wrote_of_that_film_alone_has_no_average_that_would_be_its_score(film, path):
    FilmTally.objects.create(film=film, half_8=9)
    before = ask(path)
    hold(film)
    signed_in = Client()
    signed_in.force_login(editor())

    for browser in (None, signed_in):
        page = ask(path, browser)
        assert "73/100" in page, "the review itself is no secret"
        for words in ("of 100, from", "positive, of", "points away", "How many marks have a value"):
            assert words in before, words
            assert words not in page, words
    embargo.release_due(now=TOMORROW)
    assert ask(path) == before


@pytest.mark.parametrize("path", ["/critics/critic-0", "/outlets/paper-0", "/grid/year/2014"])
def test_averages_are_of_the_films_whose_scores_are_not_held_back(film, path):
    reviewed(FilmFactory(title="Zinc", year=2014), by="Critic 0", at="Paper 0", printed="1/100")
    assert "37.0" in ask(path)

    hold(film)

    page = ask(path)
    assert "37.0" not in page
    assert ">1.0<" in page


def test_the_grid_keeps_its_reviews_and_sorts_as_if_there_were_no_average(film, client):
    other = FilmFactory(title="Zinc", year=2014)
    reviewed(other, by="Critic 0", at="Paper 0", printed="1/100")
    hold(film)

    lines = list(csv.reader(io.StringIO(client.get("/grid/year/2014.csv?sort=average").content.decode())))

    assert [line[0] for line in lines[1:]] == ["Zinc", "The Tide"]
    assert lines[2][3:6] == ["", "", "7"]
    assert lines[2][6] == "73/100"


def test_the_scorebook_keeps_nothing_meanwhile_and_the_day_of_release_afterwards(film):
    hold(film)
    reviewed(film, by="Late Guest", printed="0/100", now=NOON.replace(hour=20))
    assert ScoreDay.objects.get(of="critics").at == NOON

    embargo.release_due(now=TOMORROW)

    first, last = ScoreDay.objects.filter(of="critics").order_by("day")
    assert (first.day, last.day) == (NOON.date(), TOMORROW.date())
    assert last.results[0]["value"] == "63"
    page = ask(f"{FILM}/scores?on={NOON.date()}")
    assert FIGURE.search(page)


@pytest.mark.parametrize("path", [FILM, f"{FILM}/scores", f"{FILM}/badges", "/scores/badges/anchor", "/films/", "/"])
def test_a_badge_that_a_score_decided_and_a_word_for_it_are_held_with_it(film, path):
    result = film_scores(film.pk).results[0]
    badge = make_badge(
        name="Anchor", conditions="Much liked.", rule="percent-positive", least=Decimal(60), fewest=5, since=NOON.date(),
        by=editor(), now=NOON,
    )  # fmt: skip
    before = ask(path)
    award_badge(badge=badge.pk, film=film.pk, result=result, reason="It is.", by=editor(), now=NOON)
    Band.objects.create(rule="percent-positive", low=60, high=100, label="Moored", since=NOON.date())
    hold(film)

    held = ask(path)

    assert not FIGURE.search(held)
    assert "Moored" not in held
    assert held.count("Anchor") == before.count("Anchor")
    assert held.count("The Tide") <= before.count("The Tide")
