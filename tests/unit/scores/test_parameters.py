"""Parameters of rules are numbers within their ranges, and what is not told stays as it is."""

from __future__ import annotations

import pytest

from onesheet.scores.parameters import PARAMETERS, ParameterFault, read_parameters
from onesheet.scores.rules import RULES


@pytest.mark.parametrize("rule", RULES)
def test_defaults_are_what_they_say(rule):
    assert read_parameters(rule, {}) == RULES[rule].parameters
    assert read_parameters(rule, {name: f" {told} " for name, told in RULES[rule].parameters.items()}) == (
        RULES[rule].parameters
    )


def test_every_parameter_has_its_range():
    assert {name for rule in RULES.values() for name in rule.parameters} == set(PARAMETERS)


@pytest.mark.parametrize(
    ("rule", "told", "read"),
    [
        ("percent-positive", {"fewest": "10"}, {"fewest": 10}),
        ("members-bayes", {"prior": "3.5"}, {"fewest": 1, "prior": "3.50", "prior_ratings": 25}),
        ("members-score", {"unproven_a_hundred": 0}, {"fewest": 5, "unproven_a_hundred": 0}),
    ],
)
def test_numbers_are_read_from_texts(rule, told, read):
    assert read_parameters(rule, told) == read


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("percent-positive", {"fewest": 0}),
        ("percent-positive", {"fewest": "many"}),
        ("percent-positive", {"fewest": ""}),
        ("percent-positive", {"fewest": "NaN"}),
        ("percent-positive", {"fewest": "sNaN"}),
        ("percent-positive", {"fewest": "Infinity"}),
        ("percent-positive", {"fewest": "2.5"}),
        ("percent-positive", {"fewest": "1e99"}),
        ("percent-positive", {"prior": "3"}),
        ("members-bayes", {"prior": "0.4"}),
        ("members-bayes", {"prior": "3.333"}),
        ("members-score", {"unproven_a_hundred": 51}),
        ("members-wilson", {"liked_from": 11}),
    ],
)
def test_what_is_out_of_range_is_refused_by_name(rule, told):
    with pytest.raises(ParameterFault, match=next(iter(told))):
        read_parameters(rule, told)


def test_a_rule_that_is_none():
    with pytest.raises(KeyError):
        read_parameters("best-of-all", {})
