"""Writes: rules in force, scores by day, bands, badges."""

from __future__ import annotations

from onesheet.scorebook.services.badges import award_badge, end_badge, falls_short, make_badge, revoke_badge
from onesheet.scorebook.services.bands import add_band, end_band
from onesheet.scorebook.services.days import forget_unchanged, keep, keep_all
from onesheet.scorebook.services.rules import set_rule, take_site_mean

__all__ = [
    "add_band", "award_badge", "end_badge", "end_band", "falls_short", "forget_unchanged", "keep", "keep_all", "make_badge", "revoke_badge",
    "set_rule", "take_site_mean",
]  # fmt: skip
