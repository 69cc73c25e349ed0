"""The forms by which editors change how scores are computed and what they are called."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onesheet.critics.models import HEAVIEST
from onesheet.scores.parameters import PARAMETERS, ParameterFault, read_parameters
from onesheet.scores.rules import RULES
from onesheet.web.scores.wording import TITLES, parameter_name
from onesheet.web.wording.numbers import number_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onesheet.scorebook.queries.marks import BadgeLine

LONGEST_REASON = 500

_DAY = gettext_lazy("Give a day as year-month-day, such as 2024-05-04.")
_NUMBER = gettext_lazy("Give a number, such as 60 or 3.5.")
_WEIGHT = re.compile(r"(?=.)(?P<whole>[0-9]{0,3})(?:[.,](?P<part>[0-9]{1,2}))?")


def _reason(why: Any, *, required: bool = True) -> forms.CharField:
    errors = {"required": why, "max_length": gettext_lazy("A reason has 500 characters at most.")}
    return forms.CharField(max_length=LONGEST_REASON, required=required, error_messages=errors)


def _day(name: Any = None) -> forms.DateField:
    return forms.DateField(
        label=name,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _DAY, "invalid": _DAY},
    )


def _decimal(*, required: bool = True) -> forms.DecimalField:
    return forms.DecimalField(
        required=required,
        max_digits=6,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"required": _NUMBER, "invalid": _NUMBER},
    )


class ParametersForm(forms.Form):
    """The parameters of one rule, and why they are to be so."""

    use_required_attribute = False

    reason = _reason(gettext_lazy("Give a reason. It stands beside the rule for everybody to read."))

    def __init__(self, rule: str, told: Any = None, *, first: Mapping[str, str | int]) -> None:
        super().__init__(told, initial=dict(first))
        self.rule = rule
        for name in RULES[rule].parameters:
            widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
            self.fields[name] = forms.CharField(
                label=parameter_name(rule, name), max_length=20, required=False, widget=widget
            )

    @property
    def numbers(self) -> list[tuple[forms.BoundField, str, str]]:
        """The fields of the parameters, each with what it is and what it can be."""
        return [(self[name], parameter_name(self.rule, name), _range(name)) for name in RULES[self.rule].parameters]

    def clean(self) -> dict[str, Any]:
        """Hold each parameter to its range."""
        found = dict(super().clean() or {})
        for name in RULES[self.rule].parameters:
            if name not in self.errors:
                try:
                    read_parameters(self.rule, {name: found[name]})
                except ParameterFault:
                    self.add_error(name, _range(name))
        return found

    def parameters(self) -> dict[str, str]:
        """Return the parameters as they were told."""
        return {name: self.cleaned_data[name] for name in RULES[self.rule].parameters}


def _range(name: str) -> str:
    one = PARAMETERS[name]
    told = {"least": number_words(one.least), "most": number_words(one.most), "decimals": one.decimals}
    if name == "liked_from":
        return _("In half-stars: a whole number from %(least)s to %(most)s.") % told
    if one.decimals:
        return _("A number from %(least)s to %(most)s, with %(decimals)s decimals at most.") % told
    return _("A whole number from %(least)s to %(most)s.") % told


class WeightForm(forms.Form):
    """What an outlet or a critic is to weigh, and why."""

    use_required_attribute = False

    weight = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    )
    reason = _reason(gettext_lazy("Give a reason. It stands beside the weight for everybody to read."))

    def __init__(self, now: int, told: Any = None, *, initial: Mapping[str, Any] | None = None) -> None:
        """Take what it weighs now, in hundredths."""
        super().__init__(told, initial=dict(initial or {}))
        self._now = now

    def clean_weight(self) -> int:
        """Read a weight with a point or a comma; return it in hundredths."""
        typed = _WEIGHT.fullmatch(self.cleaned_data["weight"])
        if typed is None:
            raise forms.ValidationError(_("Give a number from 0 to 4 with two decimals at most, such as 1.5."))
        weight = 100 * int(typed["whole"] or 0) + int((typed["part"] or "").ljust(2, "0"))
        if weight > HEAVIEST:
            raise forms.ValidationError(_("A weight is 4 at most."))
        if weight == self._now:
            raise forms.ValidationError(_("It weighs so much already."))
        return weight


class BandForm(forms.Form):
    """A word for the scores of a rule from one number to another."""

    use_required_attribute = False

    rule = forms.ChoiceField(choices=tuple(TITLES.items()))
    low = _decimal()
    high = _decimal()
    label = forms.CharField(
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Give the word.")},
    )
    since = _day()
    reason = _reason(gettext_lazy("Give a reason. It stands beside the word for everybody to read."))


class EndForm(forms.Form):
    """The last day of a band or a badge."""

    use_required_attribute = False

    until = _day()


class BadgeForm(forms.Form):
    """A badge with its conditions."""

    use_required_attribute = False

    name = forms.CharField(
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Give the badge a name.")},
    )
    conditions = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Say in words what a film must be to get it.")},
    )
    rule = forms.ChoiceField(
        required=False, choices=[("", gettext_lazy("none: editors decide by the words alone")), *TITLES.items()]
    )
    least = _decimal(required=False)
    fewest = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=1_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("Give a whole number.")},
    )
    since = _day()

    def clean(self) -> dict[str, Any]:
        """Ask for the score that a rule is to reach."""
        found = dict(super().clean() or {})
        if found.get("rule") and "least" not in self.errors and found.get("least") is None:
            self.add_error("least", _("Say which score the film must reach."))
        return found

    def told(self) -> dict[str, Any]:
        """Return what `make_badge` takes."""
        given = self.cleaned_data
        least: Decimal | None = given["least"]
        since: date = given["since"]
        return {**given, "least": least, "fewest": given["fewest"] or 0, "since": since}


class AwardForm(forms.Form):
    """A badge for a film."""

    use_required_attribute = False

    badge = forms.TypedChoiceField(
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose a badge."),
            "invalid_choice": gettext_lazy("Choose a badge that may be awarded today."),
        },
    )
    reason = _reason("", required=False)

    def __init__(self, told: Any = None, *, badges: Iterable[BadgeLine]) -> None:
        super().__init__(told)
        self.fields["badge"].choices = [(one.id, one.name) for one in badges]  # type: ignore[attr-defined]


class RevokeForm(forms.Form):
    """Why a badge is taken back."""

    use_required_attribute = False

    reason = _reason(gettext_lazy("Give a reason. It stands in the history of the badge."))
