"""Until when something is held back, and why."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

_TYPED = "%Y-%m-%dT%H:%M"
"""As browsers send the field."""


class HoldForm(forms.Form):
    """A time in the site's time zone and a reason."""

    until = forms.DateTimeField(
        input_formats=[_TYPED, "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"],
        widget=forms.DateTimeInput(format=_TYPED, attrs={"type": "datetime-local"}),
        error_messages={
            "required": _("Give the day and the time at which it may be read."),
            "invalid": _("This is no day with a time. Write it as 2026-11-20 09:30."),
        },
    )
    reason = forms.CharField(required=False, max_length=500, widget=forms.TextInput(attrs={"autocomplete": "off"}))


def hold_form(until: datetime | None) -> HoldForm:
    """Return the form, with the time it is held back until by now."""
    return HoldForm(initial={"until": localtime(until).replace(second=0, microsecond=0)} if until else None)
