"""Moments to the minute, for those who hold things back."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import pgettext


def time_words(moment: datetime) -> str:
    """Put a moment into words, in the site's time zone and with its name: `20 November 2026, 09:30 (Europe/Lisbon)`."""
    told = date_format(localtime(moment), pgettext("a day and a time, as Django's date format", "j F Y, H:i"))
    return f"{told} ({settings.TIME_ZONE})"
