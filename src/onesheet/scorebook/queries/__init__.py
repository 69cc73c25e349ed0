"""Reads: rules in force and scores by day; bands and badges are in `marks`."""

from __future__ import annotations

from onesheet.scorebook.queries.days import Kept, as_of, history
from onesheet.scorebook.queries.rules import RuleChange, rule_changes, rule_changes_count, rules_in_force

__all__ = ["Kept", "RuleChange", "as_of", "history", "rule_changes", "rule_changes_count", "rules_in_force"]
