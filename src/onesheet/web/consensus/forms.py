"""The form in which an editor writes what critics agree on."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from onesheet.critics.services.consensus import LONGEST, LONGEST_REASON


class AsOf(forms.Form):
    """Carries which sentence its writer saw, so that nobody's is overwritten unseen."""

    use_required_attribute = False

    as_of = forms.IntegerField(min_value=0, max_value=2**62, widget=forms.HiddenInput)


class ConsensusForm(AsOf):
    """A sentence, and why it takes the place of the one before."""

    text = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "class": "sentence"}),
        error_messages={
            "required": _("Write what most critics agree on, in a sentence or two."),
            "max_length": _("A consensus has up to %(limit_value)d signs; this one has %(show_value)d."),
        },
    )
    reason = forms.CharField(
        required=False, max_length=LONGEST_REASON, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class TakeBackForm(AsOf):
    """Why the sentence is taken back."""

    reason = forms.CharField(
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Say why, so that others understand it later.")},
    )
