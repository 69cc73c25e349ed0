"""Fields and widgets that several of the desk's forms have."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

UNKNOWN = (("", _("nobody said")), ("yes", _("yes")), ("no", _("no")))
"""Three answers: what nobody said is neither."""
_TRUTH = {"yes": True, "no": False}

_EARLIEST, _LATEST = date(1890, 1, 1), date(2200, 12, 31)
"""As the services have it: a day beyond them is a typing error, and some have no moment in every zone."""
_CLOCK = ["%H:%M", "%H.%M", "%H%M", "%H:%M:%S"]


def words(label: Any, help_text: Any = "", *, most: int, rows: int = 1, needed: bool = False) -> forms.CharField:
    """Return a field for words, on one line or on several."""
    short = forms.TextInput(attrs={"autocomplete": "off"})
    widget = short if rows == 1 else forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, max_length=most, required=needed, widget=widget)


def number(label: Any, help_text: Any = "", *, least: int = 0, most: int = 2**31 - 1, needed: bool = False) -> Any:
    """Return a field for a whole number."""
    return forms.IntegerField(label=label, help_text=help_text, min_value=least, max_value=most, required=needed)


def tick(label: Any, help_text: Any = "") -> forms.BooleanField:
    """Return a box to tick."""
    return forms.BooleanField(label=label, help_text=help_text, required=False)


def choice(label: Any, choices: Any, help_text: Any = "") -> forms.ChoiceField:
    """Return a choice of which one may be empty."""
    return forms.ChoiceField(label=label, help_text=help_text, choices=choices, required=False)


def day(label: Any, help_text: Any = "", *, needed: bool = False) -> forms.DateField:
    """Return a field for a day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    validators = [
        MinValueValidator(_EARLIEST, _("The year has a typing error: nothing was shown before %(limit_value)s.")),
        MaxValueValidator(_LATEST, _("The year has a typing error: nobody plans beyond %(limit_value)s.")),
    ]
    return forms.DateField(label=label, help_text=help_text, required=needed, widget=widget, validators=validators)


def clock(label: Any, help_text: Any = "") -> forms.TimeField:
    """Return a field for a time of day."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, help_text=help_text, input_formats=_CLOCK, widget=widget)


def link(label: Any, help_text: Any = "", *, most: int) -> forms.CharField:
    """Return a field for the address of a page; the service looks whether it is one."""
    widget = forms.URLInput(attrs={"autocomplete": "off", "placeholder": "https://"})
    return forms.CharField(label=label, help_text=help_text, max_length=most, required=False, widget=widget)


def truth(given: str) -> bool | None:
    """Read one of the three answers."""
    return _TRUTH.get(given)


def answer(told: bool | None) -> str:  # noqa: FBT001 - the value itself is what is written
    """Write one of the three answers."""
    return "" if told is None else "yes" if told else "no"


def moment(on: Any, at: Any, zone: str) -> datetime:
    """Return the moment of a day and a time of day in a zone, in UTC; raise ValidationError for a time that is skipped there.

    Where clocks are put back and a time comes twice, it is the first.
    """
    local = datetime.combine(on, at).replace(tzinfo=ZoneInfo(zone))
    found = local.astimezone(UTC)
    if found.astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise forms.ValidationError(_("Clocks are put forward that night: there is no such time."))
    return found


class DeskForm(forms.Form):
    """A form of the desk. `groups` says in which order its fields stand, under which headings; `folded` ones are closed at first."""

    use_required_attribute = False
    as_of = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    """When the thing was changed last before the form was opened."""

    groups: tuple[tuple[Any, tuple[str, ...]], ...] = ()
    folded: tuple[Any, ...] = ()

    def grouped(self) -> list[tuple[str, list[forms.BoundField], bool]]:
        """Return the fields under their headings, and whether they are folded: never where one has an error."""
        found = []
        for heading, names in self.groups:
            fields = [self[name] for name in names]
            wrong = any(field.errors for field in fields)
            found.append((str(heading), fields, heading in self.folded and not wrong))
        return found
