"""The published rules with their parameters, words and weights, and the forms by which editors change them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from factories.accounts import MemberFactory, editor
from factories.critics import CriticFactory, OutletFactory, gave
from factories.sources import NOON
from onesheet.critics.models import Outlet
from onesheet.critics.services.weights import weigh
from onesheet.scorebook import services
from onesheet.scorebook.models import Band, RuleInForce
from onesheet.scorebook.queries import rules_in_force
from onesheet.scores.rules import RULES
from strategies.hostile import HOSTILE
from web.scores.conftest import rated

TODAY = timezone.localdate
DAY = timedelta(days=1)


def outlet(name: str) -> Outlet:
    """Make an outlet that everybody may know, since a review in it is shown."""
    made = OutletFactory(name=name)
    gave("4/5", outlet=made)
    return made


@pytest.fixture
def member(db) -> Client:
    browser = Client()
    browser.force_login(MemberFactory(username="ben"))
    return browser


def test_every_rule_is_published_with_its_parameters(visit, db):
    page = visit("/scores/", queries=5)

    for name in RULES:
        assert f"{name}/1" in page.words
        assert f"/scores/rules/{name}" in page.links
    assert "largest-remainder/1" in page.words
    assert "Stars that every film starts from 3.00" in page.words
    assert "No score has a word of its own yet." in page.words
    assert "No badge has been made yet." in page.words


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_however_much_was_decided(visit, db, count):
    ada = editor("ada")
    for number in range(count):
        services.set_rule(
            rule="critics-mean", parameters={"fewest": 6 + number}, reason="More.", by=ada, now=NOON + number * DAY
        )
        Band.objects.create(rule="critics-mean", low=number, high=number, label="x", since=NOON.date(), by=ada)
        services.make_badge(
            name=f"Seal {number}", conditions="-", rule="", least=None, fewest=0, since=NOON.date(), by=ada, now=NOON
        )
        weigh(voice=outlet(f"O{number}"), weight=150, reason="Twice.", by=ada, now=NOON)

    visit("/scores/", queries=5)
    assert visit("/scores/rules/critics-mean", queries=3).words.count("by Ada") == count
    assert visit("/scores/bands", queries=2).words.count("by Ada") == count
    assert visit("/scores/badges", queries=3).words.count("Seal") == count
    assert visit("/scores/weights", queries=2).words.count("Twice.") == count


def test_editor_sets_parameters_and_everybody_reads_why(ada, client, visit, tide):
    rated(tide, 7, 7, 7)

    answer = ada.post("/scores/rules/members-mean", {"fewest": "3", "reason": "We are a small house."})

    assert answer.status_code == 302
    assert rules_in_force()["members-mean"].parameters == {"fewest": 3}
    page = visit("/scores/rules/members-mean", queries=3)
    assert "We are a small house." in page.words
    assert "by Ada in force" in page.words
    assert "Set its parameters" not in page.words
    assert "We are a small house." in visit("/scores/").words
    assert "with these parameters since" in visit("/films/the-tide/scores/members-mean").words
    assert "Plain mean 3.5 of 5 3 ratings" in visit("/films/the-tide/scores").words


def test_old_parameters_can_be_set_again(ada, visit, db):
    for fewest in ("3", "4"):
        ada.post("/scores/rules/members-mean", {"fewest": fewest, "reason": f"Now {fewest}."})
    first = RuleInForce.objects.earliest("pk")

    page = visit("/scores/rules/members-mean", by=ada)

    assert f"/scores/rules/members-mean?like={first.pk}#change" in page.links
    assert 'value="3"' in visit(f"/scores/rules/members-mean?like={first.pk}", by=ada).html
    assert 'value="5"' in visit("/scores/rules/members-mean?like=0", by=ada).html
    assert 'value="4"' in visit("/scores/rules/members-mean?like=x", by=ada).html
    ada.post("/scores/rules/members-mean", {"fewest": "3", "reason": "As it was."})
    assert rules_in_force()["members-mean"].parameters == {"fewest": 3}
    assert RuleInForce.objects.count() == 3


@pytest.mark.parametrize(
    ("rule", "told", "said"),
    [
        ("members-bayes", {"prior": "5.5"}, "A number from 0.5 to 5, with 2 decimals at most."),
        ("members-bayes", {"prior": "3.456"}, "A number from 0.5 to 5, with 2 decimals at most."),
        ("members-bayes", {"prior_ratings": "-1"}, "A whole number from 0 to 1,000,000."),
        ("members-bayes", {"fewest": "NaN"}, "A whole number from 1 to 1,000."),
        ("members-bayes", {"fewest": HOSTILE[0][:19]}, "A whole number from 1 to 1,000."),
        ("members-bayes", {"fewest": ""}, "A whole number from 1 to 1,000."),
        ("members-wilson", {"liked_from": "11"}, "In half-stars: a whole number from 1 to 10."),
        ("members-score", {"unproven_a_hundred": "100"}, "A whole number from 0 to 50."),
        ("members-mean", {"reason": ""}, "Give a reason."),
        ("members-mean", {"reason": "x" * 501}, "A reason has 500 characters at most."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(ada, db, rule, told, said):
    given = {**{name: str(value) for name, value in RULES[rule].parameters.items()}, "reason": "Because.", **told}
    (name,) = told

    html = ada.post(f"/scores/rules/{rule}", given).content.decode()

    field = html.partition(f'name="{name}"')[2].partition("</div>")[0]
    assert f"<li>{said}" in field
    assert "Nothing was changed yet" in html
    assert "<script>alert" not in html
    assert not RuleInForce.objects.exists()


def test_change_that_changes_nothing_is_refused_with_what_was_typed(ada, db):
    html = ada.post("/scores/rules/members-mean", {"fewest": "5", "reason": "Just so."}).content.decode()

    assert "Nothing was changed: the rule is so already." in html
    assert 'value="Just so."' in html


def test_mean_of_the_site_becomes_the_start_of_every_film(ada, visit, tide):
    assert ada.post("/scores/rules/members-bayes", {"mean": "yes"}).status_code == 302
    assert "nobody has rated a film yet" in visit("/scores/rules/members-bayes", by=ada).html
    rated(tide, 8, 9, 10)

    ada.post("/scores/rules/members-bayes", {"mean": "yes"})

    assert rules_in_force()["members-bayes"].parameters["prior"] == "4.50"
    assert "The mean of 3 ratings on this site is 4.50 stars." in visit("/scores/rules/members-bayes").words


@pytest.mark.parametrize("path", ["/scores/rules/members-mean", "/scores/bands", "/scores/badges"])
def test_forms_are_for_editors(client, member, visit, db, path):
    assert "<form" not in visit(path).html.partition("<main")[2]
    assert client.post(path).status_code == 302
    assert member.post(path).status_code == 403


def test_word_is_added_shown_and_ended(ada, visit, tide):
    rated(tide, 8, 8, 8, 8, 8)
    told = {"rule": "members-mean", "low": "3.5", "high": "5", "label": "loved", "since": TODAY(), "reason": "Plain."}

    assert ada.post("/scores/bands", told).status_code == 302

    assert "loved Members, plain mean 3.5 to 5" in visit("/scores/bands").words
    assert "4.0 of 5 loved" in visit("/films/the-tide/scores").words
    band = Band.objects.get()
    assert "loved" in visit(f"/scores/bands/{band.pk}/end", by=ada).words
    assert ada.post(f"/scores/bands/{band.pk}/end", {"until": TODAY() - DAY}).status_code == 302
    assert "loved" not in visit("/films/the-tide/scores").words
    assert "loved" in visit("/scores/bands").words
    assert "loved" not in visit("/scores/").words


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"low": "many"}, "Give a number, such as 60 or 3.5."),
        ({"since": "soon"}, "Give a day as year-month-day"),
        ({"label": " "}, "Give the word."),
        ({"reason": ""}, "Give a reason."),
        ({"low": "90", "high": "80"}, "the band ends below its beginning."),
        ({"high": "101"}, "a score by this rule is from 0 to 100."),
        ({"since": "2001-01-01"}, "cannot begin before today"),
        ({"low": "50"}, "“divides” holds from 40 to 59. End it first."),
    ],
)
def test_word_that_cannot_be_is_refused(ada, db, told, said):
    Band.objects.create(rule="percent-positive", low=40, high=59, label="divides", since=NOON.date())
    given = {
        "rule": "percent-positive", "low": "60", "high": "100", "label": "liked", "since": TODAY(), "reason": "Plain.",
    }  # fmt: skip

    answer = ada.post("/scores/bands", given | told)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert Band.objects.count() == 1


def test_band_cannot_end_in_the_past_nor_twice(ada, db):
    band = Band.objects.create(rule="percent-positive", low=40, high=59, label="divides", since=NOON.date())

    html = ada.post(f"/scores/bands/{band.pk}/end", {"until": "2020-01-01"}).content.decode()
    assert "cannot end before yesterday" in html
    Band.objects.update(until="2020-01-01")
    assert "has ended before" in ada.post(f"/scores/bands/{band.pk}/end", {"until": TODAY()}).content.decode()
    assert ada.get("/scores/bands/999999/end").status_code == 404


def test_weights_are_public_with_reason_and_history(visit, db):
    ada, pier, ida = editor("ada"), outlet("The Pier"), CriticFactory(name="Ida Ross")
    gave("4/5", critic=ida)
    weigh(voice=pier, weight=150, reason="Its critics see films twice.", by=ada, now=NOON)
    weigh(voice=pier, weight=50, reason="No longer.", by=ada, now=NOON + DAY)
    weigh(voice=ida, weight=0, reason="She made it.", by=ada, now=NOON)

    every, one = visit("/scores/weights", queries=2), visit(f"/scores/weights/outlet/{pier.slug}", queries=3)

    assert "The Pier outlet 0.5 since" in every.words
    assert "Ida Ross critic 0 since" in every.words
    assert "It weighs 0.5 now." in one.words
    assert one.words.index("No longer.") < one.words.index("Its critics see films twice.")
    assert "She made it." not in one.words
    assert f"/outlets/{pier.slug}" in one.links
    assert "No editor has given it another weight" in visit(f"/scores/weights/outlet/{outlet('Late Row').slug}").words
    visit("/scores/weights/critic/nobody", status=404)
    visit("/scores/weights/paper/the-pier", status=404)


def test_without_weights_it_says_that_all_weigh_one(visit, db):
    assert "so all weigh 1" in visit("/scores/weights").words


def test_lists_of_what_was_decided_come_in_pages(visit, db):
    ada = editor("ada")
    for number in range(32):
        RuleInForce.objects.create(
            rule="critics-mean", version=1, parameters={"fewest": number}, since=NOON + number * DAY, reason="x", by=ada
        )
        Band.objects.create(rule="critics-mean", low=number, high=number, label=f"word {number}", since=NOON.date())
        weigh(voice=outlet(f"O{number}"), weight=150, reason="Twice.", by=ada, now=NOON)

    assert "Page 1 of 3" in visit("/scores/rules/critics-mean").words
    assert "as it began" in visit("/scores/rules/critics-mean?page=3").words
    assert "Page 2 of 2" in visit("/scores/bands?page=2").words
    assert "Page 2 of 2" in visit("/scores/weights?page=99").words


def test_rule_that_is_none_is_not_found(visit, db):
    visit("/scores/rules/no-such-rule", status=404)
