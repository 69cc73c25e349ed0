"""The rules by which scores are computed: their names, versions, units and parameters. docs/scoring.md tells them in full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MEMBERS, CRITICS = "members", "critics"

Numbers = Mapping[str, str | int]
"""Parameters of a rule; decimal numbers as texts."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it is published. `parameters` are its defaults."""

    name: str
    version: int
    of: str
    """`MEMBERS` or `CRITICS`: whose marks it takes."""
    unit: str
    """`stars` (0.5 to 5), `percent` (0 to 100) or `points` (0 to 100)."""
    parameters: Numbers = field(default_factory=dict)


RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule("percent-positive", 1, CRITICS, "percent", {"fewest": 5}),
        Rule("critics-mean", 1, CRITICS, "points", {"fewest": 5}),
        Rule("critics-weighted", 1, CRITICS, "points", {"fewest": 4}),
        Rule("members-score", 1, MEMBERS, "stars", {"fewest": 5, "unproven_a_hundred": 10}),
        Rule("members-mean", 1, MEMBERS, "stars", {"fewest": 5}),
        Rule("members-bayes", 1, MEMBERS, "stars", {"fewest": 1, "prior": "3.00", "prior_ratings": 25}),
        Rule("members-wilson", 1, MEMBERS, "percent", {"fewest": 5, "liked_from": 7}),
    )
}
"""By name, in the order in which they are shown; the first of each kind is the one in large type."""


@dataclass(frozen=True, slots=True)
class InForce:
    """The version and the parameters of a rule at one moment."""

    version: int
    parameters: Numbers


Rulebook = Mapping[str, InForce]
"""What is in force at one moment: rule name -> version and parameters."""


def rulebook(rows: Mapping[str, InForce] | None = None) -> Rulebook:
    """Return the defaults with what `rows` says in their place; what rows leave out of a rule's parameters keeps its default."""
    told = rows or {}
    book = {}
    for name, rule in RULES.items():
        row = told.get(name)
        book[name] = (
            InForce(rule.version, rule.parameters)
            if row is None
            else InForce(row.version, {**rule.parameters, **row.parameters})
        )
    return book
