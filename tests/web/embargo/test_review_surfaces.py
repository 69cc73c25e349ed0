"""A held review, surface by surface: as if it were not there until its time, and all there afterwards."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from factories.accounts import MemberFactory, editor
from factories.embargo import SECRET, TOMORROW, TRACES, five_reviews, held_review
from factories.films import FactFactory, FilmFactory
from factories.lists import ListFactory, ListItemFactory
from factories.sources import NOON
from onesheet.critics.models import Critic, CriticTally, Outlet
from onesheet.critics.services import embargo
from onesheet.scorebook.models import ScoreDay
from web.embargo.walking import told

pytestmark = pytest.mark.django_db

FILM = "/films/the-tide"
SURFACES = {
    "film page": FILM,
    "film critics": f"{FILM}/critics",
    "film critics by mark": f"{FILM}/critics?sort=lowest",
    "film scores": f"{FILM}/scores",
    "percent": f"{FILM}/scores/percent-positive",
    "mean": f"{FILM}/scores/critics-mean",
    "weighted": f"{FILM}/scores/critics-weighted",
    "inputs as zip": f"{FILM}/scores/percent-positive.zip",
    "inputs as csv": f"{FILM}/scores/critics-mean.csv",
    "score as json": f"{FILM}/scores/critics-weighted.json",
    "words": f"{FILM}/critics/words",
    "critics": "/critics/",
    "critics by name": "/critics/?sort=name",
    "critics sought": "/critics/?q=Critic",
    "outlets": "/outlets/",
    "critic of other reviews": "/critics/critic-one",
    "outlet of other reviews": "/outlets/paper-one",
    "grid of a year": "/grid/year/2014",
    "grid by average": "/grid/year/2014?sort=average",
    "grid by disagreement": "/grid/year/2014?sort=disagreement",
    "grid as csv": "/grid/year/2014.csv",
    "grid as atom": "/grid/year/2014.atom",
    "grid as rss": "/grid/year/2014.rss",
    "grid as json feed": "/grid/year/2014.json",
    "grid of a list": "/grid/list/1",
    "grid of an edition": "/grid/festival/harbour-festival/2014",
    "feed of an edition": "/grid/festival/harbour-festival/2014.rss",
}
"""Where a released review shows, each in its way."""

SILENT = {
    "home": "/", "films": "/films/", "films of a year": "/films/?year=2014", "search by critic": "/search?q=Zebulon",
    "search by quote": "/search?q=gobsmacking", "search by film": "/search?q=Tide", "record": f"{FILM}/record",
    "consensus": f"{FILM}/consensus", "reviews by members": "/reviews.atom", "list": "/lists/1", "list as json": "/lists/1.json",
    "rules": "/scores/", "weights": "/scores/weights", "members' score": f"{FILM}/scores/members-score", "people": "/people/",
    "days": f"{FILM}/scores/percent-positive/days.csv",
}  # fmt: skip
"""Where a review need not show: these say nothing of it before."""


@pytest.fixture
def film():
    """A film with five reviews, on a list and shown at a festival."""
    film = FilmFactory(title="The Tide", year=2014)
    five_reviews(film)
    FactFactory(film=film, property="festival", value="Harbour Festival", qualifiers={"edition": 2014})
    made = ListFactory(pk=1, name="Shores", items_count=1)
    ListItemFactory(list=made, film=film)
    return film


def ask(path: str, by: Client | None = None) -> str:
    answer = (by or Client()).get(path)
    assert answer.status_code == 200, path
    return told(answer.getvalue() if answer.streaming else answer.content)


def hide(film) -> None:
    """Hold one review by a new critic back, and one of the lowest mark by one whose page exists."""
    held_review(film)
    held_review(film, critic="Critic One", outlet="Paper One", printed="0/20")


@pytest.mark.parametrize("path", SURFACES.values(), ids=SURFACES)
def test_surface_is_the_same_until_the_time_and_another_from_then_on(film, path):
    before = ask(path)
    hide(film)

    assert ask(path) == before
    assert [trace for trace in TRACES if trace in before] == []
    embargo.release_due(now=TOMORROW)
    assert ask(path) != before


@pytest.mark.parametrize("path", SILENT.values(), ids=SILENT)
def test_surface_that_tells_of_other_things_tells_nothing_of_it(film, path):
    before = ask(path)
    hide(film)

    assert ask(path) == before


def test_its_own_address_is_for_editors(film, client):
    review = held_review(film)
    ada = Client()
    ada.force_login(editor())

    for path in (f"/critic-reviews/{review.pk}", "/critics/zebulon-quillfeather", "/outlets/the-xylophone-gazette",
                 "/scores/weights/critic/zebulon-quillfeather"):  # fmt: skip
        assert client.get(path).status_code == 404
        absent = re.sub("zebulon-quillfeather|the-xylophone-gazette", "nobody-at-all", path).replace(
            f"/{review.pk}", "/987654"
        )
        assert told(client.get(path).content).replace(path, "") == told(client.get(absent).content).replace(absent, "")
    assert "flummery" in ask(f"/critic-reviews/{review.pk}", ada)
    client.force_login(MemberFactory(username="mia"))
    assert client.get(f"/critic-reviews/{review.pk}").status_code == 404

    embargo.release_due(now=TOMORROW)
    assert "flummery" in ask(f"/critic-reviews/{review.pk}")


def test_structured_data_counts_it_from_its_time_on(film):
    def structured() -> list:
        return [
            json.loads(one)
            for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', ask(FILM), re.DOTALL)
        ]

    before = structured()
    hide(film)

    assert structured() == before
    embargo.release_due(now=TOMORROW)
    assert structured() != before


def test_scores_of_past_days_never_have_it(film):
    days = [NOON.date() - timedelta(days=1), NOON.date(), TOMORROW.date()]
    paths = [f"{path}?on={day}" for path in (f"{FILM}/scores", f"{FILM}/scores/critics-mean/days.csv") for day in days]
    before = [ask(path) for path in paths]
    kept = list(ScoreDay.objects.order_by("pk").values())

    hide(film)
    assert [ask(path) for path in paths] == before
    assert list(ScoreDay.objects.order_by("pk").values()) == kept

    embargo.release_due(now=TOMORROW)
    assert list(ScoreDay.objects.order_by("pk").values())[: len(kept)] == kept
    assert ScoreDay.objects.order_by("-day").first().day == TOMORROW.date()


def test_a_film_whose_only_review_is_held_is_as_if_nobody_had_written(client):
    FilmFactory(title="Silence", year=2011)
    paths = ["/films/silence", "/films/silence/critics", "/films/silence/scores", "/films/silence/critics/words", "/grid/",
             "/grid/year/2011", "/grid/year/2011.csv", "/grid/year/2011.json", "/critics/", "/outlets/"]  # fmt: skip
    before = [ask(path) for path in paths]

    held_review(FilmFactory._meta.model.objects.get(slug="silence"))

    assert [ask(path) for path in paths] == before
    assert not CriticTally.objects.exclude(positive=0, mixed=0, negative=0, undecided=0, scored=0).exists()


def test_what_a_member_takes_along_has_nothing_of_it(film):
    mia = Client()
    mia.force_login(MemberFactory(username="mia"))
    held_review(film)

    mia.post("/settings/export")
    answer = mia.get(re.search(r"/settings/export/[0-9a-f]+", mia.get("/settings/export").content.decode())[0])
    words = told(answer.getvalue())

    assert answer["Content-Type"] == "application/zip"
    assert [trace for trace in TRACES if trace in words] == []


def test_the_voices_it_made_stay_out_of_sight_though_they_are_there(film):
    held_review(film)

    assert Critic.objects.filter(name=SECRET["critic"]).exists()
    assert Outlet.objects.filter(name=SECRET["outlet"]).exists()
    for path in ("/critics/", "/outlets/", "/critics/?q=zebulon", "/outlets/?q=gazette", f"{FILM}/critics"):
        assert SECRET["critic"] not in ask(path)
        assert SECRET["outlet"] not in ask(path)
