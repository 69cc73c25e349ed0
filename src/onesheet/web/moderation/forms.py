"""The forms of members who report and of moderators who decide."""

from __future__ import annotations

from datetime import datetime, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from onesheet.moderation.models import Report, WordRule
from onesheet.moderation.services.permitted import LONGEST_REASON
from onesheet.moderation.services.reports import LONGEST_TEXT

REASONS = (
    (Report.Reason.SPAM.value, _("It is spam or advertising")),
    (Report.Reason.ABUSE.value, _("It is abuse or harassment")),
    (Report.Reason.SPOILER.value, _("It gives the plot away and is not marked")),
    (Report.Reason.RIGHTS.value, _("It is somebody else’s text")),
    (Report.Reason.OTHER.value, _("Something else")),
)

DAYS = {"1": 1, "7": 7, "30": 30, "365": 365}
PERIODS = (
    ("1", _("one day")),
    ("7", _("one week")),
    ("30", _("30 days")),
    ("365", _("one year")),
    ("", _("for good")),
)
"""How long silence and suspension last."""

RULE_KINDS = (
    (WordRule.Kind.WORD.value, _("a word or phrase")),
    (WordRule.Kind.DOMAIN.value, _("links to a site")),
    (WordRule.Kind.LINKS.value, _("more links than")),
)
RULE_THENS = (
    (WordRule.Then.HOLD.value, _("wait for a moderator")),
    (WordRule.Then.REFUSE.value, _("be refused")),
)


class ReportForm(forms.Form):
    """What is wrong with something."""

    use_required_attribute = False

    reason = forms.ChoiceField(
        choices=REASONS, widget=forms.RadioSelect, error_messages={"required": _("Choose what is wrong with it.")}
    )
    text = forms.CharField(
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"max_length": _("This has 2,000 characters at most.")},
    )


class ActForm(forms.Form):
    """What to do about a thing, and why. The buttons are the choice of `act`."""

    use_required_attribute = False

    act = forms.CharField(required=False)
    reason = forms.CharField(
        max_length=LONGEST_REASON,
        error_messages={
            "required": _("Give a reason. It stands in the log, and the member reads it."),
            "max_length": _("A reason has 500 characters at most."),
        },
    )
    period = forms.ChoiceField(choices=PERIODS, required=False)

    def until(self, now: datetime) -> datetime | None:
        """Return the end of the period; None for good."""
        days = DAYS.get(self.cleaned_data["period"])
        return None if days is None else now + timedelta(days=days)


class CleanUpForm(forms.Form):
    """What the accounts of a wave of spam have in common."""

    use_required_attribute = False

    joined = forms.DateField(
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Give a day as year-month-day, such as 2024-05-04.")},
    )
    text = forms.CharField(required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    like = forms.CharField(required=False, max_length=150, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    usernames = forms.CharField(required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 3}))


class RuleForm(forms.Form):
    """A rule for newcomers' texts."""

    use_required_attribute = False

    kind = forms.ChoiceField(choices=RULE_KINDS)
    pattern = forms.CharField(
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Give the words, the site or the number.")},
    )
    then = forms.ChoiceField(choices=RULE_THENS)


class TryForm(forms.Form):
    """A text to try the rules on."""

    use_required_attribute = False

    sample = forms.CharField(
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Give a text to try the rules on.")},
    )
