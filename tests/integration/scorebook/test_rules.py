"""Rules change with a reason; today's scores follow, the past stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories.accounts import MemberFactory
from factories.films import FilmFactory
from factories.sources import NOON
from onesheet.accounts.services import Refusal
from onesheet.critics.models import CriticTally
from onesheet.reviews.models import FilmTally
from onesheet.scorebook.models import RuleInForce, ScoreDay
from onesheet.scorebook.queries import as_of, history, rule_changes, rule_changes_count, rules_in_force
from onesheet.scorebook.services import set_rule, take_site_mean
from onesheet.scorebook.services.sources import score_again
from onesheet.scores.rules import CRITICS, MEMBERS, rulebook

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(days=3)


@pytest.fixture
def ada():
    return MemberFactory(username="ada", display_name="Ada")


def rated(title: str, **columns: int) -> int:
    """Make a film with these counts and its scores of that noon."""
    film = FilmFactory(title=title).pk
    FilmTally.objects.create(film_id=film, **columns)
    score_again(of=MEMBERS, films=[film], now=NOON)
    return film


def value(film: int, rule: str, day, of: str = MEMBERS) -> str:
    return str(as_of(film, of, day).result(rule).value)


def test_defaults_are_in_force_until_somebody_decides_otherwise():
    assert rules_in_force() == rulebook()


def test_a_change_makes_todays_scores_again_and_leaves_the_past(ada):
    tide, wick = rated("The Tide", half_10=5), rated("The Wick", half_2=5)

    made = set_rule(
        rule="members-bayes", parameters={"prior": "1", "prior_ratings": "5"}, reason=" We are few. ", by=ada, now=LATER
    )

    assert (made.version, made.parameters, made.since, made.by, made.reason) == (
        1, {"fewest": 1, "prior": "1.00", "prior_ratings": 5}, LATER, ada, "We are few.",
    )  # fmt: skip
    assert [value(film, "members-bayes", NOON.date()) for film in (tide, wick)] == ["3.33", "2.67"]
    assert [value(film, "members-bayes", LATER.date()) for film in (tide, wick)] == ["3.00", "1.00"]
    assert value(tide, "members-mean", LATER.date()) == "5.0"
    # What was in force is kept beside what it made.
    assert as_of(tide, MEMBERS, NOON.date()).result("members-bayes").parameters["prior"] == "3.00"
    assert as_of(tide, MEMBERS, LATER.date()).result("members-bayes").parameters["prior"] == "1.00"
    assert len(history(tide, MEMBERS)) == 2


def test_the_newest_row_of_a_rule_is_in_force_and_others_keep_their_defaults(ada):
    for least in (7, 9):
        set_rule(rule="percent-positive", parameters={"fewest": least}, reason="More.", by=ada, now=NOON)

    book = rules_in_force()
    assert book["percent-positive"].parameters == {"fewest": 9}
    assert book["critics-mean"].parameters == {"fewest": 5}
    assert [(one.parameters["fewest"], one.by, one.reason) for one in rule_changes(limit=9)] == [
        (9, "Ada", "More."), (7, "Ada", "More."),
    ]  # fmt: skip
    assert rule_changes_count() == 2


def test_a_clock_that_is_behind_changes_nothing_of_the_order(ada):
    set_rule(rule="percent-positive", parameters={"fewest": 7}, reason="More.", by=ada, now=LATER)
    set_rule(rule="percent-positive", parameters={"fewest": 9}, reason="Still more.", by=ada, now=NOON)

    assert rules_in_force()["percent-positive"].parameters == {"fewest": 9}


def test_scores_by_critics_that_are_held_back_stay_unwritten(ada):
    shown, held = FilmFactory(title="The Tide"), FilmFactory(title="The Wick")
    for film in (shown, held):
        CriticTally.objects.create(film=film, positive=6, held=film == held)

    set_rule(rule="percent-positive", parameters={"fewest": 6}, reason="More.", by=ada, now=NOON)

    assert as_of(shown.pk, CRITICS, NOON.date()).result("percent-positive").value == 100
    assert as_of(held.pk, CRITICS, NOON.date()) is None


def test_films_that_nobody_rated_get_no_scores(ada):
    FilmTally.objects.create(film=FilmFactory(), watched=3)

    set_rule(rule="members-mean", parameters={"fewest": 1}, reason="We are few.", by=ada, now=NOON)

    assert not ScoreDay.objects.exists()


@pytest.mark.parametrize(
    ("rule", "parameters", "reason", "version", "says"),
    [
        ("best-of-all", {}, "Why not.", None, "no score has this rule"),
        ("percent-positive", {"fewest": 6}, "  ", None, "give a reason"),
        ("percent-positive", {"fewest": 6}, "x" * 501, None, "give a reason"),
        ("percent-positive", {"fewest": "few"}, "Why not.", None, "fewest is a whole number from 1 to 1000"),
        ("percent-positive", {"prior": 6}, "Why not.", None, "no parameter prior"),
        ("members-bayes", {"prior": "9"}, "Why not.", None, "prior is a number from 0.50 to 5.00 with 2 decimals"),
        ("percent-positive", {"fewest": 6}, "Why not.", 2, "no such version"),
        ("percent-positive", {"fewest": "5"}, "Why not.", 1, "so already"),
        ("percent-positive", {}, "Why not.", None, "so already"),
    ],
)
def test_what_changes_nothing_or_makes_no_sense_is_refused(ada, rule, parameters, reason, version, says):
    with pytest.raises(Refusal, match=says) as told:
        set_rule(rule=rule, parameters=parameters, reason=reason, version=version, by=ada, now=NOON)

    assert str(told.value).startswith("Nothing was changed: ")
    assert not RuleInForce.objects.exists()


def test_the_prior_becomes_the_mean_of_the_site(ada):
    # Three times 5 stars and twice 2.5 by proven members; the thousand of half a star are by others.
    tide = rated("The Tide", half_10=3, half_1=1000, unproven_1=1000)
    rated("The Wick", half_5=2)

    made = take_site_mean(by=ada, now=LATER)

    assert made.parameters == {"fewest": 1, "prior": "4.00", "prior_ratings": 25}
    assert made.reason == "The mean of 5 ratings on this site is 4.00 stars."
    assert as_of(tide, MEMBERS, LATER.date()).result("members-bayes").parameters["prior"] == "4.00"
    with pytest.raises(Refusal, match="so already"):
        take_site_mean(by=ada, now=LATER)


def test_where_nobody_is_proven_all_ratings_make_the_mean(ada):
    rated("The Tide", half_10=2, unproven_10=2)

    assert take_site_mean(by=ada, now=NOON).parameters["prior"] == "5.00"


def test_a_site_without_ratings_has_no_mean(ada):
    with pytest.raises(Refusal, match="nobody has rated"):
        take_site_mean(by=ada, now=NOON)


def test_scores_are_made_again_at_the_cost_of_few_queries(ada, django_assert_num_queries):
    films = [rated(f"Film {number}", half_10=number + 5) for number in range(3)]
    ScoreDay.objects.all().delete()

    # The transaction, the counts, the rules, what was kept, what is kept now.
    with django_assert_num_queries(7):
        assert score_again(of=MEMBERS, films=films, now=NOON) == films
    with django_assert_num_queries(5):
        assert score_again(of=MEMBERS, films=films, now=LATER) == []
    with django_assert_num_queries(1):
        rules_in_force()
