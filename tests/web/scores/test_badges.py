"""Badges: made, awarded with the numbers beside the conditions, and taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from factories.accounts import editor
from factories.critics import gave
from factories.sources import NOON
from onesheet.critics.models import CriticTally
from onesheet.scorebook.models import Badge, BadgeAward
from web.scores.conftest import rated

TODAY = timezone.localdate
DAY = timedelta(days=1)


@pytest.fixture
def seal(db) -> Badge:
    """A badge that takes 60 % of five reviews."""
    return Badge.objects.create(
        name="Seal", slug="seal", conditions="Seen together.", rule="percent-positive", least=60, fewest=5,
        since=NOON.date(),
    )  # fmt: skip


def _reviews(film, *printed: str) -> None:
    for one in printed:
        gave(one, film=film)


def test_badge_is_made_with_its_conditions(ada, visit, db):
    told = {
        "name": "Club seal", "conditions": "Seen together.\nLiked by most.", "rule": "percent-positive", "least": "80",
        "fewest": "5", "since": TODAY(),
    }  # fmt: skip

    assert ada.post("/scores/badges", told)["Location"] == "/scores/badges/club-seal"

    page = visit("/scores/badges/club-seal", queries=3)
    assert "Critics, percent positive: 80% or more, of 5 inputs or more" in page.words
    assert "0 films have it" in page.words
    assert "No film has it yet." in page.words
    assert "Club seal" in visit("/scores/").words
    assert "Liked by most." in visit("/scores/badges").words


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"name": ""}, "Give the badge a name."),
        ({"conditions": ""}, "Say in words what a film must be"),
        ({"rule": "percent-positive"}, "Say which score the film must reach."),
        ({"rule": "percent-positive", "least": "120"}, "say which score it takes, from 0 to 100."),
        ({"rule": "no-such-rule"}, "Select a valid choice"),
        ({"fewest": "many"}, "Give a whole number."),
        ({"since": "2001-01-01"}, "cannot begin before today"),
        ({"name": "SEAL"}, "there is a badge of this name."),
    ],
)
def test_badge_that_cannot_be_is_refused(ada, seal, told, said):
    answer = ada.post("/scores/badges", {"name": "Anchor", "conditions": "Twice.", "since": TODAY()} | told)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert Badge.objects.count() == 1


def test_editor_awards_with_the_numbers_beside_the_conditions(ada, visit, tide, seal):
    _reviews(tide, "4/5", "4/5", "4/5", "4/5", "1/5")

    form = visit("/films/the-tide/badges", by=ada)
    assert "Critics, percent positive: 60% or more, of 5 inputs or more." in form.words
    assert "This film: 80%, 5 reviews with a verdict. It meets the condition." in form.words
    assert ada.post("/films/the-tide/badges", {"badge": seal.pk, "reason": "Agreed."}).status_code == 302

    award = BadgeAward.objects.get()
    assert award.met["value"] == "80"
    page = visit("/films/the-tide/badges", queries=4)
    assert "Seal awarded" in page.words
    assert "Agreed." in page.words
    assert "Critics, percent positive then: 80%, 5 reviews with a verdict" in page.words
    assert "Award a badge" not in page.words
    assert "Seal" in visit("/films/the-tide/scores/percent-positive").words
    assert "The Tide (2014)" in visit("/scores/badges/seal", queries=3).words
    assert "1 film has it" in visit("/scores/badges/seal").words
    assert "No badge may be awarded today." in visit("/films/the-tide/badges", by=ada).words


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (("4/5", "1/5", "1/5", "1/5", "1/5"), "its score is 20, and 60 is needed"),
        (("4/5",), "it has no such score yet"),
        ((), "it has no such score yet"),
    ],
)
def test_film_that_falls_short_gets_none(ada, visit, tide, seal, printed, said):
    _reviews(tide, *printed)

    assert "It does not meet the condition." in visit("/films/the-tide/badges", by=ada).words
    assert said in ada.post("/films/the-tide/badges", {"badge": seal.pk}).content.decode()
    assert not BadgeAward.objects.exists()


def test_score_of_too_few_inputs_is_none(ada, visit, tide, seal):
    Badge.objects.update(fewest=6)
    _reviews(tide, *["4/5"] * 5)

    html = ada.post("/films/the-tide/badges", {"badge": seal.pk}).content.decode()

    assert "its score has 5 inputs, and 6 are needed" in html


def test_held_score_gets_no_badge_and_shows_none(ada, visit, tide, seal):
    _reviews(tide, *["4/5"] * 5)
    BadgeAward.objects.create(badge=seal, film=tide, at=NOON)
    assert "Seal" in visit("/films/the-tide/badges").words
    CriticTally.objects.update(held=True)

    assert "Seal" not in visit("/films/the-tide/badges").words
    assert "0 films have it" in visit("/scores/badges/seal").words
    assert "The Tide" not in visit("/scores/badges/seal").words
    assert "Seal 0 films" in visit("/scores/").words
    assert "0 films, since" in visit("/scores/badges").words
    seal.rule = ""
    seal.save()
    assert "The Tide" in visit("/scores/badges/seal").words
    seal.rule = "percent-positive"
    seal.save()
    BadgeAward.objects.all().delete()
    assert "it has no such score yet" in ada.post("/films/the-tide/badges", {"badge": seal.pk}).content.decode()


@pytest.mark.parametrize("told", [{}, {"badge": "999999"}, {"badge": "x"}])
def test_no_badge_is_no_award(ada, tide, seal, told):
    answer = ada.post("/films/the-tide/badges", told)

    assert answer.status_code == 200
    assert "Choose a badge" in answer.content.decode()


def test_badge_is_taken_back_with_a_reason_and_may_be_awarded_again(ada, visit, tide):
    badge = Badge.objects.create(name="Anchor", slug="anchor", conditions="Seen twice.", since=NOON.date())
    ada.post("/films/the-tide/badges", {"badge": badge.pk})
    award = BadgeAward.objects.get()
    path = f"/films/the-tide/badges/{award.pk}/revoke"

    assert "Take back “Anchor”" in visit(path, by=ada).words
    assert "Give a reason." in ada.post(path, {"reason": ""}).content.decode()
    assert ada.post(path, {"reason": "Cut since."}).status_code == 302

    assert "by Ada : Cut since." in visit("/films/the-tide/badges").words.replace("Ada:", "Ada :")
    assert "Anchor" not in visit("/films/the-tide/scores").words
    visit(path, by=ada, status=404)
    assert ada.post("/films/the-tide/badges", {"badge": badge.pk}).status_code == 302
    assert BadgeAward.objects.count() == 2


def test_award_of_another_film_is_not_found_here(ada, visit, tide):
    badge = Badge.objects.create(name="Anchor", slug="anchor", conditions="-", since=NOON.date())
    award = BadgeAward.objects.create(badge=badge, film=tide, at=NOON)

    visit(f"/films/no-film/badges/{award.pk}/revoke", by=ada, status=404)
    visit("/films/the-tide/badges/999999/revoke", by=ada, status=404)


def test_badge_that_ended_is_awarded_no_more_and_kept_by_who_has_it(ada, visit, tide):
    badge = Badge.objects.create(name="Anchor", slug="anchor", conditions="-", since=NOON.date())
    BadgeAward.objects.create(badge=badge, film=tide, at=NOON, by=editor("ada"))

    assert ada.post(f"/scores/badges/{badge.pk}/end", {"until": TODAY() - DAY}).status_code == 302

    assert "Anchor" in visit("/films/the-tide/scores").words
    assert "No badge may be awarded today." in visit("/films/the-tide/badges", by=ada).words
    assert "has ended before" in ada.post(f"/scores/badges/{badge.pk}/end", {"until": TODAY()}).content.decode()
    visit("/scores/badges/999999/end", by=ada, status=404)


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_however_many_badges(ada, visit, tide, count):
    rated(tide, 7)
    for number in range(count):
        badge = Badge.objects.create(name=f"B{number}", slug=f"b{number}", conditions="-", since=NOON.date())
        BadgeAward.objects.create(badge=badge, film=tide, at=NOON)
        Badge.objects.create(name=f"C{number}", slug=f"c{number}", conditions="-", since=NOON.date())

    visit("/films/the-tide/badges", queries=4)
    visit("/films/the-tide/badges", by=ada, queries=13)
    visit("/scores/badges/b0", queries=3)


def test_no_film_and_no_badge_are_not_found(visit, db):
    visit("/films/no-film/badges", status=404)
    visit("/scores/badges/no-badge", status=404)
