"""docs/scoring.md tells every rule by its name and version, with the parameters that the code has."""

from __future__ import annotations

from pathlib import Path

import pytest

from onesheet.scores import compatibility, histogram, verdicts
from onesheet.scores.critics import BY_VERSION as OF_CRITICS
from onesheet.scores.derived import RULE as DERIVED
from onesheet.scores.members import BY_VERSION as OF_MEMBERS
from onesheet.scores.rules import RULES

TEXT = (Path(__file__).parents[3] / "docs" / "scoring.md").read_text(encoding="utf-8")
UNITS = {"percent": "per cent", "points": "0 to 100", "stars": "stars"}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_the_table_has_every_rule_as_it_is(rule):
    numbers = ", ".join(f"`{name}` {number}" for name, number in rule.parameters.items())
    start = f"| `{rule.name}/{rule.version}` | {rule.of} | {UNITS[rule.unit]}, "
    line = next((line for line in TEXT.splitlines() if line.startswith(start)), "")

    assert line.endswith(f" | {numbers} |")
    assert f": `{rule.name}/{rule.version}`\n" in TEXT, "a heading of its own"


def test_every_version_that_can_be_in_force_is_told():
    assert all(f"`{name}/{version}`" in TEXT for name, version in {**OF_CRITICS, **OF_MEMBERS})


@pytest.mark.parametrize("rule", [histogram.RULE, compatibility.RULE, verdicts.RULE, DERIVED])
def test_other_rules_are_told(rule):
    assert f"`{rule}`" in TEXT
