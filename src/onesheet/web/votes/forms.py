"""Forms of those who run a vote."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import make_aware, make_naive
from django.utils.translation import gettext_lazy as _

from onesheet.festivals.models import Poll
from onesheet.festivals.services.votes import MOST_CODES, PollTold

_TYPED = "%Y-%m-%dT%H:%M"
_FORMATS = [_TYPED, "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"]
_YEARS = (1900, 2200)
"""In which a vote can be: other years are typing errors, and the first and the last ones no zone can count from."""
_SCALES = (("five", _("1 to 5")), ("halves", _("half-stars, ½ to 5")), ("letters", _("A to E, as on slips of paper")))
_RULES = (("mean", _("the mean of its marks")), ("bayes", _("the mean, with some ballots of the mean of all added")))


class _LocalTime(forms.DateTimeField):
    """A time as it is at the festival; `None` where nothing was given. It is made a moment by the form."""

    def __init__(self) -> None:
        super().__init__(
            required=False,
            input_formats=_FORMATS,
            widget=forms.DateTimeInput(format=_TYPED, attrs={"type": "datetime-local"}),
            error_messages={"invalid": _("This is no day with a time. Write it as 2026-09-10 18:00.")},
        )

    def to_python(self, value: Any) -> Any:
        """Return the time without a zone: it is that of the festival, which the form knows."""
        invalid = ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            found = super().to_python(value)
            local = make_naive(found) if isinstance(found, datetime) and found.tzinfo else found
        except OverflowError:
            raise invalid from None
        if local is not None and not _YEARS[0] <= local.year <= _YEARS[1]:
            raise invalid
        return local


def _count(largest: int, smallest: int = 0) -> forms.IntegerField:
    return forms.IntegerField(required=False, min_value=smallest, max_value=largest)


class PollForm(forms.Form):
    """A poll as a programmer describes it."""

    use_required_attribute = False

    name = forms.CharField(
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Give the poll a name, as the award is called.")},
    )
    section = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    scale = forms.ChoiceField(choices=_SCALES)
    rule = forms.ChoiceField(choices=_RULES)
    least_ballots = _count(100_000)
    least_share = forms.DecimalField(required=False, min_value=Decimal(0), max_value=Decimal(100), decimal_places=2)
    prior = _count(10_000)
    by_code = forms.BooleanField(required=False)
    by_member = forms.BooleanField(required=False)
    only_verified = forms.BooleanField(required=False)
    opens = _LocalTime()
    closes = _LocalTime()
    hours = _count(24 * 60)
    reason = forms.CharField(required=False, max_length=500, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args: Any, sections: list[tuple[int, str]], zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["section"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _("all films")), *((str(number), name) for number, name in sections)]
        self._zone = ZoneInfo(zone)

    def told(self) -> PollTold:
        """Return what the service takes; for a valid form."""
        given = self.cleaned_data
        return PollTold(
            name=given["name"], section=given["section"], scale=given["scale"], rule=given["rule"],
            least_ballots=given["least_ballots"] or 0, least_share=(given["least_share"] or Decimal(0)) / 100,
            prior=given["prior"] or 0, by_code=given["by_code"], by_member=given["by_member"],
            only_verified=given["only_verified"], opens=self._moment(given["opens"]), closes=self._moment(given["closes"]),
            hours=given["hours"] or 0,
        )  # fmt: skip

    def _moment(self, local: datetime | None) -> datetime | None:
        return None if local is None else make_aware(local.replace(tzinfo=None), self._zone)


def first_of(poll: Poll | None, zone: str) -> dict[str, Any]:
    """Return what a form shows before anything is typed: the poll as it is, or what most begin with."""
    if poll is None:
        told = PollTold(name="", least_ballots=20)
        names = ("scale", "rule", "least_ballots", "prior", "by_code", "by_member", "only_verified", "hours")
        return {name: getattr(told, name) for name in names} | {"least_share": "10"}
    there = ZoneInfo(zone)
    return {
        "name": poll.name, "section": poll.section_id, "scale": poll.scale, "rule": poll.rule,
        "least_ballots": poll.least_ballots, "least_share": f"{Decimal(str(round(poll.least_share * 100, 2))).normalize():f}",
        "prior": poll.prior, "by_code": poll.by_code, "by_member": poll.by_member, "only_verified": poll.only_verified,
        "opens": make_naive(poll.opens, there) if poll.opens else None,
        "closes": make_naive(poll.closes, there) if poll.closes else None, "hours": poll.hours,
    }  # fmt: skip


class CodesForm(forms.Form):
    """How many codes are made, and as what."""

    use_required_attribute = False

    number = forms.IntegerField(
        min_value=1,
        max_value=MOST_CODES,
        error_messages={"required": _("Say how many codes, as many as there are seats, say.")},
    )
    form = forms.ChoiceField(choices=(("print", _("sheets to print")), ("csv", _("a CSV file"))), initial="print")
