"""The rules for newcomers, and cleaning up after a wave."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.moderation import WordRuleFactory, comment, film_list, rated, review
from onesheet.accounts.models import Member
from onesheet.accounts.services.attempts import came_from
from onesheet.moderation.models import Act, WordRule
from onesheet.reviews.models import FilmTally, Review


def test_rule_is_added_and_removed_and_the_log_brings_it_back(visit, mo):
    mo.post("/moderation/rules", {"kind": "domain", "pattern": "https://Lamps.Example/x", "then": "refuse"})

    assert "links to lamps.example → be refused" in visit("/moderation/rules", by=mo).words
    assert "Mo added the rule links to lamps.example" in visit("/moderation/log", by=mo).words
    mo.post(f"/moderation/rules/{WordRule.objects.get().pk}/remove")
    assert not WordRule.objects.exists()
    assert "removed the rule" in visit("/moderation/log", by=mo).words
    mo.post(f"/moderation/acts/{Act.objects.latest('pk').pk}/undo")
    assert WordRule.objects.get().pattern == "lamps.example"


@pytest.mark.parametrize(
    ("kind", "pattern", "sentence"),
    [
        ("word", "", "Give the words"),
        ("word", "ab", "at least three"),
        ("domain", "lamps", "Give the name of a site"),
        ("links", "many", "Give a number"),
        ("word", "Cheap  Lamps", "such a rule already"),
    ],
)
def test_what_is_no_rule_is_said_by_the_field(mo, kind, pattern, sentence):
    WordRuleFactory(pattern="cheap lamps")

    answer = mo.post("/moderation/rules", {"kind": kind, "pattern": pattern, "then": "hold"})

    assert sentence in answer.content.decode()
    assert WordRule.objects.count() == 1


def test_rules_are_tried_out_on_a_text(mo):
    WordRuleFactory(pattern="cheap lamps")
    WordRuleFactory(kind="links", pattern="1", then="refuse")

    caught = mo.post("/moderation/rules", {"sample": "CHEAP lamps www.a.example www.b.example"}).content.decode()
    missed = mo.post("/moderation/rules", {"sample": "Fog."}).content.decode()

    assert "“cheap lamps”: wait for a moderator" in caught
    assert "more than 1 link: be refused" in caught
    assert "No rule speaks of this text." in missed
    assert not Act.objects.exists()


@pytest.mark.parametrize("number", [1, 30])
def test_rules_cost_the_same_however_many(visit, mo, number):
    for one in range(number):
        WordRuleFactory(pattern=f"lamp number {one}")
    visit("/moderation/rules", by=mo)

    visit("/moderation/rules", by=mo, queries=6)


def spam(number: int) -> list[Member]:
    film = FilmFactory()
    members = [MemberFactory(username=f"lamps-{one}") for one in range(number)]
    said = review(MemberFactory(username="cy"), film, "I have no lamp.")
    for member in members:
        review(member, film, "Buy cheap lamps.")
        comment(member, said, "Lamps.")
        film_list(member, "Lamps")
        rated(member, film, 10)
    return members


def hidden(html: str, name: str) -> list[str]:
    return re.findall(rf'name="{name}" value="([^"]*)"', html)


def test_wave_is_looked_at_cleaned_up_and_brought_back(visit, client, mo):
    members = spam(12)
    page = visit("/moderation/clean-up?text=cheap+lamps", by=mo)
    assert "12 accounts, 36 texts, 12 ratings" in page.words
    assert "lamps-0" in page.words
    assert "Cy" not in page.words
    left = visit(f"/moderation/clean-up?text=cheap+lamps&but={members[0].pk}", by=mo)
    assert "11 accounts, 33 texts" in left.words

    answer = mo.post(
        "/moderation/clean-up",
        {"text": "cheap lamps", "but": members[0].pk, "digest": hidden(left.html, "digest"), "reason": "Lamps."},
    )

    assert answer["Location"] == "/moderation/log"
    assert Member.objects.filter(username__startswith="lamps", is_active=True).get() == members[0]
    assert FilmTally.objects.get().half_10 == 1
    assert client.get("/members/lamps-3").status_code in {404, 410}
    assert "cleaned up 11 accounts with 33 texts" in visit("/moderation/log", by=mo).words
    mo.post(f"/moderation/acts/{Act.objects.get().pk}/undo")
    assert FilmTally.objects.get().half_10 == 12
    assert not Review.objects.filter(hidden_at__isnull=False).exists()
    assert client.get("/members/lamps-3").status_code == 200


def test_what_changed_since_one_looked_is_not_cleaned_up(mo):
    spam(2)
    shown = mo.get("/moderation/clean-up?text=cheap+lamps").content.decode()
    review(MemberFactory(username="dora"), text="No cheap lamps here, I hope.")
    given = {"text": "cheap lamps", "digest": hidden(shown, "digest"), "reason": "Lamps."}

    answer = mo.post("/moderation/clean-up", given)

    assert "has changed since you looked" in answer.content.decode()
    assert "3 accounts" in answer.content.decode()
    assert not Act.objects.exists()


def test_wave_is_found_by_day_address_and_names(visit, mo):
    members = spam(3)
    for member in members[:2]:
        came_from(member=member, address="203.0.113.7", now=timezone.now())
    came_from(member=members[2], address="203.0.113.8", now=timezone.now())

    assert "2 accounts" in visit("/moderation/clean-up?like=lamps-0", by=mo).words
    assert "2 accounts" in visit("/moderation/clean-up?usernames=lamps-1,+lamps-2%0Amo", by=mo).words
    assert "4 accounts" in visit("/moderation/clean-up?joined=2024-01-01", by=mo).words
    assert "1 account" in visit("/moderation/clean-up?like=lamps-0&usernames=lamps-1", by=mo).words
    assert "No open account" in visit("/moderation/clean-up?joined=2999-01-01", by=mo).words
    assert "Give a day" in visit("/moderation/clean-up?joined=yesterday", by=mo).words
    assert "account" not in visit("/moderation/clean-up", by=mo).words.partition("Nothing is changed yet.")[2]


def test_clean_up_needs_a_reason_and_keeps_the_choice(mo):
    spam(1)
    shown = mo.get("/moderation/clean-up?text=cheap+lamps").content.decode()

    answer = mo.post("/moderation/clean-up", {"text": "cheap lamps", "digest": hidden(shown, "digest"), "reason": ""})

    assert "Give a reason." in answer.content.decode()
    assert "1 account" in answer.content.decode()
    assert not Act.objects.exists()


@pytest.mark.parametrize("number", [1, 30])
def test_preview_costs_the_same_however_many(visit, mo, number):
    spam(number)
    visit("/moderation/clean-up?text=cheap+lamps", by=mo)

    visit("/moderation/clean-up?text=cheap+lamps", by=mo, queries=14)


def test_clean_up_neither_shows_nor_searches_what_members_keep_to_themselves(visit, mo, ben):
    review(ben, text="Lamps, a draft.", state="draft", published_at=None)
    review(ben, text="Lamps, for me.", visibility="me")
    film_list(ben, "Lamps of mine", visibility="me")
    review(ben, text="Rain, for all.")

    assert "Rain, for all." in visit("/moderation/clean-up?usernames=ben", by=mo).words
    assert "Lamps" not in visit("/moderation/clean-up?usernames=ben", by=mo).words
    assert "Rain, for all." not in visit("/moderation/clean-up?text=lamps", by=mo).words


def test_number_that_no_database_takes_spares_nobody(mo, ben):
    review(ben, text="Lamps.")

    for number in ("9" * 30, "9" * 5000):
        assert mo.get("/moderation/clean-up", {"text": "lamps", "but": number}).status_code == 200
