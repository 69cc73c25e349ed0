"""How often members may plan, and how often calendars of plans are read."""

from __future__ import annotations

from datetime import timedelta

from onesheet.accounts.limits import Limit

PLAN = Limit(
    "plan",
    1_200,
    timedelta(hours=1),
    "A plan can be changed 1200 times an hour, and it was. Nothing was changed. Try again in {minutes}.",
)
"""Wishing, picking, saying when one has time. An evening with the whole programme stays below it."""

PROPOSE = Limit(
    "propose",
    120,
    timedelta(hours=1),
    "120 plans an hour can be proposed, and that many were. Try again in {minutes}.",
)
"""Looking for the best plan takes the server up to two seconds."""

CALENDAR = Limit(
    "plan-calendar",
    120,
    timedelta(hours=1),
    "This calendar was read 120 times within an hour. Try again in {minutes}.",
)
"""Reading the calendar of a plan, by its token; calendars ask about once an hour."""

NO_CALENDAR = Limit(
    "plan-calendar-guess",
    60,
    timedelta(hours=1),
    "No calendar was at 60 addresses that were tried. Try again in {minutes}.",
)
"""Asking for a calendar that is not there, by network address."""
