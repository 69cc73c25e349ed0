"""The form by which an editor states something of a person."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

GENDER_WORDS = {"female": _("female"), "male": _("male"), "other": _("other")}


class GenderForm(forms.Form):
    """A gender, the sentence that says it, and where that stands."""

    use_required_attribute = False

    gender = forms.ChoiceField(required=False, choices=[("", _("not stated")), *GENDER_WORDS.items()])
    quote = forms.CharField(required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    source = forms.CharField(required=False, max_length=500, widget=forms.TextInput(attrs={"autocomplete": "off"}))
