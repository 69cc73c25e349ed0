"""Rules in force, scores by day, bands, badges: data with dates, so that the past stays as it was shown."""

from __future__ import annotations

from onesheet.scorebook.models.days import ScoreDay
from onesheet.scorebook.models.marks import Badge, BadgeAward, Band
from onesheet.scorebook.models.rules import RuleInForce

__all__ = ["Badge", "BadgeAward", "Band", "RuleInForce", "ScoreDay"]
